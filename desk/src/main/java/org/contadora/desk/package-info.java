/// The desk: server, rights and what it shows; the only room that knows HTTP.
@NullMarked
package org.contadora.desk;

import org.jspecify.annotations.NullMarked;

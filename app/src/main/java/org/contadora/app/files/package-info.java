/// Output that is written whole or not at all.
@NullMarked
package org.contadora.app.files;

import org.jspecify.annotations.NullMarked;

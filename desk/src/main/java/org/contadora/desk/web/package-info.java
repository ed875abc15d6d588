/// The routes over HTTP; the only package that knows the server.
@NullMarked
package org.contadora.desk.web;

import org.jspecify.annotations.NullMarked;

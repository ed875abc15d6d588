/// What the user pointed at: files, folders, archives and standard input, opened as documents.
@NullMarked
package org.contadora.flights.inputs;

import org.jspecify.annotations.NullMarked;

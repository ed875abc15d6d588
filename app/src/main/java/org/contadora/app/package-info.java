/// The `contadora` command: settings, wiring, terminal and files.
@NullMarked
package org.contadora.app;

import org.jspecify.annotations.NullMarked;

/// The command tree: one class per command, each handed what it works with.
@NullMarked
package org.contadora.app.commands;

import org.jspecify.annotations.NullMarked;

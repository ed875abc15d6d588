/// What a person at a terminal meets: the streams, the words in their language, progress, exit
/// codes.
@NullMarked
package org.contadora.app.terminal;

import org.jspecify.annotations.NullMarked;

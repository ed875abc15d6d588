/// Live feeds: asked politely, read by the engine's readers, flown by its machines, told to whoever
/// listens.
@NullMarked
package org.contadora.desk.live;

import org.jspecify.annotations.NullMarked;

/// What every room shares: identifiers, places on the Earth, dated validity, seeds and refusals.
///
/// Nothing here reads a clock, a file or the network.
@NullMarked
package org.contadora.core;

import org.jspecify.annotations.NullMarked;

/// A seeded world of flights and its truth. It knows the rooms `core` and nothing of the engine, so
/// that a good score means something.
@NullMarked
package org.contadora.simulator;

import org.jspecify.annotations.NullMarked;

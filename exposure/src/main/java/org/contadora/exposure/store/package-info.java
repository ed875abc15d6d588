/// Loaded trade data in one embedded analytical file, replaced whole or not at all; the only place
/// of this room that knows the database.
@NullMarked
package org.contadora.exposure.store;

import org.jspecify.annotations.NullMarked;

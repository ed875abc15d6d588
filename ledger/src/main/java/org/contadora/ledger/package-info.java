/// The append-only record behind every figure: what was captured, found, decided, claimed and
/// corrected.
@NullMarked
package org.contadora.ledger;

import org.jspecify.annotations.NullMarked;

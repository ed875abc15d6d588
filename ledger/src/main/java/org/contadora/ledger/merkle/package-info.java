/// Hashes, proofs and the growing edge of the tree of RFC 9162.
@NullMarked
package org.contadora.ledger.merkle;

import org.jspecify.annotations.NullMarked;

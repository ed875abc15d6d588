/// What the ledger holds, and its one canonical form in bytes.
@NullMarked
package org.contadora.ledger.entries;

import org.jspecify.annotations.NullMarked;

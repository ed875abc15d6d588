/// What the engines found, written into the ledger with the bytes it came from.
@NullMarked
package org.contadora.desk.record;

import org.jspecify.annotations.NullMarked;

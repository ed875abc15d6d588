/// Original bytes, named by their SHA-256.
@NullMarked
package org.contadora.ledger.evidence;

import org.jspecify.annotations.NullMarked;

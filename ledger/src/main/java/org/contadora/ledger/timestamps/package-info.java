/// Times at which others have seen a checkpoint: RFC 3161. The only package that uses BouncyCastle,
/// since the JDK has no time-stamp tokens. It opens no connection.
@NullMarked
package org.contadora.ledger.timestamps;

import org.jspecify.annotations.NullMarked;

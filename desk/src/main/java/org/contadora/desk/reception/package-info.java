/// People who arrive, while the desk runs: in memory only, never in a file, the ledger or a log.
@NullMarked
package org.contadora.desk.reception;

import org.jspecify.annotations.NullMarked;

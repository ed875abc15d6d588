/// Where entries and tree lie: SQLite or PostgreSQL.
@NullMarked
package org.contadora.ledger.store;

import org.jspecify.annotations.NullMarked;

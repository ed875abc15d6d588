/// Signed statements of the size and root of the ledger, in the text forms that tools of
/// transparency logs share: C2SP signed-note, C2SP tlog-checkpoint (<https://c2sp.org>).
///
/// What comes from outside is read strictly: one text has one meaning, and anything else is refused
/// with its name, its value and what was expected.
@NullMarked
package org.contadora.ledger.checkpoints;

import org.jspecify.annotations.NullMarked;

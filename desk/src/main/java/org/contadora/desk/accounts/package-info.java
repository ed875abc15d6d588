/// Who may do what: accounts, passwords, sessions.
@NullMarked
package org.contadora.desk.accounts;

import org.jspecify.annotations.NullMarked;

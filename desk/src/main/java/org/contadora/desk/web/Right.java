package org.contadora.desk.web;

import java.util.Locale;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.accounts.Role;
import org.jspecify.annotations.Nullable;

/// Who may take a route.
enum Right {
  /// Also who has not signed in.
  ANYONE(null),
  READER(Role.READER),
  REVIEWER(Role.REVIEWER),
  ADMINISTRATOR(Role.ADMINISTRATOR);

  private final @Nullable Role role;

  Right(@Nullable Role role) {
    this.role = role;
  }

  boolean allows(@Nullable Account account) {
    return role == null || (account != null && account.role().includes(role));
  }

  /// The name in the API's document: lower case.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

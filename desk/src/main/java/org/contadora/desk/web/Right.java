package org.contadora.desk.web;

import java.util.Locale;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.accounts.Role;
import org.jspecify.annotations.Nullable;

/// Who may take a route.
enum Right {
  /// Also who has not signed in.
  ANYONE(null),
  /// Everybody where the desk is open to the public, else readers. Names and words of those who
  /// decide are left out for who has not signed in.
  PUBLIC(Role.READER),
  READER(Role.READER),
  REVIEWER(Role.REVIEWER),
  /// Who works with the people who arrive.
  RECEPTION(Role.RECEPTION),
  ADMINISTRATOR(Role.ADMINISTRATOR);

  private final @Nullable Role role;

  Right(@Nullable Role role) {
    this.role = role;
  }

  boolean allows(@Nullable Account account, boolean isPublic) {
    return role == null
        || (this == PUBLIC && isPublic)
        || (account != null && account.role().includes(role));
  }

  /// The name in the API's document: lower case.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

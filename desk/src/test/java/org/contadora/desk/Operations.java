package org.contadora.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the API's own document says can be asked, read line by line: its form is our own.
final class Operations {
  private static final Pattern LINE =
      Pattern.compile("^( *)(/[^:]*|get|post|delete|x-right|x-by-person):(?: (\\w+))?$");

  private Operations() {}

  /// Everybody who may ask, and who has not signed in.
  static final List<String> ROLES =
      List.of("none", "reader", "reviewer", "reception", "reviewer_and_reception", "administrator");

  /// What each of them may, by the names of the document.
  private static final Map<String, Set<String>> MAY =
      Map.of(
          "none", Set.of("anyone"),
          "reader", Set.of("anyone", "public", "reader"),
          "reviewer", Set.of("anyone", "public", "reader", "reviewer"),
          "reception", Set.of("anyone", "public", "reader", "reception"),
          "reviewer_and_reception", Set.of("anyone", "public", "reader", "reviewer", "reception"),
          "administrator",
              Set.of("anyone", "public", "reader", "reviewer", "reception", "administrator"));

  static boolean may(String role, Operation operation) {
    return MAY.getOrDefault(role, Set.of()).contains(operation.right());
  }

  /// @param right as the document names it
  /// @param byPerson whether no token may do it
  record Operation(String method, String path, String right, boolean byPerson) {
    /// The path with names that are nobody's.
    String address() {
      return "/api/v1" + path.replaceAll("\\{\\w+}", "none-such");
    }

    String body() {
      return method.equals("POST") ? "{}" : "";
    }
  }

  static List<Operation> of(String document) {
    List<Operation> operations = new ArrayList<>();
    String path = "";
    String method = "";
    for (String line : document.lines().toList()) {
      Matcher found = LINE.matcher(line);
      if (!found.matches()) {
        continue;
      }
      switch (found.group(1).length()) {
        case 2 -> path = found.group(2);
        case 4 -> method = found.group(2).toUpperCase(Locale.ROOT);
        case 6 -> {
          if (found.group(2).equals("x-right")) {
            operations.add(new Operation(method, path, found.group(3), /* byPerson= */ false));
          } else {
            Operation last = operations.removeLast();
            operations.add(
                new Operation(last.method(), last.path(), last.right(), /* byPerson= */ true));
          }
        }
        default -> {}
      }
    }
    return operations;
  }
}

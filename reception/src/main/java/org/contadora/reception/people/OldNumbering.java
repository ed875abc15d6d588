package org.contadora.reception.people;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether the versions of this program that kept no keys beside the rows of a manifest, and
/// numbered those that they took, took the same rows as this one. They knew fewer words for a
/// country, read days with the month first as if the day were, and of two columns with one header
/// only the first.
final class OldNumbering {
  private static final List<String> READ_OTHERWISE =
      List.of("MANIFEST_MONTH_FIRST", "MANIFEST_BIRTH_IMPOSSIBLE");

  private OldNumbering() {}

  static boolean isSure(KeptSheet sheet, Manifest manifest) {
    if (READ_OTHERWISE.stream().anyMatch(manifest.refusals().counts()::containsKey)) {
      return false;
    }
    List<String> header = sheet.rows().getFirst().cells().stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!column.isEmpty() && !seen.add(column)) {
        return false;
      }
    }
    for (KeptSheet.Row row : sheet.rows().subList(1, sheet.rows().size())) {
      List<String> written = manifest.mapping().values(Field.NATIONALITY, header, row.cells());
      boolean alike =
          written.isEmpty()
              || (written.size() == 1
                  && (Countries.code(written.getFirst()).isEmpty()
                      || Countries.isPlain(written.getFirst())));
      if (!alike) {
        return false;
      }
    }
    return true;
  }
}

package org.contadora.exposure.trade;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of the row at hand, by the names in the header.
final class Columns {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private @Nullable CsvRecord row;

  Columns(List<String> names) {
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      places.putIfAbsent(names.get(i), i);
    }
  }

  int count() {
    return names.size();
  }

  List<String> names() {
    return names;
  }

  void on(CsvRecord newRow) {
    row = newRow;
  }

  long line() {
    return row == null ? 0 : row.getStartingLineNumber();
  }

  /// The field called `name`, without spaces around it.
  String text(String name) {
    Integer place = places.get(name);
    if (place == null || row == null) {
      throw new IllegalStateException("The column %s must be among %s.".formatted(name, names));
    }
    return row.getField(place).strip();
  }

  /// The number in the field called `name`; NaN where it is empty or says that it is missing.
  double number(String name) {
    String text = text(name);
    if (text.isEmpty() || text.equals("NA") || text.equals("NaN")) {
      return Double.NaN;
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw new NumberFormatException("%s %s, expected a finite number".formatted(name, text));
    }
    return number;
  }
}

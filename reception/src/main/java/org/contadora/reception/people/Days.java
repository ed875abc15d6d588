package org.contadora.reception.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Days as manifests write them: the year first, the day first as in most of the region, or the
/// month first as in the United States. Which of the last two is meant only a whole column can say.
final class Days {
  private static final List<DateTimeFormatter> CERTAIN = forms("uuuu-M-d", "uuuu/M/d", "d.M.uuuu");
  private static final List<DateTimeFormatter> DAY_FIRST = forms("d/M/uuuu", "d-M-uuuu");
  private static final List<DateTimeFormatter> MONTH_FIRST = forms("M/d/uuuu", "M-d-uuuu");

  private Days() {}

  private static List<DateTimeFormatter> forms(String... patterns) {
    return Stream.of(patterns)
        .map(pattern ->
            DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT))
        .toList();
  }

  /// The day that `text` means; empty if it is none.
  static Optional<LocalDate> read(String text, boolean monthFirst) {
    return parse(text, CERTAIN).or(() -> parse(text, monthFirst ? MONTH_FIRST : DAY_FIRST));
  }

  /// Whether a column has the month first: some of it can be nothing else, and nothing of it can
  /// only have the day first.
  static boolean isMonthFirst(List<String> column) {
    boolean somethingOnlySo = false;
    for (String text : column) {
      boolean dayFirst = parse(text, DAY_FIRST).isPresent();
      boolean monthFirst = parse(text, MONTH_FIRST).isPresent();
      if (dayFirst && !monthFirst) {
        return false;
      }
      somethingOnlySo |= monthFirst && !dayFirst;
    }
    return somethingOnlySo;
  }

  private static Optional<LocalDate> parse(String text, List<DateTimeFormatter> forms) {
    for (DateTimeFormatter form : forms) {
      try {
        return Optional.of(LocalDate.parse(text, form));
      } catch (DateTimeException _) {
        // The next form may be the one.
      }
    }
    return Optional.empty();
  }
}

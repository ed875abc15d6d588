package org.contadora.app.commands;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as the reader's language writes them: 1,230 is not 1.230 everywhere.
final class Figures {
  private static final double USD_PER_MILLION = 1e6;

  private Figures() {}

  /// A rate as it was set: 0.125 is "12.5 %".
  static String rate(Locale locale, double share) {
    return percentOf(share)
            .replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator())
        + " %";
  }

  /// A share in percent, as a plain number with no more digits than it has.
  static String percentOf(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /// A change in percent.
  static String percent(Locale locale, double value) {
    return number(locale, "%.3f", value);
  }

  /// Millions of US$.
  static String millions(Locale locale, double usd) {
    return number(locale, "%,.0f", usd / USD_PER_MILLION);
  }

  /// A residual, the same in every language.
  static String scientific(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  /// A figure without a sign before nothing.
  static String number(Locale locale, String format, double value) {
    String text = String.format(locale, format, value);
    return text.matches("-[0.,]*") ? text.substring(1) : text;
  }
}

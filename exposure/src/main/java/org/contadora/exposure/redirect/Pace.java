package org.contadora.exposure.redirect;

import org.contadora.exposure.trade.TradeDataException;

/// How fast things move. All of these are assumptions, to be varied.
///
/// @param years how many years the plan covers
/// @param ramp by how much what was newly sold can grow in a year: 0.5 is half again
/// @param start share of the headroom that can be used in the first year
/// @param absorption largest share of a market's purchases of a product that may change hands
/// @param fullLossYear from which year on the loss is that of the long run; from the first year it
///   grows there in equal steps
public record Pace(int years, double ramp, double start, double absorption, int fullLossYear) {
  /// Five years; a tenth of the room at once, half again each year; a tenth of a market; the long
  /// run from the fourth year on.
  public static final Pace STANDARD = new Pace(5, 0.5, 0.1, 0.1, 4);

  private static final int MOST_YEARS = 20;

  /// Checks the values.
  public Pace {
    if (years < 1 || years > MOST_YEARS) {
      throw TradeDataException.ofQuestion(
          "The number of years (%d) must be from 1 to %d.".formatted(years, MOST_YEARS));
    }
    if (!(ramp >= 0) || !(start > 0 && start <= 1) || !(absorption > 0 && absorption <= 1)) {
      throw TradeDataException.ofQuestion(
          "The ramp (%s) must be at least 0, start (%s) and absorption (%s) above 0 and at most 1."
              .formatted(ramp, start, absorption));
    }
    if (fullLossYear < 1) {
      throw TradeDataException.ofQuestion(
          "The year of the full loss (%d) must be at least 1.".formatted(fullLossYear));
    }
  }

  /// The loss of each year between that of the short and that of the long run. What is gained, as
  /// where others are taxed more, is no loss.
  public java.util.List<Double> losses(double shortRunUsd, double longRunUsd) {
    double first = Math.max(0, shortRunUsd);
    double last = Math.max(0, longRunUsd);
    java.util.List<Double> losses = new java.util.ArrayList<>();
    for (int year = 1; year <= years; year++) {
      double way = fullLossYear == 1 ? 1 : Math.min(1, (year - 1.0) / (fullLossYear - 1));
      losses.add(first + way * (last - first));
    }
    return losses;
  }
}

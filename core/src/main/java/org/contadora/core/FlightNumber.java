package org.contadora.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A flight as a timetable or a call sign names it: an airline's designator and a number.
///
/// Airlines sell flights under IATA's designator of two characters (`DL1615`, `G641`), and their
/// aircraft call themselves by ICAO's of three letters (`DAL1615`, `GXA41`). No table of airlines
/// is needed to see that two such names can be those of one flight; where it flew and when must
/// tell the rest.
///
/// @param designator IATA's or ICAO's, in capitals
/// @param number digits without leading zeros, and the letter behind them if there is one
public record FlightNumber(String designator, String number) {
  /// IATA's Resolution 762: two characters of which one at least is a letter; a flight number has
  /// up to four digits and may have a letter behind them.
  private static final Pattern FORM =
      Pattern.compile("([A-Z]{3}|[A-Z][A-Z0-9]|[0-9][A-Z])0*([0-9]{1,4}[A-Z]?)");

  private static final int ICAO_LETTERS = 3;

  /// Reads a name in capitals without blanks.
  ///
  /// @return empty if it is none of an airline's flight, such as a registration or a word
  public static Optional<FlightNumber> of(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches() && UsRegistration.findAddress(name).isEmpty()
        ? Optional.of(new FlightNumber(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /// Whether one of both can be what tickets say of the flight that the other one is in the air:
  /// equal numbers, and one designator of IATA's, one of ICAO's.
  public boolean canBeSoldAs(FlightNumber other) {
    return number.equals(other.number)
        && (designator.length() == ICAO_LETTERS) != (other.designator.length() == ICAO_LETTERS);
  }
}

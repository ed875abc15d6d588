package org.contadora.flights.positions;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one aircraft of a list that has no column for it.
///
/// It gets an address of its own, marked as none of ICAO's, made from the document's name, so that
/// two such lists are not taken for one aircraft. Where the name begins with a United States
/// registration (`n703kw_20260825.csv`), the aircraft has that registration and the address is made
/// from it alone, so that two lists of one aircraft go together.
///
/// @param address not ICAO's, with `~`
/// @param registration empty if the name does not begin with one
record UnnamedAircraft(String address, String registration) {
  /// N, a digit that is not 0, up to five characters in all, at the end up to two letters without I
  /// and O (14 CFR 47.15).
  private static final Pattern US_REGISTRATION =
      Pattern.compile(
          "N[1-9](?:[0-9]{0,4}|[0-9]{0,3}[A-HJ-NP-Z]|[0-9]{0,2}[A-HJ-NP-Z]{2})(?![A-Z0-9])");

  private static final int ADDRESS_BITS = 0xffffff;

  static UnnamedAircraft of(String origin) {
    int file =
        Math.max(
            Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')), origin.lastIndexOf('!'));
    Matcher name = US_REGISTRATION.matcher(origin.substring(file + 1).toUpperCase(Locale.ROOT));
    String registration = name.lookingAt() ? name.group() : "";
    int hash = (registration.isEmpty() ? origin : registration).hashCode();
    return new UnnamedAircraft(
        String.format(Locale.ROOT, "~%06x", (hash ^ hash >>> 24) & ADDRESS_BITS), registration);
  }

  void name(RawPosition fix) {
    fix.address = address;
    fix.registration = registration;
  }
}

package org.contadora.flights.positions;

import java.util.Locale;
import java.util.Optional;
import org.contadora.core.IcaoAddress;
import org.contadora.core.UsRegistration;

/// The one aircraft of a list that has no column for it.
///
/// Where the document's name begins with a United States registration (`n703kw_20260825.csv`), the
/// aircraft has that registration and the address that it fixes ([UsRegistration]), so that the
/// list goes together with others of the same aircraft. Else it gets an address of its own, marked
/// as none of ICAO's, made from the name, so that two such lists are not taken for one aircraft.
///
/// @param address ICAO's if there is a registration, else not ICAO's, with `~`
/// @param registration empty if the name does not begin with one
record UnnamedAircraft(String address, String registration) {
  private static final int ADDRESS_BITS = 0xffffff;

  static UnnamedAircraft of(String origin) {
    int file =
        Math.max(
            Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')), origin.lastIndexOf('!'));
    String word = firstWord(origin.substring(file + 1).toUpperCase(Locale.ROOT));
    Optional<IcaoAddress> address = UsRegistration.findAddress(word);
    if (address.isPresent()) {
      return new UnnamedAircraft(address.get().toString(), word);
    }
    int hash = origin.hashCode();
    return new UnnamedAircraft(
        String.format(Locale.ROOT, "~%06x", (hash ^ hash >>> 24) & ADDRESS_BITS), "");
  }

  /// The letters and digits with which a name begins.
  private static String firstWord(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  void name(RawPosition fix) {
    fix.address = address;
    fix.registration = registration;
  }
}

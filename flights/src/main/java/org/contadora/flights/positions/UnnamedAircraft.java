package org.contadora.flights.positions;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.contadora.core.IcaoAddress;
import org.contadora.core.UsRegistration;

/// The one aircraft of a list that has no column for it, such as Flightradar24's tables.
///
/// Where the document's name has a United States registration (`n703kw_20260825.csv`, `flight
/// N703KW.csv`) or an address (`track-a960a9.csv`), the aircraft has it, and the address that a
/// registration fixes ([UsRegistration]), so that the list goes together with others of the same
/// aircraft. Else a row's call sign tells if it is such a registration. Else the aircraft gets an
/// address of its own, marked as none of ICAO's, made from the name, so that two such lists are not
/// taken for one aircraft.
final class UnnamedAircraft {
  private static final int ADDRESS_BITS = 0xffffff;

  /// A registration shorter than this is one only at the beginning of a name: `part-n2` is none.
  private static final int MIN_CHARS = 4;

  /// Six hexadecimal digits, a letter and a figure among them: neither a date nor a word, nor a day
  /// of the two months whose names are hexadecimal (`7feb20`).
  private static final Pattern ADDRESS =
      Pattern.compile("(?=.*[0-9])(?=.*[A-F])(?!\\d(FEB|DEC)\\d\\d|(FEB|DEC)\\d{3})[0-9A-F]{6}");

  private String address;
  private String registration;
  private final boolean namedByDocument;

  private UnnamedAircraft(String address, String registration, boolean namedByDocument) {
    this.address = address;
    this.registration = registration;
    this.namedByDocument = namedByDocument;
  }

  static UnnamedAircraft of(String origin) {
    int file =
        Math.max(
            Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')), origin.lastIndexOf('!'));
    String[] words =
        origin.substring(file + 1).toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+", -1);
    Set<String> addresses = new HashSet<>();
    String registration = "";
    for (int i = 0; i < words.length; i++) {
      Optional<IcaoAddress> fixed =
          i == 0 || words[i].length() >= MIN_CHARS
              ? UsRegistration.findAddress(words[i])
              : Optional.empty();
      if (fixed.isPresent()) {
        addresses.add(fixed.get().toString());
        registration = words[i];
      } else if (ADDRESS.matcher(words[i]).matches()) {
        addresses.add(words[i].toLowerCase(Locale.ROOT));
      }
    }
    if (addresses.size() == 1) {
      return new UnnamedAircraft(addresses.iterator().next(), registration, true);
    }
    int hash = origin.hashCode();
    return new UnnamedAircraft(
        String.format(Locale.ROOT, "~%06x", (hash ^ hash >>> 24) & ADDRESS_BITS), "", false);
  }

  void name(RawPosition fix) {
    if (!namedByDocument) {
      String callsign = fix.callsign.strip().toUpperCase(Locale.ROOT);
      Optional<IcaoAddress> fixed = UsRegistration.findAddress(callsign);
      if (fixed.isPresent()) {
        address = fixed.get().toString();
        registration = callsign;
      }
    }
    fix.address = address;
    fix.registration = registration;
  }

  /// Whether nothing so far told which aircraft it is.
  boolean isUnknown() {
    return address.startsWith("~");
  }
}

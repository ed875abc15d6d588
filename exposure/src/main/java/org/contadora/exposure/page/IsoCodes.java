package org.contadora.exposure.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Two-letter codes of countries for the page, whose maps and names know those.
final class IsoCodes {
  private static final Map<String, String> ALPHA2 = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      ALPHA2.put(Locale.of("", code).getISO3Country(), code);
    }
    // Codes that trade statistics use beside the standard's.
    ALPHA2.put("XKX", "XK");
    ALPHA2.put("KSV", "XK");
    ALPHA2.put("ROM", "RO");
    ALPHA2.put("ZAR", "CD");
  }

  private IsoCodes() {}

  /// The two-letter code; the code itself where there is none.
  static String alpha2(String iso3) {
    return ALPHA2.getOrDefault(iso3, iso3);
  }
}

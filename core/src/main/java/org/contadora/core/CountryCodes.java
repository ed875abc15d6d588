package org.contadora.core;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Codes of countries: engines know three letters (ISO 3166-1 alpha-3), pages two (alpha-2).
public final class CountryCodes {
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
    // The European Union as one: the World Bank's code, and the one that ISO 3166 keeps for it.
    ALPHA2.put("EUU", "EU");
  }

  private CountryCodes() {}

  /// The two-letter code; the code itself where there is none.
  public static String alpha2(String iso3) {
    return ALPHA2.getOrDefault(iso3, iso3);
  }
}

package org.contadora.core;

import java.util.Locale;
import java.util.Map;

/// What countries are called in a language.
public final class CountryNames {
  /// The Java library has no names in Haitian Creole; French is the other official language of
  /// Haiti.
  private static final Map<String, String> NEAREST = Map.of("ht", "fr");

  private final Locale locale;
  private final Map<String, String> own;

  /// @param language ISO 639-1
  /// @param own names that stand before those of the Java library, by two-letter code
  public CountryNames(String language, Map<String, String> own) {
    locale = Locale.of(NEAREST.getOrDefault(language, language));
    this.own = Map.copyOf(own);
  }

  /// The name of a country by its two-letter code (ISO 3166-1); the code itself where there is
  /// none.
  public String of(String alpha2) {
    String name = own.get(alpha2);
    return name != null ? name : Locale.of("", alpha2).getDisplayCountry(locale);
  }
}

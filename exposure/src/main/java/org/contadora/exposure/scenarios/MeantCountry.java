package org.contadora.exposure.scenarios;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contadora.core.Letters;

/// Guesses which country somebody meant who wrote no code of three capitals: another case, two
/// letters, or a name.
final class MeantCountry {
  /// Languages of names; Haitian Creole has none in the Java library.
  private static final List<Locale> LANGUAGES =
      List.of(Locale.of("es"), Locale.ENGLISH, Locale.of("pt"), Locale.FRENCH);

  private MeantCountry() {}

  /// The code in ISO 3166-1 alpha-3.
  static Optional<String> of(String text) {
    String plain = plain(text);
    for (String alpha2 : Locale.getISOCountries()) {
      Locale country = Locale.of("", alpha2);
      String code = country.getISO3Country();
      if (plain.equals(plain(alpha2))
          || plain.equals(plain(code))
          || LANGUAGES.stream()
              .anyMatch(language -> plain.equals(plain(country.getDisplayCountry(language))))) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  private static String plain(String text) {
    return Letters.plain(text).strip();
  }
}

package org.contadora.reception.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.Letters;

/// Countries as manifests write them: code, name or nationality, in any of the desk's languages.
final class Countries {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"), Locale.of("pt"));

  /// Codes, and names as the Java library has them.
  private static final Set<String> PLAIN = new HashSet<>();

  private static final Map<String, String> CODES = read();

  private Countries() {}

  /// The ISO 3166-1 alpha-3 code of what `text` means.
  static Optional<String> code(String text) {
    return Optional.ofNullable(CODES.get(key(text)));
  }

  /// Whether `text` is a code of a country, or its name as the Java library has it: what no list of
  /// words has to tell.
  static boolean isPlain(String text) {
    return PLAIN.contains(plain(text));
  }

  private static Map<String, String> read() {
    Map<String, String> codes = new HashMap<>();
    for (String alpha2 : Locale.getISOCountries()) {
      Locale country = Locale.of("", alpha2);
      String code = country.getISO3Country();
      codes.put(plain(alpha2), code);
      codes.put(plain(code), code);
      PLAIN.add(plain(alpha2));
      PLAIN.add(plain(code));
      for (Locale language : LANGUAGES) {
        codes.putIfAbsent(key(country.getDisplayCountry(language)), code);
        PLAIN.add(plain(country.getDisplayCountry(language)));
      }
    }
    for (String line : text().lines().skip(1).toList()) {
      String[] parts = line.split(",", 2);
      for (String word : parts[1].split(";", -1)) {
        codes.put(key(word), parts[0]);
      }
    }
    return codes;
  }

  /// What names of one country have in common: "Trinidad and Tobago" is "Trinidad & Tobago", "Saint
  /// Lucia" is "St. Lucia", "The Bahamas" is "Bahamas".
  private static String key(String text) {
    return (" " + plain(text) + " ")
        .replace(" saint ", " st ")
        .replaceAll(" (the|and|y|e|et|les|las|los|la)(?= \\S)", "")
        .strip();
  }

  private static String text() {
    try (InputStream content = Countries.class.getResourceAsStream("countries.csv")) {
      if (content == null) {
        throw new IllegalStateException("The resource (countries.csv) is missing.");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without accents, signs and case; the feminine of a nationality is its masculine.
  static String plain(String text) {
    return Letters.plain(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}

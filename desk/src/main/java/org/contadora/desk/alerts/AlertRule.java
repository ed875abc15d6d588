package org.contadora.desk.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.contadora.flights.findings.Verdict;
import org.jspecify.annotations.Nullable;

/// What is to be told, and to whom.
///
/// @param name what people call it
/// @param country ISO 3166-1 code of the country that a flight heads for; null for other kinds
/// @param withinMin how far ahead a country counts, minutes of flight at the speed flown
/// @param mostCountries with more countries ahead than this, a course says nothing
/// @param verdict the machine's least word on the flight
/// @param aircraft the aircraft waited for, in capitals; null for any that is watched
/// @param channels names of the channels over which it is told; the Atom feed has all
public record AlertRule(
    String name,
    AlertKind kind,
    @Nullable String country,
    int withinMin,
    int mostCountries,
    Verdict verdict,
    @Nullable String aircraft,
    List<String> channels) {
  private static final int WITHIN_MIN = 120;
  private static final int MOST_WITHIN_MIN = 240;
  private static final int MOST_COUNTRIES = 6;
  private static final int LONGEST_NAME = 80;

  private static final Set<String> KEYS =
      Set.of("kind", "country", "within", "countries", "verdict", "aircraft", "channels");

  public AlertRule {
    channels = List.copyOf(channels);
  }

  /// A rule from what a person set.
  ///
  /// @throws AlertException if it cannot be used
  static AlertRule of(String name, Map<String, String> settings) {
    Values values = new Values("rule", settings, KEYS);
    requireName("rule", name);
    String code = values.text("kind", "");
    AlertKind kind =
        AlertKind.find(code)
            .orElseThrow(() ->
                values.bad(
                    "kind",
                    code,
                    "one of heading_for, left_hub_at_night, turned_back, watched_seen"));
    String country = null;
    if (kind == AlertKind.HEADING_FOR) {
      country =
          values.needed("country", "a country's two letters, such as GT").toUpperCase(Locale.ROOT);
      if (!country.matches("[A-Z]{2}")) {
        throw values.bad("country", country, "a country's two letters, such as GT");
      }
    }
    String aircraft = values.text("aircraft", "").toUpperCase(Locale.ROOT);
    String verdict = values.text("verdict", "possible");
    if (!verdict.equals("possible") && !verdict.equals("likely")) {
      throw values.bad("verdict", verdict, "possible or likely");
    }
    return new AlertRule(
        name,
        kind,
        country,
        values.number("within", WITHIN_MIN, 10, MOST_WITHIN_MIN),
        values.number("countries", MOST_COUNTRIES, 1, 40),
        verdict.equals("likely") ? Verdict.LIKELY : Verdict.POSSIBLE,
        aircraft.isEmpty() ? null : aircraft,
        values.list("channels"));
  }

  static void requireName(String what, String name) {
    boolean good =
        !name.isBlank()
            && name.length() <= LONGEST_NAME
            && name.codePoints().noneMatch(Character::isISOControl);
    if (!good) {
      throw new AlertException(
          "The name of the %s must have 1 to %d characters.".formatted(what, LONGEST_NAME));
    }
  }

  /// Its settings, as [#of] reads them.
  public Map<String, String> settings() {
    var settings = new java.util.LinkedHashMap<String, String>();
    settings.put("kind", kind.code());
    if (country != null) {
      settings.put("country", country);
      settings.put("within", String.valueOf(withinMin));
      settings.put("countries", String.valueOf(mostCountries));
    }
    settings.put("verdict", verdict.code());
    if (aircraft != null) {
      settings.put("aircraft", aircraft);
    }
    settings.put("channels", String.join(",", channels));
    return settings;
  }
}

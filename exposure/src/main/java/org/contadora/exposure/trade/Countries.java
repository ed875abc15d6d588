package org.contadora.exposure.trade;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.core.Letters;
import org.contadora.exposure.trade.TradeRow.CountryCode;

/// Finds countries by the codes and names that publishers use.
public final class Countries {
  /// The European Union as one, as the World Bank codes it.
  public static final String EUROPEAN_UNION = "EUU";

  /// All countries together, as the World Bank codes them.
  public static final String WORLD = "WLD";

  /// BACI's scheme of codes.
  static final String BACI = "baci";

  /// The Census Bureau's scheme of codes.
  static final String CENSUS = "census";

  /// Members of the European Union since 2020.
  public static final Set<String> MEMBERS_OF_THE_UNION =
      Set.of(
          "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV",
          "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN",
          "SWE");

  /// The Census Bureau's code of the European Union as one partner.
  private static final String CENSUS_UNION = "0003";

  private static final Set<String> ISO3 = iso3();

  private final Map<String, String> iso3ByBaci = new HashMap<>();
  private final Map<String, String> iso3ByCensus = new HashMap<>();
  private final Map<String, String> iso3ByName = new HashMap<>();
  private final Map<String, String> nameByIso3 = new TreeMap<>();

  /// Knows names in English and Spanish, and no publisher's codes yet.
  public Countries() {
    for (String iso2 : Locale.getISOCountries()) {
      Locale country = Locale.of("", iso2);
      String iso3 = country.getISO3Country();
      for (Locale language : new Locale[] {Locale.ENGLISH, Locale.of("es")}) {
        iso3ByName.putIfAbsent(plain(country.getDisplayCountry(language)), iso3);
      }
      nameByIso3.put(iso3, country.getDisplayCountry(Locale.ENGLISH));
    }
    iso3ByCensus.put(CENSUS_UNION, EUROPEAN_UNION);
    iso3ByName.put(plain("European Union"), EUROPEAN_UNION);
    iso3ByName.put(plain("Korea, South"), "KOR");
    iso3ByName.put(plain("Turkey"), "TUR");
    iso3ByName.put(plain("Gaza Strip administered by Israel"), "PSE");
    iso3ByName.put(plain("West Bank administered by Israel"), "PSE");
    nameByIso3.put(EUROPEAN_UNION, "European Union");
    nameByIso3.put(WORLD, "World");
  }

  /// Knows `codes` too.
  public Countries(Collection<CountryCode> codes) {
    this();
    codes.forEach(this::add);
  }

  /// Learns one code.
  public void add(CountryCode code) {
    if (!code.code().isEmpty()) {
      switch (code.scheme()) {
        case BACI -> iso3ByBaci.put(code.code(), code.iso3());
        case CENSUS -> iso3ByCensus.put(code.code(), code.iso3());
        default -> {
          // Only a name.
        }
      }
    }
    iso3ByName.putIfAbsent(plain(code.name()), code.iso3());
    nameByIso3.putIfAbsent(code.iso3(), code.name());
  }

  /// The country with this code of BACI.
  public Optional<String> ofBaci(String code) {
    return Optional.ofNullable(iso3ByBaci.get(code));
  }

  /// The country with this code of the Census Bureau.
  public Optional<String> ofCensus(String code) {
    return Optional.ofNullable(iso3ByCensus.get(code));
  }

  /// Whether any code of BACI is known.
  boolean knowsBaci() {
    return !iso3ByBaci.isEmpty();
  }

  /// The country that is called so, in English or Spanish, with or without accents and capitals.
  public Optional<String> named(String name) {
    return Optional.ofNullable(iso3ByName.get(plain(name)));
  }

  /// The country's name in English, or its code where none is known.
  public String name(String iso3) {
    return nameByIso3.getOrDefault(iso3, iso3);
  }

  /// Whether `code` is a country of ISO 3166-1, or Kosovo as most publishers code it.
  public static boolean isCountry(String code) {
    return ISO3.contains(code);
  }

  private static Set<String> iso3() {
    Set<String> codes = new java.util.HashSet<>(Set.of("XKX"));
    for (String iso2 : Locale.getISOCountries()) {
      codes.add(Locale.of("", iso2).getISO3Country());
    }
    return Set.copyOf(codes);
  }

  private static String plain(String name) {
    return Letters.plain(name).strip();
  }
}

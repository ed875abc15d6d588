package org.contadora.reception.pathways;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// What is known of one person. What is not given is not known, which is something else than "no".
///
/// Nothing of it is ever part of [#toString].
public final class Facts {
  static final String NATIONALITY = "Nationality";

  /// Code of a stateless person in travel documents (ICAO Doc 9303, part 3, section 5).
  private static final String STATELESS = "XXA";

  static final String NATIONAL_HERE = "National here";
  static final String PRESENT_HERE = "Present here";

  private final Set<String> nationalities;
  private final String presentIn;
  private final Map<String, Value> everywhere;
  private final Map<String, Map<String, Value>> byHost;

  /// What stands for each fact that is not given; nothing for names that are no facts.
  private final Map<String, Value> notKnown;

  private final List<Unclear> unclear;

  private Facts(Builder builder) {
    this.nationalities = new LinkedHashSet<>(builder.nationalities);
    this.presentIn = builder.presentIn;
    this.notKnown = builder.notKnown;
    this.unclear = List.copyOf(builder.unclear.values());
    this.everywhere = new HashMap<>(builder.everywhere);
    this.byHost = new HashMap<>();
    builder.byHost.forEach((host, facts) -> byHost.put(host, new HashMap<>(facts)));
  }

  /// Gathers what is known.
  public static final class Builder {
    private final Map<String, Fact> catalogue;
    private final Map<String, Value> notKnown;
    private final KnownCodes codes;
    private final Map<String, Unclear> unclear = new TreeMap<>();
    private final Set<String> nationalities = new LinkedHashSet<>();
    private final Map<String, Value> everywhere = new HashMap<>();
    private final Map<String, Map<String, Value>> byHost = new HashMap<>();
    private String presentIn = "";

    /// An empty one.
    ///
    /// @param catalogue the facts there are, by name
    /// @param notKnown what stands for each of them as long as it is not given
    /// @param codes that the tables compare texts with
    Builder(Map<String, Fact> catalogue, Map<String, Value> notKnown, KnownCodes codes) {
      this.catalogue = catalogue;
      this.codes = codes;
      this.notKnown = notKnown;
    }

    /// Adds a nationality held.
    ///
    /// @param country ISO 3166-1 alpha-3
    public Builder nationality(String country) {
      nationalities.add(country(country));
      return this;
    }

    /// Sets the country in which the person is now.
    public Builder presentIn(String country) {
      presentIn = country(country);
      return this;
    }

    /// Sets a fact that is the same whatever the receiving country.
    ///
    /// @throws IllegalArgumentException if there is no such fact, or its value is of another type
    public Builder fact(String name, Value value) {
      if (name.equals(NATIONALITY) && value instanceof Value.Text(String country)) {
        return nationality(country);
      }
      everywhere.put(checked(name, value), value);
      return this;
    }

    /// Sets a fact about one receiving country.
    public Builder factIn(String host, String name, Value value) {
      byHost.computeIfAbsent(country(host), _ -> new HashMap<>()).put(checked(name, value), value);
      return this;
    }

    /// Sets a fact written as text: `true`, `12`, `2026-03-01`, `VEN`. A text that is none of the
    /// codes which the tables know leaves the fact not known and is one of [Facts#unclear].
    ///
    /// @throws IllegalArgumentException if there is no such fact, or the text is none of its type;
    ///   the message does not repeat the text
    public Builder read(String name, String text) {
      @Nullable Fact fact = catalogue.get(name);
      if (fact == null) {
        throw unknownFact(name);
      }
      @Nullable Value value = value(fact.type(), text.strip());
      if (value == null) {
        throw wrongType(fact);
      }
      unclear.remove(name);
      if (!(value instanceof Value.Text(String said))) {
        return fact(name, value);
      }
      if (name.equals(NATIONALITY)) {
        requireCountry(said);
      }
      Optional<String> code = codes.code(name, said);
      if (code.isEmpty()) {
        everywhere.remove(name);
        unclear.put(name, new Unclear(fact, said, codes.of(name)));
        return this;
      }
      return fact(name, Value.of(code.get()));
    }

    /// Letters that are no country's would be a firm no for every nationality.
    private static void requireCountry(String code) {
      String upper = code.toUpperCase(Locale.ROOT);
      if (!upper.equals(STATELESS)
          && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).contains(upper)) {
        throw new IllegalArgumentException(
            "A nationality must be given by the three letters of a country, such as VEN (ISO 3166-1 alpha-3), or %s for none."
                .formatted(STATELESS));
      }
    }

    /// What was gathered.
    public Facts build() {
      return new Facts(this);
    }

    private String checked(String name, Value value) {
      @Nullable Fact fact = catalogue.get(name);
      if (fact == null) {
        throw unknownFact(name);
      }
      if (!org.contadora.reception.rules.feel.Types.belongs(value, fact.type())) {
        throw wrongType(fact);
      }
      return name;
    }

    private IllegalArgumentException unknownFact(String name) {
      return new IllegalArgumentException(
          "The fact (%s) must be one of %s.".formatted(name, new TreeMap<>(catalogue).keySet()));
    }

    private static IllegalArgumentException wrongType(Fact fact) {
      String wanted =
          switch (fact.type()) {
            case "boolean" -> "yes or no";
            case "number" -> "a number";
            case "date" -> "a day such as 2026-03-01";
            default -> "a text";
          };
      return new IllegalArgumentException(
          "The value of the fact (%s) must be %s.".formatted(fact.name(), wanted));
    }

    private static @Nullable Value value(String type, String text) {
      try {
        return switch (type) {
          case "number" -> new Value.Num(new BigDecimal(text));
          case "date" -> Value.of(LocalDate.parse(text));
          case "boolean" ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "y", "sí", "si", "sim", "oui", "wi" -> Value.Bool.TRUE;
                case "false", "no", "n", "não", "nao", "non" -> Value.Bool.FALSE;
                default -> null;
              };
          default -> Value.of(text);
        };
      } catch (NumberFormatException | DateTimeException _) {
        return null;
      }
    }

    private static String country(String code) {
      String upper = code.strip().toUpperCase(Locale.ROOT);
      if (!upper.matches("[A-Z]{3}")) {
        throw new IllegalArgumentException(
            "A country must be given by its three letters, such as VEN (ISO 3166-1 alpha-3).");
      }
      return upper;
    }
  }

  /// Every nationality that the tables have to be asked for; one entry if none is known.
  List<String> nationalities() {
    return nationalities.isEmpty() ? List.of("") : List.copyOf(nationalities);
  }

  /// Answers that are none of the codes which the tables know; each counts as not known.
  public List<Unclear> unclear() {
    return unclear;
  }

  /// What the names in a table stand for.
  ///
  /// @param nationality one of those held; empty if none is known
  Scope scope(String host, String nationality) {
    Map<String, Value> here = byHost.getOrDefault(host, Map.of());
    return name -> {
      @Nullable Value derived = derived(name, host, nationality);
      if (derived != null) {
        return derived;
      }
      @Nullable Value value = here.get(name);
      if (value == null) {
        value = everywhere.get(name);
      }
      return value == null ? notKnown.get(name) : value;
    };
  }

  /// The known ones among the facts `names`.
  Map<String, Value> known(List<String> names, String host, String nationality) {
    Map<String, Value> known = new HashMap<>();
    Scope scope = scope(host, nationality);
    for (String name : names) {
      @Nullable Value value = scope.find(name);
      if (value != null && value.isKnown()) {
        known.put(name, value);
      }
    }
    return known;
  }

  private @Nullable Value derived(String name, String host, String nationality) {
    return switch (name) {
      case NATIONALITY -> nationality.isEmpty() ? notKnown.get(NATIONALITY) : Value.of(nationality);
      case NATIONAL_HERE ->
          nationalities.isEmpty()
              ? notKnown.get(NATIONALITY)
              : Value.of(nationalities.contains(host));
      case PRESENT_HERE -> presentIn.isEmpty() ? null : Value.of(presentIn.equals(host));
      default -> null;
    };
  }

  @Override
  public String toString() {
    return "facts of one person";
  }
}

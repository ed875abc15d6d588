package org.contadora.desk.chronology;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.ledger.entries.Claim;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What others claim of a flight, held against what the flight's card says.
public final class ClaimComparison {
  private static final Set<String> PEOPLE =
      Set.of("people", "persons", "passengers", "persons_per_flight", "people_aboard");

  private final Airports airports;

  /// @param airports where the countries of airports are looked up
  public ClaimComparison(Airports airports) {
    this.airports = airports;
  }

  /// How a claim stands to the card.
  ///
  /// @param ours what the card says of the same, null if nothing that could be compared
  /// @param agrees null if it cannot be compared
  public record Compared(@Nullable String ours, @Nullable Boolean agrees) {
    static final Compared NOT = new Compared(null, null);
  }

  /// Compares a claim with a flight in the card's JSON form.
  public Compared compare(Claim claim, JsonNode flight) {
    Claim.Statement statement = claim.statement();
    if (statement == null || statement.value() == null) {
      return Compared.NOT;
    }
    String value = Chronology.normal(statement.value());
    String predicate = statement.predicate();
    if (PEOPLE.contains(predicate)) {
      return people(value, flight.path("people"));
    }
    return switch (predicate) {
      case "class", "operator", "callsign", "registration", "type", "icao24", "date" ->
          same(value, flight.path(predicate).asString(""));
      case "departure", "arrival" ->
          place(value, flight.path(predicate).path("airport").asString(""));
      default -> Compared.NOT;
    };
  }

  private static Compared same(String value, String ours) {
    return ours.isEmpty()
        ? Compared.NOT
        : new Compared(ours, value.equals(Chronology.normal(ours)));
  }

  /// A number of people agrees with a range that holds it.
  private static Compared people(String value, JsonNode people) {
    if (!people.isObject() || !value.matches("[0-9]{1,6}")) {
      return Compared.NOT;
    }
    int low = people.path("low").asInt();
    int high = people.path("high").asInt();
    int said = Integer.parseInt(value);
    return new Compared(
        low == high ? Integer.toString(low) : low + "–" + high, said >= low && said <= high);
  }

  /// An airport agrees by its code, a country by being the airport's.
  private Compared place(String value, String ours) {
    if (ours.isEmpty()) {
      return Compared.NOT;
    }
    Optional<Airport> airport = airports.find(ours);
    boolean agrees =
        value.equals(ours.toLowerCase(Locale.ROOT))
            || airport
                .filter(one ->
                    value.equals(one.country().toLowerCase(Locale.ROOT))
                        || value.equals(one.municipality().toLowerCase(Locale.ROOT)))
                .isPresent();
    return new Compared(ours, agrees);
  }
}

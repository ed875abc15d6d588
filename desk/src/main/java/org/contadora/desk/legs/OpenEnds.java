package org.contadora.desk.legs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.Countries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ends whose airport is not known, on a board that was fed when they had no country: the airports
/// that they may have been at stand in each leg's document, and may all lie in one.
final class OpenEnds {
  private OpenEnds() {}

  private record Found(
      String legId, String rotationId, @Nullable String departure, @Nullable String arrival) {}

  /// Finds the countries of such ends, and counts the removal flights anew to which they belong.
  static void findCountries(Handle handle, Airports airports) {
    List<Found> all = find(handle, new Countries(airports::find));
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update leg set departure_country = coalesce(departure_country, :departure),
              arrival_country = coalesce(arrival_country, :arrival) where leg_id = :leg_id
            """);
    Set<String> rotations = new LinkedHashSet<>();
    for (Found found : all) {
      batch
          .bind("leg_id", found.legId())
          .bind("departure", found.departure())
          .bind("arrival", found.arrival())
          .add();
      rotations.add(found.rotationId());
    }
    batch.execute();
    var projection = new Projection(handle);
    rotations.forEach(projection::forget);
    rotations.forEach(projection::count);
  }

  private static List<Found> find(Handle handle, Countries countries) {
    List<Found> all = new ArrayList<>();
    handle
        .createQuery(
            """
            select leg_id, rotation_id, flight from leg join leg_document using (leg_id)
            where departure_airport is null and departure_country is null
              or arrival_airport is null and arrival_country is null
            """)
        .map((row, _) -> {
          JsonNode flight = JsonMapper.shared().readTree(Packed.unpack(row.getBytes("flight")));
          return new Found(
              row.getString("leg_id"),
              row.getString("rotation_id"),
              country(flight.path("departure"), countries),
              country(flight.path("arrival"), countries));
        })
        .forEach(found -> {
          if (found.departure() != null || found.arrival() != null) {
            all.add(found);
          }
        });
    return all;
  }

  private static @Nullable String country(JsonNode end, Countries countries) {
    List<String> candidates = new ArrayList<>();
    end.path("candidates").forEach(code -> candidates.add(code.asString()));
    return end.path("airport").isString() ? null : countries.findShared(candidates).orElse(null);
  }
}

package org.contadora.desk.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.findings.Evidence;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.positions.Aircraft;
import org.contadora.ledger.entries.Observation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Legs and findings as the engine has them, from what [LegEntries] wrote of them.
final class EngineForm {
  private static final double E6 = 1e6;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private EngineForm() {}

  /// What the machine said of a leg.
  ///
  /// @param said null where it was never held removal-related
  static Finding finding(Observation seen, org.contadora.ledger.entries.@Nullable Finding said) {
    Leg leg = leg(seen.subject().id(), MAPPER.readTree(seen.payload().text()));
    String alone = "r-" + leg.id();
    if (said == null) {
      return new Finding(
          leg, FlightClass.OTHER, 1, null, List.of(), alone, null, List.of(), seen.rulesVersion());
    }
    JsonNode rest = MAPPER.readTree(said.payload().text());
    return new Finding(
        leg,
        FlightClass.valueOf(upper(said.findingClass())),
        said.probabilityPpm() / E6,
        text(rest, "operator"),
        texts(rest.path("tags")).stream().map(tag -> Tag.valueOf(upper(tag))).toList(),
        rest.path("rotation_id").asString(alone),
        rest.has("people_low") ? people(rest) : null,
        said.evidence().stream().map(EngineForm::evidence).toList(),
        said.rulesVersion());
  }

  private static People people(JsonNode rest) {
    return new People(
        rest.path("people_low").asInt(),
        rest.path("people_high").asInt(),
        rest.path("people_basis").asString(""),
        rest.path("people_source").asString(""));
  }

  private static Evidence evidence(org.contadora.ledger.entries.Finding.Evidence item) {
    Map<String, String> parameters = new HashMap<>();
    MAPPER
        .readTree(item.parameters().text())
        .properties()
        .forEach(one -> parameters.put(one.getKey(), one.getValue().asString()));
    return new Evidence(item.code(), parameters, item.weightPpm() / E6, item.source());
  }

  /// Events on the way are not recorded.
  private static Leg leg(String id, JsonNode leg) {
    String address = text(leg, "icao24");
    return new Leg(
        id,
        new Aircraft(
            address == null ? null : IcaoAddress.parse(address).orElse(null),
            text(leg, "registration"),
            text(leg, "type"),
            null,
            0),
        text(leg, "callsign"),
        texts(leg.path("callsigns")),
        end(leg.path("departure")),
        end(leg.path("arrival")),
        time(leg, "first_seen"),
        time(leg, "last_seen"),
        texts(leg.path("flags")).stream().map(flag -> LegFlag.valueOf(upper(flag))).toList(),
        List.of(),
        track(leg.path("track_lat_e6_lon_e6_unix_s_altitude_ft")),
        leg.path("source").asString(""));
  }

  private static LegEnd end(JsonNode end) {
    return new LegEnd(
        text(end, "airport"),
        Basis.valueOf(upper(end.path("basis").asString(Basis.UNKNOWN.name()))),
        time(end, "time"),
        end.path("reason").asString(""),
        texts(end.path("candidates")));
  }

  private static List<TrackPoint> track(JsonNode points) {
    List<TrackPoint> track = new ArrayList<>();
    for (JsonNode point : points) {
      track.add(
          new TrackPoint(
              Instant.ofEpochSecond(point.path(2).asLong()),
              new GeoPoint(point.path(0).asLong() / E6, point.path(1).asLong() / E6),
              point.path(3).asInt()));
    }
    return track;
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.path(name).isString() ? json.path(name).asString() : null;
  }

  private static @Nullable Instant time(JsonNode json, String name) {
    String time = text(json, name);
    return time == null ? null : Instant.parse(time);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asString()));
    return texts;
  }

  private static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}

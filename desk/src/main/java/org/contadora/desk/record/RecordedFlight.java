package org.contadora.desk.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Verdict;
import org.contadora.flights.report.PageJson;
import org.contadora.ledger.History;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Finding;
import org.contadora.ledger.entries.Json;
import org.contadora.ledger.entries.Observation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A leg as the ledger has it: its last observation and finding that nobody had corrected by the
/// moment at which the history was taken.
///
/// @param observation where the leg's observation stands
/// @param finding where the finding on it stands, null where the leg was never held removal-related
public record RecordedFlight(LedgerEntry observation, @Nullable LedgerEntry finding) {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final double E6 = 1e6;

  /// Longitude, latitude, seconds and feet of a track point stand at these places in the ledger.
  private static final int[] TRACK_ORDER = {1, 0, 2, 3};

  /// The leg as of a history; empty if nothing had been observed of it, or all of that was
  /// withdrawn.
  public static Optional<RecordedFlight> of(History history) {
    return last(history, Observation.class)
        .map(seen -> new RecordedFlight(seen, last(history, Finding.class).orElse(null)));
  }

  private static Optional<LedgerEntry> last(History history, Class<? extends Entry> kind) {
    return history.standing().reversed().stream()
        .filter(entry -> kind.isInstance(entry.recorded().entry()))
        .filter(entry -> entry.recorded().entry().subjects().contains(history.subject()))
        .findFirst();
  }

  /// The leg and what the machine said of it as the engine has them, to be put on the board;
  /// without events on the way, and gaps, which are not recorded.
  public org.contadora.flights.findings.Finding judged() {
    return EngineForm.finding(
        (Observation) observation.recorded().entry(),
        finding == null ? null : (Finding) finding.recorded().entry());
  }

  /// The flight in the JSON form that the board's card has: see
  /// [org.contadora.flights.report.PageJson].
  ///
  /// The probability is null where the machine said nothing: of legs that it does not hold
  /// removal-related the ledger keeps the observation alone.
  public ObjectNode json() {
    Observation seen = (Observation) observation.recorded().entry();
    JsonNode leg = read(seen.payload());
    ObjectNode flight = MAPPER.createObjectNode();
    flight.put("leg_id", seen.subject().id());
    for (String name : new String[] {"icao24", "registration", "type", "callsign"}) {
      flight.set(name, leg.path(name).isString() ? leg.get(name) : flight.nullNode());
    }
    ObjectNode departure = end(leg.path("departure"));
    String start = leg.path("departure").path("time").asString(leg.path("first_seen").asString(""));
    flight.put("date", start.isEmpty() ? null : start.substring(0, 10));
    judgement(flight, seen.subject().id());
    flight.set("departure", departure);
    flight.set("arrival", end(leg.path("arrival")));
    flight.set("flags", leg.path("flags").isArray() ? leg.get("flags") : flight.arrayNode());
    flight.putArray("events");
    track(flight.putArray("track"), leg.path("track_lat_e6_lon_e6_unix_s_altitude_ft"));
    flight.put("source", leg.path("source").asString(""));
    return flight;
  }

  private void judgement(ObjectNode flight, String legId) {
    if (finding == null) {
      flight.put("class", FlightClass.OTHER.code());
      flight.putNull("probability");
      flight.put("verdict", Verdict.NOT.code());
      flight.putNull("operator");
      flight.putArray("tags");
      flight.put("rotation_id", "r-" + legId);
      flight.putNull("people");
      flight.putArray("evidence");
      return;
    }
    Finding said = (Finding) finding.recorded().entry();
    double probability = said.probabilityPpm() / E6;
    flight.put("class", said.findingClass());
    flight.put("probability", PageJson.probability(probability));
    boolean related = !said.findingClass().equals(FlightClass.OTHER.code());
    flight.put("verdict", (related ? Verdict.of(probability) : Verdict.NOT).code());
    JsonNode rest = read(said.payload());
    flight.set(
        "operator", rest.path("operator").isString() ? rest.get("operator") : flight.nullNode());
    flight.set("tags", rest.path("tags").isArray() ? rest.get("tags") : flight.arrayNode());
    flight.put("rotation_id", rest.path("rotation_id").asString("r-" + legId));
    if (rest.has("people_low")) {
      flight
          .putObject("people")
          .put("low", rest.path("people_low").asInt())
          .put("high", rest.path("people_high").asInt())
          .put("basis", rest.path("people_basis").asString(""))
          .put("source", rest.path("people_source").asString(""));
    } else {
      flight.putNull("people");
    }
    ArrayNode evidence = flight.putArray("evidence");
    for (Finding.Evidence item : said.evidence()) {
      ObjectNode one = evidence.addObject();
      one.put("code", item.code());
      one.set("parameters", read(item.parameters()));
      one.put("weight", Math.round(item.weightPpm() / E6 * 1000) / 1000.0);
      one.put("source", item.source());
    }
  }

  private static ObjectNode end(JsonNode recorded) {
    ObjectNode end = MAPPER.createObjectNode();
    for (String name : new String[] {"airport", "basis", "reason"}) {
      end.set(name, recorded.path(name).isString() ? recorded.get(name) : end.nullNode());
    }
    String time = recorded.path("time").asString("");
    end.put(
        "time",
        time.isEmpty() ? null : Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString());
    end.set(
        "candidates",
        recorded.path("candidates").isArray() ? recorded.get("candidates") : end.arrayNode());
    return end;
  }

  private static void track(ArrayNode track, JsonNode recorded) {
    for (JsonNode point : recorded) {
      ArrayNode to = track.addArray();
      for (int i = 0; i < TRACK_ORDER.length; i++) {
        JsonNode value = point.path(TRACK_ORDER[i]);
        if (i < 2) {
          to.add(value.asLong() / E6);
        } else {
          to.add(value);
        }
      }
    }
  }

  /// Codes of the airports that the flight names.
  public static Iterable<String> airports(JsonNode flight) {
    TreeSet<String> codes = new TreeSet<>();
    for (String name : new String[] {"departure", "arrival"}) {
      JsonNode end = flight.path(name);
      if (end.path("airport").isString()) {
        codes.add(end.path("airport").asString());
      }
      end.path("candidates").forEach(code -> codes.add(code.asString()));
    }
    return codes;
  }

  private static JsonNode read(Json json) {
    return MAPPER.readTree(json.text());
  }
}

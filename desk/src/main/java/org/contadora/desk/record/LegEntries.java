package org.contadora.desk.record;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.contadora.flights.findings.Evidence;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.ledger.entries.Json;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Legs and findings of the flights engine in the ledger's form: whole numbers with their unit in
/// the name, so that the same finding always has the same bytes.
final class LegEntries {
  private static final int PPM = 1_000_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final String engine;

  /// @param engine name and version of the program that rebuilt the legs
  LegEntries(String engine) {
    this.engine = engine;
  }

  /// What was seen of a leg: aircraft, ends with their bases, thinned track.
  ///
  /// @param source where in the captures the leg comes from
  /// @param joins legs that are parts of it
  Observation observation(Finding finding, List<Hash> captures, String source, List<String> joins) {
    Leg leg = finding.leg();
    return new Observation(
        Subject.leg(leg.id()),
        captures,
        engine,
        finding.rulesVersion(),
        Json.of(leg(leg, source, joins)));
  }

  /// What the machine says of a leg.
  org.contadora.ledger.entries.Finding finding(Finding finding) {
    return new org.contadora.ledger.entries.Finding(
        Subject.leg(finding.leg().id()),
        finding.flightClass().code(),
        Math.round(finding.probability() * PPM),
        finding.evidence().stream().map(LegEntries::evidence).toList(),
        finding.rulesVersion(),
        Json.of(judgement(finding)));
  }

  private static org.contadora.ledger.entries.Finding.Evidence evidence(Evidence item) {
    var parameters = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), parameters)) {
      json.writeStartObject();
      new TreeMap<>(item.parameters()).forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    return new org.contadora.ledger.entries.Finding.Evidence(
        item.code(),
        Math.round(item.weight() * PPM),
        Json.of(parameters.toString()),
        item.source());
  }

  private static String leg(Leg leg, String source, List<String> joins) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      text(json, "icao24", leg.aircraft().address());
      text(json, "registration", leg.aircraft().registration());
      text(json, "type", leg.aircraft().typeCode());
      text(json, "callsign", leg.callsign());
      texts(json, "callsigns", leg.callsigns());
      end(json, "departure", leg.departure());
      end(json, "arrival", leg.arrival());
      text(json, "first_seen", leg.firstSeen());
      text(json, "last_seen", leg.lastSeen());
      texts(json, "flags", leg.flags().stream().map(LegEntries::lower).toList());
      track(json, leg.track());
      json.writeStringProperty("source", source);
      if (!joins.isEmpty()) {
        texts(json, JoinedLegs.JOINS, joins);
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void end(JsonGenerator json, String name, LegEnd end) {
    json.writeObjectPropertyStart(name);
    text(json, "airport", end.airport());
    json.writeStringProperty("basis", lower(end.basis()));
    text(json, "time", end.time());
    json.writeStringProperty("reason", end.reason());
    texts(json, "candidates", end.candidates());
    json.writeEndObject();
  }

  /// Latitude and longitude in millionths of a degree, seconds since 1970, feet.
  private static void track(JsonGenerator json, List<TrackPoint> track) {
    json.writeArrayPropertyStart("track_lat_e6_lon_e6_unix_s_altitude_ft");
    for (TrackPoint point : track) {
      json.writeStartArray();
      json.writeNumber(Math.round(point.point().latDeg() * 1e6));
      json.writeNumber(Math.round(point.point().lonDeg() * 1e6));
      json.writeNumber(point.time().getEpochSecond());
      json.writeNumber(point.altitudeFt());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static String judgement(Finding finding) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      text(json, "operator", finding.operator());
      texts(json, "tags", finding.tags().stream().map(Tag::code).toList());
      json.writeStringProperty("rotation_id", finding.rotationId());
      People people = finding.people();
      if (people != null) {
        json.writeNumberProperty("people_low", people.low());
        json.writeNumberProperty("people_high", people.high());
        json.writeStringProperty("people_basis", people.basis());
        json.writeStringProperty("people_source", people.source());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Writes nothing where there is nothing: the canonical form has no null.
  private static void text(JsonGenerator json, String name, @Nullable Object value) {
    if (value instanceof Instant time) {
      json.writeStringProperty(name, time.toString());
    } else if (value != null) {
      json.writeStringProperty(name, value.toString());
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}

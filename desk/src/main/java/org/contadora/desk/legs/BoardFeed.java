package org.contadora.desk.legs;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.report.PageJson;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Coverage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Takes findings, aircraft by aircraft, into the board's tables. A leg that was there before is
/// judged anew; what people said of it stays.
public final class BoardFeed {
  /// Rows written together.
  private static final int BATCH = 500;

  /// Characters of `2026-03-02`.
  private static final int ISO_DAY_LENGTH = 10;

  private static final JsonFactory JSON = new JsonFactory();

  private static final String PUT_LEG =
      """
      insert into leg values (
        :leg_id, :time_ms, :day, :icao24, :registration, :callsign, :operator, :type,
        :departure_airport, :departure_country, :departure_basis, :departure_ms,
        :arrival_airport, :arrival_country, :arrival_basis, :arrival_ms,
        :machine_class, :machine_tags, null, null, :machine_class, :machine_tags,
        :probability_ppm, :uncertainty_ppm, :verdict, :rotation_id, :people_low, :people_high,
        'open', :review, :search)
      on conflict (leg_id) do update set
        time_ms = excluded.time_ms, day = excluded.day, icao24 = excluded.icao24,
        registration = excluded.registration, callsign = excluded.callsign,
        operator = excluded.operator, type = excluded.type,
        departure_airport = excluded.departure_airport,
        departure_country = excluded.departure_country,
        departure_basis = excluded.departure_basis, departure_ms = excluded.departure_ms,
        arrival_airport = excluded.arrival_airport,
        arrival_country = excluded.arrival_country,
        arrival_basis = excluded.arrival_basis, arrival_ms = excluded.arrival_ms,
        machine_class = excluded.machine_class, machine_tags = excluded.machine_tags,
        class = coalesce(person_class, excluded.machine_class),
        tags = coalesce(person_tags, excluded.machine_tags),
        probability_ppm = excluded.probability_ppm,
        uncertainty_ppm = excluded.uncertainty_ppm, verdict = excluded.verdict,
        rotation_id = excluded.rotation_id, people_low = excluded.people_low,
        people_high = excluded.people_high, review = excluded.review, search = excluded.search
      """;

  private static final String PUT_DOCUMENT =
      "insert or replace into leg_document values (:leg_id, :flight, :gaps, :airports)";

  private static final String PUT_DRAWING =
      "insert or replace into leg_drawing values (:leg_id, :candidates, :lines, :areas)";

  private final Handle handle;
  private final Countries countries;
  private final PreparedBatch legs;
  private final PreparedBatch documents;
  private final PreparedBatch drawings;
  private final Pieces pieces;
  private final TreeSet<String> rotations = new TreeSet<>();
  private final Regions regions;
  private final Map<Followed, Long> followed = new HashMap<>();

  private record Followed(String day, String region) {}

  BoardFeed(Handle handle, Airports airports) {
    this.handle = handle;
    countries = new Countries(airports::find);
    regions = new Regions(airports);
    legs = handle.prepareBatch(PUT_LEG);
    documents = handle.prepareBatch(PUT_DOCUMENT);
    drawings = handle.prepareBatch(PUT_DRAWING);
    pieces = new Pieces(handle);
  }

  /// Takes the findings and gaps of one aircraft.
  public void add(List<Finding> findings, List<Gap> gaps) {
    for (Finding finding : findings) {
      leg(finding);
      document(finding, gaps);
      follow(finding.leg());
      rotations.add(finding.rotationId());
      if (legs.size() >= BATCH) {
        flush();
      }
    }
  }

  /// Takes in which hours of which days there were positions.
  public void coverage(List<Coverage.Day> days) {
    for (Coverage.Day day : days) {
      handle.execute(
          """
          insert into coverage values (?, ?, ?, ?)
          on conflict (day) do update set aircraft = max(aircraft, excluded.aircraft),
            positions = max(positions, excluded.positions), hours = max(hours, excluded.hours)
          """,
          day.date().toString(),
          day.aircraft(),
          day.positions(),
          day.hoursCovered());
    }
  }

  /// Takes the hours in which there were positions.
  public void hours(List<Coverage.Hour> hours) {
    for (Coverage.Hour hour : hours) {
      handle.execute(
          """
          insert into coverage_hour values (?, ?)
          on conflict (hour_ms) do update set positions = max(positions, excluded.positions)
          """,
          hour.begin().toEpochMilli(),
          hour.positions());
    }
  }

  /// Takes what people say of a leg; what is said of a leg that is not there is left to the ledger.
  public void say(String legId, PersonsWord word) {
    flush();
    new Projection(handle).decide(legId, word);
  }

  /// Puts a leg on as the ledger has it, which keeps no losses of contact: with those that the
  /// board knew of it, where it is the same flight.
  public void back(Finding recorded) {
    flush();
    String legId = recorded.leg().id();
    var goneLegs = new GoneLegs(handle);
    goneLegs.keep(legId);
    add(List.of(recorded), List.of());
    flush();
    goneLegs.giveBack(legId);
  }

  /// Takes a leg off that is part of another, or counts no longer; what is not there is gone
  /// already.
  public void gone(String legId) {
    flush();
    new GoneLegs(handle).keep(legId);
    for (String table : List.of("leg", "leg_document", "leg_drawing", "awaiting")) {
      handle.execute("delete from %s where leg_id = ?".formatted(table), legId);
    }
  }

  void finish(boolean simulated) {
    flush();
    var projection = new Projection(handle);
    rotations.addAll(projection.leftRotations());
    rotations.forEach(projection::forget);
    rotations.forEach(projection::count);
    followed.forEach(this::region);
    projection.refresh();
    handle.execute("update board set simulated = ?", simulated ? 1 : 0);
  }

  private void region(Followed of, long points) {
    handle.execute(
        """
        insert into coverage_region values (?, ?, ?)
        on conflict (day, region) do update set points = max(points, excluded.points)
        """,
        of.day(),
        of.region(),
        points);
  }

  private void flush() {
    if (legs.size() > 0) {
      legs.execute();
      pieces.flush();
      documents.execute();
      drawings.execute();
    }
  }

  private void leg(Finding finding) {
    Leg leg = finding.leg();
    Aircraft aircraft = leg.aircraft();
    Instant start = leg.start();
    int probabilityPpm = (int) Math.round(finding.probability() * LegRow.PPM);
    People people = finding.people();
    String address = aircraft.address() == null ? null : aircraft.address().toString();
    String search = search(leg, address);
    pieces.add(leg.id(), search);
    legs.bind("leg_id", leg.id())
        .bind("time_ms", start == null ? 0 : start.toEpochMilli())
        .bind("day", start == null ? null : start.toString().substring(0, ISO_DAY_LENGTH))
        .bind("icao24", address)
        .bind("registration", aircraft.registration())
        .bind("callsign", leg.callsign())
        .bind("operator", finding.operator())
        .bind("type", aircraft.typeCode())
        .bind("machine_class", finding.flightClass().code())
        .bind("machine_tags", Tags.join(finding.tags().stream().map(Tag::code).toList()))
        .bind("probability_ppm", probabilityPpm)
        .bind("uncertainty_ppm", Math.abs(probabilityPpm - LegRow.PPM / 2))
        .bind("verdict", finding.verdict().code())
        .bind("rotation_id", finding.rotationId())
        .bind("people_low", people == null ? null : people.low())
        .bind("people_high", people == null ? null : people.high())
        .bind("review", ReviewQueue.deserves(finding) ? 1 : 0)
        .bind("search", search);
    end("departure", leg.departure());
    end("arrival", leg.arrival());
    legs.add();
  }

  private void follow(Leg leg) {
    for (TrackPoint point : leg.track()) {
      String region = regions.of(point.point());
      if (!region.isEmpty()) {
        String day = point.time().toString().substring(0, ISO_DAY_LENGTH);
        followed.merge(new Followed(day, region), 1L, Long::sum);
      }
    }
  }

  private void end(String name, LegEnd end) {
    Instant time = end.time();
    legs.bind(name + "_airport", end.airport())
        .bind(name + "_country", country(end))
        .bind(name + "_basis", end.basis().name().toLowerCase(Locale.ROOT))
        .bind(name + "_ms", time == null ? null : time.toEpochMilli());
  }

  /// The country the end lies in, as far as that is known; null where no airport is known and those
  /// that it may have been at lie in several.
  private @Nullable String country(LegEnd end) {
    return countries
        .findShared(end.possibleAirports())
        .orElse(end.airport() == null ? null : Summary.UNKNOWN_COUNTRY);
  }

  /// What a person may type to find a leg, in capitals.
  private static String search(Leg leg, @Nullable String address) {
    List<String> words = new ArrayList<>();
    words.add(leg.id());
    words.addAll(leg.callsigns());
    for (String word :
        new @Nullable String[] {
          address,
          leg.aircraft().registration(),
          leg.callsign(),
          leg.departure().airport(),
          leg.arrival().airport()
        }) {
      if (word != null) {
        words.add(word);
      }
    }
    return String.join(" ", words).toUpperCase(Locale.ROOT);
  }

  private void document(Finding finding, List<Gap> gapsOfAircraft) {
    Leg leg = finding.leg();
    TreeSet<String> named = new TreeSet<>();
    name(leg.departure(), named);
    name(leg.arrival(), named);
    var flight = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), flight)) {
      PageJson.flight(json, finding);
    }
    var gaps = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), gaps)) {
      json.writeStartArray();
      for (Gap gap : gapsOfAircraft) {
        if (gap.legBefore().equals(leg.id())) {
          PageJson.gap(json, gap);
          gap.candidates().forEach(candidate -> named.add(candidate.airport()));
        }
      }
      json.writeEndArray();
    }
    documents
        .bind("leg_id", leg.id())
        .bind("flight", Packed.pack(flight.toString()))
        .bind("gaps", Packed.pack(gaps.toString()))
        .bind("airports", Tags.join(List.copyOf(named)))
        .add();
    var drawing = LegDrawing.of(leg, gapsOfAircraft);
    drawings
        .bind("leg_id", leg.id())
        .bind("candidates", Tags.join(leg.arrival().candidates()))
        .bind("lines", drawing.lines())
        .bind("areas", drawing.areas())
        .add();
  }

  private static void name(LegEnd end, Set<String> named) {
    if (end.airport() != null) {
      named.add(end.airport());
    }
    named.addAll(end.candidates());
  }
}

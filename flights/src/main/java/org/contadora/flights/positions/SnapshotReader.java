package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Refusals;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Snapshots of all aircraft at one moment: readsb's and dump1090's `aircraft.json`, the v2 API's
/// answers (`{"ac":[…],"now":…}`) and the 5-second snapshots of readsb-hist, one or many in a
/// document.
///
/// Fields as in readsb's README-json.md. A position is as old as `seen_pos` says; `lastPosition` is
/// taken, with nothing but its place, where there is no newer one.
final class SnapshotReader implements PositionReader {
  /// Aircraft kept while the time of their snapshot, written after them by the v2 API, is not
  /// known; several times what the whole world shows at once.
  private static final int MAX_WAITING = 100_000;

  @Override
  public String format() {
    return "aircraft-json";
  }

  @Override
  public boolean recognises(byte[] head) {
    Json.Shape shape = Json.shape(head);
    return shape.root() == JsonToken.START_OBJECT
        && (shape.arrays().contains("aircraft") || shape.arrays().contains("ac"));
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    Batches batches = new Batches(origin, sink, refusals, true);
    try {
      Json.document(
          in, origin, refusals, parser -> new Snapshots(origin, batches, refusals).readAll(parser));
    } finally {
      batches.flush();
    }
  }

  /// The snapshots of one document.
  private static final class Snapshots {
    private final String origin;
    private final Batches batches;
    private final Refusals refusals;
    private final List<Waiting> waiting = new ArrayList<>();
    private long nowMs = RawPosition.NO_TIME;
    private long record;

    /// An aircraft whose snapshot has not told its time yet.
    private record Waiting(RawPosition fix, double ageS, long record) {}

    Snapshots(String origin, Batches batches, Refusals refusals) {
      this.origin = origin;
      this.batches = batches;
      this.refusals = refusals;
    }

    void readAll(JsonParser parser) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token == JsonToken.START_OBJECT) {
          readOne(parser);
        } else {
          parser.skipChildren();
        }
        token = parser.nextToken();
      }
    }

    private void readOne(JsonParser parser) {
      nowMs = RawPosition.NO_TIME;
      try {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          JsonToken value = parser.nextToken();
          if (name.equals("now")) {
            nowMs = Values.unixMs(Json.number(parser));
          } else if (value == JsonToken.START_ARRAY
              && (name.equals("aircraft") || name.equals("ac"))) {
            readAircraft(parser);
          } else {
            parser.skipChildren();
          }
        }
      } finally {
        settleWaiting();
      }
    }

    private void readAircraft(JsonParser parser) {
      JsonToken token = parser.nextToken();
      while (token != null && token != JsonToken.END_ARRAY) {
        record++;
        if (token == JsonToken.START_OBJECT) {
          RawPosition fix = new RawPosition();
          double ageS = readFields(parser, fix);
          if (fix.hasPlace()) {
            take(new Waiting(fix, ageS, record));
          }
        } else {
          parser.skipChildren();
        }
        token = parser.nextToken();
      }
    }

    private void take(Waiting aircraft) {
      if (nowMs == RawPosition.NO_TIME && waiting.size() < MAX_WAITING) {
        waiting.add(aircraft);
        return;
      }
      RawPosition fix = aircraft.fix;
      if (nowMs != RawPosition.NO_TIME) {
        fix.timeMs = nowMs - Math.round(aircraft.ageS * 1_000);
      }
      batches.take(fix, '#', aircraft.record);
    }

    private void settleWaiting() {
      if (nowMs == RawPosition.NO_TIME && !waiting.isEmpty()) {
        refusals.refuse(
            "SNAPSHOT_WITHOUT_TIME",
            origin + '#' + waiting.getFirst().record,
            "The snapshot of %d aircraft has no field \"now\".".formatted(waiting.size()));
      } else {
        waiting.forEach(this::take);
      }
      waiting.clear();
    }

    /// Fills `fix` and gives the age of its position in seconds.
    private double readFields(JsonParser parser, RawPosition fix) {
      double ageS = 0;
      RawPosition last = new RawPosition();
      double lastAgeS = 0;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("seen_pos")) {
          ageS = Json.number(parser);
        } else if (name.equals("lastPosition") && value == JsonToken.START_OBJECT) {
          lastAgeS = readFields(parser, last);
        } else {
          readField(name, parser, fix);
        }
      }
      if (!fix.hasPlace() && last.hasPlace()) {
        copyInto(fix, last);
        ageS = lastAgeS;
      }
      return Double.isNaN(ageS) ? 0 : ageS;
    }

    /// The place, and how it was come by if that is said; the message of now tells neither of then.
    private static void copyInto(RawPosition fix, RawPosition last) {
      fix.latDeg = last.latDeg;
      fix.lonDeg = last.lonDeg;
      fix.source = last.source;
      fix.baroAltitudeFt = Double.NaN;
      fix.geomAltitudeFt = Double.NaN;
      fix.groundSpeedKt = Double.NaN;
      fix.trackDeg = Double.NaN;
      fix.verticalRateFpm = Double.NaN;
      fix.onGround = false;
    }

    private static void readField(String name, JsonParser parser, RawPosition fix) {
      switch (name) {
        case "hex" -> fix.address = Json.text(parser);
        case "type" -> fix.source = Sources.ofReadsb(Json.text(parser));
        case "flight" -> fix.callsign = Json.text(parser);
        case "r" -> fix.registration = Json.text(parser);
        case "t" -> fix.typeCode = Json.text(parser);
        case "ownOp" -> fix.ownerOperator = Json.text(parser);
        case "dbFlags" -> fix.dbFlags = (int) Json.number(parser);
        case "lat" -> fix.latDeg = Json.number(parser);
        case "lon" -> fix.lonDeg = Json.number(parser);
        case "alt_baro", "altitude" -> {
          fix.onGround = Json.text(parser).equals("ground");
          fix.baroAltitudeFt = Json.number(parser);
        }
        case "alt_geom" -> fix.geomAltitudeFt = Json.number(parser);
        case "gs", "speed" -> fix.groundSpeedKt = Json.number(parser);
        case "track" -> fix.trackDeg = Json.number(parser);
        case "baro_rate", "vert_rate" -> fix.verticalRateFpm = Json.number(parser);
        case "squawk" -> fix.squawk = Json.text(parser);
        default -> parser.skipChildren();
      }
    }
  }
}

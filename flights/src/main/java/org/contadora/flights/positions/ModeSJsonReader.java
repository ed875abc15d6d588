package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import org.contadora.core.Refusals;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Decoded Mode S messages as jet1090 and rs1090 write them: one JSON object a line, with
/// `timestamp` (Unix seconds), `frame`, `df`, `icao24` and what the message holds.
///
/// Positions come in extended squitters (downlink format 17: register 05 in the air, 06 on the
/// surface); call sign (08, 20), speed (09) and squawk come in messages of their own and go with
/// the aircraft's next position.
final class ModeSJsonReader implements PositionReader {
  private static final String SURFACE_POSITION = "06";

  /// So much of a line is shown where it is refused.
  private static final int MAX_SHOWN_CHARS = 60;

  @Override
  public String format() {
    return "mode-s-jsonl";
  }

  @Override
  public boolean recognises(byte[] head) {
    Json.Shape shape = Json.shape(head);
    return shape.root() == JsonToken.START_OBJECT
        && shape.names().contains("timestamp")
        && shape.names().contains("frame");
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    Batches batches = new Batches(origin, sink, refusals, false);
    try {
      Lines lines = new Lines(in, origin, refusals);
      Recent recent = new Recent();
      RawPosition fix = new RawPosition();
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        fix.clear();
        try (JsonParser parser = Json.parser(line)) {
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            refusals.refuse(
                "LINE_MALFORMED",
                origin + ":" + lines.number(),
                "The line (%s) must be a JSON object."
                    .formatted(line.substring(0, Math.min(line.length(), MAX_SHOWN_CHARS))));
            continue;
          }
          readFields(parser, fix);
        } catch (JacksonException e) {
          Json.refuse(e, origin + ":" + lines.number(), refusals);
          continue;
        }
        recent.hear(fix);
        if (fix.hasPlace()) {
          recent.complete(fix);
          batches.take(fix, ':', lines.number());
        }
      }
    } finally {
      batches.flush();
    }
  }

  private static void readFields(JsonParser parser, RawPosition fix) {
    double altitudeFt = Double.NaN;
    boolean geometric = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "timestamp" -> fix.timeMs = Values.unixMs(Json.number(parser));
        case "icao24" -> fix.address = Json.text(parser);
        case "df" ->
            fix.source =
                Json.text(parser).equals("17") ? PositionSource.ADSB : PositionSource.OTHER;
        case "bds" -> fix.onGround = Json.text(parser).equals(SURFACE_POSITION);
        case "latitude" -> fix.latDeg = Json.number(parser);
        case "longitude" -> fix.lonDeg = Json.number(parser);
        case "altitude" -> altitudeFt = Json.number(parser);
        case "source" -> geometric = Json.text(parser).equals("GNSS");
        case "groundspeed" -> fix.groundSpeedKt = Json.number(parser);
        case "track" -> fix.trackDeg = Json.number(parser);
        case "vertical_rate" -> fix.verticalRateFpm = Json.number(parser);
        case "callsign" -> fix.callsign = Json.text(parser);
        case "squawk" -> fix.squawk = Json.text(parser);
        case "bds20" -> {
          if (value == JsonToken.START_OBJECT) {
            readIdentification(parser, fix);
          } else {
            parser.skipChildren();
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (geometric) {
      fix.geomAltitudeFt = altitudeFt;
    } else {
      fix.baroAltitudeFt = altitudeFt;
    }
  }

  /// Register 20, aircraft identification, inside a reply to an interrogation.
  private static void readIdentification(JsonParser parser, RawPosition fix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("callsign")) {
        fix.callsign = Json.text(parser);
      } else {
        parser.skipChildren();
      }
    }
  }
}

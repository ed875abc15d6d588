package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import org.contadora.core.Refusals;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// OpenSky's state vectors as its REST interface gives them: `{"time":…,"states":[[…],…]}`, one
/// answer or many in a document.
///
/// Columns as in the opensky-api documentation ("All State Vectors"): 0 icao24, 1 callsign, 3
/// time_position, 5 longitude, 6 latitude, 7 baro_altitude m, 8 on_ground, 9 velocity m/s, 10
/// true_track, 11 vertical_rate m/s, 13 geo_altitude m, 14 squawk, 16 position_source. The time of
/// a position is `time_position`: while an aircraft coasts its last position is shown again, which
/// is no news and is left out.
final class OpenSkyStatesReader implements PositionReader {
  private static final int SOURCE_ADSB = 0;
  private static final int SOURCE_MLAT = 2;

  @Override
  public String format() {
    return "opensky-states";
  }

  @Override
  public boolean recognises(byte[] head) {
    Json.Shape shape = Json.shape(head);
    return shape.root() == JsonToken.START_OBJECT
        && shape.names().contains("states")
        && shape.names().contains("time");
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    Batches batches = new Batches(origin, sink, refusals, true);
    try {
      Json.document(in, origin, refusals, parser -> readAnswers(parser, batches));
    } finally {
      batches.flush();
    }
  }

  private static void readAnswers(JsonParser parser, Batches batches) {
    RawPosition fix = new RawPosition();
    long record = 0;
    JsonToken token = parser.nextToken();
    while (token != null) {
      if (token == JsonToken.PROPERTY_NAME) {
        boolean states = parser.currentName().equals("states");
        if (parser.nextToken() == JsonToken.START_ARRAY && states) {
          record = readStates(parser, fix, batches, record);
        } else {
          parser.skipChildren();
        }
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      }
      token = parser.nextToken();
    }
  }

  private static long readStates(JsonParser parser, RawPosition fix, Batches batches, long before) {
    long record = before;
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      record++;
      if (token == JsonToken.START_ARRAY) {
        fix.clear();
        int column = 0;
        token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
          readColumn(column++, parser, fix);
          token = parser.nextToken();
        }
        if (fix.hasPlace()) {
          batches.take(fix, '#', record);
        }
      } else {
        parser.skipChildren();
      }
      token = parser.nextToken();
    }
    return record;
  }

  private static void readColumn(int column, JsonParser parser, RawPosition fix) {
    switch (column) {
      case 0 -> fix.address = Json.text(parser);
      case 1 -> fix.callsign = Json.text(parser);
      case 3 -> fix.timeMs = Values.unixMs(Json.number(parser));
      case 5 -> fix.lonDeg = Json.number(parser);
      case 6 -> fix.latDeg = Json.number(parser);
      case 7 -> fix.baroAltitudeFt = Json.number(parser) * Values.FT_PER_M;
      case 8 -> {
        fix.onGround = parser.currentToken() == JsonToken.VALUE_TRUE;
        parser.skipChildren();
      }
      case 9 -> fix.groundSpeedKt = Json.number(parser) * Values.KT_PER_MPS;
      case 10 -> fix.trackDeg = Json.number(parser);
      case 11 -> fix.verticalRateFpm = Json.number(parser) * Values.FPM_PER_MPS;
      case 13 -> fix.geomAltitudeFt = Json.number(parser) * Values.FT_PER_M;
      case 14 -> fix.squawk = Json.text(parser);
      case 16 -> {
        double source = Json.number(parser);
        fix.source =
            source == SOURCE_ADSB
                ? PositionSource.ADSB
                : source == SOURCE_MLAT ? PositionSource.MLAT : PositionSource.OTHER;
      }
      default -> parser.skipChildren();
    }
  }
}

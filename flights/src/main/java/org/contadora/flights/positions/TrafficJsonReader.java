package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Refusals;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Tables of positions that the Python library *traffic* (through pandas) writes as JSON, in both
/// of pandas' orders: an array of rows `[{"timestamp":…,"latitude":…},…]`, or columns
/// `{"latitude":{"0":…,"1":…},…}`.
///
/// Times are milliseconds; where a row has `last_position`, that is the position's time, and rows
/// that repeat it while the aircraft coasts are left out. Units are traffic's: feet, knots, feet a
/// minute.
final class TrafficJsonReader implements PositionReader {
  /// Rows of a table in columns, which must be held in memory until its last column is read.
  private static final int MAX_COLUMN_ROWS = 1 << 20;

  @Override
  public String format() {
    return "traffic-json";
  }

  @Override
  public boolean recognises(byte[] head) {
    Json.Shape shape = Json.shape(head);
    if (shape.root() == JsonToken.START_ARRAY) {
      return shape.names().contains("timestamp")
          && shape.names().contains("latitude")
          && shape.names().contains("longitude");
    }
    if (shape.root() != JsonToken.START_OBJECT || shape.names().isEmpty()) {
      return false;
    }
    String first = shape.names().iterator().next();
    return Field.of(first) != Field.OTHER && isIndex(shape.firstInner());
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    Batches batches = new Batches(origin, sink, refusals, true);
    try {
      Json.document(
          in,
          origin,
          refusals,
          parser -> {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
              readColumns(parser, origin, batches, refusals);
            } else {
              readRows(parser, batches);
            }
          });
    } finally {
      batches.flush();
    }
  }

  /// The columns that are read.
  private enum Field {
    TIMESTAMP("timestamp"),
    LAST_POSITION("last_position"),
    ADDRESS("icao24"),
    REGISTRATION("registration"),
    TYPE("typecode"),
    CALLSIGN("callsign"),
    LATITUDE("latitude"),
    LONGITUDE("longitude"),
    ALTITUDE("altitude"),
    GEOM_ALTITUDE("geoaltitude"),
    GROUND_SPEED("groundspeed"),
    TRACK("track"),
    VERTICAL_RATE("vertical_rate"),
    SQUAWK("squawk"),
    ON_GROUND("onground"),
    OTHER("");

    final String column;

    Field(String column) {
      this.column = column;
    }

    static Field of(String column) {
      for (Field field : values()) {
        if (field.column.equals(column)) {
          return field;
        }
      }
      return OTHER;
    }
  }

  /// A row as it fills: `last_position` goes before `timestamp`, whichever comes first.
  private static final class Row {
    final RawPosition fix = new RawPosition();
    long positionMs = RawPosition.NO_TIME;

    void clear() {
      fix.clear();
      positionMs = RawPosition.NO_TIME;
    }

    void set(Field field, JsonParser parser) {
      switch (field) {
        case TIMESTAMP -> fix.timeMs = time(parser);
        case LAST_POSITION -> positionMs = time(parser);
        case ADDRESS -> fix.address = Json.text(parser);
        case REGISTRATION -> fix.registration = Json.text(parser);
        case TYPE -> fix.typeCode = Json.text(parser);
        case CALLSIGN -> fix.callsign = Json.text(parser);
        case LATITUDE -> fix.latDeg = Json.number(parser);
        case LONGITUDE -> fix.lonDeg = Json.number(parser);
        case ALTITUDE -> fix.baroAltitudeFt = Json.number(parser);
        case GEOM_ALTITUDE -> fix.geomAltitudeFt = Json.number(parser);
        case GROUND_SPEED -> fix.groundSpeedKt = Json.number(parser);
        case TRACK -> fix.trackDeg = Json.number(parser);
        case VERTICAL_RATE -> fix.verticalRateFpm = Json.number(parser);
        case SQUAWK -> fix.squawk = Json.text(parser);
        case ON_GROUND -> {
          fix.onGround = parser.currentToken() == JsonToken.VALUE_TRUE;
          parser.skipChildren();
        }
        case OTHER -> parser.skipChildren();
      }
    }

    void give(Batches batches, long record) {
      if (positionMs != RawPosition.NO_TIME) {
        fix.timeMs = positionMs;
      }
      batches.take(fix, '#', record);
    }

    private static long time(JsonParser parser) {
      return parser.currentToken() == JsonToken.VALUE_STRING
          ? Values.timeMs(Json.text(parser))
          : Values.unixMs(Json.number(parser));
    }
  }

  private static void readRows(JsonParser parser, Batches batches) {
    Row row = new Row();
    long record = 0;
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      record++;
      if (token == JsonToken.START_OBJECT) {
        row.clear();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          Field field = Field.of(parser.currentName());
          parser.nextToken();
          row.set(field, parser);
        }
        row.give(batches, record);
      } else {
        parser.skipChildren();
      }
      token = parser.nextToken();
    }
  }

  private static void readColumns(
      JsonParser parser, String origin, Batches batches, Refusals refusals) {
    Map<String, Integer> rowByIndex = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    try {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        Field field = Field.of(parser.currentName());
        if (parser.nextToken() != JsonToken.START_OBJECT || field == Field.OTHER) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String index = parser.currentName();
          parser.nextToken();
          Integer at = rowByIndex.get(index);
          if (at == null && rows.size() < MAX_COLUMN_ROWS) {
            at = rows.size();
            rowByIndex.put(index, at);
            rows.add(new Row());
          }
          if (at == null) {
            refusals.refuse(
                "TABLE_TOO_LONG",
                origin,
                "Row %s is beyond the %d rows of a table in columns that are read."
                    .formatted(index, MAX_COLUMN_ROWS));
            parser.skipChildren();
          } else {
            rows.get(at).set(field, parser);
          }
        }
      }
    } finally {
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).give(batches, i + 1L);
      }
    }
  }

  private static boolean isIndex(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

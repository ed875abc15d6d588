package org.contadora.flights.positions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.PointColumns.Column;
import org.contadora.flights.positions.PointColumns.Meaning;
import org.contadora.flights.positions.TimeTexts.DateOrder;
import org.jspecify.annotations.Nullable;

/// Lists of points with a header line, one row a position: OpenSky's hourly state vectors,
/// FlightTracer's and ADS-B Exchange's tables, a monitor's own extract. Which column means what is
/// found from the header ([PointColumns]); comma, semicolon and tab are told apart.
///
/// A row is one line: no field of a point holds a line break, so a stray quote costs its own line
/// only. A list without a column for the aircraft is of one aircraft, see [UnnamedAircraft].
final class PointListReader implements PositionReader {
  /// Texts with which tables say that they have no value.
  private static final Set<String> NOTHING =
      Set.of("", "nan", "none", "null", "na", "n/a", "nat", "unknown", "-");

  /// How much of what cannot be read is shown.
  private static final int MAX_SHOWN_CHARS = 60;

  /// What stands in the place of an altitude for an aircraft on the ground.
  private static final String GROUND = "ground";

  private static final Pattern DETAIL =
      Pattern.compile("'(flight|squawk|type|baro_rate)': '?([^',}]*)");

  private final String format;
  private final boolean openSky;

  private PointListReader(String format, boolean openSky) {
    this.format = format;
    this.openSky = openSky;
  }

  /// OpenSky's hourly state vectors: SI units, an aircraft's last position repeated while it
  /// coasts, `lastposupdate` telling since when.
  static PointListReader ofOpenSky() {
    return new PointListReader("opensky-csv", true);
  }

  /// Any other list of points.
  static PointListReader ofPoints() {
    return new PointListReader("points-csv", false);
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public boolean recognises(byte[] head) {
    String text = Texts.head(head).stripLeading();
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    if (line.length() > Lines.MAX_LINE_CHARS || line.startsWith("{") || line.startsWith("[")) {
      return false;
    }
    CsvRecord header = split(separator(line), line.stripTrailing());
    return header != null
        && isOpenSky(header) == openSky
        && new PointColumns(format, header.getFields()).givePositions();
  }

  private static boolean isOpenSky(CsvRecord header) {
    List<String> names = header.getFields().stream().map(PointColumns::normal).toList();
    return names.contains("baroaltitude")
        || (names.contains("baro_altitude")
            && (names.contains("time_position") || names.contains("last_contact")));
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    Lines lines = new Lines(in, origin, refusals);
    String first = lines.next();
    while (first != null && first.isBlank()) {
      first = lines.next();
    }
    if (first == null) {
      return;
    }
    CsvReaderBuilder separator = separator(first);
    CsvRecord header = split(separator, first);
    if (header == null) {
      refusals.refuse("LINE_MALFORMED", origin + ":1", "The header must be fields in CSV.");
      return;
    }
    PointColumns columns = new PointColumns(format, header.getFields());
    for (String column : columns.withoutUnit()) {
      refusals.refuse(
          "VALUE_UNREADABLE",
          origin + ":1",
          "The column (%s) must give its values in a known unit, such as ft, m, kt or m/s."
              .formatted(column));
    }
    Optional<UnnamedAircraft> unnamed =
        columns.nameAircraft() ? Optional.empty() : Optional.of(UnnamedAircraft.of(origin));
    Rows rows = new Rows(origin, separator, columns, unnamed, sink, refusals);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        rows.take(line, lines.number());
      }
      rows.takeRest();
      if (unnamed.isPresent() && unnamed.get().isUnknown()) {
        refusals.refuse(
            "AIRCRAFT_UNNAMED",
            origin + ":1",
            "The columns (%s) must name the aircraft, such as icao24 or registration; its flights count as those of an aircraft of their own.%nMaybe put its registration or address into the document's name, such as N703KW.csv."
                .formatted(String.join(", ", header.getFields())));
      }
    } finally {
      rows.batches.flush();
    }
  }

  /// The rows of one list.
  private final class Rows {
    private final String origin;
    private final CsvReaderBuilder separator;
    private final PointColumns columns;
    private final Optional<UnnamedAircraft> unnamed;
    private final Refusals refusals;
    private final Batches batches;
    private final OpenDates dates = new OpenDates();
    private final RawPosition fix = new RawPosition();
    private final Map<Meaning, String> unreadable = new EnumMap<>(Meaning.class);

    Rows(
        String origin,
        CsvReaderBuilder separator,
        PointColumns columns,
        Optional<UnnamedAircraft> unnamed,
        PositionSink sink,
        Refusals refusals) {
      this.origin = origin;
      this.separator = separator;
      this.columns = columns;
      this.unnamed = unnamed;
      this.refusals = refusals;
      this.batches = new Batches(origin, sink, refusals, openSky);
    }

    void take(String line, long number) {
      read(line, number);
      dates.ready().forEach(ready -> read(ready.text(), ready.number()));
    }

    /// Takes the lines of which none told what their dates mean.
    void takeRest() {
      dates.rest().forEach(left -> read(left.text(), left.number()));
    }

    private void read(String line, long number) {
      if (line.isBlank()) {
        return;
      }
      CsvRecord row = split(separator, line);
      if (row == null) {
        refusals.refuse(
            "LINE_MALFORMED",
            origin + ":" + number,
            "The line (%s) must be fields in CSV."
                .formatted(line.substring(0, Math.min(line.length(), MAX_SHOWN_CHARS))));
        return;
      }
      fix.clear();
      unreadable.clear();
      fix.timeMs = time(columns.of(Meaning.TIME), row, dates.order());
      if (fix.timeMs == RawPosition.NO_TIME) {
        fix.timeText = text(columns.of(Meaning.TIME), row);
        if (dates.keep(fix.timeText, line, number)) {
          return;
        }
      }
      fill(fix, columns, row, unreadable);
      unnamed.ifPresent(aircraft -> aircraft.name(fix));
      // OpenSky lists aircraft before their first position; elsewhere a row without is a fault.
      if (fix.hasPlace() || !openSky) {
        batches.take(fix, ':', number);
      }
      for (Map.Entry<Meaning, String> value : unreadable.entrySet()) {
        refusals.refuse(
            "VALUE_UNREADABLE",
            origin + ":" + number,
            "The %s (%s) must be a number, or empty where it is not known."
                .formatted(value.getKey().words(), value.getValue()));
      }
    }
  }

  private static CsvReaderBuilder separator(String header) {
    char separator = ',';
    if (header.indexOf(',') < 0) {
      separator = header.indexOf(';') >= 0 ? ';' : '\t';
    }
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraCharsAfterClosingQuote(true);
  }

  private static @Nullable CsvRecord split(CsvReaderBuilder csv, String line) {
    try {
      return csv.ofSingleCsvRecord(line);
    } catch (CsvParseException _) {
      return null;
    }
  }

  /// @param unreadable takes the values that are there and cannot be read; the rest of the row
  ///   counts
  private static void fill(
      RawPosition fix, PointColumns columns, CsvRecord row, Map<Meaning, String> unreadable) {
    fix.address = text(columns.of(Meaning.ADDRESS), row).toLowerCase(Locale.ROOT);
    fix.registration = text(columns.of(Meaning.REGISTRATION), row);
    fix.typeCode = text(columns.of(Meaning.TYPE), row);
    fix.ownerOperator = text(columns.of(Meaning.OPERATOR), row);
    fix.callsign = text(columns.of(Meaning.CALLSIGN), row);
    boolean decimalComma = hasDecimalComma(columns, row);
    fix.latDeg = number(columns.of(Meaning.LATITUDE), row, decimalComma);
    fix.lonDeg = number(columns.of(Meaning.LONGITUDE), row, decimalComma);
    fillPlace(fix, text(columns.of(Meaning.PLACE), row));
    fix.baroAltitudeFt = number(Meaning.ALTITUDE, columns, row, unreadable);
    fix.geomAltitudeFt = number(Meaning.GEOM_ALTITUDE, columns, row, unreadable);
    fix.groundSpeedKt = number(Meaning.GROUND_SPEED, columns, row, unreadable);
    fix.trackDeg = number(Meaning.TRACK, columns, row, unreadable);
    fix.verticalRateFpm = number(Meaning.VERTICAL_RATE, columns, row, unreadable);
    fix.squawk = text(columns.of(Meaning.SQUAWK), row);
    fix.source = Sources.ofReadsb(text(columns.of(Meaning.SOURCE), row));
    fix.onGround =
        Values.yes(text(columns.of(Meaning.ON_GROUND), row))
            || text(columns.of(Meaning.ALTITUDE), row).equalsIgnoreCase(GROUND);
    fillFromDetails(fix, text(columns.of(Meaning.DETAILS), row));
  }

  /// Latitude and longitude in one cell: `14.590542,-90.525078`.
  private static void fillPlace(RawPosition fix, String place) {
    int comma = place.indexOf(',');
    if (comma > 0 && !fix.hasPlace()) {
      fix.latDeg = Values.number(place.substring(0, comma).strip());
      fix.lonDeg = Values.number(place.substring(comma + 1).strip());
    }
  }

  private static void fillFromDetails(RawPosition fix, String details) {
    if (details.isEmpty()) {
      return;
    }
    Matcher detail = DETAIL.matcher(details);
    while (detail.find()) {
      String value = detail.group(2).strip();
      switch (detail.group(1)) {
        case "flight" -> fix.callsign = fix.callsign.isEmpty() ? value : fix.callsign;
        case "squawk" -> fix.squawk = fix.squawk.isEmpty() ? value : fix.squawk;
        case "type" -> fix.source = Sources.ofReadsb(value);
        default -> {
          if (Double.isNaN(fix.verticalRateFpm)) {
            fix.verticalRateFpm = Values.number(value);
          }
        }
      }
    }
  }

  private static long time(List<Column> columns, CsvRecord row, DateOrder order) {
    for (int i = 0; i < columns.size(); i++) {
      long timeMs = TimeTexts.timeMs(cell(columns.get(i), row), order, columns.get(i).zone());
      if (timeMs != RawPosition.NO_TIME) {
        return timeMs;
      }
    }
    return RawPosition.NO_TIME;
  }

  private static String text(List<Column> columns, CsvRecord row) {
    for (int i = 0; i < columns.size(); i++) {
      String text = cell(columns.get(i), row);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static double number(
      Meaning meaning, PointColumns columns, CsvRecord row, Map<Meaning, String> unreadable) {
    double value = number(columns.of(meaning), row, hasDecimalComma(columns, row));
    if (Double.isNaN(value)) {
      String text = text(columns.of(meaning), row);
      if (!text.isEmpty() && !text.equalsIgnoreCase(GROUND)) {
        unreadable.put(meaning, text.substring(0, Math.min(text.length(), MAX_SHOWN_CHARS)));
      }
    }
    return value;
  }

  private static double number(List<Column> columns, CsvRecord row, boolean decimalComma) {
    for (int i = 0; i < columns.size(); i++) {
      String text = cell(columns.get(i), row);
      double value = Values.number(decimalComma ? text.replace(',', '.') : text);
      if (!Double.isNaN(value)) {
        return value * columns.get(i).factor();
      }
    }
    return Double.NaN;
  }

  /// Whether the row's numbers have a decimal comma, as spreadsheets write them in most of the
  /// world. The place tells: it has decimals, and no thousands that a comma could set apart.
  private static boolean hasDecimalComma(PointColumns columns, CsvRecord row) {
    return text(columns.of(Meaning.LATITUDE), row).indexOf(',') >= 0
        || text(columns.of(Meaning.LONGITUDE), row).indexOf(',') >= 0;
  }

  private static String cell(Column column, CsvRecord row) {
    if (column.index() >= row.getFieldCount()) {
      return "";
    }
    String cell = row.getField(column.index()).strip();
    return NOTHING.contains(cell.toLowerCase(Locale.ROOT)) ? "" : cell;
  }
}

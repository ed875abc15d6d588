package org.contadora.flights.records;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.RepeatSink;
import org.contadora.flights.positions.Texts;
import org.contadora.flights.records.RecordMapping.Rows;

/// Reads flight records: tables whose rows already are legs, or aircraft seen at airports. Several
/// tables are taken as one ([#together]).
///
/// Which column means what stands in a column mapping, a small text file (see `docs` of
/// [#with(Path)]); shipped mappings are recognised by the table's header. Times become UTC, records
/// of the same leg are merged (`RECORD_DUPLICATE`), rows without a tail go to the aircraft whose
/// chain they fill, and rows that cannot be legs are refused by code. Where a row gives landing and
/// duration, take-off was the one less the other: a schedule yields to it, and so does a time of
/// departure that is far from it (`RECORD_DEPARTURE_DISAGREES`). Tables are held in memory as a
/// whole, since their rows come in any order.
public final class FlightRecords {
  private static final List<String> SHIPPED =
      List.of("radarbox-2020", "contadora-legs", "airport-events");

  private static final int HEAD_BYTES = 64 * 1024;

  private final List<RecordMapping> mappings;
  private final Function<String, Optional<Airport>> airports;

  private FlightRecords(
      List<RecordMapping> mappings, Function<String, Optional<Airport>> airports) {
    this.mappings = mappings;
    this.airports = airports;
  }

  /// Knows the shipped mappings.
  ///
  /// @param airports airport by ICAO code, for local times and missing zones
  public static FlightRecords shipped(Function<String, Optional<Airport>> airports) {
    List<RecordMapping> mappings = new ArrayList<>();
    for (String name : SHIPPED) {
      mappings.add(MappingFile.parse(name + ".mapping", resource(name + ".mapping")));
    }
    return new FlightRecords(mappings, airports);
  }

  /// Knows the mapping in `file` too, which goes before the shipped ones.
  ///
  /// A mapping has lines of `key = value`; `#` begins a comment. `name`; `rows`, `legs` or
  /// `events`; `header`, the column names by which the table is recognised, with commas between;
  /// the columns `leg_id`, `date`, `callsign`, `icao24`, `registration`, `type`, `operator`,
  /// `departure_airport`, `departure_time`, `scheduled_departure_time`, `departure_basis`,
  /// `arrival_airport`, `arrival_time`, `arrival_basis`, `planned_arrival_airport`, `duration`
  /// (from take-off to landing), `tags` (for events `event_airport`, `event_time`), several with
  /// `|` between of which the first with a value counts; `FIELD.pattern`, a regular expression
  /// whose first group is the value; `callsign.prefix.WQ = SWQ`, the designator for a flight-number
  /// code; `zone.EST = -05:00` and `zone.CST@CU = -05:00`, what zone abbreviations mean, there or
  /// in one country; `time_zone = +00:00`, the zone of times that name none.
  ///
  /// @throws MappingException if the file cannot be used, with line, field, value, expectation
  /// @throws IOException if it cannot be read
  public FlightRecords with(Path file) throws IOException {
    List<RecordMapping> all = new ArrayList<>();
    all.add(MappingFile.parse(file.toString(), Files.readAllLines(file)));
    all.addAll(mappings);
    return new FlightRecords(all, airports);
  }

  /// The name of the mapping for a document that begins with `head`, empty if none fits.
  ///
  /// @param head first bytes, the whole header line among them
  public Optional<String> recognise(byte[] head) {
    return findMapping(head).map(RecordMapping::name);
  }

  /// Reads a whole table and hands its legs to `sink`, aircraft by aircraft, each in order.
  ///
  /// @param origin name of the document, for sources and refusals
  /// @throws IOException if the stream fails
  /// @throws IllegalArgumentException if no mapping fits the header
  public void read(InputStream in, String origin, Consumer<Leg> sink, Refusals refusals)
      throws IOException {
    Together together = together();
    together.add(in, origin, refusals);
    together.emit(sink, refusals, (_, _) -> {});
  }

  /// Reads several tables as one: how their rows are cut into documents, and in which order they
  /// stand there, changes no leg but for the places that it names.
  public Together together() {
    return new Together();
  }

  /// Tables that are read one by one and then taken as one table. Rows are held in memory.
  public final class Together {
    private final Tables legs = new Tables();
    private final Tables events = new Tables();

    private Together() {}

    /// Reads a whole table.
    ///
    /// @param origin name of the document, for sources and refusals
    /// @throws IOException if the stream fails; nothing of the table is taken then
    /// @throws IllegalArgumentException if no mapping fits the header
    public void add(InputStream in, String origin, Refusals refusals) throws IOException {
      List<FlightRow> rows = new ArrayList<>();
      RecordMapping mapping = readRows(in, origin, rows, refusals);
      if (mapping.rows() == Rows.EVENTS) {
        rows.stream().filter(EventLegs::isComplete).forEach(events::add);
      } else {
        rows.forEach(legs::add);
      }
    }

    /// Hands the legs of all tables to `sink`, aircraft by aircraft, each in order.
    ///
    /// @param repeats takes what several documents tell of the same flight
    public void emit(Consumer<Leg> sink, Refusals refusals, RepeatSink repeats) {
      // An event is no flight, to be counted as told twice.
      List<FlightRow> once = events.once(refusals, (_, _) -> {});
      new EventLegs(airports, refusals).of(once).forEach(legs::add);
      List<FlightRow> rows = legs.once(refusals, repeats);
      new RecordLegs(sink).emit(Tails.complete(Duplicates.merge(rows, refusals, repeats)));
    }
  }

  private RecordMapping readRows(
      InputStream in, String origin, List<FlightRow> rows, Refusals refusals) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    RecordMapping mapping =
        findMapping(head)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s: its header fits no column mapping.%nMaybe write one and name it with --mapping."
                        .formatted(origin)));
    RowParser parser = new RowParser(mapping, airports, refusals);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(headerLine(head)))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofNamedCsvRecord(Texts.reader(whole))) {
      for (NamedCsvRecord row : csv) {
        parser.parse(row, origin).ifPresent(rows::add);
      }
    } catch (CsvParseException e) {
      refusals.refuse("RECORD_TABLE_BROKEN", origin, reason(e));
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return mapping;
  }

  /// Where the table broke, and why.
  private static String reason(CsvParseException e) {
    String where = Objects.toString(e.getMessage(), "unreadable");
    String why = e.getCause() == null ? "" : Objects.toString(e.getCause().getMessage(), "");
    int sentence = why.indexOf(". ");
    String first = sentence < 0 ? why : why.substring(0, sentence);
    return why.isEmpty()
        ? where
        : "%s: %s. The rows before are kept.%nMaybe a quotation mark is not closed there."
            .formatted(where, first);
  }

  private Optional<RecordMapping> findMapping(byte[] head) {
    Set<String> names = new HashSet<>(headerNames(head));
    for (RecordMapping mapping : mappings) {
      if (names.containsAll(mapping.header())) {
        return Optional.of(mapping);
      }
    }
    return Optional.empty();
  }

  private static List<String> headerNames(byte[] head) {
    String line = headerLine(head);
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(separator(line))), -1))
        .map(name -> name.strip().replace("\"", "").replace("\ufeff", ""))
        .toList();
  }

  private static String headerLine(byte[] head) {
    String text = Texts.head(head);
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /// What stands between fields: spreadsheets write semicolons where the comma is in numbers.
  private static char separator(String header) {
    if (header.indexOf(',') >= 0) {
      return ',';
    }
    return header.indexOf(';') >= 0 ? ';' : '\t';
  }

  private static List<String> resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(FlightRecords.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.contadora.flights.records;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.records.RecordMapping.Column;
import org.contadora.flights.records.RecordMapping.Field;
import org.jspecify.annotations.Nullable;

/// Understands the rows of one table.
final class RowParser {
  /// Longest time between take-off and landing that a row may claim: the longest scheduled flights
  /// last just under 19 hours.
  private static final Duration MAX_FLIGHT = Duration.ofHours(20);

  /// A landing may be listed this much before departure plus duration without the departure being
  /// doubted.
  private static final Duration EARLY = Duration.ofMinutes(10);

  /// The same after it: at a busy airport it takes up to an hour from the gate into the air.
  private static final Duration LATE = Duration.ofMinutes(60);

  /// Dates outside are mistakes, as for positions ([org.contadora.flights.tracks.TrackCleaner]):
  /// clocks that were never set, years with a digit too many.
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2089, 12, 31);

  private static final int MINUTES_PER_DEGREE = 4;
  private static final int NOON = 12;
  private static final Pattern FLIGHT = Pattern.compile("([A-Z]{2,4}?)(\\d[\\dO]*[A-Z]{0,2})");
  private static final Pattern AIRPORT = Pattern.compile("[A-Z0-9]{3,4}");

  private final RecordMapping mapping;
  private final LocalTimes times;
  private final Function<String, Optional<Airport>> airports;
  private final Countries countries;
  private final Refusals refusals;

  RowParser(
      RecordMapping mapping, Function<String, Optional<Airport>> airports, Refusals refusals) {
    this.mapping = mapping;
    this.times = new LocalTimes(mapping.zones(), mapping.timeZone());
    this.airports = airports;
    this.countries = new Countries(airports);
    this.refusals = refusals;
  }

  /// The row, or empty if it was refused.
  Optional<FlightRow> parse(NamedCsvRecord row, String origin) {
    String place = origin + ", line " + row.getStartingLineNumber();
    @Nullable String departure = airport(row, Field.DEPARTURE_AIRPORT, place);
    boolean event = mapping.rows() == RecordMapping.Rows.EVENTS;
    Field arrivalAirport = event ? Field.EVENT_AIRPORT : Field.ARRIVAL_AIRPORT;
    Field arrivalTime = event ? Field.EVENT_TIME : Field.ARRIVAL_TIME;
    @Nullable String arrival = airport(row, arrivalAirport, place);
    if (departure == null && arrival == null) {
      refusals.refuse("RECORD_WITHOUT_AIRPORTS", place, "Neither end names an airport.");
      return Optional.empty();
    }
    @Nullable LocalDate date = date(row, place);
    LocalTimes.@Nullable Reading left = time(row, Field.DEPARTURE_TIME, departure, date, place);
    LocalTimes.@Nullable Reading due =
        time(row, Field.SCHEDULED_DEPARTURE_TIME, departure, date, place);
    LocalTimes.@Nullable Reading landed = time(row, arrivalTime, arrival, date, place);
    if (date == null && left == null && due == null && landed == null) {
      refusals.refuse("RECORD_WITHOUT_TIME", place, "Neither a date nor a time can be read.");
      return Optional.empty();
    }
    if (isImplausible(date)
        || isImplausible(day(left))
        || isImplausible(day(due))
        || isImplausible(day(landed))) {
      refusals.refuse(
          "RECORD_DATE_IMPLAUSIBLE",
          place,
          "The dates (%s, %s, %s) must be from %s to %s; the row is left out."
              .formatted(text(date), text(day(left)), text(day(landed)), FIRST_DAY, LAST_DAY));
      return Optional.empty();
    }
    @Nullable Duration duration = LocalTimes.readDuration(value(row, Field.DURATION)).orElse(null);
    FlightRow bare =
        new FlightRow(
            orNull(value(row, Field.LEG_ID)),
            aircraft(row),
            callsign(value(row, Field.CALLSIGN)),
            date,
            departure,
            basis(row, Field.DEPARTURE_BASIS),
            null,
            "",
            arrival,
            basis(row, Field.ARRIVAL_BASIS),
            null,
            duration,
            due == null ? null : due.on(date != null ? date : LocalDate.EPOCH),
            false,
            tags(row, departure, arrival, airport(row, Field.PLANNED_ARRIVAL_AIRPORT, place)),
            place);
    return Optional.of(timed(bare, left, landed));
  }

  private static boolean isImplausible(@Nullable LocalDate date) {
    return date != null && (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY));
  }

  private static @Nullable LocalDate day(LocalTimes.@Nullable Reading reading) {
    return reading == null || reading.instant() == null
        ? null
        : LocalDate.ofInstant(reading.instant(), ZoneOffset.UTC);
  }

  private static String text(@Nullable LocalDate date) {
    return date == null ? "-" : date.toString();
  }

  private FlightRow timed(
      FlightRow row, LocalTimes.@Nullable Reading left, LocalTimes.@Nullable Reading landed) {
    LocalDate day = row.date() != null ? row.date() : LocalDate.EPOCH;
    @Nullable Duration duration = row.duration();
    @Nullable Instant departure = left == null ? null : left.on(day);
    @Nullable Instant said = departure != null ? departure : row.scheduledDeparture();
    @Nullable Instant arrival = landed == null ? null : arrival(row, day, said, landed);
    boolean reckoned = arrival != null && duration != null;
    if (arrival != null && duration != null) {
      Instant takeOff = arrival.minus(duration);
      boolean believed = said == null || isBelieved(said, takeOff, row);
      departure = believed && departure != null ? departure : takeOff;
    } else {
      departure = said;
    }
    if (arrival == null && departure != null && duration != null) {
      arrival = departure.plus(duration);
    }
    if (departure != null && arrival != null) {
      Duration aloft = Duration.between(departure, arrival);
      if (aloft.isNegative() || aloft.compareTo(MAX_FLIGHT) > 0) {
        refusals.refuse(
            "RECORD_TIME_IMPLAUSIBLE",
            row.place(),
            "The time aloft (%s) must be between 0 and %s; the landing's time is left out."
                .formatted(aloft, MAX_FLIGHT));
        arrival = duration == null ? null : departure.plus(duration);
      }
    }
    if (departure == null && arrival == null) {
      Instant midday = midday(row, day);
      return row.withTimes(midday, duration == null ? null : midday.plus(duration), true);
    }
    boolean planned = !reckoned && left == null && departure != null;
    return row.withTimes(departure, arrival, false)
        .withDepartureReason(planned ? LegEnd.SCHEDULED : "");
  }

  /// Whether a time of departure agrees with landing less duration, which were seen.
  private boolean isBelieved(Instant said, Instant takeOff, FlightRow row) {
    Duration late = Duration.between(said, takeOff);
    if (late.compareTo(LATE) <= 0 && late.compareTo(EARLY.negated()) >= 0) {
      return true;
    }
    refusals.refuse(
        "RECORD_DEPARTURE_DISAGREES",
        row.place(),
        "The departure (%s) must be from %d minutes before to %d minutes after the landing less the duration (%s), which is taken instead."
            .formatted(said, LATE.toMinutes(), EARLY.toMinutes(), takeOff));
    return false;
  }

  /// The landing's time of day is that of the departure's day or of one beside it.
  private Instant arrival(
      FlightRow row, LocalDate day, @Nullable Instant departure, LocalTimes.Reading landed) {
    if (landed.instant() != null) {
      return landed.instant();
    }
    Duration aloft = row.duration() == null ? Duration.ZERO : row.duration();
    if (departure == null) {
      Instant dayBegins = midday(row, day).minus(Duration.ofHours(NOON));
      Instant first = landed.on(day.minusDays(1));
      while (first.minus(aloft).isBefore(dayBegins)) {
        first = first.plus(Duration.ofDays(1));
      }
      return first;
    }
    Instant expected = departure.plus(aloft);
    Instant best = landed.on(day);
    for (int shift = -1; shift <= 2; shift++) {
      Instant candidate = landed.on(day.plusDays(shift));
      boolean nearer =
          Duration.between(expected, candidate)
                  .abs()
                  .compareTo(Duration.between(expected, best).abs())
              < 0;
      if (row.duration() == null) {
        nearer = candidate.isAfter(departure) && (best.isBefore(departure) || nearer);
      }
      if (nearer) {
        best = candidate;
      }
    }
    return best;
  }

  /// Noon of the day by the sun at the departure, else at the arrival.
  private Instant midday(FlightRow row, LocalDate day) {
    @Nullable String code =
        row.departureAirport() != null ? row.departureAirport() : row.arrivalAirport();
    double lonDeg =
        code == null ? 0 : airports.apply(code).map(each -> each.point().lonDeg()).orElse(0.0);
    return day.atTime(NOON, 0)
        .toInstant(ZoneOffset.UTC)
        .minus(Duration.ofMinutes(Math.round(lonDeg * MINUTES_PER_DEGREE)));
  }

  private Aircraft aircraft(NamedCsvRecord row) {
    return new Aircraft(
        IcaoAddress.parse(value(row, Field.ICAO24)).orElse(null),
        orNull(value(row, Field.REGISTRATION)),
        orNull(value(row, Field.TYPE)),
        orNull(value(row, Field.OPERATOR)),
        0);
  }

  /// The flight number with its ICAO designator; a letter O among the digits is a zero.
  private @Nullable String callsign(String text) {
    String flight = text.replace(" ", "").toUpperCase(Locale.ROOT);
    Matcher matcher = FLIGHT.matcher(flight);
    if (!matcher.matches()) {
      return orNull(flight);
    }
    Map<String, String> prefixes = mapping.callsignPrefixes();
    String prefix = prefixes.getOrDefault(matcher.group(1), matcher.group(1));
    String number = matcher.group(2);
    return prefix + (prefixes.isEmpty() ? number : number.replace('O', '0'));
  }

  private @Nullable String airport(NamedCsvRecord row, Field field, String place) {
    String code = value(row, field).toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return null;
    }
    // The list of airports names those to which ICAO gave no code by a local one, of any form.
    if (!AIRPORT.matcher(code).matches() && airports.apply(code).isEmpty()) {
      refusals.refuse(
          "RECORD_AIRPORT_UNREADABLE",
          place,
          "%s (%s) must be the code of an airport, such as KAEX.".formatted(field.key(), code));
      return null;
    }
    return code;
  }

  private @Nullable LocalDate date(NamedCsvRecord row, String place) {
    String text = value(row, Field.DATE);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      refusals.refuse(
          "RECORD_DATE_UNREADABLE",
          place,
          "The date (%s) must be like 2020-04-27.".formatted(text));
      return null;
    }
  }

  private LocalTimes.@Nullable Reading time(
      NamedCsvRecord row,
      Field field,
      @Nullable String airport,
      @Nullable LocalDate date,
      String place) {
    // A no-break space of a table that was saved as Latin-1 is no character of UTF-8.
    String text = value(row, field).replace('\ufffd', ' ').strip();
    if (text.isEmpty()) {
      return null;
    }
    String country = airport == null ? "" : country(airport);
    Optional<LocalTimes.Reading> reading = times.read(text, country);
    if (reading.isEmpty() || (reading.get().instant() == null && date == null)) {
      refusals.refuse(
          "RECORD_TIME_UNREADABLE",
          place,
          "%s (%s) must be a time with a zone that the mapping names, on a known date."
              .formatted(field.key(), text));
      return null;
    }
    return reading.get();
  }

  private String country(String code) {
    return countries.find(code).orElse("");
  }

  private @Nullable Basis basis(NamedCsvRecord row, Field field) {
    String text = value(row, field).toUpperCase(Locale.ROOT);
    for (Basis each : Basis.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return null;
  }

  /// The tags that the table has, and what planned and actual landing say.
  private List<String> tags(
      NamedCsvRecord row,
      @Nullable String departure,
      @Nullable String arrival,
      @Nullable String planned) {
    String text = value(row, Field.TAGS);
    List<String> tags =
        text.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(text.split("[;|, ]+")));
    if (planned != null && arrival != null && !planned.equals(arrival)) {
      tags.add(arrival.equals(departure) ? "turned_back" : "diverted");
    }
    return tags;
  }

  /// The first value among the field's columns, no-break spaces and margins taken off.
  private String value(NamedCsvRecord row, Field field) {
    Column column = mapping.columns().get(field);
    if (column == null) {
      return "";
    }
    for (String name : column.names()) {
      String text = row.findField(name).orElse("").replace('\u00a0', ' ').strip();
      String value = text.isEmpty() ? "" : column.valueIn(text);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

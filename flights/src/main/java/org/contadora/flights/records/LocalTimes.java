package org.contadora.flights.records;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as tables write them, to points in time.
final class LocalTimes {
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:[ \\u00a0]+([A-Z]{2,5}))?");
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,2})h(\\d{1,2})m?|(\\d{1,2}):(\\d{2})");
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT);

  private final Map<String, ZoneOffset> zones;
  private final @Nullable ZoneOffset defaultZone;

  LocalTimes(Map<String, ZoneOffset> zones, @Nullable ZoneOffset defaultZone) {
    this.zones = zones;
    this.defaultZone = defaultZone;
  }

  /// A time of day with its offset, or a full point in time.
  ///
  /// @param time null if `instant` is known
  record Reading(@Nullable LocalTime time, @Nullable ZoneOffset offset, @Nullable Instant instant) {
    /// The point in time, if the time of day is one of `date`.
    Instant on(LocalDate date) {
      if (instant != null) {
        return instant;
      }
      if (time == null || offset == null) {
        throw new IllegalStateException("A time of day needs its offset.");
      }
      return date.atTime(time).toInstant(offset);
    }
  }

  /// Reads an ISO-8601 time with offset, `2020-04-27 12:45[:00]` or `12:45 EDT`.
  ///
  /// @param country where the place is, for abbreviations that mean different zones; empty if not
  ///   known
  /// @return empty if the text is none of these or its zone is not known
  Optional<Reading> read(String text, String country) {
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return readClock(clock, country);
    }
    try {
      if (text.indexOf('T') > 0) {
        return Optional.of(new Reading(null, null, OffsetDateTime.parse(text).toInstant()));
      }
      LocalDateTime local = LocalDateTime.parse(text, DATE_AND_TIME);
      return defaultZone == null
          ? Optional.empty()
          : Optional.of(new Reading(null, null, local.toInstant(defaultZone)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Reading> readClock(Matcher clock, String country) {
    String zone = clock.group(3);
    ZoneOffset offset = defaultZone;
    if (zone != null) {
      offset = zones.getOrDefault(zone + "@" + country, zones.get(zone));
    }
    if (offset == null) {
      return Optional.empty();
    }
    try {
      LocalTime time =
          LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)));
      return Optional.of(new Reading(time, offset, null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Reads `02h25m` or `2:25`; nothing at all, `00h00m`, is no duration.
  static Optional<Duration> readDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = matcher.group(1) != null ? 1 : 3;
    Duration duration =
        Duration.ofHours(Long.parseLong(matcher.group(first)))
            .plusMinutes(Long.parseLong(matcher.group(first + 1)));
    return Optional.of(duration).filter(Duration::isPositive);
  }
}

package org.contadora.flights.gaps;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What an aircraft can do: how fast and how long it flies and how soon it can leave again.
///
/// Figures by type designator stand in the resource `performance.csv` with their sources; where a
/// type is not listed, those of its class.
///
/// @param kind class of aircraft
/// @param cruiseKt usual true airspeed in cruise, knots
/// @param maxKt highest true airspeed in cruise, knots
/// @param enduranceS longest flight, seconds
public record Performance(Kind kind, double cruiseKt, double maxKt, double enduranceS) {
  /// Wind that can help above [#HIGH_FT], knots (strong jet streams), and below.
  public static final double WIND_HIGH_KT = 120;

  public static final double WIND_LOW_KT = 60;

  /// Flight level from which the strong winds blow, feet.
  public static final int HIGH_FT = 20_000;

  /// Share of the cruise speed made good on a whole way with climb and descent.
  public static final double BLOCK_SPEED = 0.85;

  private static final String RESOURCE = "performance.csv";
  private static final Map<String, Performance> BY_TYPE = read();

  /// Flight that is always left to reckon with, seconds: the reserve of fuel after the planned
  /// landing, 45 minutes (14 CFR 91.151, 91.167 and 121.639). Who has flown for longer than its
  /// class usually can has at least this.
  public static final double RESERVE_S = 45 * 60.0;

  /// Classes of aircraft, with what holds for a class as a whole.
  ///
  /// The endurance, in hours, is the longest that those of a class which are not listed by type fly
  /// on full tanks: the range that makers publish, at cruise speed, rounded up to the hour, so that
  /// no true airport lies outside.
  public enum Kind {
    /// Passenger and cargo jets and the military's like them: narrow-bodied ones with 3,000 to
    /// 4,000 NM (Airbus A321neo 4,000 NM, Boeing 737-8 3,500 NM) fly 9 h; wide-bodied ones are
    /// listed by type.
    AIRLINER(450, 490, 9, 25, 9),
    /// Light and midsize ones with up to 2,700 NM (Cessna Citation Latitude) fly 7 h; those with
    /// longer ranges are listed by type.
    BUSINESS_JET(440, 490, 7, 10, 8),
    /// Up to 1,800 NM (Beechcraft King Air 350, Pilatus PC-12): 7 h.
    TURBOPROP(280, 320, 7, 15, 6),
    /// Up to 700 NM (Cessna 172S 640 NM): 6 h.
    PISTON(130, 200, 6, 3, 3),
    /// Up to 400 NM (Airbus H135, H145, Bell 407): 4 h.
    HELICOPTER(125, 160, 4, 2, 2);

    private final double cruiseKt;
    private final double maxKt;
    private final double enduranceH;
    private final double usualStopMin;
    private final double detourMin;

    Kind(double cruiseKt, double maxKt, double enduranceH, double usualStopMin, double detourMin) {
      this.cruiseKt = cruiseKt;
      this.maxKt = maxKt;
      this.enduranceH = enduranceH;
      this.usualStopMin = usualStopMin;
      this.detourMin = detourMin;
    }

    /// Shortest usual time between landing and take-off, seconds.
    public double usualStopS() {
      return usualStopMin * 60;
    }

    /// What descent, approach and climb cost over passing by in cruise, seconds.
    public double landingDetourS() {
      return detourMin * 60;
    }
  }

  /// The figures of a class as a whole.
  public static Performance of(Kind kind) {
    return new Performance(kind, kind.cruiseKt, kind.maxKt, kind.enduranceH * 3600);
  }

  /// The figures of an ICAO type designator (Doc 8643), empty if it is not listed.
  public static Optional<Performance> findByType(String typeCode) {
    return Optional.ofNullable(BY_TYPE.get(typeCode));
  }

  /// The figures that suit what was seen of an aircraft of unknown type.
  ///
  /// @param fastestKt highest ground speed seen, knots; 0 if none
  /// @param highestFt highest altitude seen, feet
  public static Performance seen(double fastestKt, int highestFt) {
    if (fastestKt > 350 || highestFt > 32_000) {
      return of(Kind.AIRLINER);
    }
    if (fastestKt > 200 || highestFt > 16_000) {
      return of(Kind.TURBOPROP);
    }
    return fastestKt > 0 ? of(Kind.PISTON) : of(Kind.AIRLINER);
  }

  /// Highest ground speed to reckon with, knots: the highest airspeed and the wind at the altitude.
  public double maxGroundSpeedKt(int altitudeFt) {
    return maxKt + (altitudeFt >= HIGH_FT ? WIND_HIGH_KT : WIND_LOW_KT);
  }

  /// How long it can still fly, seconds: what is left of the longest flight, at least [#RESERVE_S].
  ///
  /// @param flownS how long it has been in the air, seconds
  public double leftS(double flownS) {
    return Math.max(RESERVE_S, enduranceS - flownS);
  }

  private static Map<String, Performance> read() {
    Map<String, Performance> byType = new HashMap<>();
    try (InputStream in = Performance.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(RESOURCE));
      }
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (NamedCsvRecord row : rows) {
          Kind kind = Kind.valueOf(row.getField("class"));
          byType.put(
              row.getField("type"),
              new Performance(
                  kind,
                  number(row.getField("cruise_tas_kt"), kind.cruiseKt),
                  number(row.getField("max_tas_kt"), kind.maxKt),
                  number(row.getField("endurance_h"), kind.enduranceH) * 3600));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The resource %s cannot be read.".formatted(RESOURCE), e);
    }
    return byType;
  }

  private static double number(String text, double otherwise) {
    return text.isEmpty() ? otherwise : Double.parseDouble(text);
  }
}

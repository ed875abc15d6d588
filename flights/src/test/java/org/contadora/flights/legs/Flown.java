package org.contadora.flights.legs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionSource;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;

/// What the machine makes of a track, in lines that a person can read.
record Flown(List<Leg> legs, List<Gap> gaps, Refusals refused) {
  static final Airports AIRPORTS = Airports.bundled();
  static final Reach REACH = new Reach(AIRPORTS);
  private static final RuleBook RULES = RuleBook.shipped();

  /// From Minneapolis (KMSP) down to 11,000 ft before Des Moines (KDSM), rows as [#of(String,
  /// String)] reads.
  static final String OUT_OF_MSP =
      """
      2026-03-02T11:58:00Z 44.8820 -93.2218 ground   5 180     - ENY3456
      2026-03-02T12:01:00Z 44.8800 -93.2218 ground  30 180     - ENY3456
      2026-03-02T12:02:00Z 44.8600 -93.2218   1900 160 180  2200 ENY3456
      2026-03-02T12:05:00Z 44.7000 -93.2400   8000 280 185  2000 ENY3456
      2026-03-02T12:08:00Z 44.4200 -93.2800  15000 340 185  2000 ENY3456
      2026-03-02T12:12:00Z 43.9800 -93.3300  24000 420 185  1500 ENY3456
      2026-03-02T12:16:00Z 43.5000 -93.4000  24000 430 185     0 ENY3456
      2026-03-02T12:20:00Z 43.0200 -93.4600  24000 430 185     0 ENY3456
      2026-03-02T12:24:00Z 42.5500 -93.5300  19000 400 185 -1500 ENY3456
      2026-03-02T12:28:00Z 42.1500 -93.5900  11000 320 185 -1800 ENY3456
      """;

  /// The rest of the flight.
  static final String INTO_DSM =
      """
      2026-03-02T12:31:00Z 41.8500 -93.6300   6000 240 185 -1500 ENY3456
      2026-03-02T12:34:00Z 41.6200 -93.6600   2000 140 180  -750 ENY3456
      2026-03-02T12:35:00Z 41.5450 -93.6630 ground 110 180     - ENY3456
      2026-03-02T12:36:00Z 41.5340 -93.6630 ground  15 180     - ENY3456
      """;

  /// The whole of it.
  static final String TO_DES_MOINES = OUT_OF_MSP + INTO_DSM;

  /// Flies a whole track at once.
  static Flown of(Positions positions) {
    return of(List.of(positions));
  }

  /// Flies batches of one aircraft.
  static Flown of(List<Positions> batches) {
    return of(batches, new Observed());
  }

  /// Flies batches of one aircraft out of inputs that watched at the times given.
  static Flown of(List<Positions> batches, Observed observed) {
    return of(batches, observed, AIRPORTS, REACH);
  }

  /// Flies batches of one aircraft among other airports than the bundled ones.
  static Flown of(List<Positions> batches, Observed observed, Airports airports, Reach reach) {
    List<Leg> legs = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    Refusals refused = new Refusals();
    LegSink sink =
        new LegSink() {
          @Override
          public void accept(Leg leg) {
            legs.add(leg);
          }

          @Override
          public void accept(Gap gap) {
            gaps.add(gap);
          }
        };
    LegMachine machine =
        new LegMachine(
            batches.getFirst().aircraft(),
            LegRules.standard(),
            airports,
            reach,
            RULES::isOfArmedForces,
            refused,
            sink);
    batches.forEach(machine::accept);
    machine.end(observed);
    return new Flown(legs, gaps, refused);
  }

  /// Flies rows of `time lat lon alt gs track vrate [call sign]`, with `-` for what is not known
  /// and altitude `ground` on the ground.
  static Flown of(String type, String rows) {
    return of(positions(type, rows));
  }

  static Positions positions(String type, String rows) {
    Aircraft aircraft =
        new Aircraft(
            new IcaoAddress(0xa12345, true), "N123AB", type.isEmpty() ? null : type, null, 0);
    Positions positions = new Positions(aircraft, "test");
    for (String row : rows.lines().filter(line -> !line.isBlank()).toList()) {
      String[] f = row.strip().split("\\s+", -1);
      positions.add(
          Instant.parse(f[0]).toEpochMilli(),
          (int) Math.round(Double.parseDouble(f[1]) * 1e6),
          (int) Math.round(Double.parseDouble(f[2]) * 1e6));
      positions.setSource(PositionSource.ADSB);
      if (f[3].equals("ground")) {
        positions.addFlags(Positions.ON_GROUND);
      } else if (!f[3].equals("-")) {
        positions.setBaroAltitudeFt(Integer.parseInt(f[3]));
      }
      if (!f[4].equals("-")) {
        positions.setGroundSpeedE1((int) Math.round(Double.parseDouble(f[4]) * 10));
      }
      if (!f[5].equals("-")) {
        positions.setTrackE1((int) Math.round(Double.parseDouble(f[5]) * 10));
      }
      if (!f[6].equals("-")) {
        positions.setVerticalRateFpm(Integer.parseInt(f[6]));
      }
      if (f.length > 7) {
        positions.setCallsign(Positions.packCallsign(f[7]));
      }
    }
    return positions;
  }

  /// One line a leg: `KMSP observed 01:18 > KGEG inferred LOST_LOW_AND_NEAR 06:30 DAL1615`.
  String text() {
    StringBuilder text = new StringBuilder();
    for (Leg leg : legs) {
      text.append(end(leg.departure())).append(" > ").append(end(leg.arrival()));
      leg.callsigns().forEach(callsign -> text.append(' ').append(callsign));
      leg.flags().forEach(flag -> text.append(' ').append(flag));
      leg.events()
          .forEach(
              event -> text.append(' ').append(event.kind()).append('@').append(event.airport()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String end(LegEnd end) {
    String candidates =
        end.candidates().isEmpty()
            ? ""
            : "[%d: %s]"
                .formatted(
                    end.candidates().size(),
                    String.join(
                        " ", end.candidates().subList(0, Math.min(6, end.candidates().size()))));
    String place = end.airport() == null ? candidates : end.airport();
    return "%s %s%s %s"
        .formatted(
            place.isEmpty() ? "?" : place,
            end.basis().name().toLowerCase(Locale.ROOT),
            end.reason().isEmpty() ? "" : " " + end.reason(),
            end.time() == null ? "-" : end.time().toString().substring(5, 16));
  }

  /// One line a gap.
  String gapText() {
    StringBuilder text = new StringBuilder();
    for (Gap gap : gaps) {
      Gap.Contact found = gap.found();
      text.append(
          String.format(
              Locale.ROOT,
              "%s %d ft, %s, reach %.0f km, %d candidates %s%n",
              Instant.ofEpochMilli(gap.lost().timeMs()),
              gap.lost().altitudeFt(),
              found == null
                  ? "not found again"
                  : "found after %d min at %d ft"
                      .formatted(
                          Duration.ofMillis(found.timeMs() - gap.lost().timeMs()).toMinutes(),
                          found.altitudeFt()),
              gap.reachKm(),
              gap.candidates().size(),
              gap.candidates().stream().limit(4).map(Gap.Candidate::airport).toList()));
    }
    return text.toString();
  }
}

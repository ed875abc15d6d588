package org.contadora.simulator;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.contadora.simulator.Voyage.FlownLeg;

/// Writes what truly happened beside what receivers heard.
final class Truth implements Closeable {
  private static final double GAP_S = 600;
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path legsFile;
  private final BufferedWriter legs;
  private final BufferedWriter gaps;
  private int legCount;

  Truth(Path directory) throws IOException {
    Files.createDirectories(directory);
    legsFile = directory.resolve("legs.csv");
    legs = Files.newBufferedWriter(legsFile, StandardCharsets.UTF_8);
    gaps = Files.newBufferedWriter(directory.resolve("gaps.csv"), StandardCharsets.UTF_8);
    legs.write(
        "leg_id,icao24,registration,callsign,operator,type,mission,class,departure_airport,"
            + "departure_time,arrival_airport,arrival_time,planned_airport,people,tags,"
            + "departure_covered,arrival_covered,complete,rotation_id,flight_id,stop_number\n");
    gaps.write(
        "icao24,lost_time,lost_lat,lost_lon,lost_altitude_ft,found_time,found_lat,found_lon,"
            + "found_altitude_ft,duration_s,airports\n");
    Files.writeString(directory.resolve("README"), README, StandardCharsets.UTF_8);
  }

  Path legsFile() {
    return legsFile;
  }

  int legCount() {
    return legCount;
  }

  void add(Voyage voyage, double fromS, double toS) throws IOException {
    for (var leg : voyage.legs()) {
      writeLeg(voyage.airframe(), leg, fromS, toS);
      legCount++;
    }
    writeGaps(voyage, toS);
  }

  private void writeLeg(Airframe airframe, FlownLeg leg, double fromS, double toS)
      throws IOException {
    var plan = leg.plan();
    var flown = leg.flown();
    boolean complete = flown.takeoffS() >= fromS && flown.landingS() < toS;
    legs.write(
        String.join(
            ",",
            airframe.address() + "-" + ID_TIME.format(instant(flown.takeoffS())),
            airframe.address().toString(),
            airframe.registration(),
            plan.callsign(),
            airframe.operatorDesignator(),
            airframe.type().designator,
            plan.mission(),
            plan.truthClass().word,
            plan.origin().icao(),
            instant(flown.takeoffS()).toString(),
            plan.landing().icao(),
            instant(flown.landingS()).toString(),
            plan.destination().icao(),
            String.valueOf(plan.people()),
            String.join(" ", tags(plan, flown.goArounds())),
            String.valueOf(leg.departureCovered()),
            String.valueOf(leg.arrivalCovered()),
            String.valueOf(complete),
            plan.rotationId(),
            plan.flightId(),
            plan.stopNumber() == 0 ? "" : String.valueOf(plan.stopNumber())));
    legs.write("\n");
  }

  /// Tags in the order of the alphabet; a crew may have to go around without having planned it.
  private static SortedSet<String> tags(FlightPlan plan, int goArounds) {
    var tags = new TreeSet<>(plan.tags());
    if (goArounds > 0) {
      tags.add("go_around");
    }
    return tags;
  }

  private void writeGaps(Voyage voyage, double toS) throws IOException {
    List<TraceRow> rows = voyage.heard();
    for (int i = 0; i < rows.size(); i++) {
      var lost = rows.get(i);
      var found = i + 1 < rows.size() ? rows.get(i + 1) : null;
      double untilS = found == null ? toS : found.timeS;
      boolean parked = lost.ground && (found == null || found.ground);
      if (untilS - lost.timeS < GAP_S) {
        continue;
      }
      String airports = airportsBetween(voyage, lost.timeS, untilS);
      if (parked && airports.indexOf(' ') < 0) {
        continue;
      }
      gaps.write(
          voyage.airframe().address()
              + ","
              + contact(lost)
              + ","
              + (found == null ? ",,," : contact(found))
              + ","
              + Math.round(untilS - lost.timeS)
              + ","
              + airports
              + "\n");
    }
  }

  /// Airports at which it touched the ground unheard, in order.
  private static String airportsBetween(Voyage voyage, double fromS, double toS) {
    var airports = new StringBuilder();
    String last = "";
    for (var leg : voyage.legs()) {
      if (leg.flown().takeoffS() > fromS && leg.flown().takeoffS() < toS) {
        last = append(airports, last, leg.plan().origin().icao());
      }
      if (leg.flown().landingS() > fromS && leg.flown().landingS() < toS) {
        last = append(airports, last, leg.plan().landing().icao());
      }
    }
    return airports.toString();
  }

  private static String append(StringBuilder airports, String last, String icao) {
    if (!icao.equals(last)) {
      airports.append(airports.isEmpty() ? "" : " ").append(icao);
    }
    return icao;
  }

  private static String contact(TraceRow row) {
    return String.format(
        Locale.ROOT,
        "%s,%.6f,%.6f,%s",
        instant(row.timeS),
        row.latDeg,
        row.lonDeg,
        row.ground ? "ground" : String.valueOf(row.altitudeFt));
  }

  private static Instant instant(double timeS) {
    return Instant.ofEpochMilli(Math.round(timeS * 1000)).truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    legs.close();
    gaps.close();
  }

  private static final String README =
      """
      SIMULATED. The truth of this world; nothing here happened.

      legs.csv: one row for each leg, take-off to landing, in the order of the archives' aircraft.
        leg_id             address and minute of take-off
        callsign           as transmitted; empty if none was
        mission            what kind of work the leg was
        class              removal: lands people abroad, or carries them on towards that from a stop abroad;
                           removal_connection: leg inside the country on the way to a removal;
                           removal_return: the way back from the last place where people were landed;
                           transfer: other leg with people held, inside the country or to a base;
                           a turned-back removal lands inside the country and is a transfer;
                           other: everything else, a state's aircraft on its way to fetch people too
        departure_time     lift-off, UTC
        arrival_airport    where it landed; planned_airport: where it had set out to
        arrival_time       touchdown, UTC
        people             passengers or people removed; crews not counted
        tags               separated by blanks: diverted fuel_stop go_around military state_pickup
                           third_country touch_and_go turned_back
        departure_covered  whether anyone heard it in the 4 minutes before lift-off or the 8 seconds after
        arrival_covered    whether anyone heard it in the 20 seconds before touchdown or the 4 minutes
                           after: both reach from the ground to about 200 ft
        complete           false where midnight of the first or last day cuts the leg
        rotation_id        legs of one mission; flight_id: legs that carry the same people abroad
        stop_number        place in the order of places where people were landed abroad; empty elsewhere

      gaps.csv: silences of ten minutes and more as receivers heard it, before bad data was added.
        found_* are empty where it was not heard again
        airports           true airports it took off from or landed at in the silence, in order
      """;
}

package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionReaders;
import org.contadora.flights.positions.PositionSource;
import org.contadora.flights.positions.Positions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Legs of real traces, checked against what a person reads from them.
class RealTracesTest {
  /// Points of the trace that readsb marked as the first of a leg.
  private static final int[] NEW_LEG_POINTS = {770, 1332, 1806};

  @Test
  void boeing737OfDeltaFlewFourLegsOneLandingHidden() throws IOException {
    Flown flown = Flown.of(trace("traffic_samples/trace_full_ac671b.json"));
    assertThat(flown.text())
        .isEqualTo(
            """
            ? unknown TRACK_BEGINS_IN_FLIGHT - > KMSP observed 02-05T01:12 DAL1812
            KMSP observed 02-05T03:43 > KGEG inferred LOST_LOW_AND_NEAR 02-05T06:29 DAL2418
            KGEG inferred FOUND_LOW_AND_NEAR 02-05T14:42 > KMSP observed 02-05T17:00 DAL1615
            KMSP observed 02-05T18:14 > KDEN observed 02-05T19:54 DAL2927
            """);
    assertThat(flown.gaps().stream().filter(gap -> gap.candidates().isEmpty()))
        .as("gaps in cruise that leave no time to land")
        .hasSize(5);
  }

  @Test
  void cutsAgreeWithTheNewLegFlagsOfReadsb() throws IOException {
    Positions positions = trace("traffic_samples/trace_full_ac671b.json");
    List<Leg> legs = Flown.of(positions).legs();
    for (int leg = 1; leg < legs.size(); leg++) {
      long flagMs = positions.timeMs(NEW_LEG_POINTS[leg - 1]);
      assertThat(flagMs)
          .isBetween(
              Objects.requireNonNull(legs.get(leg - 1).lastSeen()).toEpochMilli(),
              Objects.requireNonNull(legs.get(leg).firstSeen()).toEpochMilli());
    }
  }

  @Test
  void transportFoundAgainAfterForeignStops() throws IOException {
    Flown flown = fly("stiles_flight_tracer/ae4af6_20250204-20250206_points.csv", "ae4af6");
    assertThat(flown.legs())
        .extracting(leg -> leg.departure().airport() + ">" + leg.arrival().airport())
        .containsExactly("KNGU>null", "null>KCHS", "KCHS>MHPR", "MHPR>KCHS");
    LegEnd guantanamo = flown.legs().getFirst().arrival();
    assertThat(guantanamo.basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(guantanamo.candidates()).contains("MUGM").hasSizeLessThan(30);
    assertThat(flown.legs().get(2).arrival().basis()).isEqualTo(Basis.INFERRED);
  }

  @Test
  void boeing767LostDescendingIsNeverGivenOneDestination() throws IOException {
    Flown flown = fly("adsb_investigator/n703kw_20260825-27_extract.csv", null);
    LegEnd last = flown.legs().getLast().arrival();
    assertThat(last.basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(last.candidates()).contains("FDSK", "FDMS").hasSizeBetween(2, 60);
    assertThat(flown.gaps().getLast().found()).isNull();
    assertThat(flown.legs())
        .as("Dakar was seen from short final")
        .anyMatch(leg -> "GOBD".equals(leg.arrival().airport()));
  }

  @Test
  void calibrationFlightWithManyApproachesLandsOnce() throws IOException {
    assertThat(fly("traffic_samples/guatemala.json.gz", null).text())
        .isEqualTo("MGGT observed 03-26T16:24 > MGGT observed 03-26T18:58 YS111N TURNED_BACK\n");
  }

  @Test
  void noiseMakesNoLegs() throws IOException {
    assertThat(fly("traffic_samples/noisy_ground.json.gz", null).text())
        .isEqualTo("LSZH observed 11-11T14:20 > ? unknown TRACK_ENDS_IN_FLIGHT - AUA570\n");
    assertThat(fly("traffic_samples/noisy_takeoff.json.gz", null).text())
        .isEqualTo("LSZH observed 11-11T17:39 > ? unknown TRACK_ENDS_IN_FLIGHT - AFR181L\n");
    assertThat(fly("traffic_samples/noisy_landing.json.gz", null).text())
        .isEqualTo("? unknown TRACK_BEGINS_IN_FLIGHT - > LSZH observed 11-11T18:10 DLH4TR\n");
  }

  @Test
  void airlinersKeepTheirLegsOverMidnightAndOceans() throws IOException {
    assertThat(fly("stiles_flight_tracer/raw_A11F59_2025-02-07_2025-02-08.csv", null).text())
        .isEqualTo(
            """
            KBOS observed 02-07T01:59 > KSFO observed 02-07T08:48 UAL2400
            KSFO observed 02-07T16:35 > KBOS observed 02-07T21:07 UAL2647
            KBOS observed 02-07T23:17 > KLAX observed 02-08T05:20 UAL333
            KLAX observed 02-08T07:38 > KIAD observed 02-08T11:31 UAL2282
            KIAD observed 02-08T17:47 > KLAX observed 02-08T23:21 UAL1053
            """);
    assertThat(fly("stiles_flight_tracer/flight_traces_ac308f_20250208.csv", null).legs())
        .extracting(leg -> leg.departure().airport() + ">" + leg.arrival().airport())
        .containsExactly("null>PHNL", "PHNL>KDFW", "KDFW>null");
  }

  @Test
  void oneLowContactIsOneEndOnly() throws IOException {
    read("jonnealon_hub_snapshots/ice_hub_opensky_subset_2026.csv")
        .forEach((key, positions) ->
            assertThat(Flown.of(positions).legs())
                .as(key)
                .noneMatch(leg ->
                    leg.departure().airport() != null
                        && leg.departure().airport().equals(leg.arrival().airport())));
  }

  @Test
  void seenOnTheGroundAtTucsonAndNextAtMesa() throws IOException {
    Positions globalX =
        Objects.requireNonNull(
            read("jonnealon_hub_snapshots/ice_hub_opensky_subset_2026.csv").get("a2f016"));
    assertThat(Flown.of(globalX).text())
        .contains(
            "KTUS inferred STOOD_THERE_BEFORE 03-23T08:08 > KIWA inferred FOUND_STANDING_THERE"
                + " 03-23T08:29 GXA190 MISSING_LEG\n")
        .containsOnlyOnce("MISSING_LEG");
  }

  /// The tracks of airliners and of a transport, each by its file.
  static Map<String, Positions> airliners() throws IOException {
    Map<String, Positions> all = new TreeMap<>();
    all.put("ac671b", trace("traffic_samples/trace_full_ac671b.json"));
    for (String file :
        List.of(
            "stiles_flight_tracer/raw_A11F59_2025-02-07_2025-02-08.csv",
            "stiles_flight_tracer/flight_traces_ac308f_20250208.csv",
            "stiles_flight_tracer/ae4af6_20250204-20250206_points.csv",
            "traffic_samples/guatemala.json.gz")) {
      read(file).forEach((key, positions) -> all.put(file + " " + key, positions));
    }
    return all;
  }

  private static Flown fly(String file, @Nullable String key) throws IOException {
    Map<String, Positions> tracks = read(file);
    Positions positions = key == null ? tracks.values().iterator().next() : tracks.get(key);
    return Flown.of(Objects.requireNonNull(positions, file));
  }

  /// The positions of a file by aircraft, in the order of their time.
  private static Map<String, Positions> read(String file) throws IOException {
    byte[] document = bytes(file);
    Map<String, Positions> unordered = new TreeMap<>();
    PositionReaders.recognise(Arrays.copyOf(document, Math.min(document.length, 65536)))
        .orElseThrow()
        .read(
            new ByteArrayInputStream(document),
            file,
            batch -> {
              Positions all =
                  unordered.computeIfAbsent(
                      batch.aircraft().key(), _ -> new Positions(batch.aircraft(), file));
              for (int i = 0; i < batch.size(); i++) {
                all.addFrom(batch, i);
              }
            },
            new Refusals());
    Map<String, Positions> ordered = new TreeMap<>();
    unordered.forEach((key, positions) -> ordered.put(key, ordered(positions)));
    return ordered;
  }

  private static Positions ordered(Positions positions) {
    Positions ordered = new Positions(positions.aircraft(), positions.origin());
    IntStream.range(0, positions.size())
        .boxed()
        .sorted(Comparator.comparingLong(positions::timeMs))
        .forEach(i -> ordered.addFrom(positions, i));
    return ordered;
  }

  /// A readsb trace, point by point.
  private static Positions trace(String file) throws IOException {
    JsonNode trace = new JsonMapper().readTree(bytes(file));
    Aircraft aircraft =
        new Aircraft(
            IcaoAddress.parse(trace.get("icao").asString()).orElseThrow(),
            trace.get("r").asString(),
            trace.get("t").asString(),
            null,
            0);
    Positions positions = new Positions(aircraft, file);
    double start = trace.get("timestamp").asDouble();
    for (JsonNode point : trace.get("trace")) {
      positions.add(
          Math.round((start + point.get(0).asDouble()) * 1000),
          (int) Math.round(point.get(1).asDouble() * 1e6),
          (int) Math.round(point.get(2).asDouble() * 1e6));
      positions.setSource(PositionSource.ADSB);
      if (point.get(3).isString()) {
        positions.addFlags(Positions.ON_GROUND);
      } else if (point.get(3).isNumber()) {
        positions.setBaroAltitudeFt(point.get(3).asInt());
      }
      if (point.get(4).isNumber()) {
        positions.setGroundSpeedE1((int) Math.round(point.get(4).asDouble() * 10));
      }
      if (point.get(5).isNumber()) {
        positions.setTrackE1((int) Math.round(point.get(5).asDouble() * 10));
      }
      if (point.get(7).isNumber()) {
        positions.setVerticalRateFpm(point.get(7).asInt());
      }
      if (point.get(8).has("flight")) {
        positions.setCallsign(Positions.packCallsign(point.get(8).get("flight").asString()));
      }
      if (point.get(10).isNumber()) {
        positions.setGeomAltitudeFt(point.get(10).asInt());
      }
    }
    return positions;
  }

  private static byte[] bytes(String file) throws IOException {
    Path path = Path.of(System.getProperty("contadora.shared", "../shared/data"), "traces", file);
    assumeTrue(Files.exists(path), "shared data missing: " + path);
    try (InputStream in = Files.newInputStream(path)) {
      return file.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }
}

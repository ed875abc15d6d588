package org.contadora.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.contadora.core.Geodesy;
import org.contadora.core.Seed;
import org.contadora.simulator.SimulationOptions.Coverage;
import org.contadora.simulator.SimulationOptions.FleetSize;
import org.contadora.simulator.Worlds.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SimulatorTest {
  @TempDir Path directory;

  @Test
  void sameSeedGivesTheSameBytesWhateverTheThreads() throws IOException {
    var one = Worlds.write(Worlds.small().withThreads(1), directory.resolve("one"));
    var two = Worlds.write(Worlds.small().withThreads(2), directory.resolve("two"));

    assertThat(two.archives().getFirst()).hasSameBinaryContentAs(one.archives().getFirst());
    assertThat(two.legsFile()).hasSameBinaryContentAs(one.legsFile());
    assertThat(directory.resolve("two/truth/gaps.csv"))
        .hasSameBinaryContentAs(directory.resolve("one/truth/gaps.csv"));
  }

  @Test
  void anotherSeedGivesAnotherWorld() throws IOException {
    var options = Worlds.small();
    var other =
        SimulationOptions.of(
            new Seed(Worlds.SEED.value() + 1), options.from(), SimulationOptions.Size.SMALL);

    assertThat(Files.readString(Worlds.write(other, directory.resolve("b")).legsFile()))
        .isNotEqualTo(Files.readString(Worlds.write(options, directory.resolve("a")).legsFile()));
  }

  @Test
  void legsOfAnAircraftChainInPlaceAndTime() throws IOException {
    var result = Worlds.write(Worlds.small().withDays(3), directory);
    var last = new HashMap<String, Row>();
    var rows = Worlds.rows(result.legsFile());

    assertThat(rows).hasSize(result.legs()).hasSizeGreaterThan(80);
    for (var row : rows) {
      assertThat(instant(row, "arrival_time")).isAfter(instant(row, "departure_time"));
      var before = last.put(row.get("icao24"), row);
      if (before != null) {
        assertThat(row.get("departure_airport"))
            .as("departure of %s, seed %s", row.get("leg_id"), Worlds.SEED)
            .isEqualTo(before.get("arrival_airport"));
        assertThat(instant(row, "departure_time")).isAfter(instant(before, "arrival_time"));
      }
    }
  }

  @Test
  void classesAgreeWithWhereLegsLand() throws IOException {
    var fleet = new FleetSize(30, 4, 6, 2, 2, 2, 0, 0, 0);
    var result = Worlds.write(world(fleet, Worlds.JUNE_2025), directory);
    var airfields = Airfields.load(Worlds.SEED);

    for (var row : Worlds.rows(result.legsFile())) {
      String country = airfields.get(row.get("arrival_airport")).country();
      boolean home = List.of("US", "PR").contains(country);
      String where = row.get("leg_id") + ", seed " + Worlds.SEED;
      switch (row.get("class")) {
        case "removal" -> assertThat(home).as(where).isFalse();
        case "removal_connection" -> assertThat(home).as(where).isTrue();
        case "transfer" -> assertThat(home || country.equals("CU")).as(where).isTrue();
        case "removal_return" -> assertThat(row.get("people")).as(where).isEqualTo("0");
        default -> assertThat(row.get("class")).as(where).isEqualTo("other");
      }
    }
  }

  @Test
  void cleanTracksObeyPhysicsAndBeginAndEndAtTheirAirports() throws IOException {
    var options = Worlds.small().withCoverage(Coverage.FULL).withBadData(false);
    var result = Worlds.write(options, directory);
    var airfields = Airfields.load(Worlds.SEED);
    var traces = Worlds.traces(result.archives().getFirst());

    for (var trace : traces.values()) {
      assertPhysics(trace);
    }
    for (var row : Worlds.rows(result.legsFile())) {
      if (row.get("complete").equals("true")) {
        assertThat(row.get("departure_covered")).as(row.get("leg_id")).isEqualTo("true");
        assertThat(row.get("arrival_covered")).as(row.get("leg_id")).isEqualTo("true");
        var trace = requireNonNull(traces.get(TraceWriter.memberName(row.get("icao24"))));
        assertNear(
            trace, instant(row, "departure_time"), airfields.get(row.get("departure_airport")));
        assertNear(trace, instant(row, "arrival_time"), airfields.get(row.get("arrival_airport")));
      }
    }
  }

  private static void assertPhysics(JsonNode trace) {
    JsonNode before = null;
    for (var row : trace.get("trace")) {
      if (!row.get(3).isString()) {
        assertThat(row.get(4).asDouble())
            .as("gs in %s of %s", row, trace.get("t"))
            .isBetween(35.0, 680.0);
        assertThat(Math.abs(row.get(7).asInt())).as("rate in %s", row).isLessThan(5000);
      }
      if (before != null) {
        double seconds = row.get(0).asDouble() - before.get(0).asDouble();
        assertThat(seconds).as("order at %s", row).isPositive();
        double metres =
            Geodesy.sphereDistanceM(
                before.get(1).asDouble(),
                before.get(2).asDouble(),
                row.get(1).asDouble(),
                row.get(2).asDouble());
        // 30 m of noise in a position, 700 kt.
        assertThat(metres).as("step to %s", row).isLessThan(60 + seconds * 360);
      }
      before = row;
    }
  }

  /// readsb stores a moving aircraft at least this often (its `json_trace_interval`).
  private static final double STORED_EVERY_S = 30;

  private static void assertNear(JsonNode trace, Instant time, Airfield field) {
    double second = time.getEpochSecond() - trace.get("timestamp").asDouble();
    double nearestM = Double.MAX_VALUE;
    for (var row : trace.get("trace")) {
      if (Math.abs(row.get(0).asDouble() - second) < STORED_EVERY_S) {
        double metres =
            Geodesy.sphereDistanceM(
                row.get(1).asDouble(), row.get(2).asDouble(), field.latDeg(), field.lonDeg());
        nearestM = Math.min(nearestM, metres);
      }
    }
    assertThat(nearestM).as("%s at %s", field.icao(), time).isLessThan(3000);
  }

  @Test
  void archivesHaveTheFormOfGlobeHistory() throws IOException {
    var result = Worlds.write(Worlds.small().withDays(2), directory);

    assertThat(result.archives())
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "2025.06.03-planes-readsb-prod-0.tar", "2025.06.04-planes-readsb-prod-0.tar");
    long rows = 0;
    for (int day = 0; day < 2; day++) {
      long midnight = LocalDate.of(2025, 6, 3 + day).toEpochDay() * 86_400;
      for (var member : Worlds.traces(result.archives().get(day)).entrySet()) {
        var trace = member.getValue();
        String icao = trace.get("icao").asString();
        assertThat(member.getKey())
            .isEqualTo("./traces/%s/trace_full_%s.json".formatted(icao.substring(4), icao));
        assertThat(trace.get("timestamp").asLong()).isEqualTo(midnight);
        assertThat(trace.get("desc").asString()).endsWith("(SIMULATED)");
        rows += assertRows(trace);
      }
    }
    assertThat(rows).isEqualTo(result.positions());
    assertThat(directory.resolve(Simulator.MARKER_FILE)).exists();
  }

  private static long assertRows(JsonNode trace) {
    int at = 0;
    for (var row : trace.get("trace")) {
      assertThat(row.size()).isEqualTo(14);
      assertThat(row.get(0).asDouble()).isBetween(0.0, 86_399.999);
      assertThat(row.get(8).isObject()).as("detail of row %d", at).isEqualTo(at % 4 == 3);
      at++;
    }
    return at;
  }

  @Test
  void realisticReceiversLeaveHolesThatTheTruthNames() throws IOException {
    var fleet = new FleetSize(12, 3, 0, 0, 0, 0, 0, 0, 0);
    var result = Worlds.write(world(fleet, Worlds.JUNE_2025), directory);

    long unheard =
        Worlds.rows(result.legsFile()).stream()
            .filter(row -> row.get("arrival_covered").equals("false"))
            .count();
    assertThat(unheard).isBetween(5L, result.legs() * 7L / 10);
    assertThat(Worlds.rows(directory.resolve("truth/gaps.csv")))
        .anyMatch(gap -> gap.get("airports").matches("[A-Z]{4}"))
        .anyMatch(gap -> gap.get("airports").isEmpty());
  }

  @Test
  void callSignsAreThoseOfTheirPeriod() throws IOException {
    var fleet = new FleetSize(15, 0, 0, 0, 0, 0, 0, 0, 0);
    var march2020 = Worlds.write(world(fleet, LocalDate.of(2020, 3, 9)), directory.resolve("a"));
    var june2025 = Worlds.write(world(fleet, Worlds.JUNE_2025), directory.resolve("b"));

    assertThat(removalCallsigns(march2020))
        .isNotEmpty()
        .allMatch(callsign -> callsign.matches("SWQ3[456]\\d\\d|WAL\\d{3}"));
    assertThat(removalCallsigns(june2025))
        .anyMatch(callsign -> callsign.startsWith("TYSON"))
        .noneMatch(callsign -> callsign.startsWith("SWQ"));
  }

  private static List<String> removalCallsigns(SimulationResult result) throws IOException {
    return Worlds.rows(result.legsFile()).stream()
        .filter(row -> row.get("class").equals("removal"))
        .map(row -> row.get("callsign"))
        .toList();
  }

  @Test
  void registrationsDetermineAddressesAsTheRegistryPublishesThem() {
    assertThat(Registrations.unitedStatesAddress("276GX")).isEqualTo(0xa2bd72);
    assertThat(Registrations.unitedStatesAddress("899DN")).isEqualTo(0xac671b);
    assertThat(Registrations.unitedStatesAddress("917XA")).isEqualTo(0xacb2ba);
    assertThat(Registrations.unitedStatesAddress("149XA")).isEqualTo(0xa0c62d);
  }

  private static SimulationOptions world(FleetSize fleet, LocalDate from) {
    return new SimulationOptions(
        Worlds.SEED, from, 3, fleet, Coverage.REALISTIC, /* badData= */ true, /* threads= */ 2);
  }

  private static Instant instant(Row row, String column) {
    return Instant.parse(row.get(column));
  }
}

package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegStoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whatComesOutIsOrderedByAircraftAndTimeHoweverItWentIn() throws IOException {
    List<Leg> legs = new ArrayList<>();
    for (String key : List.of("a00001", "adffff", "0b206f", "~a00001")) {
      for (int hour = 0; hour < 5; hour++) {
        legs.add(
            leg(Aircraft.of(IcaoAddress.parse(key).orElseThrow()), NOON.plusSeconds(hour * 3600L)));
      }
    }
    legs.add(leg(new Aircraft(null, "N430XA", null, null, 0), NOON));
    legs.add(leg(new Aircraft(null, null, null, null, 0), NOON));
    List<String> inOrder = ids(legs, LegStore.DEFAULT_MEMORY_BYTES);

    assertThat(inOrder.getFirst()).startsWith("0b206f-");
    assertThat(inOrder.subList(inOrder.size() - 3, inOrder.size()))
        .containsExactly("~a00001-16", "N430XA-12", "-12");
    Collections.shuffle(legs, new Random(7));
    assertThat(ids(legs, LegStore.DEFAULT_MEMORY_BYTES)).isEqualTo(inOrder);
  }

  @Test
  void aFullMemoryChangesNothingAndTheTemporaryFileIsDeleted() throws IOException {
    List<Leg> legs = new ArrayList<>();
    var random = new Random(42);
    for (int i = 0; i < 2000; i++) {
      var address = new IcaoAddress(random.nextInt(0x40) << 14 | random.nextInt(3), true);
      legs.add(leg(Aircraft.of(address), NOON.plusSeconds(random.nextInt(1_000_000))));
    }
    assertThat(ids(legs, 10_000)).isEqualTo(ids(legs, LegStore.DEFAULT_MEMORY_BYTES));
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  /// A run that is killed closes nothing.
  @Test
  void noTemporaryFileIsLeftToWhoeverDoesNotClose() throws IOException {
    assumeThat(File.separatorChar).as("a system that deletes open files").isEqualTo('/');
    try (var store = new LegStore(folder, 0, new Refusals())) {
      store.accept(leg(Aircraft.of(IcaoAddress.parse("a00001").orElseThrow()), NOON));
      try (var files = Files.list(folder)) {
        assertThat(files).isEmpty();
      }
      List<Leg> seen = new ArrayList<>();
      store.forEachAircraft((legs, _) -> seen.addAll(legs));
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void everyFieldOfLegAndGapComesBack() throws IOException {
    var address = IcaoAddress.parse("a960a9").orElseThrow();
    var aircraft = new Aircraft(address, "N703KW", "B763", "EASTERN", Aircraft.LIMITED_DISPLAY);
    var leg =
        new Leg(
            "a960a9-20260827T0441",
            aircraft,
            "EAL8271",
            List.of("EAL8269", "EAL8271"),
            new LegEnd("GOBD", Basis.OBSERVED, NOON, "", List.of()),
            new LegEnd(null, Basis.ENVELOPE, null, "LOST_DESCENDING", List.of("FDSK", "FDMS")),
            NOON,
            NOON.plusSeconds(9),
            List.of(LegFlag.EMERGENCY),
            List.of(new LegEvent(LegEvent.Kind.GO_AROUND, "GOBD", NOON)),
            List.of(new TrackPoint(NOON, new GeoPoint(-25.642509, 30.381032), 28700)),
            "n703kw.csv");
    var lost = new Gap.Contact(5, new GeoPoint(-25.6, 30.3), 28700, 472.7, 121.5, -2624);
    var found = new Gap.Contact(6, new GeoPoint(1, 2), 0, Double.NaN, Double.NaN, Double.NaN);
    var gaps =
        List.of(
            new Gap(
                address,
                lost,
                found,
                12.5,
                List.of(new Gap.Candidate("FDSK", 60, -1)),
                7,
                leg.id()),
            new Gap(address, found, null, 0, List.of(), 0, leg.id()));

    try (var store = new LegStore(folder, 0, new Refusals())) {
      store.accept(leg);
      store.accept(gaps.get(1));
      store.accept(gaps.get(0));
      List<Object> seen = new ArrayList<>();
      store.forEachAircraft((legs, gapsOfAircraft) -> {
        seen.addAll(legs);
        seen.addAll(gapsOfAircraft);
      });
      assertThat(seen).containsExactly(leg, gaps.get(0), gaps.get(1));
    }
  }

  @Test
  void whatIsLongerOrMoreThanAnyRealLegHasComesBackToo() throws IOException {
    var end = new LegEnd("KAEX", Basis.OBSERVED, NOON, "", List.of());
    var leg =
        new Leg(
            "a00001-20260301T1200",
            Aircraft.of(IcaoAddress.parse("a00001").orElseThrow()),
            null,
            List.of(),
            end,
            end,
            NOON,
            NOON,
            List.of(),
            Collections.nCopies(70_000, new LegEvent(LegEvent.Kind.GO_AROUND, "KAEX", NOON)),
            Collections.nCopies(70_000, new TrackPoint(NOON, new GeoPoint(1, 2), 300)),
            "año.json; ".repeat(10_000),
            Collections.nCopies(3_000, "días/año.json"));
    try (var store = new LegStore(folder, 0, new Refusals())) {
      store.accept(leg);
      List<Leg> seen = new ArrayList<>();
      store.forEachAircraft((legs, _) -> seen.addAll(legs));
      assertThat(seen).containsExactly(leg);
    }
  }

  @Test
  void twoLegsOfTheSameMinuteGetDifferentIds() throws IOException {
    var aircraft = Aircraft.of(IcaoAddress.parse("a00001").orElseThrow());
    assertThat(ids(List.of(leg(aircraft, NOON), leg(aircraft, NOON)), 0))
        .containsExactly("a00001-12", "a00001-12-2");
  }

  private List<String> ids(List<Leg> legs, long memoryBytes) throws IOException {
    List<String> ids = new ArrayList<>();
    try (var store = new LegStore(folder, memoryBytes, new Refusals())) {
      legs.forEach(store::accept);
      store.forEachAircraft((ofAircraft, _) -> ofAircraft.forEach(leg -> ids.add(leg.id())));
    }
    return ids;
  }

  private static Leg leg(Aircraft aircraft, @Nullable Instant time) {
    var end = new LegEnd("KAEX", Basis.OBSERVED, time, "", List.of());
    String id = aircraft.key() + "-" + (time == null ? "" : time.toString().substring(11, 13));
    return new Leg(
        id, aircraft, null, List.of(), end, end, null, null, List.of(), List.of(), List.of(), "x");
  }
}

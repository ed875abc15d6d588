package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contadora.desk.ReceiverDesk.API;
import static org.contadora.desk.ReceiverDesk.START;
import static org.contadora.desk.ReceiverDesk.card;
import static org.contadora.desk.ReceiverDesk.decide;
import static org.contadora.desk.ReceiverDesk.kinds;
import static org.contadora.desk.ReceiverDesk.legOf;
import static org.contadora.desk.ReceiverDesk.legs;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.live.TestFlight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A flight over an ocean is out of every receiver's sight for longer than its aircraft is believed
/// to fly (nine hours, its type not being known), so that it is put on the board as lost; then it
/// is heard again, as far on as it would have flown.
final class LostFlightTest {
  private static final Duration WAITS = Duration.ofHours(5);
  private static final TestFlight OCEAN =
      TestFlight.of("a1b2c3", "TYSON77", "KAEX", "DGAA", START.plus(WAITS).plusSeconds(130));

  @TempDir private Path data;
  @TempDir private Path inputs;
  @TempDir private Path aside;
  private ReceiverDesk roof;

  @BeforeEach
  void open() throws Exception {
    roof = new ReceiverDesk(data, inputs);
    roof.fly();
  }

  @AfterEach
  void close() {
    roof.close();
  }

  /// Hears the first hour, and then nothing until the flight is taken for lost.
  private void hearAndLose() throws Exception {
    roof.pass(WAITS);
    roof.fly(OCEAN);
    roof.pass(Duration.ofHours(1));
    roof.fly();
    roof.pass(Duration.ofHours(9));
  }

  private void hearAgain() throws Exception {
    roof.fly(OCEAN);
    roof.letLand(OCEAN);
  }

  private static void isWhole(JsonNode card) {
    assertThat(card.path("departure").path("airport").asString()).isEqualTo("KAEX");
    assertThat(card.path("arrival").path("airport").asString()).isEqualTo("DGAA");
    assertThat(card.path("arrival").path("basis").asString()).isEqualTo("observed");
  }

  @Test
  void flightThatIsHeardAgainGoesOnUnderItsName() throws Exception {
    String leg;
    try (RunningDesk desk = roof.start()) {
      hearAndLose();
      leg = legOf(desk, "TYSON77");
      assertThat(card(desk, leg).path("arrival").path("airport").isNull()).isTrue();
      decide(desk, leg, "confirmed");
      hearAgain();
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = card(desk, leg);
      isWhole(card);
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(card.path("gaps")).as("the hours out of sight").hasSize(1);
      assertThat(card.path("gaps").path(0).path("found").isNull()).isFalse();
      assertThat(kinds(card).stream().filter("observation"::equals))
          .as("as lost, and as it was")
          .hasSize(2);
      assertThat(desk.json(API + "/statistics?by=month").path("rows").path(0).path("stops").asInt())
          .isEqualTo(1);
    }
    try (RunningDesk desk = roof.again()) {
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      isWhole(card(desk, leg));
      assertThat(card(desk, leg).path("state").asString()).isEqualTo("confirmed");
    }
  }

  /// The ledger keeps no areas: the board must.
  @Test
  void flightThatIsWithdrawnAndBroughtBackHasItsAreasAgain() throws Exception {
    String leg;
    JsonNode gaps;
    JsonNode areas;
    try (RunningDesk desk = roof.start()) {
      hearAndLose();
      hearAgain();
      leg = legOf(desk, "TYSON77");
      gaps = card(desk, leg).path("gaps");
      areas = areas(desk);
      assertThat(gaps).hasSize(1);
      assertThat(areas).isNotEmpty();
      long whole = -1;
      // As it was in full, then as it was thought lost.
      for (long seen : observations(card(desk, leg)).reversed()) {
        long correction = correct(desk, seen);
        whole = whole < 0 ? correction : whole;
      }
      assertThat(desk.get(API + "/flights/" + leg).statusCode()).isEqualTo(404);
      correct(desk, whole);
      assertThat(card(desk, leg).path("gaps")).isEqualTo(gaps);
      assertThat(areas(desk)).isEqualTo(areas);
    }
    try (RunningDesk desk = roof.again()) {
      assertThat(card(desk, leg).path("gaps")).as("fed again").isEqualTo(gaps);
      assertThat(areas(desk)).as("fed again").isEqualTo(areas);
    }
  }

  private static JsonNode areas(RunningDesk desk) throws Exception {
    return desk.json(API + "/map").path("legs").path(0).path("areas");
  }

  private static List<Long> observations(JsonNode card) {
    List<Long> places = new ArrayList<>();
    for (JsonNode entry : card.path("record")) {
      if (entry.path("kind").asString().equals("observation")) {
        places.add(entry.path("index").asLong());
      }
    }
    return places;
  }

  /// @return place of the correction
  private static long correct(RunningDesk desk, long index) throws Exception {
    desk.session();
    HttpResponse<String> said =
        desk.post(
            API + "/ledger/entries/%d/corrections".formatted(index), "{\"reason\":\"A doubt.\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    return RunningDesk.parse(said).path("index").asLong();
  }

  /// A desk that forgot the first hour keeps the rest as a flight of its own. When it knows all
  /// positions again, it finds by itself that both are one.
  @Test
  void flightThatWasKeptInTwoIsJoined() throws Exception {
    try (RunningDesk _ = roof.start()) {
      hearAndLose();
    }
    Path journal = data.resolve("live");
    move(journal, aside);
    List<String> halves;
    try (RunningDesk desk = roof.start()) {
      hearAgain();
      halves = legs(desk, "TYSON77").reversed();
      assertThat(halves).hasSize(2);
      decide(desk, halves.get(0), "rejected");
      decide(desk, halves.get(1), "confirmed");
    }
    move(aside, journal);
    try (RunningDesk desk = roof.start()) {
      roof.fly();
      roof.pass(Duration.ofMinutes(5));
      String leg = legOf(desk, "TYSON77");
      assertThat(leg).isEqualTo(halves.get(0));
      JsonNode card = card(desk, leg);
      isWhole(card);
      assertThat(card.path("joins").path(0).asString()).isEqualTo(halves.get(1));
      assertThat(card.path("state").asString()).isEqualTo("contested");
      assertThat(card.path("history")).hasSize(2);
      assertThat(card(desk, halves.get(1)).path("leg_id").asString())
          .as("the second half's address leads to the whole")
          .isEqualTo(leg);
    }
    try (RunningDesk desk = roof.again()) {
      assertThat(legOf(desk, "TYSON77")).isEqualTo(halves.get(0));
      assertThat(card(desk, halves.get(0)).path("state").asString()).isEqualTo("contested");
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.move(file, to.resolve(file.getFileName()));
      }
    }
  }
}

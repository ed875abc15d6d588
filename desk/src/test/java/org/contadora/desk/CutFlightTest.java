package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contadora.desk.ReceiverDesk.API;
import static org.contadora.desk.ReceiverDesk.START;
import static org.contadora.desk.ReceiverDesk.bring;
import static org.contadora.desk.ReceiverDesk.card;
import static org.contadora.desk.ReceiverDesk.decide;
import static org.contadora.desk.ReceiverDesk.kinds;
import static org.contadora.desk.ReceiverDesk.legOf;
import static org.contadora.desk.ReceiverDesk.legs;

import java.net.http.HttpResponse;
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

/// A receiver loses a flight that then circles for an hour, and hears it again where it was lost:
/// two legs, since it may have landed meanwhile, until a publisher's file shows that it was one.
final class CutFlightTest {
  private static final TestFlight REMOVAL =
      TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(130))
          .circling(Duration.ofMinutes(50), 10);

  @TempDir private Path data;
  @TempDir private Path inputs;
  private ReceiverDesk roof;

  @BeforeEach
  void open() throws Exception {
    roof = new ReceiverDesk(data, inputs);
    roof.fly(REMOVAL);
  }

  @AfterEach
  void close() {
    roof.close();
  }

  /// Hears the flight until it circles, and from then on.
  private void hearInTwo() throws Exception {
    hearFirst();
    hearSecond();
  }

  private void hearFirst() throws Exception {
    roof.pass(Duration.ofMinutes(51));
    roof.fly();
    roof.pass(REMOVAL.circling());
  }

  private void hearSecond() throws Exception {
    roof.fly(REMOVAL);
    roof.letLand(REMOVAL);
  }

  private static List<String> twoOf(RunningDesk desk) throws Exception {
    List<String> halves = legs(desk, "TYSON77").reversed();
    assertThat(halves).hasSize(2);
    return halves;
  }

  private static void isOne(RunningDesk desk, String leg) throws Exception {
    assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
    JsonNode card = card(desk, leg);
    assertThat(card.path("departure").path("airport").asString()).isEqualTo("KAEX");
    assertThat(card.path("departure").path("basis").asString()).isEqualTo("observed");
    assertThat(card.path("arrival").path("airport").asString()).isEqualTo("MGGT");
    assertThat(card.path("arrival").path("basis").asString()).isEqualTo("observed");
  }

  private static String state(RunningDesk desk, String leg) throws Exception {
    return state(desk, leg, 0);
  }

  private static String state(RunningDesk desk, String leg, int place) throws Exception {
    String state = card(desk, leg).path("state").asString();
    JsonNode row = desk.json(API + "/flights?q=TYSON77").path("flights").path(place);
    assertThat(row.path("state").asString()).isEqualTo(state);
    return state;
  }

  private static int stops(RunningDesk desk) throws Exception {
    return desk.json(API + "/statistics?by=month").path("rows").path(0).path("stops").asInt();
  }

  @Test
  void fileJoinsBothHalvesForGood() throws Exception {
    List<String> halves;
    try (RunningDesk desk = roof.start()) {
      hearInTwo();
      halves = twoOf(desk);
      decide(desk, halves.get(1), "confirmed");
      bring(desk, roof.file(REMOVAL));
      isOne(desk, halves.get(0));
      assertThat(state(desk, halves.get(0)))
          .as("what was said of the second half")
          .isEqualTo("confirmed");
      assertThat(stops(desk)).isEqualTo(1);
      JsonNode card = card(desk, halves.get(0));
      assertThat(card.path("joins").path(0).asString()).isEqualTo(halves.get(1));
      assertThat(card.path("history").path(0).path("leg_id").asString()).isEqualTo(halves.get(1));
      assertThat(kinds(card)).contains("correction");
      assertThat(card(desk, halves.get(1)).path("leg_id").asString())
          .as("the second half's address leads to the whole")
          .isEqualTo(halves.get(0));
      String counts = desk.json(API + "/ledger").path("counts").toString();
      bring(desk, roof.file(REMOVAL));
      assertThat(desk.json(API + "/ledger").path("counts").toString())
          .as("the same file once more writes nothing")
          .isEqualTo(counts);
      isOne(desk, halves.get(0));
      assertThat(
              desk.json(API + "/ledger/entries?kind=correction")
                  .path("entries")
                  .path(0)
                  .path("says")
                  .path("by")
                  .asString())
          .isEqualTo("local");
    }
    try (RunningDesk desk = roof.again()) {
      isOne(desk, halves.get(0));
      assertThat(state(desk, halves.get(0))).isEqualTo("confirmed");
    }
  }

  @Test
  void fileThatCameFirstKeepsItsFlightWhole() throws Exception {
    try (RunningDesk desk = roof.start()) {
      bring(desk, roof.file(REMOVAL));
      String leg = legOf(desk, "TYSON77");
      decide(desk, leg, "confirmed");
      hearInTwo();
      isOne(desk, leg);
      assertThat(state(desk, leg)).isEqualTo("confirmed");
      JsonNode captures = desk.json(API + "/ledger/entries?kind=capture").path("entries");
      assertThat(captures).as("of the file, and of each half").hasSize(3);
      assertThat(captures.path(0).path("says").path("note").asString()).startsWith(leg);
      assertThat(kinds(card(desk, leg)).stream().filter("observation"::equals)).hasSize(1);
    }
    try (RunningDesk desk = roof.again()) {
      isOne(desk, legOf(desk, "TYSON77"));
    }
  }

  @Test
  void fileBetweenTheHalvesKeepsTheFirstOnesName() throws Exception {
    try (RunningDesk desk = roof.start()) {
      hearFirst();
      bring(desk, roof.file(REMOVAL));
      String leg = legOf(desk, "TYSON77");
      isOne(desk, leg);
      hearSecond();
      isOne(desk, leg);
    }
  }

  private static void asked(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void wordsThatDifferCountForNothingUntilSomebodySettlesIt() throws Exception {
    try (RunningDesk desk = roof.start()) {
      hearInTwo();
      List<String> halves = twoOf(desk);
      decide(desk, halves.get(0), "rejected");
      decide(desk, halves.get(1), "confirmed");
      String second = seen(card(desk, halves.get(1)));
      bring(desk, roof.file(REMOVAL));
      String leg = halves.get(0);
      isOne(desk, leg);
      assertThat(state(desk, leg)).isEqualTo("contested");
      assertThat(queue(desk)).containsExactly(leg);
      assertThat(desk.json(API + "/flights?state=contested").path("flights")).hasSize(1);
      List<String> said = new ArrayList<>();
      JsonNode card = card(desk, leg);
      card.path("history")
          .forEach(one ->
              said.add(one.path("leg_id").asString() + " " + one.path("verdict").asString()));
      assertThat(said)
          .containsExactlyInAnyOrder(halves.get(0) + " rejected", halves.get(1) + " confirmed");
      long joined = correctionOfAnObservation(card);
      decide(desk, leg, "confirmed");
      assertThat(state(desk, leg)).isEqualTo("confirmed");
      assertThat(queue(desk)).isEmpty();
      // That they are one is itself said by an entry, which a person may take back.
      asked(
          desk.post(
              API + "/ledger/entries/" + joined + "/corrections",
              "{\"reason\":\"It landed in between.\"}"));
      assertThat(card(desk, leg).path("joins")).isEmpty();
      assertThat(twoOf(desk)).as("at once").containsExactlyElementsOf(halves);
      assertThat(state(desk, halves.get(1), 0)).isEqualTo("confirmed");
      assertThat(card(desk, halves.get(1)).path("leg_id").asString()).isEqualTo(halves.get(1));
      assertThat(seen(card(desk, halves.get(1)))).isEqualTo(second);
      bring(desk, roof.file(REMOVAL));
      assertThat(card(desk, leg).path("joins")).isEmpty();
      assertThat(twoOf(desk)).containsExactlyElementsOf(halves);
    }
    try (RunningDesk desk = roof.again()) {
      assertThat(twoOf(desk)).hasSize(2);
    }
  }

  /// What a card shows of a flight itself, without what was said of it and where it stands.
  private static String seen(JsonNode card) {
    StringBuilder all = new StringBuilder();
    for (String name :
        List.of(
            "class",
            "probability",
            "callsign",
            "departure",
            "arrival",
            "people",
            "evidence",
            "track",
            "operator")) {
      all.append(name).append(' ').append(card.path(name)).append('\n');
    }
    return all.toString();
  }

  private static List<String> queue(RunningDesk desk) throws Exception {
    List<String> ids = new ArrayList<>();
    desk.json(API + "/review")
        .path("flights")
        .forEach(row -> ids.add(row.path("leg_id").asString()));
    return ids;
  }

  private static long correctionOfAnObservation(JsonNode card) {
    for (JsonNode entry : card.path("record")) {
      if (entry.path("kind").asString().equals("observation")
          && !entry.path("corrected_by").isNull()) {
        return entry.path("corrected_by").asLong();
      }
    }
    throw new AssertionError("No observation is corrected: " + card.path("record"));
  }

  @Test
  void halvesThatAgreeAreDecidedAsOne() throws Exception {
    try (RunningDesk desk = roof.start()) {
      hearInTwo();
      List<String> halves = twoOf(desk);
      decide(desk, halves.get(1), "rejected");
      decide(desk, halves.get(0), "rejected");
      bring(desk, roof.file(REMOVAL));
      assertThat(state(desk, halves.get(0))).isEqualTo("rejected");
      assertThat(card(desk, halves.get(0)).path("history")).hasSize(2);
    }
    try (RunningDesk desk = roof.again()) {
      assertThat(state(desk, legOf(desk, "TYSON77"))).isEqualTo("rejected");
    }
  }

  @Test
  void legsWithALandingThatWasSeenAreNotJoined() throws Exception {
    TestFlight out = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "KMSY", START.plusSeconds(130));
    TestFlight on =
        TestFlight.of(
            "a1b2c3", "TYSON77", "KMSY", "MGGT", out.takeOff().plus(out.lasts()).plusSeconds(3600));
    try (RunningDesk desk = roof.start()) {
      roof.fly(out);
      roof.pass(out.lasts().plusMinutes(20));
      roof.fly(on);
      roof.letLand(on);
      List<String> both = twoOf(desk);
      // A table that knows nothing of the stop has one long flight.
      bring(desk, roof.file(REMOVAL));
      for (String leg : both) {
        assertThat(card(desk, leg).path("joins")).isEmpty();
      }
      assertThat(twoOf(desk)).containsExactlyElementsOf(both);
    }
  }
}

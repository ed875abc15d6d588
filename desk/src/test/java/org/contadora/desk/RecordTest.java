package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.VerifierKey;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.Proofs;
import org.contadora.ledger.merkle.TreeHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the desk keeps for good: everything found, everything decided, as it was on a past day,
/// with proof; and a board that can be fed again from it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RecordTest {
  private static final String API = "/api/v1";

  @TempDir private static Path data;
  private static final DayClock CLOCK = new DayClock(Instant.parse("2026-03-20T09:00:00Z"));
  private static RunningDesk desk;
  private static String legId = "";

  @BeforeAll
  static void fill() throws Exception {
    desk = start();
    JsonNode job = desk.job("{\"kind\":\"sample\"}");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    legId = aRemoval();
  }

  private static RunningDesk start() throws Exception {
    return RunningDesk.start(DeskSettings.local(data, 0), RunningDesk::simulate, CLOCK);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static String aRemoval() throws Exception {
    JsonNode flights = desk.json(API + "/flights?class=removal&limit=1").path("flights");
    return flights.path(0).path("leg_id").asString();
  }

  private static HttpResponse<String> decide(String body) throws Exception {
    desk.session();
    HttpResponse<String> answer = desk.post(API + "/flights/" + legId + "/decisions", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static List<String> kinds(JsonNode card) {
    List<String> kinds = new ArrayList<>();
    card.path("record").forEach(entry -> kinds.add(entry.path("kind").asString()));
    return kinds;
  }

  @Test
  @Order(1)
  void everythingFoundIsRecordedAndMarkedAsSimulated() throws Exception {
    JsonNode ledger = desk.json(API + "/ledger");
    JsonNode counts = ledger.path("counts");
    int legs = desk.json(API + "/flights?limit=1").path("counts").path("total").asInt();
    assertThat(counts.path("observation").asInt()).isEqualTo(legs);
    assertThat(counts.path("finding").asInt()).isPositive();
    assertThat(counts.path("capture").asInt()).isEqualTo(ledger.path("captures").asInt());
    JsonNode source = desk.json(API + "/ledger/entries?kind=source").path("entries").path(0);
    assertThat(source.path("says").path("source_id").asString()).isEqualTo("simulated-sample");
    JsonNode capture = desk.json(API + "/ledger/entries?kind=capture").path("entries").path(0);
    assertThat(capture.path("says").path("collector").asString()).isEqualTo("local");
    assertThat(ledger.path("checkpoint_size").asLong()).isEqualTo(ledger.path("size").asLong());
  }

  @Test
  @Order(2)
  void cardTellsTheHistoryAndTheStateOfAPastDay() throws Exception {
    JsonNode first = desk.json(API + "/flights/" + legId);
    assertThat(kinds(first)).containsExactly("observation", "finding");
    CLOCK.forward(Duration.ofDays(1));
    decide("{\"verdict\":\"rejected\",\"tags\":[\"night\"],\"reason\":\"A cargo flight.\"}");
    JsonNode now = desk.json(API + "/flights/" + legId);
    assertThat(kinds(now)).containsExactly("observation", "finding", "decision", "decision");
    assertThat(now.path("state").asString()).isEqualTo("rejected");
    JsonNode then = desk.json(API + "/flights/" + legId + "?as_of=2026-03-20");
    assertThat(then.path("state").asString()).isEqualTo("open");
    assertThat(kinds(then)).containsExactly("observation", "finding");
    assertThat(then.path("as_of").path("day").asString()).isEqualTo("2026-03-20");
    assertThat(desk.json(API + "/flights/" + legId + "?as_of=2026-03-21").path("state").asString())
        .isEqualTo("rejected");
    assertThat(desk.get(API + "/flights/" + legId + "?as_of=2026-03-19").statusCode())
        .isEqualTo(404);
  }

  /// The slow twin of the card from the ledger is the card from the board.
  @Test
  @Order(3)
  void cardOfTheLedgerIsTheCardOfTheBoard() throws Exception {
    JsonNode now = desk.json(API + "/flights/" + legId);
    JsonNode then = desk.json(API + "/flights/" + legId + "?as_of=2026-03-21");
    for (String name :
        List.of(
            "leg_id",
            "date",
            "icao24",
            "registration",
            "type",
            "callsign",
            "operator",
            "class",
            "machine_class",
            "probability",
            "verdict",
            "tags",
            "rotation_id",
            "people",
            "evidence",
            "departure",
            "arrival",
            "flags",
            "gaps",
            "state",
            "airports",
            "history",
            "record")) {
      assertThat(then.path(name)).as(name).isEqualTo(now.path(name));
    }
    assertThat(then.path("track").size()).isEqualTo(now.path("track").size());
  }

  @Test
  @Order(4)
  void listShowsWhatWasSaidByThen() throws Exception {
    JsonNode row = desk.json(API + "/flights?q=" + legId).path("flights").path(0);
    assertThat(row.path("state").asString()).isEqualTo("rejected");
    JsonNode then = desk.json(API + "/flights?as_of=2026-03-20&q=" + legId).path("flights").path(0);
    assertThat(then.path("state").asString()).isEqualTo("open");
    assertThat(desk.json(API + "/flights?as_of=2026-03-01&q=" + legId).path("flights")).isEmpty();
    assertThat(desk.get(API + "/flights?as_of=2026-03-20&state=open").statusCode()).isEqualTo(400);
  }

  @Test
  @Order(5)
  void citedAddressShowsWhatTheCheckpointSignedWithProof() throws Exception {
    JsonNode cite = desk.json(API + "/flights/" + legId).path("cite");
    long size = cite.path("size").asLong();
    assertThat(cite.path("address").asString()).isEqualTo("/flights/" + legId + "?at=" + size);
    CLOCK.forward(Duration.ofDays(1));
    decide("{\"verdict\":\"confirmed\",\"reason\":\"It was one.\"}");
    JsonNode cited = desk.json(API + cite.path("address").asString());
    assertThat(cited.path("state").asString()).isEqualTo("rejected");
    assertThat(cited.path("as_of").path("size").asLong()).isEqualTo(size);
    assertThat(cited.path("cite").path("checkpoint")).isEqualTo(cite.path("checkpoint"));
    VerifierKey key = VerifierKey.parse(desk.json(API + "/ledger").path("key").asString());
    for (JsonNode entry : cited.path("cite").path("entries")) {
      String address = API + "/ledger/entries/" + entry.asLong();
      String bytes = desk.get(address).body();
      verify(bytes, desk.get(address + "/proof?at=" + size).body(), key);
    }
    assertThat(desk.get(API + "/flights/" + legId + "?at=" + (size + 1)).statusCode())
        .isIn(200, 404);
    assertThat(desk.get(API + "/flights/" + legId + "?at=999999").statusCode()).isEqualTo(404);
  }

  /// Checks a proof as an outside tool would (C2SP tlog-proof).
  private static void verify(String bytes, String proof, VerifierKey key) {
    List<String> lines = proof.lines().toList();
    assertThat(lines.getFirst()).isEqualTo("c2sp.org/tlog-proof@v1");
    long index = Long.parseLong(lines.get(1).substring("index ".length()));
    List<Hash> path = new ArrayList<>();
    int at = 2;
    for (; !lines.get(at).isEmpty(); at++) {
      path.add(Hash.parseBase64(lines.get(at)));
    }
    SignedNote note = SignedNote.parse(proof.substring(proof.indexOf("\n\n") + 2));
    Checkpoint checkpoint = key.open(note);
    Hash leaf = TreeHash.leaf(bytes.getBytes(StandardCharsets.UTF_8));
    Proofs.verifyInclusion(leaf, index, checkpoint.size(), path, checkpoint.root());
  }

  @Test
  @Order(6)
  void deletedBoardIsFedAgainFromTheLedger() throws Exception {
    JsonNode card = desk.json(API + "/flights/" + legId);
    JsonNode table = desk.json(API + "/flights?limit=500");
    JsonNode weeks = desk.json(API + "/statistics?by=week");
    JsonNode counts = desk.json(API + "/ledger").path("counts");
    desk.close();
    for (String name : List.of("board.db", "board.db-wal", "board.db-shm")) {
      Files.deleteIfExists(data.resolve(name));
    }
    desk = start();
    JsonNode session = desk.session();
    assertThat(session.path("empty").asBoolean()).isTrue();
    assertThat(session.path("ledger").path("captures").asBoolean()).isTrue();
    JsonNode job = desk.job("{\"kind\":\"again\"}");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(desk.session().path("simulated").asBoolean()).isTrue();
    assertThat(desk.json(API + "/flights?limit=500")).isEqualTo(table);
    assertThat(desk.json(API + "/statistics?by=week")).isEqualTo(weeks);
    assertThat(desk.json(API + "/flights/" + legId).path("state")).isEqualTo(card.path("state"));
    assertThat(desk.json(API + "/ledger").path("counts")).isEqualTo(counts);
  }

  @Test
  @Order(7)
  void ledgerIsVerifiedAsAJob() throws Exception {
    JsonNode job = desk.job("{\"kind\":\"verify\"}");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("done").asLong())
        .isEqualTo(desk.json(API + "/ledger").path("size").asLong());
  }

  @Test
  @Order(8)
  void entriesArePagedByKind() throws Exception {
    List<Long> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = desk.json(API + "/ledger/entries?kind=finding&limit=7" + next);
      page.path("entries")
          .forEach(entry -> {
            assertThat(entry.path("kind").asString()).isEqualTo("finding");
            all.add(entry.path("index").asLong());
          });
      next = page.path("next").isNull() ? "" : "&before=" + page.path("next").asLong();
    } while (!next.isEmpty());
    assertThat(all)
        .hasSize(desk.json(API + "/ledger").path("counts").path("finding").asInt())
        .doesNotHaveDuplicates();
    assertThat(desk.get(API + "/ledger/entries?kind=rumour").statusCode()).isEqualTo(400);
    assertThat(desk.get(API + "/ledger/entries/99999999").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(9)
  void correctionPointsAtWhatItCorrectsAndChangesWhatCounts() throws Exception {
    JsonNode history = desk.json(API + "/flights/" + legId).path("history");
    long last = history.path(history.size() - 1).path("index").asLong();
    String address = API + "/ledger/entries/" + last + "/corrections";
    desk.session();
    assertThat(desk.post(address, "{\"reason\":\" \"}").statusCode()).isEqualTo(400);
    HttpResponse<String> answer = desk.post(address, "{\"reason\":\"Clicked by mistake.\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode card = desk.json(API + "/flights/" + legId);
    assertThat(card.path("state").asString()).isEqualTo("rejected");
    assertThat(kinds(card)).endsWith("correction");
    assertThat(
            card.path("record").path(card.path("record").size() - 2).path("corrected_by").asLong())
        .isEqualTo(RunningDesk.parse(answer).path("index").asLong());
    assertThat(desk.post(address, "{\"reason\":\"Again.\"}").statusCode()).isEqualTo(409);
    long earlier = history.path(0).path("index").asLong();
    HttpResponse<String> replaced =
        desk.post(
            API + "/ledger/entries/" + earlier + "/corrections",
            """
            {"reason":"It was a transfer.",
             "replacement":{"verdict":"class_changed","class":"transfer","reason":"Seen so."}}
            """);
    assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
    JsonNode after = desk.json(API + "/flights/" + legId);
    assertThat(after.path("state").asString()).isEqualTo("changed");
    assertThat(after.path("class").asString()).isEqualTo("transfer");
    assertThat(
            desk.post(API + "/ledger/entries/0/corrections", "{\"reason\":\"No.\"}").statusCode())
        .isEqualTo(409);
  }

  /// What is withdrawn counts nowhere: not on the card, not in figures, and not when the same
  /// inputs give it once more.
  @Test
  @Order(10)
  void whatTheMachineSaidCanBeWithdrawnAndBroughtBack() throws Exception {
    String said = open("removal_return");
    String seen = open("transfer");
    int related = related();
    withdraw(said, "finding");
    long back = withdraw(seen, "observation");
    assertThat(related()).isEqualTo(related - 2);
    JsonNode card = desk.json(API + "/flights/" + said);
    assertThat(card.path("class").asString()).isEqualTo("other");
    assertThat(desk.json(API + card.path("cite").path("address").asString()).path("class"))
        .as("as it is cited")
        .isEqualTo(card.path("class"));
    assertThat(desk.get(API + "/flights/" + seen).statusCode()).isEqualTo(404);
    desk.job("{\"kind\":\"again\"}");
    assertThat(related()).as("from the same inputs").isEqualTo(related - 2);
    desk.session();
    HttpResponse<String> again =
        desk.post(API + "/ledger/entries/" + back + "/corrections", "{\"reason\":\"It did fly.\"}");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(related()).isEqualTo(related - 1);
    assertThat(desk.json(API + "/flights/" + seen).path("class").asString()).isEqualTo("transfer");
  }

  private static String open(String flightClass) throws Exception {
    JsonNode flights =
        desk.json(API + "/flights?state=open&limit=1&class=" + flightClass).path("flights");
    assertThat(flights).as(flightClass).hasSize(1);
    return flights.path(0).path("leg_id").asString();
  }

  /// Legs that are removal-related.
  private static int related() throws Exception {
    JsonNode counts = desk.json(API + "/flights?limit=1").path("counts");
    return counts.path("total").asInt() - counts.path("by_class").path("other").asInt();
  }

  /// @return place of the correction
  private static long withdraw(String leg, String kind) throws Exception {
    long index = -1;
    for (JsonNode entry : desk.json(API + "/flights/" + leg).path("record")) {
      index = entry.path("kind").asString().equals(kind) ? entry.path("index").asLong() : index;
    }
    desk.session();
    HttpResponse<String> answer =
        desk.post(
            API + "/ledger/entries/" + index + "/corrections", "{\"reason\":\"Another one.\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningDesk.parse(answer).path("index").asLong();
  }

  @Test
  @Order(11)
  void stoppedIntakeLeavesNothingOnTheBoardAndIsCompletedLater(@TempDir Path other)
      throws Exception {
    try (RunningDesk second =
        RunningDesk.start(
            DeskSettings.local(other, 0),
            (folder, progress) -> {
              progress.at("simulating", 0, 1);
              Thread.sleep(60_000);
              return List.of();
            },
            Clock.systemUTC())) {
      second.session();
      HttpResponse<String> started = second.post(API + "/jobs", "{\"kind\":\"sample\"}");
      String id = RunningDesk.parse(started).path("id").asString();
      second.delete(API + "/jobs/" + id);
      assertThat(second.waitFor(id).path("state").asString()).isEqualTo("cancelled");
      assertThat(second.session().path("empty").asBoolean()).isTrue();
    }
  }
}

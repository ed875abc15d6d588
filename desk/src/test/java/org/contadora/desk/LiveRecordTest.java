package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contadora.desk.ReceiverDesk.API;
import static org.contadora.desk.ReceiverDesk.EVERY;
import static org.contadora.desk.ReceiverDesk.ONE_FEED;
import static org.contadora.desk.ReceiverDesk.START;
import static org.contadora.desk.ReceiverDesk.bring;
import static org.contadora.desk.ReceiverDesk.decide;
import static org.contadora.desk.ReceiverDesk.entry;
import static org.contadora.desk.ReceiverDesk.kinds;
import static org.contadora.desk.ReceiverDesk.legOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.TestFlight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A receiver hears a flight, and the desk keeps it for good as it keeps one from a file.
final class LiveRecordTest {
  private static final TestFlight REMOVAL =
      TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(130));
  private static final TestFlight AIRLINER =
      TestFlight.of("abcdef", "AAL12", "KDFW", "KMIA", START.plusSeconds(60));

  @TempDir private Path data;
  @TempDir private Path inputs;
  private ReceiverDesk roof;

  @BeforeEach
  void open() throws Exception {
    roof = new ReceiverDesk(data, inputs);
    roof.fly(REMOVAL, AIRLINER);
  }

  @AfterEach
  void close() {
    roof.close();
  }

  private static JsonNode counts(RunningDesk desk) throws Exception {
    return desk.json(API + "/ledger").path("counts");
  }

  @Test
  void flightThatWasHeardHasHistoryEvidenceReviewAndCitation() throws Exception {
    String leg;
    String counted;
    try (RunningDesk desk = roof.start()) {
      roof.letLand(REMOVAL);
      leg = legOf(desk, "TYSON77");
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(kinds(card)).containsExactly("observation", "finding");
      JsonNode seen = entry(desk, card, 0);
      assertThat(seen.path("engine").asString()).isEqualTo("contadora test");
      assertThat(seen.path("rules_version").asString())
          .isEqualTo(desk.json(API + "/recalibration").path("rules").asString());
      assertThat(seen.path("captures")).hasSize(1);
      assertThat(card.path("cite").path("checkpoint").asString()).isNotEmpty();
      JsonNode capture =
          desk.json(API + "/ledger/entries?kind=capture").path("entries").path(0).path("says");
      assertThat(capture.path("source_id").asString()).isEqualTo("feed-roof");
      assertThat(capture.path("collector").asString()).isEqualTo("live");
      assertThat(capture.path("fetched_from").asString())
          .isEqualTo(roof.publisher.address("/data/aircraft.json").toString());
      String sent = desk.get(API + "/ledger/evidence/" + capture.path("sha256").asString()).body();
      assertThat(sent.lines().findFirst().orElse("")).startsWith("time,icao24,");
      assertThat(sent).contains(",TYSON77,").doesNotContain("AAL12").doesNotContain("hush");
      assertThat(sent.lines().count()).isGreaterThan(REMOVAL.lasts().toSeconds() / 75);
      decide(desk, leg, "confirmed");
      // Other traffic is shown, and not kept for good.
      assertThat(kinds(desk.json(API + "/flights/" + legOf(desk, "AAL12")))).isEmpty();
      counted = counts(desk).toString();
    }
    roof.time.advance(Duration.ofMinutes(2), 0);
    try (RunningDesk desk = roof.start()) {
      roof.pass(Duration.ofMinutes(2));
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(counts(desk).toString()).isEqualTo(counted);
    }
  }

  @Test
  void sameFlightFromAFileIsAFurtherObservationOfTheSameLeg() throws Exception {
    String leg;
    try (RunningDesk desk = roof.start()) {
      // The receiver hears it only when it is well on its way.
      roof.fly(AIRLINER);
      roof.pass(Duration.ofMinutes(17));
      roof.fly(REMOVAL, AIRLINER);
      roof.letLand(REMOVAL);
      leg = legOf(desk, "TYSON77");
      assertThat(desk.json(API + "/flights/" + leg).path("departure").path("basis").asString())
          .isNotEqualTo("observed");
      decide(desk, leg, "confirmed");
      bring(desk, roof.file(REMOVAL));
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(card.path("departure").path("basis").asString()).isEqualTo("observed");
      assertThat(card.path("departure").path("airport").asString()).isEqualTo("KAEX");
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(kinds(card).stream().filter("observation"::equals)).hasSize(2);
    }
    try (RunningDesk desk = roof.again()) {
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(card.path("departure").path("airport").asString()).isEqualTo("KAEX");
      assertThat(card.path("arrival").path("airport").asString()).isEqualTo("MGGT");
    }
  }

  @Test
  void flightThatAFileBroughtFirstIsNotASecondOneWhenItIsHeard() throws Exception {
    try (RunningDesk desk = roof.start()) {
      String all = Files.readString(roof.file(REMOVAL));
      Files.writeString(
          inputs.resolve("day.csv"),
          all.substring(0, all.lastIndexOf("\n", all.length() * 7 / 10) + 1));
      bring(desk, inputs.resolve("day.csv"));
      String leg = legOf(desk, "TYSON77");
      roof.fly(AIRLINER);
      roof.pass(Duration.ofMinutes(17));
      roof.fly(REMOVAL, AIRLINER);
      roof.letLand(REMOVAL);
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      assertThat(kinds(desk.json(API + "/flights/" + leg)).stream().filter("observation"::equals))
          .hasSize(2);
    }
  }

  private static List<String> feeds(RunningDesk desk) throws Exception {
    List<String> names = new ArrayList<>();
    desk.json(API + "/live")
        .path("feeds")
        .forEach(
            feed -> names.add(feed.path("name").asString() + " " + feed.path("state").asString()));
    return names;
  }

  private static String problem(RunningDesk desk) throws Exception {
    return desk.json(API + "/live/feeds").path("file_problem").asString();
  }

  /// Lets time pass until the feeds are so; a desk that never gets there is a failure.
  private void waitFor(RunningDesk desk, String... wanted) throws Exception {
    Instant end = roof.time.instant().plus(Duration.ofMinutes(30));
    while (!feeds(desk).equals(List.of(wanted)) && roof.time.instant().isBefore(end)) {
      roof.pass(EVERY);
    }
    assertThat(feeds(desk)).containsExactly(wanted);
  }

  @Test
  void changedFeedFileIsTakenWithoutARestart() throws Exception {
    Path file = data.resolve(Live.FEED_FILE);
    try (RunningDesk desk = roof.start()) {
      roof.pass(Duration.ofMinutes(1));
      assertThat(feeds(desk)).containsExactly("roof up");
      Files.writeString(
          file, roof.feed("roof", "/data/aircraft.json") + roof.feed("tower", "/other.json"));
      waitFor(desk, "roof up", "tower up");
      assertThat(roof.publisher.requests())
          .anyMatch(request -> request.path().startsWith("/other"));
      Files.writeString(file, "[roof]\nkind = pigeon\n");
      while (problem(desk).isEmpty()) {
        roof.time.advance(EVERY, ONE_FEED + 1);
      }
      assertThat(problem(desk)).contains("pigeon");
      assertThat(feeds(desk)).containsExactly("roof up", "tower up");
      Files.writeString(file, roof.feed("tower", "/other.json"));
      waitFor(desk, "tower up");
      assertThat(problem(desk)).isEmpty();
    }
  }
}

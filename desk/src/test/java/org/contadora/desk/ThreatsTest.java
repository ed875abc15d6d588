package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.contadora.desk.jobs.JobProgress;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.desk.threats.ThreatException;
import org.contadora.desk.threats.ThreatWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A threat typed at the desk: checked at once, weighed with progress, cancelled, shown.
final class ThreatsTest {
  private static final String API = "/api/v1/threats";
  private static final String THREAT =
      "{\"sender\":\"USA\",\"targets\":[\"COL\"],\"rates\":[\"25 %\"],\"answers\":[\"none\"]}";

  @TempDir private static Path data;

  /// Holds a weighing until the test has looked at it.
  private final CountDownLatch asked = new CountDownLatch(1);

  private RunningDesk desk;

  /// Knows one country, and waits for the test between two steps.
  private final ThreatEngine engine =
      new ThreatEngine() {
        @Override
        public Choices choices() {
          return new Choices(
              /* ready= */ true,
              /* byProduct= */ false,
              /* madeUp= */ true,
              List.of(new Country("COL", "CO")),
              List.of("LAC"));
        }

        @Override
        public Weighing prepare(ThreatWords words) {
          if (!words.targets().equals(List.of("COL"))) {
            throw new ThreatException(
                "The value of targets (%s) must be COL.".formatted(words.targets()));
          }
          return progress -> weigh(words, progress);
        }

        private String weigh(ThreatWords words, JobProgress progress) throws IOException {
          progress.at("solving", 1, 2);
          try {
            asked.await();
          } catch (InterruptedException e) {
            // A cancelled job is told so by its progress.
          }
          progress.at("solving", 2, 2);
          return "{\"rates\":\"%s\"}".formatted(String.join(",", words.rates()));
        }
      };

  @BeforeEach
  void start() throws IOException {
    desk = RunningDesk.start(DeskSettings.local(data, 0), engine);
  }

  @AfterEach
  void stop() {
    asked.countDown();
    desk.close();
  }

  @Test
  void saysWhatCanBeAskedFor() throws Exception {
    JsonNode choices = RunningDesk.parse(desk.get(API));
    assertThat(choices.path("ready").asBoolean()).isTrue();
    assertThat(choices.path("made_up").asBoolean()).isTrue();
    assertThat(choices.path("countries").get(0).path("alpha2").asString()).isEqualTo("CO");
  }

  @Test
  void whatIsNoThreatIsSaidAtOnce() throws Exception {
    desk.session();
    HttpResponse<String> answer = desk.post(API, THREAT.replace("COL", "PER"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningDesk.parse(answer).path("detail").asString())
        .isEqualTo("The value of targets ([PER]) must be COL.");
    assertThat(desk.post(API, THREAT.replace("[\"25 %\"]", "[]")).body())
        .contains("The rates ([]) must be a list of 1 to 6 words.");
    assertThat(desk.post(API, THREAT.replace("\"none\"", "7")).statusCode()).isEqualTo(400);
  }

  @Test
  void weighingGivesTheDataOfThePage() throws Exception {
    desk.session();
    HttpResponse<String> begun = desk.post(API, THREAT);
    assertThat(begun.statusCode()).isEqualTo(202);
    String place = begun.headers().firstValue("Location").orElseThrow();
    JsonNode first = RunningDesk.parse(desk.get(place));
    assertThat(first.path("job").path("state").asString()).isEqualTo("running");
    assertThat(first.path("data").isNull()).isTrue();
    assertThat(desk.post(API, THREAT).statusCode()).isEqualTo(409);
    asked.countDown();
    JsonNode last = ended(place);
    assertThat(last.path("job").path("state").asString()).isEqualTo("done");
    assertThat(last.path("data").path("rates").asString()).isEqualTo("25 %");
  }

  @Test
  void weighingThatIsCancelledLeavesNothing() throws Exception {
    desk.session();
    String place = desk.post(API, THREAT).headers().firstValue("Location").orElseThrow();
    assertThat(desk.delete(place).statusCode()).isEqualTo(200);
    JsonNode last = ended(place);
    assertThat(last.path("job").path("state").asString()).isEqualTo("cancelled");
    assertThat(last.path("data").isNull()).isTrue();
    assertThat(desk.get(API + "/job-77").statusCode()).isEqualTo(404);
  }

  private JsonNode ended(String place) throws Exception {
    while (true) {
      JsonNode now = RunningDesk.parse(desk.get(place));
      if (!now.path("job").path("state").asString().equals("running")) {
        return now;
      }
      Thread.onSpinWait();
    }
  }
}

package org.contadora.desk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.contadora.desk.DeskSettings;
import org.contadora.desk.RunningDesk;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A job that fails says why: by a code that pages have a sentence for, and in its own words.
final class JobsTest {
  @TempDir private Path folder;

  private static Job run(Work work) throws InterruptedException {
    try (Jobs jobs = new Jobs()) {
      String id = jobs.start("files", work).orElseThrow().id();
      Job job = jobs.find(id).orElseThrow();
      while (job.state() == Job.State.RUNNING) {
        Thread.sleep(1);
        job = jobs.find(id).orElseThrow();
      }
      return job;
    }
  }

  private static void fails(Failure failure, Work work) throws InterruptedException {
    Job job = run(work);
    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    assertThat(job.failure()).as(job.message()).isEqualTo(failure);
  }

  @Test
  void workThatIsDoneHasNotFailed() throws Exception {
    assertThat(run(progress -> progress.at("reading", 1, 1)).failure()).isNull();
  }

  /// As where memory runs out.
  @Test
  void jobThatAnErrorEndsKeepsNoOtherOut() throws Exception {
    try (Jobs jobs = new Jobs()) {
      String id =
          jobs.start(
                  "files",
                  _ -> {
                    throw new StackOverflowError("too deep");
                  })
              .orElseThrow()
              .id();
      // A job that is never told to have ended would be waited for without end.
      for (int i = 0; i < 5_000 && jobs.find(id).orElseThrow().state() == Job.State.RUNNING; i++) {
        Thread.sleep(1);
      }
      Job job = jobs.find(id).orElseThrow();
      assertThat(job.state()).isEqualTo(Job.State.FAILED);
      assertThat(job.failure()).isEqualTo(Failure.FAULT);
      assertThat(jobs.start("verify", _ -> {})).isPresent();
    }
  }

  @Test
  void whatWentWrongIsToldByACode() throws Exception {
    Path broken = Files.writeString(folder.resolve("day.gz"), "not gzip");
    fails(Failure.NOT_FOUND, _ -> Files.readString(folder.resolve("none.csv")));
    fails(
        Failure.DAMAGED,
        _ -> {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(broken))) {
            in.readAllBytes();
          }
        });
    fails(
        Failure.NOT_ALLOWED,
        _ -> {
          throw new UncheckedIOException(new AccessDeniedException("/data/day.csv"));
        });
    fails(
        Failure.TIMEOUT,
        _ -> {
          throw new HttpTimeoutException("request timed out");
        });
    fails(
        Failure.NO_ANSWER,
        _ -> {
          throw new IOException("asking", new ConnectException("Connection refused"));
        });
    fails(Failure.FAULT, _ -> List.of().get(1));
    fails(Failure.UNREADABLE, _ -> Files.readAllBytes(folder));
    fails(
        Failure.OTHER,
        _ -> {
          throw new IllegalStateException("The scenario names nobody.");
        });
  }

  @Test
  void fullDiskIsToldAsThat() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "This system has no /dev/full.");
    fails(
        Failure.DISK_FULL,
        _ -> {
          try (OutputStream out = Files.newOutputStream(full)) {
            out.write(1);
          }
        });
  }

  @Test
  void filesInAFormThatNobodyKnowsAreToldAsThat() throws Exception {
    Path holiday = Files.writeString(folder.resolve("holiday.txt"), "Sun, and a calm sea.\n");
    try (RunningDesk desk =
        RunningDesk.start(
            new DeskSettings("127.0.0.1", 0, folder.resolve("desk"), null, List.of(folder)))) {
      desk.session();
      JsonNode job = desk.job("{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(holiday));
      assertThat(job.path("state").asString()).isEqualTo("failed");
      assertThat(job.path("failure").asString()).isEqualTo("UNKNOWN_FORMAT");
      assertThat(job.path("message").asString()).contains("None of the inputs (1)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en", "pt", "fr", "ht"})
  void everyCodeHasASentenceInEveryLanguage(String language) throws Exception {
    JsonNode texts;
    try (InputStream in =
        JobsTest.class.getResourceAsStream("/org/contadora/deskui/i18n/" + language + ".json")) {
      texts = JsonMapper.shared().readTree(in);
    }
    for (Failure failure : Failure.values()) {
      String sentence = texts.path("job.failure." + failure).asString("");
      if (failure == Failure.OTHER) {
        assertThat(sentence).as("its own words say it").isEmpty();
      } else {
        assertThat(sentence).as(failure.name()).endsWith(".");
      }
    }
  }
}

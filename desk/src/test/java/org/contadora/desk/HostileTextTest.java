package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Texts that others chose, brought in as files and handed on to browsers and spreadsheets.
final class HostileTextTest {
  private static final String API = "/api/v1";
  private static final String RECORDS =
      """
      leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time
      hostile-1,a2bd72,=1+1,<script>,KAEX,recorded,2026-03-02T10:00:00Z,MGGT,recorded,2026-03-02T13:00:00Z
      hostile-2,a2bd73,@SUM(A1),+441,KAEX,recorded,2026-03-03T10:00:00Z,MHLM,recorded,2026-03-03T13:00:00Z
      """;

  @TempDir private static Path data;
  @TempDir private static Path inputs;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(inputs.resolve("records.csv"), RECORDS);
    desk =
        RunningDesk.start(
            new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)),
            (_, _) -> {
              throw new IOException("no sample here");
            });
    JsonNode job =
        desk.job(
            "{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(inputs.resolve("records.csv")));
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void answersAreNeverTakenForPages() throws Exception {
    for (String path : List.of("/flights", "/exports/flights.kml", "/flights/%3Cscript%3E")) {
      HttpResponse<String> answer = desk.get(API + path);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .isNotEmpty()
          .doesNotContain("html");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
    assertThat(desk.get(API + "/exports/flights.kml").body()).doesNotContain("<script>");
  }

  @Test
  void cardNamesTheFileAndNotTheFolderOfTheMachine() throws Exception {
    String card = desk.get(API + "/flights/hostile-1").body();
    assertThat(card).contains("records.csv").doesNotContain(inputs.toString());
  }

  @Test
  void noCellIsTakenForAFormula() throws Exception {
    HttpResponse<String> csv = desk.get(API + "/exports/flights.csv");
    assertThat(csv.body()).contains("'=1+1").contains("'@SUM(A1)");
    assertThat(csv.body()).doesNotContain(",=").doesNotContain(",@").doesNotContain(",+");
  }

  @Test
  void quotesInASearchAreText() throws Exception {
    JsonNode none = desk.json(API + "/flights?q=%27%20or%201%3D1%20--");
    assertThat(none.path("counts").path("total").asInt()).isZero();
    JsonNode one = desk.json(API + "/flights?q=hostile-1");
    assertThat(one.path("counts").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void pathOutsideTheFoldersIsRefusedAsOneThatIsNotThere() throws Exception {
    desk.session();
    for (String path : List.of("/etc/passwd", inputs + "/../none-such", "/none-such")) {
      HttpResponse<String> answer =
          desk.post(API + "/jobs", "{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(RunningDesk.parse(answer).path("code").asString()).isEqualTo("PATH_NOT_ALLOWED");
    }
  }

  @Test
  void wrongValuesAreNamed() throws Exception {
    for (String query :
        List.of("from=yesterday", "limit=0", "sort=rowid", "class=x", "state=x", "cursor=x")) {
      HttpResponse<String> answer = desk.get(API + "/flights?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }
}

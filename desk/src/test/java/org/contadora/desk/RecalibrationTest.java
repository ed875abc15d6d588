package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.findings.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Decisions change the rule book only by a recalibration that is shown, accepted and recorded.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RecalibrationTest {
  private static final String API = "/api/v1";
  private static final String SHIPPED = RuleBook.shipped().version();

  @TempDir private static Path data;
  private static RunningDesk desk;
  private static String rules = "";

  @BeforeAll
  static void fill() throws Exception {
    desk = RunningDesk.start(data);
    desk.job("{\"kind\":\"sample\"}");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static JsonNode propose() throws Exception {
    desk.session();
    HttpResponse<String> started = desk.post(API + "/recalibration", "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    return desk.waitFor(RunningDesk.parse(started).path("id").asString());
  }

  @Test
  @Order(1)
  void withoutDecisionsThereIsNothingToLearnFrom() throws Exception {
    JsonNode job = propose();
    assertThat(job.path("state").asString()).isEqualTo("failed");
    assertThat(job.path("message").asString()).contains("0 decisions");
  }

  @Test
  @Order(2)
  void proposalShowsWhatWouldChangeAndChangesNothing() throws Exception {
    List<String> related = new ArrayList<>();
    desk.json(API + "/flights?limit=500&min_probability=0.5")
        .path("flights")
        .forEach(row -> {
          if (!row.path("class").asString().equals("other")) {
            related.add(row.path("leg_id").asString());
          }
        });
    assertThat(related).isNotEmpty();
    desk.session();
    for (String leg : related) {
      assertThat(
              desk.post(API + "/flights/" + leg + "/decisions", "{\"verdict\":\"rejected\"}")
                  .statusCode())
          .isEqualTo(200);
    }
    JsonNode job = propose();
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    JsonNode shown = desk.json(API + "/recalibration");
    assertThat(shown.path("rules").asString()).isEqualTo(SHIPPED);
    JsonNode proposal = shown.path("proposal");
    assertThat(proposal.path("from").asString()).isEqualTo(SHIPPED);
    assertThat(proposal.path("to").asString()).isNotEqualTo(SHIPPED);
    assertThat(proposal.path("decisions").asInt()).isEqualTo(related.size());
    assertThat(proposal.path("related").asInt()).isZero();
    assertThat(proposal.path("brier_after").asDouble())
        .isLessThan(proposal.path("brier_before").asDouble());
    assertThat(proposal.path("weights").size()).isPositive();
    assertThat(proposal.path("legs").asInt())
        .isEqualTo(desk.json(API + "/flights?limit=1").path("counts").path("total").asInt());
    // All of them were rejected: what speaks for a removal must weigh less.
    assertThat(proposal.path("changes").asInt()).isPositive();
    assertThat(proposal.path("examples").path(0).path("before").asString())
        .isNotEqualTo(proposal.path("examples").path(0).path("after").asString());
    assertThat(desk.json(API + "/ledger").path("counts").has("recalibration")).isFalse();
  }

  @Test
  @Order(3)
  void acceptedRecalibrationIsRecordedWithItsReason() throws Exception {
    JsonNode proposal = desk.json(API + "/recalibration").path("proposal");
    rules = proposal.path("to").asString();
    String id = proposal.path("id").asString();
    desk.session();
    String accept = API + "/recalibration/accept";
    assertThat(desk.post(accept, "{\"id\":\"proposal-99\",\"reason\":\"x\"}").statusCode())
        .isEqualTo(409);
    assertThat(desk.post(accept, "{\"id\":\"%s\",\"reason\":\" \"}".formatted(id)).statusCode())
        .isEqualTo(400);
    HttpResponse<String> accepted =
        desk.post(accept, "{\"id\":\"%s\",\"reason\":\"Reviewed in March.\"}".formatted(id));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    JsonNode shown = desk.json(API + "/recalibration");
    assertThat(shown.path("rules").asString()).isEqualTo(rules);
    assertThat(shown.path("proposal").isNull()).isTrue();
    JsonNode says = shown.path("history").path(0).path("says");
    assertThat(says.path("reason").asString()).isEqualTo("Reviewed in March.");
    assertThat(says.path("by").asString()).isEqualTo("local");
    assertThat(says.path("from_rules").asString()).isEqualTo(SHIPPED);
    assertThat(says.path("to_rules").asString()).isEqualTo(rules);
    assertThat(says.path("changes").path("moved").size())
        .isEqualTo(proposal.path("weights").size());
  }

  @Test
  @Order(4)
  void laterIntakeJudgesByTheNewRuleBookAlsoAfterARestart() throws Exception {
    desk.close();
    desk = RunningDesk.start(data);
    desk.session();
    assertThat(desk.json(API + "/recalibration").path("rules").asString()).isEqualTo(rules);
    int findings = desk.json(API + "/ledger").path("counts").path("finding").asInt();
    JsonNode job = desk.job("{\"kind\":\"again\"}");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    JsonNode last = desk.json(API + "/ledger/entries?kind=finding&limit=1").path("entries").path(0);
    assertThat(last.path("says").path("rules_version").asString()).isEqualTo(rules);
    assertThat(desk.json(API + "/ledger").path("counts").path("finding").asInt())
        .isGreaterThan(findings);
    assertThat(desk.json(API + "/reports/2026-03").path("rules").asString()).isEqualTo(rules);
  }
}

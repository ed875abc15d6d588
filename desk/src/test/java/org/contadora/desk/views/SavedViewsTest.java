package org.contadora.desk.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.contadora.desk.RunningDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Views over HTTP, across a restart of the desk.
final class SavedViewsTest {
  private static final String VIEWS = "/api/v1/views";

  @TempDir private Path data;

  private static HttpResponse<String> save(RunningDesk desk, String name, String query)
      throws Exception {
    return desk.post(VIEWS, "{\"name\":\"%s\",\"query\":\"%s\"}".formatted(name, query));
  }

  private static String code(HttpResponse<String> answer) {
    return RunningDesk.parse(answer).path("code").asString();
  }

  @Test
  void viewIsKeptRenamedFoundAfterARestartAndForgotten() throws Exception {
    try (var desk = RunningDesk.start(data)) {
      desk.session();
      HttpResponse<String> saved =
          save(
              desk,
              "Guatemala de noche",
              "column=date&column=flight&tag=night&evil=1&country=GT&class=removal&class=transfer&sort=-probability");
      assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
      assertThat(saved.headers().firstValue("Location"))
          .hasValue("/api/v1/views/Guatemala%20de%20noche");
      assertThat(RunningDesk.parse(saved).path("query").asString())
          .isEqualTo(
              "country=GT&class=removal&class=transfer&tag=night&sort=-probability&column=date&column=flight");
      save(desk, "ávila", "q=%C3%A1+b");
    }
    try (var desk = RunningDesk.start(data)) {
      desk.session();
      JsonNode views = desk.json(VIEWS).path("views");
      assertThat(views.findValuesAsString("name")).containsExactly("Guatemala de noche", "ávila");
      assertThat(views.path(1).path("query").asString()).isEqualTo("q=%C3%A1%20b");
      assertThat(views.path(0).path("who").asString()).isEqualTo("local");
      HttpResponse<String> renamed =
          desk.post(VIEWS + "/guatemala%20DE%20noche", "{\"name\":\"Guatemala\"}");
      assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
      assertThat(desk.get(VIEWS + "/Guatemala%20de%20noche").statusCode()).isEqualTo(404);
      JsonNode found = desk.json(VIEWS + "/GUATEMALA");
      assertThat(found.path("address").asString()).isEqualTo("/views/Guatemala");
      assertThat(found.path("query").asString()).contains("tag=night");
      assertThat(desk.delete(VIEWS + "/Guatemala").statusCode()).isEqualTo(204);
      assertThat(desk.delete(VIEWS + "/Guatemala").statusCode()).isEqualTo(404);
      assertThat(desk.json(VIEWS).path("views")).hasSize(1);
    }
  }

  @Test
  void nameThatIsTakenOrNoneAndQueryThatCannotBeAreRefused() throws Exception {
    try (var desk = RunningDesk.start(data)) {
      desk.session();
      save(desk, "one", "");
      save(desk, "two", "");
      assertThat(save(desk, "ONE", "").statusCode()).isEqualTo(409);
      HttpResponse<String> taken = desk.post(VIEWS + "/two", "{\"name\":\"One\"}");
      assertThat(code(taken)).isEqualTo("NAME_TAKEN");
      for (String name : new String[] {"", "../etc/passwd", "a/b", "<b>", "=1+1", "x".repeat(90)}) {
        assertThat(save(desk, name, "").statusCode()).as(name).isEqualTo(400);
      }
      for (String query : new String[] {"from=yesterday", "class=none", "column=x", "q=%ZZ"}) {
        assertThat(save(desk, "new", query).statusCode()).as(query).isEqualTo(400);
      }
      assertThat(desk.post(VIEWS + "/one", "{\"name\":\"ONE\",\"query\":\"tag=night\"}"))
          .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }
  }
}

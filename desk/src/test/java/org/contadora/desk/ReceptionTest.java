package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Arrivals at the desk, by people who do not exist.
final class ReceptionTest {
  private static final String API = "/api/v1/reception";
  private static final String PASSWORD = "five random words are fine";

  @TempDir private static Path data;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    try (Accounts accounts = Desk.accounts(data, Clock.systemUTC())) {
      for (Role role : Role.values()) {
        accounts.put(role.code(), role, PASSWORD.toCharArray());
      }
    }
    desk =
        RunningDesk.start(
            DeskSettings.local(data, 0).openToThePublic(),
            (_, _) -> {
              throw new IOException("no sample here");
            });
    desk.signIn("reception", PASSWORD);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void manifestComesInWithBrokenRowsListedAndNobodyNamed() throws Exception {
    JsonNode arrival =
        bring(
            """
            Nombre completo,Nacionalidad,Familia,Fecha de nacimiento,Motivo de protección
            Tave Lorimund,VEN,1,1990-01-02,secretum
            Tave Lorimund,VEN,2,1990-01-02,secretum
            Mira Lorimund,VEN,1,2015-05-06,
            Nulla Persona,Atlantis,3,1980-01-01,
            """);
    assertThat(arrival.path("people").asInt()).isEqualTo(3);
    assertThat(arrival.path("families").asInt()).isEqualTo(2);
    assertThat(arrival.path("refused").get(0).path("line").asInt()).isEqualTo(5);
    assertThat(arrival.path("duplicates").get(0).path("sign").asString())
        .isEqualTo("same_name_and_birth");
    assertThat(arrival.path("never_read").get(0).asString()).isEqualTo("Motivo de protección");
    assertThat(arrival.toString())
        .doesNotContain("Lorimund")
        .doesNotContain("secretum")
        .doesNotContain("Atlantis")
        .doesNotContain("1990");
    String id = arrival.path("id").asString();
    assertThat(json(desk.get(API + "/" + id + "/names")).path("names").path("P-0001").asString())
        .isEqualTo("Tave Lorimund");
    assertThat(desk.get(API + "/" + id).headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  /// Who reads the page alone must see what else of the manifest was not understood.
  @Test
  void valuesLeftOutAndAgesNotSaidAreTold() throws Exception {
    JsonNode arrival =
        bring(
            """
            Nombre completo,Nacionalidad,Familia,Fecha de nacimiento
            Tave Lorimund,VEN,1,31/02/1990
            Mira Lorimund,VEN,2,2015-05-06
            Nulla Persona,Atlantis,3,1980-01-01
            """);
    assertThat(arrival.path("noted").toString())
        .isEqualTo(
            """
            [{"code":"MANIFEST_CHILD_ALONE","count":1,"examples":[{"place":"line 3",\
            "detail":"Only people under 18 in this family; a child protection officer must see them."}]},\
            {"code":"MANIFEST_VALUE_LEFT_OUT","count":1,"examples":[{"place":"line 2",\
            "detail":"The field (birth_date) was left out; expected a day such as 1990-03-25 or 25/03/1990."}]}]\
            """);
    assertThat(arrival.path("refused").size()).isEqualTo(1);
    assertThat(arrival.path("family_list").findValuesAsString("age"))
        .containsExactly("not_said", "child");
  }

  @Test
  void boardKnowsWhatPeopleAnswered() throws Exception {
    JsonNode arrival = bring("Nombre completo,Nacionalidad\nTave Lorimund,ARG\n");
    String at = API + "/" + arrival.path("id").asString();
    assertThat(claims(json(desk.get(at + "/board")))).doesNotContain("MERCOSUR-TEMP BR yes");
    json(desk.post(at + "/people/P-0001", "{\"facts\":{\"Criminal record\":\"no\"}}"));
    assertThat(claims(json(desk.get(at + "/board")))).contains("MERCOSUR-TEMP BR yes");
    json(desk.post(at + "/people/P-0001", "{\"facts\":{\"Criminal record\":\"yes\"}}"));
    assertThat(claims(json(desk.get(at + "/board"))))
        .noneMatch(claim -> claim.startsWith("MERCOSUR-TEMP"));
  }

  private static List<String> claims(JsonNode board) {
    List<String> claims = new ArrayList<>();
    for (JsonNode claim : board.path("families").get(0).path("claims")) {
      claims.add(
          "%s %s %s"
              .formatted(
                  claim.path("instrument").asString(),
                  claim.path("country").asString(),
                  claim.path("answer").asString()));
    }
    return claims;
  }

  @Test
  void whatIsNoManifestIsRefusedWithoutRepeatingIt() throws Exception {
    HttpResponse<String> answer = desk.post(API, body("Tave Lorimund\nMira Lorimund\n", "HND"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("NOT_A_MANIFEST").doesNotContain("Lorimund");
    assertThat(desk.post(API, body("a,b\n1,2\n", "Honduras")).statusCode()).isEqualTo(400);
    assertThat(desk.post(API, "{\"content\":\"***\",\"country\":\"HND\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void boardIsSolvedAgainWithDecisionsAndChoices() throws Exception {
    JsonNode arrival = json(desk.post(API, "{\"sample\":true,\"day\":\"2026-11-24\"}"));
    assertThat(arrival.path("sample").asBoolean()).isTrue();
    String at = API + "/" + arrival.path("id").asString();
    JsonNode board = json(desk.get(at + "/board"));
    assertThat(board.path("families").size()).isEqualTo(61);
    JsonNode placed = board.path("families").get(0);
    for (JsonNode family : board.path("families")) {
      if (!placed.path("placement").path("next").isObject()) {
        placed = family;
      }
    }
    String family = placed.path("key").asString();
    String place = placed.path("placement").path("place").asString();
    String next = placed.path("placement").path("next").path("place").asString();

    JsonNode moved = json(desk.post(at + "/pins", object("family", family, "place", next)));
    assertThat(placeOf(moved, family)).isEqualTo(next);
    assertThat(moved.path("pins").size()).isEqualTo(1);
    assertThat(desk.post(at + "/pins", object("family", family, "place", "Nowhere")).statusCode())
        .isEqualTo(409);
    assertThat(json(desk.delete(at + "/pins/" + family)).path("pins").size()).isZero();

    JsonNode chosen =
        json(
            desk.post(
                at + "/choices", object("family", family, "place", place, "answer", "declined")));
    assertThat(placeOf(chosen, family)).isNotEqualTo(place);
    JsonNode choice = family(chosen, family).path("choice");
    assertThat(choice.path("answer").asString()).isEqualTo("declined");
    assertThat(choice.path("recorded_by").asString()).isEqualTo("reception");
    assertThat(
            desk.post(at + "/choices", object("family", family, "place", place, "answer", "maybe"))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void personAnswersAndTheSheetChanges() throws Exception {
    JsonNode arrival = bring("Nombre completo,Nacionalidad\nTave Lorimund,VEN\n");
    String at = API + "/" + arrival.path("id").asString() + "/people/P-0001";
    JsonNode before = json(desk.get(at));
    assertThat(before.path("country").asString()).isEqualTo("HN");
    assertThat(before.toString()).doesNotContain("Lorimund");
    JsonNode after = json(desk.post(at, "{\"facts\":{\"Criminal record\":\"no\"}}"));
    assertThat(after.path("told").path("Criminal record").asString()).isEqualTo("no");
    assertThat(after.path("open").size()).isGreaterThanOrEqualTo(before.path("open").size());
    assertThat(json(desk.post(at, "{\"facts\":{\"Criminal record\":\"\"}}")).path("told").size())
        .isZero();
    assertThat(desk.post(at, "{\"facts\":{\"Criminal record\":\"perhaps\"}}").statusCode())
        .isEqualTo(400);
    assertThat(desk.get(API + "/A-999").statusCode()).isEqualTo(404);
  }

  /// Words that no rule knows must neither be lost nor pass for an answer.
  @Test
  void answerThatNoRuleKnowsIsKeptAndCountsAsNotKnown() throws Exception {
    JsonNode arrival = bring("Nombre completo,Nacionalidad\nTave Lorimund,NIC\n");
    String whole = API + "/" + arrival.path("id").asString();
    String at = whole + "/people/P-0001";
    JsonNode sheet = json(desk.post(at, "{\"facts\":{\"Permit held\":\"mercosur\"}}"));
    assertThat(sheet.path("told").path("Permit held").asString()).isEqualTo("mercosur");
    assertThat(sheet.path("unclear").toString())
        .isEqualTo(
            """
            {"Permit held":{"codes":["CAN878-TEMP","MERCOSUR-TEMP","none"],"maybe":"MERCOSUR-TEMP"}}\
            """);
    JsonNode noted = json(desk.get(whole)).path("noted").get(0);
    assertThat(noted.path("code").asString()).isEqualTo("FACT_UNCLEAR");
    assertThat(noted.path("count").asInt()).isEqualTo(1);
    assertThat(noted.path("examples").get(0).path("place").asString()).isEqualTo("P-0001");
    JsonNode clear = json(desk.post(at, "{\"facts\":{\"Permit held\":\"mercosur temp\"}}"));
    assertThat(clear.path("unclear")).isEmpty();
    assertThat(json(desk.get(whole)).path("noted")).isEmpty();
  }

  @Test
  void placesOfTheDesksOwnComeFromATable() throws Exception {
    JsonNode arrival = bring("Nombre completo,Nacionalidad\nTave Lorimund,HND\nMira Vanor,HND\n");
    String at = API + "/" + arrival.path("id").asString();
    assertThat(json(desk.get(at + "/board")).path("places").size()).isZero();
    JsonNode board =
        json(
            desk.post(
                at + "/places",
                object(
                    "csv",
                    "place,country,capacity:beds,chance\nLago,HND,1,0.5\nCosta,HND,4,0.2\nLoma,HND,x,0\n")));
    assertThat(board.path("places").size()).isEqualTo(2);
    assertThat(board.path("refused").get(0).path("expected").asString())
        .contains("capacity:beds (x) must be a whole number");
    assertThat(
            List.of(
                board.path("families").get(0).path("placement").path("place").asString(),
                board.path("families").get(1).path("placement").path("place").asString()))
        .containsExactlyInAnyOrder("Lago", "Costa");
    HttpResponse<String> wrong = desk.post(at + "/places", object("csv", "a,b\n1,2\n"));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("lacks the column place");
  }

  /// A table that was cut short by mistake must not cost what officers decided.
  @Test
  void decisionsOutliveATableOfPlacesWithoutThem() throws Exception {
    JsonNode arrival =
        bring(
            "Nombre completo,Nacionalidad,Familia\nTave Lorimund,HND,1\nMira Vanor,HND,2\nLori"
                + " Vanor,HND,2\n");
    String at = API + "/" + arrival.path("id").asString();
    String header = "place,country,capacity:beds,chance\n";
    String both = header + "Lago,HND,3,0.9\nCosta,HND,3,0.2\n";
    json(desk.post(at + "/places", object("csv", both)));
    json(desk.post(at + "/pins", object("family", "F-001", "place", "Costa")));
    json(desk.post(at + "/pins", object("family", "F-002", "place", "Costa")));

    JsonNode cut = json(desk.post(at + "/places", object("csv", header + "Lago,HND,3,0.9\n")));
    assertThat(placeOf(cut, "F-001")).isEqualTo("Lago");
    assertThat(cut.path("refused").size()).isEqualTo(2);
    assertThat(cut.path("refused").get(0).path("expected").asString())
        .isEqualTo("the decision names Costa, which is not in this table; it waits until it is");

    JsonNode back = json(desk.post(at + "/places", object("csv", both)));
    assertThat(placeOf(back, "F-001")).isEqualTo("Costa");
    assertThat(placeOf(back, "F-002")).isEqualTo("Costa");

    HttpResponse<String> narrow =
        desk.post(at + "/places", object("csv", both.replace("Costa,HND,3", "Costa,HND,2")));
    assertThat(narrow.statusCode()).isEqualTo(400);
    assertThat(narrow.body()).contains("2 pinned families need 3 beds at Costa, which has 2");
    assertThat(placeOf(json(desk.get(at + "/board")), "F-002")).isEqualTo("Costa");
  }

  @Test
  void removedArrivalIsGoneAndNoFileEverHeldIt() throws Exception {
    JsonNode arrival = bring("Nombre completo,Nacionalidad\nTave Lorimund,HND\n");
    String at = API + "/" + arrival.path("id").asString();
    desk.get(at + "/board");
    assertThat(desk.delete(at).statusCode()).isEqualTo(204);
    assertThat(desk.get(at).statusCode()).isEqualTo(404);
    assertThat(desk.delete(at).statusCode()).isEqualTo(404);
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("%s", file).doesNotContain("Lorimund");
      }
    }
  }

  @Test
  void neitherThePublicNorReadersNorReviewersSeeAnything() throws Exception {
    JsonNode arrival = bring("Nombre completo,Nacionalidad\nTave Lorimund,HND\n");
    String id = arrival.path("id").asString();
    RunningDesk other = desk.another();
    for (String path : List.of("", "/" + id, "/" + id + "/board", "/" + id + "/names")) {
      assertThat(other.get(API + path).statusCode()).as(path).isEqualTo(401);
    }
    for (String role : List.of("reader", "reviewer")) {
      other.signIn(role, PASSWORD);
      for (String path : List.of("", "/" + id, "/" + id + "/people/P-0001")) {
        assertThat(other.get(API + path).statusCode()).as(role + path).isEqualTo(403);
      }
    }
    other.signIn("administrator", PASSWORD);
    assertThat(other.get(API + "/" + id).statusCode()).isEqualTo(200);
  }

  private static JsonNode bring(String csv) throws Exception {
    HttpResponse<String> answer = desk.post(API, body(csv, "HND"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return RunningDesk.parse(answer);
  }

  private static String body(String csv, String country) {
    return object(
        "content",
        Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)),
        "country",
        country,
        "day",
        "2026-11-24");
  }

  private static String object(String... pairs) {
    var object = JsonMapper.shared().createObjectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i], pairs[i + 1]);
    }
    return object.toString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return RunningDesk.parse(answer);
  }

  private static JsonNode family(JsonNode board, String key) {
    for (JsonNode family : board.path("families")) {
      if (family.path("key").asString().equals(key)) {
        return family;
      }
    }
    throw new AssertionError("no family " + key);
  }

  private static String placeOf(JsonNode board, String key) {
    return family(board, key).path("placement").path("place").asString("");
  }
}

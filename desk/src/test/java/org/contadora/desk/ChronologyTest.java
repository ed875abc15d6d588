package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Events with what named sources say of them: tables brought in, contradictions marked, flights
/// linked.
final class ChronologyTest {
  private static final String API = "/api/v1";

  /// An invented matter; its columns are named as nobody else names them.
  private static final String TABLE =
      """
      what;about;says;amount;unit of amount;on;who
      The closure;date;It was on the 3rd;2020-02-03;date;2020-02-03;Gaceta Inventada
      The closure;date;It was on the 4th;2020-02-04;date;2020-02-04;Diario Imaginado
      The closure;people;Some eighty were aboard;80;persons;2020-02-03;Gaceta Inventada
      The closure;people;80.0 were aboard;80.0;persons;2020-02-03;Diario Imaginado
      The closure;escort;Someone saw it;;;2020-02-03;Gaceta Inventada
      The closure;escort;<script>alert(1)</script>;;;2020-02-05;=HYPERLINK("x")
      The closure;escort;;;;2020-02-05;Diario Imaginado
      The closure;escort;On no day;;;soon;Diario Imaginado
      """;

  private static final String MAPPING =
      """
      {"name":"closure","columns":{"event":"what","predicate":"about","text":"says",
       "value":"amount","unit":"unit of amount","happened_on":"on","source":"who"},
       "defaults":{"language":"en"},"event_prefix":"test/"}
      """;

  @TempDir private static Path data;
  private static RunningDesk desk;
  private static JsonNode written;

  @BeforeAll
  static void bringIn() throws Exception {
    desk = RunningDesk.start(data);
    desk.job("{\"kind\":\"sample\"}");
    assertThat(desk.post(API + "/chronology/mappings", MAPPING).statusCode()).isEqualTo(200);
    written = send("/chronology/claims", table(TABLE, "closure"));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static String table(String csv, String mapping) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("name", "closure.csv").put("csv", csv).put("mapping", mapping);
    return body.toString();
  }

  private static JsonNode send(String path, String body) throws Exception {
    desk.session();
    HttpResponse<String> answer = desk.post(API + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningDesk.parse(answer);
  }

  private static JsonNode topic(JsonNode event, String predicate) {
    for (JsonNode topic : event.path("topics")) {
      if (topic.path("predicate").asString().equals(predicate)) {
        return topic;
      }
    }
    throw new AssertionError("There is no topic %s in %s.".formatted(predicate, event));
  }

  private static JsonNode event(String id) throws Exception {
    for (JsonNode event : desk.json(API + "/chronology").path("events")) {
      if (event.path("id").asString().equals(id)) {
        return event;
      }
    }
    throw new AssertionError("There is no event " + id);
  }

  @Test
  void rowsBecomeClaimsAndWhatIsUnusableIsToldWithItsLine() {
    assertThat(written.path("claims").asInt()).isEqualTo(6);
    assertThat(written.path("sources").asInt()).isEqualTo(3);
    assertThat(written.path("refused").asInt()).isEqualTo(2);
    assertThat(written.path("refusals").path(0).path("place").asString()).endsWith("line 8");
    assertThat(written.path("refusals").path(1).path("detail").asString()).contains("soon");
  }

  @Test
  void sameTableIsRecordedOnce() throws Exception {
    JsonNode again = send("/chronology/claims", table(TABLE, "closure"));
    assertThat(again.path("claims").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(6);
  }

  @Test
  void differingValuesAreContradictionsEqualOnesAgree() throws Exception {
    JsonNode event = event("test/The closure");
    assertThat(event.path("contradicted").asBoolean()).isTrue();
    assertThat(topic(event, "date").path("agreement").asString()).isEqualTo("values_differ");
    assertThat(topic(event, "people").path("agreement").asString()).isEqualTo("agree");
    assertThat(topic(event, "escort").path("agreement").asString()).isEqualTo("days_differ");
    assertThat(event.path("from").asString()).isEqualTo("2020-02-03");
    assertThat(event.path("to").asString()).isEqualTo("2020-02-05");
  }

  @Test
  void tableIsKeptAsItWasGiven() throws Exception {
    JsonNode captures = desk.json(API + "/ledger/entries?kind=capture").path("entries");
    List<String> tables = new ArrayList<>();
    int others = 0;
    for (JsonNode capture : captures) {
      if (capture.path("says").path("media_type").asString().equals("text/csv")) {
        String hash = capture.path("says").path("sha256").asString();
        tables.add(desk.get(API + "/ledger/evidence/" + hash).body());
      } else {
        others++;
      }
    }
    assertThat(tables).contains(TABLE);
    assertThat(desk.json(API + "/ledger").path("captures").asInt())
        .as("a table of claims is nothing to build flights from")
        .isEqualTo(others);
  }

  @Test
  void previewRecordsNothing() throws Exception {
    long size = desk.json(API + "/ledger").path("size").asLong();
    JsonNode preview =
        send(
            "/chronology/preview",
            table("event,topic,statement,source\nclosure,reason,Because,Gaceta\n", "event-claims"));
    assertThat(preview.path("total").asInt()).isEqualTo(1);
    assertThat(preview.path("rows").path(0).path("subject").asString()).isEqualTo("event:closure");
    assertThat(desk.json(API + "/ledger").path("size").asLong()).isEqualTo(size);
  }

  @Test
  void wrongMappingsAreExplained() throws Exception {
    desk.session();
    HttpResponse<String> answer =
        desk.post(API + "/chronology/preview", table("a,b\n1,2\n", "event-claims"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The column of text (statement) must be one of the table's");
    assertThat(
            desk.post(API + "/chronology/mappings", "{\"name\":\"../x\",\"columns\":{}}")
                .statusCode())
        .isEqualTo(400);
    assertThat(desk.post(API + "/chronology/preview", table("a", "none")).statusCode())
        .isEqualTo(404);
  }

  /// Written out, the number would fill the memory of any machine.
  @Test
  void valueOfABillionDigitsIsComparedAsItStands() throws Exception {
    send(
        "/chronology/claims",
        table(
            """
            what;about;says;amount;unit of amount;on;who
            The sum;cost;A lot;1e900000000;;;Gaceta Inventada
            The sum;cost;As much;1E+900000000;;;Diario Imaginado
            The sum;tons;A hundred;1e2;;;Gaceta Inventada
            The sum;tons;A hundred;100.0;;;Diario Imaginado
            """,
            "closure"));
    assertThat(topic(event("test/The sum"), "cost").path("agreement").asString())
        .isEqualTo("agree");
    assertThat(topic(event("test/The sum"), "tons").path("agreement").asString())
        .isEqualTo("agree");
  }

  @Test
  void mappingThatItsFileCouldNotHoldIsRefused() throws Exception {
    desk.session();
    for (String wrong :
        List.of(
            "\"columns\":{\"text\":\"a\",\"source\":\"b\\rname = x\",\"event\":\"c\"}",
            "\"columns\":{\"text\":\"a\",\"source\":\"b\",\"event\":\"c\"},\"event_prefix\":\"x\\ny\"")) {
      HttpResponse<String> answer =
          desk.post(API + "/chronology/mappings", "{\"name\":\"broken\",%s}".formatted(wrong));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(RunningDesk.parse(answer).path("code").asString()).isEqualTo("BAD_MAPPING");
    }
    assertThat(desk.get(API + "/chronology/mappings").statusCode()).isEqualTo(200);
  }

  /// Files that somebody wrote by hand.
  @Test
  void brokenMappingIsToldWithFileAndLineAndKeepsNoOtherOut() throws Exception {
    Path folder = data.resolve("mappings");
    Path latin = folder.resolve("latin.mapping");
    Path hand = folder.resolve("event-claims.mapping");
    Files.writeString(hand, "name = event-claims\ntext = says\nsourse = who\n");
    Files.write(latin, "name = l\u00e1tin\n".getBytes(StandardCharsets.ISO_8859_1));
    try {
      JsonNode known = desk.json(API + "/chronology/mappings");
      assertThat(known.path("mappings").findValuesAsString("name")).contains("closure");
      JsonNode broken = known.path("broken");
      assertThat(broken.findValuesAsString("file"))
          .containsExactly("event-claims.mapping", "latin.mapping");
      assertThat(broken.path(0).path("detail").asString())
          .startsWith("Line 3: the key (sourse) must be name, event.prefix, a field (");
      assertThat(broken.path(1).path("detail").asString()).contains("UTF-8");
      assertThat(send("/chronology/preview", table(TABLE, "closure")).path("total").asInt())
          .isEqualTo(6);
      HttpResponse<String> refused =
          desk.post(API + "/chronology/preview", table(TABLE, "event-claims"));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
      assertThat(RunningDesk.parse(refused).path("detail").asString())
          .contains(hand.toString())
          .contains("Line 3")
          .contains("Maybe mend the file");
    } finally {
      Files.delete(hand);
      Files.delete(latin);
    }
  }

  @Test
  void correctedClaimNoLongerCounts() throws Exception {
    send(
        "/chronology/claims",
        table(
            """
            what;about;says;amount;unit of amount;on;who
            The mistake;date;On the 3rd;2020-02-03;date;;Gaceta Inventada
            The mistake;date;On the 4th;2020-02-04;date;;Diario Imaginado
            """,
            "closure"));
    JsonNode claims = topic(event("test/The mistake"), "date").path("claims");
    send(
        "/ledger/entries/%d/corrections".formatted(claims.path(1).path("index").asLong()),
        """
        {"reason":"Misread.","replacement":{"text":"On the 3rd, it says","value":"2020-02-03"}}
        """);
    JsonNode topic = topic(event("test/The mistake"), "date");
    assertThat(topic.path("agreement").asString()).isEqualTo("agree");
    assertThat(topic.path("claims").findValuesAsString("text"))
        .containsExactly("On the 3rd", "On the 3rd, it says");
  }

  @Test
  void cardShowsClaimsByOthersAgreeingAndDisagreeing() throws Exception {
    JsonNode row = MissingNode.getInstance();
    for (JsonNode each : desk.json(API + "/flights?limit=100").path("flights")) {
      row = each.path("arrival").path("airport").isString() ? each : row;
    }
    String leg = row.path("leg_id").asString();
    String landed = row.path("arrival").path("airport").asString();
    send(
        "/chronology/claims",
        table(
            """
            leg,predicate,value,text,source
            %1$s,arrival,%2$s,It landed there,Gaceta Inventada
            %1$s,arrival,ZZZZ,It landed elsewhere,Diario Imaginado
            %1$s,weather,rain,It rained,Diario Imaginado
            """
                .formatted(leg, landed),
            "contadora-claims"));
    send(
        "/chronology/links",
        "{\"event\":\"test/The closure\",\"leg_id\":\"%s\",\"reason\":\"Same day.\"}"
            .formatted(leg));
    JsonNode claims = desk.json(API + "/flights/" + leg).path("claims");
    List<String> found = new ArrayList<>();
    claims.forEach(claim -> found.add(claim.path("value").asString() + " " + claim.path("agrees")));
    assertThat(found).containsExactly(landed + " true", "ZZZZ false", "rain null", leg + " null");
    assertThat(claims.path(3).path("event").asString()).isEqualTo("test/The closure");
    JsonNode legs = event("test/The closure").path("legs");
    assertThat(legs.path(0).asString()).isEqualTo(leg);
    assertThat(
            desk.post(
                    API + "/chronology/links",
                    "{\"event\":\"none\",\"leg_id\":\"%s\"}".formatted(leg))
                .statusCode())
        .isEqualTo(404);
  }

  /// Real claims of named sources: was it the 25th or the 26th, capitulation or success?
  @Test
  void realChronologyShowsItsContradictions() throws Exception {
    Path file =
        Path.of(
            System.getProperty("contadora.shared", "../../shared/data"),
            "chronology/colombia-2025-claims.csv");
    assumeTrue(Files.exists(file), "needs " + file);
    JsonNode result = send("/chronology/claims", table(Files.readString(file), "event-claims"));
    assertThat(result.path("refused").asInt()).as(result.toString()).isZero();
    assertThat(result.path("claims").asInt()).isGreaterThan(30);
    JsonNode date = topic(event("refusal"), "date");
    assertThat(date.path("agreement").asString()).isEqualTo("values_differ");
    assertThat(date.path("claims").findValuesAsString("value"))
        .containsExactly("2025-01-26", "2025-01-25");
    JsonNode reading = topic(event("outcome"), "reading");
    assertThat(reading.path("agreement").asString()).isEqualTo("values_differ");
    assertThat(reading.path("claims").findValuesAsString("value"))
        .contains("capitulated", "succeeded for now");
    assertThat(topic(event("answer_us"), "tariff").path("agreement").asString()).isEqualTo("agree");
  }
}

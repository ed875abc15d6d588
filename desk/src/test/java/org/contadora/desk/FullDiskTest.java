package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people are told whose word finds no room, and what is kept then.
final class FullDiskTest {
  private static final String API = "/api/v1";
  private static final String TABLE =
      """
      event,topic,statement,source
      closure,date,On the 3rd,Gaceta Inventada
      closure,date,On the 4th,Diario Imaginado
      """;

  @TempDir private Path data;
  private RunningDesk desk;

  @BeforeEach
  void start() throws Exception {
    desk = RunningDesk.start(data);
    desk.session();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  /// Lets SQLite find its file full at the next row of a table, as on a disk without room: the same
  /// SQLITE_FULL comes where the largest key is taken (sqlite.org/autoinc.html).
  private static void fill(Path file, String table) throws Exception {
    change(
        file,
        "create table brim (id integer primary key autoincrement)",
        "insert into brim values (9223372036854775807)",
        "create trigger no_room before insert on %s begin insert into brim values (null); end"
            .formatted(table));
  }

  private static void makeRoom(Path file) throws Exception {
    change(file, "drop trigger no_room", "drop table brim");
  }

  private static void change(Path file, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 5000");
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private HttpResponse<String> send(String csv) throws Exception {
    return desk.post(
        API + "/chronology/claims",
        JsonMapper.shared()
            .createObjectNode()
            .put("name", "closure.csv")
            .put("csv", csv)
            .put("mapping", "event-claims")
            .toString());
  }

  private void requireValid(long size) throws Exception {
    assertThat(desk.json(API + "/ledger").path("size").asLong()).isEqualTo(size);
    JsonNode verified = desk.job("{\"kind\":\"verify\"}");
    assertThat(verified.path("state").asString()).as("%s", verified).isEqualTo("done");
  }

  @Test
  void tableThatFindsNoRoomIsToldAndNothingOfItIsRecorded() throws Exception {
    assertThat(send(TABLE).statusCode()).isEqualTo(200);
    long size = desk.json(API + "/ledger").path("size").asLong();
    Path file = data.resolve("ledger/ledger.db");
    StringBuilder longer = new StringBuilder(TABLE);
    for (int row = 0; row < 700; row++) {
      longer.append("closure,row,Line %d,Gaceta Inventada%n".formatted(row));
    }
    fill(file, "entry when new.entry_index > %d".formatted(size + 600));
    HttpResponse<String> refused = send(longer.toString());
    makeRoom(file);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
    JsonNode problem = RunningDesk.parse(refused);
    assertThat(problem.path("code").asString()).isEqualTo("DISK_FULL");
    assertThat(problem.path("detail").asString())
        .isEqualTo(
            """
            The table (closure.csv) is not recorded, none of its claims (702): the disk on which the desk keeps its files is full. What was kept before is as it was.
            Maybe make room on it, look at what is there, and send this again.\
            """);
    requireValid(size);
    JsonNode written = RunningDesk.parse(send(longer.toString()));
    assertThat(written.path("claims").asInt()).isEqualTo(700);
    assertThat(written.path("unchanged").asInt()).isEqualTo(2);
    requireValid(size + 701);
  }

  @Test
  void signatureThatFindsNoRoomIsToldAndMadeWithTheNextTry() throws Exception {
    Path file = data.resolve("ledger/ledger.db");
    fill(file, "checkpoint");
    HttpResponse<String> refused = send(TABLE);
    makeRoom(file);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
    assertThat(refused.body()).contains("POST /api/v1/chronology/claims").contains("Maybe");
    JsonNode written = RunningDesk.parse(send(TABLE));
    assertThat(written.path("unchanged").asInt()).isEqualTo(2);
    JsonNode ledger = desk.json(API + "/ledger");
    assertThat(ledger.path("checkpoint_size").asLong())
        .as("%s", ledger)
        .isEqualTo(ledger.path("size").asLong());
  }

  @Test
  void noteThatFindsNoRoomIsTold() throws Exception {
    desk.job("{\"kind\":\"sample\"}");
    String leg =
        desk.json(API + "/flights?limit=1").path("flights").path(0).path("leg_id").asString();
    long size = desk.json(API + "/ledger").path("size").asLong();
    Path file = data.resolve("ledger/ledger.db");
    fill(file, "entry");
    HttpResponse<String> refused =
        desk.post(
            API + "/flights/" + leg + "/decisions",
            "{\"verdict\":\"confirmed\",\"reason\":\"Seen by two.\"}");
    makeRoom(file);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
    assertThat(RunningDesk.parse(refused).path("code").asString()).isEqualTo("DISK_FULL");
    requireValid(size);
  }
}

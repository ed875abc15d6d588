package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Arrivals that a desk keeps in a sealed file, of people who do not exist.
final class ArrivalsFileTest {
  private static final String API = "/api/v1/reception";
  private static final String PASSPHRASE = "cinco palabras al azar bastan";

  private static final String MANIFEST =
      """
      Aerolínea Inventada;;;;
      Nombre completo;Nacionalidad;Familia;Fecha de nacimiento;Motivo de protección;Color
      Tave Lorimund;HND;1;1990-01-02;secretum;viridis
      Mira Lorimund;HND;1;2015-05-06;;ruber
      "Sela ""S"" Vanor; la menor";HND;2;1980-01-01;secretum;
      Nulla Persona;Atlantis;3;1980-01-01;;
      """;

  @TempDir private Path data;
  @TempDir private Path kept;
  private Path file;

  @BeforeEach
  void name() {
    file = kept.resolve("folder").resolve("arrivals.sealed");
    folder();
  }

  private void folder() {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RunningDesk start() throws Exception {
    RunningDesk desk = RunningDesk.start(DeskSettings.local(data, 0).keepingArrivals(file));
    desk.session();
    return desk;
  }

  private static HttpResponse<String> unlock(RunningDesk desk, String passphrase) throws Exception {
    return desk.post(API + "/unlock", object("passphrase", passphrase));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return RunningDesk.parse(answer);
  }

  private static HttpResponse<String> bring(RunningDesk desk, String csv) throws Exception {
    return desk.post(
        API,
        object(
            "content",
            Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)),
            "country",
            "HND",
            "day",
            "2026-11-24"));
  }

  private static String object(String... pairs) {
    var object = JsonMapper.shared().createObjectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i], pairs[i + 1]);
    }
    return object.toString();
  }

  private static String code(HttpResponse<String> answer) {
    return answer.statusCode() + " " + RunningDesk.parse(answer).path("code").asString();
  }

  @Test
  void everythingIsThereAgainWhenTheDeskStartsAgain() throws Exception {
    String whole;
    String board;
    String sheet;
    String names;
    String at;
    try (RunningDesk desk = start()) {
      assertThat(desk.json(API).path("kept").asString()).isEqualTo("new_file");
      assertThat(code(bring(desk, MANIFEST))).isEqualTo("409 ARRIVALS_LOCKED");
      assertThat(code(unlock(desk, "short"))).isEqualTo("400 ARRIVALS_BAD_PASSPHRASE");
      assertThat(json(unlock(desk, PASSPHRASE)).path("kept").asString()).isEqualTo("open_file");
      at = API + "/" + json(bring(desk, MANIFEST)).path("id").asString();
      json(
          desk.post(
              at + "/places",
              object(
                  "csv", "place,country,capacity:beds,chance\nLago,HND,9,0.5\nCosta,HND,9,0.2\n")));
      json(desk.post(at + "/pins", object("family", "F-001", "place", "Costa")));
      json(
          desk.post(
              at + "/choices", object("family", "F-002", "place", "Lago", "answer", "declined")));
      json(desk.post(at + "/people/P-0001", "{\"facts\":{\"Criminal record\":\"no\"}}"));
      json(desk.post(API, "{\"sample\":true,\"day\":\"2026-11-24\"}"));
      assertThat(desk.delete(API + "/A-002").statusCode()).isEqualTo(204);
      whole = desk.get(at).body();
      board = desk.get(at + "/board").body();
      sheet = desk.get(at + "/people/P-0001").body();
      names = desk.get(at + "/names").body();
      assertThat(names).contains("Vanor; la menor");
      assertThat(whole).contains("Motivo de protección").contains("Color");
    }
    try (RunningDesk desk = start()) {
      assertThat(desk.json(API).path("kept").asString()).isEqualTo("locked_file");
      assertThat(desk.json(API).path("arrivals")).isEmpty();
      assertThat(code(desk.get(at))).isEqualTo("409 ARRIVALS_LOCKED");
      byte[] before = Files.readAllBytes(file);
      HttpResponse<String> wrong = unlock(desk, PASSPHRASE + "!");
      assertThat(code(wrong)).isEqualTo("403 ARRIVALS_WRONG_PASSPHRASE");
      assertThat(wrong.body()).contains("not the one").doesNotContain(PASSPHRASE);
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
      assertThat(json(unlock(desk, PASSPHRASE)).path("arrivals")).hasSize(1);
      assertThat(desk.get(at).body()).isEqualTo(whole);
      assertThat(desk.get(at + "/board").body()).isEqualTo(board);
      assertThat(desk.get(at + "/people/P-0001").body()).isEqualTo(sheet);
      assertThat(desk.get(at + "/names").body()).isEqualTo(names);
      assertThat(json(bring(desk, MANIFEST)).path("id").asString())
          .as("no id is given twice")
          .isEqualTo("A-003");
    }
  }

  @Test
  void nothingOfAnybodyCanBeReadInAnyFile() throws Exception {
    try (RunningDesk desk = start()) {
      unlock(desk, PASSPHRASE);
      json(bring(desk, MANIFEST));
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
    for (Path folder : new Path[] {data, kept}) {
      try (var files = Files.walk(folder)) {
        for (Path one : files.filter(Files::isRegularFile).toList()) {
          String bytes = new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1);
          assertThat(bytes)
              .as("%s", one)
              .doesNotContain("Lorimund")
              .doesNotContain("Nombre")
              .doesNotContain("1990-01-02")
              .doesNotContain(PASSPHRASE);
        }
      }
    }
    assertThat(file.getParent()).isDirectoryContaining(one -> one.equals(file));
  }

  @Test
  void whatCannotBeWrittenIsSaidAndWrittenWithTheNextChange() throws Exception {
    try (RunningDesk desk = start()) {
      unlock(desk, PASSPHRASE);
      Path away = kept.resolve("away");
      Files.move(file.getParent(), away);
      HttpResponse<String> refused = bring(desk, MANIFEST);
      assertThat(code(refused)).isEqualTo("507 ARRIVALS_DISK");
      assertThat(refused.body()).contains(file.toString()).doesNotContain("Lorimund");
      Files.move(away, file.getParent());
      json(bring(desk, MANIFEST));
    }
    try (RunningDesk desk = start()) {
      assertThat(json(unlock(desk, PASSPHRASE)).path("arrivals")).hasSize(2);
    }
  }

  @Test
  void damagedFileIsRefusedAndLeftAsItIs() throws Exception {
    try (RunningDesk desk = start()) {
      unlock(desk, PASSPHRASE);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (RunningDesk desk = start()) {
      HttpResponse<String> refused = unlock(desk, PASSPHRASE);
      assertThat(code(refused)).isEqualTo("409 ARRIVALS_DAMAGED");
      assertThat(refused.body()).contains("left as it is").contains("Maybe there is a copy");
      assertThat(code(bring(desk, MANIFEST))).isEqualTo("409 ARRIVALS_LOCKED");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThatThrownBy(
            () -> {
              Desk desk =
                  Desk.start(
                      DeskSettings.local(data, 0).keepingArrivals(file),
                      RunningDesk.parts((_, _) -> java.util.List.of()));
              try (desk) {
                desk.openArrivals(PASSPHRASE.toCharArray());
              }
            })
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("damaged");
  }
}

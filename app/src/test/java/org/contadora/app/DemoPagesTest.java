package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.contadora.exposure.trade.SampleTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pages that the demos of exposure and reception write, on made-up data.
final class DemoPagesTest {
  private static final String DATA = "<script id=\"contadora-data\" type=\"application/json\">";

  @TempDir private Path folder;

  private final CommandRun contadora = new CommandRun();

  @Test
  void threatOnAMadeUpSampleSaysSoAndHasEveryPart() throws IOException {
    Path sample = Files.createDirectories(folder.resolve("sample"));
    new SampleTrade(new org.contadora.core.Seed(1)).write(sample);
    JsonNode page = demo("exposure", "demo", "--data", sample.toString());
    assertThat(page.get("sample").booleanValue()).isTrue();
    assertThat(page.get("focus").stringValue()).isEqualTo("CO");
    assertThat(page.get("steps")).hasSize(6);
    assertThat(page.get("industries")).isNotEmpty();
    assertThat(page.get("products")).isNotEmpty();
    assertThat(page.get("redirect").get("years")).hasSize(5);
    assertThat(page.get("fund").get("members")).hasSizeGreaterThan(1);
    // What each industry loses in the short run is no more than in the long run.
    for (JsonNode industry : page.get("industries")) {
      assertThat(industry.get("lost_short").get("median").doubleValue())
          .isLessThanOrEqualTo(industry.get("lost_long").get("median").doubleValue() + 1e-9);
    }
  }

  @Test
  void sameSampleGivesTheSamePage() throws IOException {
    Path sample = Files.createDirectories(folder.resolve("sample"));
    new SampleTrade(new org.contadora.core.Seed(1)).write(sample);
    String data = sample.toString();
    assertThat(demo("exposure", "demo", "--data", data))
        .isEqualTo(demo("exposure", "demo", "--data", data));
  }

  @Test
  void boardOfAMadeUpFlightPlacesFamiliesAndNamesNobody() throws IOException {
    JsonNode board = demo("reception", "demo");
    assertThat(board.get("sample").booleanValue()).isTrue();
    assertThat(board.get("counts").get("people").intValue()).isEqualTo(108);
    assertThat(board.get("families")).hasSize(61);
    assertThat(board.get("places")).hasSize(480);
    int placed = 0;
    for (JsonNode family : board.get("families")) {
      placed += family.get("placement").isNull() ? 0 : 1;
      assertThat(family.get("placement").isNull()).isEqualTo(!family.get("nowhere").isEmpty());
    }
    assertThat(placed).isGreaterThan(30);
    assertThat(board.get("quality").get("reached").doubleValue())
        .isLessThanOrEqualTo(board.get("quality").get("bound").doubleValue());
    String text = board.toString();
    List<String> lines = Files.readAllLines(folder.resolve("out").resolve("manifest.csv"));
    for (String line : lines.subList(2, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(text).doesNotContain(cells[0]).doesNotContain(cells[1]).doesNotContain(cells[6]);
    }
  }

  /// The data in the page that a demo writes.
  private JsonNode demo(String... command) throws IOException {
    Path out = folder.resolve("out");
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--out", out.toString(), "--lang", "en", "--no-open"));
    contadora.in(Map.of("HOME", folder.toString())).run(args.toArray(String[]::new));
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    String html =
        Files.readString(
            out.resolve(command[0].equals("exposure") ? "exposure.html" : "board.html"));
    int from = html.indexOf(DATA) + DATA.length();
    return JsonMapper.shared().readTree(html.substring(from, html.indexOf("</script>", from)));
  }
}

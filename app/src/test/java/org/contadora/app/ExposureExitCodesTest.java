package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.app.terminal.ExitCode;
import org.contadora.exposure.world.WorldFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same kind of mistake has the same exit code, whichever command it is made with: 2 where what
/// was typed cannot be, 1 where data are missing or damaged, or the output cannot be written.
final class ExposureExitCodesTest extends LoadedTrade {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what was typed
          2 | no such option        | run --target COL --rate 25% --no
          2 | no such option        | ladder --target COL --rate 25% --no
          2 | no such option        | report --target COL --rate 25% --no
          2 | no such option        | fund --group COL,BRA --rate 25% --no
          2 | no such option        | products --exporter COL --rate 25% --no
          2 | no such option        | redirect --exporter COL --rate 25% --no
          2 | no such option        | load --no
          2 | no such option        | gsim --no
          2 | no such option        | demo --no
          2 | no such option        | --no
          2 | what is required      | run
          2 | what is required      | ladder
          2 | what is required      | report --target COL --rate 25%
          2 | what is required      | fund --group COL,BRA
          2 | what is required      | products --exporter COL
          2 | what is required      | redirect --exporter COL
          2 | what is required      | load
          2 | what is required      | gsim
          2 | what is required      |
          2 | no such country       | run --target XYZ --rate 25%
          2 | no such country       | ladder --target XYZ --rate 25%
          2 | no such country       | report --target XYZ --rate 25% --out page.html
          2 | no such country       | fund --group COL,XYZ --rate 25%
          2 | no such country       | fund --group COL,BRA --hit XYZ --rate 25%
          2 | no such country       | products --exporter XYZ --rate 25%
          2 | no such country       | redirect --exporter XYZ --rate 25%
          2 | country not loaded    | run --target ATG --rate 25%
          2 | country not loaded    | fund --group COL,ATG --rate 25%
          2 | country not loaded    | products --exporter ATG --rate 25%
          2 | country not loaded    | redirect --exporter ATG --rate 25%
          2 | rate far too high     | run --target COL --rate 2500%
          2 | rate far too high     | ladder --target COL --rate 2500%
          2 | rate far too high     | report --target COL --rate 2500% --out page.html
          2 | rate far too high     | fund --group COL,BRA --rate 2500%
          2 | rate far too high     | products --exporter COL --rate 2500%
          2 | rate far too high     | redirect --exporter COL --rate 2500%
          2 | rate of nothing       | run --target COL --rate 0
          2 | rate of nothing       | ladder --target COL --rate 0
          2 | rate of nothing       | report --target COL --rate 0 --out page.html
          2 | rate of nothing       | fund --group COL,BRA --rate 0
          2 | rate of nothing       | products --exporter COL --rate 0
          2 | rate of nothing       | redirect --exporter COL --rate 0
          2 | rate that is none     | run --target COL --rate much
          2 | rate that is none     | fund --group COL,BRA --rate much
          2 | rate that is none     | products --exporter COL --rate much
          2 | rate that is none     | redirect --exporter COL --rate much
          2 | on itself             | run --target USA --rate 25%
          2 | on itself             | fund --group COL,USA --rate 25%
          2 | on itself             | products --exporter USA --rate 25%
          2 | on itself             | redirect --exporter USA --rate 25%
          2 | number out of range   | fund --group COL,BRA --rate 25% --proof-to 5
          2 | number out of range   | products --exporter COL --rate 25% --draws -1
          2 | number out of range   | products --exporter COL --rate 25% --supply -1
          2 | number out of range   | redirect --exporter COL --rate 25% --years 0
          2 | number out of range   | gsim flows.csv --substitution 0
          2 | no such format        | run --target COL --rate 25% --format xml
          2 | no such format        | products --exporter COL --rate 25% --format xml
          2 | no such language      | run --target COL --rate 25% --lang xx
          2 | no such language      | products --exporter COL --rate 25% --lang xx
          2 | no such language      | load flows.csv --lang xx
          2 | no such language      | gsim flows.csv --lang xx
          2 | scenario not there    | run nowhere.yaml
          2 | scenario not there    | ladder nowhere.yaml
          2 | scenario not there    | report nowhere.yaml --out page.html
          2 | scenario of nothing   | run empty.csv
          # data
          1 | data not there        | run --target COL --rate 25% --world nowhere
          1 | data not there        | ladder --target COL --rate 25% --world nowhere
          1 | data not there        | report --target COL --rate 25% --world nowhere --out page.html
          1 | data not there        | fund --group COL,BRA --rate 25% --world nowhere
          1 | data not there        | products --exporter COL --rate 25% --store nowhere
          1 | data not there        | redirect --exporter COL --rate 25% --store nowhere
          1 | data not there        | load nowhere
          1 | data not there        | gsim nowhere.csv
          1 | data not there        | demo --data nowhere --out demo
          1 | empty file            | products --exporter COL --rate 25% --store empty.csv
          1 | empty file            | redirect --exporter COL --rate 25% --store empty.csv
          1 | empty file            | run --target COL --rate 25% --store empty.csv
          1 | empty file            | load empty.csv
          1 | empty file            | gsim empty.csv
          1 | semicolons            | gsim semicolons.csv
          1 | damaged world         | run --target COL --rate 25% --world damaged
          1 | damaged world         | fund --group COL,BRA --rate 25% --world damaged
          1 | damaged world         | demo --data damaged --out demo
          1 | output into a file    | run --target COL --rate 25% --out empty.csv/out.csv
          1 | output into a file    | report --target COL --rate 25% --out empty.csv/page.html
          1 | output into a file    | fund --group COL,BRA --rate 25% --out empty.csv/out.csv
          1 | output into a file    | products --exporter COL --rate 25% --out empty.csv/out.csv
          1 | output into a file    | gsim flows.csv --out empty.csv/out.csv
          1 | output into a file    | demo --out empty.csv/demo
          """)
  void sameMistakeSameCode(int exitCode, String mistake, String command) throws IOException {
    write(folder.resolve("empty.csv"), "");
    write(
        folder.resolve("flows.csv"),
        "exporter,importer,trade_usd,tariff_after_percent\nCOL,USA,9e8,25\nECU,USA,5e8,\n");
    write(
        folder.resolve("semicolons.csv"),
        "exporter;importer;trade_usd;tariff_after_percent\nCOL;USA;9,5;25\n");
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    write(damaged.resolve(WorldFiles.COUNTRIES), "");
    write(damaged.resolve(WorldFiles.TRADE), "");
    var words = new java.util.ArrayList<>(List.of("exposure"));
    for (String word : command == null ? new String[0] : command.split(" +")) {
      words.add(
          word.matches("(nowhere|empty|flows|semicolons|damaged|page|demo)(\\..*)?")
                  && !words.getLast().equals("exposure")
              ? folder.resolve(word).toString()
              : word);
    }
    boolean ofWorld =
        words.size() > 1 && List.of("run", "ladder", "report", "fund").contains(words.get(1));
    if (ofWorld && !words.contains("--world")) {
      words.addAll(List.of("--world", sample.toString()));
    }
    run(words.toArray(String[]::new));
    assertThat(this.command.exitCode())
        .as("%s: %s%n%s", mistake, words, this.command.err())
        .isEqualTo(exitCode);
    assertThat(this.command.err()).doesNotContain("fault in Contadora").doesNotContain("Exception");
    if (exitCode != ExitCode.USAGE) {
      assertThat(this.command.err()).contains("contadora: ");
    }
  }
}

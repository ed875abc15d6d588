package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contadora.app.terminal.ExitCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same kind of mistake has the same exit code in all rooms, as [ExposureExitCodesTest] has it
/// for one: 2 where what was typed, or a file that says what to do, cannot be; 1 where data are
/// missing or damaged.
final class ExitCodesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what was typed, or says what to do
          2 | no such option      | ledger claims claims.csv --no
          2 | no such option      | reception import manifest.csv --no
          2 | mapping not there   | ledger claims claims.csv --mapping nowhere.mapping --ledger book
          2 | mapping not there   | reception import manifest.csv --mapping nowhere.mapping
          2 | mapping not there   | flights inspect manifest.csv --mapping nowhere.mapping
          2 | mapping damaged     | ledger claims claims.csv --mapping damaged.csv --ledger book
          2 | mapping damaged     | reception import manifest.csv --mapping damaged.csv
          2 | rules not there     | flights inspect manifest.csv --rules nowhere
          2 | rules not there     | flights legs manifest.csv --rules nowhere
          2 | rules not there     | reception pathways --check --rules nowhere
          2 | decisions not there | reception place --families families.csv --places places.csv --pins nowhere.csv
          2 | no such family      | reception place --families families.csv --places places.csv --pin X=Lago
          2 | no such place       | reception place --families families.csv --places places.csv --pin A=Loma
          2 | no such family      | reception explain X --families families.csv --places places.csv
          2 | no such family      | reception explain A --families families.csv --places places.csv --pin X=Lago
          2 | number out of range | reception place --families families.csv --places places.csv --mode priority --share 2
          2 | no such seed        | reception place --families families.csv --places places.csv --seed x
          2 | no such seed        | reception simulate --families families.csv --places places.csv --seed x
          2 | no such language    | ledger claims claims.csv --lang xx
          2 | no such language    | reception import manifest.csv --lang xx
          2 | no such entry       | ledger history nothing --ledger book
          # data
          1 | data not there      | ledger claims nowhere.csv --ledger book
          1 | data not there      | ledger record nowhere.csv --ledger book
          1 | data not there      | ledger verify --ledger nowhere
          1 | data not there      | ledger history leg:1 --ledger nowhere
          1 | data not there      | ledger prove 1 --ledger nowhere
          1 | data not there      | ledger export --ledger nowhere --out out
          1 | data not there      | ledger backup --ledger nowhere --out out
          1 | data not there      | ledger restore --from nowhere --ledger book
          1 | data not there      | flights report nowhere.csv --out out
          1 | data not there      | flights legs nowhere.csv
          1 | data not there      | flights learn manifest.csv --labels nowhere.csv
          1 | data not there      | flights legs manifest.csv --reference nowhere
          1 | data not there      | reception import nowhere.csv
          1 | data not there      | reception pathways nowhere.csv
          1 | data not there      | reception place --families nowhere.csv --places places.csv
          1 | data not there      | reception place --families families.csv --places nowhere.csv
          1 | data not there      | reception place --year nowhere
          1 | data not there      | reception place --families families.csv --places places.csv --choices nowhere.csv
          1 | data not there      | reception explain A --families nowhere.csv --places places.csv
          1 | data not there      | reception simulate --families nowhere.csv --places places.csv
          1 | empty file          | reception import empty.csv
          1 | empty file          | reception place --families empty.csv --places places.csv
          """)
  void sameMistakeSameCode(int exitCode, String mistake, String command) throws IOException {
    write("empty.csv", "");
    write("damaged.csv", "nothing\n");
    write("claims.csv", "event,source,text\nclosure,Gaceta Inventada,It was closed.\n");
    write("manifest.csv", "Nombre,Nacionalidad\nTave Lorimund,VEN\n");
    write("families.csv", "family,people,workers:farm\nA,2,1\n");
    write("places.csv", "place,capacity:beds,chance:farm\nLago,4,0.5\n");
    List<String> words = new ArrayList<>();
    for (String word : command.split(" +", -1)) {
      boolean isFile = word.matches("[a-z]+\\.(csv|mapping)|nowhere|book|out");
      words.add(isFile ? folder.resolve(word).toString() : word);
    }
    var contadora = new CommandRun();
    contadora.run(words.toArray(String[]::new));
    assertThat(contadora.exitCode())
        .as("%s: %s%n%s", mistake, words, contadora.err())
        .isEqualTo(exitCode);
    assertThat(contadora.err()).doesNotContain("fault in Contadora").doesNotContain("Exception");
    if (exitCode != ExitCode.USAGE) {
      assertThat(contadora.err()).contains("contadora: ");
    }
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}

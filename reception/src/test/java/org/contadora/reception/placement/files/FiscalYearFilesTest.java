package org.contadora.reception.placement.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.FiscalYears;
import org.contadora.reception.placement.files.FiscalYearFiles.Capacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One year's files, joined by name.
final class FiscalYearFilesTest {
  @TempDir private Path home;

  @Test
  void sitesAreJoinedByNameHoweverTheyAreOrderedAndSpelt() throws IOException {
    write("FY01_size.csv", "case,children,adults,seniors\n7,1,2,0\n9,0,1,0\n8,2,0,1\n");
    write(
        "FY01_cap.csv",
        """
        affiliate,stated capacity,children,adults,seniors
        OH-Cleveland Heights,,1,2,0
        OH-Columbus,,3,4,1
        NY-HIAS New York,,5,6,0
        XX-Nowhere,,1,1,1
        """);
    write(
        "FY01_Employment_weight.csv",
        """
        case number,OH-COLUMBUS,OH-CLEVELAND HEIGHTS,NY-NEW YORK CITY,WI-MADISON
        8,0.5,0.6,NA,0.1
        7,0.1,0.2,0.3,0.4
        9,x,0.2,0.3,0.4
        """);
    write(
        "FY01_Compatibility.csv",
        """
        Case Num,OH-CLEVELAND HEIGHTS,OH-COLUMBUS,NY-NEW YORK CITY,WI-MADISON
        7,1,0,1,1
        9,1,1,1,0
        8,0,1,1,1
        """);
    Refusals refusals = new Refusals();
    FiscalYear year = FiscalYearFiles.read(home.resolve("FY01"), false, Capacity.ACTUAL, refusals);
    assertThat(year.cases()).containsExactly("7", "9", "8");
    assertThat(year.problem().capacity(0, 0)).as("Columbus").isEqualTo(8);
    assertThat(year.problem().capacity(1, 0)).as("Cleveland Heights").isEqualTo(3);
    assertThat(year.problem().capacity(2, 0)).as("New York").isEqualTo(11);
    assertThat(year.problem().capacity(3, 0)).as("Madison").isZero();
    assertThat(year.problem().option(0, 0)).as("7 may not go to Columbus").isNegative();
    assertThat(year.problem().value(0, 1)).isEqualTo(0.2);
    assertThat(year.problem().option(2, 1)).as("8 may not go to Cleveland").isNegative();
    assertThat(year.problem().value(2, 0)).isEqualTo(0.5);
    assertThat(year.problem().option(2, 2)).as("weight not known").isNegative();
    assertThat(refusals.counts())
        .containsEntry("PLACEMENT_SITE_WITHOUT_CAPACITY", 1L)
        .containsEntry("PLACEMENT_SITE_WITHOUT_WEIGHTS", 1L)
        .containsEntry("PLACEMENT_NUMBER", 1L)
        .hasSize(3);
    assertThat(year.intake().nowhere()).isEmpty();
  }

  /// As spreadsheets of the region save them: the comma is the decimal sign, not all in UTF-8.
  @Test
  void cellsMayStandBetweenSemicolonsOrTabs() throws IOException {
    write("FY03_size.csv", "case;children;adults;seniors\n7;1;2;0\n9;0;1;0\n");
    write("FY03_cap.csv", "affiliate\tstated\tchildren\tadults\tseniors\nCosta\t9\t1\t2\t0\n");
    Files.write(
        home.resolve("FY03_Employment_weight.csv"),
        "n\u00famero;Costa\n7;0,25\n9;0,5\n".getBytes(StandardCharsets.ISO_8859_1));
    write("FY03_Compatibility.csv", "\uFEFFnumber;Costa\n7;1\n9;1,0\n");
    Refusals refusals = new Refusals();
    FiscalYear year = FiscalYearFiles.read(home.resolve("FY03"), true, Capacity.ACTUAL, refusals);
    assertThat(refusals.counts()).isEmpty();
    assertThat(year.cases()).containsExactly("7", "9");
    assertThat(year.sites()).containsExactly("Costa");
    assertThat(year.problem().capacity(0, 1)).as("adults").isEqualTo(2);
    assertThat(year.problem().value(0, 0)).isEqualTo(0.25);
    assertThat(year.problem().value(1, 0)).isEqualTo(0.5);
  }

  /// Sites are often called by town and state, and a spreadsheet puts no quotes around these where
  /// the comma is not what stands between cells.
  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void commasInTheNamesOfSitesAreNoSeparators(String separator) throws IOException {
    write("FY05_size.csv", "case,children,adults,seniors\n7,1,2,0\n");
    write("FY05_cap.csv", "site,stated\n\"Costa, Sur\",9\n\"Lago, Norte, Alto\",4\n");
    write(
        "FY05_Employment_weight.csv",
        "number#Costa, Sur#Lago, Norte, Alto\n7#0,25#0.5\n".replace("#", separator));
    write(
        "FY05_Compatibility.csv",
        "number#Costa, Sur#Lago, Norte, Alto\n7#1#1\n".replace("#", separator));
    Refusals refusals = new Refusals();
    FiscalYear year = FiscalYearFiles.read(home.resolve("FY05"), false, Capacity.STATED, refusals);
    assertThat(refusals.counts()).isEmpty();
    assertThat(year.sites()).containsExactly("Costa, Sur", "Lago, Norte, Alto");
    assertThat(year.problem().value(0, 0)).isEqualTo(0.25);
  }

  @Test
  void rowThatIsTooShortAndFileThatIsNoTableAreTold() throws IOException {
    write("FY04_size.csv", "case,children,adults,seniors\n7,1,2,0\n");
    write("FY04_cap.csv", "affiliate,stated\nLago,4\nCosta\n");
    write("FY04_Employment_weight.csv", "number,Costa,Lago\n7,0.1,0.2\n");
    write("FY04_Compatibility.csv", "number,Costa,Lago\n7,1,1\n");
    Refusals refusals = new Refusals();
    FiscalYear year = FiscalYearFiles.read(home.resolve("FY04"), false, Capacity.STATED, refusals);
    assertThat(year.problem().capacity(1, 0)).isEqualTo(4);
    assertThat(refusals.counts()).containsEntry("PLACEMENT_NUMBER", 1L);
    write("FY04_cap.csv", "PK\u0003\u0004");
    assertThatThrownBy(() ->
            FiscalYearFiles.read(home.resolve("FY04"), false, Capacity.STATED, new Refusals()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a workbook or an archive");
    write("FY04_cap.csv", "affiliate,stated\nLago,4\nCosta,1,2,3\n");
    assertThatThrownBy(() ->
            FiscalYearFiles.read(home.resolve("FY04"), false, Capacity.STATED, new Refusals()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a CSV table: Broke off in the record that started in line 3.")
        .message()
        .doesNotContain("Exception");
  }

  @Test
  void missingFileAndStatedCapacityByAgeAreExplained() {
    assertThatThrownBy(() ->
            FiscalYearFiles.read(home.resolve("FY02"), false, Capacity.ACTUAL, new Refusals()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no file FY02_size.csv");
    assertThatThrownBy(
            () -> FiscalYearFiles.read(home.resolve("FY02"), true, Capacity.STATED, new Refusals()))
        .hasMessageContaining("counts people, not ages");
  }

  @Test
  void publishedYearHasItsFamiliesPeopleAndPairs() throws IOException {
    FiscalYear year = FiscalYears.fy17(false);
    assertThat(year.cases()).hasSize(329);
    assertThat(year.sites()).hasSize(21);
    int people = 0;
    int compatible = 0;
    for (int f = 0; f < year.cases().size(); f++) {
      people += year.problem().size(f, 0);
      for (boolean fits : year.compatible()[f]) {
        compatible += fits ? 1 : 0;
      }
    }
    assertThat(people).isEqualTo(839);
    assertThat(compatible).isEqualTo(4176);
    assertThat(year.intake().nowhere()).hasSize(2);
    assertThat(year.problem().capacity(year.sites().indexOf("OH-COLUMBUS"), 0)).isEqualTo(31);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(home.resolve(name), content);
  }
}

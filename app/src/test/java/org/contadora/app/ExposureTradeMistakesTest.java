package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contadora.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be worked out is said in words, and what is loaded stays as it is.
final class ExposureTradeMistakesTest extends LoadedTrade {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USAGE | (XYZ) | exposure products --exporter XYZ --rate 25",
        "USAGE | --rate (10000) must be between 0 % and 1000 % | exposure products --exporter COL --rate 10000",
        "USAGE | above 0 | exposure products --exporter COL --rate 0",
        "USAGE | a percentage | exposure products --exporter COL --rate x",
        "USAGE | must be protee or broda-weinstein | exposure products --exporter COL --rate 25% --elasticities kno",
        "FAILED | no elasticities of substitution | exposure products --exporter COL --rate 25% --elasticities broda-weinstein",
        "USAGE | on itself | exposure products --exporter COL --importer COL --rate 5",
        "USAGE | The product (999999) | exposure products --exporter COL --rate 25 --product 999999",
        "USAGE | The product (roses) | exposure products --exporter COL --rate 25 --product roses",
        "USAGE | The list (nowhere) | exposure products --exporter COL --rate 25 --exempt nowhere",
        "USAGE | hits no trade | exposure products --exporter AND --rate 25",
        "USAGE | sells | exposure products --exporter COL --rate 25 --only 0603 --exempt 06",
        "USAGE | (0) must be from 1 to 20 | exposure redirect --exporter COL --rate 25 --years 0"
      })
  void whatCannotBeIsSaidInWords(String exitCode, String words, String arguments) {
    said(
        exitCode.equals("USAGE") ? ExitCode.USAGE : ExitCode.FAILED,
        words,
        arguments.split(" ", -1));
  }

  @Test
  void whereNothingIsLoadedItIsSaid() {
    said(
        ExitCode.FAILED,
        "No trade data are loaded",
        "exposure",
        "products",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--store",
        folder.resolve("none").toString());
  }

  @Test
  void tablesOfASpreadsheetWithSemicolonsAreTold() {
    Path jobs = folder.resolve("semicolons.csv");
    write(jobs, "iso3;hs;jobs;exports_usd;source\nCOL;06;110000;2385,8;me\n");
    said(
        ExitCode.FAILED,
        "semicolons stand between its columns; expected commas",
        "exposure",
        "load",
        jobs.toString());
    Path capacities = folder.resolve("capacities.csv");
    write(capacities, "name;hs;tonnes_per_year;growth_percent\nAir;0603;100,5;3\n");
    said(
        ExitCode.FAILED,
        "Maybe ; stands between the columns; expected commas",
        ("exposure redirect --exporter COL --rate 25 --capacities " + capacities).split(" ", -1));
  }

  @Test
  void halfAFileLeavesWhatIsLoaded() throws IOException {
    Path store = home.resolve(".local/share/contadora/trade.duckdb");
    byte[] before = Files.readAllBytes(store);
    String whole = Files.readString(sample.resolve("baci_sample_2023.csv"));
    Path half = folder.resolve("half.csv");
    write(half, whole.substring(0, whole.length() / 2).replaceFirst(",[^,]*$", ""));
    said(ExitCode.FAILED, "half.csv) breaks off", "exposure", "load", half.toString());
    assertThat(Files.readAllBytes(store)).isEqualTo(before);
  }
}

package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `contadora reception place`, `explain` and `simulate` on a small, made-up compact.
final class ReceptionPlaceTest {
  @TempDir private Path home;

  private final CommandRun contadora = new CommandRun();
  private String families = "";
  private String places = "";

  @BeforeEach
  void tables() throws IOException {
    families =
        write(
            "families.csv",
            """
            family,people,languages,nationality,services,kin,ranking,group,workers:farm,workers:care
            A,2,es,HND,,Lago,,north,2,0
            B,4,es,GTM,,,Costa;Lago,north,1,1
            C,3,ht,HTI,,,,south,1,1
            D,1,es,CUB,dialysis,,,south,0,1
            E,5,qu,PER,,,,south,2,0
            """);
    places =
        write(
            "places.csv",
            """
            place,capacity:beds,capacity:jobs care,languages,services,chance:farm,chance:care
            Lago,6,1,es,,0.6,0.3
            Costa,5,2,es;ht,dialysis,0.3,0.7
            """);
  }

  @Test
  void planIsShownWithBoundPricesAndWhoFitsNowhere() {
    place();
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out())
        .contains("Summed score 3.8000; proven")
        .contains("4 of 5 families have a place")
        .contains("price per unit");
    assertThat(contadora.err())
        .contains("Family E fits nowhere. Places lost to each reason: no common language (2)");
  }

  @Test
  void officerPinsAndOverrules() {
    place("--pin", "B=Costa", "--format", "csv");
    assertThat(contadora.out()).contains("\nB,Costa,1.000000,");
    place("--pin", "E=Lago", "--format", "csv");
    assertThat(contadora.out()).contains("\nE,Lago,1.200000,");
    assertThat(contadora.err()).contains("Family E was pinned although: no common language");
    place("--pin", "A=", "--pin", "B!=Costa", "--format", "json");
    assertThat(contadora.out()).contains("\"mode\" : \"employment\"").contains("\"prices\"");
  }

  @Test
  void contradictoryPinsAreExplained() {
    place("--pin", "A=Lago", "--pin", "A=Costa", "--pin", "X=Lago", "--pin", "B=Loma");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err())
        .contains("Family A is pinned to Lago and to Costa; expected one.")
        .contains("No family is called X.")
        .contains("No place is called Loma (pin of family B).");
    place("--pin", "B=Lago", "--pin", "C=Lago");
    assertThat(contadora.err())
        .contains("2 pinned families need 7 beds at Lago, which has 6.")
        .contains("2 pinned families need 2 jobs care at Lago, which has 1.");
  }

  /// What does not fit is said in the reader's language, whoever finds it.
  @Test
  void whatDoesNotFitIsSaidInEveryLanguage() {
    String[][] wrong = {
      {"--pin", "A=Lago", "--pin", "A=Costa", "--pin", "X=Lago", "--pin", "B=Loma"},
      {"--pin", "A=", "--pin", "A=Costa"},
      {"--pin", "A=Costa", "--pin", "A="},
      {"--pin", "A=Lago", "--pin", "A!=Lago"},
      {"--pin", "B=Lago", "--pin", "C=Lago"},
      {"--mode", "priority", "--share", "2"},
      {"--mode", "floors", "--floor", "south=2"},
      {"--mode", "floors", "--floor", "west=2"}
    };
    for (String[] options : wrong) {
      place(options);
      List<String> english = contadora.err().lines().toList();
      for (String language : List.of("es", "pt", "fr", "ht")) {
        List<String> asked = new ArrayList<>(List.of(options));
        asked.addAll(List.of("--lang", language));
        place(asked.toArray(String[]::new));
        assertThat(contadora.err().lines())
            .as(language)
            .hasSameSizeAs(english)
            .doesNotContainAnyElementsOf(english)
            .noneMatch(line -> line.contains("{") || line.contains("amily "));
      }
    }
    place("--pin", "B=Lago", "--pin", "C=Lago", "--lang", "es");
    assertThat(contadora.err())
        .contains("2 familias fijadas necesitan 7 beds en Lago, que tiene 6.")
        .contains("Tal vez convenga fijar una de ellas en otro lugar.");
  }

  /// One family is no "families", and there is no other of them to put elsewhere.
  @Test
  void oneFamilyThatHasTooLittleRoomIsNamed() throws IOException {
    places = write("narrow.csv", "place,capacity:beds,chance:farm\nLago,3,0.6\nCosta,5,0.3\n");
    place("--pin", "B=Lago");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err())
        .contains("Family B needs 4 beds at Lago, which has 3.\nMaybe pin it elsewhere.")
        .doesNotContain("families");
    place("--pin", "B=Lago", "--lang", "es");
    assertThat(contadora.err())
        .contains("La familia B necesita 4 beds en Lago, que tiene 3.")
        .contains("Tal vez convenga fijarla en otro lugar.");
  }

  @Test
  void everyModeGivesAPlan() {
    for (String mode :
        new String[] {"employment", "priority", "mttc", "kda", "tkda", "mttce", "first_come"}) {
      place("--mode", mode);
      assertThat(contadora.exitCode()).as(mode + contadora.err()).isZero();
      assertThat(contadora.out()).contains("Summed score");
    }
    place("--mode", "floors", "--floor", "south=0.2");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    place("--mode", "floors", "--floor", "south=2");
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("Group south needs 6.0000 in all and can have at most");
    place("--mode", "floors", "--floor", "west=2");
    assertThat(contadora.err()).contains("No family belongs to the group west");
    place("--mode", "floors");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out()).containsPattern("Group south: 3 families, mean .*; floor ");
    place("--mode", "floors", "--floor-rule", "max_min");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    place("--floor", "south=0.2");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("Floors hold only with --mode floors");
  }

  @Test
  void explanationNamesPriceAndWhatElseThereIs() {
    contadora.run(
        "reception", "explain", "A", "--families", families, "--places", places, "--lang", "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out())
        .contains("Family A: Lago, score 1.2000")
        .contains("per unit of beds today.")
        .contains("Costa: score 0.6000");
    contadora.run("reception", "explain", "Z", "--families", families, "--places", places);
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("No family is called Z; there are 5.");
  }

  @Test
  void brokenRowsAreListedAndTheRestIsPlaced() throws IOException {
    String broken =
        write(
            "broken.csv",
            """
            family,people,languages,workers:farm
            A,2,es,2
            B,none,es,1
            A,3,es,1
            ,3,es,1
            """);
    contadora.run("reception", "place", "--families", broken, "--places", places);
    assertThat(contadora.exitCode()).isEqualTo(3);
    assertThat(contadora.out()).contains("1 of 1 families have a place");
    assertThat(contadora.err())
        .contains("broken.csv:3: people is 'none'")
        .contains("family A comes a second time")
        .contains("family is empty");
  }

  @Test
  void simulationComparesGreedyPricesAndHindsight() {
    contadora.run("reception", "simulate", "--families", families, "--places", places);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out().lines().map(line -> line.split(",", 2)[0]))
        .containsExactly("way", "greedy", "prices", "hindsight", "bound");
    for (String law : new String[] {"poisson", "waves"}) {
      contadora.run(
          "reception",
          "simulate",
          "--families",
          families,
          "--places",
          places,
          "--arrivals",
          law,
          "--expected",
          "8");
      assertThat(contadora.exitCode()).as(contadora.err()).isZero();
      assertThat(contadora.out().lines()).hasSize(5);
    }
  }

  private void place(String... more) {
    String[] args = new String[more.length + 6];
    System.arraycopy(
        new String[] {"reception", "place", "--families", families, "--places", places},
        0,
        args,
        0,
        6);
    System.arraycopy(more, 0, args, 6, more.length);
    contadora.run(args);
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content).toString();
  }
}

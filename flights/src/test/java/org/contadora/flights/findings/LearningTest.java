package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
  private static final double TRUE_WEIGHT = 1.0;

  @TempDir Path folder;
  private final RuleBook rules = RuleBook.shipped();
  private final Refusals refusals = new Refusals();

  /// Domestic legs of a contractor to and from a hub, of which a known share are missions: what is
  /// learned must say that share.
  @Test
  void learnedProbabilitiesAgreeWithTheLabels() {
    List<Finding> findings = findings(400);
    var random = new Seed(7).random("labels");
    TreeMap<String, Boolean> labels = new TreeMap<>();
    double share = Findings.probability(TRUE_WEIGHT);
    for (Finding finding : findings) {
      labels.put(finding.leg().id(), random.nextDouble() < share);
    }
    Learning learning = new Learning(rules, findings, labels, refusals);
    double before = learning.calibration().brier();
    learning.learn();
    Learning.Calibration after = learning.calibration();
    assertThat(after.brier()).as("seed 7").isLessThan(before);
    double labelled = (double) after.related() / after.legs();
    assertThat(after.reliability().stream().filter(bin -> bin.legs() > 0))
        .as("seed 7")
        .singleElement()
        .satisfies(bin ->
            assertThat(bin.meanProbability())
                .isCloseTo(labelled, org.assertj.core.data.Offset.offset(0.02)));
  }

  @Test
  void withoutLabelsNothingMoves() throws IOException {
    Learning learning = new Learning(rules, findings(3), new TreeMap<>(), refusals);
    learning.learn();
    learning.writeWeights(folder.resolve("weights.csv"), "nobody");
    RuleBook written = RuleBook.load(folder);
    assertThat(written.weights()).isEqualTo(rules.weights());
  }

  @Test
  void learnedWeightsAreARuleBookFile() throws IOException {
    List<Finding> findings = findings(50);
    TreeMap<String, Boolean> labels = new TreeMap<>();
    findings.forEach(each -> labels.put(each.leg().id(), true));
    Learning learning = new Learning(rules, findings, labels, refusals);
    learning.learn();
    learning.writeWeights(folder.resolve("weights.csv"), "labels of a test");
    RuleBook learned = RuleBook.load(folder);
    assertThat(learned.weight("HUB_STAGING")).isGreaterThan(rules.weight("HUB_STAGING"));
    assertThat(learned.weightSource("HUB_STAGING"))
        .startsWith("learned: labels of a test; before: ");
    assertThat(learned.weight("NUMBER_BLOCK")).isEqualTo(rules.weight("NUMBER_BLOCK"));
  }

  @Test
  void labelOfNoLegIsRefused() {
    TreeMap<String, Boolean> labels = new TreeMap<>();
    labels.put("nobody-20250101T0000", true);
    new Learning(rules, findings(1), labels, refusals);
    assertThat(refusals.counts()).containsEntry("LABEL_WITHOUT_LEG", 1L);
  }

  @Test
  void labelsAreReadAndWrongOnesTold() throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, "leg_id,label\na,removal\nb,no\n");
    assertThat(Learning.readLabels(file)).containsEntry("a", true).containsEntry("b", false);
    Files.writeString(file, "leg_id,label\na,maybe\n");
    assertThatThrownBy(() -> Learning.readLabels(file))
        .hasMessage(file + ", line 2: label (maybe) must be yes, no or the name of a class.");
  }

  /// Equal legs of as many aircraft.
  private List<Finding> findings(int count) {
    Findings judge = new Findings(rules, Airports.bundled()::find);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.addAll(
          judge.judge(
              LegText.legs(
                  "N%d A320 GXA600 2025-03-10T12:00 KAEX KTPA 2025-03-10T13:30"
                      .formatted(i + 100))));
    }
    return findings;
  }
}

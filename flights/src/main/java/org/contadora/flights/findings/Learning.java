package org.contadora.flights.findings;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.core.Refusals;
import org.contadora.flights.findings.Rules.Weight;

/// Learns the rule book's weights from legs that people have labelled.
///
/// Logistic regression over the evidence codes, drawn towards the weights it starts from (a normal
/// prior around each, which is L2 regularisation), so that codes without labelled legs keep their
/// sourced weights. Evidence of a code counts by its strength: [Evidence#weight] as a multiple of
/// the code's weight in the rule book. The objective is convex; it is minimised by gradient descent
/// with step halving, without randomness.
public final class Learning {
  /// Standard deviation of a weight around the one it starts from, log-odds (own estimate: labels
  /// may change the odds of a code by 4.5 without much resistance).
  static final double PRIOR_SPREAD = 1.5;

  /// Gradient descent ends after so many steps, or where the objective falls by less than [#ENOUGH]
  /// (own estimates: far beyond the three decimals that are kept).
  private static final int MAX_STEPS = 2000;

  private static final double ENOUGH = 1e-9;

  /// Bins of a reliability table, each a tenth of probability.
  private static final int BINS = 10;

  /// Three decimals say as much of a weight as labels can.
  private static final double DECIMALS = 1000;

  /// A judged leg and what people say of it.
  ///
  /// @param related whether the leg was removal-related
  record Example(Finding finding, boolean related) {}

  private final RuleBook rules;
  private final List<Example> examples = new ArrayList<>();
  private final TreeMap<String, Double> weights = new TreeMap<>();
  private final List<Map<String, Double>> strengths = new ArrayList<>();

  /// How well probabilities agree with labels.
  ///
  /// @param legs labelled legs
  /// @param related those that are removal-related
  /// @param brier mean squared error of the probabilities (Brier 1950); 0 is best
  /// @param reliability share of related legs by tenth of probability
  public record Calibration(int legs, int related, double brier, List<Bin> reliability) {
    public Calibration {
      reliability = List.copyOf(reliability);
    }

    /// Legs whose probability lies in one tenth.
    ///
    /// @param from lower end of the tenth
    /// @param meanProbability mean of the probabilities, 0 if there are no legs
    /// @param share share of related legs, 0 if there are no legs
    public record Bin(double from, int legs, double meanProbability, double share) {}
  }

  /// @param findings all judged legs
  /// @param labels leg id → whether it is removal-related; ids that are not among the findings are
  ///   refused as `LABEL_WITHOUT_LEG`
  public Learning(
      RuleBook rules,
      List<Finding> findings,
      SortedMap<String, Boolean> labels,
      Refusals refusals) {
    this.rules = rules;
    Map<String, Finding> byId = new HashMap<>();
    for (Finding finding : findings) {
      byId.put(finding.leg().id(), finding);
    }
    labels.forEach((id, related) -> {
      Finding finding = byId.get(id);
      if (finding == null) {
        refusals.refuse("LABEL_WITHOUT_LEG", id, "The label's leg is not among the legs.");
      } else {
        examples.add(new Example(finding, related));
      }
    });
    rules.weights().forEach((code, weight) -> weights.put(code, weight.value()));
    for (Example example : examples) {
      strengths.add(strengths(example.finding()));
    }
  }

  /// Reads labels: a table with the columns `leg_id` and `label`, the label one of the classes'
  /// names or `yes` and `no`.
  ///
  /// @throws RuleBookException if a label is none of these, with line, field, value, expectation
  public static SortedMap<String, Boolean> readLabels(Path file) throws IOException {
    TreeMap<String, Boolean> labels = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().allowExtraFields(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        String id = row.findField("leg_id").orElse("").strip();
        String label = row.findField("label").orElse("").strip().toLowerCase(Locale.ROOT);
        switch (label) {
          case "yes", "removal", "removal_connection", "removal_return", "transfer" ->
              labels.put(id, true);
          case "no", "other" -> labels.put(id, false);
          default ->
              throw new RuleBookException(
                  file.toString(),
                  row.getStartingLineNumber(),
                  "label",
                  label,
                  "yes, no or the name of a class");
        }
      }
    }
    return labels;
  }

  /// How well the weights as they are now agree with the labels.
  public Calibration calibration() {
    int related = 0;
    double squares = 0;
    int[] count = new int[BINS];
    int[] hits = new int[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < examples.size(); i++) {
      double probability = Findings.probability(score(i));
      boolean label = examples.get(i).related();
      related += label ? 1 : 0;
      squares += Math.pow(probability - (label ? 1 : 0), 2);
      int bin = Math.min((int) (probability * BINS), BINS - 1);
      count[bin]++;
      hits[bin] += label ? 1 : 0;
      sums[bin] += probability;
    }
    List<Calibration.Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int n = Math.max(1, count[bin]);
      bins.add(
          new Calibration.Bin(
              (double) bin / BINS, count[bin], sums[bin] / n, (double) hits[bin] / n));
    }
    return new Calibration(examples.size(), related, squares / Math.max(1, examples.size()), bins);
  }

  /// Moves the weights to where they agree best with the labels.
  public void learn() {
    double step = 1.0 / Math.max(1, examples.size());
    double loss = loss();
    for (int round = 0; round < MAX_STEPS; round++) {
      Map<String, Double> gradient = gradient();
      Map<String, Double> before = Map.copyOf(weights);
      double next = Double.POSITIVE_INFINITY;
      while (next > loss && step > Double.MIN_NORMAL) {
        double size = step;
        before.forEach(
            (code, value) -> weights.put(code, value - size * gradient.getOrDefault(code, 0.0)));
        next = loss();
        step = next > loss ? step / 2 : step * 1.2;
      }
      if (next > loss) {
        weights.putAll(before);
        return;
      }
      boolean settled = loss - next < ENOUGH;
      loss = next;
      if (settled) {
        return;
      }
    }
  }

  /// The weights as they are now, to three decimals as they are written.
  public SortedMap<String, Double> weights() {
    SortedMap<String, Double> rounded = new TreeMap<>();
    weights.forEach((code, value) -> {
      double three = Math.round(value * DECIMALS) / DECIMALS;
      double before = rules.weight(code);
      boolean moved = Math.abs(value - before) > 1 / (2 * DECIMALS);
      rounded.put(code, moved ? three : before);
    });
    return rounded;
  }

  /// Writes `weights.csv` with the weights as they are now, to be put into a rule book's folder.
  ///
  /// @param source said of every weight that was moved, such as the labels' name and day
  public void writeWeights(Path file, String source) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file))) {
      csv.writeRecord("code", "weight", "source");
      for (Weight old : rules.weights().values()) {
        double value = weights.getOrDefault(old.code(), old.value());
        String rounded = String.format(Locale.ROOT, "%.3f", value);
        boolean moved = Double.parseDouble(rounded) != old.value();
        csv.writeRecord(
            old.code(),
            moved ? rounded : String.valueOf(old.value()),
            moved ? "learned: " + source + "; before: " + old.source() : old.source());
      }
    }
  }

  private double score(int i) {
    double score = 0;
    for (var each : strengths.get(i).entrySet()) {
      score += each.getValue() * weights.getOrDefault(each.getKey(), 0.0);
    }
    return score;
  }

  private double loss() {
    double loss = 0;
    for (int i = 0; i < examples.size(); i++) {
      double signed = examples.get(i).related() ? score(i) : -score(i);
      // log(1 + exp(-x)) without overflow.
      loss += signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
    }
    for (var each : weights.entrySet()) {
      loss += Math.pow((each.getValue() - rules.weight(each.getKey())) / PRIOR_SPREAD, 2) / 2;
    }
    return loss;
  }

  private Map<String, Double> gradient() {
    Map<String, Double> gradient = new HashMap<>();
    for (var each : weights.entrySet()) {
      gradient.put(
          each.getKey(),
          (each.getValue() - rules.weight(each.getKey())) / (PRIOR_SPREAD * PRIOR_SPREAD));
    }
    for (int i = 0; i < examples.size(); i++) {
      double error = Findings.probability(score(i)) - (examples.get(i).related() ? 1 : 0);
      for (var each : strengths.get(i).entrySet()) {
        gradient.merge(each.getKey(), error * each.getValue(), Double::sum);
      }
    }
    return gradient;
  }

  /// How strongly each code speaks on a leg, as a multiple of its weight; 1 for a code of weight 0.
  private Map<String, Double> strengths(Finding finding) {
    TreeMap<String, Double> strengths = new TreeMap<>();
    for (Evidence each : finding.evidence()) {
      if (!each.isBesideClass()) {
        double weight = rules.weight(each.code());
        strengths.merge(each.code(), weight == 0 ? 1 : each.weight() / weight, Double::sum);
      }
    }
    return strengths;
  }
}

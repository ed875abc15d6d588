package org.contadora.exposure.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.exposure.trade.TradeRow.Concordance;
import org.contadora.exposure.trade.TradeRow.Substitution;
import org.contadora.exposure.trade.TradeRow.TariffElasticity;

/// The long-run elasticity of each product: the published estimate for six digits, else the mean of
/// its heading (four digits), of its group (three), of its chapter, else the median of all.
///
/// Two sources: ProTEE, the reaction of bilateral trade to its tariff (Fontagné, Guimbard and
/// Orefice 2022; Harmonized System of 2007), and the elasticities of substitution between suppliers
/// of Broda and Weinstein (2006; by importer, 1992; for the United States by tariff line too).
/// Products of 2022 are looked up through the concordance, or as they are where it lacks them.
public final class Elasticities {
  /// Above this an estimate says "very elastic" and no more: a quarter of tariff then takes 99 % of
  /// a small supplier's trade. The notes to the data ask for this cap.
  public static final double CAP = 20;

  /// Estimates that a chapter needs before its own spread is believed.
  private static final int FEWEST_FOR_SPREAD = 8;

  private static final int PRODUCT = 6;
  private static final int HEADING = 4;
  private static final int GROUP = 3;
  private static final int CHAPTER = 2;

  private final Map<String, String> oldBy2022 = new HashMap<>();
  private final Map<String, Double> byProduct = new HashMap<>();
  private final Map<String, double[]> meanByGroup = new HashMap<>();
  private final Map<String, Double> spreadByChapter = new HashMap<>();
  private final double median;
  private final double pooledSpread;

  /// Where an elasticity comes from.
  public enum Basis {
    /// The product's own.
    HS6,
    /// The mean of its heading.
    HS4,
    /// The mean of its group of three digits.
    HS3,
    /// The mean of its chapter.
    HS2,
    /// The median of all products.
    MEDIAN
  }

  /// The elasticity of one product.
  ///
  /// @param published as published, above zero: by how many per cent trade falls if its price with
  ///   tariff rises by one
  /// @param basis where it comes from
  /// @param logSpread standard deviation of its logarithm: how far estimates of one chapter lie
  ///   apart
  public record Elasticity(double published, Basis basis, double logSpread) {
    /// What is computed with: at most [#CAP].
    public double used() {
      return Math.min(published, CAP);
    }
  }

  /// @param estimates ProTEE
  /// @param concordances of which those to 2007 are used
  /// @throws TradeDataException if there is no estimate
  public Elasticities(
      Collection<TariffElasticity> estimates, Collection<Concordance> concordances) {
    concord(concordances, 2007);
    Map<String, List<Double>> logsByChapter = new HashMap<>();
    for (TariffElasticity one : estimates) {
      if (Double.isNaN(one.elasticity())) {
        continue;
      }
      double value = -one.elasticity();
      byProduct.put(one.hs2007(), value);
      for (int digits : new int[] {HEADING, CHAPTER}) {
        double[] sum =
            meanByGroup.computeIfAbsent(one.hs2007().substring(0, digits), _ -> new double[2]);
        sum[0] += value;
        sum[1]++;
      }
      if (!one.insignificant() && !one.positive()) {
        logsByChapter
            .computeIfAbsent(one.hs2007().substring(0, CHAPTER), _ -> new ArrayList<>())
            .add(Math.log(Math.min(value, CAP)));
      }
    }
    if (byProduct.isEmpty()) {
      throw new TradeDataException(
          "There are no tariff elasticities.\nMaybe load the table of ProTEE (hs6_2007, flag_zero, …).");
    }
    median = median(byProduct.values());
    pooledSpread = spreads(logsByChapter);
  }

  /// Elasticities of substitution of one importer.
  ///
  /// @param estimates Broda and Weinstein's of that importer: of three digits, and of ten for the
  ///   United States
  /// @param concordances of which those to 1992 are used
  /// @throws TradeDataException if there is no estimate
  public static Elasticities ofSubstitution(
      Collection<Substitution> estimates, Collection<Concordance> concordances) {
    return new Elasticities(estimates, concordances, 1992);
  }

  private Elasticities(
      Collection<Substitution> estimates, Collection<Concordance> concordances, int edition) {
    concord(concordances, edition);
    Map<String, List<Double>> logsByChapter = new HashMap<>();
    Map<String, List<Double>> lines = new HashMap<>();
    for (Substitution one : estimates) {
      // A single line's estimate may be in the thousands and says no more than "very elastic".
      double value = Math.min(one.sigma(), CAP);
      if (one.hs().length() >= PRODUCT) {
        lines.computeIfAbsent(one.hs().substring(0, PRODUCT), _ -> new ArrayList<>()).add(value);
      }
      for (int digits : new int[] {HEADING, GROUP, CHAPTER}) {
        if (one.hs().length() >= digits && (one.hs().length() == GROUP || digits != GROUP)) {
          double[] sum =
              meanByGroup.computeIfAbsent(one.hs().substring(0, digits), _ -> new double[2]);
          sum[0] += value;
          sum[1]++;
        }
      }
      logsByChapter
          .computeIfAbsent(one.hs().substring(0, CHAPTER), _ -> new ArrayList<>())
          .add(Math.log(value));
    }
    if (logsByChapter.isEmpty()) {
      throw new TradeDataException(
          "There are no elasticities of substitution of this importer."
              + "\nMaybe load the table of Broda and Weinstein (iso3, hs0_3d, sigma).");
    }
    lines.forEach((product, values) -> byProduct.put(product, median(values)));
    List<Double> all = new ArrayList<>();
    estimates.forEach(one -> all.add(Math.min(one.sigma(), CAP)));
    median = median(all);
    pooledSpread = spreads(logsByChapter);
  }

  private void concord(Collection<Concordance> concordances, int edition) {
    for (Concordance one : concordances) {
      if (one.edition() == edition) {
        oldBy2022.put(one.hs2022(), one.hs());
      }
    }
  }

  /// The elasticity of the product `hs6` of 2022.
  public Elasticity of(String hs6) {
    String old = oldBy2022.getOrDefault(hs6, hs6);
    double spread =
        spreadByChapter.getOrDefault(
            old.substring(0, Math.min(CHAPTER, old.length())), pooledSpread);
    Double own = byProduct.get(old);
    if (own != null) {
      return new Elasticity(own, Basis.HS6, spread);
    }
    if (old.length() >= HEADING && meanByGroup.containsKey(old.substring(0, HEADING))) {
      return new Elasticity(mean(old.substring(0, HEADING)), Basis.HS4, spread);
    }
    if (old.length() >= GROUP && meanByGroup.containsKey(old.substring(0, GROUP))) {
      return new Elasticity(mean(old.substring(0, GROUP)), Basis.HS3, spread);
    }
    if (old.length() >= CHAPTER && meanByGroup.containsKey(old.substring(0, CHAPTER))) {
      return new Elasticity(mean(old.substring(0, CHAPTER)), Basis.HS2, spread);
    }
    return new Elasticity(median, Basis.MEDIAN, pooledSpread);
  }

  private double mean(String group) {
    double[] sum = meanByGroup.getOrDefault(group, new double[] {median, 1});
    return sum[0] / sum[1];
  }

  private static double median(Collection<Double> estimates) {
    double[] values = estimates.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /// Sets the spread of each chapter.
  ///
  /// @return the spread within chapters, over all of them
  private double spreads(Map<String, List<Double>> logsByChapter) {
    double squares = 0;
    int degrees = 0;
    for (Map.Entry<String, List<Double>> chapter : logsByChapter.entrySet()) {
      List<Double> logs = chapter.getValue();
      double mean = logs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      double own = logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
      squares += own;
      degrees += logs.size() - 1;
      if (logs.size() >= FEWEST_FOR_SPREAD) {
        spreadByChapter.put(chapter.getKey(), Math.sqrt(own / (logs.size() - 1)));
      }
    }
    return degrees > 0 ? Math.sqrt(squares / degrees) : 0;
  }
}

package org.contadora.exposure.products;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.trade.Countries;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.TradeDataException;

/// A tariff that one country adds to what it takes already.
///
/// @param importer who raises it, ISO 3166-1 alpha-3
/// @param rateByExporter what is added for each country hit; 0.25 is 25 percentage points
/// @param exempt products that stay as they are
/// @param only if not empty, the only products hit
public record Threat(
    String importer,
    SortedMap<String, Double> rateByExporter,
    ProductList exempt,
    ProductList only) {
  /// A rate above this is taken for a mistake in the unit: 10 is 1,000 %.
  public static final double HIGHEST_RATE = 10;

  /// Checks the rates.
  ///
  /// @throws TradeDataException if nobody is hit or a rate cannot be one
  public Threat {
    rateByExporter = new TreeMap<>(rateByExporter);
    if (rateByExporter.isEmpty()) {
      throw TradeDataException.ofQuestion(
          "The threat hits nobody; at least one exporter was expected.");
    }
    rateByExporter.forEach((exporter, rate) -> {
      if (!(rate > 0) || rate > HIGHEST_RATE) {
        throw TradeDataException.ofQuestion(
            "The tariff on %s (%s %%) must be above 0 and at most %.0f %%.%s"
                .formatted(
                    exporter,
                    100 * rate,
                    100 * HIGHEST_RATE,
                    rate > HIGHEST_RATE
                        ? "\nMaybe it was given in hundredths: 25 means 25 %."
                        : ""));
      }
    });
    if (rateByExporter.containsKey(importer)) {
      throw TradeDataException.ofQuestion(
          "The importer (%s) cannot raise a tariff on itself.".formatted(importer));
    }
  }

  /// What is added on what `supplier` sells, 0 if it is not hit. Where the threat names the
  /// European Union each member meets its rate; where it names members, the Union as one supplier
  /// meets the mean of all its members' rates, since tables that have it as one do not say who
  /// sells how much.
  public double rateOn(String supplier) {
    double own = rateByExporter.getOrDefault(supplier, 0.0);
    if (rateByExporter.containsKey(supplier)) {
      return own;
    }
    if (supplier.equals(Countries.EUROPEAN_UNION)) {
      double sum = 0;
      for (String member : Countries.MEMBERS_OF_THE_UNION) {
        sum += rateByExporter.getOrDefault(member, 0.0);
      }
      return sum / Countries.MEMBERS_OF_THE_UNION.size();
    }
    return Countries.MEMBERS_OF_THE_UNION.contains(supplier)
        ? rateByExporter.getOrDefault(Countries.EUROPEAN_UNION, 0.0)
        : own;
  }

  /// `rate` on everything from `exporter`.
  public static Threat onEverything(String importer, String exporter, double rate) {
    return new Threat(
        importer, new TreeMap<>(Map.of(exporter, rate)), ProductList.NONE, ProductList.NONE);
  }

  /// The same with these products exempt.
  public Threat exempting(ProductList list) {
    return new Threat(importer, rateByExporter, list, only);
  }
}

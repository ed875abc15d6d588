package org.contadora.exposure.trade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.exposure.trade.TradeRow.Industry;

/// Which industries make a product (ISIC Rev. 4).
///
/// The concordance gives several classes for some products without weights; a product then counts
/// to each in equal parts, which is an assumption. Classes that serve rather than make (support of
/// mining, repair, trade, the arts) are left out where a class that makes it is named.
public final class Industries {
  /// Where products go that no industry is known for: returned goods, low-value shipments.
  public static final String UNKNOWN = "--";

  private static final int DIVISION_DIGITS = 2;

  private final Map<String, List<Industry>> byProduct = new HashMap<>();

  /// @param rows the concordance, in any edition of the Harmonized System
  public Industries(Collection<Industry> rows) {
    for (Industry row : rows) {
      byProduct.computeIfAbsent(row.hs(), _ -> new ArrayList<>()).add(row);
    }
  }

  /// The share of a product that each division of ISIC (two digits) makes; they sum to one.
  public Map<String, Double> divisions(String hs6) {
    List<Industry> classes = byProduct.getOrDefault(hs6, List.of());
    if (classes.isEmpty()) {
      return Map.of(UNKNOWN, 1.0);
    }
    List<Industry> making = classes.stream().filter(one -> makes(division(one))).toList();
    List<Industry> counted = making.isEmpty() ? classes : making;
    Map<String, Double> shares = new TreeMap<>();
    for (Industry one : counted) {
      shares.merge(division(one), 1.0 / counted.size(), Double::sum);
    }
    return shares;
  }

  /// Agriculture to manufacturing (divisions 01 to 32) without support of mining (09).
  private static boolean makes(String division) {
    return division.compareTo("32") <= 0 && !division.equals("09");
  }

  private static String division(Industry one) {
    return one.isic4().substring(0, DIVISION_DIGITS);
  }

  /// Whether more than one division makes the product.
  public boolean isShared(String hs6) {
    return divisions(hs6).size() > 1;
  }
}

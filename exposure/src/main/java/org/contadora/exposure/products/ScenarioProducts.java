package org.contadora.exposure.products;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenario.Products;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.world.BadInput;

/// Puts the codes of loaded lists in the place of their names, and finds codes that nobody knows.
public final class ScenarioProducts {
  private ScenarioProducts() {}

  /// The scenario with codes alone.
  ///
  /// @param lists what is loaded, by name
  /// @param known codes of the Harmonized System of 2022; empty where they are not loaded
  /// @throws BadInput if a list is not loaded or a code is not known, with its place in the file
  public static Scenario resolved(
      Scenario scenario, SortedMap<String, ProductList> lists, NavigableSet<String> known) {
    Products named = scenario.products();
    if (named.isEverything()) {
      return scenario;
    }
    demandKnown(named.only(), named.places(), known);
    demandKnown(named.exempt(), named.places(), known);
    return scenario.with(
        new Products(
            codes(named.only(), named.onlyLists(), named.places(), lists),
            codes(named.exempt(), named.exemptLists(), named.places(), lists)));
  }

  private static List<String> codes(
      List<String> own,
      List<String> names,
      Map<String, String> places,
      SortedMap<String, ProductList> lists) {
    Set<String> codes = new LinkedHashSet<>(own);
    for (String name : names) {
      ProductList list = lists.get(name);
      if (list == null) {
        throw new BadInput(
            "%s (%s) must be a loaded list; loaded are %s."
                .formatted(
                    places.getOrDefault(name, "The list"),
                    name,
                    lists.isEmpty() ? "none" : String.join(", ", lists.keySet())));
      }
      codes.addAll(list.codes());
    }
    return List.copyOf(codes);
  }

  private static void demandKnown(
      List<String> codes, Map<String, String> places, NavigableSet<String> known) {
    if (known.isEmpty()) {
      return;
    }
    for (String code : codes) {
      if (!new ProductList(code, List.of(code)).unknown(known).isEmpty()) {
        String near = known.floor(code);
        throw new BadInput(
            "%s (%s) must be a code of the Harmonized System 2022.%s"
                .formatted(
                    places.getOrDefault(code, "The product"),
                    code,
                    near == null ? "" : "\nMaybe %s.".formatted(near)));
      }
    }
  }
}

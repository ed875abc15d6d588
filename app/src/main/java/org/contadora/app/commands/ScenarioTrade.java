package org.contadora.app.commands;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.contadora.exposure.products.ProductCoverage;
import org.contadora.exposure.products.ScenarioProducts;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.world.World;
import org.jspecify.annotations.Nullable;

/// A scenario that names products, laid beside the trade that is loaded.
///
/// @param scenario with the codes of its lists
/// @param coverage how much of each country's sales it taxes
record ScenarioTrade(Scenario scenario, Coverage coverage) {
  /// Reads what the scenario needs.
  ///
  /// @param store null where nothing is loaded: then nothing is known by product
  /// @throws org.contadora.exposure.world.BadInput if the scenario names a list or code that nobody
  ///   knows
  static ScenarioTrade of(Scenario scenario, World world, @Nullable TradeStore store)
      throws IOException {
    if (store == null || scenario.products().isEverything()) {
      return new ScenarioTrade(scenario, Coverage.ALL);
    }
    Scenario resolved =
        ScenarioProducts.resolved(
            scenario, store.lists(), new TreeSet<>(store.descriptions().keySet()));
    Optional<TradeStore.SourceYear> from = store.newest(scenario.sender());
    if (from.isEmpty()) {
      return new ScenarioTrade(resolved, Coverage.ALL);
    }
    List<String> targets = Groups.in(world, scenario.targets(), scenario.sender());
    Map<String, SortedMap<String, SortedMap<String, Double>>> lines = new TreeMap<>();
    for (String target : targets) {
      lines.put(target, TradeStoreOption.lines(store, scenario.sender(), target));
    }
    return new ScenarioTrade(
        resolved,
        new ProductCoverage(store.markets(scenario.sender(), from.get(), targets), lines));
  }
}

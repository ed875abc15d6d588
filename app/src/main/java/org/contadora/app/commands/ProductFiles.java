package org.contadora.app.commands;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.contadora.app.terminal.Messages;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.Horizon;
import org.contadora.exposure.products.Outcome;
import org.contadora.exposure.products.ProductExposure;
import org.contadora.exposure.products.Range;
import org.contadora.exposure.store.TradeStore;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a threat costs by product, for other programs: as CSV and as JSON.
final class ProductFiles {
  private final ThreatOptions.Answer answer;
  private final Exposure exposure;
  private final List<ProductExposure> shown;
  private final SortedMap<String, String> descriptions;
  private final List<TradeStore.Reported> reported;
  private final List<TradeStore.Document> documents;
  private final Messages messages;

  ProductFiles(
      ThreatOptions.Answer answer,
      List<ProductExposure> shown,
      SortedMap<String, String> descriptions,
      List<TradeStore.Reported> reported,
      List<TradeStore.Document> documents,
      Messages messages) {
    this.answer = answer;
    this.exposure = answer.exposure();
    this.shown = shown;
    this.descriptions = descriptions;
    this.reported = reported;
    this.documents = documents;
    this.messages = messages;
  }

  void csv(Writer out) throws IOException {
    out.write(
        "hs6,description,trade_usd,share_of_market_pct,elasticity,elasticity_basis,exempt_pct,"
            + "exempt_basis");
    for (Horizon horizon : Horizon.values()) {
      String name = horizon.name().toLowerCase(Locale.ROOT);
      out.write(
          ",lost_usd_%1$s,lost_pct_%1$s,lost_usd_low_%1$s,lost_usd_median_%1$s,lost_usd_high_%1$s,market_price_pct_%1$s,diverted_usd_%1$s,revenue_usd_%1$s,consumer_cost_usd_%1$s,lost_usd_smart_%1$s"
              .formatted(name));
    }
    out.write("\n");
    for (ProductExposure one : shown) {
      out.write(
          "%s,\"%s\",%s,%s,%s,%s,%s,%s"
              .formatted(
                  one.hs6(),
                  descriptions.getOrDefault(one.hs6(), "").replace("\"", "\"\""),
                  plain(one.tradeUsd()),
                  plain(one.shareOfMarketPct()),
                  plain(-one.elasticity().published()),
                  one.elasticity().basis().name().toLowerCase(Locale.ROOT),
                  plain(one.exemptPct()),
                  one.exemptBasis().name().toLowerCase(Locale.ROOT)));
      for (Horizon horizon : Horizon.values()) {
        Outcome ces = one.ces(horizon);
        Range range = one.lostUsd(horizon);
        for (double value :
            new double[] {
              ces.lostUsd(),
              ces.lostPct(),
              range.low(),
              range.median(),
              range.high(),
              ces.marketPricePct(),
              ces.divertedUsd(),
              ces.revenueUsd(),
              ces.consumerCostUsd(),
              one.smart(horizon).lostUsd()
            }) {
          out.write("," + plain(value));
        }
      }
      out.write("\n");
    }
  }

  void json(Writer out) throws IOException {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("importer", exposure.threat().importer());
    whole.put("exporter", exposure.exporter());
    whole.put("rate_percent", 100 * ProductsReport.rate(exposure));
    whole.put("hit", exposure.threat().rateByExporter());
    whole.put("source", Map.of("name", answer.from().source(), "year", answer.from().year()));
    whole.put("made_up", ProductsReport.isMadeUp(documents));
    whole.put("elasticities", answer.elasticities());
    whole.put("import_demand", answer.assumptions().importDemand());
    // JSON has no number for a supply that never ends.
    whole.put(
        "supply",
        Double.isInfinite(answer.assumptions().supply()) ? null : answer.assumptions().supply());
    whole.put("reported", reported);
    whole.put("totals", totalsByHorizon());
    whole.put("products", productsWithText());
    whole.put("industries", industriesWithText());
    whole.put("jobs", jobsWithText());
    whole.put("documents", documents);
    out.write(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(whole));
    out.write("\n");
  }

  private Map<String, Object> totalsByHorizon() {
    Map<String, Object> totals = new LinkedHashMap<>();
    for (Horizon horizon : Horizon.values()) {
      totals.put(horizon.name().toLowerCase(Locale.ROOT), exposure.total(horizon));
    }
    return totals;
  }

  private List<Map<String, Object>> productsWithText() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (ProductExposure one : shown) {
      Map<String, Object> product = new LinkedHashMap<>();
      product.put("description", descriptions.getOrDefault(one.hs6(), ""));
      product.put("result", one);
      list.add(product);
    }
    return list;
  }

  private List<Map<String, Object>> industriesWithText() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Exposure.IndustryLoss one : exposure.industries()) {
      Map<String, Object> industry = new LinkedHashMap<>();
      industry.put("name", ProductsReport.industry(one.division(), messages));
      industry.put("result", one);
      list.add(industry);
    }
    return list;
  }

  private List<Exposure.JobsAtRisk> jobsWithText() {
    List<Exposure.JobsAtRisk> list = new ArrayList<>();
    for (Exposure.JobsAtRisk one : exposure.jobs()) {
      list.add(
          new Exposure.JobsAtRisk(
              one.hs(), one.employed(), one.atRisk(), messages.source(one.source())));
    }
    return list;
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.6g", value).contains("e")
        ? Double.toString(value)
        : new java.math.BigDecimal(value)
            .setScale(4, java.math.RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
  }
}

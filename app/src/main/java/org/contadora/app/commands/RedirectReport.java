package org.contadora.app.commands;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.app.terminal.Messages;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.redirect.RedirectPlan.Basis;
import org.contadora.exposure.redirect.RedirectPlan.Sale;
import org.contadora.exposure.redirect.RedirectPlan.Year;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.Countries;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes a redirect plan: as tables for people, as CSV, as JSON.
final class RedirectReport {
  private static final double MILLION = 1e6;
  private static final int DESCRIPTION_WIDTH = 50;

  private final ThreatOptions.Answer answer;
  private final RedirectPlan plan;
  private final SortedMap<String, String> descriptions;
  private final Countries countries;
  private final List<TradeStore.Document> documents;
  private final Messages messages;
  private final Locale locale;

  RedirectReport(
      ThreatOptions.Answer answer,
      RedirectPlan plan,
      SortedMap<String, String> descriptions,
      Countries countries,
      List<TradeStore.Document> documents,
      Messages messages) {
    this.answer = answer;
    this.plan = plan;
    this.descriptions = descriptions;
    this.countries = countries;
    this.documents = documents;
    this.messages = messages;
    this.locale = Locale.forLanguageTag(messages.language());
  }

  void table(Writer out, int top) throws IOException {
    if (ProductsReport.isMadeUp(documents)) {
      out.write(messages.text("exposure.made_up") + "\n");
    }
    out.write(
        messages.text(
                "exposure.redirect_head",
                "importer",
                country(answer.exposure().threat().importer()),
                "exporter",
                country(answer.exposure().exporter()))
            + "\n");
    if (plan.basis() == Basis.TOTALS) {
      out.write(messages.text("exposure.redirect_totals") + "\n");
    }
    out.write("\n" + years());
    out.write("\n" + messages.text("exposure.markets_title") + "\n" + byMarket(top));
    if (plan.basis() == Basis.PRODUCTS) {
      out.write("\n" + messages.text("exposure.redirect_products_title") + "\n" + byProduct(top));
    }
    for (RedirectPlan.Bottleneck one : plan.bottlenecks()) {
      out.write(
          messages.text(
                  "exposure.bottleneck",
                  "capacity",
                  one.capacity(),
                  "year",
                  one.year(),
                  "tonnes",
                  String.format(locale, "%,.0f", one.tonnes()))
              + "\n");
    }
    out.write("\n" + messages.text("exposure.redirect_method") + "\n");
  }

  private String years() {
    var table =
        new TextTable(
            0,
            messages.text("exposure.year"),
            messages.text("exposure.lost"),
            messages.text("exposure.redirected"),
            messages.text("exposure.still_lost"),
            messages.text("exposure.sender_share"),
            messages.text("exposure.concentration"));
    for (Year one : plan.years()) {
      table.add(
          Integer.toString(one.year()),
          millions(one.lostUsd()),
          millions(one.redirectedUsd()),
          millions(one.stillLostUsd()),
          String.format(locale, "%.1f %%", one.senderSharePct()),
          String.format(locale, "%.3f", one.concentration()));
    }
    return messages.text("exposure.millions") + "\n" + table;
  }

  private String byMarket(int top) {
    Map<String, Double> last = new TreeMap<>();
    plan.sales().forEach(sale -> last.merge(sale.country(), sale.lastUsd(), Double::sum));
    var table =
        new TextTable(
            2, "ISO", messages.text("exposure.market"), messages.text("exposure.last_year"));
    last.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(top)
        .forEach(one -> table.add(one.getKey(), country(one.getKey()), millions(one.getValue())));
    return table.toString();
  }

  private String byProduct(int top) {
    Map<String, Double> last = new TreeMap<>();
    Map<String, Sale> best = new TreeMap<>();
    for (Sale sale : plan.sales()) {
      last.merge(sale.hs(), sale.lastUsd(), Double::sum);
      best.merge(sale.hs(), sale, (a, b) -> a.lastUsd() >= b.lastUsd() ? a : b);
    }
    var table =
        new TextTable(
            3,
            "HS",
            messages.text("exposure.product"),
            messages.text("exposure.best_market"),
            messages.text("exposure.last_year"));
    last.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(top)
        .forEach(one -> {
          Sale sale = best.get(one.getKey());
          table.add(
              one.getKey(),
              new ProductNames(messages, descriptions).of(one.getKey(), DESCRIPTION_WIDTH),
              sale == null ? "" : country(sale.country()),
              millions(one.getValue()));
        });
    return table.toString();
  }

  void csv(Writer out) throws IOException {
    out.write("hs6,country,year,new_sales_usd\n");
    for (Sale sale : plan.sales()) {
      for (int year = 1; year <= sale.usdByYear().size(); year++) {
        out.write(
            String.format(
                Locale.ROOT,
                "%s,%s,%d,%.0f%n",
                sale.hs(),
                sale.country(),
                year,
                sale.usdByYear().get(year - 1)));
      }
    }
  }

  void json(Writer out) throws IOException {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("importer", answer.exposure().threat().importer());
    whole.put("exporter", answer.exposure().exporter());
    whole.put("made_up", ProductsReport.isMadeUp(documents));
    whole.put("plan", plan);
    whole.put("documents", documents);
    out.write(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(whole));
    out.write("\n");
  }

  private String country(String iso3) {
    return ProductsReport.countryName(iso3, messages, countries);
  }

  private String millions(double usd) {
    return String.format(locale, "%,.1f", usd / MILLION);
  }
}

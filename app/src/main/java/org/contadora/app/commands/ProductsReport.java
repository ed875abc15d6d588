package org.contadora.app.commands;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.contadora.app.terminal.Messages;
import org.contadora.core.CountryCodes;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.Horizon;
import org.contadora.exposure.products.Outcome;
import org.contadora.exposure.products.ProductExposure;
import org.contadora.exposure.products.Range;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.Countries;

/// Writes what a threat costs, as tables for people.
final class ProductsReport {
  private static final double MILLION = 1e6;
  private static final int DESCRIPTION_WIDTH = 44;

  private final ThreatOptions.Answer answer;
  private final Exposure exposure;
  private final List<ProductExposure> shown;
  private final SortedMap<String, String> descriptions;
  private final Countries countries;
  private final List<TradeStore.Reported> reported;
  private final List<TradeStore.Document> documents;
  private final Messages messages;
  private final Locale locale;

  ProductsReport(
      ThreatOptions.Answer answer,
      List<ProductExposure> shown,
      SortedMap<String, String> descriptions,
      Countries countries,
      List<TradeStore.Reported> reported,
      List<TradeStore.Document> documents,
      Messages messages) {
    this.answer = answer;
    this.exposure = answer.exposure();
    this.shown = shown;
    this.descriptions = descriptions;
    this.countries = countries;
    this.reported = reported;
    this.documents = documents;
    this.messages = messages;
    this.locale = Locale.forLanguageTag(messages.language());
  }

  void table(Writer out, int top) throws IOException {
    out.write(head());
    out.write(disagreement(reported, messages, locale));
    out.write(totals());
    out.write("\n" + messages.text("exposure.products_title") + "\n" + products(top));
    out.write("\n" + messages.text("exposure.industries_title") + "\n" + industries(top));
    if (!exposure.jobs().isEmpty()) {
      out.write("\n" + messages.text("exposure.jobs_title") + "\n" + jobs());
    }
    out.write("\n" + messages.text("exposure.products_method") + "\n");
    out.write(answer.model(messages) + "\n");
  }

  private String head() {
    String made = isMadeUp(documents) ? messages.text("exposure.made_up") + "\n" : "";
    return made
        + messages.text(
            "exposure.head",
            "importer",
            country(exposure.threat().importer()),
            "exporter",
            country(exposure.exporter()),
            "rate",
            number(100 * rate(exposure), 1),
            "products",
            exposure.products().size(),
            "usd",
            millions(exposure.total(Horizon.LONG).ces().tradeUsd()),
            "source",
            answer.from().source() + " " + answer.from().year())
        + "\n";
  }

  /// What the sources say of the same flow, one beside the other.
  static String disagreement(List<TradeStore.Reported> reported, Messages messages, Locale locale) {
    if (reported.isEmpty()) {
      return "";
    }
    var table =
        new TextTable(
            2,
            messages.text("exposure.source"),
            messages.text("exposure.basis"),
            messages.text("exposure.year"),
            "M$",
            messages.text("exposure.gap"));
    Map<Integer, Double> least = new LinkedHashMap<>();
    reported.forEach(one -> least.merge(one.year(), one.usd(), Math::min));
    for (TradeStore.Reported one : reported) {
      double lowest = least.getOrDefault(one.year(), one.usd());
      table.add(
          one.source().toString(),
          one.basis(),
          Integer.toString(one.year()),
          String.format(locale, "%,.0f", one.usd() / MILLION),
          one.usd() == lowest
              ? ""
              : String.format(locale, "+%.1f %%", 100 * (one.usd() / lowest - 1)));
    }
    return "\n" + messages.text("exposure.sources_title") + "\n" + table;
  }

  static boolean isMadeUp(List<TradeStore.Document> documents) {
    return documents.stream().anyMatch(TradeStore.Document::madeUp);
  }

  private String totals() {
    var table =
        new TextTable(
            1,
            messages.text("exposure.millions"),
            messages.text("exposure.short_run"),
            messages.text("exposure.range"),
            messages.text("exposure.long_run"),
            messages.text("exposure.range"));
    Exposure.Total first = exposure.total(Horizon.SHORT);
    Exposure.Total later = exposure.total(Horizon.LONG);
    table.add(
        messages.text("exposure.lost"),
        millions(first.ces().lostUsd()),
        range(first.lostUsd()),
        millions(later.ces().lostUsd()),
        range(later.lostUsd()));
    table.add(
        messages.text("exposure.lost_percent"),
        number(first.ces().lostPct(), 1),
        "",
        number(later.ces().lostPct(), 1),
        "");
    table.add(
        messages.text("exposure.lost_smart"),
        millions(first.smart().lostUsd()),
        "",
        millions(later.smart().lostUsd()),
        "");
    row(table, "exposure.diverted", first.ces().divertedUsd(), later.ces().divertedUsd());
    table.add(
        messages.text("exposure.consumer_cost"),
        millions(first.ces().consumerCostUsd()),
        range(first.consumerCostUsd()),
        millions(later.ces().consumerCostUsd()),
        range(later.consumerCostUsd()));
    row(table, "exposure.revenue", first.ces().revenueUsd(), later.ces().revenueUsd());
    return "\n" + table;
  }

  private void row(TextTable table, String key, double first, double later) {
    table.add(messages.text(key), millions(first), "", millions(later), "");
  }

  private String products(int top) {
    var table =
        new TextTable(
            2,
            "HS",
            messages.text("exposure.product"),
            messages.text("exposure.sales"),
            messages.text("exposure.share"),
            messages.text("exposure.exempt"),
            messages.text("exposure.lost_short"),
            messages.text("exposure.lost_long"),
            messages.text("exposure.range"),
            messages.text("exposure.price"),
            messages.text("exposure.consumer_cost_short"));
    var names = new ProductNames(messages, descriptions);
    for (ProductExposure one : shown.subList(0, Math.min(top, shown.size()))) {
      Outcome first = one.ces(Horizon.SHORT);
      table.add(
          one.hs6(),
          names.of(one.hs6(), DESCRIPTION_WIDTH),
          millions(one.tradeUsd()),
          number(one.shareOfMarketPct(), 1) + " %",
          one.exemptPct() == 0 ? "" : number(one.exemptPct(), 0) + " %",
          millions(first.lostUsd()),
          millions(one.ces(Horizon.LONG).lostUsd()),
          range(one.lostUsd(Horizon.LONG)),
          number(first.marketPricePct(), 1) + " %",
          millions(first.consumerCostUsd()));
    }
    String rest =
        shown.size() > top
            ? messages.text("exposure.more", "count", shown.size() - top) + "\n"
            : "";
    return table + rest;
  }

  private String industries(int top) {
    var table =
        new TextTable(
            2,
            "ISIC 4",
            messages.text("exposure.industry"),
            messages.text("exposure.sales"),
            messages.text("exposure.lost_short"),
            messages.text("exposure.range"),
            messages.text("exposure.lost_long"),
            messages.text("exposure.range"));
    exposure.industries().stream()
        .limit(top)
        .forEach(one ->
            table.add(
                one.division(),
                industry(one.division(), messages),
                millions(one.tradeUsd()),
                millions(one.lostUsd(Horizon.SHORT).median()),
                range(one.lostUsd(Horizon.SHORT)),
                millions(one.lostUsd(Horizon.LONG).median()),
                range(one.lostUsd(Horizon.LONG))));
    return table.toString();
  }

  private String jobs() {
    var table =
        new TextTable(
            2,
            "HS",
            messages.text("exposure.source"),
            messages.text("exposure.employed"),
            messages.text("exposure.lost_short"),
            messages.text("exposure.lost_long"),
            messages.text("exposure.range"));
    for (Exposure.JobsAtRisk one : exposure.jobs()) {
      table.add(
          one.hs(),
          messages.source(one.source()),
          number(one.employed(), 0),
          number(one.atRisk(Horizon.SHORT).median(), 0),
          number(one.atRisk(Horizon.LONG).median(), 0),
          number(one.atRisk(Horizon.LONG).low(), 0)
              + " – "
              + number(one.atRisk(Horizon.LONG).high(), 0));
    }
    return table.toString();
  }

  /// The rate that the exporter meets, as a share.
  static double rate(Exposure exposure) {
    return exposure.threat().rateByExporter().getOrDefault(exposure.exporter(), 0.0);
  }

  /// What a division of ISIC 4 is called; empty where it has no name.
  static String industry(String division, Messages messages) {
    String key = "isic." + division;
    String name = messages.text(key);
    return name.equals(key) ? "" : name;
  }

  private String country(String iso3) {
    return countryName(iso3, messages, countries);
  }

  /// The country's name in the language of `messages`; what the data call it where it has no code
  /// of two letters.
  static String countryName(String iso3, Messages messages, Countries countries) {
    String alpha2 = CountryCodes.alpha2(iso3);
    return alpha2.equals(iso3) ? countries.name(iso3) : messages.country(alpha2);
  }

  private String millions(double usd) {
    return String.format(locale, "%,.1f", usd / MILLION);
  }

  private String range(Range range) {
    return millions(range.low()) + " – " + millions(range.high());
  }

  private String number(double value, int decimals) {
    return String.format(locale, "%,." + decimals + "f", value);
  }
}

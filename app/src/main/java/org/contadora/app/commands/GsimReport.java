package org.contadora.app.commands;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.contadora.app.terminal.Messages;
import org.contadora.exposure.products.AllMarkets.CountryResult;
import org.contadora.exposure.products.AllMarkets.Flow;
import org.contadora.exposure.products.AllMarkets.FlowResult;
import org.contadora.exposure.products.AllMarkets.Result;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes what becomes of an industry whose markets were all solved at once: as tables for people,
/// as CSV, as JSON.
final class GsimReport {
  private static final double MILLION = 1e6;
  private static final double PERCENT = 100;

  private final Result result;
  private final Messages messages;
  private final Locale locale;

  GsimReport(Result result, Messages messages) {
    this.result = result;
    this.messages = messages;
    locale = Locale.forLanguageTag(messages.language());
  }

  /// @param top how many flows are shown, those that change most first
  void table(Writer out, int top) throws IOException {
    out.write(
        messages.text(
                "cli.gsim_head",
                "flows",
                result.flows().size(),
                "countries",
                result.countries().size(),
                "residual",
                String.format(Locale.ROOT, "%.1e", result.residual()))
            + "\n\n");
    out.write(countries().toString());
    out.write("\n" + messages.text("cli.gsim_flows") + "\n");
    out.write(flows(top).toString());
    out.write("\n" + messages.text("cli.gsim_method") + "\n");
  }

  private TextTable countries() {
    var table =
        new TextTable(
            1,
            messages.text("cli.exposure_col_country"),
            messages.text("cli.gsim_col_sales"),
            messages.text("cli.gsim_col_sales_change"),
            messages.text("cli.gsim_col_supplier_price"),
            messages.text("cli.gsim_col_market_price"),
            messages.text("cli.gsim_col_producers"),
            messages.text("cli.gsim_col_buyers"),
            messages.text("cli.gsim_col_revenue"),
            messages.text("cli.gsim_col_net"));
    for (CountryResult one : result.countries()) {
      table.add(
          one.country(),
          number(one.salesUsd() / MILLION),
          one.salesUsd() == 0 ? "–" : change(one.salesAfterUsd() / one.salesUsd()),
          change(one.supplierPrice()),
          change(one.marketPrice()),
          number(one.producersUsd() / MILLION),
          number(one.buyersUsd() / MILLION),
          number(one.revenueUsd() / MILLION),
          number(one.netUsd() / MILLION));
    }
    return table;
  }

  private TextTable flows(int top) {
    var table =
        new TextTable(
            2,
            messages.text("cli.gsim_col_exporter"),
            messages.text("cli.gsim_col_importer"),
            messages.text("cli.gsim_col_before"),
            messages.text("cli.gsim_col_after"),
            messages.text("cli.gsim_col_change"));
    List<FlowResult> most =
        result.flows().stream()
            .sorted(
                Comparator.comparingDouble(
                    (FlowResult one) -> -Math.abs(one.afterUsd() - one.flow().tradeUsd())))
            .limit(top)
            .toList();
    for (FlowResult one : most) {
      Flow flow = one.flow();
      table.add(
          flow.exporter(),
          flow.importer(),
          number(flow.tradeUsd() / MILLION),
          number(one.afterUsd() / MILLION),
          flow.tradeUsd() == 0 ? "–" : change(one.afterUsd() / flow.tradeUsd()));
    }
    return table;
  }

  private String number(double value) {
    return String.format(locale, "%,.1f", value);
  }

  private String change(double ratio) {
    return String.format(locale, "%+.1f", PERCENT * (ratio - 1));
  }

  void csv(Writer out) throws IOException {
    out.write(
        "exporter,importer,tariff_before_percent,tariff_after_percent,trade_before_usd,trade_after_usd\n");
    for (FlowResult one : result.flows()) {
      Flow flow = one.flow();
      out.write(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%.2f,%.2f\n",
              cell(flow.exporter()),
              cell(flow.importer()),
              percent(flow.before()),
              percent(flow.after()),
              flow.tradeUsd(),
              one.afterUsd()));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4f", PERCENT * share);
  }

  private static String cell(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  void json(Writer out) throws IOException {
    out.write(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(result));
    out.write("\n");
  }
}

package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contadora.app.terminal.Messages;
import org.contadora.exposure.coalition.Coalition.GroupProof;
import org.contadora.exposure.coalition.FundTable;
import org.contadora.exposure.coalition.FundTable.Member;
import org.contadora.exposure.coalition.Game;
import org.contadora.exposure.coalition.Pledge;
import org.contadora.exposure.coalition.Priors;
import org.contadora.exposure.coalition.Reserve;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what keeps a group together.
final class ExposureFund {
  private static final double USD_PER_MILLION = 1e6;

  private final Messages messages;
  private final Pledge pledge;
  private final FundTable table;
  private final Reserve reserve;
  private final Optional<GroupProof> proof;
  private final Optional<Game> game;
  private final Locale locale;

  ExposureFund(
      Messages messages,
      Pledge pledge,
      FundTable table,
      Reserve reserve,
      Optional<GroupProof> proof,
      Optional<Game> game) {
    this.messages = messages;
    this.pledge = pledge;
    this.table = table;
    this.reserve = reserve;
    this.proof = proof;
    this.game = game;
    locale = Locale.forLanguageTag(messages.language());
  }

  /// For people.
  void table(PrintWriter out) {
    List<String> headings = new ArrayList<>();
    for (String key :
        List.of(
            "country",
            "welfare",
            "real_wage",
            "real_gdp",
            "alone",
            "alone_wage",
            "alone_gdp",
            "needed",
            "share")) {
      headings.add(messages.text("cli.exposure_col_" + key));
    }
    TextTable rows = new TextTable(headings);
    for (Member member : table.members()) {
      rows.add(
          member.country(),
          percent(member.inside().welfarePct()),
          percent(member.inside().realWagePct()),
          percent(member.inside().realGdpPct()),
          percent(member.alone().welfarePct()),
          percent(member.alone().realWagePct()),
          percent(member.alone().realGdpPct()),
          millions(member.neededUsd()),
          millions(member.shareUsd()));
    }
    rows.print(out);
    out.println();
    say(
        out,
        "threat.fund_pledge_"
            + switch (pledge.hit().members().size()) {
              case 0 -> "all";
              case 1 -> "one";
              default -> "some";
            },
        "sender",
        pledge.sender(),
        "country",
        String.join(", ", pledge.hit().members()),
        "countries",
        String.join(", ", pledge.hit().members()),
        "rate",
        Figures.rate(locale, pledge.rate()),
        "answer",
        Figures.rate(locale, pledge.answer()));
    say(
        out,
        "cli.exposure_fund",
        "gross",
        millions(table.grossUsd()),
        "net",
        millions(table.netUsd()));
    say(out, table.potentiallyStable() ? "cli.exposure_fund_stable" : "cli.exposure_fund_unstable");
    say(
        out,
        "cli.exposure_fund_sender",
        "sender",
        pledge.sender(),
        "percent",
        percent(table.senderWelfarePct()),
        "usd",
        millions(table.senderUsd()));
    proof.ifPresent(p ->
        say(out, "cli.exposure_fund_proof", "size", p.proofTo(), "usd", millions(p.fundUsd())));
    game.ifPresent(played -> divisions(out, played));
    say(
        out,
        "cli.exposure_fund_reserve",
        "expected",
        millions(reserve.expectedUsd()),
        "capital",
        millions(reserve.valueAtRisk99Usd()),
        "source",
        source(reserve.priors()));
    say(
        out,
        "cli.exposure_fund_certificate",
        "count",
        table.solutions(),
        "residual",
        String.format(Locale.ROOT, "%.1e", table.largestResidual()));
    say(out, "cli.exposure_long_run");
  }

  private String source(Priors priors) {
    return priors.code().isEmpty()
        ? priors.source()
        : messages.text("threat.priors_" + priors.code());
  }

  private String percent(double value) {
    return Figures.percent(locale, value);
  }

  private String millions(double usd) {
    return Figures.millions(locale, usd);
  }

  private void say(PrintWriter out, String key, Object... values) {
    out.println(messages.text(key, values));
  }

  private void divisions(PrintWriter out, Game played) {
    List<Double> shapley = played.shapley();
    Game.Division nucleolus = played.nucleolus();
    out.println();
    TextTable rows =
        new TextTable(
            List.of(
                messages.text("cli.exposure_col_country"),
                messages.text("cli.exposure_col_shapley"),
                messages.text("cli.exposure_col_nucleolus")));
    for (int i = 0; i < shapley.size(); i++) {
      rows.add(
          pledge.members().get(i), millions(shapley.get(i)), millions(nucleolus.shares().get(i)));
    }
    rows.print(out);
    say(
        out,
        played.isInCore(nucleolus.shares())
            ? "cli.exposure_fund_core"
            : "cli.exposure_fund_no_core",
        "usd",
        millions(nucleolus.excess()));
    out.println();
  }

  /// One row a member, headings in English.
  void csv(PrintWriter out) {
    out.println(
        "country,inside_welfare_percent,inside_real_wage_percent,inside_real_gdp_percent,"
            + "alone_welfare_percent,alone_real_wage_percent,alone_real_gdp_percent,inside_usd_m,"
            + "alone_usd_m,dissolved_usd_m,needed_usd_m,share_usd_m,break_even_probability");
    for (Member member : table.members()) {
      out.println(
          String.join(
              ",",
              member.country(),
              Double.toString(member.inside().welfarePct()),
              Double.toString(member.inside().realWagePct()),
              Double.toString(member.inside().realGdpPct()),
              Double.toString(member.alone().welfarePct()),
              Double.toString(member.alone().realWagePct()),
              Double.toString(member.alone().realGdpPct()),
              Double.toString(member.insideUsd() / USD_PER_MILLION),
              Double.toString(member.aloneUsd() / USD_PER_MILLION),
              Double.toString(member.dissolvedUsd() / USD_PER_MILLION),
              Double.toString(member.neededUsd() / USD_PER_MILLION),
              Double.toString(member.shareUsd() / USD_PER_MILLION),
              Double.toString(member.breakEvenProbability())));
    }
  }

  /// Everything.
  String json() {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = mapper.createObjectNode();
    root.put("sender", pledge.sender());
    root.put("rate_percent", 100 * pledge.rate());
    root.put("answer_percent", 100 * pledge.answer());
    // Empty: whoever resists.
    ArrayNode hit = root.putArray("hit");
    pledge.hit().members().forEach(hit::add);
    root.put("measure", pledge.measure().name().toLowerCase(Locale.ROOT));
    ArrayNode members = root.putArray("members");
    table.members().forEach(member -> member(members.addObject(), member));
    root.put("gross_usd_m", table.grossUsd() / USD_PER_MILLION);
    root.put("net_usd_m", table.netUsd() / USD_PER_MILLION);
    root.put("potentially_stable", table.potentiallyStable());
    root.put("sender_welfare_percent", table.senderWelfarePct());
    root.put("sender_usd_m", table.senderUsd() / USD_PER_MILLION);
    root.put("solutions", table.solutions());
    root.put("largest_residual", table.largestResidual());
    ObjectNode held = root.putObject("reserve");
    held.put("expected_usd_m", reserve.expectedUsd() / USD_PER_MILLION);
    held.put("value_at_risk_99_usd_m", reserve.valueAtRisk99Usd() / USD_PER_MILLION);
    held.put("worst_usd_m", reserve.worstUsd() / USD_PER_MILLION);
    held.put("threat_per_year", reserve.priors().threatPerYear());
    held.put("carried_out", reserve.priors().carriedOut());
    held.put("source", reserve.priors().source());
    proof.ifPresent(p -> {
      ObjectNode node = root.putObject("group_proof");
      node.put("proof_to", p.proofTo());
      node.put("fund_usd_m", p.fundUsd() / USD_PER_MILLION);
      millions(node.putArray("shares_usd_m"), p.sharesUsd());
    });
    game.ifPresent(played -> {
      ObjectNode node = root.putObject("game");
      Game.Division nucleolus = played.nucleolus();
      millions(node.putArray("shapley_usd_m"), played.shapley());
      millions(node.putArray("nucleolus_usd_m"), nucleolus.shares());
      node.put("least_excess_usd_m", nucleolus.excess() / USD_PER_MILLION);
      node.put("has_core", played.isInCore(nucleolus.shares()));
    });
    return mapper.writeValueAsString(root);
  }

  private static void millions(ArrayNode array, List<Double> usd) {
    usd.forEach(value -> array.add(value / USD_PER_MILLION));
  }

  private static void member(ObjectNode row, Member member) {
    row.put("country", member.country());
    row.put("inside_percent", member.inside().welfarePct());
    row.put("real_wage_percent", member.inside().realWagePct());
    row.put("real_gdp_percent", member.inside().realGdpPct());
    row.put("alone_percent", member.alone().welfarePct());
    row.put("alone_real_wage_percent", member.alone().realWagePct());
    row.put("alone_real_gdp_percent", member.alone().realGdpPct());
    row.put("inside_usd_m", member.insideUsd() / USD_PER_MILLION);
    row.put("alone_usd_m", member.aloneUsd() / USD_PER_MILLION);
    row.put("dissolved_usd_m", member.dissolvedUsd() / USD_PER_MILLION);
    row.put("needed_usd_m", member.neededUsd() / USD_PER_MILLION);
    row.put("share_usd_m", member.shareUsd() / USD_PER_MILLION);
    row.put("break_even_probability", member.breakEvenProbability());
  }
}

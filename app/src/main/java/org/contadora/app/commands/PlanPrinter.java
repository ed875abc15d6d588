package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Misfit;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.prices.Explanation;
import org.contadora.reception.placement.prices.Explanation.Option;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Shows a plan to a person or a program.
final class PlanPrinter {
  /// How a plan is written.
  enum Format {
    /// For reading.
    TABLE,
    /// A family a row.
    CSV,
    /// Everything.
    JSON
  }

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Terminal terminal;
  private final Messages messages;
  private final PrintWriter out;

  PlanPrinter(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
    out = terminal.out();
  }

  void print(Plan plan, Format format) {
    switch (format) {
      case TABLE -> table(plan);
      case CSV -> csv(plan);
      case JSON -> out.println(JSON.writeValueAsString(PlanJson.of(plan)));
    }
    out.flush();
  }

  /// Who fits nowhere, and who was pinned against what the input says.
  void tellWhoFitsNowhere(Plan plan) {
    plan.nowhere()
        .forEach((family, why) ->
            terminal.say(
                messages.text(
                    "cli.place_nowhere",
                    "family",
                    family,
                    "why",
                    why.entrySet().stream()
                        .map(e -> "%s (%d)".formatted(word(e.getKey()), e.getValue()))
                        .collect(Collectors.joining(", ")))));
    plan.overruled()
        .forEach((family, why) ->
            terminal.say(
                messages.text("cli.place_overruled", "family", family, "why", words(why))));
  }

  private void table(Plan plan) {
    out.println(
        messages.text(
            plan.proven() ? "cli.place_proven" : "cli.place_bounded",
            "value",
            number(plan.value()),
            "bound",
            number(plan.bound()),
            "gap",
            String.format(Locale.ROOT, "%.3f %%", 100 * plan.gap()),
            "placed",
            plan.placed(),
            "families",
            plan.placeOf().length));
    out.println();
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          messages.text("cli.place_family"),
          messages.text("cli.place_place"),
          messages.text("cli.place_score"),
          messages.text("cli.place_cost"),
          messages.text("cli.place_next"),
          messages.text("cli.place_next_score"),
          messages.text("cli.place_choice")
        });
    for (Explanation explanation : plan.explanations()) {
      Option next = explanation.nextBest();
      boolean other = !next.equals(explanation.placed());
      rows.add(
          new String[] {
            explanation.family(),
            explanation.placed().place().isEmpty() ? "-" : explanation.placed().place(),
            number(explanation.placed().score()),
            number(explanation.placed().cost()),
            other ? next.place() : "-",
            other ? number(next.score()) : "-",
            said(plan, explanation.family())
          });
    }
    write(rows);
    out.println();
    groups(plan);
    prices(plan);
  }

  /// What the family said, short; `-` if nothing yet.
  private String said(Plan plan, String family) {
    @Nullable Choice choice = plan.kept().choices().get(family);
    if (choice == null) {
      return "-";
    }
    String said = messages.text("choice." + lower(choice.answer()));
    return choice.wanted().isEmpty() ? said : said + " " + choice.wanted();
  }

  private void groups(Plan plan) {
    for (Plan.GroupMean group : plan.groups()) {
      out.println(
          messages.text(
              Double.isNaN(group.floor()) ? "cli.place_group" : "cli.place_group_floor",
              "group",
              group.group(),
              "families",
              group.families(),
              "mean",
              number(group.mean()),
              "floor",
              number(group.floor())));
    }
    if (!plan.groups().isEmpty()) {
      out.println();
    }
  }

  /// What families chose that the plan does not keep, and why.
  void tellChoices(Plan plan) {
    plan.kept()
        .unmet()
        .forEach((family, why) ->
            terminal.say(
                messages.text(
                    "cli.choice_unmet",
                    "family",
                    family,
                    "said",
                    said(plan, family),
                    "why",
                    messages.text("choice.unmet_" + lower(why)))));
    plan.kept()
        .unknown()
        .forEach(family -> terminal.say(messages.text("cli.choice_unknown", "family", family)));
  }

  static String lower(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  private void prices(Plan plan) {
    Intake intake = plan.intake();
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          messages.text("cli.place_place"),
          messages.text("cli.place_kind"),
          messages.text("cli.place_capacity"),
          messages.text("cli.place_used"),
          messages.text("cli.place_price")
        });
    for (int l = 0; l < intake.places().size(); l++) {
      for (int d = 0; d < intake.dimensions().size(); d++) {
        rows.add(
            new String[] {
              intake.places().get(l).id(),
              intake.dimensions().get(d),
              String.valueOf(intake.places().get(l).capacities().get(d)),
              String.valueOf(used(plan, l, d)),
              number(plan.prices().perUnit()[l][d])
            });
      }
    }
    write(rows);
  }

  static int used(Plan plan, int l, int d) {
    int used = 0;
    for (int f = 0; f < plan.placeOf().length; f++) {
      if (plan.placeOf()[f] == l) {
        used += plan.intake().families().get(f).sizes().get(d);
      }
    }
    return used;
  }

  /// Columns as wide as their widest cell; the first two to the left, numbers to the right.
  private void write(List<String[]> rows) {
    int[] width = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        width[i] = Math.max(width[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String space = " ".repeat(width[i] - row[i].length());
        boolean left = i < 2 || (width.length == 7 && (i == 4 || i == 6));
        line.append(i == 0 ? "" : "  ").append(left ? row[i] + space : space + row[i]);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private void csv(Plan plan) {
    out.println(
        "family,place,score,cost,next_best,next_score,next_cost,compatible_nowhere,"
            + "choice,wanted,chosen_at,recorded_by,choice_unmet");
    for (Explanation explanation : plan.explanations()) {
      Option placed = explanation.placed();
      Option next = explanation.nextBest();
      boolean other = !next.equals(placed);
      @Nullable Map<Misfit, Integer> nowhere = plan.nowhere().get(explanation.family());
      out.println(
          String.join(
              ",",
              cell(explanation.family()),
              cell(placed.place()),
              plain(placed.score()),
              plain(placed.cost()),
              other ? cell(next.place()) : "",
              other ? plain(next.score()) : "",
              other ? plain(next.cost()) : "",
              nowhere == null
                  ? ""
                  : nowhere.keySet().stream().map(Misfit::name).collect(Collectors.joining(" ")),
              choice(plan, explanation.family())));
    }
  }

  private static String choice(Plan plan, String family) {
    @Nullable Choice choice = plan.kept().choices().get(family);
    if (choice == null) {
      return ",,,,";
    }
    Choices.@Nullable Unmet unmet = plan.kept().unmet().get(family);
    return String.join(
        ",",
        lower(choice.answer()),
        cell(choice.wanted()),
        choice.at().toString(),
        cell(choice.recordedBy()),
        unmet == null ? "" : lower(unmet));
  }

  /// Tells a person why one family is where it is.
  void explain(Plan plan, int f, Format format) {
    Explanation explanation = plan.explain(f);
    if (format == Format.JSON) {
      out.println(JSON.writeValueAsString(PlanJson.of(explanation)));
      out.flush();
      return;
    }
    Option placed = explanation.placed();
    out.println(
        messages.text(
            placed.place().isEmpty() ? "cli.place_explain_none" : "cli.place_explain",
            "family",
            explanation.family(),
            "place",
            placed.place(),
            "score",
            number(placed.score()),
            "cost",
            number(placed.cost())));
    priceOf(plan, plan.placeOf()[f]);
    for (Option other : explanation.others()) {
      out.println(
          "  "
              + messages.text(
                  other.misfits().isEmpty() ? "cli.place_other" : "cli.place_other_not",
                  "place",
                  other.place(),
                  "score",
                  number(other.score()),
                  "cost",
                  number(other.cost()),
                  "difference",
                  String.format(Locale.ROOT, "%+.4f", other.surplus() - placed.surplus()),
                  "why",
                  words(other.misfits()))
              + (other.kin() ? " " + messages.text("cli.place_kin") : "")
              + (other.rank() > 0
                  ? " " + messages.text("cli.place_rank", "rank", other.rank())
                  : ""));
    }
    out.flush();
  }

  private void priceOf(Plan plan, int l) {
    for (int d = 0; l >= 0 && d < plan.intake().dimensions().size(); d++) {
      out.println(
          messages.text(
              "cli.place_price_today",
              "place",
              plan.intake().places().get(l).id(),
              "price",
              number(plan.prices().perUnit()[l][d]),
              "kind",
              plan.intake().dimensions().get(d)));
    }
  }

  private String words(Set<Misfit> misfits) {
    return misfits.stream().map(this::word).collect(Collectors.joining(", "));
  }

  private String word(Misfit misfit) {
    return messages.sentence("misfit", misfit.name(), Map.of());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String plain(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }

  private static String cell(String text) {
    return text.matches(".*[,\"\\n\\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}

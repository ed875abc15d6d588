package org.contadora.app.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.prices.Explanation;
import org.contadora.reception.placement.prices.Explanation.Option;
import org.jspecify.annotations.Nullable;

/// A plan as a program reads it.
final class PlanJson {
  private static final int ALTERNATIVES = 5;

  private PlanJson() {}

  private static @Nullable Map<String, Object> choice(Plan plan, String family) {
    @Nullable Choice choice = plan.kept().choices().get(family);
    if (choice == null) {
      return null;
    }
    Choices.@Nullable Unmet unmet = plan.kept().unmet().get(family);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answer", PlanPrinter.lower(choice.answer()));
    json.put("place", choice.place());
    json.put("wanted", choice.wanted());
    json.put("at", choice.at().toString());
    json.put("recorded_by", choice.recordedBy());
    json.put("unmet", unmet == null ? null : PlanPrinter.lower(unmet));
    return json;
  }

  static Map<String, Object> of(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mode", plan.mode().name().toLowerCase(Locale.ROOT));
    json.put("value", plan.value());
    json.put("bound", plan.bound());
    json.put("proven", plan.proven());
    json.put("placed", plan.placed());
    List<Map<String, Object>> families = new ArrayList<>();
    for (Explanation explanation : plan.explanations()) {
      Map<String, Object> family = of(explanation);
      family.put("choice", choice(plan, explanation.family()));
      families.add(family);
    }
    json.put("families", families);
    List<Map<String, Object>> groups = new ArrayList<>();
    for (Plan.GroupMean group : plan.groups()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("group", group.group());
      one.put("families", group.families());
      one.put("mean", group.mean());
      one.put("floor", Double.isNaN(group.floor()) ? null : group.floor());
      groups.add(one);
    }
    json.put("groups", groups);
    List<Map<String, Object>> prices = new ArrayList<>();
    Intake intake = plan.intake();
    for (int l = 0; l < intake.places().size(); l++) {
      for (int d = 0; d < intake.dimensions().size(); d++) {
        Map<String, Object> price = new LinkedHashMap<>();
        price.put("place", intake.places().get(l).id());
        price.put("kind", intake.dimensions().get(d));
        price.put("capacity", intake.places().get(l).capacities().get(d));
        price.put("used", PlanPrinter.used(plan, l, d));
        price.put("price", plan.prices().perUnit()[l][d]);
        prices.add(price);
      }
    }
    json.put("prices", prices);
    json.put("compatible_nowhere", plan.nowhere());
    json.put("overruled", plan.overruled());
    return json;
  }

  /// One family's explanation as a program reads it.
  static Map<String, Object> of(Explanation explanation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("family", explanation.family());
    json.put("placed", option(explanation.placed()));
    json.put(
        "others",
        explanation.others().stream()
            .filter(o -> o.misfits().isEmpty())
            .limit(ALTERNATIVES)
            .map(PlanJson::option)
            .toList());
    return json;
  }

  private static Map<String, Object> option(Option option) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("place", option.place().isEmpty() ? null : option.place());
    json.put("score", Double.isNaN(option.score()) ? null : option.score());
    json.put("cost", option.cost());
    json.put("kin", option.kin());
    json.put("rank", option.rank() == 0 ? null : option.rank());
    if (!option.misfits().isEmpty()) {
      json.put("misfits", option.misfits());
    }
    return json;
  }
}

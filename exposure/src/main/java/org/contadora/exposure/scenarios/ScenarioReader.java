package org.contadora.exposure.scenarios;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.CountryCodes;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Products;
import org.contadora.exposure.scenarios.Scenario.Rate;
import org.contadora.exposure.scenarios.Scenario.Step;
import org.contadora.exposure.scenarios.YamlFields.Value;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Tariffs;

/// Turns a scenario file's fields into a [Scenario]; `docs` of [Scenarios] has the form.
final class ScenarioReader {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "sender",
          "targets",
          "announced",
          "start",
          "authority",
          "only",
          "exempt",
          "only_lists",
          "exempt_lists",
          "steps",
          "rate",
          "answers");

  private static final Set<String> STEP_FIELDS = Set.of("rate", "after");
  private static final Set<String> ANSWER_FIELDS = Set.of("members", "rate", "optimal");
  private static final String PUBLISHED = "published";

  /// Whose rates those are.
  private static final String PUBLISHER = "USA";

  private static final String COUNTRY = "[A-Z]{3}";
  private static final int MOST_DAYS = 3650;

  /// The chapter that the Harmonized System keeps free.
  private static final String NO_CHAPTER = "77";

  private final YamlFields fields;

  private ScenarioReader(YamlFields fields) {
    this.fields = fields;
  }

  static Scenario read(String file, String text) {
    return new ScenarioReader(YamlFields.parse(file, text)).scenario();
  }

  private Scenario scenario() {
    fields.onlyFields(FIELDS);
    String sender = country(fields.need("sender"));
    List<String> targets = countries(fields, "targets");
    targets.remove(sender);
    if (targets.isEmpty()) {
      throw new BadInput(
          "%s: targets is empty; expected at least one country besides the sender, or a group (%s)."
              .formatted(fields.place(), String.join(", ", Groups.names())));
    }
    List<Step> steps = steps();
    if (!sender.equals(PUBLISHER)
        && steps.stream().anyMatch(s -> s.rate() instanceof Rate.Published)) {
      throw new BadInput(
          "%s: rate (%s) must be a percentage where the sender is %s: the published rates are those of %s."
              .formatted(fields.place("rate"), PUBLISHED, sender, PUBLISHER));
    }
    return new Scenario(
        names(),
        sender,
        targets,
        fields.find("announced").map(ScenarioReader::day),
        fields.find("start").map(ScenarioReader::day),
        fields.find("authority").map(ScenarioReader::authority).orElse(Authority.OTHER),
        products(),
        steps,
        answers(targets));
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    if (fields.isFields("name")) {
      YamlFields byLanguage = fields.fields("name").orElseThrow();
      for (String language : byLanguage.names()) {
        names.put(language, byLanguage.need(language).text());
      }
    } else {
      names.put("", fields.need("name").text());
    }
    return names;
  }

  private List<Step> steps() {
    if (fields.has("rate") == fields.has("steps")) {
      throw new BadInput("%s: expected either one rate or steps.".formatted(fields.place()));
    }
    if (fields.has("rate")) {
      return List.of(new Step(0, rate(fields.need("rate"))));
    }
    List<Step> steps = new ArrayList<>();
    int last = -1;
    for (YamlFields item : fields.items("steps")) {
      Value rate;
      int after = 0;
      if (item.has("steps")) {
        rate = item.need("steps");
      } else {
        item.onlyFields(STEP_FIELDS);
        rate = item.need("rate");
        after = item.find("after").map(ScenarioReader::days).orElse(0);
      }
      if (after <= last) {
        throw new BadInput(
            "%s: the step after %d days must come after the one before (%d days)."
                .formatted(item.place(), after, last));
      }
      last = after;
      steps.add(new Step(after, rate(rate)));
    }
    if (steps.isEmpty()) {
      throw new BadInput("%s: steps is empty; expected at least one.".formatted(fields.place()));
    }
    return steps;
  }

  private List<Answer> answers(List<String> targets) {
    List<Answer> answers = new ArrayList<>();
    for (YamlFields item : fields.items("answers")) {
      if (item.has("answers")) {
        answers.add(named(item.need("answers")));
      } else {
        item.onlyFields(ANSWER_FIELDS);
        answers.add(ofMembers(item, targets));
      }
    }
    return answers.isEmpty() ? List.of(new Answer.None()) : answers;
  }

  private static Answer named(Value value) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "none" -> new Answer.None();
      case "reciprocal" -> new Answer.Reciprocal();
      case "optimal" -> new Answer.Optimal(List.of());
      default ->
          Groups.find(value.text())
              .<Answer>map(members -> new Answer.Members(members, Optional.empty()))
              .orElseThrow(() ->
                  value.wrong(
                      "none, reciprocal, optimal, a group ("
                          + String.join(", ", Groups.names())
                          + "), or members with a rate"));
    };
  }

  private static Answer ofMembers(YamlFields item, List<String> targets) {
    if (item.has("optimal")) {
      return new Answer.Optimal(countries(item, "optimal"));
    }
    List<String> members = item.has("members") ? countries(item, "members") : targets;
    Optional<Double> rate = item.find("rate").map(ScenarioReader::flat);
    return new Answer.Members(members, rate);
  }

  /// Countries and groups of a field, each country once, in order.
  private static List<String> countries(YamlFields from, String field) {
    List<String> countries = countries(from.list(field));
    if (countries.isEmpty()) {
      throw new BadInput(
          "%s: %s is missing or empty; expected countries such as [COL, BRA], or a group (%s)."
              .formatted(from.place(field), field, String.join(", ", Groups.names())));
    }
    return countries;
  }

  /// The countries that codes and groups stand for, each once, in order; `-MEX` takes one out,
  /// wherever it stands. Of [Groups#WORLD], whose members are not known here, it stays in the list.
  static List<String> countries(List<Value> values) {
    Set<String> countries = new LinkedHashSet<>();
    Set<String> taken = new LinkedHashSet<>();
    for (Value value : values) {
      boolean without = value.text().startsWith("-");
      String text = without ? value.text().substring(1).strip() : value.text();
      List<String> members =
          Groups.find(text).orElseGet(() -> List.of(country(value.field(), value, text)));
      (without ? taken : countries).addAll(members);
    }
    countries.removeAll(taken);
    if (countries.contains(Groups.WORLD)) {
      taken.forEach(country -> countries.add(Groups.WITHOUT + country));
    }
    return new ArrayList<>(countries);
  }

  private static String country(Value value) {
    return country(value.field(), value, value.text());
  }

  private static String country(String field, Value value, String text) {
    if (!text.matches(COUNTRY) || CountryCodes.alpha2(text).equals(text)) {
      throw value.wrong(
          "an ISO 3166-1 alpha-3 code in capitals, such as COL"
              + (field.equals("sender")
                  ? ""
                  : ", or a group (" + String.join(", ", Groups.names()) + ")")
              + MeantCountry.of(text).map(".\nMaybe %s is meant"::formatted).orElse(""));
    }
    return text;
  }

  private Products products() {
    Map<String, String> places = new HashMap<>();
    return new Products(
        codes("only", places),
        codes("exempt", places),
        lists("only_lists", places),
        lists("exempt_lists", places),
        places);
  }

  private List<String> codes(String field, Map<String, String> places) {
    List<String> codes = new ArrayList<>();
    for (Value value : fields.list(field)) {
      String digits = value.text().replaceAll("[. ]", "");
      if (!digits.matches("\\d{2}|\\d{4}|\\d{6}|\\d{8}|\\d{10}")) {
        throw value.wrong(
            "a code of the Harmonized System of 2, 4, 6, 8 or 10 digits, such as 0603 or"
                + " \"0603.11\"");
      }
      if (digits.startsWith("00") || digits.startsWith(NO_CHAPTER)) {
        throw value.wrong(
            "in a chapter of the Harmonized System: 01 to 97 without 77, or a national one (98, 99)");
      }
      codes.add(digits);
      places.put(digits, value.place());
    }
    return codes;
  }

  private List<String> lists(String field, Map<String, String> places) {
    List<String> names = new ArrayList<>();
    for (Value value : fields.list(field)) {
      names.add(value.text());
      places.put(value.text(), value.place());
    }
    return names;
  }

  private static Authority authority(Value value) {
    String name = value.text().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    for (Authority authority : Authority.values()) {
      if (authority.name().equals(name) || authority.name().equals("SECTION_" + name)) {
        return authority;
      }
    }
    throw value.wrong(
        "one of " + String.join(", ", Arrays.stream(Authority.values()).map(Enum::name).toList()));
  }

  private static Rate rate(Value value) {
    return value.text().equalsIgnoreCase(PUBLISHED)
        ? new Rate.Published()
        : new Rate.Flat(flat(value));
  }

  static double flat(Value value) {
    String number = value.text().replaceFirst("\\s*%$", "");
    boolean isPercentage = !number.equals(value.text());
    double percent;
    try {
      percent = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      // A person with another keyboard: 12,5 is 12.5.
      throw value.wrong(
          "a percentage, such as 25 %, or \"published\""
              + (number.matches("\\d+,\\d+")
                  ? ".\nMaybe %s %% is meant; a point stands before decimals"
                      .formatted(number.replace(',', '.'))
                  : ""));
    }
    if (!(percent >= 0 && percent <= 100 * Tariffs.HIGHEST_RATE)) {
      throw value.wrong("between 0 %% and %.0f %%".formatted(100 * Tariffs.HIGHEST_RATE));
    }
    if (!isPercentage && percent > 0 && percent < 1) {
      throw value.wrong(
          "a percentage.\nMaybe %s %% is meant; write the sign with rates below 1 %%"
              .formatted(Math.round(100 * percent)));
    }
    return percent / 100;
  }

  private static LocalDate day(Value value) {
    try {
      return LocalDate.parse(value.text());
    } catch (DateTimeException e) {
      throw value.wrong("a day such as 2025-01-26");
    }
  }

  private static int days(Value value) {
    String number = value.text().replaceFirst("\\s*(days?|d)$", "");
    String weeks = value.text().replaceFirst("\\s*(weeks?|w)$", "");
    try {
      int days =
          weeks.equals(value.text())
              ? Integer.parseInt(number.strip())
              : 7 * Integer.parseInt(weeks.strip());
      if (days >= 0 && days <= MOST_DAYS) {
        return days;
      }
    } catch (NumberFormatException e) {
      // falls through to the message below
    }
    throw value.wrong("a number of days or weeks, such as 7 days, at most " + MOST_DAYS);
  }
}

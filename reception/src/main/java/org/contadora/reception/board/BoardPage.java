package org.contadora.reception.board;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.contadora.core.CountryCodes;
import org.contadora.core.PageTemplate;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Instrument.Work;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.people.Person;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Family;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Misfit;
import org.contadora.reception.placement.Place;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.prices.Explanation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the board of an arrival: its template with the data put in. `desk-ui/src/data/board.ts`
/// says what the page takes. No name, birth date or document of a person is ever part of it.
public final class BoardPage {
  /// Prices below this are rounding.
  private static final double NO_PRICE = 0.005;

  private final PageTemplate template;

  /// @param template the page without its data
  /// @throws IllegalArgumentException if it has no place for them
  public BoardPage(String template) {
    this.template = new PageTemplate(template);
  }

  /// Writes the board.
  ///
  /// @param language the language it opens in
  public void write(Writer out, Arrival arrival, String language) throws IOException {
    String json = JsonMapper.shared().writeValueAsString(json(arrival, language));
    template.write(out, safe -> safe.write(json));
  }

  /// What the page takes.
  public static ObjectNode json(Arrival arrival, String language) {
    ObjectNode data = JsonMapper.shared().createObjectNode();
    data.put("lang", language);
    data.put("sample", arrival.madeUp());
    ObjectNode title = data.putObject("title");
    arrival.title().forEach(title::put);
    data.put("as_of", arrival.day().toString());
    counts(data.putObject("counts"), arrival);
    ArrayNode families = data.putArray("families");
    Intake intake = arrival.plan().intake();
    for (int f = 0; f < intake.families().size(); f++) {
      family(families.addObject(), arrival, f);
    }
    places(data.putArray("places"), arrival);
    data.putObject("quality")
        .put("reached", arrival.plan().value())
        .put("bound", arrival.plan().bound());
    Map<String, Instrument> named = new TreeMap<>();
    for (Answers answers : arrival.answers().values()) {
      answers.claims().forEach(claim -> named.put(claim.instrument().id(), claim.instrument()));
    }
    ArrayNode instruments = data.putArray("instruments");
    named.values().forEach(each -> instrument(instruments.addObject(), each));
    return data;
  }

  private static void counts(ObjectNode counts, Arrival arrival) {
    long nationals = 0;
    long children = 0;
    int people = 0;
    for (Person person : arrival.manifest().people()) {
      people++;
      nationals += person.nationalities().contains(arrival.country()) ? 1 : 0;
      children += person.isChild() ? 1 : 0;
    }
    counts.put("people", people);
    counts.put("families", arrival.manifest().families().size());
    counts.put("nationals", nationals);
    counts.put("children", children);
  }

  private static void family(ObjectNode node, Arrival arrival, int f) {
    Plan plan = arrival.plan();
    Family family = plan.intake().families().get(f);
    org.contadora.reception.people.Family people =
        arrival.manifest().families().stream()
            .filter(one -> one.key().equals(family.id()))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The plan's family (%s) must be one of the manifest.".formatted(family.id())));
    node.put("key", family.id());
    node.put("people", family.people());
    ArrayNode nationalities = node.putArray("nationalities");
    people.nationalities().forEach(code -> nationalities.add(CountryCodes.alpha2(code)));
    ArrayNode languages = node.putArray("languages");
    people.languages().stream().sorted().forEach(languages::add);
    ArrayNode needs = node.putArray("needs");
    people.needs().forEach(needs::add);
    Answers answers = arrival.answers().getOrDefault(family.id(), Answers.NONE);
    ArrayNode claims = node.putArray("claims");
    answers.claims().forEach(claim -> claim(claims.addObject(), claim));
    ArrayNode ask = node.putArray("ask");
    answers.ask().forEach(fact -> ask.add(key(fact)));
    placement(node, plan.explain(f), family);
    choice(node, plan.kept(), family.id());
    ArrayNode nowhere = node.putArray("nowhere");
    Map<Misfit, Integer> reasons =
        plan.placeOf()[f] >= 0 ? Map.of() : plan.nowhere().getOrDefault(family.id(), Map.of());
    new TreeMap<>(reasons)
        .forEach((misfit, count) ->
            nowhere
                .addObject()
                .put("code", misfit.name().toLowerCase(Locale.ROOT))
                .put("count", count));
    if (plan.placeOf()[f] < 0 && reasons.isEmpty()) {
      // It would fit somewhere; the room there is worth more to others.
      nowhere.addObject().put("code", "full").put("count", plan.intake().places().size());
    }
  }

  private static void claim(ObjectNode node, Answers.Claim claim) {
    node.put("instrument", claim.instrument().id());
    node.put("country", CountryCodes.alpha2(claim.host()));
    node.put("answer", claim.answer() == Option.Answer.YES ? "yes" : "maybe");
    node.put("people", claim.people());
    ArrayNode opens = node.putArray("opens");
    Instrument.Opens opened = claim.instrument().opens();
    switch (claim.instrument().kind()) {
      case REFUGEE_STATUS, COMPLEMENTARY_PROTECTION -> opens.add("protection");
      default -> opens.add("residence");
    }
    if (opened.work() == Work.ON_FILING || opened.work() == Work.ON_GRANT) {
      opens.add("work");
    }
    if (opened.health().equals("yes")) {
      opens.add("health");
    }
    if (opened.education().equals("yes")) {
      opens.add("school");
    }
    OptionalInt days = claim.workAfterDays();
    node.put("days", days.isPresent() ? (Integer) days.getAsInt() : null);
  }

  private static void choice(ObjectNode node, Choices.Kept kept, String family) {
    Choice choice = kept.choices().get(family);
    if (choice == null) {
      node.putNull("choice");
      return;
    }
    Choices.Unmet unmet = kept.unmet().get(family);
    node.putObject("choice")
        .put("answer", choice.answer().name().toLowerCase(Locale.ROOT))
        .put("place", choice.place())
        .put("wanted", choice.wanted())
        .put("at", choice.at().toString())
        .put("recorded_by", choice.recordedBy())
        .put("unmet", unmet == null ? null : unmet.name().toLowerCase(Locale.ROOT));
  }

  private static void placement(ObjectNode node, Explanation explanation, Family family) {
    Explanation.Option placed = explanation.placed();
    if (placed.place().isEmpty()) {
      node.putNull("placement");
      return;
    }
    ObjectNode placement = node.putObject("placement");
    placement.put("place", placed.place());
    placement.put("score", Double.isNaN(placed.score()) ? 0 : placed.score());
    placement.put("cost", placed.cost());
    placement.put("kin", placed.kin());
    placement.put(
        "wished",
        family.ranking().isEmpty() || placed.rank() == 0 ? null : (Integer) placed.rank());
    Explanation.Option next = explanation.nextBest();
    if (next.place().equals(placed.place())) {
      placement.putNull("next");
    } else {
      placement
          .putObject("next")
          .put("place", next.place())
          .put("gives_up", Math.max(0, placed.surplus() - next.surplus()));
    }
  }

  private static void places(ArrayNode places, Arrival arrival) {
    Plan plan = arrival.plan();
    Intake intake = plan.intake();
    int dimensions = intake.dimensions().size();
    int[][] used = new int[intake.places().size()][dimensions];
    for (int f = 0; f < intake.families().size(); f++) {
      int place = plan.placeOf()[f];
      for (int d = 0; place >= 0 && d < dimensions; d++) {
        used[place][d] += intake.families().get(f).sizes().get(d);
      }
    }
    for (int l = 0; l < intake.places().size(); l++) {
      Place place = intake.places().get(l);
      ObjectNode node = places.addObject();
      node.put("id", place.id());
      node.put("name", place.id());
      node.put(
          "country", CountryCodes.alpha2(arrival.countryOfPlace().getOrDefault(place.id(), "")));
      ArrayNode all = node.putArray("dimensions");
      for (int d = 0; d < dimensions; d++) {
        double price = plan.prices().perUnit()[l][d];
        all.addObject()
            .put("code", intake.dimensions().get(d))
            .put("capacity", place.capacities().get(d))
            .put("used", used[l][d])
            .put("price", price < NO_PRICE ? 0 : price);
      }
    }
  }

  private static void instrument(ObjectNode node, Instrument each) {
    node.put("id", each.id());
    node.put("name", each.name());
    ArrayNode countries = node.putArray("countries");
    each.hosts().forEach(code -> countries.add(CountryCodes.alpha2(code)));
    node.put("article", each.basis().article());
    node.put("source", each.basis().source());
    node.put("read", each.basis().read().toString());
    node.put("confidence", each.basis().confidence());
    ArrayNode documents = node.putArray("documents");
    for (Instrument.Document document : each.documents()) {
      ObjectNode one = documents.addObject().put("code", document.code());
      ArrayNode substitutes = one.putArray("substitutes");
      document.substitutes().forEach(other -> substitutes.add(other.code()));
    }
    ArrayNode contests = node.putArray("contests");
    for (Instrument.Contest contest : each.contests()) {
      OptionalInt days = contest.days();
      contests
          .addObject()
          .put("remedy", contest.remedy())
          .put("article", contest.article())
          .put("days", days.isPresent() ? (Integer) days.getAsInt() : null)
          .put("working_days", contest.workingDays());
    }
  }

  /// The key of a fact's texts; see [org.contadora.reception.pathways.Fact#key].
  private static String key(String fact) {
    return fact.toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}

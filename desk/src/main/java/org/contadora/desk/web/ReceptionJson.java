package org.contadora.desk.web;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.contadora.core.CountryCodes;
import org.contadora.core.Refusals;
import org.contadora.desk.reception.Landing;
import org.contadora.desk.reception.Waiting;
import org.contadora.reception.people.Duplicate;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.people.PublishedCounts;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Pins.Pin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Arrivals as the API gives them: people under the keys of their cases, without names, papers or
/// days of birth.
final class ReceptionJson {
  private ReceptionJson() {}

  /// How many came, and what is to be looked at.
  static void summary(ObjectNode node, Landing landing) {
    Manifest manifest = landing.manifest();
    node.put("id", landing.id());
    node.put("country", CountryCodes.alpha2(landing.country()));
    node.put("day", landing.day().toString());
    node.put("sample", landing.madeUp());
    node.put("people", manifest.people().size());
    node.put("families", manifest.families().size());
    node.put("refused_rows", manifest.refusedRows().size());
    node.put("duplicate_pairs", manifest.duplicates().size());
    node.put("places", landing.hasPlaces());
    node.put("renumbered", landing.renumbered());
    node.put("waiting", landing.waiting().size());
  }

  /// Everything about an arrival but names.
  static ObjectNode whole(Landing landing) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    summary(node, landing);
    Manifest manifest = landing.manifest();
    ArrayNode families = node.putArray("family_list");
    manifest.families().forEach(family -> family(families.addObject(), family));
    ArrayNode refused = node.putArray("refused");
    for (Manifest.RefusedRow row : manifest.refusedRows()) {
      refused
          .addObject()
          .put("line", row.line())
          .put("code", row.code())
          .put("expected", row.expected());
    }
    noted(node.putArray("noted"), manifest, landing.unclear());
    node.put("places_refused", landing.placesRefused());
    ArrayNode waiting = node.putArray("waiting_list");
    landing.waiting().forEach(one -> waiting(waiting.addObject(), one));
    ArrayNode duplicates = node.putArray("duplicates");
    for (Duplicate one : manifest.duplicates()) {
      duplicates
          .addObject()
          .put("first", one.first())
          .put("second", one.second())
          .put("sign", one.sign().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode counts = node.putArray("counts");
    for (PublishedCounts.Count count :
        PublishedCounts.of(manifest.people(), landing.country(), landing.day())) {
      var people = count.people();
      counts
          .addObject()
          .put("whom", count.whom())
          .put("route", count.route())
          .put("period", count.period())
          .put("people", people.isPresent() ? (Integer) people.getAsInt() : null);
    }
    ArrayNode columns = node.putArray("columns");
    manifest
        .mapping()
        .headers()
        .forEach((field, headers) ->
            columns
                .addObject()
                .put("field", field.key())
                .put("purpose", field.purpose().name().toLowerCase(Locale.ROOT))
                .put("headers", String.join(" + ", headers)));
    ArrayNode unread = node.putArray("unread");
    manifest.unread().forEach(unread::add);
    ArrayNode neverRead = node.putArray("never_read");
    manifest.neverRead().forEach(neverRead::add);
    return node;
  }

  private static void waiting(ObjectNode node, Waiting one) {
    node.put("why", one.why().name().toLowerCase(Locale.ROOT));
    node.put("key", one.key());
    node.put("line", one.line());
    ObjectNode told = node.putObject("told");
    new TreeMap<>(one.told()).forEach(told::put);
    ArrayNode pins = node.putArray("pins");
    for (Pin pin : one.pins()) {
      pins.addObject().put("place", pin.place()).put("forbids", pin.forbids());
    }
    ArrayNode choices = node.putArray("choices");
    for (Choice choice : one.choices()) {
      choices
          .addObject()
          .put("place", choice.place())
          .put("answer", choice.answer().name().toLowerCase(Locale.ROOT))
          .put("wanted", choice.wanted())
          .put("at", choice.at().toString())
          .put("recorded_by", choice.recordedBy());
    }
  }

  /// What was not taken of rows that were, answers that are not clear, and what else has to be
  /// looked at.
  private static void noted(ArrayNode noted, Manifest manifest, Refusals unclear) {
    Refusals all = new Refusals();
    all.addAll(manifest.refusals());
    all.addAll(unclear);
    Set<String> ofRows =
        manifest.refusedRows().stream()
            .map(Manifest.RefusedRow::code)
            .collect(Collectors.toUnmodifiableSet());
    all.counts()
        .forEach((code, count) -> {
          if (!ofRows.contains(code)) {
            ArrayNode examples =
                noted.addObject().put("code", code).put("count", count).putArray("examples");
            all.examples().stream()
                .filter(one -> one.code().equals(code))
                .forEach(one ->
                    examples.addObject().put("place", one.place()).put("detail", one.detail()));
          }
        });
  }

  private static void family(ObjectNode node, Family family) {
    node.put("key", family.key());
    ArrayNode needs = node.putArray("needs");
    family.needs().forEach(needs::add);
    node.put("children_only", family.isChildrenOnly());
    ArrayNode people = node.putArray("people");
    for (Person person : family.people()) {
      ObjectNode one = people.addObject();
      one.put("key", person.key());
      one.put("line", person.line());
      one.put("age", age(person));
      one.put("relation", person.relation().name().toLowerCase(Locale.ROOT));
      ArrayNode nationalities = one.putArray("nationalities");
      person.nationalities().forEach(code -> nationalities.add(CountryCodes.alpha2(code)));
      ArrayNode languages = one.putArray("languages");
      person.languages().forEach(languages::add);
    }
  }

  private static String age(Person person) {
    if (person.age().isEmpty()) {
      return "not_said";
    }
    return person.isChild() ? "child" : person.isElder() ? "elder" : "adult";
  }
}

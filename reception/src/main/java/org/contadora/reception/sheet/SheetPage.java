package org.contadora.reception.sheet;

import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalInt;
import org.contadora.core.CountryCodes;
import org.contadora.core.PageTemplate;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a person's sheet: its template with the data put in. `desk-ui/src/data/sheet.ts` says
/// what the page takes.
public final class SheetPage {
  private final PageTemplate template;

  /// A writer of sheets.
  public SheetPage(PageTemplate template) {
    this.template = template;
  }

  /// Writes the sheet.
  ///
  /// @param language the language it opens in
  public void write(Writer out, PersonSheet sheet, String language) throws IOException {
    template.write(
        out, to -> to.write(JsonMapper.shared().writeValueAsString(json(sheet, language))));
  }

  /// What the page takes.
  public static ObjectNode json(PersonSheet sheet, String language) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("lang", language);
    node.put("sample", sheet.madeUp());
    node.put("key", sheet.key());
    node.put("country", CountryCodes.alpha2(sheet.country()));
    node.put("as_of", sheet.day().toString());
    ways(node.putArray("open"), sheet.open());
    ways(node.putArray("maybe"), sheet.maybe());
    node.put("further", sheet.further());
    ArrayNode ask = node.putArray("ask");
    for (PersonSheet.Ask one : sheet.ask()) {
      ArrayNode codes =
          ask.addObject()
              .put("fact", one.fact().key())
              .put("name", one.fact().name())
              .put("type", one.fact().type())
              .put("of", code(one.of()))
              .putArray("codes");
      one.codes().forEach(codes::add);
    }
    node.put("interview", sheet.interview());
    return node;
  }

  private static void ways(ArrayNode ways, Collection<PersonSheet.Way> all) {
    for (PersonSheet.Way way : all) {
      way(ways.addObject(), way);
    }
  }

  private static void way(ObjectNode node, PersonSheet.Way way) {
    Instrument instrument = way.instrument();
    node.put("id", instrument.id());
    node.put("name", instrument.name());
    node.put("kind", code(instrument.kind()));
    ArrayNode countries = node.putArray("countries");
    way.hosts().forEach(host -> countries.add(CountryCodes.alpha2(host)));
    node.put("answer", way.answer() == Option.Answer.YES ? "yes" : "maybe");
    node.put("cause", code(way.cause()));
    ArrayNode ask = node.putArray("ask");
    way.ask().forEach(fact -> ask.add(fact.toLowerCase(Locale.ROOT).replace(' ', '_')));
    opens(node, way);
    ObjectNode permit = node.putObject("permit");
    permit.put("months", number(instrument.permit().months()));
    permit.put("until", instrument.permit().until());
    permit.put("permanent", instrument.permit().permanent());
    permit.put("renewable", instrument.permit().renewable());
    node.put("permanent_after_months", number(way.permanentAfterMonths()));
    var last = instrument.applications().to();
    node.put("apply_until", last == null ? null : last.toString());
    node.put("decision_days", instrument.decisionDays());
    node.put("fee", instrument.fee());
    node.put("cap", instrument.cap());
    ArrayNode documents = node.putArray("documents");
    instrument.documents().forEach(document -> document(documents.addObject(), document));
    ArrayNode contests = node.putArray("contests");
    for (Instrument.Contest contest : instrument.contests()) {
      contests
          .addObject()
          .put("remedy", contest.remedy())
          .put("article", contest.article())
          .put("days", number(contest.days()))
          .put("working_days", contest.workingDays())
          .put("confidence", contest.confidence());
    }
    node.put("article", instrument.basis().article());
    node.put("source", instrument.basis().source());
    node.put("read", instrument.basis().read().toString());
    node.put("confidence", instrument.basis().confidence());
  }

  private static void opens(ObjectNode node, PersonSheet.Way way) {
    Instrument.Opens opened = way.instrument().opens();
    node.put("work", code(opened.work()));
    node.put("work_after_days", number(way.workAfterDays()));
    node.put("health", opened.health());
    node.put("education", opened.education());
    node.put("family", opened.family());
  }

  private static void document(ObjectNode node, Instrument.Document document) {
    node.put("code", document.code());
    node.put("condition", document.condition());
    ArrayNode substitutes = node.putArray("substitutes");
    document.substitutes().forEach(other -> document(substitutes.addObject(), other));
  }

  private static @org.jspecify.annotations.Nullable Integer number(OptionalInt value) {
    return value.isPresent() ? (Integer) value.getAsInt() : null;
  }

  private static String code(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT);
  }
}

package org.contadora.desk.reception;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.reception.people.KeptSheet;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Pins.Pin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Arrivals as they stand in their file, before it is sealed.
///
/// Since version 2 of the file each row of a manifest stands beside the keys that its person and
/// family have, and the arrival is marked as `keyed`. Before, whoever read it numbered the rows
/// that it took, so that another version of this program may have numbered them otherwise.
final class ArrivalsJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ArrivalsJson() {}

  /// @param last number of the last arrival, so that none is given twice
  record Content(int last, List<KeptLanding> landings) {}

  static byte[] write(Content content) {
    ObjectNode all = MAPPER.createObjectNode();
    all.put("last", content.last());
    ArrayNode landings = all.putArray("arrivals");
    content.landings().forEach(landing -> write(landings.addObject(), landing));
    return MAPPER.writeValueAsBytes(all);
  }

  private static void write(ObjectNode node, KeptLanding landing) {
    node.put("id", landing.id());
    node.put("country", landing.country());
    node.put("day", landing.day());
    node.put("made_up", landing.madeUp());
    node.put("renumbered", landing.renumbered());
    node.put("keyed", landing.keyed());
    ArrayNode rows = node.putArray("rows");
    for (KeptSheet.Row row : landing.sheet().rows()) {
      ObjectNode one = rows.addObject().put("line", row.line());
      if (!row.person().isEmpty()) {
        one.put("person", row.person()).put("family", row.family());
      }
      ArrayNode cells = one.putArray("cells");
      row.cells().forEach(cells::add);
    }
    node.put("last_key", landing.sheet().lastKey());
    node.put("places", landing.places());
    ObjectNode told = node.putObject("told");
    landing.told().forEach((key, facts) -> facts.forEach(told.withObjectProperty(key)::put));
    ArrayNode pins = node.putArray("pins");
    for (Pin pin : landing.pins()) {
      pins.addObject()
          .put("family", pin.family())
          .put("place", pin.place())
          .put("forbids", pin.forbids());
    }
    ArrayNode choices = node.putArray("choices");
    for (Choice choice : landing.choices()) {
      choices
          .addObject()
          .put("family", choice.family())
          .put("place", choice.place())
          .put("answer", choice.answer().name())
          .put("wanted", choice.wanted())
          .put("at", choice.at().toString())
          .put("by", choice.recordedBy());
    }
    landing.changed().stream().sorted().forEach(node.putArray("changed")::add);
  }

  static Content read(byte[] bytes) {
    JsonNode all = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
    List<KeptLanding> landings = new ArrayList<>();
    all.path("arrivals").forEach(node -> landings.add(landing(node)));
    return new Content(all.path("last").asInt(), landings);
  }

  private static KeptLanding landing(JsonNode node) {
    List<KeptSheet.Row> rows = new ArrayList<>();
    for (JsonNode row : node.path("rows")) {
      List<String> cells = new ArrayList<>();
      row.path("cells").forEach(cell -> cells.add(cell.asString()));
      rows.add(
          new KeptSheet.Row(
              row.path("line").asInt(),
              row.path("person").asString(""),
              row.path("family").asString(""),
              cells));
    }
    Map<String, Map<String, String>> told = new LinkedHashMap<>();
    node.path("told")
        .properties()
        .forEach(person -> {
          Map<String, String> facts = new LinkedHashMap<>();
          person
              .getValue()
              .properties()
              .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
          told.put(person.getKey(), facts);
        });
    List<Pin> pins = new ArrayList<>();
    for (JsonNode pin : node.path("pins")) {
      pins.add(
          new Pin(
              pin.path("family").asString(),
              pin.path("place").asString(),
              pin.path("forbids").asBoolean()));
    }
    List<Choice> choices = new ArrayList<>();
    for (JsonNode choice : node.path("choices")) {
      choices.add(
          new Choice(
              choice.path("family").asString(),
              choice.path("place").asString(),
              Choice.Answer.valueOf(choice.path("answer").asString()),
              choice.path("wanted").asString(),
              Instant.parse(choice.path("at").asString()),
              choice.path("by").asString()));
    }
    Set<String> changed = new HashSet<>();
    node.path("changed").forEach(family -> changed.add(family.asString()));
    return new KeptLanding(
        node.path("id").asString(),
        node.path("country").asString(),
        node.path("day").asString(),
        node.path("made_up").asBoolean(),
        node.path("renumbered").asBoolean(false),
        node.path("keyed").asBoolean(false),
        new KeptSheet(rows, node.path("last_key").asInt(0)),
        node.path("places").asString(),
        told,
        pins,
        choices,
        changed);
  }
}

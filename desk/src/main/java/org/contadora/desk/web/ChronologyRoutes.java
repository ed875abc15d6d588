package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.desk.chronology.Chronology;
import org.contadora.desk.chronology.ClaimField;
import org.contadora.desk.chronology.ClaimImport;
import org.contadora.desk.chronology.ClaimMapping;
import org.contadora.desk.chronology.ClaimTable;
import org.contadora.desk.chronology.MappingException;
import org.contadora.desk.chronology.Mappings;
import org.contadora.desk.jobs.Failure;
import org.contadora.desk.legs.Board;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.store.StoreException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events with what named sources say of them, and the tables from which that comes.
final class ChronologyRoutes {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 4000;
  private static final int PREVIEWED = 20;
  private static final System.Logger LOG = System.getLogger(ChronologyRoutes.class.getName());

  private final Chronology chronology;
  private final Mappings mappings;
  private final Board board;
  private final Etags etags;

  ChronologyRoutes(WebParts parts, Etags etags) {
    chronology = parts.chronology();
    mappings = parts.mappings();
    board = parts.board();
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/chronology", Right.READER, etags.around(this::show)),
        new Route("GET", "/chronology/mappings", Right.READER, this::listMappings),
        new Route("POST", "/chronology/mappings", Right.REVIEWER, this::saveMapping),
        new Route("POST", "/chronology/preview", Right.REVIEWER, this::preview),
        new Route("POST", "/chronology/claims", Right.REVIEWER, this::record),
        new Route("POST", "/chronology/links", Right.REVIEWER, this::link));
  }

  private void show(Context context, Visit visit) {
    List<Chronology.Event> events = chronology.events();
    Map<String, String> names = chronology.sourceNames();
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("events");
          events.forEach(event -> write(json, event));
          json.writeEndArray();
          json.writeObjectPropertyStart("sources");
          names.forEach(json::writeStringProperty);
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Chronology.Event event) {
    json.writeStartObject();
    json.writeStringProperty("id", event.id());
    Json.text(json, "from", event.from());
    Json.text(json, "to", event.to());
    json.writeBooleanProperty("contradicted", event.contradicted());
    json.writeArrayPropertyStart("legs");
    event.legs().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("topics");
    for (Chronology.Topic topic : event.topics()) {
      json.writeStartObject();
      json.writeStringProperty("predicate", topic.predicate());
      json.writeStringProperty("agreement", topic.agreement().code());
      json.writeArrayPropertyStart("claims");
      topic.claims().forEach(said -> write(json, said));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Chronology.Said said) {
    Claim claim = said.claim();
    Claim.Statement statement = claim.statement();
    json.writeStartObject();
    json.writeNumberProperty("index", said.index());
    json.writeStringProperty("source_id", claim.sourceId());
    json.writeStringProperty("text", claim.text());
    json.writeStringProperty("language", claim.language());
    Json.text(json, "value", statement == null ? null : statement.value());
    Json.text(json, "unit", statement == null ? null : statement.unit());
    Json.text(json, "happened_on", statement == null ? null : statement.happenedOn());
    Json.text(json, "address", claim.address());
    Json.text(json, "said_on", claim.saidOn());
    Json.text(json, "note", claim.note());
    json.writeEndObject();
  }

  private void listMappings(Context context, Visit visit) throws IOException {
    Mappings.Known known = mappings.all();
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("fields");
          for (ClaimField field : ClaimField.values()) {
            json.writeString(field.code());
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("mappings");
          for (ClaimMapping mapping : known.mappings().values()) {
            json.writeStartObject();
            json.writeStringProperty("name", mapping.name());
            fields(json, "columns", mapping.columns());
            fields(json, "defaults", mapping.defaults());
            json.writeStringProperty("event_prefix", mapping.eventPrefix());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("broken");
          for (Mappings.Broken broken : known.broken()) {
            json.writeStartObject();
            json.writeStringProperty("file", broken.file());
            json.writeStringProperty("detail", broken.detail());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void fields(JsonGenerator json, String name, Map<ClaimField, String> values) {
    json.writeObjectPropertyStart(name);
    new EnumMap<>(values.isEmpty() ? new EnumMap<>(ClaimField.class) : values)
        .forEach((field, value) -> json.writeStringProperty(field.code(), value));
    json.writeEndObject();
  }

  private void saveMapping(Context context, Visit visit) throws IOException {
    ClaimMapping mapping = mapping(Bodies.object(context));
    mappings.save(mapping);
    Json.answer(context, json -> json.writeStringProperty("name", mapping.name()));
  }

  private static ClaimMapping mapping(ObjectNode given) {
    try {
      return new ClaimMapping(
          Bodies.text(given, "name", LONGEST_NAME),
          fields(given, "columns"),
          fields(given, "defaults"),
          given.has("event_prefix") ? Bodies.text(given, "event_prefix", LONGEST_NAME) : "");
    } catch (MappingException e) {
      throw new Problem(400, "BAD_MAPPING", String.valueOf(e.getMessage()));
    }
  }

  private static Map<ClaimField, String> fields(ObjectNode given, String name) {
    Map<ClaimField, String> fields = new EnumMap<>(ClaimField.class);
    JsonNode object = given.get(name);
    if (object == null || object.isNull()) {
      return fields;
    }
    if (!(object instanceof ObjectNode values)) {
      throw Problem.badValue(name, Bodies.shortened(object), "an object of fields and columns");
    }
    for (String code : values.propertyNames()) {
      ClaimField field =
          ClaimField.find(code)
              .orElseThrow(() ->
                  Problem.badValue(name, Bodies.shortened(code), "one of the fields of a claim"));
      String value = Bodies.text(values, code, LONGEST_NAME).strip();
      if (value.indexOf('\n') >= 0) {
        throw Problem.badValue(code, Bodies.shortened(value), "one line");
      }
      if (!value.isEmpty()) {
        fields.put(field, value);
      }
    }
    return fields;
  }

  /// A table as a request brings it, with the mapping it names or brings.
  private record Table(String name, String csv, ClaimTable table, Refusals refusals) {}

  private Table table(Context context) throws IOException {
    ObjectNode body = Bodies.object(context);
    String name = body.has("name") ? Bodies.text(body, "name", LONGEST_NAME).strip() : "claims.csv";
    String csv = Bodies.text(body, "csv", Bodies.MOST_BYTES);
    JsonNode given = body.get("mapping");
    ClaimMapping mapping;
    if (given instanceof ObjectNode object) {
      mapping = mapping(object);
    } else {
      mapping = saved(Bodies.text(body, "mapping", LONGEST_NAME));
    }
    var refusals = new Refusals();
    try {
      return new Table(
          name.isEmpty() ? "claims.csv" : name,
          csv,
          ClaimTable.read(name, csv, mapping, refusals),
          refusals);
    } catch (MappingException e) {
      throw new Problem(400, "BAD_MAPPING", String.valueOf(e.getMessage()));
    }
  }

  private ClaimMapping saved(String name) throws IOException {
    try {
      return mappings.find(name).orElseThrow(() -> Problem.notFound("mapping", name));
    } catch (MappingException e) {
      throw new Problem(409, "BROKEN_MAPPING", String.valueOf(e.getMessage()));
    }
  }

  private void preview(Context context, Visit visit) throws IOException {
    Table given = table(context);
    Json.answer(
        context,
        json -> {
          json.writeNumberProperty("total", given.table().rows().size());
          json.writeArrayPropertyStart("rows");
          for (ClaimTable.Row row :
              given.table().rows().subList(0, Math.min(PREVIEWED, given.table().rows().size()))) {
            write(json, row);
          }
          json.writeEndArray();
          refused(json, given.refusals());
        });
  }

  private static void write(JsonGenerator json, ClaimTable.Row row) {
    Claim.Statement statement = row.statement();
    json.writeStartObject();
    json.writeNumberProperty("line", row.line());
    json.writeStringProperty("subject", row.subject().toString());
    json.writeStringProperty("source", row.source());
    json.writeStringProperty("text", row.text());
    Json.text(json, "predicate", statement == null ? null : statement.predicate());
    Json.text(json, "value", statement == null ? null : statement.value());
    Json.text(json, "happened_on", statement == null ? null : statement.happenedOn());
    json.writeEndObject();
  }

  private static void refused(JsonGenerator json, Refusals refusals) {
    json.writeNumberProperty("refused", refusals.total());
    json.writeArrayPropertyStart("refusals");
    for (Refusals.Refusal refusal : refusals.examples()) {
      json.writeStartObject();
      json.writeStringProperty("code", refusal.code());
      json.writeStringProperty("place", refusal.place());
      json.writeStringProperty("detail", refusal.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void record(Context context, Visit visit) throws IOException {
    Table given = table(context);
    if (given.table().rows().isEmpty()) {
      throw new Problem(
          400,
          "NO_CLAIMS",
          "The table (%s) must hold at least one claim that can be used.%nMaybe another mapping fits: %s"
              .formatted(given.name(), given.refusals().examples()));
    }
    ClaimImport.Written written = write(given, visit);
    chronology.sign();
    Json.answer(
        context,
        json -> {
          json.writeNumberProperty("claims", written.claims());
          json.writeNumberProperty("sources", written.sources());
          json.writeNumberProperty("unchanged", written.unchanged());
          refused(json, given.refusals());
        });
  }

  private ClaimImport.Written write(Table given, Visit visit) throws IOException {
    try {
      return chronology.write(given.name(), given.csv(), given.table(), visit.who());
    } catch (IOException | StoreException e) {
      if (Failure.of(e) == Failure.DISK_FULL) {
        LOG.log(System.Logger.Level.ERROR, "The table (%s).".formatted(given.name()), e);
        throw Problem.diskFull(
            "The table (%s) is not recorded, none of its claims (%d)"
                .formatted(Bodies.shortened(given.name()), given.table().rows().size()));
      }
      throw e;
    }
  }

  private void link(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String event = Bodies.text(body, "event", Subject.MAX_ID);
    String legId = Bodies.text(body, "leg_id", Subject.MAX_ID);
    String reason = body.has("reason") ? Bodies.text(body, "reason", LONGEST_REASON) : "";
    if (board.find(legId).isEmpty()) {
      throw Problem.notFound("flight", Bodies.shortened(legId));
    }
    if (chronology.events().stream().noneMatch(known -> known.id().equals(event))) {
      throw Problem.notFound("event", Bodies.shortened(event));
    }
    try {
      long index = chronology.link(event, legId, visit.who(), reason.strip());
      Json.answer(context, json -> json.writeNumberProperty("index", index));
    } catch (EntryException e) {
      throw new Problem(400, "BAD_VALUE", String.valueOf(e.getMessage()));
    }
  }
}

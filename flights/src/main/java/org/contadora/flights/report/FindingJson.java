package org.contadora.flights.report;

import java.util.List;
import java.util.TreeMap;
import org.contadora.flights.findings.Evidence;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What every JSON form of a finding has in common, written as properties of the object that is
/// open.
final class FindingJson {
  private static final int PROBABILITY_DECIMALS = 3;
  private static final int WEIGHT_DECIMALS = 3;

  private FindingJson() {}

  static void judgement(JsonGenerator json, Finding finding) {
    json.writeStringProperty("class", finding.flightClass().code());
    json.writeNumberProperty("probability", probability(finding.probability()));
    json.writeStringProperty("verdict", finding.verdict().code());
    Json.text(json, "operator", finding.operator());
    Json.texts(json, "tags", finding.tags().stream().map(Tag::code).toList());
    json.writeStringProperty("rotation_id", finding.rotationId());
    people(json, finding.people());
  }

  static double probability(double value) {
    return Json.round(LegsCsv.uncertain(value), PROBABILITY_DECIMALS);
  }

  private static void people(JsonGenerator json, @Nullable People people) {
    if (people == null) {
      json.writeNullProperty("people");
      return;
    }
    json.writeObjectPropertyStart("people");
    json.writeNumberProperty("low", people.low());
    json.writeNumberProperty("high", people.high());
    json.writeStringProperty("basis", people.basis());
    json.writeStringProperty("source", people.source());
    json.writeEndObject();
  }

  static void evidence(JsonGenerator json, String name, List<Evidence> evidence) {
    json.writeArrayPropertyStart(name);
    for (Evidence item : evidence) {
      json.writeStartObject();
      json.writeStringProperty("code", item.code());
      json.writeObjectPropertyStart("parameters");
      new TreeMap<>(item.parameters()).forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeNumberProperty("weight", Json.round(item.weight(), WEIGHT_DECIMALS));
      json.writeStringProperty("source", item.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

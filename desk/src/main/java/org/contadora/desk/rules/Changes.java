package org.contadora.desk.rules;

import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.ledger.entries.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a recalibration changed, as the ledger keeps it: all weights as they then are, in
/// millionths of log-odds, and what was shown before it was accepted.
final class Changes {
  private static final double PPM = 1e6;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Changes() {}

  static Json of(Proposal proposal) {
    ObjectNode changes = MAPPER.createObjectNode();
    changes.put("decisions", proposal.decisions());
    changes.put("related", proposal.related());
    changes.put("brier_before_ppm", Math.round(proposal.brierBefore() * PPM));
    changes.put("brier_after_ppm", Math.round(proposal.brierAfter() * PPM));
    changes.put("legs", proposal.legs());
    changes.put("class_changes", proposal.changes());
    ObjectNode weights = changes.putObject("weights_ppm");
    proposal
        .to()
        .weightValues()
        .forEach((code, value) -> weights.put(code, Math.round(value * PPM)));
    ArrayNode moved = changes.putArray("moved");
    for (Proposal.WeightChange weight : proposal.weights()) {
      moved
          .addObject()
          .put("code", weight.code())
          .put("before_ppm", Math.round(weight.before() * PPM))
          .put("after_ppm", Math.round(weight.after() * PPM));
    }
    ArrayNode legs = changes.putArray("changed_legs");
    for (Proposal.ClassChange leg : proposal.examples()) {
      legs.addObject()
          .put("leg_id", leg.legId())
          .put("before", leg.before().code())
          .put("after", leg.after().code());
    }
    return Json.of(MAPPER.writeValueAsString(changes));
  }

  /// The weights by code that a recalibration put in force, in log-odds.
  static SortedMap<String, Double> weights(Json changes) {
    SortedMap<String, Double> weights = new TreeMap<>();
    JsonNode recorded = MAPPER.readTree(changes.text()).path("weights_ppm");
    recorded.propertyNames().forEach(code -> weights.put(code, recorded.path(code).asLong() / PPM));
    return weights;
  }
}

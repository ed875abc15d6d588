package org.contadora.ledger.entries;

import java.util.List;

/// What the machine says of a subject: a class, how probable, and the evidence for and against.
///
/// @param subject what it is about, such as a leg
/// @param findingClass such as `removal` or `transfer`
/// @param probabilityPpm probability of the class in millionths, 0 to 1,000,000
/// @param evidence for and against, in the order of the engine
/// @param rulesVersion version of the rule book that gave the weights
/// @param payload what else the engine says (people aboard, tags, rotation), which the ledger keeps
///   but does not read
public record Finding(
    Subject subject,
    String findingClass,
    long probabilityPpm,
    List<Evidence> evidence,
    String rulesVersion,
    Json payload)
    implements Entry {
  public Finding {
    Values.requireText("finding's class", findingClass);
    Values.requireRange("finding's probability_ppm", probabilityPpm, 0, 1_000_000);
    evidence = List.copyOf(evidence);
    Values.requireText("finding's rules_version", rulesVersion);
  }

  /// One reason for or against.
  ///
  /// @param code stable name, such as `HUB_DEPARTURE`
  /// @param weightPpm natural log-odds added, in millionths: above 0 speaks for, below 0 against
  /// @param parameters what the code's sentence names, such as `{"airport":"KAEX"}`
  /// @param source where the weight or the fact comes from
  public record Evidence(String code, long weightPpm, Json parameters, String source) {
    public Evidence {
      Values.requireText("evidence's code", code);
      Values.requireRange(
          "evidence's weight_ppm",
          weightPpm,
          -CanonicalJson.MAX_INTEGER,
          CanonicalJson.MAX_INTEGER);
      Values.requireText("evidence's source", source);
    }
  }

  @Override
  public List<Subject> subjects() {
    return List.of(subject);
  }
}

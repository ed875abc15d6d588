package org.contadora.desk.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a rule waited for and that came to pass.
///
/// @param id counted from 1
/// @param aircraft key of the aircraft, empty in a test
/// @param name what a person calls it: its call sign, else its registration, else its address
/// @param legId the flight's id, null if it has none yet
/// @param facts what the sentence names, by name
/// @param evidence what speaks for and against the flight's class, strongest first
/// @param deliveries what became of it on each channel
public record Alert(
    long id,
    Instant time,
    String rule,
    AlertKind kind,
    String aircraft,
    String name,
    @Nullable String legId,
    Map<String, String> facts,
    List<Said> evidence,
    List<Delivery> deliveries) {
  public Alert {
    facts = Map.copyOf(facts);
    evidence = List.copyOf(evidence);
    deliveries = List.copyOf(deliveries);
  }

  /// One reason, as the rule book names it.
  public record Said(String code, Map<String, String> parameters, double weight) {
    public Said {
      parameters = Map.copyOf(parameters);
    }
  }

  /// What became of an alert on one channel.
  ///
  /// @param tries how often it was tried
  /// @param why code of why it could not be sent, empty if it was or has not been tried
  /// @param detail what the other side said, or the reason in the words of whoever gave it
  public record Delivery(
      String channel, State state, int tries, Instant time, String why, String detail) {}

  /// How far a delivery is.
  public enum State {
    WAITING,
    SENT,
    FAILED
  }

  /// Where its flight, or its aircraft, is shown; a path of the desk.
  public String path() {
    return switch (kind) {
      case TURNED_BACK -> "/flights/" + encoded(legId == null ? "" : legId);
      case TEST -> "/alerts";
      default -> "/live?aircraft=" + encoded(aircraft);
    };
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}

package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contadora.desk.ReceiverDesk.API;
import static org.contadora.desk.ReceiverDesk.START;
import static org.contadora.desk.ReceiverDesk.card;
import static org.contadora.desk.ReceiverDesk.decide;
import static org.contadora.desk.ReceiverDesk.done;
import static org.contadora.desk.ReceiverDesk.entry;
import static org.contadora.desk.ReceiverDesk.kinds;
import static org.contadora.desk.ReceiverDesk.legOf;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.contadora.desk.live.TestFlight;
import org.contadora.flights.findings.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A recalibration that is accepted while flights are in the air judges them when they have ended.
final class LiveRecalibrationTest {
  /// Two that are alike but for their aircraft, an hour apart.
  private static final TestFlight FIRST =
      TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(130));

  private static final TestFlight SECOND =
      TestFlight.of("a1b2c4", "TYSON78", "KAEX", "MGGT", START.plusSeconds(3730));

  @TempDir private Path data;
  @TempDir private Path inputs;

  private static String recalibrate(RunningDesk desk) throws Exception {
    desk.session();
    HttpResponse<String> started = desk.post(API + "/recalibration", "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    done(desk.waitFor(RunningDesk.parse(started).path("id").asString()));
    JsonNode proposal = desk.json(API + "/recalibration").path("proposal");
    HttpResponse<String> accepted =
        desk.post(
            API + "/recalibration/accept",
            "{\"id\":\"%s\",\"reason\":\"Reviewed in March.\"}"
                .formatted(proposal.path("id").asString()));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    return proposal.path("to").asString();
  }

  private static String rules(RunningDesk desk, String leg) throws Exception {
    JsonNode card = card(desk, leg);
    assertThat(kinds(card)).startsWith("observation");
    return entry(desk, card, 0).path("rules_version").asString();
  }

  @Test
  void flightInTheAirIsJudgedByTheNewRuleBook() throws Exception {
    try (ReceiverDesk roof = new ReceiverDesk(data, inputs);
        RunningDesk desk = roof.start()) {
      roof.fly(FIRST, SECOND);
      roof.pass(Duration.between(START, FIRST.takeOff().plus(FIRST.lasts())).plusMinutes(10));
      String first = legOf(desk, "TYSON77");
      double before = card(desk, first).path("probability").asDouble();
      assertThat(rules(desk, first)).isEqualTo(RuleBook.shipped().version());
      double inTheAir = probabilityInTheAir(desk);
      decide(desk, first, "rejected");
      String accepted = recalibrate(desk);
      assertThat(accepted).isNotEqualTo(RuleBook.shipped().version());
      roof.pass(Duration.ofMinutes(2));
      assertThat(probabilityInTheAir(desk)).isLessThan(inTheAir);
      roof.letLand(SECOND);
      String second = legOf(desk, "TYSON78");
      assertThat(rules(desk, second)).isEqualTo(accepted);
      // Such a flight was no removal: what speaks for one must weigh less now.
      assertThat(card(desk, second).path("probability").asDouble()).isLessThan(before);
      assertThat(rules(desk, first)).isEqualTo(RuleBook.shipped().version());
    }
  }

  private static double probabilityInTheAir(RunningDesk desk) throws Exception {
    for (JsonNode aircraft : desk.json(API + "/live").path("aircraft")) {
      if (aircraft.path("icao24").asString("").equalsIgnoreCase(SECOND.hex())) {
        return aircraft.path("probability").asDouble();
      }
    }
    throw new AssertionError("The second flight is not in the air.");
  }
}

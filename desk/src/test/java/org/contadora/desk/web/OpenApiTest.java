package org.contadora.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.Seed;
import org.contadora.desk.Desk;
import org.contadora.desk.RunningDesk;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Sessions;
import org.contadora.desk.alerts.Alerts;
import org.contadora.desk.chronology.Chronology;
import org.contadora.desk.chronology.Mappings;
import org.contadora.desk.exports.Exports;
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.LiveParts;
import org.contadora.desk.live.Waiting;
import org.contadora.desk.reception.Receptions;
import org.contadora.desk.review.DecisionLog;
import org.contadora.desk.review.Review;
import org.contadora.desk.rules.Recalibrations;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.desk.threats.Threats;
import org.contadora.desk.views.SavedViews;
import org.contadora.flights.Flights;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerSettings;
import org.contadora.ledger.store.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The API's document lists every route with its right, and no other.
final class OpenApiTest {
  /// ` /path:`, ` get:`, ` x-right: reader` and ` x-by-person: true`: the document's form is our
  /// own.
  private static final Pattern LINE =
      Pattern.compile("^( *)(/[^:]*|get|post|delete|x-right|x-by-person):(?: (\\w+))?$");

  @TempDir private Path folder;

  @Test
  void documentAndRoutesAreTheSame() throws Exception {
    assertThat(documented()).hasSizeGreaterThan(12).isEqualTo(routes());
  }

  private Ledger ledger() throws Exception {
    return Ledger.open(
        LedgerSettings.sqlite(folder.resolve("ledger"), "desk.test/ledger", Access.WRITE),
        Clock.systemUTC());
  }

  private Set<String> routes() throws Exception {
    Flights engine = RunningDesk.parts((_, _) -> List.of()).engine();
    Set<String> routes = new TreeSet<>();
    Ledger ledger = ledger();
    try (Board board = Board.open(folder.resolve("board.db"), engine.airports());
        var log = new DecisionLog(ledger, Clock.systemUTC());
        Jobs jobs = new Jobs();
        Live live =
            Live.start(folder, engine, board, LiveParts.real(Clock.systemUTC(), new Seed(1)));
        Alerts alerts =
            Alerts.open(
                folder,
                new Alerts.Parts(
                    engine.airports(),
                    Clock.systemUTC(),
                    Waiting.real(),
                    Duration.ofSeconds(1),
                    () -> URI.create("http://127.0.0.1/"),
                    Set::of,
                    _ -> {}))) {
      Accounts accounts = Desk.accounts(folder, Clock.systemUTC());
      Sessions sessions = new Sessions(Clock.systemUTC());
      var review = new Review(log, board);
      var parts =
          new WebParts(
              board,
              review,
              ledger,
              accounts,
              sessions,
              jobs,
              new Recalibrations(engine, board, ledger, Clock.systemUTC(), folder),
              new Chronology(ledger, Clock.systemUTC()),
              new Mappings(folder),
              new Intake(
                  () -> engine,
                  "test",
                  board,
                  ledger,
                  review,
                  Clock.systemUTC(),
                  (_, _) -> List.of(),
                  folder),
              live,
              alerts,
              engine.airports(),
              new Exports(board, folder),
              engine.rules(),
              SavedViews.open(folder.resolve("views.db"), Clock.systemUTC()),
              new Threats(ThreatEngine.NONE),
              new Receptions(),
              Clock.systemUTC());
      var settings = new WebSettings("127.0.0.1", 0, null, /* publicReading= */ false, List.of());
      Visits visits = new Visits(accounts, sessions, /* secure= */ false, /* proxied= */ false);
      for (Route route : WebServer.routes(settings, parts, visits)) {
        String person = route.byPerson() ? " x-by-person" : "";
        routes.add(
            "%s %s %s%s".formatted(route.path(), route.method(), route.right().code(), person));
      }
    }
    return routes;
  }

  private static Set<String> documented() throws Exception {
    Set<String> operations = new TreeSet<>();
    String path = "";
    String method = "";
    String last = "";
    for (String line : document().lines().toList()) {
      Matcher found = LINE.matcher(line);
      if (!found.matches()) {
        continue;
      }
      switch (found.group(1).length()) {
        case 2 -> path = found.group(2);
        case 4 -> method = found.group(2).toUpperCase(Locale.ROOT);
        case 6 -> {
          if (found.group(2).equals("x-by-person")) {
            operations.remove(last);
            last += " x-by-person";
          } else {
            last = "%s %s %s".formatted(path, method, found.group(3));
          }
          operations.add(last);
        }
        default -> {}
      }
    }
    return operations;
  }

  private static String document() throws Exception {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

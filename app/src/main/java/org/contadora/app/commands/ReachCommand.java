package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora flights reach`: where an aircraft can have landed between two contacts typed by hand.
@Command(
    name = "reach",
    description = {
      "Which airports could it have reached?",
      "",
      "Give the last contact, and the next one if there was one; the answer is the list of airports"
          + " where the aircraft can have landed (and taken off again in time), most plausible first,"
          + " from speed and endurance of its type, climb, descent and time on the ground. CSV, one"
          + " airport a row; share is the part of all plausibility."
    },
    footer = {
      "",
      "A contact is TIME,LAT,LON,ALTITUDE_FT and, where known,",
      "SPEED_KT,TRACK_DEG,CLIMB_FPM behind it.",
      "",
      "Examples:",
      "  contadora flights reach --type B763 \\",
      "      --lost 2026-03-05T14:02Z,-25.71,30.15,16100 \\",
      "      --found 2026-03-05T16:50Z,-25.60,30.02,14000",
      "  contadora flights reach \\",
      "      --lost 2026-03-05T14:02Z,14.9,-88.1,11000,310,245,-1400 --hours 1"
    })
public final class ReachCommand implements Callable<Integer> {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / SECONDS_PER_HOUR;

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Mixin private final ReferenceOption reference = new ReferenceOption();

  @Option(
      names = "--lost",
      required = true,
      paramLabel = "CONTACT",
      converter = ContactConverter.class,
      description = "The last contact before the gap.")
  private Gap.@Nullable Contact lost;

  @Option(
      names = "--found",
      paramLabel = "CONTACT",
      converter = ContactConverter.class,
      description = "The first contact after it. Default: never found again.")
  private Gap.@Nullable Contact found;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "ICAO type designator, such as B763. Default: what its speed and altitude suggest.")
  private @Nullable String type;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description =
          "Never found again: longest it can have flown on. Default: the endurance of the type.")
  private @Nullable Double hours;

  @Option(
      names = "--airline",
      description = "It flies as an airline: airports with scheduled service are likelier.")
  private boolean airline;

  /// A command that speaks to `terminal`.
  public ReachCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Gap.Contact last = lost;
    if (last == null) {
      throw new IllegalStateException("--lost must be required.");
    }
    if (hours != null && !(hours > 0 && Double.isFinite(hours))) {
      throw new CommandFailed(
          ExitCode.USAGE, "The hours (--hours %s) must be more than 0.".formatted(hours));
    }
    Airports airports = reference.airports(new Refusals());
    Reach.Area area = area(new Reach(airports), last);
    print(area, airports);
    return ExitCode.OK;
  }

  private Reach.Area area(Reach reach, Gap.Contact last) {
    Performance performance = performance(last);
    if (found != null) {
      if (found.timeMs() <= last.timeMs()) {
        throw new CommandFailed(
            ExitCode.USAGE, "The time of --found must be after that of --lost.");
      }
      requireOneAircraft(last, found, performance);
      return reach.between(last, found, performance, airline);
    }
    double leftS = hours == null ? performance.enduranceS() : hours * SECONDS_PER_HOUR;
    return reach.after(last, performance, airline, leftS);
  }

  /// Nothing flies so fast that any two contacts are of one aircraft: "no airport within reach"
  /// would hide that one of them is wrong.
  private void requireOneAircraft(Gap.Contact last, Gap.Contact next, Performance performance) {
    double apartM =
        Geodesy.sphereDistanceM(
            last.point().latDeg(),
            last.point().lonDeg(),
            next.point().latDeg(),
            next.point().lonDeg());
    double gapS = (next.timeMs() - last.timeMs()) / 1000.0;
    double fastestMps = Reach.fastestMps(last, next, performance);
    if (apartM > fastestMps * gapS) {
      throw new CommandFailed(
          language
              .messages()
              .text(
                  "cli.reach_not_one",
                  "km",
                  Math.round(apartM / 1000),
                  "minutes",
                  String.format(Locale.ROOT, "%.1f", gapS / SECONDS_PER_MINUTE),
                  "needed",
                  Math.round(apartM / gapS / MPS_PER_KT),
                  "fastest",
                  Math.round(fastestMps / MPS_PER_KT)));
    }
  }

  private Performance performance(Gap.Contact last) {
    if (type != null) {
      Optional<Performance> known = Performance.findByType(type.toUpperCase(Locale.ROOT));
      if (known.isPresent()) {
        return known.get();
      }
      terminal.say(language.messages().text("cli.type_unknown", "type", type));
    }
    double speedKt = Double.isNaN(last.groundSpeedKt()) ? 0 : last.groundSpeedKt();
    return Performance.seen(speedKt, last.altitudeFt());
  }

  private void print(Reach.Area area, Airports airports) {
    Messages messages = language.messages();
    int count = area.candidates().size();
    terminal.say(
        messages.text(
            count == 1 ? "gap.reach.one" : "gap.reach",
            "km",
            Math.round(area.reachKm()),
            "count",
            count));
    PrintWriter out = terminal.out();
    out.println("airport,country,name,share,ground_stop_min");
    for (Gap.Candidate candidate : area.candidates()) {
      Optional<Airport> airport = airports.find(candidate.airport());
      out.println(
          String.format(
              Locale.ROOT,
              "%s,%s,\"%s\",%.4f,%.0f",
              candidate.airport(),
              airport.map(Airport::country).orElse(""),
              airport.map(Airport::name).orElse("").replace("\"", "\"\""),
              Math.exp(candidate.logScore()),
              candidate.groundStopS() / SECONDS_PER_MINUTE));
    }
    out.flush();
  }
}

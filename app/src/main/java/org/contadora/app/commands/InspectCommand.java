package org.contadora.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.Repeats;
import org.contadora.flights.inputs.Document;
import org.contadora.flights.inputs.Input;
import org.contadora.flights.inputs.InputLimits;
import org.contadora.flights.inputs.Inputs;
import org.contadora.flights.inputs.Piece;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Inspection;
import org.contadora.flights.positions.Inspector;
import org.contadora.flights.records.FlightRecords;
import org.contadora.flights.tracks.Tracks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `contadora flights inspect`: what a file is, what is in it, what was refused and why.
@Command(
    name = "inspect",
    description = {
      "What is this file, what is in it, what is wrong in it?",
      "",
      "The format is found by content, whatever the name. Archives (.gz, .zst, .zip, .tar) are looked"
          + " into. Then all is read as report reads it, and what a report would refuse is told by"
          + " code, with its count and examples; so is which flights several inputs tell of. Nothing"
          + " is written."
    },
    footer = {
      "",
      "Examples:",
      "  contadora flights inspect trace_full_ac671b.json",
      "  contadora flights inspect 2026.03.02-planes-readsb-prod-0.tar flights-2020.csv",
      "  curl -s https://example.org/aircraft.json | contadora flights inspect -"
    })
public final class InspectCommand implements Callable<Integer> {
  /// Examples of each refusal that are shown: inspecting is for seeing what is wrong where.
  private static final int MOST_EXAMPLES = 5;

  /// Inputs that are named beside one whose flights they tell of.
  private static final int MOST_OTHERS = 3;

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files, folders or archives; - is standard input.")
  private List<String> inputs = List.of();

  /// A command that speaks to `terminal`.
  public InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    Flights flights = engine.engine(refusals);
    FlightRecords records = engine.records(flights.airports());
    try (var read = new ReadableAgain(inputs, terminal.in(), refusals)) {
      for (Input input : Inputs.open(read.names(), InputStream.nullInputStream(), new Refusals())) {
        try (input) {
          inspect(input, read.asGiven(input.name()), records, messages);
        }
      }
      // Only the whole way tells what a report refuses: most is found where positions of one
      // aircraft come together.
      try (FlightsRun run = run(flights, read.names(), messages)) {
        for (Repeats repeats : run.repeats()) {
          tell(repeats, read, messages);
        }
        terminal.out().flush();
        refusals.addAll(run.refusals());
      }
      return Refused.tell(refusals, MOST_EXAMPLES, read::asGiven, terminal, messages);
    }
  }

  private FlightsRun run(Flights flights, List<String> names, Messages messages)
      throws IOException {
    try (Progress progress = Progress.ofBytes(terminal, messages.text("cli.reading"), -1)) {
      return flights.read(
          names,
          InputStream.nullInputStream(),
          Tracks.CheckSums.LEFT_OUT,
          (bytesDone, bytesTotal, _) -> progress.at(bytesDone, bytesTotal));
    }
  }

  private void tell(Repeats repeats, ReadableAgain read, Messages messages) {
    List<String> others = new ArrayList<>();
    for (Repeats.Other other : repeats.others()) {
      if (others.size() == MOST_OTHERS) {
        others.add("…");
        break;
      }
      others.add(read.asGiven(other.input()) + ": " + other.flights());
    }
    PrintWriter out = terminal.out();
    out.println(
        messages.text(
            "cli.inspect_repeats",
            "name",
            read.asGiven(repeats.input()),
            "legs",
            repeats.flights(),
            "others",
            String.join(", ", others)));
    repeats.first().forEach(leg -> out.println("    " + line(leg)));
  }

  /// One leg as a monitor notes it; what is not known is left out.
  private static String line(Leg leg) {
    List<String> words = new ArrayList<>();
    words.add(Objects.toString(leg.start(), ""));
    words.add(Objects.toString(leg.callsign(), ""));
    words.add(leg.aircraft().key());
    words.add(
        Objects.toString(leg.departure().airport(), "?")
            + "–"
            + Objects.toString(leg.arrival().airport(), "?"));
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  /// Tells what is in one input; what is refused in it is told of all together.
  private void inspect(Input input, String name, FlightRecords records, Messages messages) {
    Refusals refusals = new Refusals();
    Inspector inspector = new Inspector();
    Map<String, Long> legsByMapping = new TreeMap<>();
    try {
      for (Piece piece : input.pieces(refusals)) {
        piece.unpack(
            InputLimits.DEFAULT,
            document -> look(document, inspector, records, legsByMapping, refusals),
            refusals);
      }
    } catch (IOException _) {
      // What cannot be read is refused when it is read as for a report.
    }
    PrintWriter out = terminal.out();
    out.println(messages.text("cli.inspect_input", "name", name, "bytes", input.bytes()));
    for (Inspection inspection : inspector.found()) {
      if (!inspection.format().equals(Inspection.UNKNOWN)) {
        positions(inspection, messages, out);
      }
    }
    legsByMapping.forEach((mapping, legs) ->
        out.println(messages.text("cli.inspect_records", "mapping", mapping, "legs", legs)));
    out.flush();
  }

  private static void look(
      Document document,
      Inspector inspector,
      FlightRecords records,
      Map<String, Long> legsByMapping,
      Refusals refusals)
      throws IOException {
    Optional<String> mapping = records.recognise(document.head());
    if (mapping.isEmpty()) {
      inspector.look(document.origin(), document.head(), document.content());
      return;
    }
    String name = mapping.get();
    legsByMapping.putIfAbsent(name, 0L);
    records.read(
        document.content(),
        document.origin(),
        _ -> legsByMapping.merge(name, 1L, Long::sum),
        refusals);
  }

  private static void positions(Inspection found, Messages messages, PrintWriter out) {
    out.println(
        messages.text(
            "cli.inspect_positions",
            "format",
            found.format(),
            "documents",
            found.documents(),
            "aircraft",
            found.aircraft(),
            "positions",
            found.positions()));
    found
        .extent()
        .ifPresent(extent ->
            out.println(
                messages.text(
                    "cli.inspect_extent",
                    "from",
                    extent.from(),
                    "to",
                    extent.to(),
                    "box",
                    String.format(
                        Locale.ROOT,
                        "%.2f,%.2f … %.2f,%.2f",
                        extent.southDeg(),
                        extent.westDeg(),
                        extent.northDeg(),
                        extent.eastDeg()))));
    out.println(
        messages.text(
            "cli.inspect_aircraft",
            "aircraft",
            found.firstAircraft().stream()
                .map(InspectCommand::name)
                .collect(Collectors.joining(", ")),
            "callsigns",
            String.join(", ", found.firstCallsigns())));
  }

  private static String name(Aircraft aircraft) {
    String registration = aircraft.registration() == null ? "" : " " + aircraft.registration();
    String type = aircraft.typeCode() == null ? "" : " " + aircraft.typeCode();
    return aircraft.key() + registration + type;
  }
}

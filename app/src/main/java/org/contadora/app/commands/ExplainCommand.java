package org.contadora.app.commands;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.flights.report.ReportFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `contadora flights explain`: why a leg was judged as it was.
@Command(
    name = "explain",
    description = {
      "Why was this leg judged as it was?",
      "",
      "Tells class, probability and people of one leg of a report, and the evidence for and against"
          + " its being removal-related, each with its weight (natural log-odds: +0.7 doubles the odds)"
          + " and source."
    },
    footer = {
      "",
      "Examples:",
      "  contadora flights explain a960a9-20260827T0441",
      "  contadora flights explain a960a9-20260827T0441 \\",
      "      --report contadora-demo/report --lang es"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final int NEAR_LISTED = 3;

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Parameters(paramLabel = "LEG_ID", description = "The leg_id, as in legs.csv and report.html.")
  private String leg = "";

  @Option(
      names = "--report",
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Folder of the report. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("");

  /// A command that speaks to `terminal`.
  public ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Optional<JsonNode> related = find(report.resolve(ReportFiles.FINDINGS));
    if (related.isPresent()) {
      print(related.get(), messages);
      printEvidence(related.get(), messages);
    } else {
      printUnrelated(messages);
      printWeighed(messages);
    }
    terminal.flush();
    return ExitCode.OK;
  }

  private Optional<JsonNode> find(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(leg)) {
          JsonNode finding = JsonMapper.shared().readTree(line);
          if (finding.path("leg_id").asString("").equals(leg)) {
            return Optional.of(finding);
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void print(JsonNode finding, Messages messages) {
    PrintWriter out = terminal.out();
    out.println(
        messages.text(
            "cli.explain_leg",
            "leg",
            leg,
            "departure",
            end(finding.path("departure"), messages),
            "arrival",
            end(finding.path("arrival"), messages),
            "class",
            messages.text("class." + text(finding, "class")),
            "probability",
            text(finding, "probability"),
            "verdict",
            messages.text("verdict." + text(finding, "verdict"))));
    JsonNode people = finding.path("people");
    if (people.isObject()) {
      out.println(
          messages.text(
              "cli.explain_people",
              "low",
              text(people, "low"),
              "high",
              text(people, "high"),
              "basis",
              messages.text("people." + text(people, "basis"))));
    }
  }

  /// What speaks for and against its being removal-related.
  private void printEvidence(JsonNode finding, Messages messages) {
    PrintWriter out = terminal.out();
    out.println(messages.text("cli.explain_for"));
    finding.path("evidence_for").forEach(item -> out.println(evidence(item, messages)));
    out.println(messages.text("cli.explain_against"));
    finding.path("evidence_against").forEach(item -> out.println(evidence(item, messages)));
  }

  /// The airport, or the basis on which there is none.
  private static String end(JsonNode end, Messages messages) {
    String airport = text(end, "airport");
    String time = text(end, "time");
    String basis = messages.text("basis." + text(end, "basis"));
    return (airport.isEmpty() ? "" : airport + " ")
        + (time.isEmpty() ? "" : time + " ")
        + "("
        + basis
        + ")";
  }

  private static String evidence(JsonNode item, Messages messages) {
    Map<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> parameter : item.path("parameters").properties()) {
      parameters.put(parameter.getKey(), parameter.getValue().asString(""));
    }
    return messages.text(
        "cli.explain_evidence",
        "weight",
        String.format(Locale.ROOT, "%+.2f", item.path("weight").asDouble(0)),
        "sentence",
        messages.sentence("evidence", text(item, "code"), parameters),
        "source",
        messages.source(text(item, "source")));
  }

  /// What was weighed of a leg that is not removal-related; reports of before did not keep it.
  private void printWeighed(Messages messages) {
    Path file = report.resolve(ReportFiles.OTHERS);
    if (Files.notExists(file)) {
      return;
    }
    Optional<JsonNode> weighed = find(file);
    if (weighed.isPresent()) {
      printEvidence(weighed.get(), messages);
    } else {
      terminal.out().println(messages.text("cli.explain_nothing_known"));
    }
  }

  /// A leg that is in the table but not among the findings is not removal-related.
  private void printUnrelated(Messages messages) {
    Path file = report.resolve(ReportFiles.LEGS);
    List<String> near = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        String id = row.getField("leg_id");
        if (id.equals(leg)) {
          terminal
              .out()
              .println(
                  messages.text(
                      "cli.explain_not_related",
                      "leg",
                      leg,
                      "class",
                      messages.text("class." + row.getField("class")),
                      "probability",
                      row.getField("probability")));
          return;
        }
        if (near.size() < NEAR_LISTED && sameAircraft(id)) {
          near.add(id);
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    String unknown = messages.text("cli.leg_unknown", "leg", leg, "path", file);
    throw new CommandFailed(
        near.isEmpty()
            ? unknown
            : unknown + "\n" + messages.text("cli.leg_near", "legs", String.join(", ", near)));
  }

  private boolean sameAircraft(String id) {
    int end = id.indexOf('-');
    return end > 0 && leg.startsWith(id.substring(0, end));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static CommandFailed unreadable(Path file, IOException e) {
    return new CommandFailed(
        "The report (%s) could not be read: %s%nMaybe name its folder with --report."
            .formatted(file, Reasons.of(e)));
  }
}

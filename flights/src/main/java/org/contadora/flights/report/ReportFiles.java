package org.contadora.flights.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.PageTemplate;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.PublishedCount;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.tracks.Coverage;
import org.contadora.flights.tracks.InputRead;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a report into a folder: `legs.csv`, `gaps.csv`, `findings.jsonl`, `others.jsonl`,
/// `summary.json` and `report.html`.
///
/// Findings come aircraft by aircraft and are written as they come; the same findings give the same
/// bytes.
public final class ReportFiles implements Closeable {
  /// Every leg, one a row.
  public static final String LEGS = "legs.csv";

  /// Every loss of contact, one a row.
  public static final String GAPS = "gaps.csv";

  /// Every removal-related leg with its evidence, one a line.
  public static final String FINDINGS = "findings.jsonl";

  /// Every leg that is held not to be removal-related although there was something to weigh, with
  /// its evidence, one a line.
  public static final String OTHERS = "others.jsonl";

  /// The figures.
  public static final String SUMMARY = "summary.json";

  /// The page for people.
  public static final String PAGE = "report.html";

  private final Path folder;
  private final Airports airports;
  private final Writer legsWriter;
  private final Writer gapsWriter;
  private final Writer findingsWriter;
  private final Writer othersWriter;
  private final LegsCsv legs;
  private final GapsCsv gaps;
  private final FindingsJsonl findingsJsonl;
  private final FindingsJsonl othersJsonl;
  private final PageParts page;
  private final RemovalCount count;
  private final InputLegs inputLegs;

  /// What the report says beside its figures.
  ///
  /// @param language one of `es`, `en`, `pt`, `fr`, `ht`: the language the page opens in
  /// @param title shown above the headline, null for none
  /// @param simulated whether the inputs are a simulation, which the page then says in every view
  /// @param template the page without its data
  public record Page(String language, @Nullable String title, boolean simulated, String template) {}

  /// What the figures rest on.
  ///
  /// @param coverage in which hours there were positions
  /// @param rulesVersion which rule book judged
  /// @param published what others counted
  /// @param refusals what could not be used
  public record Basis(
      List<Coverage.Day> coverage,
      String rulesVersion,
      List<PublishedCount> published,
      Refusals refusals) {}

  /// Begins a report.
  ///
  /// @param folder an empty folder
  /// @param inputs what was read
  public ReportFiles(Path folder, Airports airports, List<InputRead> inputs) throws IOException {
    this.folder = folder;
    this.airports = airports;
    legsWriter = Files.newBufferedWriter(folder.resolve(LEGS));
    gapsWriter = Files.newBufferedWriter(folder.resolve(GAPS));
    findingsWriter = Files.newBufferedWriter(folder.resolve(FINDINGS));
    othersWriter = Files.newBufferedWriter(folder.resolve(OTHERS));
    legs = new LegsCsv(legsWriter);
    gaps = new GapsCsv(gapsWriter);
    findingsJsonl = new FindingsJsonl(findingsWriter);
    othersJsonl = new FindingsJsonl(othersWriter);
    page = new PageParts(folder);
    count = new RemovalCount(new Countries(airports::find));
    inputLegs = new InputLegs(inputs);
  }

  /// Takes the findings and gaps of one aircraft, each in the order of time.
  public void add(List<Finding> findings, List<Gap> gapsOfAircraft) throws IOException {
    List<Finding> related = new ArrayList<>();
    for (Finding finding : findings) {
      legs.write(finding);
      inputLegs.add(finding.leg());
      if (finding.removalRelated()) {
        related.add(finding);
        findingsJsonl.write(finding);
      } else if (finding.weighed()) {
        othersJsonl.write(finding);
      }
    }
    for (Gap gap : gapsOfAircraft) {
      gaps.write(gap);
    }
    if (!related.isEmpty()) {
      page.add(related, gapsOfAircraft);
    }
    count.add(findings);
  }

  /// Completes all files.
  ///
  /// @return the figures that were written
  public Summary finish(Summary.Period period, Basis basis, Page texts) throws IOException {
    legs.flush();
    gaps.flush();
    findingsWriter.flush();
    othersWriter.flush();
    page.complete();
    Summary summary = count.summary(period);
    var summaryJson =
        new SummaryJson(
            summary, basis.coverage(), inputLegs.rows(), basis.rulesVersion(), basis.refusals());
    try (Writer out = Files.newBufferedWriter(folder.resolve(SUMMARY));
        JsonGenerator json = Json.indented(out)) {
      summaryJson.write(json);
      json.flush();
      out.write('\n');
    }
    writePage(summaryJson, basis, texts);
    return summary;
  }

  private void writePage(SummaryJson summary, Basis basis, Page texts) throws IOException {
    var template = new PageTemplate(texts.template());
    try (Writer out = Files.newBufferedWriter(folder.resolve(PAGE))) {
      template.write(out, safe -> writeData(safe, summary, basis, texts));
    }
  }

  private void writeData(Writer out, SummaryJson summary, Basis basis, Page texts)
      throws IOException {
    JsonGenerator json = Json.generator(out);
    json.writeStartObject();
    json.writeStringProperty("lang", texts.language());
    json.writeBooleanProperty("simulated", texts.simulated());
    Json.text(json, "title", texts.title());
    json.writeName("summary");
    summary.write(json);
    published(json, basis.published());
    airports(json);
    refusals(json, basis.refusals());
    json.writeName("flights");
    json.writeRawValue("");
    json.flush();
    page.copyFlightsTo(out);
    out.write(",\"gaps\":");
    page.copyGapsTo(out);
    out.write('}');
  }

  private static void published(JsonGenerator json, List<PublishedCount> counts) {
    json.writeArrayPropertyStart("published");
    for (PublishedCount row : counts) {
      json.writeStartObject();
      json.writeStringProperty("source", row.source());
      json.writeStringProperty("url", row.url());
      json.writeStringProperty("period_start", row.periodStart().toString());
      json.writeStringProperty("period_end", row.periodEnd().toString());
      json.writeStringProperty("category", row.category());
      json.writeStringProperty("country", row.country());
      json.writeNumberProperty("count", row.count());
      json.writeStringProperty("notes", row.notes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void airports(JsonGenerator json) {
    json.writeObjectPropertyStart("airports");
    for (String code : page.airports()) {
      airports.find(code).ifPresent(airport -> PageJson.airport(json, airport));
    }
    json.writeEndObject();
  }

  private static void refusals(JsonGenerator json, Refusals refusals) {
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

  /// Closes what is open; a report that was not finished is not whole.
  @Override
  public void close() throws IOException {
    try (legsWriter;
        gapsWriter;
        findingsWriter;
        othersWriter) {
      page.close();
    }
  }
}

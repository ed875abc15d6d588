package org.contadora.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.people.PublishedCounts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora reception import`: reads a manifest and tells what is in it.
@Command(
    name = "import",
    description = {
      "Read a manifest: people, families, rows that were not taken, people who may be there twice.",
      "",
      "CSV or XLSX. The columns are recognised by their headers, as Mexico's, Guatemala's, Honduras's"
          + " and Colombia's desks write them; --save-mapping writes what was recognised, to be edited"
          + " and given back with --mapping. A column with a reason for protection is never read.",
      "",
      "The terminal shows no names. DIR gets people.csv with names, families.csv, refused.csv,"
          + " duplicates.csv, counts.csv and mapping.csv: keep it where personal data may be kept."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception import flight.xlsx",
      "  contadora reception import flight.csv --save-mapping desk.csv",
      "  contadora reception import flight.csv --mapping desk.csv --country HND \\",
      "      --out arrivals"
    })
public final class ReceptionImportCommand implements Callable<Integer> {
  private static final List<String> FILES =
      List.of(
          "people.csv",
          "families.csv",
          "refused.csv",
          "duplicates.csv",
          "counts.csv",
          "mapping.csv");

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final ManifestOption manifests = new ManifestOption();

  @picocli.CommandLine.Parameters(
      paramLabel = "MANIFEST",
      description = "The manifest, CSV or XLSX.")
  private Path file = Path.of("");

  @Option(
      names = "--save-mapping",
      paramLabel = "FILE",
      description = "Write the column mapping that was used, to be edited and used again.")
  private @Nullable Path saveMapping;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the tables: new, empty or an earlier one.")
  private @Nullable Path out;

  /// A command that speaks to `terminal`.
  public ReceptionImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    LocalDate day = manifests.day();
    Manifest manifest = manifests.read(file);
    List<PublishedCounts.Count> counts =
        PublishedCounts.of(manifest.people(), manifests.country(), day);
    tell(manifest, counts, messages);
    if (saveMapping != null) {
      writeFile(saveMapping, manifest.mapping().write());
      terminal.say(messages.text("cli.written", "path", saveMapping));
    }
    if (out != null) {
      write(out, manifest, counts);
      terminal.say(messages.text("cli.written", "path", out));
    }
    int told = Refused.tell(manifest.refusals(), 20, terminal, messages);
    return manifest.refusedRows().isEmpty() ? ExitCode.OK : told;
  }

  private void tell(Manifest manifest, List<PublishedCounts.Count> counts, Messages messages) {
    var screen = terminal.out();
    List<Person> people = manifest.people();
    screen.println(
        messages.text(
            "people.cli_read",
            "name",
            manifest.name(),
            "rows",
            manifest.rows(),
            "people",
            people.size(),
            "families",
            manifest.families().size(),
            "refused",
            manifest.refusedRows().size()));
    screen.println(
        messages.text(
            "people.cli_made_of",
            "children",
            people.stream().filter(Person::isChild).count(),
            "elders",
            people.stream().filter(Person::isElder).count(),
            "alone",
            manifest.families().stream().filter(Family::isChildrenOnly).count(),
            "medical",
            people.stream().filter(one -> !one.medicalNeed().isEmpty()).count()));
    manifest
        .mapping()
        .headers()
        .forEach((field, headers) ->
            screen.println(
                "  "
                    + messages.text(
                        "people.cli_mapping",
                        "field",
                        messages.text("people.field_" + field.key()),
                        "headers",
                        String.join(" + ", headers),
                        "purpose",
                        messages.text(
                            "people.purpose_" + field.purpose().name().toLowerCase(Locale.ROOT)))));
    if (!manifest.unread().isEmpty()) {
      screen.println(
          messages.text("people.cli_unread", "headers", String.join(", ", manifest.unread())));
    }
    if (!manifest.neverRead().isEmpty()) {
      screen.println(
          messages.text(
              "people.cli_never_read", "headers", String.join(", ", manifest.neverRead())));
    }
    manifest
        .duplicates()
        .forEach(one ->
            screen.println(
                messages.text(
                    "people.cli_duplicate",
                    "first",
                    one.first(),
                    "second",
                    one.second(),
                    "sign",
                    messages.text("people.sign_" + one.sign().name().toLowerCase(Locale.ROOT)))));
    screen.println(messages.text("people.cli_counts"));
    counts.forEach(count -> screen.println(count(count, messages)));
    screen.flush();
  }

  private static String count(PublishedCounts.Count count, Messages messages) {
    return messages.text(
        "people.cli_count",
        "whom",
        messages.text("people.whom_" + count.whom()),
        "route",
        messages.text("people.route_" + count.route()),
        "period",
        count.period().equals("all") ? messages.text("people.period_all") : count.period(),
        "people",
        count.people().isPresent()
            ? String.valueOf(count.people().getAsInt())
            : messages.text("people.cli_not_published"));
  }

  private static void write(Path folder, Manifest manifest, List<PublishedCounts.Count> counts) {
    try (WholeOutput output = WholeOutput.folder(folder, FILES::contains)) {
      Path staging = output.staging();
      ReceptionTables.write(staging.resolve("people.csv"), ReceptionTables.people(manifest));
      ReceptionTables.write(staging.resolve("families.csv"), ReceptionTables.families(manifest));
      ReceptionTables.write(staging.resolve("refused.csv"), ReceptionTables.refused(manifest));
      ReceptionTables.write(
          staging.resolve("duplicates.csv"), ReceptionTables.duplicates(manifest));
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("whom", "route", "period", "people"));
      for (PublishedCounts.Count count : counts) {
        String people = count.people().isPresent() ? String.valueOf(count.people().getAsInt()) : "";
        rows.add(List.of(count.whom(), count.route(), count.period(), people));
      }
      ReceptionTables.write(staging.resolve("counts.csv"), rows);
      Files.writeString(
          staging.resolve("mapping.csv"), manifest.mapping().write(), StandardCharsets.UTF_8);
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(folder, e);
    }
  }

  private static void writeFile(Path file, String text) {
    try (WholeOutput output = WholeOutput.file(file)) {
      Files.writeString(output.staging(), text, StandardCharsets.UTF_8);
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(file, e);
    }
  }
}

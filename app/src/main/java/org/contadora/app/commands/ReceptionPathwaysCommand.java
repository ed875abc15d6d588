package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.reception.pathways.ArrivalFacts;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.pathways.Route;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.rules.DmnException;
import org.contadora.reception.sheet.PersonSheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora reception pathways`: who may claim what, where and why.
@Command(
    name = "pathways",
    description = {
      "Who may claim what, where, and why: yes, no, or not known yet and what to ask.",
      "",
      "For one person told by options, or for everybody on a manifest. Each legal instrument is one"
          + " decision table (DMN 1.5) with its article, source and dates: --write-rules writes"
          + " them out to be read and edited in any DMN editor, --rules reads them back, --check"
          + " finds gaps and contradictions in them."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception pathways --nationality VEN --host COL --host ECU",
      "  contadora reception pathways --nationality NIC --fact \"Days since entry=40\" \\",
      "      --explain" + " CRI-REFUGEE",
      "  contadora reception pathways flight.xlsx --country HND --format csv \\",
      "      > options.csv",
      "  contadora reception pathways --nationality VEN --country HND --format html \\",
      "      --out sheet.html",
      "  contadora reception pathways flight.xlsx --country HND --format html \\",
      "      --out sheets",
      "  contadora reception pathways --list",
      "  contadora reception pathways --check --rules my-rules"
    })
public final class ReceptionPathwaysCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final PersonOption person = new PersonOption();
  @Mixin private final ManifestOption manifests = new ManifestOption();

  @Parameters(
      paramLabel = "MANIFEST",
      arity = "0..1",
      description = "A manifest, CSV or XLSX, instead of one person.")
  private @Nullable Path file;

  @Option(
      names = "--host",
      paramLabel = "CODE",
      description =
          "Receiving country to look at, three letters; several are allowed. Default: all.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "Day on which the rules are asked, such as 2026-11-24. Default: today.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, csv, json, or html: a page that the person can read, print and keep. Default:"
              + " ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description =
          "With --format html: the file, or with a manifest the folder, which gets a page for each"
              + " person, in the person's language, called by the key of the case. Default: standard"
              + " output.")
  private @Nullable Path out;

  @Option(
      names = "--person",
      paramLabel = "KEY",
      description = "Only this person of the manifest, such as P-0007.")
  private @Nullable String key;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Folder of edited .dmn files. Default: the shipped ones.")
  private @Nullable Path rulesFolder;

  @Option(
      names = "--explain",
      paramLabel = "ID",
      description = "Show how every rule of one instrument came out, and what would change it.")
  private @Nullable String explain;

  @Option(names = "--list", description = "List all instruments with their sources.")
  private boolean list;

  @Option(
      names = "--facts",
      description = "List all facts that can be given, and who asks for them.")
  private boolean facts;

  @Option(
      names = "--check",
      description = "Look for gaps, overlaps and contradictions in the tables.")
  private boolean check;

  @Option(
      names = "--write-rules",
      paramLabel = "DIR",
      description = "Write the shipped .dmn files into a new or empty folder.")
  private @Nullable Path writeRules;

  /// How the answer is written.
  enum Format {
    /// For people.
    TEXT,
    /// A row for each person and option.
    CSV,
    /// The same as objects.
    JSON,
    /// For the person.
    HTML
  }

  /// A command that speaks to `terminal`.
  public ReceptionPathwaysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    RuleTables rules = new RuleTables(terminal, messages);
    if (writeRules != null) {
      return rules.write(writeRules);
    }
    Pathways pathways = pathways();
    PathwaysText text = new PathwaysText(pathways, messages, terminal.out());
    if (check) {
      return rules.check(pathways);
    }
    if (list) {
      return rules.list(pathways, text, format);
    }
    if (facts) {
      return rules.facts(pathways);
    }
    if (out != null && format != Format.HTML) {
      throw new CommandFailed(ExitCode.USAGE, "--out goes with --format html only.");
    }
    Set<String> wanted = hosts(pathways);
    LocalDate day = asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
    if (file != null) {
      return manifest(file, pathways, text, wanted, day, messages);
    }
    if (!person.isGiven()) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "Whom to look at must be given: a manifest, or --nationality and --fact.\n"
              + "Maybe contadora reception pathways --help has the answer.");
    }
    Facts known = person.facts(pathways, manifests.country());
    Refusals unclear = new Refusals();
    known.unclear().forEach(one -> one.refuse(unclear, "--fact"));
    int exitCode = Refused.tell(unclear, Refusals.EXAMPLES, terminal, messages);
    List<org.contadora.reception.pathways.Option> options = pathways.options(known, day, wanted);
    if (explain != null) {
      explain(explain, pathways, text, options, known);
      return exitCode;
    }
    if (format == Format.HTML) {
      page(
          PersonSheet.of(pathways, known, "", manifests.country(), day, wanted, false),
          messages.language(),
          messages);
    } else if (format != Format.TEXT) {
      PathwaysTables.writeOptions(
          List.of(new PathwaysTables.Asked("", "", options)), format, terminal.out());
    } else {
      new PathwaysScreen(pathways, text, messages, terminal.out()).one(options, known, day);
    }
    terminal.say(messages.text("pathways.cli_lawyer"));
    return exitCode;
  }

  private Pathways pathways() {
    try {
      return rulesFolder == null ? Pathways.shipped() : Pathways.folder(rulesFolder);
    } catch (DmnException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The rules (%s) could not be read: %s".formatted(rulesFolder, Reasons.of(e)));
    }
  }

  private Set<String> hosts(Pathways pathways) {
    Set<String> wanted = new LinkedHashSet<>();
    for (String host : hosts) {
      String code = host.strip().toUpperCase(Locale.ROOT);
      if (!pathways.hosts().contains(code)) {
        throw new CommandFailed(
            ExitCode.USAGE,
            "The receiving country (%s) must be one of %s."
                .formatted(host, String.join(", ", pathways.hosts())));
      }
      wanted.add(code);
    }
    return wanted;
  }

  private void explain(
      String id,
      Pathways pathways,
      PathwaysText text,
      List<org.contadora.reception.pathways.Option> options,
      Facts known) {
    List<org.contadora.reception.pathways.Option> wanted =
        options.stream().filter(option -> option.instrument().id().equalsIgnoreCase(id)).toList();
    if (wanted.isEmpty()) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The instrument (%s) must be one of those asked; --list names them.".formatted(id));
    }
    for (org.contadora.reception.pathways.Option option : wanted) {
      if (option.instrument().isClaimed()) {
        text.route(1, new Route(option, List.of()));
      } else {
        text.transfer(option);
        text.source(option.instrument());
      }
      text.explain(pathways.explain(option, known));
    }
    terminal.out().flush();
  }

  private Integer manifest(
      Path from,
      Pathways pathways,
      PathwaysText text,
      Set<String> wanted,
      LocalDate day,
      Messages messages)
      throws IOException {
    Manifest manifest = manifests.read(from);
    if (key != null && manifest.people().stream().noneMatch(one -> one.key().equals(key))) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The person (%s) must be one of the manifest's %d, from P-0001 on."
              .formatted(key, manifest.people().size()));
    }
    List<PathwaysTables.Asked> asked = new ArrayList<>();
    Map<PersonSheet, String> sheets = new LinkedHashMap<>();
    for (Family family : manifest.families()) {
      for (Person one : family.people()) {
        if (key != null && !one.key().equals(key)) {
          continue;
        }
        Facts known = ArrivalFacts.of(pathways, one, family, manifests.country(), Optional.empty());
        if (format == Format.HTML) {
          PersonSheet sheet =
              PersonSheet.of(pathways, known, one.key(), manifests.country(), day, wanted, false);
          sheets.put(sheet, SheetFiles.language(one, messages.language()));
          continue;
        }
        asked.add(
            new PathwaysTables.Asked(
                one.key(), family.key(), pathways.options(known, day, wanted)));
      }
    }
    if (format == Format.HTML) {
      pages(sheets, messages);
    } else if (format != Format.TEXT) {
      PathwaysTables.writeOptions(asked, format, terminal.out());
    } else {
      PathwaysScreen screen = new PathwaysScreen(pathways, text, messages, terminal.out());
      asked.forEach(screen::person);
      terminal.out().flush();
    }
    terminal.say(messages.text("pathways.cli_lawyer"));
    Refused.tell(manifest.refusals(), terminal, messages);
    return manifest.refusedRows().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private void pages(Map<PersonSheet, String> sheets, Messages messages) throws IOException {
    if (key != null) {
      for (Map.Entry<PersonSheet, String> one : sheets.entrySet()) {
        page(one.getKey(), one.getValue(), messages);
      }
    } else if (out == null) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "A page for each of %d people needs a folder: --out DIR.\nMaybe --person KEY for one of them."
              .formatted(sheets.size()));
    } else {
      SheetFiles.write(out, sheets);
      terminal.say(messages.text("cli.written", "path", out));
    }
  }

  private void page(PersonSheet sheet, String inLanguage, Messages messages) throws IOException {
    if (out == null) {
      SheetFiles.write(terminal.out(), sheet, inLanguage);
    } else {
      SheetFiles.write(out, sheet, inLanguage);
      terminal.say(messages.text("cli.written", "path", out));
    }
  }
}

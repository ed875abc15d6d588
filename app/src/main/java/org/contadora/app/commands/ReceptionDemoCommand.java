package org.contadora.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Opener;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Seed;
import org.contadora.reception.board.Answers;
import org.contadora.reception.board.Arrival;
import org.contadora.reception.board.BoardPage;
import org.contadora.reception.board.SampleCompact;
import org.contadora.reception.pathways.ArrivalFacts;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.ManifestReader;
import org.contadora.reception.people.Person;
import org.contadora.reception.people.SampleFlight;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Pins;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.plan.Planner;
import org.contadora.reception.sheet.PersonSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora reception demo`: a made-up flight on one board.
@Command(
    name = "demo",
    description = {
      "See who may claim what, where and why: a made-up flight of 108 people in 61 families, before a"
          + " made-up compact of twelve countries with forty places each.",
      "",
      "DIR then holds the manifest (manifest.csv), the board (board.html) and what one of the people"
          + " would take along (person.html). Nobody in them exists, and every view says so."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception demo",
      "  contadora reception demo --lang en --seed 7"
    })
public final class ReceptionDemoCommand implements Callable<Integer> {
  private static final String TEMPLATE = "/org/contadora/deskui/board.html";
  private static final String MANIFEST = "manifest.csv";
  private static final String BOARD = "board.html";
  private static final String PERSON = "person.html";

  /// Where the made-up flight lands, and when.
  private static final String COUNTRY = "HND";

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private final Terminal terminal;
  private final Opener opener;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "reception-demo",
      description = "Folder to write to. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed makes another flight. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--no-open", description = "Name the board, do not open it.")
  private boolean closed;

  /// A command that speaks to `terminal` and opens the board with `opener`.
  public ReceptionDemoCommand(Terminal terminal, Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Path board = out.resolve(BOARD).toAbsolutePath().normalize();
    try {
      Files.createDirectories(out);
      Arrival arrival = arrival(messages);
      try (WholeOutput output = WholeOutput.file(board)) {
        try (Writer writer = Files.newBufferedWriter(output.staging(), StandardCharsets.UTF_8)) {
          new BoardPage(template()).write(writer, arrival, messages.language());
        }
        output.commit();
      }
      person(arrival, messages);
    } catch (IOException e) {
      throw WholeOutput.notWritten(out, e);
    }
    terminal.say(messages.text("cli.open", "path", board));
    if (!closed && terminal.interactive()) {
      opener.open(board);
    }
    return ExitCode.OK;
  }

  /// The sheet of the first who is not at home here: those have something to choose.
  private void person(Arrival arrival, Messages messages) {
    for (Family family : arrival.manifest().families()) {
      if (!family.nationalities().contains(COUNTRY)) {
        Person person = family.people().getFirst();
        Pathways pathways = Pathways.shipped();
        PersonSheet sheet =
            PersonSheet.of(
                pathways,
                ArrivalFacts.of(pathways, person, family, COUNTRY, Optional.empty()),
                person.key(),
                COUNTRY,
                DAY,
                SampleCompact.members(),
                /* madeUp= */ true);
        SheetFiles.write(
            out.resolve(PERSON), sheet, SheetFiles.language(person, messages.language()));
        return;
      }
    }
  }

  private Arrival arrival(Messages messages) throws IOException {
    String csv = SampleFlight.csv(new Seed(seed), DAY);
    Files.writeString(out.resolve(MANIFEST), csv);
    Manifest manifest = ManifestReader.read(csv.getBytes(StandardCharsets.UTF_8), MANIFEST, DAY);
    Pathways pathways = Pathways.shipped();
    Map<String, Answers> answers = new TreeMap<>();
    try (Progress progress =
        Progress.ofItems(
            terminal, messages.text("cli.reception_asking"), manifest.families().size())) {
      for (Family family : manifest.families()) {
        answers.put(
            family.key(), Answers.of(pathways, family, COUNTRY, DAY, SampleCompact.members()));
        progress.at(answers.size());
      }
    }
    var compact = new SampleCompact(new Seed(seed));
    Intake intake = compact.compact().intake(manifest, answers);
    Plan proposed = Planner.plan(intake, Pins.none(), Planner.Options.quick());
    Plan plan =
        Planner.plan(
            intake,
            Choices.of(SampleCompact.choices(proposed, DAY)).keep(List.of(), intake),
            Planner.Options.quick());
    return new Arrival(
        titles(), COUNTRY, DAY, manifest, answers, plan, compact.countryOfPlace(), true);
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new TreeMap<>();
    for (String language : Messages.LANGUAGES) {
      titles.put(language, Messages.of(language).text("board.sample_flight"));
    }
    return titles;
  }

  private static String template() throws IOException {
    try (InputStream in = ReceptionDemoCommand.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The board (%s) is missing.".formatted(TEMPLATE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

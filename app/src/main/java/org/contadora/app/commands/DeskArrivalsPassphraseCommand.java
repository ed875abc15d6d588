package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.desk.reception.ArrivalsException;
import org.contadora.desk.reception.Receptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora desk arrivals passphrase`: seals the file of those who arrive under another
/// passphrase.
@Command(
    name = "passphrase",
    description = {
      "Seal the file of those who arrive under another passphrase.",
      "",
      "The file is written anew beside the old one and takes its place once it is whole; until then the old"
          + " passphrase opens it. End the desk first: one that has the file open writes it no more. Copies made"
          + " before still open with the old passphrase."
    },
    footer = {
      "",
      "Examples:",
      "  contadora desk arrivals passphrase /srv/reception/arrivals.sealed",
      "  contadora desk arrivals passphrase arrivals.sealed \\",
      "      --arrivals-passphrase-file old.txt" + " --new-passphrase-file new.txt"
    })
public final class DeskArrivalsPassphraseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Parameters(paramLabel = "FILE", description = "The file that --arrivals-file names.")
  private Path kept = Path.of("");

  @Option(
      names = "--arrivals-passphrase-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the passphrase until now, readable by its owner alone. Default: the"
              + " environment variable CONTADORA_ARRIVALS_PASSPHRASE, else it is asked for.")
  private @Nullable Path oldFile;

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the new passphrase, readable by its owner alone. Default: it is asked"
              + " for, twice.")
  private @Nullable Path newFile;

  /// A command that speaks to `terminal`.
  public DeskArrivalsPassphraseCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    char[] old = old(messages);
    char[] next = new char[0];
    try {
      next = next(messages);
      Receptions.changePassphrase(kept, new SecureRandom(), old, next);
    } catch (ArrivalsException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(old, ' ');
      Arrays.fill(next, ' ');
    }
    terminal.say(messages.text("cli.desk_arrivals_changed", "path", kept));
    return ExitCode.OK;
  }

  private char[] old(Messages messages) throws IOException {
    char[] found = new ArrivalsPassphrase(oldFile, environment).find();
    return found.length > 0
        ? found
        : asked(messages.text("cli.desk_arrivals_old", "path", kept), "--arrivals-passphrase-file");
  }

  private char[] next(Messages messages) throws IOException {
    if (newFile != null) {
      return new ArrivalsPassphrase(newFile, Map.of()).find();
    }
    char[] first = asked(messages.text("cli.desk_arrivals_new"), "--new-passphrase-file");
    char[] second = asked(messages.text("cli.desk_arrivals_repeat"), "--new-passphrase-file");
    boolean same = Arrays.equals(first, second);
    Arrays.fill(second, ' ');
    if (!same) {
      Arrays.fill(first, ' ');
      throw new CommandFailed(
          "The new passphrase must be typed twice alike.\nThe passphrase of %s was not changed."
              .formatted(kept));
    }
    return first;
  }

  /// @param option in which it may stand where nobody is there to type it
  private char[] asked(String prompt, String option) throws IOException {
    if (!terminal.interactive()) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The option %s must name a file: nobody is there to type a passphrase."
              .formatted(option));
    }
    return terminal.secret(prompt);
  }
}

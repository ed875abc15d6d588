package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.desk.Desk;
import org.contadora.desk.accounts.AccountException;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora desk account add`: makes an account, or gives one a new role and password.
@Command(
    name = "add",
    description = {
      "Make an account, or give one a new role and password.",
      "",
      "The password is asked for and not shown; from a pipe it is the first line. From the first"
          + " account on, everyone has to sign in."
    },
    footer = {
      "",
      "Examples:",
      "  contadora desk account add ana --role administrator",
      "  contadora desk account add luis --role reviewer < password.txt"
    })
public final class DeskAccountAddCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Path standardData;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Parameters(index = "0", paramLabel = "NAME", description = "Name to sign in with.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description =
          "reader (sees all flights), reviewer (also decides on them), reception (also works with the"
              + " people who arrive), reviewer_and_reception (both) or administrator (everything, also"
              + " brings in data).")
  private Role role = Role.READER;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The desk's folder. Default: ~/.local/share/contadora.")
  private @Nullable Path data;

  /// A command that speaks to `terminal`.
  ///
  /// @param standardData the desk's folder if no other is named
  public DeskAccountAddCommand(Terminal terminal, Path standardData) {
    this.terminal = terminal;
    this.standardData = standardData;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Path folder = data == null ? standardData : data;
    try {
      char[] password = terminal.secret(messages.text("cli.desk_password", "name", name));
      try (Accounts accounts = Desk.accounts(folder, Clock.systemUTC())) {
        accounts.put(name, role, password);
      } finally {
        Arrays.fill(password, ' ');
      }
    } catch (AccountException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          "The folder (%s) could not be written: %s".formatted(folder, Reasons.of(e)));
    }
    terminal.say(
        messages.text("cli.desk_account_added", "name", name, "role", role.code(), "path", folder));
    return ExitCode.OK;
  }
}

package org.contadora.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Reasons;
import org.contadora.reception.people.ColumnMapping;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.ManifestReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a manifest is read: its columns, the day and the country of arrival.
final class ManifestOption {
  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "Column mapping: a table of field and header, as --save-mapping writes it. Default: the"
              + " headers are recognised.")
  private @Nullable Path mapping;

  @Option(
      names = "--day",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "Day of arrival of rows that give none, such as 2026-11-24. Default: today.")
  private @Nullable LocalDate day;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description =
          "Country in which the people arrive, three letters (ISO 3166-1), such as HND: tells"
              + " nationals from others.")
  private String country = "";

  /// The day of arrival.
  LocalDate day() {
    return day == null ? LocalDate.now(ZoneId.systemDefault()) : day;
  }

  /// The country of arrival, or an empty text.
  String country() {
    String upper = country.strip().toUpperCase(Locale.ROOT);
    if (!upper.isEmpty() && !upper.matches("[A-Z]{3}")) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The country (%s) must be given by its three letters, such as HND.".formatted(country));
    }
    return upper;
  }

  /// Reads a manifest.
  Manifest read(Path file) {
    Optional<ColumnMapping> given = given();
    try {
      return ManifestReader.read(
          Files.readAllBytes(file), String.valueOf(file.getFileName()), day(), given);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          "The manifest (%s) could not be read: %s".formatted(file, Reasons.of(e)));
    }
  }

  private Optional<ColumnMapping> given() {
    Path file = mapping;
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ColumnMapping.read(Files.readString(file, StandardCharsets.UTF_8), file.toString()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The column mapping (%s) could not be read: %s".formatted(file, Reasons.of(e)));
    }
  }
}

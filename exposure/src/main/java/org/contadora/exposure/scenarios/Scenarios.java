package org.contadora.exposure.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contadora.exposure.world.BadInput;

/// Reads scenario files, and knows the ready-made ones.
///
/// A file is YAML:
///
/// ```
/// name: Colombia, January 2025     or one name for each language: {es: …, en: …}
/// sender: USA                      who threatens
/// targets: [COL]                   countries and groups; "-MEX" takes one out again
/// announced: 2025-01-26
/// start: 2025-01-26                the day of the first step
/// authority: IEEPA                 or section 122, 232, 301, 338
/// exempt: [2709, 2710]             HS codes that are not taxed; "only" names those that are
/// exempt_lists: [annex_ii]         loaded lists of such codes; also "only_lists"
/// steps:
///   - rate: 25 %
///   - rate: 50 %                   or: published, the rates of 2 April 2025
///     after: 7 days
/// answers:                         each is weighed with each step
///   - none
///   - reciprocal
///   - optimal
///   - members: [LAC, -MEX]         others who answer too, at the step's rate or one of their own
///     rate: 25 %
/// ```
public final class Scenarios {
  /// Names of the ready-made scenarios.
  public static final List<String> READY_MADE =
      List.of("colombia-2025", "liberation-day", "group-threat");

  private static final int DAYS_PER_STEP = 7;
  private static final String WORDS = "words";

  private Scenarios() {}

  /// Reads a file.
  ///
  /// @throws BadInput if it is no scenario: with line, field, value and what was expected
  public static Scenario read(Path file) {
    try {
      return parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new BadInput("The scenario (%s) must be text in UTF-8.".formatted(file));
    } catch (IOException e) {
      throw new BadInput(
          "The scenario (%s) could not be read; expected a file, or one of %s."
              .formatted(file, String.join(", ", READY_MADE)));
    }
  }

  /// Reads a scenario from text.
  ///
  /// @param name for messages
  public static Scenario parse(String name, String text) {
    return ScenarioReader.read(name, text);
  }

  /// A scenario from a few words: steps of seven days.
  ///
  /// @param sender who threatens
  /// @param targets countries and groups
  /// @param rates of the steps, such as `25 %`
  /// @param answers such as `none` and `reciprocal`
  /// @throws BadInput if a word is none of these
  public static Scenario ofWords(
      String sender, List<String> targets, List<String> rates, List<String> answers) {
    StringBuilder text = new StringBuilder("name: \"\"\n");
    text.append("sender: ").append(quoted(sender)).append('\n');
    text.append("targets: [").append(quoted(targets)).append("]\n");
    text.append("answers: [").append(quoted(answers)).append("]\nsteps:\n");
    for (int k = 0; k < rates.size(); k++) {
      text.append("  - {rate: ")
          .append(quoted(rates.get(k)))
          .append(", after: ")
          .append(DAYS_PER_STEP * k)
          .append("}\n");
    }
    try {
      return parse(WORDS, text.toString());
    } catch (BadInput e) {
      throw new BadInput(
          String.valueOf(e.getMessage()).replaceFirst("^" + WORDS + ":\\d+: ", "The value of "));
    }
  }

  private static String quoted(List<String> words) {
    return String.join(", ", words.stream().map(Scenarios::quoted).toList());
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "''").replaceAll("[\\r\\n]", " ") + "'";
  }

  /// A rate that a person wrote, as a share: `25 %` or `25` is 0.25.
  ///
  /// @param name for messages
  /// @throws BadInput if it is none
  public static double rate(String name, String text) {
    return ScenarioReader.flat(new YamlFields.Value("", 0, name, text.strip()));
  }

  /// The countries that codes and groups stand for, in order, each once; `-MEX` takes one out
  /// again.
  ///
  /// @param name for messages, such as the option that gave them
  /// @throws BadInput if one is neither
  public static List<String> countries(String name, List<String> words) {
    List<YamlFields.Value> values = new ArrayList<>();
    words.forEach(word -> values.add(new YamlFields.Value("", 0, name, word.strip())));
    List<String> countries = ScenarioReader.countries(values);
    if (countries.isEmpty()) {
      throw new BadInput(
          "The value of %s (%s) stands for no country; expected such as COL, BRA, or a group (%s)."
              .formatted(name, String.join(", ", words), String.join(", ", Groups.names())));
    }
    return countries;
  }

  /// A ready-made scenario, or the one in a file of that name.
  public static Scenario named(String nameOrFile) {
    return READY_MADE.contains(nameOrFile)
        ? parse(nameOrFile + ".yaml", text(nameOrFile))
        : read(Path.of(nameOrFile));
  }

  /// The text of a ready-made scenario, to start one's own from.
  public static String text(String readyMade) {
    String resource = readyMade + ".yaml";
    try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new BadInput(
            "The scenario (%s) must be one of %s."
                .formatted(readyMade, String.join(", ", READY_MADE)));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

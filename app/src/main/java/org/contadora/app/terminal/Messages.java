package org.contadora.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.contadora.core.CountryNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The words in one language, from the translation files that the pages use too.
///
/// A text that a language lacks is given in English, and a text that English lacks as its key, so
/// that a new code never breaks a report.
public final class Messages {
  /// The languages of the desk, most used first: Spanish, English, Portuguese, French, Haitian
  /// Creole (ISO 639-1).
  public static final List<String> LANGUAGES = List.of("es", "en", "pt", "fr", "ht");

  private static final String FALLBACK = "en";

  /// Between the source of a fact and the source of its weight, as the engine joins the two.
  private static final String WEIGHT = "; weight: ";

  /// What `contadora flights learn` says of a weight that it moved.
  private static final Pattern LEARNED = Pattern.compile("(?s)learned: (.*?); before: (.*)");

  /// A note of the house among sources, with a value or without.
  private static final Pattern NOTE = Pattern.compile("\\[([A-Z][A-Z0-9_]*)(?:: ([^\\]]*))?\\]");

  private final String language;
  private final Map<String, String> texts;
  private final RefusalDetails details;
  private final CountryNames countries;

  private Messages(String language, Map<String, String> english, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
    countries =
        new CountryNames(
            language, language.equals("ht") ? read("countries-" + language) : Map.of());
    details = new RefusalDetails(english, texts);
  }

  /// The words of `language`.
  ///
  /// @throws CommandFailed if it is none of [#LANGUAGES]
  public static Messages of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The language (%s) must be one of %s.".formatted(language, String.join(", ", LANGUAGES)));
    }
    Map<String, String> english = read(FALLBACK);
    Map<String, String> texts = new TreeMap<>(english);
    if (!language.equals(FALLBACK)) {
      texts.putAll(read(language));
    }
    return new Messages(language, english, texts);
  }

  /// The desk's language for `locale`: its own if the desk has it, else English.
  public static String languageOf(Locale locale) {
    return LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : FALLBACK;
  }

  /// ISO 639-1 code of the language.
  public String language() {
    return language;
  }

  /// Whether there is a text under `key`.
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /// The text under `key`, each `{name}` replaced: `text("cli.written", "path", "out")`.
  ///
  /// @param namesAndValues name, value, name, value …
  public String text(String key, Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "The names and values (%d) for %s must come in pairs."
              .formatted(namesAndValues.length, key));
    }
    String text = texts.getOrDefault(key, key);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text = text.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
    }
    return text;
  }

  /// The name of a country by its two-letter code.
  public String country(String alpha2) {
    return countries.of(alpha2);
  }

  /// The sentence of a code, each `{name}` replaced; the code and what it names where it has none.
  ///
  /// @param family such as `evidence`, `reason` or `refusal`
  public String sentence(String family, String code, Map<String, String> parameters) {
    @Nullable String text = texts.get(family + "." + code);
    if (text == null) {
      return parameters.isEmpty() ? code : code + " " + new TreeMap<>(parameters);
    }
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text = text.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return text;
  }

  /// What the engine says of one thing refused, in this language; in English where its sentence is
  /// not among the translations.
  public String refusalDetail(String detail) {
    return details.translated(detail);
  }

  /// The same of a message with a sentence in each line.
  public String refusalDetails(String message) {
    return message.lines().map(this::refusalDetail).collect(Collectors.joining("\n"));
  }

  /// A source in its publisher's words, with the house's own around and among them in the reader's
  /// language: of what the weight is the source, from what it was learned, and notes such as
  /// `[RECORDS]` and `[LEARNED_SIMULATED: 2.6]`. A note without a sentence stays.
  public String source(String source) {
    int weight = source.indexOf(WEIGHT);
    if (weight >= 0) {
      String why = learned(source.substring(weight + WEIGHT.length()));
      return notes(source.substring(0, weight)) + "; " + why;
    }
    return LEARNED.matcher(source).matches() ? learned(source) : notes(source);
  }

  private String learned(String source) {
    Matcher learned = LEARNED.matcher(source);
    return learned.matches()
        ? text(
            "evidence_side.source_learned",
            "labels",
            learned.group(1),
            "before",
            notes(learned.group(2)))
        : text("evidence_side.source_weight", "source", notes(source));
  }

  private String notes(String source) {
    return NOTE.matcher(source)
        .replaceAll(note -> {
          String sentence = texts.get("source_note." + note.group(1));
          String value = note.group(2) == null ? "" : note.group(2);
          return Matcher.quoteReplacement(
              sentence == null ? note.group() : sentence.replace("{value}", value));
        });
  }

  private static Map<String, String> read(String name) {
    String resource = "/org/contadora/deskui/i18n/" + name + ".json";
    try (InputStream in = Messages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The translations (%s) are missing.".formatted(resource));
      }
      return JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

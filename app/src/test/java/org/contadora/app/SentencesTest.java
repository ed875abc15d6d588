package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.contadora.app.terminal.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Whoever adds a code adds its sentences: the engine's codes are read from its sources and from
/// the rule book.
final class SentencesTest {
  static final List<String> LANGUAGES = Messages.LANGUAGES;

  /// A code in the sources, such as `"LOST_LOW_AND_NEAR"` (the engine has no other texts of this
  /// form), or any first argument of a refusal.
  private static final Pattern CODE =
      Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"|refuse\\(\\s*\"(\\w+)\"");

  private static final List<Path> SOURCES =
      List.of(Path.of("../core/src/main/java"), Path.of("../flights/src/main/java"));

  /// Rooms whose sources hold other texts in capitals too, such as columns of tables.
  private static final List<Path> SOURCES_OF_REFUSALS =
      List.of(
          Path.of("../exposure/src/main/java/org/contadora/exposure/trade"),
          Path.of("../exposure/src/main/java/org/contadora/exposure/store"));

  private static final Pattern REFUSAL = Pattern.compile("refuse\\(\\s*\"(\\w+)\"");

  private static final Path WEIGHTS =
      Path.of("../flights/src/main/resources/org/contadora/flights/findings/rules/weights.csv");

  /// A note of the house among the sources of weights.
  private static final Pattern NOTE = Pattern.compile("\\[[A-Z][^]]*]");

  private static final List<String> FAMILIES =
      List.of("evidence.", "reason.", "refusal.", "people.");

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyCodeOfTheEngineHasASentence(String language) throws IOException {
    Map<String, String> texts = texts(language);
    Map<String, Path> codes = codes();
    assertThat(codes).hasSizeGreaterThan(50);
    TreeSet<String> without = new TreeSet<>();
    codes.forEach((code, file) -> {
      if (FAMILIES.stream().noneMatch(family -> texts.containsKey(family + code))) {
        without.add(code + " in " + file.getFileName());
      }
    });
    assertThat(without).as("codes without a sentence in %s.json", language).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyWeightOfTheRuleBookHasASentence(String language) throws IOException {
    List<String> wanted =
        Files.readAllLines(WEIGHTS).stream()
            .skip(1)
            .map(line -> "evidence." + line.split(",", 2)[0])
            .toList();
    assertThat(texts(language)).containsKeys(wanted.toArray(String[]::new));
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyNoteAmongTheSourcesOfTheRuleBookHasASentence(String language) throws IOException {
    Messages messages = Messages.of(language);
    List<String> notes = new ArrayList<>();
    try (DirectoryStream<Path> rules = Files.newDirectoryStream(WEIGHTS.getParent(), "*.csv")) {
      for (Path file : rules) {
        NOTE.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(notes::add);
      }
    }
    assertThat(notes).hasSizeGreaterThan(40);
    assertThat(notes).allSatisfy(note -> assertThat(messages.source(note)).doesNotContain("["));
    assertThat(messages.source("WSJ [2025]; [NO_SUCH_NOTE]"))
        .isEqualTo("WSJ [2025]; [NO_SUCH_NOTE]");
  }

  @Test
  void sourcesAreSaidInTheReadersLanguageAroundTheirTitles() {
    assertThat(Messages.of("es").source("huellastv; weight: learned: b.csv; before: [RECORDS]"))
        .isEqualTo(
            "huellastv; Peso aprendido de tramos revisados por personas: b.csv. Antes: registros de"
                + " vuelo de 2020");
    assertThat(Messages.of("es").source("UWCHR; weight: [OWN_ESTIMATE]"))
        .isEqualTo("UWCHR; Por qué este peso: estimación propia");
  }

  private static Map<String, Path> codes() throws IOException {
    Map<String, Path> codes = new TreeMap<>();
    for (Path file : files(SOURCES)) {
      Matcher matcher = CODE.matcher(Files.readString(file));
      while (matcher.find()) {
        codes.putIfAbsent(matcher.group(matcher.group(1) == null ? 2 : 1), file);
      }
    }
    for (Path file : files(SOURCES_OF_REFUSALS)) {
      Matcher matcher = REFUSAL.matcher(Files.readString(file));
      while (matcher.find()) {
        codes.putIfAbsent(matcher.group(1), file);
      }
    }
    return codes;
  }

  private static List<Path> files(List<Path> folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> found = Files.walk(folder)) {
        found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static Map<String, String> texts(String language) throws IOException {
    String resource = "/org/contadora/deskui/i18n/" + language + ".json";
    try (InputStream in = SentencesTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {});
    }
  }
}

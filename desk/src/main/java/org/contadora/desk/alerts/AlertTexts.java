package org.contadora.desk.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.core.CountryNames;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Alerts in a reader's language, from the texts that the pages use.
public final class AlertTexts {
  /// Languages that alerts are written in.
  public static final List<String> LANGUAGES = List.of("es", "en", "pt", "fr", "ht");

  /// Reasons told; the card has all.
  private static final int MOST_EVIDENCE = 6;

  private final Map<String, String> texts;
  private final CountryNames names;

  private AlertTexts(Map<String, String> texts, CountryNames names) {
    this.texts = texts;
    this.names = names;
  }

  /// The texts of one of [#LANGUAGES].
  public static AlertTexts of(String language) {
    return new AlertTexts(
        read(language),
        new CountryNames(
            language, language.equals("ht") ? read("countries-" + language) : Map.of()));
  }

  private static Map<String, String> read(String name) {
    String resource = "/org/contadora/deskui/i18n/" + name + ".json";
    try (InputStream in = AlertTexts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The translations (%s) are missing.".formatted(resource));
      }
      return JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One line that says what came to pass.
  public String title(Alert alert) {
    return fill("alert.title." + alert.kind().code(), facts(alert));
  }

  /// What came to pass, why it is held so, and where it is shown, in plain text.
  ///
  /// @param link address of the flight or aircraft
  public String body(Alert alert, String link) {
    StringBuilder text = new StringBuilder();
    text.append(fill("alert.text." + alert.kind().code(), facts(alert))).append("\n\n");
    List<String> reasons = reasons(alert);
    if (!reasons.isEmpty()) {
      text.append(texts.getOrDefault("alert.evidence", "")).append('\n');
      reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
      text.append('\n');
    }
    text.append(fill("alert.link", Map.of("link", link))).append('\n');
    text.append(fill("alert.rule", Map.of("rule", alert.rule()))).append('\n');
    return text.toString();
  }

  /// The strongest reasons, each with its weight.
  public List<String> reasons(Alert alert) {
    List<String> reasons = new ArrayList<>();
    for (Alert.Said said : alert.evidence()) {
      if (reasons.size() < MOST_EVIDENCE) {
        String weight = String.format(Locale.ROOT, "%+.1f", said.weight());
        reasons.add(weight + "  " + fill("evidence." + said.code(), said.parameters()));
      }
    }
    return reasons;
  }

  private Map<String, String> facts(Alert alert) {
    Map<String, String> facts = new HashMap<>(alert.facts());
    facts.put("aircraft", alert.name());
    facts.computeIfPresent("country", (_, code) -> country(code));
    facts.computeIfPresent("countries", (_, codes) -> countries(codes));
    facts.computeIfPresent("verdict", (_, code) -> texts.getOrDefault("verdict." + code, code));
    return facts;
  }

  private String countries(String codes) {
    List<String> names = new ArrayList<>();
    for (String each : codes.split(" ", -1)) {
      int colon = each.indexOf(':');
      names.add(
          "%s (%s min)".formatted(country(each.substring(0, colon)), each.substring(colon + 1)));
    }
    return String.join(", ", names);
  }

  private String country(String code) {
    return names.of(code);
  }

  private String fill(String key, Map<String, String> values) {
    String text = texts.get(key);
    if (text == null) {
      return key;
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }
}

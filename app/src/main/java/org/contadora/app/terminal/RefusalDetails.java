package org.contadora.app.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the engine says of one thing refused, in another language: its English sentence is taken
/// apart by the English texts of the translations, and its values are put into the reader's.
final class RefusalDetails {
  private static final String FAMILY = "refusal_detail.";

  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

  private final List<Form> forms = new ArrayList<>();
  private final Map<String, String> texts;

  private record Form(String key, Pattern pattern, Set<String> names, int literal) {}

  /// @param english the translations into English
  /// @param texts those into the reader's language
  RefusalDetails(Map<String, String> english, Map<String, String> texts) {
    this.texts = texts;
    english.forEach((key, text) -> {
      if (key.startsWith(FAMILY)) {
        forms.add(form(key, text));
      }
    });
    // The form with the most words of its own is the one that is meant.
    forms.sort(Comparator.comparingInt(Form::literal).reversed());
  }

  private static Form form(String key, String text) {
    StringBuilder pattern = new StringBuilder("(?s)");
    Set<String> names = new LinkedHashSet<>();
    Matcher name = NAME.matcher(text);
    int at = 0;
    int literal = 0;
    while (name.find()) {
      pattern.append(Pattern.quote(text.substring(at, name.start()))).append("(.*?)");
      names.add(name.group(1));
      literal += name.start() - at;
      at = name.end();
    }
    pattern.append(Pattern.quote(text.substring(at)));
    return new Form(key, Pattern.compile(pattern.toString()), names, literal + text.length() - at);
  }

  /// The detail in the reader's language; as it is where its sentence is not known.
  String translated(String detail) {
    for (Form form : forms) {
      Matcher matcher = form.pattern().matcher(detail);
      if (matcher.matches()) {
        String said = texts.getOrDefault(form.key(), detail);
        int group = 1;
        for (String name : form.names()) {
          said = said.replace("{" + name + "}", matcher.group(group++));
        }
        return said;
      }
    }
    return detail;
  }
}

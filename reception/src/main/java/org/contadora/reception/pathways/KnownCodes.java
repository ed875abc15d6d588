package org.contadora.reception.pathways;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.contadora.reception.people.Spelling;
import org.contadora.reception.rules.TableInput;
import org.contadora.reception.rules.feel.UnaryTests;
import org.contadora.reception.rules.feel.Value;

/// The codes that the tables compare each fact with that is a text. Any other text would pass for
/// none of them, which is a firm answer that nobody gave: who typed `pendiente` did not say that
/// nothing is pending.
final class KnownCodes {
  /// Says for sure that it is none of the codes.
  static final String NONE = "none";

  private static final Set<String> WORDS_FOR_NONE =
      Set.of(
          "none", "other", "no", "ninguno", "ninguna", "otro", "otra", "nenhum", "nenhuma", "outro",
          "outra", "aucun", "aucune", "autre", "okenn", "lot");

  private final Map<String, List<String>> codes = new LinkedHashMap<>();

  /// @param catalogue all facts, by name
  KnownCodes(Map<String, Fact> catalogue, Collection<Pathway> pathways) {
    Map<String, Set<String>> found = new TreeMap<>();
    Set<String> open = new TreeSet<>(Set.of(Facts.NATIONALITY));
    for (Pathway pathway : pathways) {
      List<TableInput> inputs = pathway.table().inputs();
      for (int column = 0; column < inputs.size(); column++) {
        int at = column;
        TableInput input = inputs.get(at);
        List<UnaryTests> tests = new ArrayList<>(input.allowed());
        pathway.table().rules().forEach(rule -> tests.add(rule.tests().get(at)));
        Set<String> texts = found.computeIfAbsent(input.name(), _ -> new TreeSet<>());
        for (UnaryTests test : tests) {
          test.landmarks().forEach(value -> add(value, texts));
          if (!test.isPlain()) {
            open.add(input.name());
          }
        }
      }
    }
    found.forEach((name, texts) -> {
      Fact fact = catalogue.get(name);
      if (fact != null
          && fact.type().equals("string")
          && !open.contains(name)
          && !texts.isEmpty()) {
        texts.add(NONE);
        codes.put(name, List.copyOf(texts));
      }
    });
  }

  private static void add(Value value, Set<String> texts) {
    switch (value) {
      case Value.Text(String text) -> texts.add(text);
      case Value.Items(List<Value> items) -> items.forEach(item -> add(item, texts));
      default -> {}
    }
  }

  /// The codes of a fact, in alphabetical order; empty if it may be any text.
  List<String> of(String fact) {
    return codes.getOrDefault(fact, List.of());
  }

  /// What the tables compare with for `text`; empty if it is none of their codes.
  Optional<String> code(String fact, String text) {
    if (!codes.containsKey(fact)) {
      return Optional.of(text);
    }
    String plain = Spelling.plain(text);
    for (String code : of(fact)) {
      if (Spelling.plain(code).equals(plain)) {
        return Optional.of(code);
      }
    }
    return WORDS_FOR_NONE.contains(plain) ? Optional.of(NONE) : Optional.empty();
  }
}

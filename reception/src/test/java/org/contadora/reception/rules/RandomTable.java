package org.contadora.reception.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.contadora.reception.rules.feel.Value;

/// A random table that knows by itself what each of its cells means, so that it can be evaluated
/// without the engine: every cell is a predicate, every input has few values to try.
record RandomTable(
    TableText text, HitPolicy policy, List<List<Predicate<Value>>> cells, List<String> outputs) {
  private static final List<String> OUTPUTS = List.of("\"a\"", "\"b\"", "\"c\"");
  static final List<HitPolicy> SINGLE =
      List.of(HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY, HitPolicy.FIRST);

  static RandomTable of(RandomGenerator random, HitPolicy policy) {
    int columns = 1 + random.nextInt(3);
    List<String> kinds = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean numbers = policy.name().startsWith("COLLECT_");
    text.append(policy.name().replace("COLLECT_", "COLLECT + ").replace("_ORDER", " ORDER"));
    text.append('\n');
    for (int column = 0; column < columns; column++) {
      kinds.add(List.of("number", "boolean", "string").get(random.nextInt(3)));
      text.append(column == 0 ? "" : " | ").append("Input ").append(column).append(": ");
      text.append(kinds.get(column));
    }
    text.append(" => out: ").append(numbers ? "" : String.join(",", OUTPUTS)).append('\n');
    List<List<Predicate<Value>>> cells = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    int rules = 1 + random.nextInt(5);
    for (int rule = 0; rule < rules; rule++) {
      List<Predicate<Value>> row = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : " | ");
        row.add(cell(random, kinds.get(column), text));
      }
      cells.add(row);
      // Of equal outputs KIE counts one, the standard each; so here none are equal.
      String count = String.valueOf(rule);
      outputs.add(
          policy == HitPolicy.COLLECT_COUNT
              ? count
              : numbers ? String.valueOf(random.nextInt(5)) : OUTPUTS.get(random.nextInt(3)));
      text.append(" => ").append(outputs.getLast()).append('\n');
    }
    return new RandomTable(TableText.of(text.toString()), policy, cells, outputs);
  }

  private static Predicate<Value> cell(RandomGenerator random, String kind, StringBuilder text) {
    if (random.nextInt(4) == 0) {
      text.append('-');
      return _ -> true;
    }
    return switch (kind) {
      case "boolean" -> {
        boolean wanted = random.nextBoolean();
        text.append(wanted);
        yield value -> value.equals(Value.of(wanted));
      }
      case "string" -> {
        List<String> wanted = List.of("x", "y", "z").subList(random.nextInt(2), 2);
        boolean not = random.nextBoolean();
        String list = "\"" + String.join("\", \"", wanted) + "\"";
        text.append(not ? "not(" + list + ")" : list);
        yield value -> wanted.contains(((Value.Text) value).value()) != not;
      }
      default -> numbers(random, text);
    };
  }

  private static Predicate<Value> numbers(RandomGenerator random, StringBuilder text) {
    int low = random.nextInt(4);
    int high = low + random.nextInt(3);
    return switch (random.nextInt(4)) {
      case 0 -> {
        text.append("< ").append(low);
        yield value -> number(value) < low;
      }
      case 1 -> {
        text.append(">= ").append(low);
        yield value -> number(value) >= low;
      }
      case 2 -> {
        text.append("[%d..%d)".formatted(low, high + 1));
        yield value -> number(value) >= low && number(value) < high + 1;
      }
      default -> {
        text.append("%d, > %d".formatted(low, high + 1));
        yield value -> number(value) == low || number(value) > high + 1;
      }
    };
  }

  private static double number(Value value) {
    return ((Value.Num) value).value().doubleValue();
  }

  /// Values enough to reach every stretch of every column.
  List<Value> values(int column) {
    return switch (text.types().get(column)) {
      case "boolean" -> List.of(Value.Bool.TRUE, Value.Bool.FALSE);
      case "string" -> List.of(Value.of("x"), Value.of("y"), Value.of("z"), Value.of("other"));
      default -> {
        List<Value> values = new ArrayList<>();
        for (int i = -2; i < 20; i++) {
          values.add(new Value.Num(java.math.BigDecimal.valueOf(i * 5L, 1)));
        }
        yield values;
      }
    };
  }

  /// Every case that completes `facts`.
  List<Map<String, Value>> completions(Map<String, Value> facts) {
    List<Map<String, Value>> cases = List.of(new HashMap<>(facts));
    for (int column = 0; column < text.inputs().size(); column++) {
      String name = text.inputs().get(column);
      if (!facts.containsKey(name)) {
        List<Map<String, Value>> more = new ArrayList<>();
        for (Map<String, Value> one : cases) {
          for (Value value : values(column)) {
            Map<String, Value> with = new HashMap<>(one);
            with.put(name, value);
            more.add(with);
          }
        }
        cases = more;
      }
    }
    return cases;
  }

  /// Some facts, each known with the given chance.
  Map<String, Value> facts(RandomGenerator random, double known) {
    Map<String, Value> facts = new HashMap<>();
    for (int column = 0; column < text.inputs().size(); column++) {
      if (random.nextDouble() < known) {
        List<Value> values = values(column);
        facts.put(text.inputs().get(column), values.get(random.nextInt(values.size())));
      }
    }
    return facts;
  }

  /// Numbers, from 0, of the rules that match a whole case.
  List<Integer> matching(Map<String, Value> whole) {
    List<Integer> matching = new ArrayList<>();
    for (int rule = 0; rule < cells.size(); rule++) {
      boolean all = true;
      for (int column = 0; column < text.inputs().size(); column++) {
        all &= cells.get(rule).get(column).test(whole.get(text.inputs().get(column)));
      }
      if (all) {
        matching.add(rule);
      }
    }
    return matching;
  }

  /// The answer to a whole case, by the words of the standard.
  Value answer(Map<String, Value> whole) {
    List<String> said = matching(whole).stream().map(outputs::get).toList();
    if (said.isEmpty()) {
      return switch (policy) {
        case COLLECT_COUNT -> Value.of(0);
        case COLLECT -> new Value.Items(List.of());
        default -> Value.Null.NULL;
      };
    }
    return switch (policy) {
      case UNIQUE -> said.size() == 1 ? value(said.getFirst()) : Value.Null.NULL;
      case ANY -> said.stream().distinct().count() == 1 ? value(said.getFirst()) : Value.Null.NULL;
      case FIRST -> value(said.getFirst());
      case PRIORITY -> value(said.stream().min(String::compareTo).orElseThrow());
      case RULE_ORDER, COLLECT -> new Value.Items(said.stream().map(RandomTable::value).toList());
      case OUTPUT_ORDER -> new Value.Items(said.stream().sorted().map(RandomTable::value).toList());
      case COLLECT_COUNT -> Value.of(said.size());
      case COLLECT_SUM -> Value.of(said.stream().mapToLong(Long::parseLong).sum());
      case COLLECT_MIN -> Value.of(said.stream().mapToLong(Long::parseLong).min().orElseThrow());
      case COLLECT_MAX -> Value.of(said.stream().mapToLong(Long::parseLong).max().orElseThrow());
    };
  }

  private static Value value(String output) {
    return output.startsWith("\"")
        ? Value.of(output.replace("\"", ""))
        : Value.of(Long.parseLong(output));
  }
}

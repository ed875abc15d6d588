package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.contadora.reception.rules.feel.Value.Items;
import org.contadora.reception.rules.feel.Value.Num;
import org.jspecify.annotations.Nullable;

/// Functions of lists (DMN 1.5, 10.3.4.4).
final class ListFunctions {
  private ListFunctions() {}

  static void add() {
    Functions.add(
        "list contains",
        arguments -> Value.of(has(Functions.list(arguments.get(0)), arguments.get(1))),
        "list,element");
    Functions.add(
        "count",
        arguments ->
            arguments.getFirst().isNull()
                ? Value.Null.NULL
                : Value.of(Functions.spread(arguments).size()),
        "list");
    Functions.add("min", arguments -> extreme(Functions.spread(arguments), -1), "list*");
    Functions.add("max", arguments -> extreme(Functions.spread(arguments), 1), "list*");
    Functions.add("sum", arguments -> sum(Functions.spread(arguments)), "list*");
    Functions.add("mean", arguments -> mean(Functions.spread(arguments)), "list*");
    Functions.add("median", arguments -> median(Functions.spread(arguments)), "list*");
    Functions.add("product", arguments -> product(Functions.spread(arguments)), "list*");
    Functions.add("all", arguments -> Loops.fold(true, Functions.spread(arguments)), "list*");
    Functions.add("any", arguments -> Loops.fold(false, Functions.spread(arguments)), "list*");
    Functions.add("sublist", ListFunctions::sublist, "list,start position,length?");
    Functions.add("append", ListFunctions::append, "list,item*");
    Functions.add("concatenate", ListFunctions::concatenate, "list*");
    Functions.add("union", arguments -> distinct(listsOf(concatenate(arguments))), "list*");
    Functions.add(
        "distinct values", arguments -> distinct(Functions.list(arguments.getFirst())), "list");
    Functions.add("insert before", ListFunctions::insert, "list,position,newItem");
    Functions.add("remove", ListFunctions::remove, "list,position");
    Functions.add(
        "reverse", arguments -> new Items(Functions.list(arguments.getFirst()).reversed()), "list");
    Functions.add("index of", ListFunctions::indexOf, "list,match");
    Functions.add("flatten", arguments -> new Items(flat(arguments.getFirst())), "list");
    Functions.add("sort", ListFunctions::sort, "list,precedes?");
  }

  private static boolean has(List<Value> list, Value wanted) {
    return list.stream().anyMatch(item -> Comparisons.equal(item, wanted).isTrue());
  }

  private static List<Value> listsOf(Value value) {
    return value instanceof Items(List<Value> values) ? values : List.of();
  }

  private static Value extreme(List<Value> values, int sign) {
    Value best = Value.Null.NULL;
    for (Value value : values) {
      @Nullable Integer order =
          best.isNull() ? Integer.valueOf(sign) : Comparisons.order(value, best);
      if (order == null || value.isNull()) {
        return Value.Null.NULL;
      }
      best = order * sign > 0 ? value : best;
    }
    return best;
  }

  private static Value sum(List<Value> values) {
    Value total = values.isEmpty() ? Value.Null.NULL : values.getFirst();
    for (Value value : values.subList(Math.min(1, values.size()), values.size())) {
      total = Arithmetic.apply('+', total, value);
    }
    return total instanceof Value.Text ? Value.Null.NULL : total;
  }

  private static Value mean(List<Value> values) {
    return sum(values) instanceof Num total
        ? Arithmetic.apply('/', total, Value.of(values.size()))
        : Value.Null.NULL;
  }

  private static Value median(List<Value> values) {
    if (values.isEmpty() || !values.stream().allMatch(Num.class::isInstance)) {
      return Value.Null.NULL;
    }
    List<BigDecimal> sorted = values.stream().map(value -> ((Num) value).value()).sorted().toList();
    int half = sorted.size() / 2;
    BigDecimal upper = sorted.get(half);
    return new Num(
        sorted.size() % 2 == 1
            ? upper
            : upper.add(sorted.get(half - 1)).divide(BigDecimal.TWO, Value.PRECISION));
  }

  private static Value product(List<Value> values) {
    Value total = values.isEmpty() ? Value.Null.NULL : Value.of(1);
    for (Value value : values) {
      total = value instanceof Num ? Arithmetic.apply('*', total, value) : Value.Null.NULL;
    }
    return total;
  }

  private static Value sublist(List<Value> arguments) {
    List<Value> list = Functions.list(arguments.get(0));
    @Nullable Integer start = Evaluator.whole(arguments.get(1));
    if (start == null || start == 0) {
      return Value.Null.NULL;
    }
    int from = start > 0 ? start - 1 : list.size() + start;
    @Nullable Integer length =
        arguments.size() > 2
            ? Evaluator.whole(arguments.get(2))
            : Integer.valueOf(list.size() - from);
    if (length == null || from < 0 || from > list.size() || length < 0) {
      return Value.Null.NULL;
    }
    return new Items(list.subList(from, Math.min(list.size(), from + length)));
  }

  private static Value append(List<Value> arguments) {
    List<Value> list = new ArrayList<>(Functions.list(arguments.getFirst()));
    list.addAll(arguments.subList(1, arguments.size()));
    return new Items(list);
  }

  private static Value concatenate(List<Value> arguments) {
    List<Value> list = new ArrayList<>();
    arguments.forEach(argument -> list.addAll(Functions.list(argument)));
    return new Items(list);
  }

  private static Value distinct(List<Value> values) {
    List<Value> list = new ArrayList<>();
    for (Value value : values) {
      if (!has(list, value)) {
        list.add(value);
      }
    }
    return new Items(list);
  }

  private static int place(Value position, int size) {
    @Nullable Integer at = Evaluator.whole(position);
    int place = at == null || at == 0 ? -1 : at > 0 ? at - 1 : size + at;
    return place < size ? place : -1;
  }

  private static Value insert(List<Value> arguments) {
    List<Value> list = new ArrayList<>(Functions.list(arguments.get(0)));
    int place = place(arguments.get(1), list.size());
    if (place < 0) {
      return Value.Null.NULL;
    }
    list.add(place, arguments.get(2));
    return new Items(list);
  }

  private static Value remove(List<Value> arguments) {
    List<Value> list = new ArrayList<>(Functions.list(arguments.get(0)));
    int place = place(arguments.get(1), list.size());
    if (place < 0) {
      return Value.Null.NULL;
    }
    list.remove(place);
    return new Items(list);
  }

  private static Value indexOf(List<Value> arguments) {
    List<Value> list = Functions.list(arguments.get(0));
    List<Value> places = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (Comparisons.equal(list.get(i), arguments.get(1)).isTrue()) {
        places.add(Value.of(i + 1));
      }
    }
    return new Items(places);
  }

  private static List<Value> flat(Value value) {
    List<Value> list = new ArrayList<>();
    for (Value item : Functions.list(value)) {
      if (item instanceof Items) {
        list.addAll(flat(item));
      } else {
        list.add(item);
      }
    }
    return list;
  }

  /// By insertion, which is stable and asks nothing of the given order.
  private static Value sort(List<Value> arguments) {
    List<Value> sorted = new ArrayList<>();
    for (Value item : Functions.list(arguments.getFirst())) {
      int place = sorted.size();
      while (place > 0 && precedes(item, sorted.get(place - 1), arguments)) {
        place--;
      }
      sorted.add(place, item);
    }
    return new Items(Collections.unmodifiableList(sorted));
  }

  private static boolean precedes(Value one, Value other, List<Value> arguments) {
    if (arguments.size() > 1 && arguments.get(1) instanceof Value.Function function) {
      return function.body().apply(List.of(one, other)).isTrue();
    }
    @Nullable Integer order = Comparisons.order(one, other);
    return order != null && order < 0;
  }
}

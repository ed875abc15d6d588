package org.contadora.reception.rules.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.contadora.reception.rules.feel.Value.Text;
import org.jspecify.annotations.Nullable;

/// Functions of strings (DMN 1.5, 10.3.4.3); places are counted in characters, not in code units.
final class TextFunctions {
  private TextFunctions() {}

  private interface OfText {
    Value apply(String text);
  }

  private interface OfTwo {
    Value apply(String text, String other);
  }

  static void add() {
    one("string length", text -> Value.of(text.codePointCount(0, text.length())));
    one("upper case", text -> Value.of(text.toUpperCase(Locale.ROOT)));
    one("lower case", text -> Value.of(text.toLowerCase(Locale.ROOT)));
    two("contains", (text, part) -> Value.of(text.contains(part)));
    two("starts with", (text, part) -> Value.of(text.startsWith(part)));
    two("ends with", (text, part) -> Value.of(text.endsWith(part)));
    two(
        "substring before",
        (text, part) -> Value.of(text.contains(part) ? text.substring(0, text.indexOf(part)) : ""));
    two(
        "substring after",
        (text, part) ->
            Value.of(
                text.contains(part) ? text.substring(text.indexOf(part) + part.length()) : ""));
    Functions.add("substring", TextFunctions::substring, "string,start position,length?");
    Functions.add("split", TextFunctions::split, "string,delimiter");
    Functions.add("matches", TextFunctions::matches, "input,pattern,flags?");
    Functions.add("replace", TextFunctions::replace, "input,pattern,replacement,flags?");
    Functions.add("string join", TextFunctions::join, "list,delimiter?");
    Functions.add("string", arguments -> string(arguments.getFirst()), "from");
  }

  private static void one(String name, OfText body) {
    Functions.add(
        name,
        arguments ->
            arguments.getFirst() instanceof Text(String text) ? body.apply(text) : Value.Null.NULL,
        "string");
  }

  private static void two(String name, OfTwo body) {
    Functions.add(
        name,
        arguments ->
            arguments.get(0) instanceof Text(String text)
                    && arguments.get(1) instanceof Text(String other)
                ? body.apply(text, other)
                : Value.Null.NULL,
        "string,match");
  }

  private static Value string(Value value) {
    return switch (value) {
      case Value.Null _ -> Value.Null.NULL;
      case Text _ -> value;
      case Value.Day(java.time.LocalDate day) -> Value.of(day.toString());
      case Value.Clock(java.time.LocalTime at, java.time.ZoneId zone) ->
          Value.of(Temporal.timeText(at, zone));
      case Value.Moment(java.time.LocalDateTime at, java.time.ZoneId zone) ->
          Value.of(Temporal.momentText(at, zone));
      case Value.Span(java.time.Duration span) -> Value.of(Temporal.durationText(span));
      case Value.Months(long months) -> Value.of(Temporal.monthsText(months));
      default -> Value.of(value.toString());
    };
  }

  private static Value substring(List<Value> arguments) {
    @Nullable Integer start = Evaluator.whole(arguments.get(1));
    if (!(arguments.get(0) instanceof Text(String text)) || start == null || start == 0) {
      return Value.Null.NULL;
    }
    int[] points = text.codePoints().toArray();
    int from = start > 0 ? start - 1 : points.length + start;
    if (from < 0 || from >= points.length) {
      return from < 0 ? Value.Null.NULL : Value.of("");
    }
    int length = points.length - from;
    if (arguments.size() > 2) {
      @Nullable Integer wanted = Evaluator.whole(arguments.get(2));
      if (wanted == null || wanted < 1) {
        return Value.Null.NULL;
      }
      length = Math.min(length, wanted);
    }
    return Value.of(new String(points, from, length));
  }

  private static Value split(List<Value> arguments) {
    @Nullable Pattern pattern = pattern(arguments.get(1), Value.of(""));
    if (pattern == null || !(arguments.get(0) instanceof Text(String text))) {
      return Value.Null.NULL;
    }
    List<Value> parts = new ArrayList<>();
    for (String part : pattern.split(text, -1)) {
      parts.add(Value.of(part));
    }
    return new Value.Items(parts);
  }

  private static Value matches(List<Value> arguments) {
    @Nullable Pattern pattern = pattern(arguments.get(1), flags(arguments, 2));
    return pattern != null && arguments.get(0) instanceof Text(String text)
        ? Value.of(pattern.matcher(text).find())
        : Value.Null.NULL;
  }

  private static Value replace(List<Value> arguments) {
    @Nullable Pattern pattern = pattern(arguments.get(1), flags(arguments, 3));
    if (pattern == null
        || !(arguments.get(0) instanceof Text(String text))
        || !(arguments.get(2) instanceof Text(String replacement))) {
      return Value.Null.NULL;
    }
    try {
      Matcher matcher = pattern.matcher(text);
      return Value.of(matcher.replaceAll(replacement));
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return Value.Null.NULL;
    }
  }

  private static Value join(List<Value> arguments) {
    Value delimiter = arguments.size() > 1 ? arguments.get(1) : Value.Null.NULL;
    List<String> parts = new ArrayList<>();
    for (Value item : Functions.list(arguments.getFirst())) {
      if (item instanceof Text(String text)) {
        parts.add(text);
      } else if (!item.isNull()) {
        return Value.Null.NULL;
      }
    }
    return Value.of(String.join(delimiter instanceof Text(String text) ? text : "", parts));
  }

  private static Value flags(List<Value> arguments, int place) {
    return arguments.size() > place ? arguments.get(place) : Value.of("");
  }

  private static @Nullable Pattern pattern(Value pattern, Value flags) {
    if (!(pattern instanceof Text(String regex))) {
      return null;
    }
    int bits = Pattern.UNICODE_CHARACTER_CLASS;
    if (flags instanceof Text(String letters)) {
      bits |= letters.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
      bits |= letters.contains("s") ? Pattern.DOTALL : 0;
      bits |= letters.contains("m") ? Pattern.MULTILINE : 0;
      bits |= letters.contains("x") ? Pattern.COMMENTS : 0;
    }
    try {
      return Pattern.compile(regex, bits);
    } catch (PatternSyntaxException _) {
      return null;
    }
  }
}

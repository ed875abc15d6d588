package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of an expression and a place in it: blanks, words, literals, and names that may hold
/// blanks and signs, which only a list of the names in scope can tell apart (DMN 1.5, 10.3.1.4).
final class Source {
  /// Words that are no names by themselves.
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "in",
          "between",
          "if",
          "then",
          "else",
          "for",
          "return",
          "some",
          "every",
          "satisfies",
          "instance",
          "of",
          "true",
          "false",
          "null",
          "function",
          "external");

  private final String text;
  private final List<String> names = new ArrayList<>();
  private int at;

  Source(String text, Collection<String> names) {
    this.text = text;
    for (String name : names) {
      addName(name);
    }
  }

  /// Takes `name` for one from here on, longest first.
  void addName(String name) {
    String clean = name.strip().replaceAll("\\s+", " ");
    if (!names.contains(clean)) {
      names.add(clean);
      names.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  int at() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  FeelException expected(String what) {
    return new FeelException(text, at, what);
  }

  boolean atEnd() {
    skipBlanks();
    return at >= text.length();
  }

  char peek() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /// Passes `sign` if it stands here.
  boolean take(String sign) {
    skipBlanks();
    if (text.startsWith(sign, at)) {
      at += sign.length();
      return true;
    }
    return false;
  }

  void require(String sign) {
    if (!take(sign)) {
      throw expected("'" + sign + "'");
    }
  }

  /// Passes the word if it stands here whole.
  boolean takeWord(String word) {
    skipBlanks();
    if (text.startsWith(word, at) && !isNamePart(at + word.length())) {
      at += word.length();
      return true;
    }
    return false;
  }

  void requireWord(String word) {
    if (!takeWord(word)) {
      throw expected("'" + word + "'");
    }
  }

  /// A name: the longest known one that stands here, else one plain word.
  @Nullable String name() {
    skipBlanks();
    for (String name : names) {
      int end = matchName(name);
      if (end > at) {
        at = end;
        return name;
      }
    }
    return plainName();
  }

  /// The name of a parameter, an entry or a loop variable, which may hold blanks: all up to `stop`.
  String nameUpTo(Pattern stop) {
    skipBlanks();
    if (peek() == '"') {
      return string();
    }
    Matcher matcher = stop.matcher(text);
    if (!matcher.find(at)) {
      throw expected("a name and '" + stop.pattern().replace("\\s", "").replace("+", "") + "'");
    }
    int end = matcher.start();
    String name = text.substring(at, end).strip().replaceAll("\\s+", " ");
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      throw expected("a name");
    }
    at = end;
    return name;
  }

  /// One plain word that is no keyword.
  @Nullable String plainName() {
    skipBlanks();
    if (at >= text.length() || !isNameStart(text.codePointAt(at))) {
      return null;
    }
    int end = at;
    while (isNamePart(end)) {
      end += Character.charCount(text.codePointAt(end));
    }
    String word = text.substring(at, end);
    if (KEYWORDS.contains(word)) {
      return null;
    }
    at = end;
    return word;
  }

  /// A number without sign, or null if none stands here.
  @Nullable BigDecimal number() {
    skipBlanks();
    int end = digits(at);
    if (end < text.length() && text.charAt(end) == '.' && digits(end + 1) > end + 1) {
      end = digits(end + 1);
    } else if (end == at) {
      return null;
    }
    if (end + 1 < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int exponent = text.charAt(end + 1) == '-' || text.charAt(end + 1) == '+' ? end + 2 : end + 1;
      if (digits(exponent) > exponent) {
        end = digits(exponent);
      }
    }
    BigDecimal number = new BigDecimal(text.substring(at, end));
    at = end;
    return number;
  }

  /// A string in quotes.
  String string() {
    require("\"");
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        escape(text.charAt(at++), value);
      } else {
        value.append(c);
      }
    }
    if (at >= text.length()) {
      throw expected("'\"' after the string");
    }
    at++;
    return value.toString();
  }

  private void escape(char c, StringBuilder value) {
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'u' -> value.append((char) hex(4));
      case 'U' -> value.appendCodePoint(hex(6));
      default -> value.append(c == '"' || c == '\\' || c == '\'' ? "" : "\\").append(c);
    }
  }

  private int hex(int length) {
    if (at + length > text.length()) {
      throw expected(length + " hexadecimal digits");
    }
    try {
      int code = Integer.parseInt(text.substring(at, at + length), 16);
      at += length;
      return code;
    } catch (NumberFormatException _) {
      throw expected(length + " hexadecimal digits");
    }
  }

  private int digits(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /// Where `name` ends if it stands here, its blanks written in whatever width.
  private int matchName(String name) {
    int place = at;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == ' ') {
        int blanks = place;
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
          place++;
        }
        if (place == blanks) {
          return -1;
        }
      } else if (place < text.length() && text.charAt(place) == name.charAt(i)) {
        place++;
      } else {
        return -1;
      }
    }
    return isNamePart(place) && Character.isJavaIdentifierPart(text.codePointBefore(place))
        ? -1
        : place;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0') {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return;
      }
    }
  }

  private static boolean isNameStart(int c) {
    return c != '?' && ((Character.isJavaIdentifierStart(c) && c != '$') || c > 0xffff);
  }

  private boolean isNamePart(int place) {
    if (place >= text.length()) {
      return false;
    }
    int c = text.codePointAt(place);
    return isNameStart(c) || Character.isDigit(c) || c == '\'';
  }
}

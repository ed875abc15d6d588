package org.contadora.reception.people;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Tables as spreadsheets save them as text: which letters the bytes are, and which sign stands
/// between two cells. A spreadsheet writes semicolons where the comma is the decimal sign, as in
/// most of the region.
public final class DelimitedText {
  private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};
  private static final String MARK = "\uFEFF";
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private static final Pattern DECIMAL_COMMA = Pattern.compile("^(-?\\d+),(\\d+)$");

  private static final Pattern BEFORE_SPACE = Pattern.compile("[,;|] ");

  /// Letters of a text in which separators are counted.
  private static final int HEAD_LETTERS = 4000;

  private DelimitedText() {}

  /// UTF-8, or UTF-16 as "Unicode text" is saved, or where the bytes are neither, the code page of
  /// Western spreadsheets; without the mark that some write before it.
  public static String decode(byte[] content) {
    if (isUtf16(content)) {
      return new String(content, StandardCharsets.UTF_16);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException _) {
      text = new String(content, Charset.forName("windows-1252"));
    }
    return withoutMark(text);
  }

  static boolean isUtf16(byte[] content) {
    return SheetReader.startsWith(content, UTF_16_LITTLE)
        || SheetReader.startsWith(content, UTF_16_BIG);
  }

  /// The text without the mark that some programs write before it.
  public static String withoutMark(String text) {
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }

  /// The sign that stands most often in the first lines; a comma if none does.
  static char separator(String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD_LETTERS));
    char best = ',';
    long most = -1;
    for (char separator : SEPARATORS) {
      long count = head.chars().filter(c -> c == separator).count();
      if (count > most) {
        most = count;
        best = separator;
      }
    }
    return best;
  }

  /// A number with a point for the decimal sign: where the comma is no separator, it is that sign.
  public static String withPoint(String number, char separator) {
    return separator == ',' ? number : DECIMAL_COMMA.matcher(number).replaceFirst("$1.$2");
  }

  /// The sign that stands most often in the first line that is not blank: for tables that begin
  /// with their header and whose cells may hold lists. One before a space counts only where no
  /// other does, as it stands in a name such as `Costa, Sur`.
  public static char headerSeparator(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String close = BEFORE_SPACE.matcher(header).replaceAll("");
    boolean isClose = SEPARATORS.stream().anyMatch(sign -> close.indexOf(sign) >= 0);
    return separator(isClose ? close : header);
  }
}

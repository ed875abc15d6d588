package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// The lines of a document, in bounded memory: a line longer than [#MAX_LINE_CHARS] is refused as
/// `LINE_TOO_LONG` and skipped, the lines after it are read.
final class Lines {
  /// Longest line taken. Real lines of positions stay below 4,000 characters (an ADS-B Exchange
  /// point with its details); the bound keeps a file without line ends out of memory.
  static final int MAX_LINE_CHARS = 1 << 16;

  private static final int BUFFER_CHARS = 1 << 14;

  private final Reader reader;
  private final String origin;
  private final Refusals refusals;
  private final char[] buffer = new char[BUFFER_CHARS];
  private final StringBuilder line = new StringBuilder(256);
  private int position;
  private int limit;
  private long number;

  Lines(InputStream in, String origin, Refusals refusals) throws IOException {
    this.reader = Texts.reader(in);
    this.origin = origin;
    this.refusals = refusals;
  }

  /// The number of the line that [#next] gave, from 1.
  long number() {
    return number;
  }

  /// The next line without its end (`\n`, `\r\n`), or null after the last.
  @Nullable String next() throws IOException {
    while (true) {
      line.setLength(0);
      number++;
      long length = 0;
      boolean ended = false;
      while (!ended && fill()) {
        int from = position;
        while (position < limit && buffer[position] != '\n') {
          position++;
        }
        length += position - from;
        if (length <= MAX_LINE_CHARS) {
          line.append(buffer, from, position - from);
        }
        ended = position < limit;
        if (ended) {
          position++;
        }
      }
      if (!ended && length == 0) {
        return null;
      }
      if (length > MAX_LINE_CHARS) {
        refusals.refuse(
            "LINE_TOO_LONG",
            origin + ":" + number,
            "The line has %d characters, at most %d are read.".formatted(length, MAX_LINE_CHARS));
        continue;
      }
      int end = line.length();
      return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    limit = Math.max(0, reader.read(buffer, 0, buffer.length));
    position = 0;
    return limit > 0;
  }
}

package org.contadora.core;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Passes JSON on so that it can stand inside an HTML script element: `<` only ever stands in
/// strings, where its escape means the same and cannot close the element (HTML standard, 4.12.1.3).
final class ScriptSafeWriter extends FilterWriter {
  ScriptSafeWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    if (c == '<') {
      out.write("\\u003c");
    } else {
      out.write(c);
    }
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '<') {
        out.write(buffer, from, i - from);
        out.write("\\u003c");
        from = i + 1;
      }
    }
    out.write(buffer, from, offset + length - from);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }
}

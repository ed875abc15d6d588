package org.contadora.core;

import java.io.IOException;
import java.io.Writer;

/// A self-contained page of `desk-ui` as it was built, with one place for its data.
public final class PageTemplate {
  private static final String DATA_MARK = "__CONTADORA_DATA__";

  private final String before;
  private final String after;

  /// @param page the page without its data
  /// @throws IllegalArgumentException if it has no place for them
  public PageTemplate(String page) {
    int mark = page.indexOf(DATA_MARK);
    if (mark < 0) {
      throw new IllegalArgumentException(
          "The page's template (%d characters) must hold %s once."
              .formatted(page.length(), DATA_MARK));
    }
    before = page.substring(0, mark);
    after = page.substring(mark + DATA_MARK.length());
  }

  /// Writes data as JSON.
  @FunctionalInterface
  public interface Data {
    /// Writes to `out`, which lets no text end the script that the data stand in.
    void to(Writer out) throws IOException;
  }

  /// Writes the page with its data.
  public void write(Writer out, Data data) throws IOException {
    out.write(before);
    Writer safe = new ScriptSafeWriter(out);
    data.to(safe);
    safe.flush();
    out.write(after);
  }
}

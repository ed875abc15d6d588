package org.contadora.desk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.contadora.core.PageTemplate;
import org.contadora.desk.figures.MonthlyReport;
import org.contadora.desk.figures.MonthlyReports;
import org.contadora.desk.figures.Table;
import org.contadora.desk.legs.Board;
import org.contadora.desk.review.DecisionLog;
import org.contadora.flights.findings.RuleBook;

/// The data behind every chart of the report of a month, as files: a CSV for each, and the whole as
/// JSON. The same board and ledger give the same bytes.
public final class MonthFiles {
  /// Archives keep a time with every file; this one says nothing.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// The page for people.
  public static final String PAGE = "report.html";

  private static final String DATA = "report.json";
  private static final String TEMPLATE = "/org/contadora/deskui/month.html";

  private MonthFiles() {}

  /// Name and content of every file.
  public static Map<String, byte[]> of(
      Board board, RuleBook rules, DecisionLog.State state, YearMonth month) {
    return of(new MonthlyReports(board, rules).of(month), state);
  }

  /// The same with a page for people, in one file that opens from a disk.
  ///
  /// @param language the language in which it opens
  public static Map<String, byte[]> withPage(
      Board board, RuleBook rules, DecisionLog.State state, YearMonth month, String language)
      throws IOException {
    Map<String, byte[]> files = of(board, rules, state, month);
    byte[] report = files.get(DATA);
    if (report == null) {
      throw new IllegalStateException("The files of a month must hold " + DATA);
    }
    var page = new StringWriter();
    new PageTemplate(template())
        .write(
            page,
            out -> {
              out.write("{\"lang\":\"" + language + "\",\"report\":");
              out.write(new String(report, StandardCharsets.UTF_8));
              out.write("}");
            });
    files.put(PAGE, page.toString().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static String template() throws IOException {
    try (InputStream in = MonthFiles.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The page (%s) is missing.".formatted(TEMPLATE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Map<String, byte[]> of(MonthlyReport report, DecisionLog.State state) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(DATA, ReportJson.of(report, state).getBytes(StandardCharsets.UTF_8));
    for (Table table : report.tables()) {
      var content = new ByteArrayOutputStream();
      try {
        table.writeCsv(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      files.put(table.name() + ".csv", content.toByteArray());
    }
    return files;
  }

  /// Writes them as one archive.
  static void archive(Map<String, byte[]> files, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }
}

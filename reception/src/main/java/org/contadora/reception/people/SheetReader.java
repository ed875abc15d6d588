package org.contadora.reception.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// Reads the first sheet of a workbook, or a text with separators, into rows of text.
///
/// What a spreadsheet calls a day comes as `2026-03-01`, so that both kinds of files read alike.
final class SheetReader {
  /// Rows of one manifest; the largest flight has 315 people, the largest week 5,000.
  static final int MOST_ROWS = 200_000;

  /// Only by its format can a day be told from a number.
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /// OLE 2 compound file, which Excel wrote until 2003 (MS-CFB, 2.2).
  private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private SheetReader() {}

  /// A row.
  ///
  /// @param line as a person counts them in the file, from 1; above that of the row before
  record Line(int line, List<String> cells) {
    Line {
      cells = List.copyOf(cells);
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /// All rows of a file.
  ///
  /// @throws IOException if it is neither, or damaged; the message tells nothing of its content
  static List<Line> read(byte[] content) throws IOException {
    if (content.length == 0) {
      throw new IOException("it is empty");
    }
    if (startsWith(content, OLD_WORKBOOK)) {
      throw new IOException(
          "it is a workbook of the kind before 2007 (.xls); save it as .xlsx or CSV");
    }
    boolean zip = startsWith(content, ZIP);
    try {
      return zip ? workbook(content) : text(content);
    } catch (ExcelReaderException | CsvParseException | Unreadable e) {
      // Their messages and causes may quote what stands in the file.
      throw new IOException(
          zip
              ? "it is a ZIP archive but no workbook that can be read; save it again as .xlsx or CSV"
              : "it is no CSV table: a quotation mark may be open to the end of the file");
    }
  }

  static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && java.util.Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  /// The archive itself cannot be read.
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static ReadableWorkbook open(byte[] content) {
    try {
      return new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
    } catch (IOException _) {
      throw new Unreadable();
    }
  }

  private static List<Line> workbook(byte[] content) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (ReadableWorkbook workbook = open(content);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      MergedCells merged = MergedCells.of(content, workbook.getFirstSheet().getId());
      for (Row row : (Iterable<Row>) rows::iterator) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
          cells.add(text(row.getOptionalCell(i).orElse(null)));
        }
        add(new Line(row.getRowNum(), cells), lines);
      }
      return merged.filled(lines);
    }
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      return isDay(cell.getDataFormatString()) ? day(cell.asDate()) : plain(cell.asNumber());
    }
    return cell.getText().strip();
  }

  private static boolean isDay(@Nullable String format) {
    return format != null
        && format.replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"", "").matches("(?is).*(yy|d).*");
  }

  private static String day(LocalDateTime moment) {
    return moment.toLocalDate().toString();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static List<Line> text(byte[] content) throws IOException {
    String text = decode(content);
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(DelimitedText.separator(text))
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord row : rows) {
        add(new Line((int) row.getStartingLineNumber(), row.getFields()), lines);
      }
    }
    return lines;
  }

  private static void add(Line line, List<Line> lines) throws IOException {
    if (lines.size() >= MOST_ROWS) {
      throw new IOException("it has more than " + MOST_ROWS + " rows");
    }
    if (!line.isBlank()) {
      // Damaged workbooks number several rows alike; people are found again by their lines.
      int next = lines.isEmpty() ? 1 : lines.getLast().line() + 1;
      lines.add(line.line() < next ? new Line(next, line.cells()) : line);
    }
  }

  /// @throws IOException if it is no text
  private static String decode(byte[] content) throws IOException {
    if (!DelimitedText.isUtf16(content)) {
      for (byte one : content) {
        if (one == 0) {
          throw new IOException("it is neither a CSV table nor a workbook (.xlsx)");
        }
      }
    }
    return DelimitedText.decode(content);
  }
}

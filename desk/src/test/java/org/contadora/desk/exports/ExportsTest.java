package org.contadora.desk.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipFile;
import org.contadora.desk.InventedFlights;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.TableColumn;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.FlightClass;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of file, read back by another program's reader, holds the rows of the board.
final class ExportsTest {
  private static final int LEGS = 2600;
  private static final Set<TableColumn> ALL = EnumSet.allOf(TableColumn.class);
  private static final LegFilter REMOVALS = LegFilter.ALL.withClasses(Set.of(FlightClass.REMOVAL));

  @TempDir private static Path folder;
  private static Board board;
  private static Exports exports;

  @BeforeAll
  static void feed() {
    board = Board.open(folder.resolve("board.db"), Airports.bundled());
    var invented = new InventedFlights(7, LocalDate.of(2026, 3, 1), 40).draw(LEGS);
    board.feed(/* simulated= */ false, feed -> feed.add(invented, List.of()));
    exports = new Exports(board, folder.resolve("it's work"));
  }

  @AfterAll
  static void close() {
    board.close();
  }

  private static byte[] written(ExportFormat format, LegFilter filter, Set<TableColumn> shown)
      throws IOException {
    var out = new ByteArrayOutputStream();
    exports.write(format, filter, LegSort.OLDEST, shown, out);
    return out.toByteArray();
  }

  private static List<LegRow> rows(LegFilter filter) {
    List<LegRow> rows = new ArrayList<>();
    board.forEach(filter, LegSort.OLDEST, rows::add);
    return rows;
  }

  @Test
  void csvHoldsTheRowsAndNoFormula() throws Exception {
    List<LegRow> rows = rows(REMOVALS);
    List<NamedCsvRecord> read;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new String(written(ExportFormat.CSV, REMOVALS, ALL), StandardCharsets.UTF_8))) {
      read = csv.stream().toList();
    }
    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      LegRow row = rows.get(i);
      NamedCsvRecord line = read.get(i);
      assertThat(line.getField("leg_id")).isEqualTo(row.legId());
      assertThat(Double.parseDouble(line.getField("probability"))).isEqualTo(row.probability());
      for (String field : line.getFields()) {
        assertThat(field).doesNotStartWith("=").doesNotStartWith("@");
      }
    }
  }

  @Test
  void workbookHoldsTypedCellsUnderAFrozenHeader() throws Exception {
    List<LegRow> rows = rows(REMOVALS);
    byte[] bytes = written(ExportFormat.XLSX, REMOVALS, ALL);
    List<ExportColumn> columns = ExportColumn.of(ALL);
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      List<Row> read = workbook.getFirstSheet().read();
      assertThat(read).hasSize(rows.size() + 1);
      assertThat(read.getFirst().stream().map(Cell::asString))
          .containsExactlyElementsOf(columns.stream().map(ExportColumn::name).toList());
      for (int i = 0; i < rows.size(); i++) {
        for (int c = 0; c < columns.size(); c++) {
          Cell cell = read.get(i + 1).getOptionalCell(c).orElse(null);
          assertThat(cellValue(cell, columns.get(c)))
              .as("%s of %s", columns.get(c).name(), rows.get(i).legId())
              .isEqualTo(expected(columns.get(c), rows.get(i)));
        }
      }
    }
    assertThat(part(bytes, "xl/worksheets/sheet1.xml"))
        .contains("state=\"frozen\"")
        .doesNotContain("<f>");
  }

  private static @Nullable Object cellValue(@Nullable Cell cell, ExportColumn column) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return null;
    }
    assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
    return switch (column.kind()) {
      case TEXT -> cell.asString().isEmpty() ? null : cell.asString();
      case DAY -> cell.asDate().toLocalDate();
      case TIME -> cell.asDate().toInstant(ZoneOffset.UTC);
      case COUNT -> cell.asNumber().intValueExact();
      case SHARE -> cell.asNumber().doubleValue();
    };
  }

  private static @Nullable Object expected(ExportColumn column, LegRow row) {
    Object value = column.of(row);
    return "".equals(value) ? null : value;
  }

  private static String part(byte[] zip, String name) throws IOException {
    Path file = Files.write(folder.resolve("flights.xlsx"), zip);
    try (var opened = new ZipFile(file.toFile());
        InputStream in = opened.getInputStream(opened.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void workbookGoesOnOnFurtherSheets() throws Exception {
    List<LegRow> rows = rows(REMOVALS);
    var out = new ByteArrayOutputStream();
    int perSheet = 201;
    XlsxFile.write(
        ExportColumn.of(Set.of(TableColumn.DATE)),
        visitor -> board.<IOException>forEach(REMOVALS, LegSort.OLDEST, visitor::take),
        out,
        perSheet);
    List<String> ids = new ArrayList<>();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets).hasSize(Math.ceilDiv(rows.size(), perSheet - 1));
      for (Sheet sheet : sheets) {
        List<Row> read = sheet.read();
        assertThat(read.getFirst().getCellText(0)).isEqualTo("leg_id");
        read.stream().skip(1).forEach(row -> ids.add(row.getCellText(0)));
      }
    }
    assertThat(ids).isEqualTo(rows.stream().map(LegRow::legId).toList());
  }

  @Test
  void parquetHoldsTypedColumns() throws Exception {
    List<LegRow> rows = rows(LegFilter.ALL);
    byte[] bytes = written(ExportFormat.PARQUET, LegFilter.ALL, ALL);
    int i = 0;
    try (var file = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes)));
        RowReader read = file.rowReader()) {
      while (read.hasNext()) {
        read.next();
        LegRow row = rows.get(i++);
        assertThat(read.getString("leg_id")).isEqualTo(row.legId());
        assertThat(read.isNull("operator") ? null : read.getString("operator"))
            .isEqualTo(row.operator());
        assertThat(read.getDate("date")).isEqualTo(LocalDate.parse(String.valueOf(row.date())));
        assertThat(read.isNull("departure_time") ? null : read.getTimestamp("departure_time"))
            .isEqualTo(row.departure().time());
        assertThat(read.getDouble("probability")).isEqualTo(row.probability());
        LegRow.Range people = row.people();
        assertThat(read.isNull("people_low") ? null : Integer.valueOf(read.getInt("people_low")))
            .isEqualTo(people == null ? null : Integer.valueOf(people.low()));
      }
    }
    assertThat(i).isEqualTo(LEGS);
    assertThat(folder.resolve("it's work")).isEmptyDirectory();
  }

  @Test
  void columnsAreThoseAskedFor() throws Exception {
    byte[] csv = written(ExportFormat.CSV, REMOVALS, Set.of(TableColumn.DATE, TableColumn.PEOPLE));
    assertThat(new String(csv, StandardCharsets.UTF_8).lines().findFirst())
        .hasValue("leg_id,date,people_low,people_high");
  }

  /// Takes some bytes, then goes away.
  private static final class Leaving extends OutputStream {
    private static final int TAKEN = 20_000;
    private int taken;
    private int asked;

    @Override
    public void write(int b) throws IOException {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      asked += length;
      if (taken + length > TAKEN) {
        throw new IOException("gone");
      }
      taken += length;
    }
  }

  /// Takes so many bytes; how many rows had been read when it took no more.
  private static final class LeavingAt extends OutputStream {
    private final AtomicInteger rows;
    private int left;
    private int rowsWhenGone = -1;

    LeavingAt(int bytes, AtomicInteger rows) {
      left = bytes;
      this.rows = rows;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        rowsWhenGone = rows.get();
        throw new IOException("gone");
      }
    }
  }

  private static Rows counted(AtomicInteger rows) {
    return visitor ->
        board.<IOException>forEach(
            LegFilter.ALL,
            LegSort.OLDEST,
            row -> {
              rows.incrementAndGet();
              visitor.take(row);
            });
  }

  @Test
  void noFurtherRowIsReadForAWorkbookThatNobodyTakes() {
    var rows = new AtomicInteger();
    var leaving = new LeavingAt(1_000, rows);
    assertThatThrownBy(() -> XlsxFile.write(ExportColumn.of(ALL), counted(rows), leaving))
        .isInstanceOf(IOException.class);
    assertThat(rows.get()).isEqualTo(leaving.rowsWhenGone).isLessThan(LEGS / 2);
  }

  /// Takes all bytes, and tells with a flush that nobody wants more of them.
  private static final class LeftWhen extends ByteArrayOutputStream {
    private final BooleanSupplier left;

    LeftWhen(BooleanSupplier left) {
      this.left = left;
    }

    @Override
    public void flush() throws IOException {
      if (left.getAsBoolean()) {
        throw new IOException("gone");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 1_150})
  void makingAParquetFileThatNobodyTakesEndsWithTheNextLook(int seen) {
    var rows = new AtomicInteger();
    var out = new LeftWhen(() -> rows.get() >= seen);
    Path work = folder.resolve("left");
    assertThatThrownBy(() ->
            ParquetFile.write(
                ExportColumn.of(ALL), counted(rows), work, out, /* rowsPerLook= */ 50))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
    assertThat(rows.get()).isEqualTo(seen);
    assertThat(out.size()).as("the magic").isEqualTo(4);
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void parquetFileThatNobodyTakesAfterItsLastRowIsNotSent() {
    var rows = new AtomicInteger();
    var out = new LeftWhen(() -> rows.get() == LEGS);
    Path work = folder.resolve("left");
    assertThatThrownBy(() ->
            ParquetFile.write(
                ExportColumn.of(ALL), counted(rows), work, out, /* rowsPerLook= */ LEGS + 1))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
    assertThat(out.size()).as("the magic").isEqualTo(4);
    assertThat(work).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void workEndsWhenTheTakerGoesAway(ExportFormat format) throws Exception {
    int whole = written(format, LegFilter.ALL, ALL).length;
    var leaving = new Leaving();
    assertThatThrownBy(() -> exports.write(format, LegFilter.ALL, LegSort.OLDEST, ALL, leaving))
        .isInstanceOf(IOException.class);
    assertThat(leaving.asked).as("of %d bytes", whole).isLessThan(Leaving.TAKEN + 70_000);
    assertThat(leaving.asked).isLessThan(whole);
    // Its connection is free again, or the fourth of these would wait for ever.
    assertThat(written(ExportFormat.CSV, REMOVALS, ALL)).isNotEmpty();
    assertThat(folder.resolve("it's work")).isEmptyDirectory();
  }
}

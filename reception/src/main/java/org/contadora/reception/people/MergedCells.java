package org.contadora.reception.people;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Cells of a workbook's sheet that were merged over several rows, as desks merge the cell of a
/// family beside its people. The file has their value in the first row alone (ECMA-376, part 1,
/// 18.3.1.55); a person reads it in all of them.
final class MergedCells {
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");

  /// By which columns are counted: A to Z, AA and so on.
  private static final int LETTERS = 26;

  /// Cells that are filled at most: merged cells do not overlap, so no sound manifest has more.
  private static final int MOST_CELLS = 10 * SheetReader.MOST_ROWS;

  /// @param column from 0
  /// @param first row, from 1
  /// @param last row, from 1
  private record Range(int column, int first, int last) {}

  private final List<Range> ranges = new ArrayList<>();

  private MergedCells() {}

  /// Those of a sheet.
  ///
  /// @param content of the workbook
  /// @param relation of the sheet in the workbook, such as `rId1`
  /// @throws IOException if they cannot be read
  static MergedCells of(byte[] content, String relation) throws IOException {
    MergedCells merged = new MergedCells();
    String[] part = {""};
    elements(
        content,
        RELATIONS,
        "Relationship",
        xml -> {
          if (relation.equals(xml.getAttributeValue(null, "Id"))) {
            part[0] = partName(String.valueOf(xml.getAttributeValue(null, "Target")));
          }
        });
    elements(
        content,
        part[0],
        "mergeCell",
        xml -> merged.add(String.valueOf(xml.getAttributeValue(null, "ref"))));
    return merged;
  }

  /// Targets are beside the workbook, or begin at the root.
  private static String partName(String target) {
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private static void elements(
      byte[] content, String part, String name, Consumer<XMLStreamReader> visit)
      throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
      ZipArchiveEntry entry = zip.getEntry(part);
      if (entry == null) {
        return;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name)) {
            visit.accept(xml);
          }
        }
      }
    } catch (XMLStreamException e) {
      // Its message may quote what stands in the file.
      throw new IOException("a part of the workbook (%s) is no XML".formatted(part));
    }
  }

  /// @param reference such as `A2:B4`; the value stands in its first column
  private void add(String reference) {
    Matcher range = RANGE.matcher(reference);
    if (!range.matches()) {
      return;
    }
    int column = 0;
    for (int i = 0; i < range.group(1).length(); i++) {
      column = column * LETTERS + range.group(1).charAt(i) - 'A' + 1;
    }
    int first = Integer.parseInt(range.group(2));
    int last = Integer.parseInt(range.group(3));
    if (last > first) {
      ranges.add(new Range(column - 1, first, last));
    }
  }

  /// The rows with the value of each merged cell in all rows over which it was merged. Rows that
  /// hold nothing else are no people and stay out.
  ///
  /// @throws IOException if it has more merged cells than a sheet can have
  List<SheetReader.Line> filled(List<SheetReader.Line> lines) throws IOException {
    if (ranges.isEmpty()) {
      return lines;
    }
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      places.put(lines.get(i).line(), i);
    }
    int cells = 0;
    List<SheetReader.Line> filled = new ArrayList<>(lines);
    for (Range range : ranges) {
      int from = places.getOrDefault(range.first, -1);
      if (from < 0 || range.column >= filled.get(from).cells().size()) {
        continue;
      }
      String value = filled.get(from).cells().get(range.column);
      for (int i = from + 1; i < filled.size() && filled.get(i).line() <= range.last; i++) {
        if (++cells > MOST_CELLS) {
          throw new IOException("it has more than " + MOST_CELLS + " merged cells");
        }
        filled.set(i, with(filled.get(i), range.column, value));
      }
    }
    return filled;
  }

  private static SheetReader.Line with(SheetReader.Line line, int column, String value) {
    List<String> cells = new ArrayList<>(line.cells());
    while (cells.size() <= column) {
      cells.add("");
    }
    if (cells.get(column).isBlank()) {
      cells.set(column, value);
    }
    return new SheetReader.Line(line.line(), cells);
  }
}

package org.contadora.reception.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.contadora.core.Refusals.Refusal;
import org.contadora.core.Seed;
import org.contadora.reception.people.Person.Mark;
import org.contadora.reception.people.interview.ProtectionInterview;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Manifests as the desks of four countries write them, sound and broken. Nobody in them exists.
final class ManifestReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static final String HONDURAS =
      """
      INSTITUTO DE PRUEBA;;;;;;
      Nombre completo;DNI;Fecha de nacimiento;Sexo;Nacionalidad;Núcleo familiar;Parentesco
      Talvo Renquimi;MUESTRA-1;05/03/1990;M;hondureña;7;jefe de familia
      Sena Renquimi;MUESTRA-2;2019-10-01;F;HND;7;hija
      Lori Dorbel;MUESTRA-3;24/12/1955;F;Nicaragüense;8;
      """;

  @Test
  void hondurasHeadersAreRecognisedBelowTheLetterhead() throws IOException {
    Manifest manifest = read(HONDURAS);
    assertThat(manifest.families()).hasSize(2);
    Family first = manifest.families().getFirst();
    assertThat(first.people()).extracting(Person::key).containsExactly("P-0001", "P-0002");
    assertThat(first.people())
        .extracting(person -> person.age().orElseThrow())
        .containsExactly(36, 7);
    assertThat(first.isSingleParent()).isTrue();
    assertThat(manifest.families().get(1).needs()).containsExactly("elder");
    assertThat(manifest.refusals().total()).isZero();
  }

  @Test
  void mexicoHasTwoSurnamesAndACurp() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre(s),Primer Apellido,Segundo Apellido,CURP,Fecha de Nacimiento,Municipio de destino,Nacionalidad
            Vetro,Muxi,Pezu,MUESTRA,1999-01-31,Prueba,México
            """);
    Person person = manifest.people().getFirst();
    assertThat(person.name().reveal()).isEqualTo("Vetro Muxi Pezu");
    assertThat(person.nationalities()).containsExactly("MEX");
    assertThat(person.destination().reveal()).isEqualTo("Prueba");
  }

  @Test
  void guatemalaAndColombiaAreRead() throws IOException {
    Manifest guatemala =
        read(
            "Primer nombre\tSegundo nombre\tPrimer apellido\tDPI\tEdad\tIdioma materno\tPaís de"
                + " nacionalidad\tTiempo en EEUU\nXita\tNa\tLoque\tMUESTRA\t17"
                + " años\tQ’eqchi’\tGuatemala\t3\n");
    assertThat(guatemala.people().getFirst().name().reveal()).isEqualTo("Xita Na Loque");
    assertThat(guatemala.people().getFirst().isChild()).isTrue();
    assertThat(guatemala.people().getFirst().languages()).containsExactly("kek");
    assertThat(guatemala.refusals().counts()).containsOnlyKeys("MANIFEST_CHILD_ALONE");
    Manifest colombia =
        read(
            """
            Nombres|Apellidos|Cédula de ciudadanía|Género|Nacionalidad|Ciudad de destino|Grupo familiar
            Ribel|Tazu|MUESTRA|Femenino|colombiana|Prueba|A
            """);
    assertThat(colombia.people().getFirst().sex()).isEqualTo(Person.Sex.FEMALE);
    assertThat(colombia.people().getFirst().nationalities()).containsExactly("COL");
  }

  @Test
  void workbookReadsLikeTheTextOfIt() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("vuelo");
      List<String> header =
          List.of("Nombre completo", "Fecha de nacimiento", "Nacionalidad", "Edad");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(1, i, header.get(i));
      }
      sheet.value(2, 0, "Dortro Velo");
      sheet.value(2, 1, LocalDate.of(1990, 3, 5));
      sheet.style(2, 1).format("dd/mm/yyyy").set();
      sheet.value(2, 2, "Haitiana");
      sheet.value(2, 3, 36);
    }
    Manifest manifest = ManifestReader.read(bytes.toByteArray(), "flight.xlsx", DAY);
    assertThat(manifest.people().getFirst().birthDate()).isEqualTo(LocalDate.of(1990, 3, 5));
    assertThat(manifest.people().getFirst().nationalities()).containsExactly("HTI");
    assertThat(manifest.people().getFirst().line()).isEqualTo(3);
  }

  /// Nobody is found by a line that somebody else has.
  @Test
  void rowsOfAWorkbookWithOneNumberHaveLinesOfTheirOwn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("flight.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("vuelo");
      String[][] rows = {
        {"Nombre", "Nacionalidad"}, {"Tave Lorimund", "VEN"}, {"Mira Vanor", "HTI"}
      };
      for (int row = 0; row < rows.length; row++) {
        sheet.value(row, 0, rows[row][0]);
        sheet.value(row, 1, rows[row][1]);
      }
    }
    numberAlike(file);
    KeptSheet kept = ManifestReader.keep(Files.readAllBytes(file));
    Manifest manifest = ManifestReader.read(kept, "kept", DAY);
    Manifest again = ManifestReader.read(kept.withKeys(manifest), "kept", DAY);
    assertThat(again.people())
        .extracting(person -> person.key() + " " + person.name().reveal())
        .containsExactly("P-0001 Tave Lorimund", "P-0002 Mira Vanor");
  }

  /// The workbook with the third row numbered as the second.
  private static void numberAlike(Path workbook) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(workbook)) {
      Path sheet = zip.getPath("xl/worksheets/sheet1.xml");
      String rows = Files.readString(sheet);
      String alike =
          rows.replace("<row r=\"3\"", "<row r=\"2\"")
              .replace("r=\"A3\"", "r=\"A2\"")
              .replace("r=\"B3\"", "r=\"B2\"");
      assertThat(alike).isNotEqualTo(rows);
      Files.writeString(sheet, alike);
    }
  }

  /// A desk merges the cells of a family; the file then has their values in its first row alone.
  @Test
  void mergedCellsHoldForAllTheirRows() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("vuelo");
      sheet.value(0, 0, "Aerolínea Inventada");
      sheet.range(0, 0, 0, 2).merge();
      rows(
          sheet,
          """
          Familia;Nombre completo;Nacionalidad
          7;Tave Lorimund;VEN
          ;Mira Lorimund;
          ;Osk Lorimund;HTI
          8;Sela Nomar;HND
          ;Ilva Terun;HND
          Total;;
          """);
      sheet.range(2, 0, 4, 0).merge();
      sheet.range(2, 2, 3, 2).merge();
      sheet.range(7, 0, 9, 2).merge();
    }
    Manifest manifest = ManifestReader.read(bytes.toByteArray(), "flight.xlsx", DAY);
    assertThat(manifest.families().stream().map(one -> one.key() + " " + one.people()))
        .containsExactly("F-001 [P-0001, P-0002, P-0003]", "F-002 [P-0004]", "F-003 [P-0005]");
    assertThat(manifest.people())
        .extracting(person -> String.join("", person.nationalities()))
        .containsExactly("VEN", "VEN", "HTI", "HND", "HND");
    assertThat(manifest.refusedRows()).extracting(Manifest.RefusedRow::line).containsExactly(8);
  }

  private static void rows(Worksheet sheet, String table) {
    List<String> lines = table.lines().toList();
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split(";", -1);
      for (int column = 0; column < cells.length; column++) {
        if (!cells[column].isEmpty()) {
          sheet.value(row + 1, column, cells[column]);
        }
      }
    }
  }

  @Test
  void oldCodePageIsRead() throws IOException {
    byte[] content = HONDURAS.getBytes(Charset.forName("windows-1252"));
    assertThat(ManifestReader.read(content, "m.csv", DAY).families()).hasSize(2);
  }

  @Test
  void brokenRowsAreListedAndTheRestGoesIn() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre completo,Fecha de nacimiento,Nacionalidad,Edad
            ,1990-01-01,HND,
            Secretum Persona,1990-01-01,Atlántida,
            Secretum Persona,2031-01-01,HND,
            Secretum Persona,31/02/1990,HND,
            Secretum Persona,,HND,muchos
            Secretum Persona,1990-01-01,,
            """);
    assertThat(manifest.refusedRows())
        .extracting(row -> row.line() + " " + row.code())
        .containsExactly(
            "2 MANIFEST_NAME_MISSING",
            "3 MANIFEST_NATIONALITY_UNKNOWN",
            "4 MANIFEST_BIRTH_IMPOSSIBLE",
            "7 MANIFEST_NATIONALITY_MISSING");
    assertThat(manifest.people()).extracting(Person::line).containsExactly(5, 6);
    assertThat(manifest.refusals().counts()).containsEntry("MANIFEST_VALUE_LEFT_OUT", 2L);
    assertThat(manifest.rows()).isEqualTo(6);
  }

  /// Whatever goes wrong, nothing that stands in a row is in a message, a text form or a name.
  @Test
  void personalDataIsInNoMessage() throws IOException {
    String row = "Secretum Persona,99/99/9999,%s,Zz9-777,Callejón Oculto,+999 5551234\n";
    String header = "Nombre completo,Fecha de nacimiento,Nacionalidad,Pasaporte,Destino,Teléfono\n";
    Manifest manifest = read(header + row.formatted("HND") + row.formatted("Nowhere"));
    StringBuilder said = new StringBuilder();
    said.append(manifest).append(manifest.refusedRows()).append(manifest.duplicates());
    manifest.refusals().examples().forEach(said::append);
    manifest.families().forEach(said::append);
    manifest.people().forEach(said::append);
    manifest.people().forEach(person -> said.append(person.name()).append(person.document()));
    for (String broken :
        List.of(
            header + "\"" + row,
            "PK\u0003\u0004" + row,
            row,
            header.replace("Nombre", "X") + row)) {
      try {
        said.append(read(broken));
      } catch (IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
          said.append(t);
        }
      }
    }
    assertThat(said.toString())
        .doesNotContain("Secretum", "9999", "Zz9", "Oculto", "5551234", "Nowhere");
  }

  @Test
  void reasonForProtectionIsNeverRead() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre completo,Nacionalidad,Motivo de protección,Diagnóstico,Color
            Belqui Tazu,VEN,no se lee,no se lee,azul
            """);
    assertThat(manifest.neverRead()).containsExactly("Motivo de protección", "Diagnóstico");
    assertThat(manifest.unread()).containsExactly("Color");
    assertThatThrownBy(
            () -> ColumnMapping.read("field,header\noccupation,Motivo de protección\n", "m.csv"))
        .hasMessageContaining("never read");
  }

  @Test
  void reasonDoesNotLeaveTheInterview() {
    try (ProtectionInterview interview = new ProtectionInterview()) {
      char[] said = "Secretum".toCharArray();
      interview.note(said);
      assertThat(said).containsOnly('\0');
      assertThat(interview.isNoted()).isTrue();
      assertThat(interview.toString()).doesNotContain("Secretum");
      ProtectionInterview.Outcome outcome = interview.outcome(true, false);
      assertThat(outcome.toString()).doesNotContain("Secretum");
      assertThat(interview.isNoted()).isFalse();
    }
    // What leaves has two answers and no text: whoever adds one breaks this on purpose.
    assertThat(ProtectionInterview.Outcome.class.getRecordComponents())
        .allSatisfy(component -> assertThat(component.getType()).isEqualTo(boolean.class));
  }

  @Test
  void mappingIsSavedAndUsedAgain() throws IOException {
    String odd = "Persona;De dónde\nZutro Mu;Cuba\n";
    assertThatThrownBy(() -> read(odd))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("headers");
    ColumnMapping mapping =
        ColumnMapping.read("field,header\nfull_name,Persona\nnationality,De dónde\n", "m.csv");
    Manifest manifest =
        ManifestReader.read(
            odd.getBytes(StandardCharsets.UTF_8), "odd.csv", DAY, Optional.of(mapping));
    assertThat(manifest.people().getFirst().nationalities()).containsExactly("CUB");
    assertThat(ColumnMapping.read(mapping.write(), "m.csv").write()).isEqualTo(mapping.write());
    assertThatThrownBy(() -> ColumnMapping.read("field,header\nshoe_size,Talla\n", "m.csv"))
        .hasMessageContaining("shoe_size")
        .hasMessageContaining("line 2")
        .hasMessageContaining("birth_date");
  }

  @Test
  void possibleDuplicatesAreFlaggedAndKept() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre completo,Fecha de nacimiento,Nacionalidad,Pasaporte
            Tave Lori Muna,1990-01-01,HND,X-1
            Táve Lori Muna,1990-01-01,HND,
            Lori Tave Munna,1990-01-01,HND,
            Otra Persona,1991-01-01,HND,x1
            Tave Lori Muna,,HND,
            Tave Lori Muna,1975-05-05,HND,
            """);
    assertThat(manifest.people()).hasSize(6);
    assertThat(manifest.duplicates())
        .extracting(one -> one.first() + " " + one.second() + " " + one.sign())
        .contains(
            "P-0001 P-0002 SAME_NAME_AND_BIRTH",
            "P-0001 P-0003 SIMILAR_NAME_SAME_BIRTH",
            "P-0001 P-0005 SAME_NAME_ONLY")
        .noneMatch(text -> text.startsWith("P-0001 P-0006"));
  }

  @Test
  void sampleFlightIsLabelledAndComplete() throws IOException {
    String csv = SampleFlight.csv(new Seed(1), DAY);
    assertThat(csv).startsWith("MUESTRA INVENTADA").isEqualTo(SampleFlight.csv(new Seed(1), DAY));
    assertThat(csv).isNotEqualTo(SampleFlight.csv(new Seed(2), DAY));
    Manifest manifest = read(csv);
    assertThat(manifest.people()).hasSize(SampleFlight.PEOPLE);
    assertThat(manifest.families()).hasSize(SampleFlight.FAMILIES);
    assertThat(manifest.refusals().examples()).extracting(Refusal::code).isEmpty();
    assertThat(manifest.duplicates()).isEmpty();
    assertThat(manifest.unread()).isEmpty();
    assertThat(manifest.people()).anyMatch(Person::isChild).anyMatch(Person::isElder);
    assertThat(manifest.people()).anyMatch(person -> !person.medicalNeed().isEmpty());
    assertThat(manifest.people()).anyMatch(one -> one.marks().contains(Mark.CRIMINAL_RECORD));
    assertThat(manifest.people().stream().flatMap(p -> p.nationalities().stream()).distinct())
        .hasSizeGreaterThan(6);
  }

  @Test
  void whatIsNoTableIsToldByWhatItIs() throws IOException {
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("it is empty");
    assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}))
        .hasMessageContaining(".xls");
    assertThatThrownBy(() -> read(new byte[] {1, 0, 2, 0})).hasMessageContaining("neither a CSV");
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0}))
        .hasMessageContaining("no workbook that can be read");
    byte[] unicode =
        "\uFEFFNombre completo\tNacionalidad\nTave Lori\tHND\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(read(unicode).people()).hasSize(1);
  }

  private static Manifest read(byte[] content) throws IOException {
    return ManifestReader.read(content, "m", DAY);
  }

  private static Manifest read(String text) throws IOException {
    return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8), "manifest.csv", DAY);
  }

  /// Crew above, passengers below: the table with more columns is the manifest, and whoever stands
  /// in the other one is told, at the desk as well.
  @Test
  void rowsOfAnotherTableAboveTheHeaderAreCountedAndTold() throws IOException {
    byte[] content =
        """
        Dirección General de Migración,,,
        Nombre,Nacionalidad,,
        Uno Dos,Honduras,,
        Tres Cuatro,Honduras,,
        Nombre,Nacionalidad,Sexo,Edad
        Cinco Seis,Honduras,F,30
        """
            .getBytes(StandardCharsets.UTF_8);
    KeptSheet kept = ManifestReader.keep(content);
    for (Manifest manifest :
        List.of(
            ManifestReader.read(content, "flight.csv", DAY),
            ManifestReader.read(kept, "flight.csv", DAY))) {
      assertThat(manifest.people()).hasSize(1);
      assertThat(manifest.rows()).isEqualTo(3);
      assertThat(manifest.refusedRows())
          .containsExactly(
              new Manifest.RefusedRow(
                  3,
                  "MANIFEST_ROW_ABOVE_HEADER",
                  "below the header (line 5), or in a file of its own"),
              new Manifest.RefusedRow(
                  4,
                  "MANIFEST_ROW_ABOVE_HEADER",
                  "below the header (line 5), or in a file of its own"));
      assertThat(manifest.refusals().counts()).containsEntry("MANIFEST_ROW_ABOVE_HEADER", 2L);
    }
    assertThat(kept.rows().subList(1, 3)).allSatisfy(row -> assertThat(row.cells()).isEmpty());
    Manifest keyed = ManifestReader.read(kept, "x", DAY);
    assertThat(ManifestReader.read(kept.withKeys(keyed), "x", DAY).people())
        .isEqualTo(keyed.people());
  }
}

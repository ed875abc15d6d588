package org.contadora.reception.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Headers, days and words as other desks write them. Nobody in them exists.
final class ManifestWordsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @Test
  void headerThatStandsTwiceIsTwoColumns() throws IOException {
    Person person =
        read("""
        Nombre,Apellido,Apellido,Nacionalidad,Nacionalidad,Edad,Edad
        Tave,Muxi,Pezu,HND,Nicaragüense,30,30
        """)
            .people()
            .getFirst();
    assertThat(person.name().reveal()).isEqualTo("Tave Muxi Pezu");
    assertThat(person.nationalities()).containsExactly("HND", "NIC");
    assertThat(person.age()).hasValue(30);
  }

  @Test
  void sameSurnameTwiceStays() throws IOException {
    assertThat(
            read("Nombre,Primer apellido,Segundo apellido,Nacionalidad\nTave,Muxi,Muxi,HND\n")
                .people())
        .extracting(person -> person.name().reveal())
        .containsExactly("Tave Muxi Muxi");
  }

  /// "Nome" and "name" are the whole name on some lists, the given names on others.
  @Test
  void surnamesBesideAColumnOfNamesAreNotLost() throws IOException {
    Manifest manifest =
        read(
            """
            Nome,Sobrenome,Nacionalidade,Data de nascimento
            Tave,Muxi,Brasileira,1990-01-01
            Tave,Pezu,Brasileira,1990-01-01
            Tave Vánor,Vanor,Brasileira,1991-01-01
            """);
    assertThat(manifest.people())
        .extracting(person -> person.name().reveal())
        .containsExactly("Tave Muxi", "Tave Pezu", "Tave Vánor");
    assertThat(manifest.duplicates()).isEmpty();
  }

  @Test
  void columnThatCanOnlyHaveTheMonthFirstIsReadSoAndTold() throws IOException {
    Manifest manifest =
        read(
            """
            Name,Nationality,Date of birth,Arrival date
            Tave,HND,03/25/1990,24/11/2026
            Lori,HND,11/12/2008,03/11/2026
            Muna,HND,,13/13/2026
            """);
    assertThat(manifest.people())
        .extracting(Person::birthDate)
        .containsExactly(LocalDate.of(1990, 3, 25), LocalDate.of(2008, 11, 12), null);
    assertThat(manifest.people().get(1).age()).hasValue(17);
    assertThat(manifest.people())
        .extracting(person -> person.arrival().day())
        .containsExactly(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 3), null);
    assertThat(manifest.refusals().counts())
        .containsEntry("MANIFEST_MONTH_FIRST", 1L)
        .containsEntry("MANIFEST_VALUE_LEFT_OUT", 1L);
  }

  @Test
  void columnWithBothOrdersIsReadDayFirst() throws IOException {
    Manifest manifest =
        read(
            """
            Name,Nationality,Date of birth
            Tave,HND,25/03/1990
            Lori,HND,03/25/1990
            Muna,HND,11/12/2008
            """);
    assertThat(manifest.people())
        .extracting(Person::birthDate)
        .containsExactly(LocalDate.of(1990, 3, 25), null, LocalDate.of(2008, 12, 11));
  }

  @Test
  void countriesAreKnownByTheirWholeNames() throws IOException {
    List<String> written =
        List.of(
            "Trinidad and Tobago",
            "Saint Vincent and the Grenadines",
            "St. Kitts and Nevis",
            "Saint Lucia",
            "Antigua and Barbuda",
            "The Bahamas",
            "La República Dominicana",
            "San Vicente y las Granadinas",
            "United States of America",
            "LA",
            "ET",
            "Iraní",
            "stateless");
    Manifest manifest =
        read("Name,Nationality\n" + "Tave,\"%s\"\n".repeat(13).formatted(written.toArray()));
    assertThat(manifest.people())
        .flatExtracting(Person::nationalities)
        .containsExactly(
            "TTO", "VCT", "KNA", "LCA", "ATG", "BHS", "DOM", "VCT", "USA", "LAO", "ETH", "IRN",
            "XXA");
  }

  /// What is not understood is never just gone.
  @Test
  void wordsThatAreNotUnderstoodAreTold() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre,Nacionalidad,Idiomas,Vía,Antecedentes penales,Sexo
            Tave,HND,"chuj, marciano",helicóptero,quizás,?¿a
            Lori,HND,,,,
            """);
    assertThat(manifest.people().getFirst().languages()).containsExactly("cac");
    assertThat(manifest.refusals().examples())
        .extracting(one -> one.place() + " " + one.detail())
        .containsExactlyInAnyOrder(
            "line 2 The field (languages) was left out; expected languages such as español, mam, kreyòl.",
            "line 2 The field (route) was left out; expected air, land or sea.",
            "line 2 The field (criminal_record) was left out; expected yes or no.",
            "line 2 The field (sex) was left out; expected F, M or X.");
  }

  private static Manifest read(String text) throws IOException {
    return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8), "manifest.csv", DAY);
  }
}

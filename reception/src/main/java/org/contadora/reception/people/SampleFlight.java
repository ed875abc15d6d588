package org.contadora.reception.people;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;

/// A manifest of people who do not exist, for demonstrations and tests, and labelled so in its
/// first row and in every document number.
///
/// Names are strung together from syllables; none is taken from a list of names. Sizes of families
/// are fixed (61 families, 108 people), the rest is drawn from the seed.
public final class SampleFlight {
  /// People aboard.
  public static final int PEOPLE = 108;

  /// Families aboard.
  public static final int FAMILIES = 61;

  /// What the first row says.
  public static final String LABEL =
      "MUESTRA INVENTADA / MADE-UP SAMPLE: nadie de esta lista existe";

  /// Families of each size from one person on.
  private static final int[] FAMILIES_BY_SIZE = {36, 11, 8, 4, 2};

  private static final List<String> SYLLABLES =
      List.of(
          "ta", "ve", "lo", "ri", "mu", "nel", "qui", "dor", "bel", "zan", "tro", "zu", "len",
          "fi");

  private static final List<String> COLUMNS =
      List.of(
          "Nombre completo",
          "Fecha de nacimiento",
          "Sexo",
          "Nacionalidad",
          "País de nacimiento",
          "Tipo de documento",
          "No. de documento",
          "Núcleo familiar",
          "Parentesco",
          "Idiomas",
          "Ocupación",
          "Escolaridad",
          "Atención médica",
          "Destino",
          "País de familiares",
          "Antecedentes penales",
          "Fecha de llegada",
          "Punto de ingreso",
          "Vuelo",
          "Vía");

  /// Nationalities aboard, in hundredths: made up, as everything here.
  private record Share(String code, String word, String languages, int hundredths) {}

  private static final List<Share> SHARES =
      List.of(
          new Share("HND", "Hondureña", "español", 46),
          new Share("GTM", "Guatemalteca", "español, mam", 10),
          new Share("SLV", "Salvadoreña", "español", 8),
          new Share("NIC", "Nicaragüense", "español", 8),
          new Share("VEN", "Venezolana", "español", 9),
          new Share("CUB", "Cubana", "español", 5),
          new Share("HTI", "Haitiana", "criollo haitiano, francés", 5),
          new Share("ECU", "Ecuatoriana", "español, kichwa", 4),
          new Share("COL", "Colombiana", "español", 3),
          new Share("BRA", "Brasileña", "portugués", 2));

  private static final List<String> OCCUPATIONS =
      List.of(
          "albañilería",
          "agricultura",
          "cocina",
          "limpieza",
          "costura",
          "mecánica",
          "comercio",
          "cuidado de personas",
          "carpintería",
          "electricidad",
          "conducción",
          "enfermería");

  private static final List<String> SCHOOLING =
      List.of("primaria", "secundaria", "bachillerato", "universidad");

  private static final List<String> CARE =
      List.of("crónica", "embarazo", "movilidad", "salud mental");

  private final RandomGenerator random;
  private final LocalDate day;
  private final List<List<String>> rows = new ArrayList<>();

  private SampleFlight(Seed seed, LocalDate day) {
    this.random = seed.random("sample flight");
    this.day = day;
  }

  /// The manifest as a table; the same seed and day give the same bytes.
  ///
  /// @param day of arrival
  public static String csv(Seed seed, LocalDate day) {
    SampleFlight flight = new SampleFlight(seed, day);
    flight.fill();
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(LABEL);
      csv.writeRecord(COLUMNS);
      flight.rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void fill() {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < FAMILIES_BY_SIZE.length; i++) {
      for (int j = 0; j < FAMILIES_BY_SIZE[i]; j++) {
        sizes.add(i + 1);
      }
    }
    for (int i = sizes.size() - 1; i > 0; i--) {
      java.util.Collections.swap(sizes, i, random.nextInt(i + 1));
    }
    for (int family = 0; family < sizes.size(); family++) {
      family(family + 1, sizes.get(family));
    }
  }

  private void family(int number, int size) {
    Share share = share();
    String surname = word(3);
    boolean couple = size > 2 || (size == 2 && random.nextInt(3) == 0);
    int headAge = 19 + random.nextInt(size == 1 ? 48 : 25);
    String kin = random.nextInt(4) == 0 ? share().code() : "";
    for (int member = 0; member < size; member++) {
      boolean isPartner = member == 1 && couple;
      boolean isAdult = member == 0 || isPartner;
      int age = isAdult ? headAge + member : random.nextInt(Math.max(1, headAge - 17));
      String relation = member == 0 ? "jefe de familia" : isPartner ? "pareja" : "hijo/a";
      rows.add(row(number, share, surname, relation, Math.min(age, 84), kin));
    }
  }

  private List<String> row(
      int family, Share share, String surname, String relation, int age, String kin) {
    boolean isAdult = age >= Person.ADULT_YEARS;
    LocalDate birth = day.minusYears(age).minusDays(1 + random.nextInt(360));
    return List.of(
        word(2) + " " + surname + " " + word(3),
        birth.toString(),
        random.nextInt(3) == 0 ? "F" : "M",
        share.word(),
        share.code(),
        "muestra",
        String.format(Locale.ROOT, "MUESTRA-%04d", rows.size() + 1),
        String.valueOf(family),
        relation,
        share.languages() + (random.nextInt(3) == 0 ? ", inglés" : ""),
        isAdult ? pick(OCCUPATIONS) : "",
        isAdult ? pick(SCHOOLING) : "",
        random.nextInt(12) == 0 ? pick(CARE) : "",
        "",
        kin,
        isAdult ? (random.nextInt(9) == 0 ? "sí" : random.nextInt(4) == 0 ? "" : "no") : "no",
        day.toString(),
        "aeropuerto de muestra",
        "MUESTRA 108",
        "aérea");
  }

  private Share share() {
    int drawn = random.nextInt(100);
    for (Share share : SHARES) {
      drawn -= share.hundredths();
      if (drawn < 0) {
        return share;
      }
    }
    return SHARES.getFirst();
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(pick(SYLLABLES));
    }
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}

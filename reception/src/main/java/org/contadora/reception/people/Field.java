package org.contadora.reception.people;

import java.util.Locale;
import java.util.Set;

/// What a manifest may say about a person. Each field is there for one purpose, which the person
/// can read before answering; what has no purpose here has no field.
public enum Field {
  /// Given names.
  GIVEN_NAMES(Purpose.IDENTITY_PAPERS, Kept.PRIVATE),
  /// Surnames.
  SURNAMES(Purpose.IDENTITY_PAPERS, Kept.PRIVATE),
  /// Whole name, where a desk keeps it in one column.
  FULL_NAME(Purpose.IDENTITY_PAPERS, Kept.PRIVATE),
  /// Day of birth.
  BIRTH_DATE(Purpose.AGE_RIGHTS, Kept.PRIVATE),
  /// Age in years, where the manifest has no day of birth.
  AGE(Purpose.AGE_RIGHTS, Kept.WHOLE),
  /// Sex, as the paper says it.
  SEX(Purpose.LODGING, Kept.WHOLE),
  /// Nationality.
  NATIONALITY(Purpose.PATHWAYS, Kept.WHOLE),
  /// A second nationality.
  SECOND_NATIONALITY(Purpose.PATHWAYS, Kept.WHOLE),
  /// Country of birth.
  BIRTH_COUNTRY(Purpose.PATHWAYS, Kept.WHOLE),
  /// Number of an identity paper: passport, CURP, DPI, DNI, cédula.
  DOCUMENT(Purpose.IDENTITY_PAPERS, Kept.PRIVATE),
  /// Kind of that paper.
  DOCUMENT_KIND(Purpose.IDENTITY_PAPERS, Kept.WHOLE),
  /// Key of the family or group, as the manifest has it.
  FAMILY(Purpose.FAMILY_UNITY, Kept.WHOLE),
  /// Relation to the head of the family.
  RELATION(Purpose.FAMILY_UNITY, Kept.WHOLE),
  /// Languages spoken.
  LANGUAGES(Purpose.INTERPRETER, Kept.WHOLE),
  /// Occupation.
  OCCUPATION(Purpose.WORK, Kept.WHOLE),
  /// Highest schooling.
  EDUCATION(Purpose.WORK, Kept.WHOLE),
  /// Medical need, as a code of care and never a diagnosis.
  MEDICAL_NEED(Purpose.CARE, Kept.WHOLE),
  /// Town to which the person wants to travel.
  DESTINATION(Purpose.TRANSPORT, Kept.PRIVATE),
  /// Where kin live who could take them in: a country.
  KIN_COUNTRY(Purpose.FAMILY_UNITY, Kept.WHOLE),
  /// Telephone of somebody to tell of the arrival.
  PHONE(Purpose.TELL_FAMILY, Kept.PRIVATE),
  /// Whether there is a criminal record, yes or no.
  CRIMINAL_RECORD(Purpose.PATHWAYS, Kept.WHOLE),
  /// Day of arrival.
  ARRIVAL_DATE(Purpose.COUNTING, Kept.WHOLE),
  /// Place of arrival.
  ARRIVAL_POINT(Purpose.COUNTING, Kept.WHOLE),
  /// Flight or bus.
  TRANSPORT(Purpose.COUNTING, Kept.WHOLE),
  /// By air or by land.
  ROUTE(Purpose.COUNTING, Kept.WHOLE),
  /// How long the person lived in the country that removed them.
  YEARS_ABROAD(Purpose.WORK, Kept.WHOLE);

  /// Why a field is asked; the sentence stands under `people.purpose_…` in five languages.
  public enum Purpose {
    /// To issue and check papers.
    IDENTITY_PAPERS,
    /// Children and elders have rights of their own.
    AGE_RIGHTS,
    /// To lodge people apart or together.
    LODGING,
    /// Rules of residence depend on it.
    PATHWAYS,
    /// Families stay together.
    FAMILY_UNITY,
    /// To call an interpreter.
    INTERPRETER,
    /// To find work and schooling that fit.
    WORK,
    /// To have care ready.
    CARE,
    /// To book the way home.
    TRANSPORT,
    /// To tell the family.
    TELL_FAMILY,
    /// To publish counts with their definitions.
    COUNTING
  }

  /// How a field is kept.
  enum Kept {
    /// In the clear.
    WHOLE,
    /// As a [Private] text.
    PRIVATE
  }

  /// Fields without which a row cannot be worked with: any of a group will do.
  static final Set<Set<Field>> REQUIRED =
      Set.of(Set.of(FULL_NAME, SURNAMES, GIVEN_NAMES), Set.of(NATIONALITY));

  private final Purpose purpose;
  private final Kept kept;

  Field(Purpose purpose, Kept kept) {
    this.purpose = purpose;
    this.kept = kept;
  }

  /// Why it is asked.
  public Purpose purpose() {
    return purpose;
  }

  /// Whether its value may only be shown when asked for by name.
  public boolean isPrivate() {
    return kept == Kept.PRIVATE;
  }

  /// The key of its texts, such as `birth_date`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

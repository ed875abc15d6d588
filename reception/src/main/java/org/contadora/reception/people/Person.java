package org.contadora.reception.people;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person of a manifest. No reason for protection is part of it, nor can one be put into it.
///
/// @param key of the case: names nobody, such as `P-0007`
/// @param line in the manifest
/// @param name as written; shown only when asked for
/// @param birthDate null if not given
/// @param age in whole years on the day of arrival; empty if neither age nor day of birth is given
/// @param nationalities ISO 3166-1 alpha-3, at least one
/// @param family key of the family, such as `F-003`
/// @param medicalNeed code of care; empty if none
/// @param marks what the manifest says by yes or no
public record Person(
    String key,
    int line,
    Private name,
    @Nullable LocalDate birthDate,
    OptionalInt age,
    Sex sex,
    List<String> nationalities,
    String birthCountry,
    Private document,
    String family,
    Relation relation,
    List<String> languages,
    String occupation,
    String education,
    String medicalNeed,
    Private destination,
    String kinCountry,
    Private phone,
    Set<Mark> marks,
    Arrival arrival) {
  /// Age from which the law holds a person for grown up everywhere in the region.
  public static final int ADULT_YEARS = 18;

  /// Age from which laws of the region protect older people (Inter-American Convention on the
  /// Rights of Older Persons, art. 2).
  public static final int ELDER_YEARS = 60;

  public Person {
    nationalities = List.copyOf(nationalities);
    languages = List.copyOf(languages);
    marks = Set.copyOf(marks);
  }

  /// The arrival.
  ///
  /// @param day null if not given
  /// @param point airport, port or border post; empty if not given
  /// @param transport flight or bus; empty if not given
  public record Arrival(@Nullable LocalDate day, Route route, String point, String transport) {
    /// How people came.
    public enum Route {
      /// By air.
      AIR,
      /// By land.
      LAND,
      /// By sea.
      SEA,
      /// Not said.
      NOT_SAID
    }
  }

  /// Sex, as the paper says it.
  public enum Sex {
    /// Woman or girl.
    FEMALE,
    /// Man or boy.
    MALE,
    /// Neither, or not said.
    OTHER
  }

  /// Place in the family.
  public enum Relation {
    /// The one whom the desk speaks to first.
    HEAD,
    /// Spouse or partner.
    PARTNER,
    /// Son or daughter.
    CHILD,
    /// Parent of the head.
    PARENT,
    /// Any other relative.
    OTHER
  }

  /// What a manifest says by yes or no.
  public enum Mark {
    /// Has a criminal record.
    CRIMINAL_RECORD,
    /// Has none.
    NO_CRIMINAL_RECORD,
    /// Speaks a language that was not understood: it may be any.
    LANGUAGE_UNCLEAR
  }

  /// Whether the person is known to be under age.
  public boolean isChild() {
    return age.isPresent() && age.getAsInt() < ADULT_YEARS;
  }

  /// Whether the person is known to be grown up.
  public boolean isAdult() {
    return age.isPresent() && age.getAsInt() >= ADULT_YEARS;
  }

  /// Whether the person is known to be an elder.
  public boolean isElder() {
    return age.isPresent() && age.getAsInt() >= ELDER_YEARS;
  }

  /// The key alone.
  @Override
  public String toString() {
    return key;
  }
}

package org.contadora.reception.pathways;

/// A fact that some instrument asks for.
///
/// @param name as the tables write it
/// @param type of FEEL: `string`, `number`, `boolean` or `date`
/// @param askedOf who can say it
public record Fact(String name, String type, AskedOf askedOf) {
  /// Who is asked.
  public enum AskedOf {
    /// The person.
    PERSON,
    /// The officer: it stands in papers that the desk has.
    DESK,
    /// The protection interview, which hands on the outcome and never the reason.
    INTERVIEW,
    /// The authority of the receiving country.
    HOST,
    /// Nobody: it follows from other facts.
    ENGINE
  }

  /// The key of its texts: `Days since entry` has them under `days_since_entry`.
  public String key() {
    return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
  }
}

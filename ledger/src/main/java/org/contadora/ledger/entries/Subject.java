package org.contadora.ledger.entries;

import java.util.regex.Pattern;

/// What entries are about, written `type:id`, such as `leg:a835af-20250124T1030`.
///
/// @param type one of the constants here, or another lower-case word that a later room brings
/// @param id the room's own identifier, without control characters, at most [#MAX_ID] long
public record Subject(String type, String id) implements Comparable<Subject> {
  public static final String SOURCE = "source";
  public static final String CAPTURE = "capture";
  public static final String LEG = "leg";
  public static final String EVENT = "event";
  public static final String REPORT = "report";
  public static final String RULES = "rules";
  public static final String KEY = "key";

  /// Longest identifier, in UTF-16 units: an index of a database takes no key of any length.
  public static final int MAX_ID = 500;

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}]{1," + MAX_ID + "}");

  public Subject {
    if (!TYPE.matcher(type).matches()) {
      throw new EntryException(
          "The subject's type (%s) must be a lower-case word of at most 40 letters."
              .formatted(type));
    }
    if (!ID.matcher(id).matches()) {
      throw new EntryException(
          "The subject's id (%s) must have 1 to %d characters and no control characters."
              .formatted(id, MAX_ID));
    }
  }

  /// The leg with this `leg_id`.
  public static Subject leg(String legId) {
    return new Subject(LEG, legId);
  }

  /// The source with this identifier.
  public static Subject source(String sourceId) {
    return new Subject(SOURCE, sourceId);
  }

  /// The event of a chronology with this identifier.
  public static Subject event(String eventId) {
    return new Subject(EVENT, eventId);
  }

  /// Reads `type:id`.
  public static Subject parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new EntryException("The subject (%s) must be written type:id.".formatted(text));
    }
    return new Subject(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public int compareTo(Subject other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return type + ":" + id;
  }
}

package org.contadora.ledger.entries;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// What a named source says about a subject. Claims that disagree are both kept.
///
/// @param subject what it speaks of: a leg, an event
/// @param sourceId the [Source] that says it
/// @param text what it says, in its own language
/// @param language the text's language as a BCP 47 tag, such as `es`
/// @param address where it says so, null if not published at an address
/// @param saidOn the day it was said or published, null if not known
/// @param capture SHA-256 of the [Capture] of the page, null if none was taken
/// @param statement what it says in a form that can be compared, null if only the text is there
/// @param links other subjects it touches, in whose histories it appears too
/// @param note what whoever entered it remarks, null if nothing
public record Claim(
    Subject subject,
    String sourceId,
    String text,
    String language,
    @Nullable String address,
    @Nullable LocalDate saidOn,
    @Nullable Hash capture,
    @Nullable Statement statement,
    List<Subject> links,
    @Nullable String note)
    implements Entry {
  public Claim {
    Subject.source(sourceId);
    Values.requireText("claim's text", text);
    Values.requireText("claim's language", language);
    Values.requireTextIfAny("claim's address", address);
    if (saidOn != null) {
      Values.requireRange("claim's year", saidOn.getYear(), 1, 9999);
    }
    links = List.copyOf(links);
    Values.requireTextIfAny("claim's note", note);
  }

  /// A claim that is a text alone.
  public Claim(
      Subject subject,
      String sourceId,
      String text,
      String language,
      @Nullable String address,
      @Nullable LocalDate saidOn,
      @Nullable Hash capture) {
    this(subject, sourceId, text, language, address, saidOn, capture, null, List.of(), null);
  }

  /// The comparable part of a claim: two claims on one subject with one predicate and different
  /// values contradict each other.
  ///
  /// @param predicate what of the subject it speaks of, such as `tariff`
  /// @param value what it says of that, such as `25`; null if only that it was so
  /// @param unit of the value, such as `percent`; null if it has none
  /// @param happenedOn the day, month or year in which it says that this happened (ISO 8601:
  ///   `2025-01-26`, `2025-01`, `2025`), null if it names none
  public record Statement(
      String predicate,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String happenedOn) {
    private static final Pattern DAY = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    public Statement {
      Values.requireText("claim's predicate", predicate);
      Values.requireTextIfAny("claim's value", value);
      Values.requireTextIfAny("claim's unit", unit);
      if (happenedOn != null && !isDay(happenedOn)) {
        throw new EntryException(
            "The claim's happened_on (%s) must be a day, month or year such as 2025-01-26, 2025-01 or 2025."
                .formatted(happenedOn));
      }
    }

    private static boolean isDay(String text) {
      if (!DAY.matcher(text).matches()) {
        return false;
      }
      try {
        LocalDate.parse(text + "-01-01".substring(Math.min(6, text.length() - 4)));
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  @Override
  public List<Subject> subjects() {
    Set<Subject> subjects = new LinkedHashSet<>();
    subjects.add(subject);
    subjects.add(Subject.source(sourceId));
    subjects.addAll(links);
    return List.copyOf(subjects);
  }
}

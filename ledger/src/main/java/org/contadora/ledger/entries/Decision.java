package org.contadora.ledger.entries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person decided about a subject, and why. It stands beside the machine's finding and never
/// replaces it.
///
/// @param subject what was decided on, such as a leg
/// @param reviewer the person's account
/// @param verdict the person's word
/// @param decidedClass the class that the person gives, null unless the verdict changes it
/// @param tags the tags that the person gives, all of them; empty unless the verdict sets them
/// @param reason in the person's words
/// @param decidedAt when, by the clock of the desk
public record Decision(
    Subject subject,
    String reviewer,
    Verdict verdict,
    @Nullable String decidedClass,
    List<String> tags,
    String reason,
    Instant decidedAt)
    implements Entry {
  public Decision {
    Values.requireText("decision's reviewer", reviewer);
    Values.requireText("decision's reason", reason);
    tags = List.copyOf(tags);
    for (String tag : tags) {
      Values.requireText("decision's tag", tag);
    }
    if ((decidedClass != null) != (verdict == Verdict.CLASS_CHANGED)) {
      throw new EntryException(
          "The decision's class (%s) must be given if and only if the verdict is class_changed, not %s."
              .formatted(decidedClass, verdict.code()));
    }
    if (!tags.isEmpty() && verdict != Verdict.TAGS_SET) {
      throw new EntryException(
          "The decision's tags (%s) must be empty unless the verdict is tags_set, not %s."
              .formatted(tags, verdict.code()));
    }
    Values.requireTextIfAny("decision's class", decidedClass);
    decidedAt = Values.millis(decidedAt);
  }

  /// A person's word.
  public enum Verdict {
    /// The finding's class is right.
    CONFIRMED("confirmed"),
    /// The finding's class is wrong.
    REJECTED("rejected"),
    /// The class is another one.
    CLASS_CHANGED("class_changed"),
    /// The tags are these.
    TAGS_SET("tags_set"),
    /// Nothing is decided; the reason is a note.
    NOTED("noted");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    /// As written in the entry's bytes.
    public String code() {
      return code;
    }
  }

  @Override
  public List<Subject> subjects() {
    return List.of(subject);
  }
}

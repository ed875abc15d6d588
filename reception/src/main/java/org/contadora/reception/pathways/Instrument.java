package org.contadora.reception.pathways;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.contadora.core.Validity;

/// A legal instrument: what it is, when it holds, what it opens, and on what that is based.
///
/// Three intervals are kept apart, since each of them can end alone: the rule's own, the one in
/// which one may apply, and the permit's.
///
/// @param id stable, such as `MERCOSUR-TEMP`
/// @param name its own name, in its own language
/// @param hosts the countries in which it can be claimed, ISO 3166-1 alpha-3
/// @param inForce when the rule itself holds
/// @param applications when one may apply
/// @param standing what was found of the applications on the day of reading
/// @param leadsTo id of the instrument that comes after it, or empty
/// @param decisionDays how long a decision takes, as the law or practice says it; empty if unknown
/// @param fee as published; empty if unknown
/// @param cap how many people at most; empty if there is no such limit
/// @param terms codes of what an agreement promises or lacks
/// @param contests how a refusal is contested; empty if it was not found
public record Instrument(
    String id,
    Kind kind,
    String name,
    List<String> hosts,
    Validity inForce,
    Validity applications,
    Standing standing,
    Permit permit,
    String leadsTo,
    Opens opens,
    String decisionDays,
    String fee,
    String cap,
    List<Document> documents,
    List<String> terms,
    List<Contest> contests,
    Basis basis) {
  public Instrument {
    hosts = List.copyOf(hosts);
    documents = List.copyOf(documents);
    terms = List.copyOf(terms);
    contests = List.copyOf(contests);
  }

  /// Kinds of instruments.
  public enum Kind {
    /// Refugee status.
    REFUGEE_STATUS,
    /// Protection for those who are no refugees and cannot return.
    COMPLEMENTARY_PROTECTION,
    /// Residence by a treaty among states.
    REGIONAL_RESIDENCE,
    /// Free movement by a treaty among states.
    FREE_MOVEMENT,
    /// Nationality by declaring for it.
    NATIONALITY_BY_DECLARATION,
    /// A permit for a time.
    TEMPORARY_PERMIT,
    /// A stay granted out of hand to people of one event.
    HUMANITARIAN_STAY,
    /// Regularisation of a stay.
    REGULARISATION,
    /// Naturalisation.
    NATURALISATION,
    /// An agreement under which people are sent; nobody claims it, but its terms bind.
    TRANSFER_AGREEMENT
  }

  /// What was found of the applications on the day of reading.
  public enum Standing {
    /// Open within the interval.
    OPEN,
    /// Not certain: the authority must be asked.
    VERIFY,
    /// Closed to new applications.
    CLOSED
  }

  /// Since when a person may work.
  public enum Work {
    /// From the day of the application.
    ON_FILING,
    /// Once it is granted.
    ON_GRANT,
    /// Only after some time, by decision.
    DELAYED,
    /// Only with a further permit.
    SEPARATE,
    /// Not found.
    UNKNOWN,
    /// Not at all.
    NO,
    /// The instrument says nothing on work, being none that is claimed.
    NONE
  }

  /// The permit.
  ///
  /// @param months how long it is valid, if a number of months
  /// @param until its last day, empty if it has none
  /// @param permanent whether it has no end
  /// @param renewable as published; empty if unknown
  public record Permit(OptionalInt months, String until, boolean permanent, String renewable) {}

  /// What it opens, beside residence: `yes`, `unknown`, or the condition.
  public record Opens(Work work, String health, String education, String family) {}

  /// A paper that is asked for.
  ///
  /// @param code has its text under `pathways.document_…`
  /// @param condition such as an expiry that is forgiven; empty if none
  /// @param substitutes what is taken instead
  public record Document(String code, String condition, List<Document> substitutes) {
    public Document {
      substitutes = List.copyOf(substitutes);
    }
  }

  /// A way to contest.
  ///
  /// @param days to do it in; empty if not found
  /// @param workingDays whether only working days count
  /// @param confidence `S`: read at the source; `K`: general knowledge, to be verified
  public record Contest(
      OptionalInt days, boolean workingDays, String remedy, String article, String confidence) {}

  /// What it is based on.
  ///
  /// @param article of the law
  /// @param source where it was read
  /// @param sourceDate of the source, as exact as it is known
  /// @param read when it was read
  /// @param confidence `S`: read at the source; `K`: general knowledge, to be verified
  /// @param strength how well the source carries it: `high`, `medium`, `low`
  public record Basis(
      String article,
      String source,
      String sourceDate,
      LocalDate read,
      String confidence,
      String strength) {}

  /// Whether a person claims it; agreements among states are done to people.
  public boolean isClaimed() {
    return kind != Kind.TRANSFER_AGREEMENT;
  }
}

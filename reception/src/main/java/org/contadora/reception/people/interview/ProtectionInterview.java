package org.contadora.reception.people.interview;

import java.util.Arrays;

/// What a person says about why they need protection, for as long as the interview lasts.
///
/// The reason goes in and never comes out: no method returns it, nothing of it is in [#toString],
/// and it is wiped when the interview ends. What leaves is [Outcome]: two answers, without why.
public final class ProtectionInterview implements AutoCloseable {
  private char[] reason = new char[0];

  /// What leaves the interview.
  ///
  /// @param seeksProtection whether the person wishes to ask for protection
  /// @param lifeAtRisk whether the interviewer found that return would put life at risk
  public record Outcome(boolean seeksProtection, boolean lifeAtRisk) {}

  /// Notes the reason, in place of what was noted before. The array given is wiped.
  public void note(char[] said) {
    wipe();
    reason = said.clone();
    Arrays.fill(said, '\0');
  }

  /// Whether something was noted, so that an interviewer sees that the step was not skipped.
  public boolean isNoted() {
    return reason.length > 0;
  }

  /// Ends the interview: the reason is wiped.
  public Outcome outcome(boolean seeksProtection, boolean lifeAtRisk) {
    wipe();
    return new Outcome(seeksProtection, lifeAtRisk);
  }

  private void wipe() {
    Arrays.fill(reason, '\0');
    reason = new char[0];
  }

  @Override
  public void close() {
    wipe();
  }

  @Override
  public String toString() {
    return "an interview";
  }
}

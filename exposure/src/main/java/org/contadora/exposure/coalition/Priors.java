package org.contadora.exposure.coalition;

import org.contadora.exposure.world.BadInput;

/// How often threats come, and how often they are carried out.
///
/// @param threatPerYear probability that a member is threatened in a year
/// @param carriedOut probability that a threat is carried out
/// @param source where both come from
public record Priors(double threatPerYear, double carriedOut, String source) {
  /// Cases of the United States against Latin America and the Caribbean in the data, on any issue.
  private static final int CASES = 117;

  /// Those of them on other issues than trade.
  private static final int CASES_OTHER_THAN_TRADE = 74;

  /// Years that the data cover: 1945 to 2005.
  private static final int YEARS = 61;

  /// Countries that could have been threatened: those of the region today.
  private static final int COUNTRIES = 32;

  /// What stands for [#source] where it is one of those that are known here, for texts in the
  /// reader's language: `any_issue`, `other_issues`; empty for any other.
  public String code() {
    if (equals(ofUnitedStatesInTheRegion())) {
      return "any_issue";
    }
    return equals(ofOtherIssuesThanTrade()) ? "other_issues" : "";
  }

  /// Checks that both are probabilities.
  public Priors {
    if (!(threatPerYear >= 0 && threatPerYear <= 1 && carriedOut >= 0 && carriedOut <= 1)) {
      throw new BadInput(
          "The probabilities of a threat (%s) and of its being carried out (%s) must be between 0 and 1."
              .formatted(threatPerYear, carriedOut));
    }
  }

  /// The United States against Latin America and the Caribbean, any issue: 55 % of 94 threats were
  /// carried out; 117 cases in 61 years against 32 countries.
  public static Priors ofUnitedStatesInTheRegion() {
    return new Priors(
        (double) CASES / YEARS / COUNTRIES,
        0.55,
        "TIES v4.1 (Morgan, Bapat, Kobayashi), United States against Latin America and the Caribbean,"
            + " 1945-2005: 55 % of 94 threats carried out");
  }

  /// The same where the issue is not trade: 66 % of 62 threats were carried out; 74 cases.
  public static Priors ofOtherIssuesThanTrade() {
    return new Priors(
        (double) CASES_OTHER_THAN_TRADE / YEARS / COUNTRIES,
        0.66,
        "TIES v4.1 (Morgan, Bapat, Kobayashi), United States against Latin America and the"
            + " Caribbean, other issues than trade, 1945-2005: 74 cases, 66 % of 62 threats carried"
            + " out");
  }
}

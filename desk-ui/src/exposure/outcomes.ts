import type { CountryOutcome, Fund, Step } from '../data/exposure.ts';

/** What a rung does to one country; undefined where the model does not have it. */
export function outcomeOf(step: Step, country: string): CountryOutcome | undefined {
  return step.countries.find((each) => each.country === country);
}

/** The change of welfare of every country on a rung. */
export function welfareByCountry(step: Step): Map<string, number> {
  return new Map(step.countries.map((each) => [each.country, each.welfare_percent]));
}

/** Members that would be better off giving way alone, most tempted first. */
export function tempted(fund: Fund): Fund['members'] {
  return fund.members
    .filter(({ needed_usd_m }) => needed_usd_m > 0)
    .sort((a, b) => b.needed_usd_m - a.needed_usd_m);
}

import type { CountryOutcome, Fund, Step } from '../data/exposure.ts';
import type { Words } from '../i18n/words.ts';

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

/** What a rung is called: its rate, and the answer if there is one. */
export function nameOf(step: Step, words: Words): string {
  const rate =
    step.rate_percent === null
      ? words.t('threat.rate_published')
      : words.percent(step.rate_percent / 100);
  return step.answer === 'none' ? rate : `${rate}, ${answerOf(step, words)}`;
}

/** What the answer to a rung is called. */
export function answerOf(step: Step, words: Words): string {
  return step.members.length > 1
    ? words.t('threat.answer_members', { count: step.members.length })
    : words.t(`threat.answer_${step.answer === 'members' ? 'reciprocal' : step.answer}`);
}

import type { CountryOutcome, ExposureData, Fund, Step } from '../data/exposure.ts';
import type { Words } from '../i18n/words.ts';

/** More targets than a title bears. */
const MOST_NAMED = 4;

/** More countries than the name of an answer bears. */
const MOST_ANSWERING = 8;

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

/** The parts that there are, by their ids, in the order of the page. */
export function partsOf(data: ExposureData): string[] {
  return [
    ...(data.steps.length > 0 ? ['ladder'] : []),
    ...(data.industries.length > 0 ? ['industries'] : []),
    ...(data.products.length > 0 ? ['products'] : []),
    ...(data.steps.length > 0 ? ['world'] : []),
    ...(data.redirect ? ['redirect'] : []),
    ...(data.fund ? ['fund'] : []),
    'method',
  ];
}

/** What the threat is called; who against whom where it has no name. */
export function titleOf(data: ExposureData, words: Words): string {
  const given = words.given(data.title);
  if (given !== '') return given;
  const named = data.targets.length <= MOST_NAMED ? data.targets : [data.focus];
  return words.t('cli.exposure_title', {
    sender: words.country(data.sender),
    targets: whoOf(named, words),
  });
}

/** Whether the country of the page is itself threatened. */
export function isHit(data: ExposureData): boolean {
  return (
    data.targets.includes(data.focus) ||
    (data.targets.includes('WORLD') &&
      data.focus !== data.sender &&
      !data.targets.includes(`-${data.focus}`))
  );
}

/** Whether only some products are taxed. */
export function isPartial(data: ExposureData): boolean {
  return (
    data.coverage.length > 0 ||
    data.steps.some(({ warnings }) => warnings.some(({ code }) => code === 'PRODUCTS_NOT_WEIGHED'))
  );
}

/** What a rung is called: its rate, and the answer if there is one. */
export function nameOf(step: Step, words: Words): string {
  const rate =
    step.rate_percent === null ? words.t('threat.rate_published') : words.rate(step.rate_percent);
  return step.answer === 'none' ? rate : `${rate}, ${answerOf(step, words)}`;
}

/** What the answer to a rung is called. */
export function answerOf(step: Step, words: Words): string {
  if (step.who.length === 0) return words.t(`threat.answer_${step.answer}`);
  const who = whoOf(step.who, words);
  if (step.answer === 'optimal') return words.t('threat.answer_optimal_by', { who });
  return step.answer_percent === null
    ? words.t('threat.answer_by', { who })
    : words.t('threat.answer_by_at', { who, rate: words.rate(step.answer_percent) });
}

/** Countries and groups by their names, and who of them is not meant. */
export function whoOf(codes: string[], words: Words): string {
  const name = (code: string): string =>
    code.length > 2 ? words.name('threats.group', code) : words.country(code);
  const meant = codes.filter((code) => !code.startsWith('-')).map(name);
  const taken = codes.filter((code) => code.startsWith('-')).map((code) => name(code.slice(1)));
  const who = words.list(
    meant.length > MOST_ANSWERING ? [...meant.slice(0, MOST_ANSWERING), '…'] : meant,
  );
  return taken.length === 0
    ? who
    : words.t('threat.without', { who, countries: words.list(taken) });
}

import type { Words } from '../i18n/words.ts';
import { EVERYTHING, type Filter } from './filter.ts';

/** A filter in words, part by part. */
export function saidOf(filter: Filter, words: Words): string {
  const parts: string[] = [];
  const put = (label: string, value: string): void => {
    if (value !== '') parts.push(`${words.t(label)}: ${value}`);
  };
  put('desk.from', filter.from && words.day(filter.from));
  put('desk.to', filter.to && words.day(filter.to));
  put('field.country', filter.country && words.country(filter.country));
  put('field.airport', filter.airport);
  put('field.operator', filter.operator);
  put('field.class', words.list(filter.classes.map((code) => words.name('class', code))));
  put('desk.review_state', filter.state && words.name('desk.state', filter.state));
  put('desk.tag', filter.tag && words.name('tag', filter.tag));
  put('desk.search', filter.q);
  put('desk.least_probability', shareOf(filter.minProbability, words));
  put('desk.most_probability', shareOf(filter.maxProbability, words));
  const order = words.t(`desk.sort_${filter.sort.replace('-', 'down_')}`);
  if (filter.sort !== EVERYTHING.sort) put('desk.order', order);
  return parts.length === 0 ? words.t('view.everything') : parts.join(' · ');
}

function shareOf(share: number | null, words: Words): string {
  return share === null ? '' : words.percent(share);
}

import type { Column } from '../components/tabling.svelte.ts';
import type { Words } from '../i18n/words.ts';
import type { Grouping, StatisticsRow } from './figures-contract.ts';
import { startOf } from './steps.ts';

/** How a row of figures is called. */
export function rowLabel(by: Grouping, row: StatisticsRow, words: Words): string {
  switch (by) {
    case 'country':
      return row.key === '' ? words.t('flight.unknown_end') : words.country(row.key);
    case 'class':
      return words.name('class', row.key);
    case 'day':
      return words.day(row.key);
    case 'week':
    case 'month': {
      const start = startOf(row.key);
      return start === undefined ? row.label : stepName(by, start, words);
    }
    default:
      return row.label || row.key || words.t('flight.unknown_end');
  }
}

/** How a step of a chart over time is called. */
export function stepName(by: 'day' | 'week' | 'month', start: string, words: Words): string {
  if (by === 'month') return words.month(start.slice(0, 7));
  return by === 'day' ? words.day(start) : words.t('time.week_of', { day: words.day(start) });
}

/** What is said of a stretch of days that was not looked at on every day; else nothing. */
export function dataOf(all: number, withData: number, words: Words): string {
  if (withData >= all) return '';
  return withData === 0
    ? words.t('time.no_data')
    : words.t('time.some_data', { days: all, withData });
}

/** The columns of figures as a table. Classes are of legs: they have neither stops nor people. */
export function statisticsColumns(by: Grouping, words: Words): Column<StatisticsRow>[] {
  const timed = by === 'day' || by === 'week' || by === 'month';
  // Where nobody looked, none seen is not none flown.
  const unseen = (row: StatisticsRow): boolean =>
    timed && row.days_with_data === 0 && row.flights_high === 0;
  const number = (
    key: string,
    name: string,
    value: (row: StatisticsRow) => number,
  ): Column<StatisticsRow> => ({
    key,
    label: words.t(name),
    value,
    text: (row) => (unseen(row) ? '–' : words.number(value(row))),
    numeric: true,
  });
  const range = (
    key: string,
    name: string,
    ends: (row: StatisticsRow) => [number, number],
  ): Column<StatisticsRow> => ({
    key,
    label: words.t(name),
    value: (row) => ends(row)[1],
    text: (row) => (unseen(row) ? '–' : words.range(...ends(row))),
    numeric: true,
  });
  const legs = by === 'class';
  return [
    {
      key: 'key',
      label: words.t(`desk.of_${by}`),
      text: (row) => rowLabel(by, row, words),
      value: (row) => (timed ? row.key : rowLabel(by, row, words)),
      ...(timed && { note: (row) => dataOf(row.days, row.days_with_data, words) }),
    },
    number('flights', legs ? 'stats.flights_legs' : 'field.flights', ({ flights }) => flights),
    range('range', 'field.range', (row) => [row.flights_low, row.flights_high]),
    ...(legs
      ? []
      : [
          number('stops', 'field.stops', ({ stops }) => stops),
          range('people', 'headline.people', (row) => [row.people_low, row.people_high]),
        ]),
  ];
}

import type { TableColumn } from '../contract.ts';

const LABELS: Record<TableColumn, string> = {
  date: 'field.date',
  flight: 'desk.flight',
  from: 'field.from',
  to: 'field.to',
  class: 'field.class',
  probability: 'field.probability',
  people: 'headline.people',
  state: 'desk.review_state',
};

/** The key of the text that heads a column. */
export function columnLabel(column: TableColumn): string {
  return LABELS[column];
}

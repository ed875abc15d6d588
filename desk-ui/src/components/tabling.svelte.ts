import type { Words } from '../i18n/words.ts';

export interface Column<Row> {
  key: string;
  label: string;
  text: (row: Row) => string;
  /** What it is sorted by, where that is not its text. */
  value?: (row: Row) => string | number | null;
  numeric?: boolean;
  /** Share of the widest bar, 0 to 1. */
  bar?: (row: Row) => number;
  /** Where the text leads. */
  link?: (row: Row) => string | undefined;
  code?: boolean;
  /** Short, and torn apart it would be hard to read, such as a date. */
  whole?: boolean;
  /** A second, quieter line. */
  note?: (row: Row) => string;
  /** The publisher's own words in the language that they are in, below. */
  original?: (row: Row) => { text: string; lang: string } | undefined;
  /** Says enough without its heading when a row becomes a card. */
  plain?: boolean;
}

/** What a table is asked to show, read anew whenever it changes. */
export interface Asked<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly words: Words;
  readonly filterable: boolean;
  readonly pageSize: number;
  readonly sortBy: string | undefined;
  readonly descending: boolean;
}

/** Which rows of a table are shown, and in which order: narrowed by words, sorted, in pages. */
export class Arrangement<Row> {
  private readonly asked: Asked<Row>;
  private needles = $state('');
  private order = $state.raw<{ key: string; down: boolean }>();
  private pageAsked = $state(0);

  constructor(asked: Asked<Row>) {
    this.asked = asked;
  }

  private readonly haystacks = $derived.by(() => {
    const { filterable, rows, columns } = this.asked;
    if (!filterable) return [];
    return rows.map((row) =>
      plain(
        columns
          .flatMap(({ text, note, original }) => [
            text(row),
            note?.(row) ?? '',
            original?.(row)?.text ?? '',
          ])
          .join(' '),
      ),
    );
  });

  private readonly kept = $derived.by(() => {
    const { filterable, rows } = this.asked;
    const needles = plain(this.needles).split(/\s+/).filter(Boolean);
    if (!filterable || needles.length === 0) return rows;
    return rows.filter((_, i) => needles.every((needle) => this.haystacks[i]?.includes(needle)));
  });

  private readonly sorting = $derived.by(() => {
    const { sortBy, descending } = this.asked;
    return this.order ?? (sortBy === undefined ? undefined : { key: sortBy, down: descending });
  });

  /** Every row that is kept, on whatever page. */
  readonly sorted = $derived.by(() => {
    const { columns, words } = this.asked;
    const column = columns.find(({ key }) => key === this.sorting?.key);
    if (!column || !this.sorting) return this.kept;
    const value = column.value ?? column.text;
    const sign = this.sorting.down ? -1 : 1;
    return [...this.kept].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      // What is not known comes last, whichever way the table is sorted.
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
      return sign * words.compare(String(x), String(y));
    });
  });

  readonly pages = $derived.by(() =>
    Math.max(1, Math.ceil(this.sorted.length / this.asked.pageSize)),
  );

  /** The page shown, from 0. */
  get page(): number {
    return Math.min(this.pageAsked, this.pages - 1);
  }

  set page(page: number) {
    this.pageAsked = page;
  }

  /** The rows of the page shown. */
  get shown(): readonly Row[] {
    const { pageSize } = this.asked;
    return this.sorted.slice(this.page * pageSize, (this.page + 1) * pageSize);
  }

  get filter(): string {
    return this.needles;
  }

  set filter(words: string) {
    this.needles = words;
    this.pageAsked = 0;
  }

  /** Sorts by a column; a second time, the other way round. */
  sort(key: string): void {
    this.order = { key, down: this.sorting?.key === key ? !this.sorting.down : false };
    this.pageAsked = 0;
  }

  /** Which way a column is sorted; undefined if it is not. */
  direction(key: string): 'ascending' | 'descending' | undefined {
    if (this.sorting?.key !== key) return undefined;
    return this.sorting.down ? 'descending' : 'ascending';
  }

  /** Turns to the page of a row, giving up the filter if it hides the row. Gives false if no page has it. */
  turnTo(wanted: (row: Row) => boolean): boolean {
    let at = this.sorted.findIndex(wanted);
    if (at < 0 && this.filter !== '') {
      this.filter = '';
      at = this.sorted.findIndex(wanted);
    }
    if (at < 0) return false;
    this.pageAsked = Math.floor(at / this.asked.pageSize);
    return true;
  }
}

/** Without accents and case, so that "Bogota" finds "Bogotá". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

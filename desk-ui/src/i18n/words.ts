import COUNTRIES from './countries-ht.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import ht from './ht.json';
import { MONTHS } from './kreyol.ts';
import pt from './pt.json';

export const LANGUAGES = ['es', 'en', 'pt', 'fr', 'ht'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS: Record<Language, Record<string, string>> = { es, en, pt, fr, ht };

/** Browsers do not know Haitian formats; French ones are what a reader in Haiti is used to, with our months. */
const FORMATS: Record<Language, string> = {
  es: 'es',
  en: 'en-GB',
  pt: 'pt-BR',
  fr: 'fr',
  ht: 'fr',
};

/** Countries of the region and those that it speaks of most, in Haitian Creole; the others are called as in French. */
const KREYOL: Readonly<Record<string, string>> = COUNTRIES;

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  es: 'Español',
  en: 'English',
  pt: 'Português',
  fr: 'Français',
  ht: 'Kreyòl ayisyen',
};

export type Value = string | number;

/** The language asked for, or Spanish. */
export function languageOf(asked: string | undefined): Language {
  const short = (asked ?? '').slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === short) ?? 'es';
}

/** Texts, numbers, dates and names of places in one language. */
export class Words {
  readonly language: Language;
  private readonly texts: Record<string, string>;
  private readonly locale: string;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly percents: Intl.NumberFormat;
  private readonly finePercents: Intl.NumberFormat;
  private readonly rates: Intl.NumberFormat;
  private readonly changes: Intl.NumberFormat;
  private readonly weights: Intl.NumberFormat;
  private readonly means: Intl.NumberFormat;
  private readonly differences: Intl.NumberFormat;
  private readonly lists: Intl.ListFormat;
  private readonly places: Intl.DisplayNames;
  private readonly tongues: Intl.DisplayNames;
  private readonly dates: Record<string, Intl.DateTimeFormat>;
  private readonly order: Intl.Collator;

  constructor(language: Language) {
    this.language = language;
    this.texts = language === 'fr' ? spaced(TEXTS.fr) : TEXTS[language];
    this.locale = FORMATS[language];
    this.plurals = new Intl.PluralRules(this.locale);
    // Four digits are grouped too: 1.234 beside 12.345 in one column must line up.
    this.numbers = new Intl.NumberFormat(this.locale, { useGrouping: 'always' });
    this.percents = new Intl.NumberFormat(this.locale, { style: 'percent' });
    this.finePercents = new Intl.NumberFormat(this.locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.rates = new Intl.NumberFormat(this.locale, {
      style: 'percent',
      maximumFractionDigits: 4,
    });
    this.changes = new Intl.NumberFormat(this.locale, {
      style: 'percent',
      signDisplay: 'exceptZero',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    this.weights = new Intl.NumberFormat(this.locale, {
      signDisplay: 'exceptZero',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.means = new Intl.NumberFormat(this.locale, {
      useGrouping: 'always',
      maximumFractionDigits: 1,
    });
    this.differences = new Intl.NumberFormat(this.locale, {
      useGrouping: 'always',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    });
    this.lists = new Intl.ListFormat(this.locale, { type: 'unit', style: 'short' });
    this.places = new Intl.DisplayNames(this.locale, { type: 'region', fallback: 'code' });
    const utc = { timeZone: 'UTC' } as const;
    const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    this.tongues = new Intl.DisplayNames(this.locale, { type: 'language', fallback: 'code' });
    this.dates = {
      day: new Intl.DateTimeFormat(this.locale, { ...day, ...utc }),
      dayMonth: new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'short', ...utc }),
      longDay: new Intl.DateTimeFormat(this.locale, { ...day, month: 'long', ...utc }),
      month: new Intl.DateTimeFormat(this.locale, { month: 'long', year: 'numeric', ...utc }),
      shortMonth: new Intl.DateTimeFormat(this.locale, { month: 'short', year: 'numeric', ...utc }),
      clock: new Intl.DateTimeFormat(this.locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...utc,
      }),
    };
    this.order = new Intl.Collator(this.locale, { numeric: true });
  }

  has(key: string): boolean {
    return key in this.texts;
  }

  /**
   * The text of a key with its places filled in. Where `count` is given and the language has a
   * singular for it, `key.one` is used. A key without text gives the key itself, so that nothing
   * that the data says is lost.
   */
  t(key: string, values: Record<string, Value> = {}): string {
    const { count } = values;
    const singular = typeof count === 'number' && this.plurals.select(count) === 'one';
    const text = (singular ? this.texts[`${key}.one`] : undefined) ?? this.texts[key];
    if (text === undefined) return key;
    return fill(text, values, (value) => (typeof value === 'number' ? this.number(value) : value));
  }

  /** The name of a code such as `tag.night`, or the code itself where there is none yet. */
  name(family: string, code: string): string {
    const key = `${family}.${code}`;
    return this.has(key) ? this.t(key) : code;
  }

  /** What a code of the Harmonized System covers, in our words: the product, else its heading or chapter. */
  product(hs: string): string | undefined {
    const key = [6, 4, 2]
      .map((digits) => `hs.${hs.slice(0, digits)}`)
      .find((each) => this.has(each));
    return key === undefined ? undefined : this.t(key);
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** A mean, with one digit after the point where it has one. */
  mean(value: number): string {
    return this.means.format(value);
  }

  /** How much more or less, with its sign. */
  difference(value: number): string {
    return this.differences.format(value);
  }

  /** A low and a high end; one number where they are the same. */
  range(low: number, high: number): string {
    return low === high ? this.number(low) : `${this.number(low)}–${this.number(high)}`;
  }

  /** A text as it begins a line or heads a column. */
  begun(text: string): string {
    return text.charAt(0).toLocaleUpperCase(this.locale) + text.slice(1);
  }

  /** A probability. What is not certain is never rounded to 0 % or 100 %. */
  percent(share: number): string {
    const rounded = Math.round(share * 100);
    if ((rounded === 100 || rounded === 0) && share > 0 && share < 1) {
      const fine = Math.min(0.999, Math.max(0.001, share));
      return this.finePercents.format(fine);
    }
    return this.percents.format(share);
  }

  /** A tariff's rate in per cent, as it was set: 12.5 is not 13. */
  rate(percent: number): string {
    return this.rates.format(percent / 100);
  }

  /** A change in per cent, with its sign. */
  change(percent: number): string {
    return this.changes.format(percent / 100);
  }

  /** Millions of US dollars, as exact as three figures or one dollar in a million. */
  usd(millions: number): string {
    const digits = Math.abs(millions) < 10 ? 1 : 0;
    const scale = 10 ** digits;
    return this.t('unit.usd_m', {
      // Adding 0 takes the sign from what is rounded to nothing.
      value: this.number(Math.round(millions * scale) / scale + 0),
    });
  }

  /** A text that came with the data: in this language, else in Spanish, else in any. */
  given(text: string | Partial<Record<Language, string>>): string {
    if (typeof text === 'string') return text;
    return text[this.language] ?? text.es ?? text.en ?? Object.values(text)[0] ?? '';
  }

  weight(value: number): string {
    return this.weights.format(value);
  }

  list(items: string[]): string {
    // Browsers know no lists in Haitian Creole: its word stands where French has its own.
    return this.lists
      .formatToParts(items)
      .map(({ type, value }) =>
        type === 'literal' && this.language === 'ht' ? value.replace(' et ', ' ak ') : value,
      )
      .join('');
  }

  /** A day such as `2020-02-03`. */
  day(iso: string): string {
    return this.date('day', iso);
  }

  longDay(iso: string): string {
    return this.date('longDay', iso);
  }

  dayMonth(iso: string): string {
    return this.date('dayMonth', iso);
  }

  /** A first and a last day, said as shortly as the language can: 3–9 Feb 2020. */
  period(from: string, to: string): string {
    const [start, end] = [new Date(from), new Date(to)];
    const format = this.dates['day'];
    if (!format || Number.isNaN(start.getTime()) || Number.isNaN(end.getTime()) || start > end) {
      return `${from} – ${to}`;
    }
    return this.said(format.formatRangeToParts(start, end));
  }

  /** A month such as `2020-02`. */
  month(iso: string): string {
    return this.date('month', `${iso}-01`);
  }

  shortMonth(iso: string): string {
    return this.date('shortMonth', `${iso}-01`);
  }

  /** Day and time in UTC. */
  time(iso: string): string {
    return `${this.date('day', iso)}, ${this.date('clock', iso)} UTC`;
  }

  clock(iso: string): string {
    return `${this.date('clock', iso)} UTC`;
  }

  /** Hours and minutes. */
  duration(seconds: number): string {
    const minutes = Math.round(seconds / 60);
    return this.t('unit.duration', {
      hours: this.number(Math.floor(minutes / 60)),
      minutes: String(minutes % 60).padStart(2, '0'),
    });
  }

  /** The name of a country by its two-letter code; anything else is given back as it is. */
  country(code: string): string {
    // What passports of stateless people have for a country (ICAO Doc 9303-3).
    if (code === 'XXA') return this.t('pathways.country_XXA');
    if (!/^[A-Z]{2}$/.test(code)) return code;
    return (this.language === 'ht' ? KREYOL[code] : undefined) ?? this.places.of(code) ?? code;
  }

  /** The name of a language by its code; anything else is given back as it is. */
  tongue(code: string): string {
    return /^[a-z]{2,3}$/.test(code) ? (this.tongues.of(code) ?? code) : code;
  }

  compare(a: string, b: string): number {
    return this.order.compare(a, b);
  }

  private date(form: string, iso: string): string {
    const instant = new Date(iso);
    const format = this.dates[form];
    return Number.isNaN(instant.getTime()) || !format
      ? iso
      : this.said(format.formatToParts(instant));
  }

  /** No browser knows the months of Haitian Creole: those of French stand in their places. */
  private said(parts: readonly Intl.DateTimeFormatPart[]): string {
    return parts
      .map(({ type, value }) =>
        this.language === 'ht' && type === 'month' ? (MONTHS[value] ?? value) : value,
      )
      .join('');
  }
}

/** With the spaces that French keeps before a colon and inside quotation marks, where no line may end. */
function spaced(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      text.replaceAll(/ (?=[:;?!»])/g, '\u00a0').replaceAll('« ', '«\u00a0'),
    ]),
  );
}

/** Fills `{name}` places; a place without a value stays as it is, so that the lack is seen. */
export function fill(
  text: string,
  values: Record<string, Value>,
  format: (value: Value) => string = String,
): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : format(value);
  });
}

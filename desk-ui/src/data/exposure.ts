import type { Language } from '../i18n/words.ts';
import { readData } from './reading.ts';

/** A text that comes with the data, in one language or in several. */
export type Text = string | Partial<Record<Language, string>>;

/** What `contadora exposure … --format html` hands to the page: the contract with the Java side. */
export interface ExposureData {
  lang: string;
  /** The trade data are made up, which the page then says in every view. */
  sample: boolean;
  title: Text;
  /** Two-letter codes: who threatens, and the country that the page is about. */
  sender: string;
  focus: string;
  /** Who is threatened; `WORLD` stands for everyone but the sender and those taken out (`-MX`). */
  targets: string[];
  /** The first rung's rate; null where each country has the rate that was published for it. */
  rate_percent: number | null;
  authority: Authority | null;
  /** In the order of the ladder; the first is the first rung. */
  steps: Step[];
  /** What of each country's sales is taxed; empty where the threat is to everything. */
  coverage: Coverage[];
  /** All products together; null where trade by product is not known. */
  totals: Totals | null;
  jobs: JobsExposed[];
  industries: Industry[];
  products: Product[];
  redirect: Redirect | null;
  fund: Fund | null;
  /** The same flow as several sources have it. */
  flows: { from: string; to: string; year: number; values: SourcedValue[] }[];
  /** What could not be worked out, each a code with a text under `threat.missing_…`. */
  missing: string[];
  sources: { name: string; detail: string; sha256: string | null }[];
}

/** The part of a country's sales to the sender that is taxed. */
export interface Coverage {
  country: string;
  /** 0 to 1. */
  share: number;
  taxed_usd_m: number;
  trade_usd_m: number;
  /** Whose figures, and of which year. */
  source: string;
  /** Laid beside the lists by tariff line, or by six digits. */
  basis: 'lines' | 'six';
}

export interface Totals {
  exports_usd_m: number;
  lost_short: Spread;
  lost_long: Spread;
  /** What buyers in the sender pay more. */
  cost_short: Spread;
  cost_long: Spread;
}

/** People who make some products, and how many of them make what is no longer sold. */
export interface JobsExposed {
  hs: string;
  employed: number;
  short: Spread;
  long: Spread;
  source: string;
}

export interface SourcedValue {
  source: string;
  usd_m: number;
}

export interface Authority {
  /** Such as `section_338`. */
  code: string;
  /** Highest rate it allows, in per cent, and for how many days; null where it sets no limit. */
  cap_percent: number | null;
  days: number | null;
}

/** One rung: a rate from a day on, with one answer to it. */
export interface Step {
  from: string | null;
  /** Null where each country has the rate that was published for it. */
  rate_percent: number | null;
  answer: 'none' | 'reciprocal' | 'optimal' | 'members';
  /** Who answers, where that is named: countries, or a group with those of it that do not (`-MX`). */
  who: string[];
  /** The rate of the answer, where it has one of its own. */
  answer_percent: number | null;
  countries: CountryOutcome[];
  certificate: Certificate;
  /** What the law says against it and the like: a code with a text under `threat.warning_…`. */
  warnings: Warning[];
}

export interface Warning {
  code: string;
  values: Record<string, string>;
}

/** Long-run changes of one country, in per cent of what is now. */
export interface CountryOutcome {
  country: string;
  welfare_percent: number;
  real_wage_percent: number;
  real_gdp_percent: number;
  welfare_usd_m: number;
  /** Of its exports to the sender; null for the sender. */
  exports_to_sender_percent: number | null;
}

/** How far the numbers are from solving the model's equations. */
export interface Certificate {
  largest_residual: number;
  walras_gap: number;
  budget_gap: number;
  gradient_norm: number | null;
}

/** A median with its 5 and 95 per cent quantiles, in millions of US dollars. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export interface Industry {
  /** ISIC revision 4 division, such as `01`; its name is a text under `isic.…`. */
  isic: string;
  exports_usd_m: number;
  lost_short: Spread;
  lost_long: Spread;
  jobs: number | null;
}

export interface Product {
  hs6: string;
  name: Text;
  exports_usd_m: number;
  /** Share of the sender's imports of it that come from the country, 0 to 1. */
  sender_share: number;
  lost_short_usd_m: number;
  lost_long_usd_m: number;
  /** What buyers in the sender pay more. */
  consumer_cost_usd_m: number;
  exempt: boolean;
}

export interface Redirect {
  years: { year: number; sender_share: number; redirected_usd_m: number; lost_usd_m: number }[];
  markets: { country: string; usd_m: number }[];
}

export interface Fund {
  /** What it is called: countries, or a group with those of it that are not in it (`-MX`). */
  group: string[];
  members: FundMember[];
  gross_usd_m: number;
  net_usd_m: number;
  potentially_stable: boolean;
  /** Largest number of members that gain nothing by leaving together; null if not worked out. */
  group_proof_to: number | null;
  /** What the sender threatens and how all who resist answer. */
  rate_percent: number;
  answer_percent: number;
  /** The members that are taxed as long as they resist; empty where all who resist are. */
  hit: string[];
  /** Whether countries outside the group are taxed too, whatever it does. */
  others_hit: boolean;
  /** The members that answer; empty where all do. */
  answering: string[];
  /** What carrying it out does to the sender. */
  sender_percent: number;
  sender_usd_m: number;
  largest_residual: number;
  solutions: number;
  reserve: Reserve | null;
}

export interface Reserve {
  expected_usd_m: number;
  capital_usd_m: number;
  /** Where the probabilities come from: in English, and a text under `threat.priors_…`. */
  source: string;
  source_code: string;
}

export interface FundMember {
  country: string;
  inside_percent: number;
  alone_percent: number;
  real_wage_percent: number;
  real_gdp_percent: number;
  /** What keeps it in: nothing where staying is better by itself. */
  needed_usd_m: number;
  share_usd_m: number;
}

/** The data that the page was written with. */
export function readExposure(page: Document): ExposureData {
  return readData<ExposureData>(page, 'contadora exposure demo');
}

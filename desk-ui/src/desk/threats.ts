import type { ExposureData } from '../data/exposure.ts';
import type { Job } from './contract.ts';

/** What a threat can be put together from: `GET /threats`. */
export interface ThreatChoices {
  /** Whether there is a world to weigh a threat in. */
  ready: boolean;
  /** Whether trade by product is loaded too. */
  by_product: boolean;
  /** The trade is a sample that nobody measured. */
  made_up: boolean;
  countries: { alpha3: string; alpha2: string }[];
  groups: string[];
}

/** A threat as it is typed: `POST /threats`. */
export interface ThreatWords {
  sender: string;
  targets: string[];
  rates: string[];
  answers: string[];
}

/** How far it is, and what came of it: `GET /threats/{id}`. */
export interface ThreatAnswer {
  job: Job;
  data: ExposureData | null;
}

/** Answers that need no group. */
export const ANSWERS = ['none', 'reciprocal', 'optimal'] as const;

/** The threat that an address holds, or the ladder of January 2025. */
export function threatOf(query: URLSearchParams): ThreatWords {
  const listed = (name: string): string[] =>
    (query.get(name) ?? '').split(',').filter((word) => word !== '');
  const asked = listed('target').length > 0;
  return {
    sender: query.get('sender') ?? 'USA',
    targets: asked ? listed('target') : ['COL'],
    rates: listed('rate').length > 0 ? listed('rate') : ['25', '50'],
    answers: listed('answer').length > 0 ? listed('answer') : ['none', 'reciprocal', 'LAC'],
  };
}

/** The address of a threat, so that it can be sent to somebody. */
export function threatQuery({ sender, targets, rates, answers }: ThreatWords): URLSearchParams {
  return new URLSearchParams({
    sender,
    target: targets.join(','),
    rate: rates.join(','),
    answer: answers.join(','),
  });
}

/**
 * Rates as a person writes them: `25; 50` or `25 %, 50 %`, with a comma or a point for decimals. The
 * sign stays with rates below one, since `0.5` without it may be meant for half.
 */
export function ratesOf(text: string): string[] {
  return text
    .replace(/\s+%/g, '%')
    .split(/[;\s]+|,(?!\d)|,(?=\d{3,})/)
    .map((word) => {
      const rate = word.replace(/%$/, '').replace(',', '.');
      return rate !== '' && Number(rate) < 1 && word.endsWith('%') ? `${rate}%` : rate;
    })
    .filter((word) => word !== '');
}

/** The command that writes the same as one page. */
export function commandOf({ sender, targets, rates, answers }: ThreatWords): string {
  return [
    'contadora exposure report',
    ...(sender === 'USA' ? [] : [`--sender ${sender}`]),
    `--target ${targets.join(',')}`,
    `--rate ${rates.map((rate) => `${rate.replace(/%$/, '')}%`).join(',')}`,
    `--answer ${answers.join(',')}`,
    '--out threat.html',
  ].join(' ');
}

import type { TimeStep } from '../components/TimeChart.svelte';
import { lastDay, type Step } from '../series/published.ts';
import type { CoverageDay, FeedOutage } from './figures-contract.ts';

const DAY_MS = 86_400_000;
const HOURS = 24;

/** What could be seen for a stretch of days. */
export type Sight = 'all' | 'some' | 'records' | 'none';

/** A stretch of days alike, in steps of the chart from its first; the end is not included. */
export interface Run {
  from: number;
  to: number;
  sight: Sight;
}

export function hoursOf(day: CoverageDay): number {
  return day.hours.replaceAll('0', '').length;
}

export function sightOf(day: CoverageDay | undefined): Sight {
  if (!day) return 'none';
  const hours = hoursOf(day);
  if (hours === HOURS) return 'all';
  if (hours > 0) return 'some';
  return day.recorded > 0 ? 'records' : 'none';
}

/**
 * Stretches of days as the chart's steps lie: a step is one wide, whether it has 28 days or 31. Days
 * outside of what was asked for are not there at all.
 */
export function runsOf(
  steps: readonly Pick<TimeStep, 'start'>[],
  step: Step | 'day',
  days: ReadonlyMap<string, CoverageDay>,
  see: (day: CoverageDay | undefined) => Sight,
): Run[] {
  const runs: Run[] = [];
  for (const [i, { start }] of steps.entries()) {
    const first = Date.parse(start);
    const last = step === 'day' ? first : Date.parse(lastDay(start, step));
    const count = Math.round((last - first) / DAY_MS) + 1;
    for (let d = 0; d < count; d++) {
      const day = days.get(new Date(first + d * DAY_MS).toISOString().slice(0, 10));
      if (!day) continue;
      const [from, to] = [i + d / count, i + (d + 1) / count];
      const sight = see(day);
      const before = runs.at(-1);
      if (before?.sight === sight && Math.abs(before.to - from) < 1e-9) before.to = to;
      else runs.push({ from, to, sight });
    }
  }
  return runs;
}

/** Hours with data, days with data and all days. */
export function sums(days: readonly CoverageDay[]): { hours: number; seen: number; all: number } {
  return {
    hours: days.reduce((sum, day) => sum + hoursOf(day), 0),
    seen: days.filter((day) => sightOf(day) !== 'none').length,
    all: days.length,
  };
}

/** On how many days each feed was down for an hour or part of one. */
export function outagesByFeed(outages: readonly FeedOutage[]): { feed: string; days: number }[] {
  const days = new Map<string, number>();
  for (const { feed, hours } of outages) {
    if (hours.length > 0) days.set(feed, (days.get(feed) ?? 0) + 1);
  }
  return [...days].map(([feed, count]) => ({ feed, days: count }));
}

/** Regions over which nothing was followed on any of the days. */
export function neverSeen(regions: readonly string[], days: readonly CoverageDay[]): string[] {
  return regions.filter((region) => days.every((day) => (day.regions[region] ?? 0) === 0));
}

import type { Flight } from '../src/data/report.ts';
import type { MapAnswer, Row, StatisticsRow } from '../src/desk/contract.ts';
import { followed, gapsOf } from '../src/geo/marks.ts';
import { report } from './fixture.ts';

/** A made-up board: every flight in it is invented. */
export const DATA = report({ seed: 7, flights: 90, recorded: 0.2, from: '2020-02-03', days: 40 });

const GAPS = gapsOf(DATA);

export function rowOf(flight: Flight): Row {
  return {
    leg_id: flight.leg_id,
    date: flight.date,
    icao24: flight.icao24,
    registration: flight.registration,
    callsign: flight.callsign,
    operator: flight.operator,
    type: flight.type,
    departure: flight.departure,
    arrival: flight.arrival,
    class: flight.class,
    probability: flight.probability,
    verdict: flight.verdict,
    tags: flight.tags,
    rotation_id: flight.rotation_id,
    state: 'open',
    people: flight.people && { low: flight.people.low, high: flight.people.high },
  };
}

export function mapOf(flights: readonly Flight[]): MapAnswer {
  return {
    legs: flights.map((flight) => ({
      leg_id: flight.leg_id,
      class: flight.class,
      basis_departure: flight.departure.basis,
      basis_arrival: flight.arrival.basis,
      departure: flight.departure.airport,
      arrival: flight.arrival.airport,
      candidates: flight.arrival.candidates,
      track: followed(flight.track, GAPS.get(flight.leg_id) ?? []),
    })),
    gaps: flights.flatMap((flight) =>
      (GAPS.get(flight.leg_id) ?? []).map((gap) => ({
        leg_id: flight.leg_id,
        polygon: gap.polygons,
      })),
    ),
    airports: DATA.airports,
  };
}

export function gapsFor(legId: string): typeof DATA.gaps {
  return GAPS.get(legId) ?? [];
}

export function statisticsBy(by: string): StatisticsRow[] {
  const { summary } = DATA;
  const counted = (
    key: string,
    flights: number,
    stops: number,
    days: number,
    withData: number,
  ): StatisticsRow => ({
    key,
    label: key,
    flights,
    stops,
    flights_low: Math.max(0, flights - 1),
    flights_high: flights + 2,
    people_low: stops * 70,
    people_high: stops * 131,
    days,
    days_with_data: withData,
  });
  switch (by) {
    case 'week':
      // The third week has data on four days, the fifth on none.
      return summary.by_week.map(({ flights, stops }, i) =>
        i === 4
          ? { ...counted('2020-W10', 0, 0, 7, 0), flights_high: 0 }
          : counted(`2020-W${String(6 + i).padStart(2, '0')}`, flights, stops, 7, i === 2 ? 4 : 7),
      );
    case 'month':
      return summary.by_month.map(({ month, flights, stops }) =>
        counted(month, flights, stops, 29, 27),
      );
    case 'country':
      return summary.by_country.map(({ country, flights, stops }) =>
        counted(country, flights, stops, 40, 38),
      );
    case 'operator':
      return summary.by_operator.map(({ operator, flights }) =>
        counted(operator, flights, flights, 40, 40),
      );
    default:
      return summary.by_departure.map(({ airport, flights }) =>
        counted(airport, flights, flights, 40, 40),
      );
  }
}

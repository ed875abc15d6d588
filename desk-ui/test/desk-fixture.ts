import type { Flight } from '../src/data/report.ts';
import type { MapAnswer, MapLeg, Row, StatisticsRow } from '../src/desk/contract.ts';
import { followed, gapsOf } from '../src/geo/marks.ts';
import { report } from './fixture.ts';
import { textOf } from './polyline.ts';

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
  return { legs: flights.map(mapLegOf), airports: DATA.airports };
}

function mapLegOf(flight: Flight): MapLeg {
  const { departure, arrival, track } = flight;
  const gaps = GAPS.get(flight.leg_id) ?? [];
  const began = departure.time === null ? track[0]?.[2] : Date.parse(departure.time) / 1000;
  const start = began === undefined ? null : Math.round(began);
  const since = (time: string): number => Date.parse(time) / 1000 - (start ?? 0);
  return {
    leg_id: flight.leg_id,
    callsign: flight.callsign,
    class: flight.class,
    basis_departure: departure.basis,
    basis_arrival: arrival.basis,
    departure: departure.airport,
    arrival: arrival.airport,
    start,
    end: arrival.time === null ? null : Date.parse(arrival.time) / 1000,
    ...(arrival.candidates.length > 0 && { candidates: arrival.candidates }),
    lines: followed(track, gaps).map((piece) =>
      textOf(
        piece.map(([lon, lat]) => {
          const time = track.find(([x, y]) => x === lon && y === lat)?.[2] ?? start ?? 0;
          return [lon, lat, Math.round(time - (start ?? 0))];
        }),
      ),
    ),
    areas: gaps.map((gap) => ({
      lost: since(gap.lost.time),
      found: gap.found && since(gap.found.time),
      ...(gap.candidates.length > 0 && arrival.airport !== null && { settled: true }),
      rings: gap.polygons.map((ring) => textOf(ring)),
    })),
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

import type { BoardData, Claim, Family, Instrument, Place } from '../data/board.ts';

/** Places and instruments by their ids: what is named on the board but not there is an error. */
export class Index {
  private readonly places: Map<string, Place>;
  private readonly instruments: Map<string, Instrument>;

  constructor(data: BoardData) {
    this.places = new Map(data.places.map((place) => [place.id, place]));
    this.instruments = new Map(data.instruments.map((each) => [each.id, each]));
  }

  place(id: string): Place {
    const place = this.places.get(id);
    if (!place) throw new Error(`The board names a place (${id}) that is not on it.`);
    return place;
  }

  /** What somebody chose may be a place that is not on the board: then it is what they said. */
  name(id: string): string {
    return this.places.get(id)?.name ?? id;
  }

  instrument(id: string): Instrument {
    const instrument = this.instruments.get(id);
    if (!instrument) throw new Error(`The board names an instrument (${id}) that is not on it.`);
    return instrument;
  }
}

/** What a family may claim, the soonest first. */
export function open(family: Family): Claim[] {
  return family.claims.filter(({ answer }) => answer === 'yes');
}

/** The first thing that a family may claim where it is placed, or anywhere; else what may be open. */
export function first(family: Family, country: string | undefined): Claim | undefined {
  const claims = open(family);
  const here = (claim: Claim): boolean => claim.country === country;
  return claims.find(here) ?? claims[0] ?? family.claims.find(here) ?? family.claims[0];
}

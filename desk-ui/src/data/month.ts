import type { MonthlyReport } from '../desk/figures-contract.ts';
import { readData } from './reading.ts';

/** What `contadora desk report` hands to the page: the contract with the Java side. */
export interface MonthData {
  lang: string;
  report: MonthlyReport;
}

/** The data that the page was written with. */
export function readMonth(page: Document): MonthData {
  return readData<MonthData>(page, 'contadora desk report 2026-03 --out report');
}

import type { Mapping } from '../../src/desk/claims-contract.ts';
import type { Proposal } from '../../src/desk/contract.ts';
import { CHRONOLOGY, PREVIEW_ROWS, PROPOSAL } from '../claims-fixture.ts';

/** What the pages on claims and on recalibration are answered. */
export class ClaimsFixture {
  /** Whether the chronology has events from the beginning. */
  events = false;
  /** Tables of claims that were recorded. */
  readonly tablesSent: { name: string; mapping: Mapping }[] = [];
  readonly accepted: string[] = [];
  private proposal: Proposal | undefined;

  chronology(): object {
    return this.tablesSent.length === 0 && !this.events ? { events: [], sources: {} } : CHRONOLOGY;
  }

  tables(what: string, body: Record<string, unknown>): object | undefined {
    const refusals = [
      {
        code: 'CLAIM_UNUSABLE',
        place: 'closure.csv, line 9',
        detail: 'The text (empty) must say something.',
      },
    ];
    switch (what) {
      case 'mappings':
        return { name: body['name'] };
      case 'preview':
        return { total: 6, rows: PREVIEW_ROWS, refused: 1, refusals };
      case 'claims':
        this.tablesSent.push({ name: String(body['name']), mapping: body['mapping'] as Mapping });
        return { claims: 6, sources: 3, unchanged: 0, refused: 1, refusals };
      case 'links':
        return { index: 1301 };
      default:
        return undefined;
    }
  }

  propose(): void {
    this.proposal = PROPOSAL;
  }

  accept(reason: string): object {
    this.accepted.push(reason);
    this.proposal = undefined;
    return { index: 1300 };
  }

  discard(): object {
    this.proposal = undefined;
    return {};
  }

  recalibration(): object {
    return { rules: '2020.2+11bb', proposal: this.proposal ?? null, history: [] };
  }
}

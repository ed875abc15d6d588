import type { Job } from '../../src/desk/contract.ts';
import type { ThreatAnswer, ThreatChoices, ThreatWords } from '../../src/desk/threats.ts';
import { exposure } from '../exposure-fixture.ts';

const ID = 'job-1';

/** What the pages on threats are answered, with an invented answer to every threat. */
export class ThreatFixture {
  ready = true;
  /** A threat is weighed until this is set to false. */
  slow = false;
  readonly asked: ThreatWords[] = [];
  private state: Job['state'] | undefined;

  choices(): ThreatChoices {
    return {
      ready: this.ready,
      by_product: true,
      made_up: true,
      countries: [
        { alpha3: 'USA', alpha2: 'US' },
        { alpha3: 'COL', alpha2: 'CO' },
        { alpha3: 'BRA', alpha2: 'BR' },
        { alpha3: 'MEX', alpha2: 'MX' },
      ],
      groups: ['LAC', 'ANDEAN'],
    };
  }

  /** Undefined where the server would refuse it. */
  begin(words: ThreatWords): { id: string } | undefined {
    if (words.targets.length === 0) return undefined;
    this.asked.push(words);
    this.state = 'running';
    return { id: ID };
  }

  answer(): ThreatAnswer {
    if (this.state === 'running' && !this.slow) this.state = 'done';
    return {
      job: {
        id: ID,
        kind: 'threat',
        state: this.state ?? 'failed',
        done: this.state === 'done' ? 6 : 2,
        total: 6,
        message: this.state === 'running' ? 'solving' : (this.state ?? ''),
        failure: null,
      },
      data: this.state === 'done' ? exposure(3) : null,
    };
  }

  cancel(): Job {
    this.state = 'cancelled';
    return this.answer().job;
  }
}

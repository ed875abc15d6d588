import type { Job } from '../../src/desk/contract.ts';
import type { Refusal } from './refusal.ts';

/** Long works, which go on by a quarter whenever somebody asks how far they are. */
export class JobsFixture {
  /** They go on by themselves, or wait to be stopped. */
  slow = false;
  /** Begins none, and says this. */
  refusal: Refusal | undefined;
  /** Ends in failure, and says this. */
  failure: { code: string; message: string } | undefined;
  /** What was asked for. */
  readonly asked: Record<string, unknown>[] = [];
  private job: Job | undefined;

  constructor(private readonly ondone: () => void) {}

  begin(body: Record<string, unknown>, message = ''): object {
    this.asked.push(body);
    if (this.refusal) return this.refusal;
    const id = `j${this.asked.length}`;
    this.job = {
      id,
      kind: String(body['kind']),
      state: 'running',
      done: 0,
      total: 4,
      message,
      failure: null,
    };
    return { id };
  }

  /** The list does not move the work on. */
  list(): { jobs: Job[] } {
    return { jobs: this.job ? [{ ...this.job }] : [] };
  }

  look(): Job | undefined {
    if (this.job?.state !== 'running') return this.job;
    this.job.done = this.slow ? 1 : this.job.done + 1;
    if (this.failure !== undefined) {
      this.job.state = 'failed';
      this.job.message = this.failure.message;
      this.job.failure = this.failure.code;
    } else if (this.job.done === this.job.total) {
      this.job.state = 'done';
      this.ondone();
    }
    return this.job;
  }

  cancel(): object {
    if (this.job) this.job.state = 'cancelled';
    return {};
  }
}

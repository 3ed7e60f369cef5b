/**
 * Reads sheets that people send: never on the event loop, which belongs to the rings, but each in a process of its own
 * with bounded memory and time. Two are read at once, one of each person.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { builtProgram } from '../kernel/built-program.js';
import { Clock } from '../kernel/clock.js';
import { Refusal, refuse, type RefusalDetails, type Sentence } from '../kernel/refusal/refusal.js';
import { SHEET_BUDGET } from './sheet-budget.js';
import type { SoughtColumn, FoundTable } from './find-table.js';

export interface SheetQuestion {
  bytes: Uint8Array;
  columns: readonly SoughtColumn[];
  /** Under which name what is wrong with the whole file is told. */
  field: string;
}
export type SheetAnswer =
  | { table: FoundTable | undefined }
  | { refused: { sentence: Sentence; details: RefusalDetails } };

const ENTRY = builtProgram(
  import.meta.url,
  './sheet-reader.main.js',
  '../../dist/sheets/sheet-reader.main.js',
);
/** Megabytes of its heap. */
const MEMORY = ['--max-old-space-size=192', '--max-semi-space-size=8'];
const AT_ONCE = 2;
const MOST_WAITING = 20;
const RETRY_SECONDS = 30;

@Injectable()
export class SheetReader implements OnApplicationShutdown {
  private readonly living = new Set<ChildProcess>();
  private readonly people = new Set<string>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  /** Another program in its place, for a test of what becomes of one that never ends. */
  entry = ENTRY;

  constructor(private readonly clock: Clock) {}

  onApplicationShutdown(): void {
    for (const child of this.living) child.kill('SIGKILL');
  }

  /**
   * undefined where nothing in it has the headings that are owed.
   * @throws Refusal `invalid` at `field` or at a row; `conflict` while another file of this person is read;
   *   `unavailable` where too many wait
   */
  async read(personId: string, question: SheetQuestion): Promise<FoundTable | undefined> {
    if (this.people.has(personId)) refuse('sheet_under_way');
    if (this.waiting.length >= MOST_WAITING) refuse('unavailable', { retryAfterSeconds: RETRY_SECONDS });
    this.people.add(personId);
    try {
      if (this.busy < AT_ONCE) this.busy += 1;
      else await new Promise<void>((turn) => this.waiting.push(turn));
      return await this.answered(question).finally(() => {
        const next = this.waiting.shift();
        if (next) next();
        else this.busy -= 1;
      });
    } finally {
      this.people.delete(personId);
    }
  }

  private async answered(question: SheetQuestion): Promise<FoundTable | undefined> {
    const answer = await this.ask(question);
    if (answer === undefined) return refuse('invalid', { fields: { [question.field]: 'sheet_slow' } });
    if ('refused' in answer) throw new Refusal(answer.refused.sentence, answer.refused.details);
    return answer.table;
  }

  /** undefined where it died, of too much memory, or did not end in its time. */
  private ask(question: SheetQuestion): Promise<SheetAnswer | undefined> {
    if (this.entry === undefined) return refuse('unavailable');
    const child = fork(this.entry, [], {
      execArgv: MEMORY,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.living.add(child);
    const patience = this.clock.at(this.clock.now() + SHEET_BUDGET.time, () => void child.kill('SIGKILL'));
    return new Promise((resolve) => {
      let answer: SheetAnswer | undefined;
      const gone = () => {
        patience.cancel();
        this.living.delete(child);
        resolve(answer);
      };
      child.on('message', (said: SheetAnswer) => (answer = said));
      child.once('error', gone);
      child.once('exit', gone);
      child.send(question, () => undefined);
    });
  }
}

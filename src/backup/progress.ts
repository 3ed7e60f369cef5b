/** What whoever waits is shown: a line for each step, and how far it has come every few seconds. */
import { stopwatch } from '../kernel/clock.js';

const EVERY_MILLISECONDS = 2000;

export class Progress {
  private step = '';
  private saidAt = 0;

  /** @param say a line of text */
  constructor(readonly say: (line: string) => void) {}

  begin(step: string): void {
    this.step = step;
    this.saidAt = stopwatch();
    this.say(step);
  }
  /** @param far as people read it */
  at(far: string): void {
    const now = stopwatch();
    if (now - this.saidAt < EVERY_MILLISECONDS) return;
    this.saidAt = now;
    this.say(`${this.step} ${far}`);
  }
  part = (part: number): void => this.at(`${Math.floor(part * 100)} %`);
  bytes = (bytes: number): void => this.at(inMegabytes(bytes));
}

export const inMegabytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

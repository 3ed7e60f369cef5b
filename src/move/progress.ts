/** How far a move has come, in lines that whoever waits can read. */
import { SECOND } from '../protocol/time/durations.js';

/** Between two lines about one table. */
const BETWEEN_LINES = 5 * SECOND;
/** Sooner nobody knows how long it takes. */
const FIRST_ESTIMATE = 10 * SECOND;

export class Progress {
  private done = 0;
  private readonly began: number;
  private said: number;

  /** @param total rows, each counted once when it is copied and once when it is read back */
  constructor(
    private readonly total: number,
    private readonly now: () => number,
    private readonly say: (line: string) => void,
  ) {
    this.began = this.said = now();
  }

  /** @param rows since the last time */
  step(what: string, rows: number): void {
    this.done += rows;
    if (this.now() - this.said >= BETWEEN_LINES) this.line(what);
  }
  line(what: string): void {
    this.said = this.now();
    const share = this.total ? this.done / this.total : 1;
    const taken = this.said - this.began;
    const estimate =
      taken < FIRST_ESTIMATE || share <= 0 ? '' : `, about ${duration(taken * (1 / share - 1))} left`;
    this.say(`${`${Math.floor(share * 100)} %`.padStart(5)}  ${what}${estimate}`);
  }
}

const duration = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / SECOND);
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
};

/** Calls folded into what they add to the roll-ups, added or taken away. Pure. */
import { addTimes, secondsOf, type Times } from './answer-times.js';
import { DIMS, keyOf, periodsOf } from './rollup-keys.js';
import { callMeasures, MEASURES, type CountedLine } from './call-measures.js';
import type { CallDim } from './figures.entity.js';

export interface RollupCell {
  dim: CallDim;
  period: string;
  key: string;
  /** In the order of MEASURES. */
  counts: number[];
  times: Times;
}

const nameOf = (dim: string, period: string, key: string) => `${period}\u0001${dim}\u0001${key}`;

export class RollupFold {
  readonly cells = new Map<string, RollupCell>();

  /** @param which of the day, the month and the year of the raise */
  add(line: CountedLine, sign: 1 | -1 = 1, which: readonly string[] = periodsOf(line.raisedAt)): void {
    const counted = callMeasures(line);
    const taken =
      line.answeredAt === null || line.desk ? [] : [[secondsOf(line.answeredAt - line.raisedAt), 1] as const];
    for (const period of which)
      for (const dim of DIMS) {
        const cell = this.cell(dim, period, keyOf(dim, line));
        for (let n = 0; n < counted.length; n++) if (counted[n]) cell.counts[n]! += sign;
        addTimes(cell.times, taken, sign);
      }
  }

  cell(dim: CallDim, period: string, key: string): RollupCell {
    const name = nameOf(dim, period, key);
    let cell = this.cells.get(name);
    if (!cell) {
      cell = { dim, period, key, counts: MEASURES.map(() => 0), times: new Map() };
      this.cells.set(name, cell);
    }
    return cell;
  }

  /** Cells that say something. */
  changes = (): RollupCell[] => [...this.cells.values()].filter((cell) => !isEmptyCell(cell));
}

export const isEmptyCell = ({ counts, times }: RollupCell): boolean =>
  times.size === 0 && counts.every((n) => n === 0);

/** What a rebuilt roll-up has that the live one has not: the first is told, and where it is wanted all are added. */
import { addHoursSums, type HoursRollupSums } from '../../ledger/hours-rollup.repository.js';
import type { Store } from '../../store/store.js';
import type { RollupCell } from '../../figures/call-rollup-fold.js';
import { addRollupCells } from '../../figures/rollup.repository.js';

/** Rows of one write: whoever raises meanwhile waits for some milliseconds. */
const IN_A_WRITE = 300;

export class RollupDifferences {
  first: string | undefined;
  count = 0;
  private cells: RollupCell[] = [];
  private sums: HoursRollupSums[] = [];
  private unitId = '';

  constructor(private readonly store: Store | undefined) {}

  /** @param told what a reader of the first difference needs to find it */
  async call(unitId: string, missing: RollupCell, told: () => string): Promise<void> {
    this.note(told);
    await this.keep(unitId, () => this.cells.push(missing));
  }
  async hours(unitId: string, missing: HoursRollupSums, told: () => string): Promise<void> {
    this.note(told);
    await this.keep(unitId, () => this.sums.push(missing));
  }
  /** Nothing that could be added would mend it. */
  note(told: () => string): void {
    this.count += 1;
    this.first ??= told();
  }

  private async keep(unitId: string, add: () => void): Promise<void> {
    if (!this.store) return;
    if (unitId !== this.unitId || this.cells.length + this.sums.length >= IN_A_WRITE) await this.close();
    this.unitId = unitId;
    add();
  }

  async close(): Promise<void> {
    const { cells, sums, unitId } = this;
    if (!this.store || (!cells.length && !sums.length)) return;
    await this.store.write(
      'rollup:mend',
      async (tx) => {
        await addRollupCells(tx, unitId, cells);
        await addHoursSums(tx, sums);
      },
      { queue: `desk:${unitId}` },
    );
    this.cells = [];
    this.sums = [];
  }
}

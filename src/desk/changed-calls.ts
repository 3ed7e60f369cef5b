/** Calls that this process wrote and whose words may be others now: who keeps something beside them looks here. */
import { Injectable } from '@nestjs/common';
import type { Fact } from '../call/facts.js';

/** Beyond that nobody keeps up, and a look at all calls finds the rest. */
const KEPT = 20_000;
const OF_WORDS: readonly Fact['deed'][] = ['raised', 'amended', 'messaged'];

export interface ChangedCall {
  id: string;
  unitId: string;
  /** Grows with every change. */
  serial: number;
}

@Injectable()
export class ChangedCalls {
  private readonly changed = new Map<string, ChangedCall>();
  /** How many changes there were. */
  serial = 0;
  private lost = false;

  note(unitId: string, id: string, facts: readonly Pick<Fact, 'deed' | 'words'>[]): void {
    if (!facts.some(({ deed, words }) => words || OF_WORDS.includes(deed))) return;
    // The last one changed stands last.
    this.changed.delete(id);
    if (this.changed.size < KEPT) this.changed.set(id, { id, unitId, serial: ++this.serial });
    else this.lost = true;
  }

  /** Those that changed first; they stay until they are done. */
  first(most: number): ChangedCall[] {
    return [...this.changed.values()].slice(0, most);
  }
  /** Ids of the unit's that changed last. */
  newest(unitId: string, most: number): string[] {
    if (!this.changed.size) return [];
    const all = [...this.changed.values()].filter((one) => one.unitId === unitId);
    return all.slice(-most).map(({ id }) => id);
  }
  /** Unless it changed again meanwhile. */
  done({ id, serial }: ChangedCall): void {
    if (this.changed.get(id)?.serial === serial) this.changed.delete(id);
  }
  /** Whether some were not kept since this was asked last. */
  takeLost(): boolean {
    const { lost } = this;
    this.lost = false;
    return lost;
  }
}

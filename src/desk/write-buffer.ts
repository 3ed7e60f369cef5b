/**
 * What one write of the desk has decided. A command on one call is put down at once; one of the clock on many calls
 * gathers its decisions and puts them down together, at the latest where somebody reads past them.
 */
import type { Seal } from '../kernel/seal/seal.js';
import { adjustCallRollups } from '../figures/adjust-rollups.js';
import type { Tx } from '../store/store.js';
import {
  loadCall,
  loadCalls,
  sealSummary,
  appendChanges,
  type JournalChange,
} from './journal/journal.repository.js';
import type { Call } from '../call/call-state.js';
import { unheldCallIds, UnheldCalls, type UnheldList } from './unheld-calls.query.js';

export class WriteBuffer {
  private held: JournalChange[] = [];
  /** Calls as they are after what is held; only where decisions are gathered. */
  private readonly seen = new Map<string, Call>();
  private lists: UnheldCalls | undefined;
  /** The transaction for whoever reads or writes beside the pile: what it holds is there first. */
  readonly tx: Tx;

  constructor(
    private readonly bare: Tx,
    private readonly seal: Seal,
    private readonly now: number,
    private readonly gathers: boolean,
  ) {
    this.tx = {
      rows: async <T>(...asked: Parameters<Tx['rows']>) => {
        await this.putDown();
        return bare.rows<T>(...asked);
      },
      run: async (...asked) => {
        await this.putDown();
        return bare.run(...asked);
      },
      put: async (...asked) => {
        await this.putDown();
        return bare.put(...asked);
      },
    };
  }

  /** Reads what will be asked for, in two statements. */
  async fetch(ids: readonly string[]): Promise<void> {
    for (const call of await loadCalls(this.tx, ids)) this.seen.set(call.line.id, call);
  }
  async load(id: string): Promise<Call | undefined> {
    const call = this.seen.get(id) ?? (await loadCall(this.tx, id));
    if (call && this.gathers) this.seen.set(id, call);
    return call;
  }
  /** Ids of such calls that nobody holds, oldest first. */
  async unheld(unitId: string, list: UnheldList): Promise<string[]> {
    if (!this.gathers) return unheldCallIds(this.tx, unitId, list);
    this.lists ??= new UnheldCalls(this.tx, unitId, this.seen);
    return this.lists.idsOf(list);
  }

  async add(change: JournalChange): Promise<void> {
    sealSummary(this.seal, change.decision);
    this.held.push(change);
    const { call } = change.decision;
    if (this.gathers) this.seen.set(call.line.id, call);
    else await this.putDown();
  }

  async putDown(): Promise<void> {
    const held = this.held.splice(0);
    if (!held.length) return;
    await appendChanges(this.bare, this.seal, held);
    const known = held.flatMap(({ before, decision }) =>
      before ? [{ before: before.line, after: decision.call.line }] : [],
    );
    await adjustCallRollups(this.bare, this.now, known);
  }
}

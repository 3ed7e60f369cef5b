/** Reading the internal thread, and how far it is in the calls that an officer handles. */
import { Injectable } from '@nestjs/common';
import { readCall, readCallsById, rowForDisplay } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Thread, ThreadState } from '../protocol/conversation/internal-thread.js';
import { Store } from '../store/store.js';
import { entriesOfCall, threadStates } from './thread-entries.repository.js';
import { threadEntryView } from './thread-entry.view.js';
import { mayWriteAs, requireThreadSide, threadSideOf } from './thread-readers.js';

@Injectable()
export class InternalThreadQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  /** @throws Refusal `call_not_found`, `forbidden` */
  async of(actor: Actor, callId: string, after: string | undefined): Promise<Thread> {
    const { read } = this.store;
    const line = rowForDisplay((await readCall(read, callId)) ?? refuse('call_not_found'));
    const side = requireThreadSide(line, actor);
    const rows = await entriesOfCall(read, callId);
    const from = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    return {
      items: rows.slice(from).map((row) => threadEntryView(this.directory, this.seal, row)),
      writes: mayWriteAs(side, line, actor),
    };
  }

  /** Of these calls those in which something was said that the officer may read. */
  async statesFor(actor: Actor, callIds: readonly string[]): Promise<ThreadState[]> {
    const { read } = this.store;
    const said = await threadStates(read, callIds);
    if (!said.length) return [];
    const found = await readCallsById(
      read,
      said.map(({ callId }) => callId),
    );
    const readable = new Set(
      found.flatMap((one) => (threadSideOf(rowForDisplay(one), actor) ? [one.line.id] : [])),
    );
    return said.filter(({ callId }) => readable.has(callId));
  }
}

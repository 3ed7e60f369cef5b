/** Writing into the internal thread: in the line of its unit, so that who may write is known, and no fact of the call. */
import { Injectable } from '@nestjs/common';
import { isOpen } from '../call/call-state.js';
import { Directory } from '../directory/directory.js';
import { DeskService } from '../desk/desk.service.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import type { CommandActor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { ThreadEntry, ThreadSayPayload } from '../protocol/conversation/internal-thread.js';
import { Publisher } from '../realtime/publisher.js';
import { findEntrySent, insertEntry, threadStates } from './thread-entries.repository.js';
import type { ThreadEntryRow } from './thread-entry.entity.js';
import { entrySealContext, threadEntryView } from './thread-entry.view.js';
import { mayWriteAs, requireThreadSide, threadHearers } from './thread-readers.js';

type Hearers = ReturnType<typeof threadHearers>;

@Injectable()
export class InternalThreadService {
  constructor(
    private readonly desk: DeskService,
    private readonly publisher: Publisher,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly seal: Seal,
  ) {}

  /** @throws Refusal `call_not_found`, `forbidden`, `call_ended` */
  async say(asker: CommandActor, said: ThreadSayPayload): Promise<ThreadEntry> {
    const { callId, clientMessageId } = said;
    const { row, hearers } = await this.desk.perform(
      'thread-say',
      asker.unitId,
      asker,
      async (transaction) => {
        const authors = [asker.id, asker.device?.id ?? asker.id];
        const known = await findEntrySent(transaction.tx, callId, authors, clientMessageId);
        return known ? { row: known, hearers: null } : this.write(transaction, asker, said);
      },
      { callId },
    );
    const entry = threadEntryView(this.directory, this.seal, row);
    // As after every command: whoever asked is answered first.
    if (hearers) setImmediate(() => this.tell(entry, hearers));
    return entry;
  }

  private async write(
    transaction: DeskTransaction,
    asker: CommandActor,
    { callId, clientMessageId, text }: ThreadSayPayload,
  ): Promise<{ row: ThreadEntryRow; hearers: Hearers }> {
    const { line } = await transaction.load(callId);
    const side = requireThreadSide(line, asker);
    if (!isOpen(line)) refuse('call_ended');
    if (!mayWriteAs(side, line, asker)) refuse('thread_not_entrusted');
    if (asker.over) throw asker.over;
    asker.wrote = true;
    const { tx, now: at } = transaction;
    const [state] = await threadStates(tx, [callId]);
    const id = newId(this.clock);
    const row: ThreadEntryRow = {
      id,
      callId,
      seq: (state?.last ?? 0) + 1,
      clientMessageId,
      fromId: asker.id,
      side,
      text: this.seal.seal(entrySealContext(id), text),
      at,
    };
    await insertEntry(tx, row);
    return { row, hearers: threadHearers(line) };
  }

  private tell(entry: ThreadEntry, { officers, coordinators }: Hearers): void {
    for (const id of officers) this.publisher.officer(id, 'thread:said', entry);
    for (const id of coordinators) this.publisher.coordinator(id, 'thread:said', entry);
  }
}

/** The one write of a file that came: its message, its fact, its row. A repeat is answered as the first was. */
import { Injectable } from '@nestjs/common';
import { isOpen } from '../call/call-state.js';
import { requireRelation } from '../call/call-relation.js';
import { message } from '../call/decide/decide.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { DeskService } from '../desk/desk.service.js';
import { findMessageSent, insertMessage } from '../desk/journal/messages.repository.js';
import { messageFileSealContext, messageSealContext, messageView } from '../desk/message.view.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import type { CommandActor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { FileSent, FileSettings, MessageFile } from '../protocol/conversation/files.js';
import { iso } from '../protocol/time/instant.js';
import { Store, type Queries } from '../store/store.js';
import type { KeptFile } from './file-intake.service.js';
import { fileName } from './file-name.js';
import type { ConversationFileRow } from './files.entity.js';
import { findFileSent, insertFile, keptOfCall, keptOfUnit } from './files.repository.js';

const MEGABYTE = 1024 * 1024;
export const fileNameSealContext = (id: string) => `conversation_file.name:${id}`;

@Injectable()
export class FileSendingService {
  constructor(
    private readonly desk: DeskService,
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /**
   * Before anything is read of it: whether it would be taken, or was.
   * @throws Refusal as the write would
   */
  async requireWelcome(asker: CommandActor, callId: string, key: string): Promise<void> {
    const { read } = this.store;
    if (await findFileSent(read, callId, namesOf(asker), key)) return;
    if (asker.over) throw asker.over;
    const found = (await readCall(read, callId)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    requireRelation(line, asker, 'community', 'nobody', 'holder', 'helper');
    if (!isOpen(line)) refuse('call_ended');
    await requireRoom(read, line, this.directory.settings(line.unitId).files, 1);
  }

  /** @returns whether it was sent now: else its bytes are nobody's */
  async send(
    asker: CommandActor,
    callId: string,
    key: string,
    kept: KeptFile,
    said: string | undefined,
  ): Promise<{ sent: FileSent; made: boolean }> {
    let earlier: ConversationFileRow | undefined;
    let row: ConversationFileRow | undefined;
    const digest = this.seal.index(`conversation_file.digest:${callId}`, kept.hash);
    await this.desk.command('file', asker.unitId, asker, callId, async (decision, _known, transaction) => {
      const { tx, now } = transaction;
      // Done again it begins anew: what it made before was taken back.
      row = undefined;
      earlier = await findFileSent(tx, callId, namesOf(asker), key);
      if (earlier) return;
      if (await findMessageSent(tx, callId, namesOf(asker), key)) refuse('file_key_taken');
      const { line } = decision.call;
      const [id, messageId] = [newId(this.clock), newId(this.clock)];
      const role = message(decision, asker, messageId, { file: kept.kind });
      await requireRoom(tx, line, this.directory.settings(line.unitId).files, kept.bytes);
      const { kind, type, bytes, seconds, width, height, storeId } = kept;
      const name = fileName(said, type);
      row = {
        id,
        unitId: line.unitId,
        callId,
        messageId,
        byId: asker.id,
        clientKey: key,
        kind,
        type,
        name: this.seal.seal(fileNameSealContext(id), name),
        bytes,
        state: 'kept',
        storeId,
        digest,
        at: now,
        goneAt: null,
      };
      await insertFile(tx, row);
      const file: MessageFile = {
        id,
        kind,
        name,
        bytes,
        type,
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        ...(seconds !== undefined && { seconds }),
      };
      await this.say(transaction, row, role, file);
    });
    if (earlier && earlier.digest !== digest) refuse('file_key_taken');
    return { sent: this.answer(row ?? earlier!), made: row !== undefined };
  }

  private async say(
    { tx, now, messages }: DeskTransaction,
    { messageId: id, callId, clientKey, byId }: ConversationFileRow,
    role: 'worker' | 'officer',
    file: MessageFile,
  ): Promise<void> {
    const said = {
      id,
      callId,
      clientMessageId: clientKey,
      fromId: byId,
      role,
      text: this.seal.seal(messageSealContext(id), ''),
      file: this.seal.seal(messageFileSealContext(id), JSON.stringify(file)),
      replyTo: null,
      at: now,
    };
    await insertMessage(tx, said);
    messages.push(messageView(this.directory, this.seal, said));
  }

  private answer({ id, kind, name, bytes, at }: ConversationFileRow): FileSent {
    const said = this.seal.tryOpen(fileNameSealContext(id), name) ?? '';
    return { id, kind, name: said, bytes: Number(bytes), at: iso(Number(at)) };
  }
}

/** Under whose names it may have been sent. */
const namesOf = ({ id, device }: CommandActor): [string, string] => [id, device?.id ?? id];

async function requireRoom(
  from: Queries,
  line: { id: string; unitId: string },
  { perCall, callMegabytes, unitGigabytes }: FileSettings,
  more: number,
): Promise<void> {
  const ofCall = await keptOfCall(from, line.id);
  if (ofCall.files >= perCall || ofCall.bytes + more > callMegabytes * MEGABYTE)
    refuse('call_files_full', { params: { files: perCall, max: callMegabytes } });
  const ofUnit = await keptOfUnit(from, line.unitId);
  if (ofUnit.bytes + more > unitGigabytes * 1024 * MEGABYTE) refuse('unit_files_full');
}

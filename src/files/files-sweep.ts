/**
 * Takes away files whose time is over, and bytes that nobody knows of: of an upload that a crash cut short. The row goes
 * first, so that nobody is told of a file that cannot be read.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { findMessage, replaceMessageFile } from '../desk/journal/messages.repository.js';
import { fileOfMessage, messageFileSealContext } from '../desk/message.view.js';
import { Directory } from '../directory/directory.js';
import { FileStore } from '../file-store/file-store.js';
import { Clock, nextTurn } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Seal } from '../kernel/seal/seal.js';
import { Sweep } from '../kernel/time/sweep.js';
import type { MessageFile } from '../protocol/conversation/files.js';
import { DAY, HOUR } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { STORED_AS } from './file-intake.service.js';
import type { ConversationFileRow } from './files.entity.js';
import { filesPast, keptStoreIds, markFileGone, unitsWithFiles } from './files.repository.js';

const AT_ONCE = 100;
/** An upload takes twenty minutes at the most, and a picture's turn some more. */
const NOBODYS_AFTER = 6 * HOUR;

@Injectable()
export class FilesSweep extends Sweep {
  protected readonly every = HOUR;

  constructor(
    clock: Clock,
    private readonly files: FileStore,
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.each(await unitsWithFiles(this.store.read), (unitId) => this.past(unitId));
    await this.strays();
  }
  protected override failed(error: unknown): void {
    this.log.warn({ error }, 'files could not be swept and are looked at again');
  }

  private async past(unitId: string): Promise<void> {
    const before = this.clock.now() - this.directory.settings(unitId).files.keepDays * DAY;
    for (;;) {
      const found = await filesPast(this.store.read, unitId, before, AT_ONCE);
      for (const row of found) await this.letGo(row);
      if (found.length < AT_ONCE) return;
      await nextTurn();
    }
  }
  private async letGo(row: ConversationFileRow): Promise<void> {
    await this.store.write('file-gone', async (tx) => {
      if (!(await markFileGone(tx, row.id, this.clock.now()))) return;
      const said = await findMessage(tx, row.messageId);
      const file = said && fileOfMessage(this.seal, said);
      if (!file) return;
      const gone: MessageFile = { ...file, gone: true };
      await replaceMessageFile(
        tx,
        row.messageId,
        this.seal.seal(messageFileSealContext(row.messageId), JSON.stringify(gone)),
      );
    });
    // Where this fails its bytes are nobody's, and found below.
    await this.files.remove(row.storeId);
  }

  private async strays(): Promise<void> {
    const before = this.clock.now() - NOBODYS_AFTER;
    let found: string[] = [];
    const remove = async () => {
      const known = await keptStoreIds(this.store.read, found);
      await this.each(
        found.filter((id) => !known.has(id)),
        (id) => this.files.remove(id),
      );
      found = [];
    };
    for await (const { id, at } of this.files.all()) {
      if (!id.startsWith(STORED_AS) || at > before) continue;
      if (found.push(id) === AT_ONCE) await remove();
    }
    if (found.length) await remove();
  }
}

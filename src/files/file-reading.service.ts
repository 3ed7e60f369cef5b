/** A file for who may read the conversation it was sent in, as things stand now; for everybody else there is none. */
import { Injectable } from '@nestjs/common';
import { relationsOf } from '../call/call-relation.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import { FileStore, type ByteRange } from '../file-store/file-store.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { Store } from '../store/store.js';
import { fileNameSealContext } from './file-sending.service.js';
import { downloadName } from './file-name.js';
import type { ConversationFileRow } from './files.entity.js';
import { findFile } from './files.repository.js';

/** As of the words of a call. */
const READERS = new Set(['community', 'holder', 'helper']);

@Injectable()
export class FileReadingService {
  constructor(
    private readonly files: FileStore,
    private readonly store: Store,
    private readonly seal: Seal,
  ) {}

  /** @throws Refusal `file_not_found`, `file_expired` */
  async find(actor: Actor, id: string): Promise<ConversationFileRow & { fetchedAs: string }> {
    const row = (await findFile(this.store.read, id)) ?? refuse('file_not_found');
    const call = (await readCall(this.store.read, row.callId)) ?? refuse('file_not_found');
    if (!relationsOf(rowForDisplay(call), actor).some((relation) => READERS.has(relation)))
      refuse('file_not_found');
    if (row.state === 'gone') refuse('file_expired');
    const name = this.seal.tryOpen(fileNameSealContext(id), row.name) ?? '';
    return { ...row, bytes: Number(row.bytes), fetchedAs: downloadName(name, row.type) };
  }

  /** @throws Refusal `file_not_found` where its bytes are not there */
  bytes = async (
    { storeId, bytes }: ConversationFileRow,
    range: ByteRange | undefined,
  ): Promise<AsyncIterable<Uint8Array>> =>
    (await this.files.read(storeId, bytes, range)) ?? refuse('file_not_found');
}

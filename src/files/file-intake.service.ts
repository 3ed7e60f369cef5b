/**
 * A file on its way in: streamed into the store while it is looked at, never whole in the hub's memory. A picture is then
 * encoded anew beside the hub and kept in the place of what came. Nothing of what is refused stays.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { FileStore } from '../file-store/file-store.js';
import { LOGGER } from '../kernel/logger.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { FileSettings } from '../protocol/conversation/files.js';
import { PictureEncoder } from '../pictures/picture-encoder.js';
import { HEAD_BYTES, lookAt, type ToldFile } from './kinds/kind-probe.js';
import { keptIn } from './kinds/kept-bytes.js';
import { FILE_FIELD, refuseFile } from './kinds/refuse-file.js';
import type { FilePart } from './receive-file.js';

export interface KeptFile extends ToldFile {
  storeId: string;
  bytes: number;
  /** SHA-256 of what came, in hex. */
  hash: string;
  width?: number;
  height?: number;
}
/** Only what begins so is ours to sweep. */
export const STORED_AS = 'conversation-';

@Injectable()
export class FileIntakeService {
  constructor(
    private readonly store: FileStore,
    private readonly pictures: PictureEncoder,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** @throws Refusal `invalid` at `file`; `unavailable` where there is no room or too many pictures wait */
  async take(part: FilePart, { megabytes, voiceMinutes }: FileSettings): Promise<KeptFile> {
    const storeId = STORED_AS + randomUUID();
    const passing = new PassingFile(part, megabytes, voiceMinutes * 60);
    let bytes: number;
    try {
      bytes = await this.store.put(storeId, passing.bytes());
    } catch (error) {
      // What was wrong with the file, however the store puts it.
      throw passing.failure ?? error;
    }
    try {
      const told = await passing.told(keptIn(this.store, storeId, bytes));
      const came = { ...told, storeId, bytes, hash: passing.hash.digest('hex') };
      return told.kind === 'picture' ? await this.encoded(came) : came;
    } catch (error) {
      await this.remove(storeId);
      throw error;
    }
  }

  /** What is left all the same the sweep takes away. */
  remove = (storeId: string): Promise<void> =>
    this.store
      .remove(storeId)
      .catch((error: unknown) => this.log.warn({ error }, 'a file that is not wanted could not be removed'));

  private async encoded(came: KeptFile): Promise<KeptFile> {
    const original = (await this.store.read(came.storeId, came.bytes)) ?? refuse('unavailable');
    const storeId = STORED_AS + randomUUID();
    const kept = await this.pictures.encode(original, FILE_FIELD, async ({ width, height, bytes }) => ({
      ...came,
      storeId,
      width,
      height,
      bytes: await this.store.put(storeId, bytes),
    }));
    await this.remove(came.storeId);
    return kept;
  }
}

/** What comes, looked at as it goes by. */
class PassingFile {
  readonly hash = createHash('sha256');
  failure: unknown;
  private look: Awaited<ReturnType<typeof lookAt>> | undefined;

  constructor(
    private readonly part: FilePart,
    private readonly megabytes: number,
    private readonly voiceSeconds: number,
  ) {}

  async *bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.looked();
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
  told: Awaited<ReturnType<typeof lookAt>>['end'] = (kept) => this.look!.end(kept);

  private async *looked(): AsyncGenerator<Uint8Array> {
    const { bytes, isCut } = this.part;
    let head = Buffer.alloc(0);
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (this.look) yield this.seen(chunk);
      else {
        head = Buffer.concat([head, chunk]);
        if (head.length < HEAD_BYTES) continue;
        this.look = await lookAt(head, this.voiceSeconds);
        yield this.seen(head);
      }
    }
    if (isCut()) refuseFile('file_large', { max: this.megabytes });
    if (this.look) return;
    this.look = await lookAt(head, this.voiceSeconds);
    yield this.seen(head);
  }
  private seen(chunk: Buffer): Buffer {
    this.hash.update(chunk);
    this.look!.push(chunk);
    return chunk;
  }
}

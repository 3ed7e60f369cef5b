/**
 * Sealed files in a bucket of a store that speaks S3. What comes is first sealed onto this machine's disk, under no
 * name, and sent once it is whole: so it is sent with its length, in one request, and nothing of what was broken off
 * ever begins there.
 */
import { randomBytes } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { S3mini, S3ServiceError } from 's3mini';
import type { Clock } from '../kernel/clock.js';
import { makeFolder } from '../kernel/seal/make-folder.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import type { FileStoreSettings } from '../kernel/settings/file-store-settings.js';
import type { StoredFile } from './file-store.js';
import { isFileId, type Keeper, type KeeperState } from './keeper.js';
import { patientFetch } from './s3-fetch.js';
import { onDisk } from './store-failures.js';

/** As others of the bucket may not be called. */
const PREFIX = 'yihu/';
const MEDIA_TYPE = 'application/octet-stream';
const PAGE = 200;
/** Answers that mean a full store: Insufficient Storage, and the codes of those that answer with another status. */
const FULL_STATUS = 507;
const FULL_CODE = /QuotaExceeded|StorageFull|InsufficientStorage|EntityTooLarge/;

export class S3Keeper implements Keeper {
  private readonly s3: S3mini;
  private readonly spool: string;

  /** @param spool the folder where what is under way is sealed to */
  constructor(settings: Extract<FileStoreSettings, { kind: 's3' }>, spool: string, clock: Clock) {
    const { address, region, accessKey, secretKey } = settings;
    this.spool = resolve(spool);
    this.s3 = new S3mini({
      endpoint: address,
      region,
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      fetch: patientFetch(clock),
    });
  }

  async write(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const file = await onDisk(this.openSpool());
    try {
      let length = 0;
      for await (const piece of bytes) {
        await onDisk(file.appendFile(piece));
        length += piece.length;
      }
      await asked(() =>
        this.s3.putObject(PREFIX + id, bodyOf(file), MEDIA_TYPE, undefined, undefined, length),
      );
    } catch (error) {
      // It may have come there, though no answer came back.
      if (error instanceof Refusal && error.sentence === 'storage_lost')
        await this.remove(id).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Its name is gone at once: whatever becomes of this process, the system takes the bytes away. */
  private async openSpool(): Promise<FileHandle> {
    makeFolder(this.spool, 0o700);
    const path = join(this.spool, `.sending-${randomBytes(12).toString('hex')}`);
    const file = await open(path, 'wx+', 0o600);
    await rm(path);
    return file;
  }

  async read(id: string, from: number, to: number): Promise<AsyncIterable<Uint8Array> | undefined> {
    const response = await asked(() => this.s3.getObjectRaw(PREFIX + id, false, from, to), [404, 416]);
    // Behind the end there is nothing: it is shorter than it was.
    if (response === 416) return Readable.from([]);
    return response === 404 ? undefined : piecesOf(response.body!);
  }

  async remove(id: string): Promise<void> {
    await asked(() => this.s3.deleteObject(PREFIX + id), [404]);
  }

  async *all(): AsyncGenerator<StoredFile> {
    let token: string | undefined;
    do {
      const page = await asked(() => this.s3.listObjectsPaged('/', PREFIX, PAGE, token));
      for (const { Key, LastModified } of page?.objects ?? []) {
        const id = Key.slice(PREFIX.length);
        if (isFileId(id)) yield { id, at: LastModified.getTime() };
      }
      token = page?.nextContinuationToken;
    } while (token !== undefined);
  }

  /** A crash leaves nothing here. */
  sweep = (): Promise<void> => Promise.resolve();

  async state(): Promise<KeeperState> {
    try {
      // A bucket that is not there is listed as nothing at all.
      return (await asked(() => this.s3.listObjectsPaged('/', PREFIX, 1))) ? 'well' : 'lost';
    } catch {
      return 'lost';
    }
  }
}

/** From the beginning, each time it is asked for. */
const bodyOf = (file: FileHandle): ReadableStream =>
  Readable.toWeb(file.createReadStream({ start: 0, autoClose: false })) as ReadableStream;

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) yield piece;
  } catch {
    refuse('storage_lost');
  }
}

/**
 * Asks a second time where the line broke or the store was busy. What it answered goes no further than here: it may
 * name keys and addresses.
 * @param expected statuses that are an answer
 * @throws Refusal `storage_full` or `storage_lost`
 */
async function asked<T, S extends number = never>(
  request: () => Promise<T>,
  expected: readonly S[] = [],
): Promise<T | S> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      const { status, serviceCode } = error instanceof S3ServiceError ? error : {};
      const answer = expected.find((one) => one === status);
      if (answer !== undefined && serviceCode !== 'NoSuchBucket') return answer;
      if (status === FULL_STATUS || FULL_CODE.test(serviceCode ?? '')) refuse('storage_full');
      // Who did not answer in time is not asked again: somebody waits.
      const broken = status === undefined && !(error instanceof Error && error.name === 'AbortError');
      const mayPass = broken || (status ?? 0) >= 500 || status === 429;
      if (!mayPass || attempt === 2) refuse('storage_lost');
    }
  }
}

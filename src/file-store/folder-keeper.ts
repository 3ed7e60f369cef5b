/** Sealed files in a folder, one a file, readable by the hub's user only. Nodes that share the folder share the files. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from '../kernel/seal/make-folder.js';
import { HOUR } from '../protocol/time/durations.js';
import type { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { StoredFile } from './file-store.js';
import { isFileId, type Keeper, type KeeperState } from './keeper.js';
import { codeOf, onDisk } from './store-failures.js';

/** What is under way; beside the files, so that a name is all that has to change. */
const DRAFTS = 'incoming';
/** No sender takes so long from one piece to the next. */
const DRAFT_LIFE = HOUR;
const READ_BYTES = 64 * 1024;
/** Files stop before the database, which mostly lies on the same disk: so much, or this part of a small disk, is its own. */
const RESERVE_BYTES = 256 * 1024 * 1024;
const RESERVE_PART = 0.05;
/** How much is written before the room is looked at again. */
const LOOK_EVERY = 8 * 1024 * 1024;

/** What of the system is asked; a test has one that fails. */
export type Disk = Pick<typeof fs, 'open' | 'rename' | 'rm' | 'statfs'>;

export class FolderKeeper implements Keeper {
  private readonly folder: string;
  private readonly drafts: string;

  constructor(
    folder: string,
    private readonly clock: Clock,
    private readonly disk: Disk = fs,
  ) {
    this.folder = resolve(folder);
    this.drafts = join(this.folder, DRAFTS);
  }

  async write(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const path = join(this.folder, id);
    const draft = join(this.drafts, `${id}.${randomBytes(6).toString('hex')}`);
    const made = [draft];
    let file: fs.FileHandle | undefined;
    try {
      file = await onDisk(this.openDraft(draft));
      let unlooked = LOOK_EVERY;
      for await (const piece of bytes) {
        unlooked += piece.length;
        if (unlooked > LOOK_EVERY) {
          if (!(await this.hasRoom(piece.length))) refuse('storage_full');
          unlooked = 0;
        }
        await onDisk(file.appendFile(piece));
      }
      await onDisk(file.sync());
      await onDisk(file.close());
      await onDisk(this.disk.rename(draft, path));
      made.push(path);
      await onDisk(this.syncFolder());
    } catch (error) {
      // Closed already, or not there: that is as it should be.
      await file?.close().catch(() => undefined);
      for (const left of made) await this.disk.rm(left, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  private async openDraft(draft: string): Promise<fs.FileHandle> {
    makeFolder(this.drafts, 0o700);
    return this.disk.open(draft, 'wx', 0o600);
  }

  /** A name that was changed is there after a power cut once its folder was written. */
  private async syncFolder(): Promise<void> {
    const folder = await this.disk.open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  private async hasRoom(bytes: number): Promise<boolean> {
    const { bavail, blocks, bsize } = await onDisk(this.disk.statfs(this.folder));
    // Where a file system says nothing of its size, what it refuses is found when it is written.
    return blocks === 0 || bavail * bsize - bytes > Math.min(RESERVE_BYTES, blocks * bsize * RESERVE_PART);
  }

  async read(id: string, from: number, to: number): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      return piecesOf(await this.disk.open(join(this.folder, id), 'r'), from, to);
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? undefined : refuse('storage_lost');
    }
  }

  async remove(id: string): Promise<void> {
    await onDisk(this.disk.rm(join(this.folder, id), { force: true }));
  }

  async *all(): AsyncGenerator<StoredFile> {
    yield* this.within(this.folder, isFileId);
  }

  /** Others that share the folder may be writing: what is young is theirs. */
  async sweep(): Promise<void> {
    const old = this.clock.now() - DRAFT_LIFE;
    for await (const { id, at } of this.within(this.drafts, () => true))
      if (at < old) await this.disk.rm(join(this.drafts, id), { force: true });
  }

  private async *within(folder: string, isOurs: (name: string) => boolean): AsyncGenerator<StoredFile> {
    let entries;
    try {
      entries = await fs.opendir(folder);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      refuse('storage_lost');
    }
    for await (const entry of entries!) {
      if (!entry.isFile() || !isOurs(entry.name)) continue;
      const found = await fs.stat(join(folder, entry.name)).catch(() => undefined);
      if (found) yield { id: entry.name, at: Math.round(found.mtimeMs) };
    }
  }

  async state(): Promise<KeeperState> {
    try {
      makeFolder(this.drafts, 0o700);
      await fs.access(this.drafts, constants.R_OK | constants.W_OK | constants.X_OK);
      return (await this.hasRoom(0)) ? 'well' : 'full';
    } catch {
      return 'lost';
    }
  }
}

async function* piecesOf(file: fs.FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  try {
    for (let at = from; at < to;) {
      const { bytesRead, buffer } = await onDisk(
        file.read(Buffer.allocUnsafe(Math.min(READ_BYTES, to - at)), { position: at }),
      );
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

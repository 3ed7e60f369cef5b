/** What keeps sealed bytes: a folder, or a store that speaks S3. It knows nothing of what is in them. */
import type { StoredFile } from './file-store.js';

/** full: it keeps no more · lost: it does not answer, or lets us not write */
export type KeeperState = 'well' | 'full' | 'lost';

export interface Keeper {
  /**
   * Whole or not at all, whatever fails: the bytes that come, the place they go to, or this process.
   * @throws Refusal `storage_full` or `storage_lost`; what the bytes themselves throw goes through as it is
   */
  write(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * From a byte to before another, fewer where there are no more; undefined where there is no such file.
   * @throws Refusal `storage_lost`
   */
  read(id: string, from: number, to: number): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Does nothing where there is none. */
  remove(id: string): Promise<void>;
  all(): AsyncIterable<StoredFile>;
  /** Takes away what a crash left half written. */
  sweep(): Promise<void>;
  state(): Promise<KeeperState>;
}

/** As ids of ours are written: nothing else that lies there is ours. */
export const isFileId = (name: string): boolean => /^[\w-]{1,64}$/.test(name);

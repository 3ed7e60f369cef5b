/**
 * Where the bytes of files lie, sealed: the one way to them, whatever keeps them. What a file is, whose it is and how
 * long it is kept stands in the database.
 */
export interface StoredFile {
  id: string;
  /** When it was put, in milliseconds since 1970, as its keeper says it. */
  at: number;
}
/** Bytes from the first to the last, both counted from 0 and both included. */
export interface ByteRange {
  from: number;
  to: number;
}

export abstract class FileStore {
  /**
   * Keeps what comes under the id. When it resolves the bytes are where they will be found after a power cut and from
   * every node; where it rejects nothing of them is left.
   * @param id made by us: letters, digits and hyphens
   * @returns how many bytes came
   * @throws Refusal `storage_full` where there is no room for it, `storage_lost` where the store does not answer, both
   * with the code `unavailable`; what the bytes themselves throw goes through as it is
   */
  abstract put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;

  /**
   * What was put, opened, as it is asked for and no faster than it is read. Whoever does not read to the end lets go
   * by `return()`, as `for await` and the streams of Node do.
   * @param size of the whole, as it was put
   * @returns undefined where there is none
   * @throws Error where it was changed, or its key is missing; what is wrong with the first bytes is said here, with
   * others while they are read. Refusal `storage_lost` where the store does not answer
   */
  abstract read(id: string, size: number, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;

  /** Does nothing where there is none. */
  abstract remove(id: string): Promise<void>;

  /** All that lies there, in no order: for the sweep that takes away what nobody knows of. */
  abstract all(): AsyncIterable<StoredFile>;
}

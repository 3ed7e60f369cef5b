import { openDB, type IDBPDatabase } from 'idb';

/** Where the sealed bytes of files lie that wait to be sent; what they are and their keys stand in `kept-files.ts`. */
const store = 'files';
/** A phone writes megabytes slowly, and a browser that never answers keeps nothing. */
const patience = 15_000;

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<T>((_, no) => setTimeout(() => no(new Error('too slow')), patience))]);

let opened: Promise<IDBPDatabase> | undefined;
/** Async, so that a browser without IndexedDB refuses instead of throwing. */
const database = async (): Promise<IDBPDatabase> => {
  opened ??= openDB('yihu-files', 1, { upgrade: (db) => void db.createObjectStore(store) });
  return within(opened);
};

export const fileShelf = {
  /** Whether they are kept. */
  put: (id: string, pieces: readonly Uint8Array[]): Promise<boolean> =>
    database()
      .then((db) => within(db.put(store, pieces, id)))
      .then(
        () => true,
        () => false,
      ),
  get: (id: string): Promise<Uint8Array[] | undefined> =>
    database()
      .then((db) => within(db.get(store, id) as Promise<Uint8Array[] | undefined>))
      .catch(() => undefined),
  drop: (id: string): Promise<void> =>
    database()
      .then((db) => within(db.delete(store, id)))
      .catch(() => undefined),
  ids: (): Promise<string[]> =>
    database()
      .then((db) => within(db.getAllKeys(store)))
      .then((keys) => keys.map(String))
      .catch((): string[] => []),
};

import { openDB, type IDBPDatabase } from 'idb';
import type { RaisePayload } from '@protocol/events/call-payloads.js';
import type { ReportState } from '@protocol/calls/police-report.js';
import type { Author } from '../../../hub/author';
import { keep } from '../../../storage/keep';

/** A call that was pressed and is not yet known to have arrived. */
export interface KeptRaise extends Pick<
  RaisePayload,
  'clientCallId' | 'communityId' | 'activityId' | 'category' | 'urgency' | 'summary'
> {
  /** Phones are shared: one person's call is never sent in another's name. */
  userId: string;
  /** Milliseconds by the server's clock. */
  at: number;
  /** It may have reached the server, although nothing came back. */
  tried: boolean;
  withdrawn?: boolean;
  /** Answered at the choice: said in the call as soon as it has arrived. */
  reported?: ReportState;
  /** Who pressed, on a shared device, and where it stands: it goes out as theirs, whoever acts by then. */
  by?: Author & { communityId: string };
  /** Who said after it that it was them. */
  operatorName?: string;
}

/** well: against anything · barely: until somebody clears the cache · not: gone with the page */
export type Keeping = 'well' | 'barely' | 'not';

const store = 'raises';
const spare = 'raise.';
const index = 'raises';
const patience = 600;

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<T>((_, no) => setTimeout(() => no(new Error('too slow')), patience))]);

let opened: Promise<IDBPDatabase> | undefined;
/** Async, so that a browser without IndexedDB refuses instead of throwing. */
const database = async (): Promise<IDBPDatabase> => {
  opened ??= openDB('yihu', 1, {
    upgrade: (db) => void db.createObjectStore(store, { keyPath: 'clientCallId' }),
  });
  return within(opened);
};

const spareIds = () => keep.read<string[]>(index) ?? [];
const spareList = () =>
  spareIds().flatMap((id) => {
    const raise = keep.read<KeptRaise>(spare + id);
    return raise ? [raise] : [];
  });
/** localStorage swallows its errors; what cannot be read back was not kept. */
const putSpare = (raise: KeptRaise): boolean => {
  keep.write(spare + raise.clientCallId, raise);
  keep.write(index, [...new Set([...spareIds(), raise.clientCallId])]);
  return keep.get(spare + raise.clientCallId) !== null;
};
const dropSpare = (id: string) => {
  keep.drop(spare + id);
  const rest = spareIds().filter((one) => one !== id);
  if (rest.length) keep.write(index, rest);
  else keep.drop(index);
};

/** IndexedDB where there is one, localStorage where not: WeChat's browser has been seen without either. */
export const shelf = {
  async put(raise: KeptRaise): Promise<Keeping> {
    try {
      await within((await database()).put(store, { ...raise }));
      return 'well';
    } catch {
      return putSpare(raise) ? 'barely' : 'not';
    }
  },
  async drop(id: string): Promise<void> {
    dropSpare(id);
    await database()
      .then((db) => within(db.delete(store, id)))
      .catch(() => undefined);
  },
  async all(): Promise<KeptRaise[]> {
    const kept = await database()
      .then((db) => within(db.getAll(store) as Promise<KeptRaise[]>))
      .catch((): KeptRaise[] => []);
    const ids = new Set(kept.map((raise) => raise.clientCallId));
    return [...kept, ...spareList().filter((raise) => !ids.has(raise.clientCallId))];
  },
  /** What may be hoped of the next one. */
  async keeps(): Promise<Keeping> {
    const db = await database().catch(() => undefined);
    if (db) return 'well';
    keep.set('probe', '1');
    const kept = keep.get('probe') === '1';
    keep.drop('probe');
    return kept ? 'barely' : 'not';
  },
};

/** Sends what waits, one at a time and each once; fetched when there is something to send. */
import type { FileKind } from '@protocol/conversation/files.js';
import { serverNow } from '../../time/clock';
import { steadyNow } from '../../time/steady-now';
import { t } from '../../i18n/index';
import { Refused, sayRefusal } from '../../hub/refused';
import { onLeave } from '../../hub/session';
import { newId } from '../../storage/ids';
import { keep } from '../../storage/keep';
import { closeBytes, newFileKey, openBytes } from '../../storage/seal-bytes';
import { fileShelf } from './file-shelf';
import {
  callOfRaise,
  changeFile,
  findFile,
  forgetFile,
  isKept,
  keptIds,
  markFile,
  onForgotten,
  outgoing,
  readKept,
  sender,
  settleSent,
  writeKept,
  type OutgoingFile,
} from './kept-files';
import { filePhaseAfter, nextFile, nextLook, waitAfter } from './next-file';
import { upload } from './upload';

/** What is to be sent. @property seconds of a voice note */
export interface FileToSend {
  blob: Blob;
  name: string;
  kind: FileKind;
  seconds?: number;
  /** A person is asked first. */
  asks?: true;
}
/** Of a call that the hub knows, or of one that has not reached it yet. */
export type FileTarget = { callId: string } | { raiseId: string };

const LOCK = 'yihu.files';
/** Another page of this browser is sending. */
const ELSEWHERE = 2_000;
/** Some bytes lie in this browser, whoever they belonged to. */
const MARK = 'bytes';

const blobs = new Map<string, Blob>();
const given = new Map<string, AbortController>();
const online = () => navigator.onLine !== false;

onForgotten((id) => {
  given.get(id)?.abort();
  blobs.delete(id);
  void fileShelf.drop(id);
});

/** Bytes first: what is listed can be sent after a reload. */
const keepFile = async (file: OutgoingFile, blob: Blob): Promise<void> => {
  keep.set(MARK, '1');
  const stays =
    keep.get(MARK) !== null &&
    (await closeBytes(blob, file.key, file.id)
      .then((pieces) => fileShelf.put(file.id, pieces))
      .catch(() => false));
  const now = findFile(file.id);
  // It has gone, or was dropped, in the meantime.
  if (!now || now.phase === 'sent') return void fileShelf.drop(file.id);
  markFile(file.id, { stays: stays && writeKept(now) });
};

const bytesOf = async (file: OutgoingFile): Promise<Blob | undefined> => {
  const here = blobs.get(file.id);
  if (here) return here;
  const pieces = await fileShelf.get(file.id);
  return pieces && openBytes(pieces, file.key, file.id, file.type);
};

const deliver = async (file: OutgoingFile): Promise<void> => {
  const { id, callId = '', by, name } = file;
  // Another page of this browser has sent it, or somebody dropped it there.
  if (file.stays && !isKept(file)) return forgetFile(file);
  const blob = await bytesOf(file);
  if (!findFile(id)) return;
  if (!blob) return changeFile(id, { phase: 'refused', why: t('common.file.lost') });
  if (!online()) return failed(file, undefined);
  const stop = new AbortController();
  given.set(id, stop);
  markFile(id, { phase: 'sending', gone: 0 });
  try {
    const sent = await upload(
      { callId, id, blob, name, by: by?.id },
      { onGone: (gone) => markFile(id, { gone }), signal: stop.signal },
    );
    given.delete(id);
    if (findFile(id)) settleSent(file, sent.id);
  } catch (error) {
    if (findFile(id)) failed(file, error);
  } finally {
    given.delete(id);
  }
};
const failed = (file: OutgoingFile, error: unknown): void => {
  const refused = error instanceof Refused ? error : undefined;
  const phase = refused?.retryAfterSeconds ? 'held' : filePhaseAfter(refused?.code, online());
  const tries = file.tries + 1;
  const wait = refused?.retryAfterSeconds ? refused.retryAfterSeconds * 1000 : waitAfter(tries);
  const change = { phase, tries, gone: 0, notBefore: steadyNow() + wait };
  // What is wrong with the file itself is said, where that is what is wrong.
  const ofFile = refused?.fields['file'];
  const why = ofFile ? t('common.file.wrong', { why: ofFile }) : sayRefusal(error);
  if (phase === 'refused') changeFile(file.id, { ...change, why });
  else markFile(file.id, change);
};

/** One page of a browser at a time; where there are no locks the hub knows a file that came before by its key. */
const alone = async (work: () => Promise<void>): Promise<boolean> => {
  if (!('locks' in navigator)) return work().then(() => true);
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
};

let going = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const go = async (): Promise<void> => {
  if (going) return;
  going = true;
  clearTimeout(timer);
  const sent = await alone(async () => {
    for (let file = nextFile(outgoing.value, steadyNow()); file; file = nextFile(outgoing.value, steadyNow()))
      await deliver(file);
  }).catch(() => false);
  going = false;
  const look = nextLook(outgoing.value, steadyNow());
  if (look !== undefined) timer = setTimeout(() => void go(), sent ? look : ELSEWHERE);
};
/** The line is back, or somebody looks at the page again: nobody waits for a clock that was long. */
const goNow = () => {
  for (const { id, phase } of outgoing.value)
    if (phase === 'offline') markFile(id, { phase: 'waiting', notBefore: 0 });
  void go();
};

export const sendFile = (target: FileTarget, { blob, name, kind, seconds, asks }: FileToSend): string => {
  const file: OutgoingFile = {
    id: newId(),
    ...target,
    ...('raiseId' in target && { callId: callOfRaise(target.raiseId) }),
    kind,
    name,
    type: blob.type,
    bytes: blob.size,
    seconds,
    asks,
    ...sender(),
    at: serverNow(),
    key: newFileKey(),
    phase: 'waiting',
    gone: 0,
    tries: 0,
    notBefore: 0,
    preview: kind === 'picture' ? URL.createObjectURL(blob) : undefined,
  };
  blobs.set(file.id, blob);
  outgoing.value = [...outgoing.value, file];
  void keepFile(file, blob).then(go);
  return file.id;
};
/** Somebody says that it may go, or go once more. */
export const sendAgain = (id: string): void => {
  changeFile(id, { phase: 'waiting', why: undefined, asks: undefined, tries: 0, notBefore: 0 });
  void go();
};
export const dropFile = (id: string): void => {
  const file = findFile(id);
  if (file) forgetFile(file);
};

/** Bytes that nobody can read any more, since what said how has gone. */
const sweep = async (): Promise<void> => {
  const known = keptIds();
  const ids = await fileShelf.ids();
  await Promise.all(ids.filter((id) => !known.has(id) && !findFile(id)).map(fileShelf.drop));
  if (ids.every((id) => !known.has(id))) keep.drop(MARK);
};

let started = false;
/** Goes on with what is kept, for as long as the page is open. */
export const goOn = (): void => {
  readKept();
  if (started) return void go();
  started = true;
  window.addEventListener('online', goNow);
  document.addEventListener('visibilitychange', goNow);
  // Another page of this browser has added, sent or dropped one.
  window.addEventListener('storage', ({ key }) => {
    if (key !== null && !/(?:^|\.)(?:draft\.file|files)\./.test(key)) return;
    readKept();
    void go();
  });
  onLeave(() => {
    for (const stop of given.values()) stop.abort();
    blobs.clear();
    outgoing.value = [];
    void sweep();
  });
  void sweep().then(go);
};

/**
 * The files that wait to be sent from this browser. What they are, and the keys of their bytes, stands sealed beside the
 * words that wait: it goes with them at sign-out and with their author, and then nobody can read the bytes any more.
 */
import type { FileKind } from '@protocol/conversation/files.js';
import { shallowRef } from 'vue';
import { MINUTE } from '@protocol/time/durations.js';
import { speaker, type Author } from '../../hub/author';
import { me } from '../../hub/session';
import { ownerOf } from '../../pages/community/raise/new-raise';
import { keep } from '../../storage/keep';
import { serverNow } from '../../time/clock';
import type { FilePhase } from './next-file';

export interface KeptFile {
  /** Its Idempotency-Key: it arrives once, however often it is sent. */
  id: string;
  callId?: string | undefined;
  /** What was given before the call was there goes with this call: its clientCallId, or `NOT_YET_RAISED`. */
  raiseId?: string | undefined;
  kind: FileKind;
  name: string;
  type: string;
  bytes: number;
  seconds?: number | undefined;
  /** The account's, or the device's. */
  userId: string;
  /** Who gave it, on a shared device: it is sent as theirs, whoever acts by then. */
  by?: Author | undefined;
  at: number;
  /** Of its bytes. */
  key: string;
  /** A person is asked first: it may show a minor. */
  asks?: true | undefined;
  /** Why it was refused, in words. */
  why?: string | undefined;
}
export interface OutgoingFile extends KeptFile {
  phase: FilePhase;
  /** How much of it has gone, 0 to 1. */
  gone: number;
  tries: number;
  notBefore: number;
  /** It outlives a reload; undefined while that is not known. */
  stays?: boolean | undefined;
  /** A picture that was chosen on this very page. */
  preview?: string | undefined;
  /** The id that the hub gave it. */
  sentId?: string | undefined;
}
/** A photograph that was given before the button was touched. */
export const NOT_YET_RAISED = 'before';
/** Later it is of another matter, and would go with the wrong call. */
const BEFORE_STAYS = 30 * MINUTE;
const isStale = ({ raiseId, callId, at }: KeptFile) =>
  raiseId === NOT_YET_RAISED && callId === undefined && at < serverNow() - BEFORE_STAYS;

/** On a community's device they are shown to all who stand there; elsewhere they are their sender's. */
const SHARED = 'files.';
const OWN = 'draft.file.';
const keyOf = (file: Pick<KeptFile, 'id' | 'by'>) => (file.by ? SHARED : OWN) + file.id;

/** All of this page, in the order they were added. */
export const outgoing = shallowRef<readonly OutgoingFile[]>([]);
export const findFile = (id: string) => outgoing.value.find((file) => file.id === id);

const fieldsOf = (file: KeptFile): KeptFile => {
  const { id, callId, raiseId, kind, name, type, bytes, seconds, userId, by, at, key, asks, why } = file;
  return { id, callId, raiseId, kind, name, type, bytes, seconds, userId, by, at, key, asks, why };
};
/** @returns whether it can be read back: a browser may keep nothing */
export const writeKept = (file: KeptFile): boolean => {
  keep.write(keyOf(file), fieldsOf(file));
  return keep.get(keyOf(file)) !== null;
};
export const isKept = (file: KeptFile): boolean => keep.get(keyOf(file)) !== null;
export const changeFile = (id: string, change: Partial<OutgoingFile>): void => {
  outgoing.value = outgoing.value.map((file) => (file.id === id ? { ...file, ...change } : file));
  const now = findFile(id);
  if (now?.stays && now.phase !== 'sent') writeKept(now);
};
/** How it stands of itself, which a reload need not know. */
export const markFile = (id: string, change: Partial<OutgoingFile>): void => {
  outgoing.value = outgoing.value.map((file) => (file.id === id ? { ...file, ...change } : file));
};
type Forgotten = (id: string) => void;
/** What sends it stops, and drops its bytes. */
let forgotten: Forgotten = () => undefined;
export const onForgotten = (fn: Forgotten): void => void (forgotten = fn);

/** Its bytes are noise from here on. */
export const forgetFile = (file: KeptFile): void => {
  keep.drop(keyOf(file));
  const known = findFile(file.id);
  if (known?.preview) URL.revokeObjectURL(known.preview);
  outgoing.value = outgoing.value.filter(({ id }) => id !== file.id);
  forgotten(file.id);
};
/** The hub has it; it stays on the page until it is seen among the messages. */
export const settleSent = (file: KeptFile, sentId: string): void => {
  keep.drop(keyOf(file));
  markFile(file.id, { phase: 'sent', sentId, gone: 1 });
  forgotten(file.id);
};

const readAll = (): KeptFile[] =>
  [...keep.mine(OWN), ...keep.keys(SHARED)].flatMap((key) => {
    const file = keep.read<KeptFile>(key);
    return file ? [file] : [];
  });
/** What is kept in this browser of who is here now: that alone goes out from here. */
export const readKept = (): void => {
  const owner = ownerOf(me.value);
  const all = owner ? readAll().filter((file) => file.userId === owner) : [];
  all.filter(isStale).forEach(forgetFile);
  const kept = all.filter((file) => !isStale(file));
  const ids = new Set(kept.map(({ id }) => id));
  const here = outgoing.value.filter((file) => file.userId === owner && (ids.has(file.id) || !file.stays));
  const known = new Set(here.map(({ id }) => id));
  const found = kept
    .filter(({ id }) => !known.has(id))
    .map((file) => ({
      ...file,
      phase: file.why ? ('refused' as const) : ('waiting' as const),
      gone: 0,
      tries: 0,
      notBefore: 0,
      stays: true,
    }));
  outgoing.value = [...here, ...found].sort((a, b) => a.at - b.at);
};
/** Ids of what anybody keeps here, also of who is not here. */
export const keptIds = (): Set<string> =>
  new Set(keep.keys('').flatMap((key) => /(?:^|\.)(?:draft\.file|files)\.([^.]+)$/.exec(key)?.[1] ?? []));

/** Whose it is and who says so, now. */
export const sender = (): Pick<KeptFile, 'userId' | 'by'> => {
  const by = speaker(me.value);
  return { userId: ownerOf(me.value), ...(by && { by }) };
};

export const filesOfCall = (callId: string) => outgoing.value.filter((file) => file.callId === callId);
export const filesOfRaise = (raiseId: string) =>
  outgoing.value.filter((file) => file.raiseId === raiseId && file.callId === undefined);

/** Given before the button was touched, by who acts now. */
export const filesBefore = () =>
  filesOfRaise(NOT_YET_RAISED).filter((file) => file.by?.id === speaker(me.value)?.id);

/** As which call one of this page arrived: what was still being chosen for it goes there. */
const arrivedAs = new Map<string, string>();
export const callOfRaise = (raiseId: string): string | undefined => arrivedAs.get(raiseId);
/** The call is known to the hub by now. @returns whether anything goes with it */
export const giveFilesToCall = (raiseId: string, callId: string): boolean => {
  const files = filesOfRaise(raiseId);
  arrivedAs.set(raiseId, callId);
  for (const { id } of files) changeFile(id, { callId });
  return files.length > 0;
};
/** It was touched: what was given before goes with this call. */
export const giveFilesToRaise = (raiseId: string): void => {
  for (const { id } of filesBefore()) changeFile(id, { raiseId });
};

type Of = { raiseId: string } | { callId: string };
const isOf = (of: Of) => (file: KeptFile) =>
  'callId' in of ? file.callId === of.callId : file.raiseId === of.raiseId;
/** It is of a minor: before a picture goes out a person is asked. */
export const askBeforeSending = (of: Of): void => {
  for (const { id, kind, phase } of outgoing.value.filter(isOf(of)))
    if (kind === 'picture' && phase !== 'sent') changeFile(id, { asks: true });
};
/** The call was taken back, or will never be. @returns how many files had not gone out */
export const dropFilesOf = (of: Of): number => {
  const here = outgoing.value.filter(isOf(of)).filter(({ phase }) => phase !== 'sent');
  here.forEach(forgetFile);
  // Of who is not here.
  readAll().filter(isOf(of)).forEach(forgetFile);
  return here.length;
};
/** Calls that are neither on their way nor with the hub have no files. @param raiseIds of those on their way */
export const dropFilesBut = (raiseIds: ReadonlySet<string>): void => {
  for (const file of outgoing.value) {
    const { raiseId, callId } = file;
    if (raiseId && raiseId !== NOT_YET_RAISED && callId === undefined && !raiseIds.has(raiseId))
      forgetFile(file);
  }
};

/** How many of an author's files wait on this device. */
export const unsentFilesOf = (authorId: string): number =>
  keep.keys(SHARED).filter((key) => keep.read<KeptFile>(key)?.by?.id === authorId).length;
export const dropUnsentFilesOf = (authorId: string): void => {
  for (const key of keep.keys(SHARED)) {
    const file = keep.read<KeptFile>(key);
    if (file?.by?.id === authorId) forgetFile(file);
  }
};

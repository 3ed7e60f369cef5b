/**
 * What the form of a poster's page carries: when the page was opened and a number of its own, signed. A program that
 * sends at once, sends an old page or makes one up is told so; a page that is sent again is the request that it was.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Seal } from '../kernel/seal/seal.js';
import { HOUR, SECOND } from '../protocol/time/durations.js';
import { POSTER_LIMITS } from '../protocol/residents/posters.js';

const NONCE_BYTES = 16;
const FORM = /^([0-9a-z]{1,10})\.([\w-]{22})\.([\w-]{43})$/;
const place = 'poster.form';

type Signs = Pick<Seal, 'index'>;
export type FormTokenState = 'ready' | 'quick' | 'old';
export interface ReadFormToken {
  state: FormTokenState;
  /** What a request made with it is known by. */
  formKey: string;
}

const signed = (seal: Signs, poster: string, openedAt: string, nonce: string) =>
  seal.index(place, `${poster} ${openedAt} ${nonce}`);

/** @param poster the token of the poster, which a form of another one does not fit */
export function newFormToken(seal: Signs, poster: string, now: number): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const openedAt = now.toString(36);
  return `${openedAt}.${nonce}.${signed(seal, poster, openedAt, nonce)}`;
}

/** Undefined: it is none of ours, or of another poster. */
export function readFormToken(
  seal: Signs,
  poster: string,
  text: string | undefined,
  now: number,
): ReadFormToken | undefined {
  const [, openedAt = '', nonce = '', mark] = FORM.exec(text ?? '') ?? [];
  if (mark === undefined || !same(mark, signed(seal, poster, openedAt, nonce))) return undefined;
  const age = now - Number.parseInt(openedAt, 36);
  const { leastSeconds, mostHours } = POSTER_LIMITS;
  const state = age < leastSeconds * SECOND ? 'quick' : age > mostHours * HOUR ? 'old' : 'ready';
  return { state, formKey: nonce };
}
const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

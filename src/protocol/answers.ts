/** What answers are made of: who is named, a page of a list, a refusal. */
import type { RefusalCode } from './codes.js';

export interface Named {
  id: string;
  name: string;
}

export interface Holder extends Named {
  title?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface RefusalBody {
  code: RefusalCode;
  message: string;
  fields?: Record<string, string>;
  holder?: Holder;
  retryAfterSeconds?: number;
}

/** The same over HTTP, as application/problem+json (RFC 9457). */
export interface Problem extends Omit<RefusalBody, 'message'> {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
}

export type Ack<T> = { ok: true; data: T } | { ok: false; error: RefusalBody };

/** null: one to four, which is not told. */
export type ToldCount = number | null;

/**
 * What the officers of a call say among themselves (内部讨论): who holds it and who helps with it. Neither its community
 * nor its resident learns that it exists.
 */
import type { Holder } from '../answers.js';
import type { CallPayload, Written } from '../events/call-payloads.js';

/** What its author was to the call when they wrote it. */
export const THREAD_SIDES = ['holder', 'helper', 'coordinator'] as const;
export type ThreadSide = (typeof THREAD_SIDES)[number];

export interface ThreadEntry {
  id: string;
  callId: string;
  /** Its place in the thread of its call, from 1. */
  seq: number;
  clientMessageId: string;
  from: Holder;
  side: ThreadSide;
  text: string;
  /** What was said cannot be read; the text is empty. */
  broken?: true;
  at: string;
}
export interface Thread {
  items: ThreadEntry[];
  /** Whether whoever reads it may write now. */
  writes: boolean;
}
export interface ThreadSayPayload extends CallPayload, Written {
  clientMessageId: string;
  text: string;
}
/** How far the thread of a call is, for pages that do not have it open. */
export interface ThreadState {
  callId: string;
  /** The `seq` of its last entry. */
  last: number;
}

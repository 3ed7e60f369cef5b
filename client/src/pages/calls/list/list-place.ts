/**
 * Where somebody was in the list of calls when they opened one of them: the filters, the rows that were loaded and how
 * far down. In the page's memory only, until whoever is here leaves.
 */
import type { CallCount, CallSummary } from '@protocol/calls/call-summary.js';
import { onLeave } from '../../../hub/session';

export interface ListPlace {
  /** The filters as the server was asked. */
  asked: string;
  items: readonly CallSummary[];
  next: string | null;
  count: CallCount | undefined;
  top: number;
}
let kept: ListPlace | undefined;
onLeave(() => (kept = undefined));

export const keepPlace = (place: ListPlace): void => void (kept = place);
export const dropPlace = (): void => void (kept = undefined);
/** Once, and only for the same filters. */
export const takePlace = (asked: string): ListPlace | undefined => {
  const place = kept?.asked === asked ? kept : undefined;
  kept = undefined;
  return place;
};

const LISTS = /^\/(desk\/)?calls(\?|$)/;
/** The list the page was opened from, with its filters; `back` is what the browser's history says came before. */
export const listBefore = (back: unknown): string =>
  typeof back === 'string' && LISTS.test(back) ? back : '/calls';

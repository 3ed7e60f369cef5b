import type { RefusalCode } from '@protocol/codes.js';

/**
 * sending: on its way · offline: kept until the line is back · held: the server said not now, it is
 * tried again · refused: it will never be taken like this, a person decides
 */
export type Phase = 'sending' | 'offline' | 'held' | 'refused';

const trying: readonly (RefusalCode | undefined)[] = [
  'unavailable',
  'too_many_requests',
  'internal',
  'unauthenticated',
  undefined,
];

export const phaseAfter = (code: RefusalCode | undefined, reachable: boolean): Phase => {
  if (!trying.includes(code)) return 'refused';
  return reachable ? 'held' : 'offline';
};

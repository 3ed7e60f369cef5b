import type { RefusalCode } from '@protocol/codes.js';
import { mayPass } from '../../../hub/may-pass';

/**
 * sending: on its way · offline: kept until the line is back · held: the server said not now, it is
 * tried again · refused: it will never be taken like this, a person decides
 */
export type Phase = 'sending' | 'offline' | 'held' | 'refused';

export const phaseAfter = (code: RefusalCode | undefined, reachable: boolean): Phase => {
  if (!mayPass(code)) return 'refused';
  return reachable ? 'held' : 'offline';
};

import type { Message } from '@protocol/calls/message.js';
import { useChannel, type Channel } from '../../../hub/channel';

/** As whom one reads a conversation. Who helps with a part of a call sees its marks, and makes none. */
export type ReaderSide = 'community' | 'officer' | 'helper';

/** Both namespaces have the events of a conversation alike. */
export const lineOf = (side: ReaderSide): Channel<'community'> =>
  useChannel((side === 'community' ? 'community' : 'procuratorate') as 'community');

export const isOfOthers = ({ from }: Pick<Message, 'from'>, side: ReaderSide): boolean =>
  (from.role === 'officer') === (side === 'community');
export const lastOfOthers = (messages: readonly Message[], side: ReaderSide): Message | undefined =>
  [...messages].reverse().find((message) => isOfOthers(message, side));

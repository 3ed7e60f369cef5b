import type { MessageFile } from '@protocol/conversation/files.js';
import { addressOf } from './pictures';

/** gone: swept, or no longer this reader's to see · broken: it may come when it is asked for again */
export type NotThere = 'gone' | 'broken';

/** Whether it can be had; undefined where it can. One byte is asked for. */
export const whyNotThere = async (file: Pick<MessageFile, 'id'>): Promise<NotThere | undefined> => {
  const answer = await fetch(addressOf(file), {
    credentials: 'same-origin',
    headers: { range: 'bytes=0-0' },
  }).catch(() => undefined);
  if (answer?.ok) return undefined;
  return answer && (answer.status === 404 || answer.status === 410) ? 'gone' : 'broken';
};

/** A message of a call. */
import type { Role } from '../codes.js';
import type { MessageFile } from '../conversation/files.js';

/** Who speaks; `resident`: who has the slip of the call. */
export type Speaker = Role | 'resident';

export interface Message {
  id: string;
  callId: string;
  clientMessageId: string;
  from: { id: string; name: string; role: Speaker };
  text: string;
  /** Something was sent; the text is empty then. */
  file?: MessageFile;
  /** The id of the message of the same call that this one answers. */
  replyTo?: string;
  /** What was said cannot be read; the text is empty. */
  broken?: true;
  at: string;
}

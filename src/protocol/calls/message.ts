/** A message of a call. */
import type { Role } from '../codes.js';

/** Who speaks; `resident`: who has the slip of the call. */
export type Speaker = Role | 'resident';

export interface Message {
  id: string;
  callId: string;
  clientMessageId: string;
  from: { id: string; name: string; role: Speaker };
  text: string;
  /** What was said cannot be read; the text is empty. */
  broken?: true;
  at: string;
}

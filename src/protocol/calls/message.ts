/** A message of a call. */
import type { Role } from '../codes.js';

export interface Message {
  id: string;
  callId: string;
  clientMessageId: string;
  from: { id: string; name: string; role: Role };
  text: string;
  /** What was said cannot be read; the text is empty. */
  broken?: true;
  at: string;
}

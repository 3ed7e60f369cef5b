/** What became of messages, and who is writing. Neither is a fact of the call: it keeps its version. */
import type { Message } from '../calls/message.js';

/** All that was said up to this message, in the order of the call. */
export interface MarkPayload {
  callId: string;
  messageId: string;
}
/**
 * How far the other side has come: the community is told of the holder, the officers of the community as one.
 * What was read was delivered.
 */
export interface MessageMarks {
  callId: string;
  /** The id of the last message that has reached a page of theirs; absent where none has. */
  delivered?: string;
  /** The id of the last one that was before somebody's eyes. */
  read?: string;
}

export interface TypingPayload {
  callId: string;
}
/** Worth some seconds, or until their message comes. */
export interface Typing {
  callId: string;
  from: Message['from'];
}

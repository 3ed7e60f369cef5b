/** The tables of what is said, shown and sent in conversations, for the schema. */
import { MessageMarkRow } from './conversation/message-marks.entity.js';
import { ConversationFileRow } from './files/files.entity.js';
import { QuickRepliesRow } from './quick-replies/quick-replies.entity.js';
import { ThreadEntryRow } from './internal-thread/thread-entry.entity.js';

export const CONVERSATION_ROWS = [
  ConversationFileRow,
  MessageMarkRow,
  ThreadEntryRow,
  QuickRepliesRow,
] as const;

/** One matter of several calls: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const MATTERS_REFUSALS = {
  matter_itself: ['invalid', '不能与自己合并。', 'A call cannot be merged with itself.'],
  matter_drill: ['conflict', '演练呼叫不能合并。', 'A drill cannot be merged.'],
  matter_guarded: [
    'conflict',
    '涉未成年人、家庭暴力的事项单独办理，不能合并。',
    'Calls about minors or violence at home are handled by themselves and cannot be merged.',
  ],
  matter_too_old: ['conflict', '办结已久，不能再合并。', 'It was closed too long ago to be merged.'],
  matter_held: [
    'conflict',
    '由{holder}办理，请由办理人或值班调度合并。',
    '{holder} holds it; they or a coordinator can merge it.',
  ],
  matter_already: ['conflict', '这两件已是同一件事。', 'These two are one matter already.'],
  matter_elsewhere: [
    'conflict',
    '它已与别的呼叫合并，请先撤销那次合并。',
    'It is one matter with other calls already; undo that first.',
  ],
  matter_full: ['conflict', '同一件事的呼叫太多，不能再合并。', 'This matter has too many calls already.'],
  matter_none: ['conflict', '它没有与别的呼叫合并。', 'It is not merged with another call.'],
  matter_not_closed: ['conflict', '请先办结这一件。', 'Close this call first.'],
  matter_closing_unreadable: [
    'conflict',
    '这一件的办结说明读不出来，请把其余各件分别办结。',
    'How this call was closed cannot be read; close the others one by one.',
  ],
} as const satisfies RefusalSentences;

/** Figures, briefs and proposals: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const REPORTS_REFUSALS = {
  brief_too_early: ['conflict', '这个月还没有结束。', 'This month is not over yet.'],
  proposal_decided: ['conflict', '{holder}已经作出决定。', '{holder} has decided on it already.'],
  field_day_past: ['invalid', '不能早于今天', 'may not be before today'],
} as const satisfies RefusalSentences;

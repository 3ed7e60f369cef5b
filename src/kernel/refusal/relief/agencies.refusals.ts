/** What other agencies are asked for: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const AGENCIES_REFUSALS = {
  agency_consent: [
    'invalid',
    '把个人信息告诉别的单位，要有本人的单独同意：请写明怎样同意、哪天同意；依法不用同意的，写明理由。',
    'To pass a person’s data to another agency needs that person’s separate consent: please say how and on which day it was given, or why the law needs none.',
  ],
  agency_answer_by: [
    'invalid',
    '请写明请对方哪天前答复。',
    'Please name the day by which they are asked to answer.',
  ],
  agency_waiting_most: [
    'conflict',
    '等答复的已有 {max} 件，请先看看其中哪些可以了结。',
    '{max} requests wait for an answer already; please see first which of them are settled.',
  ],
  agency_answered: ['conflict', '这家单位已经答复。', 'The agency has answered already.'],
  agency_withdrawn: ['conflict', '这次请求已撤回。', 'This request was withdrawn.'],
  agency_not_own: [
    'forbidden',
    '只有请单位的人、经办人或值班调度可以撤回。',
    'Only who asked, who is in charge or a coordinator can withdraw it.',
  ],
  agency_hidden: [
    'forbidden',
    '这件事受保护，或者您应当回避，由经办人办理。',
    'This matter is guarded or you are recused from it; whoever is in charge sees to it.',
  ],
  agency_call_not_held: [
    'conflict',
    '这个呼叫还没有人接听过，接听后再请别的单位。',
    'Nobody has answered this call yet; other agencies are asked after that.',
  ],
} as const satisfies RefusalSentences;

/** What is said of petitions that were handed on. */
import type { WordTable } from '../lang.js';
import type { PetitionStep, PetitionWay } from '../relief/petitions.js';

export const PETITION_STEP_WORDS = {
  receipt: ['12309 已接收', '12309 has it'],
  procedure: ['程序性答复', 'Answered by procedure'],
  progress: ['办理进展答复', 'Progress told'],
  outcome: ['办理结果答复', 'Outcome told'],
} as const satisfies WordTable<PetitionStep>;
/** In a sentence, to the community that called: how far it is, and nothing of the matter. */
export const PETITION_TOLD = {
  receipt: ['12309 检察服务中心已接收', 'The 12309 service centre has it'],
  procedure: ['已作程序性答复', 'It was answered by procedure'],
  progress: ['已答复办理进展', 'Its progress was told to who petitioned'],
  outcome: ['已答复办理结果', 'Its outcome was told to who petitioned'],
} as const satisfies WordTable<PetitionStep>;
export const PETITION_WAY_WORDS = {
  letter: ['书面', 'In writing'],
  phone: ['电话', 'By telephone'],
  in_person: ['当面', 'In person'],
  online: ['网上', 'Online'],
} as const satisfies WordTable<PetitionWay>;

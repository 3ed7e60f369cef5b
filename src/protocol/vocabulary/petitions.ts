/** What is said of petitions that were handed on. */
import type { WordTable } from '../lang.js';
import type { Petition, PetitionState, PetitionStep, PetitionWay } from '../relief/petitions.js';

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
export const PETITION_STATE_WORDS = {
  open: ['等待答复', 'Waiting'],
  told: ['已答复结果', 'Outcome told'],
  withdrawn: ['已撤回：呼叫重新打开', 'Withdrawn: the call was opened again'],
} as const satisfies WordTable<PetitionState>;
/** What is due next. */
export const PETITION_AWAITS_WORDS = {
  procedure: ['程序性答复', 'Answer by procedure'],
  progress: ['办理进展或结果答复', 'Progress or outcome'],
} as const satisfies WordTable<NonNullable<Petition['awaits']>>;
export const PETITION_LIGHT_WORDS = {
  on_time: ['按时', 'In time'],
  soon: ['快到期', 'Soon due'],
  late: ['已超期', 'Overdue'],
} as const satisfies WordTable<NonNullable<Petition['light']>>;

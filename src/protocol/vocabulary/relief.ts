/** What is said of relief, and of what other agencies are asked for. */
import type { WordTable } from '../lang.js';
import type {
  AgencyAnswer,
  AgencyRequestKind,
  AgencyRequestState,
  AgencyRequestSubject,
  ConsentWay,
} from '../relief/agency-requests.js';

export const AGENCY_REQUEST_KIND_WORDS = {
  ask: ['商请', 'Ask for help'],
  refer: ['转介', 'Refer'],
  transfer: ['移送', 'Transfer'],
} as const satisfies WordTable<AgencyRequestKind>;

export const AGENCY_REQUEST_STATE_WORDS = {
  waiting: ['等答复', 'Waiting'],
  answered: ['已答复', 'Answered'],
  withdrawn: ['已撤回', 'Withdrawn'],
} as const satisfies WordTable<AgencyRequestState>;

export const AGENCY_ANSWER_WORDS = {
  done: ['已落实', 'Done'],
  partly: ['落实一部分', 'Partly done'],
  declined: ['办不了', 'Declined'],
} as const satisfies WordTable<AgencyAnswer>;

export const CONSENT_WAY_WORDS = {
  written: ['书面同意', 'In writing'],
  spoken_recorded: ['口头同意，有记录', 'Spoken, and recorded'],
  not_needed: ['依法不用同意', 'Not needed by law'],
} as const satisfies WordTable<ConsentWay>;

export const AGENCY_REQUEST_SUBJECT_WORDS = {
  lead: ['救助线索', 'Lead'],
  supervision_lead: ['监督线索', 'Supervision lead'],
  petition: ['控告申诉', 'Petition'],
  call: ['呼叫', 'Call'],
} as const satisfies WordTable<AgencyRequestSubject>;

/** What is said of relief, and of what other agencies are asked for. */
import type { WordTable } from '../lang.js';
import type {
  AgencyAnswer,
  AgencyRequestKind,
  AgencyRequestState,
  AgencyRequestSubject,
  ConsentWay,
} from '../relief/agency-requests.js';
import type { LeadKind, LeadStep, LeadSummary } from '../relief/leads.js';
import type {
  SuggestionState,
  SupervisionKind,
  SupervisionOutcome,
  SupervisionState,
} from '../relief/supervision.js';

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

export const SUPERVISION_KIND_WORDS = {
  public_interest: ['公益诉讼', 'Public interest'],
  support_suit: ['支持起诉', 'Support for a suit'],
  administrative: ['行政检察', 'Administrative'],
  minors: ['未成年人保护', 'Minors'],
} as const satisfies WordTable<SupervisionKind>;

export const SUPERVISION_STATE_WORDS = {
  received: ['已收到', 'Received'],
  handed_over: ['已移交部门', 'With a department'],
  closed: ['已告知结果', 'Outcome told'],
} as const satisfies WordTable<SupervisionState>;

export const SUPERVISION_OUTCOME_WORDS = {
  taken_up: ['已立案办理', 'Taken up'],
  settled: ['没有立案，已推动解决', 'Settled without a case'],
  referred: ['转给有关单位', 'Referred to whom it belongs'],
  not_taken: ['不作为线索', 'Not taken as a lead'],
} as const satisfies WordTable<SupervisionOutcome>;

export const SUGGESTION_STATE_WORDS = {
  open: ['待决定', 'To be decided'],
  taken: ['拟提检察建议', 'A suggestion is drafted'],
  set_aside: ['暂不提', 'Set aside'],
} as const satisfies WordTable<SuggestionState>;

export const LEAD_KIND_WORDS = {
  serious_injury: ['故意伤害致重伤', 'Serious injury, intended'],
  negligent_injury: ['过失致人重伤', 'Serious injury by negligence'],
  homicide: ['命案、致人死亡', 'A death'],
  property_loss: ['财产遭受重大损失', 'Great loss of property'],
  family: ['案件双方家庭困难', 'Families of both sides in need'],
  other: ['其他困难', 'Other hardship'],
} as const satisfies WordTable<LeadKind>;

/** How far a lead is, by the step that was done last. */
export const LEAD_STAGE_WORDS = {
  lead: ['已登记，等把关', 'Recorded, gate next'],
  gate: ['已把关，等下一步', 'Gate passed, next step due'],
  told: ['已告知，等移交', 'Told, hand-over next'],
  handed_over: ['已移交，等决定', 'Handed over, decision next'],
  decided: ['已有决定', 'Decided'],
  measures: ['多方帮扶中', 'Being helped'],
  visits: ['回访完成', 'Visits made'],
  closed: ['已结束', 'Closed'],
  referred: ['已移送、转介', 'Handed elsewhere'],
  withdrawn: ['本人撤回', 'Withdrawn'],
} as const satisfies WordTable<LeadStep>;

export const LEAD_SOURCE_WORDS = {
  call: ['呼叫', 'Call'],
  activity: ['普法活动', 'Activity'],
  department: ['部门', 'Department'],
  look_back: ['回头看', 'Look-back'],
} as const satisfies WordTable<LeadSummary['source']['kind']>;

/** What is said of a call: its state, outcome, urgency, category and what happens around it. */
import type { CallResult } from '../calls/call-results.js';
import type { Word, WordTable } from '../lang.js';
import type {
  DeskPlace,
  AlertKind,
  CallState,
  CATEGORIES,
  ClockKind,
  ClosingReport,
  ContactWay,
  DrillKind,
  FollowUpFilter,
  FollowUpKind,
  HelpState,
  HoldReason,
  OfferEnd,
  Rating,
  ReferralWay,
  Urgency,
} from '../codes.js';
import type { Outcome } from '../calls/outcomes.js';

export const STATE_WORDS = {
  ringing: ['呼叫中', 'Calling'],
  waiting: ['等待接听', 'Waiting for an answer'],
  active: ['办理中', 'In hand'],
  closed: ['已办结', 'Closed'],
  cancelled: ['已撤回', 'Taken back'],
} as const satisfies WordTable<CallState>;

export const OUTCOME_WORDS = {
  resolved: ['已解决', 'Resolved'],
  referred: ['已转介', 'Referred'],
  advised: ['已解答', 'Advised'],
  unresolved: ['暂未解决', 'Not yet resolved'],
  duplicate: ['重复呼叫', 'Duplicate call'],
  invalid: ['误触', 'Called by mistake'],
} as const satisfies WordTable<Outcome>;
/** In a sentence, to the community that called. */
export const OUTCOME_TOLD = {
  resolved: ['这件事已经解决。', 'This has been resolved.'],
  referred: [
    '这件事不归检察院办，已转给能办的单位。',
    'Not for the procuratorate; passed to those who can help.',
  ],
  advised: ['已经解答，告诉了怎么办。', 'Advised what to do.'],
  unresolved: ['这件事暂时没有解决。', 'Not resolved for now.'],
  duplicate: ['和另一件呼叫是同一件事，合在那一件里办。', 'The same matter as another call, handled there.'],
  invalid: ['按错了，没有要办的事。', 'Pressed by mistake, nothing to do.'],
} as const satisfies WordTable<Outcome>;

export const URGENCY_WORDS = {
  emergency: ['特急', 'Emergency'],
  urgent: ['紧急', 'Urgent'],
  normal: ['一般', 'Normal'],
} as const satisfies WordTable<Urgency>;

/** Those that ship; what an administrator adds brings its own names. */
export const CATEGORY_WORDS = {
  elder_fraud: ['养老诈骗', 'Elder fraud'],
  family: ['家庭', 'Family'],
  labour: ['欠薪', 'Unpaid wages'],
  property: ['物业', 'Property management'],
  neighbour: ['邻里', 'Neighbours'],
  consumer: ['消费', 'Consumer'],
  minors: ['未成年人', 'Minors'],
  domestic_violence: ['家庭暴力', 'Domestic violence'],
  enterprise: ['企业', 'Enterprise'],
  public_interest: ['公益', 'Public interest'],
  relief: ['司法救助', 'Judicial relief'],
  petition: ['控告申诉', 'Petition'],
  other: ['其他', 'Other'],
} as const satisfies WordTable<(typeof CATEGORIES)[number]>;
/** `other` where a call has it: who called could not tell. `short` on a chip. */
export const UNSURE_WORDS = {
  long: ['不清楚，请帮我判断', 'Not sure, please judge for me'],
  short: ['不清楚', 'Not sure'],
} as const satisfies WordTable<'long' | 'short'>;

export const OFFER_END_WORDS = {
  accepted: ['已接听', 'Accepted'],
  declined: ['暂不能接', 'Cannot take it'],
  expired: ['没有接听', 'Not answered'],
  withdrawn: ['已停止呼叫', 'Stopped'],
} as const satisfies WordTable<OfferEnd>;

export const ALERT_WORDS = {
  unanswered: ['暂无人接听', 'Nobody has answered'],
  nobody_on_duty: ['无人值守', 'Nobody on duty'],
  answer_late: ['接听超时', 'Answer overdue'],
  close_late: ['办理超时', 'Closing overdue'],
} as const satisfies WordTable<AlertKind>;

export const CLOCK_WORDS = {
  answer: ['接听', 'Answer'],
  contact: ['首次联系', 'First contact'],
  close: ['办结', 'Close'],
} as const satisfies WordTable<ClockKind>;

export const HOLD_WORDS = {
  resident: ['等当事人', 'Waiting for the resident'],
  body: ['等其他单位', 'Waiting for another body'],
  appointment: ['已约定时间', 'An appointment'],
  other: ['其他', 'Other'],
} as const satisfies WordTable<HoldReason>;

export const CONTACT_WAY_WORDS = {
  phone: ['打过电话', 'By telephone'],
  message: ['发过消息', 'By message'],
  visit: ['上门见过', 'In person'],
} as const satisfies WordTable<ContactWay>;

export const REFERRAL_WAY_WORDS = {
  warm: ['已帮您联系', 'We contacted them for you'],
  told: ['已告知去处', 'Told where to go'],
  letter: ['去函', 'By letter'],
} as const satisfies WordTable<ReferralWay>;
/** To the community that called, as a part of a sentence. */
export const REFERRAL_WAY_TOLD = {
  warm: ['我们已帮您联系', 'We have contacted them for you'],
  told: ['请您联系', 'Please contact them'],
  letter: ['我们已去函', 'We have written to them'],
} as const satisfies WordTable<ReferralWay>;

export const CLOSING_REPORT_WORDS = {
  reported: ['已报案', 'Reported'],
  not_needed: ['经核实不涉及侵害', 'Checked: no harm done'],
  not_reported: ['尚未报案', 'Not yet reported'],
} as const satisfies WordTable<ClosingReport>;

export const HELP_STATE_WORDS = {
  asked: ['等待答复', 'No answer yet'],
  agreed: ['已同意协办', 'Agreed to help'],
  declined: ['未能协办', 'Cannot help'],
  answered: ['已答复', 'Answered'],
  withdrawn: ['已撤回', 'Withdrawn'],
} as const satisfies WordTable<HelpState>;

export const FOLLOW_UP_WORDS = {
  visit: ['回访', 'Follow-up'],
  reply: ['对方答复', 'Answer of the other body'],
} as const satisfies WordTable<FollowUpKind>;
/** On a chip of the list. */
export const FOLLOW_UP_SHORT = {
  visit: ['回访', 'Follow-up'],
  reply: ['问结果', 'Result'],
} as const satisfies WordTable<FollowUpKind>;
export const FOLLOW_UP_FILTER_WORDS = {
  open: ['待回访', 'To come or late'],
  soon: ['三天内或已逾期', 'Late or within three days'],
  late: ['已逾期', 'Late'],
} as const satisfies WordTable<FollowUpFilter>;

/** A call that an officer took from somebody who stood before them. */
export const WALK_IN: Word = ['窗口接待', 'Walk-in'];
/** Where officers sit for whoever comes in. */
export const DESK_PLACE_WORDS: WordTable<DeskPlace> = {
  window: ['综治中心窗口', 'Service centre window'],
  office: ['社区办公室', 'Community office'],
};
const WALK_INS: Word = ['窗口接待', 'Walk-ins'];

/** By its kind; `loop` is the hub's test of itself. */
export const DRILL_WORDS = {
  drill: ['演练', 'Drill'],
  loop: ['自检', 'Self-test'],
} as const satisfies WordTable<DrillKind>;

/** 1 is the worst. `r1` … since a phrase of the pages is no number. */
export const RATING_WORDS = {
  r5: ['非常满意', 'Very satisfied'],
  r4: ['满意', 'Satisfied'],
  r3: ['一般', 'Neutral'],
  r2: ['不满意', 'Dissatisfied'],
  r1: ['非常不满意', 'Very dissatisfied'],
} as const satisfies WordTable<`r${Rating}`>;

/** What a list of calls may be asked for beside the outcomes, which are called as they are. */
type Asked = Exclude<CallResult, Outcome>;
/** On a chip of the page. */
export const RESULT_WORDS = {
  answered: ['有人接听', 'Answered'],
  closed: ['已办结', 'Closed'],
  solved: ['解决了问题', 'Problem solved'],
  confirmed: ['群众确认解决', 'Confirmed by the people helped'],
  noMatter: ['重复或误触', 'Duplicate or by mistake'],
  cancelled: ['已撤回', 'Taken back'],
  desk: WALK_INS,
  owed: ['应接听的', 'Owed an answer'],
  within15: ['15 秒内接听', 'Answered within 15 s'],
  withinTarget: ['时限内接听', 'Answered in the limit'],
  closedInTime: ['按时办结', 'Closed in time'],
  rated: ['已评价', 'Rated'],
  satisfied: ['满意', 'Satisfied'],
  uncontacted: ['未联系就办结', 'Closed without contact'],
} as const satisfies WordTable<Asked>;
/** At the head of a file, which is read without the page's explanations. */
export const RESULT_MEANT = {
  answered: ['已接听', 'Answered'],
  closed: ['已办结', 'Closed'],
  solved: ['报已解决', 'Reported as solved'],
  confirmed: ['报已解决且群众确认', 'Solved and confirmed'],
  noMatter: ['重复或误触', 'Duplicate or by mistake'],
  cancelled: ['已撤回', 'Taken back'],
  desk: WALK_INS,
  owed: ['应接听（不含接听前撤回和窗口接待）', 'Owed an answer (not taken back before one, no walk-ins)'],
  within15: ['15秒内接听', 'Answered within 15 s'],
  withinTarget: ['在应接听时限内接听', 'Answered by its target'],
  closedInTime: ['在办结时限内办结', 'Closed by its limit'],
  rated: ['已评价', 'Rated'],
  satisfied: ['评价满意', 'Rated as satisfied'],
  uncontacted: ['办结前没有联系记录', 'Closed without any contact on record'],
} as const satisfies WordTable<Asked>;

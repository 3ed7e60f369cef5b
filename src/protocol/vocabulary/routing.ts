/** What is said of the steps of a policy, and of why somebody was rung or passed over. */
import type { WordTable } from '../lang.js';
import type { PassedOverReason, StepKind } from '../calls/policy.js';

/** As a policy names whom a step rings. */
export const STEP_WORDS = {
  liaison: ['派驻副书记', 'Liaison officer'],
  last_handler: ['最近办理过这位服务对象的人', 'Who handled this beneficiary last'],
  last_of_community: ['最近办理过本社区的人', 'Who handled this community last'],
  skilled: ['有专长的人', 'Those with a skill'],
  department: ['内设机构', 'A department'],
  people: ['点名的人', 'Named people'],
  leader: ['带班人', 'Duty leader'],
  coordinators: ['值班调度', 'Coordinators'],
  roster: ['当班人员', 'Those on the roster'],
  best: ['最合适的一位', 'Best-placed officer'],
  all: ['全部值守人员', 'Everybody on duty'],
} as const satisfies WordTable<StepKind>;
/** Of the one that it rang. */
export const STEP_MEANT = {
  liaison: ['本社区的派驻副书记', 'liaison officer of this community'],
  last_handler: ['最近办理过这位服务对象的事', 'handled this beneficiary last'],
  last_of_community: ['办理过本社区的上一件', 'handled the last call of this community'],
  skilled: ['有这项专长', 'has the skill'],
  department: ['在这个内设机构', 'is of the department'],
  people: ['这一步点名呼叫', 'is named in the step'],
  leader: ['带班人', 'duty leader'],
  coordinators: ['值班调度，正在值守', 'a coordinator on duty'],
  roster: ['排班在岗', 'on the roster'],
  best: ['在可呼叫的人里最合适', 'best placed of those who could be rung'],
  all: ['呼叫全部值守人员', 'everybody on duty was rung'],
} as const satisfies WordTable<StepKind>;

/** Of somebody whom a step passed over, as things were then. */
export const PASSED_WORDS = {
  off_duty: ['当时不在值守', 'was not on duty'],
  recused: ['已回避本件', 'is recused from this call'],
  paused: ['正在暂离', 'was away'],
  declined: ['已说过暂不能接', 'had said they could not take it'],
  at_limit: ['在办件数已到上限', 'held as many calls as one may'],
  busy: ['正为另一件在等的呼叫响铃', 'was being rung for another call that waited'],
  asleep: ['页面已休眠，听不到', 'had a page that slept and could not hear'],
  ringing: ['正在为本件响铃', 'was being rung for this call already'],
  rung_before: ['本轮已呼叫过', 'had been rung in this round'],
  not_liaison: ['不是本社区的派驻副书记', 'is not the liaison officer of this community'],
  not_last_handler: ['最近没有办理过这位服务对象的事', 'has not handled this beneficiary lately'],
  not_last_of_community: [
    '最近没有办理过本社区的上一件',
    'did not handle the last call of this community lately',
  ],
  not_skilled: ['没有登记这项专长', 'does not have this skill'],
  not_department: ['不在这个内设机构', 'is not of this department'],
  not_named: ['这一步没有点名', 'is not named in this step'],
  not_leader: ['当时不是带班人', 'was not the duty leader'],
  not_coordinator: ['不是值班调度', 'is not a coordinator'],
  not_rostered: ['当时没有排班', 'was not on the roster'],
  not_just_free: ['这次只呼叫刚能接听的一位', 'had not just become free: this ring was for who had'],
  ranked_lower: [
    '按专长、在办件数和上次被呼叫的时间排在后面',
    'stood behind, by skill, calls held and time since last rung',
  ],
  holder: ['就是办理人', 'holds the call'],
} as const satisfies WordTable<PassedOverReason>;

/** Why somebody was rung, or was not, in sentences for people. Pure. */
import type { PolicyStep } from '../../protocol/policy.js';
import type { Lang } from '../../kernel/refusal/refusal.js';
import type { PolicyMismatch } from '../../routing/policy-choice.js';
import type { Candidate, PassedOverReason } from '../../routing/candidate.js';
import type { RingCause } from './routing-replay.js';

type Pair = readonly [zh: string, en: string];
const PASSED: Record<PassedOverReason, Pair> = {
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
};
const MEANT: Record<PolicyStep['ring'], Pair> = {
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
};
const CAUSES: Record<RingCause, Pair> = {
  ladder: ['按呼叫顺序', 'By the calling order'],
  again_free: ['有人刚能接听，马上呼叫', 'Somebody had just become able to answer'],
  again_next: ['刚从另一次响铃里空出来，接着呼叫', 'Somebody was just let go by another ring'],
  again_best: ['在等的呼叫，再找一位', 'The call waited: the next one'],
  hand: ['值班调度指派', 'Assigned by a coordinator'],
  last_holder: ['重新提起，先呼叫上次的办理人', 'Reopened: its last holder first'],
  transfer: ['办理人请这位接手', 'The holder asked them to take it'],
  transfer_department: ['办理人请这个内设机构接手', 'The holder asked the department to take it'],
  nobody: ['没有可呼叫的人', 'Nobody could be rung'],
};
const MISMATCHES: Record<PolicyMismatch, Pair> = {
  category: ['类别不符', 'another category'],
  urgency: ['紧急程度不符', 'another urgency'],
  in_hours: ['只用于工作时间以外，现在是工作时间', 'for after hours only, and it is working time'],
  after_hours: ['只用于工作时间，现在是工作时间以外', 'for working time only, and it is after hours'],
  emergency: ['没有写明用于特急', 'does not name emergencies'],
};
const say = (pair: Pair, lang: Lang) => pair[lang === 'zh' ? 0 : 1];

export const passedOverText = (why: PassedOverReason, lang: Lang) => say(PASSED[why], lang);
export const ringCauseText = (cause: RingCause, lang: Lang) => say(CAUSES[cause], lang);

/** @param candidate as routing saw them */
export function rungText(
  asks: PolicyStep | undefined,
  cause: RingCause,
  candidate: Candidate | undefined,
  { category, now }: { category: string; now: number },
  lang: Lang,
): string {
  const byRank = asks
    ? !['liaison', 'last_handler', 'last_of_community', 'people', 'all'].includes(asks.ring) && !asks.together
    : cause === 'again_best' || cause === 'transfer_department';
  const meant = asks ? say(MEANT[asks.ring], lang) : ringCauseText(cause, lang);
  if (!byRank || !candidate) return meant;
  const zh = lang === 'zh';
  const parts = [
    meant,
    ...(candidate.skills.includes(category) ? [zh ? '擅长这一类' : 'skilled in the category'] : []),
    zh ? `在办 ${candidate.held} 件` : `calls held: ${candidate.held}`,
    lastRung(candidate, now, zh),
  ];
  return parts.join(zh ? '，' : ', ');
}
function lastRung({ lastRungAt }: Candidate, now: number, zh: boolean): string {
  if (lastRungAt === null) return zh ? '还没有被呼叫过' : 'never rung yet';
  const minutes = Math.max(0, Math.round((now - lastRungAt) / 60_000));
  if (minutes < 1) return zh ? '刚被呼叫过' : 'rung just before';
  const hours = Math.round(minutes / 60);
  if (hours >= 48) {
    const days = Math.round(hours / 24);
    return zh ? `上次被呼叫在 ${days} 天前` : `last rung ${days} days before`;
  }
  if (minutes >= 120) return zh ? `上次被呼叫在 ${hours} 小时前` : `last rung ${hours} h before`;
  return zh ? `上次被呼叫在 ${minutes} 分钟前` : `last rung ${minutes} min before`;
}

/** Why a policy that stands before the one chosen does not count. */
export const mismatchText = (name: string, why: PolicyMismatch, lang: Lang) =>
  lang === 'zh'
    ? `“${name}”不适用：${say(MISMATCHES[why], lang)}`
    : `“${name}” does not apply: ${say(MISMATCHES[why], lang)}`;

const DEFAULT_NAME: Pair = ['通用呼叫顺序', 'The order for all calls'];
export const policyName = (name: string | undefined, lang: Lang) => name || say(DEFAULT_NAME, lang);
export const EMERGENCY_BECAUSE: Pair = [
  '特急不等：同时呼叫全部值守人员',
  'Danger does not wait: all on duty are rung at once',
];
export const CHOSEN_BECAUSE: Pair = ['“{name}”适用于这个呼叫', '"{name}" applies to this call'];
export const becauseText = (pair: Pair, lang: Lang, name = '') => say(pair, lang).replace('{name}', name);

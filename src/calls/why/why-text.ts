/** Why somebody was rung, or was not, in sentences for people. Pure. */
import { MINUTE } from '../../protocol/time/durations.js';
import { inLang, type Lang, type Word, type WordTable } from '../../protocol/lang.js';
import { PASSED_WORDS, STEP_MEANT } from '../../protocol/vocabulary/routing.js';
import type { PassedOverReason, PolicyStep } from '../../protocol/calls/policy.js';
import type { PolicyMismatch } from '../../routing/policy-choice.js';
import type { Candidate } from '../../routing/candidate.js';
import type { RingCause } from './routing-replay.js';

const CAUSES: WordTable<RingCause> = {
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
const MISMATCHES: WordTable<PolicyMismatch> = {
  category: ['类别不符', 'another category'],
  urgency: ['紧急程度不符', 'another urgency'],
  in_hours: ['只用于工作时间以外，现在是工作时间', 'for after hours only, and it is working time'],
  after_hours: ['只用于工作时间，现在是工作时间以外', 'for working time only, and it is after hours'],
  emergency: ['没有写明用于特急', 'does not name emergencies'],
};

export const passedOverText = (why: PassedOverReason, lang: Lang) => inLang(PASSED_WORDS[why], lang);
export const ringCauseText = (cause: RingCause, lang: Lang) => inLang(CAUSES[cause], lang);

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
  const meant = asks ? inLang(STEP_MEANT[asks.ring], lang) : ringCauseText(cause, lang);
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
  const minutes = Math.max(0, Math.round((now - lastRungAt) / MINUTE));
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
    ? `“${name}”不适用：${inLang(MISMATCHES[why], lang)}`
    : `“${name}” does not apply: ${inLang(MISMATCHES[why], lang)}`;

const DEFAULT_NAME: Word = ['通用呼叫顺序', 'The order for all calls'];
export const policyName = (name: string | undefined, lang: Lang) => name || inLang(DEFAULT_NAME, lang);
export const EMERGENCY_BECAUSE: Word = [
  '特急不等：同时呼叫全部值守人员',
  'Danger does not wait: all on duty are rung at once',
];
export const CHOSEN_BECAUSE: Word = ['“{name}”适用于这个呼叫', '"{name}" applies to this call'];
export const becauseText = (word: Word, lang: Lang, name = '') => inLang(word, lang).replace('{name}', name);

/** What an enterprise was told at a check-up or a visit, in words. Pure. */
import { addressedName } from '../../kernel/refusal/refusal.js';
import type { CheckedPoint, Checkup } from '../../protocol/outreach/enterprises.js';
import { inLang, type Lang } from '../../protocol/lang.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import {
  DISPUTE_CHANNELS,
  ENTERPRISE_NOTICES,
  FINDING_WORDS,
} from '../../protocol/vocabulary/enterprises.js';

export interface LetterPoint {
  heading: string;
  /** 没有问题 */
  finding: string;
  lines: string[];
}
export interface Letter {
  unit: string;
  title: string;
  /** Name and value. */
  facts: [string, string][];
  opening: string;
  points: LetterPoint[];
  /** Of points that were not looked at, in one sentence; empty where there is none. */
  unseen: string;
  noticesHeading: string;
  notices: string[];
  phones: string;
}

const WORDS = {
  zh: {
    title: { checkup: '法治体检告知单', visit: '走访告知单' },
    facts: { enterprise: '企业', at: '时间', place: '地点', officers: '到访人员', invited: '邀请人' },
    invited: (who: string, day: string) => `${who}（${day}）`,
    opening: '我们应贵单位邀请到访，一起看过、谈过的事项和建议如下。',
    advice: (words: string) => `建议：${words}`,
    call: (number: string, name: string) => `已登记为呼叫事项 ${number}，由${name}办理。`,
    solved: (words: string) => (words ? `已解决：${words}` : '已解决。'),
    unseen: (points: string) => `这次没有看：${points}。`,
    between: '；',
    names: '、',
    notices: '请您知道',
    phones: (phone: string) => `有事可以找我们：${phone ? `${phone}，` : ''}检察服务热线 12309。`,
    day: (at: number) => {
      const [year, month, date] = localDay(at).split('-').map(Number);
      return `${year}年${month}月${date}日`;
    },
  },
  en: {
    title: { checkup: 'Legal check-up: what we told you', visit: 'Visit: what we told you' },
    facts: {
      enterprise: 'Enterprise',
      at: 'Time',
      place: 'Place',
      officers: 'Who came',
      invited: 'Invited by',
    },
    invited: (who: string, day: string) => `${who} (${day})`,
    opening: 'We came at your invitation. What we looked at together, and what we advise, stands below.',
    advice: (words: string) => `Advice: ${words}`,
    call: (number: string, name: string) => `It has become call ${number}, handled by ${name}.`,
    solved: (words: string) => (words ? `Solved: ${words}` : 'Solved.'),
    unseen: (points: string) => `Not looked at this time: ${points}.`,
    between: '; ',
    names: ', ',
    notices: 'Please note',
    phones: (phone: string) =>
      `How to reach us: ${phone ? `${phone}, or ` : ''}12309, the procuratorate’s hotline.`,
    day: (at: number) => localDay(at),
  },
} as const;

export function letterText(
  checkup: Checkup,
  { name, dutyPhone }: { name: string; dutyPhone: string },
  lang: Lang,
): Letter {
  const words = WORDS[lang];
  const at = Date.parse(checkup.at);
  const { facts } = words;
  const seen = checkup.points.filter(({ finding }) => finding !== 'not_looked_at');
  const unseen = checkup.points.filter(({ finding }) => finding === 'not_looked_at');
  return {
    unit: name,
    title: words.title[checkup.kind],
    facts: [
      [facts.enterprise, checkup.enterprise.name],
      [facts.at, `${words.day(at)} ${localTime(at)}`],
      ...(checkup.place ? [[facts.place, checkup.place] satisfies [string, string]] : []),
      [facts.officers, checkup.officers.map(addressedName).join(words.names)],
      [facts.invited, words.invited(checkup.invitedBy, words.day(Date.parse(checkup.invitedAt)))],
    ],
    opening: words.opening,
    points: seen.map((point, n) => pointText(point, n + 1, lang)),
    unseen: unseen.length ? words.unseen(unseen.map(({ text }) => text).join(words.between)) : '',
    noticesHeading: words.notices,
    notices: Object.values(ENTERPRISE_NOTICES).map((notice) => inLang(notice, lang)),
    phones: words.phones(dutyPhone),
  };
}

function pointText(
  { text, finding, words, advice, solved, dispute, call }: CheckedPoint,
  n: number,
  lang: Lang,
): LetterPoint {
  const say = WORDS[lang];
  return {
    heading: `${n}. ${text}`,
    finding: inLang(FINDING_WORDS[finding], lang),
    lines: [
      ...(words ? [words] : []),
      ...(advice ? [say.advice(advice)] : []),
      ...(dispute ? [inLang(DISPUTE_CHANNELS, lang)] : []),
      ...(call?.holder ? [say.call(call.number, addressedName(call.holder))] : []),
      // Solved on the spot it says what was found, which stands there already.
      ...(solved ? [say.solved(solved.words === words ? '' : solved.words)] : []),
    ],
  };
}

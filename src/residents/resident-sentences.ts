/** How a matter stands, in one plain sentence for the resident. It never names the category; of a guarded matter nothing but that it is over. Pure. */
import { isGuarded } from '../call/call-visibility.js';
import type { CallRow } from '../call/call.entity.js';
import { clockBookOf } from '../call/clocks/call-clocks.js';
import { isOpen } from '../call/call-state.js';
import type { HoldReason } from '../protocol/codes.js';
import { fillWords, inLang, type Lang, type Word, type WordTable } from '../protocol/lang.js';
import type { Outcome } from '../protocol/calls/outcomes.js';
import { sayDay } from '../protocol/time/said-dates.js';
import { localDay, localTime } from '../protocol/time/local-day.js';
import { PETITION_TOLD } from '../protocol/vocabulary/petitions.js';

/** {who}, {at}, {day} are filled. */
const OPEN = {
  ringing: ['正在为您联系检察人员，接听后就办。', 'An officer is being called for you.'],
  waiting: [
    '检察人员暂时没有接上，会接着呼叫，有人接听就办。',
    'Nobody has answered yet. We go on calling until somebody does.',
  ],
  booked: [
    '已经登记，{at}上班后就为您联系检察人员。',
    'It is noted. An officer will be called when we open, {at}.',
  ],
  active: ['{who}正在办理您的事。', '{who} is seeing to your matter.'],
  again: [
    '您的事重新办理，正在联系检察人员。',
    'Your matter was opened again, and an officer is being called.',
  ],
  activeAgain: ['您的事重新办理，{who}正在办。', 'Your matter was opened again, and {who} is seeing to it.'],
  cancelled: [
    '这次呼叫已经撤回。有需要请再找社区。',
    'This call was taken back. If you need help, ask your community again.',
  ],
} as const satisfies Record<string, Word>;

const PAUSED = {
  resident: ['{who}正在办理，在等您这边的消息。', '{who} is seeing to it and waits to hear from you.'],
  body: ['{who}正在办理，在等别的单位答复。', '{who} is seeing to it and waits for another body to answer.'],
  appointment: ['{who}正在办理，已经约好了时间。', '{who} is seeing to it, and a time has been agreed.'],
  other: ['{who}正在办理，现在先等一等。', '{who} is seeing to it; for now it waits.'],
} as const satisfies WordTable<HoldReason>;

const CLOSED = {
  resolved: ['这件事已经办结：已解决。', 'It is closed: solved.'],
  advised: ['这件事已经办结：已经告诉您怎么办。', 'It is closed: you were told what to do.'],
  unresolved: ['这件事已经办结，暂时没有解决。', 'It is closed, and not solved for now.'],
  referred: ['这件事由{body}办理。', '{body} sees to it now.'],
  duplicate: [
    '和另一件是同一件事，合在一起办。',
    'It is the same matter as another one, and is seen to there.',
  ],
  invalid: ['这次呼叫没有要办的事，已经结束。', 'There was nothing to do for this call; it is over.'],
} as const satisfies WordTable<Outcome>;
const ASKED_AFTER = ['{day}我们再问一次结果。', 'We ask for the result on {day}.'] as const;
const GUARDED_CLOSED = [
  '这件事已经办结。想知道详情，请打下面的电话。',
  'It is closed. To know more, phone the number below.',
] as const;
const PETITION = ['已移送12309检察服务中心。', 'It was handed to the 12309 service centre.'] as const;

const ANSWERED = {
  solved: ['您已答复：已解决。', 'You answered: solved.'],
  unsolved: [
    '您说没解决，我们会另请人联系您。',
    'You said it is not solved: somebody else will be in touch with you.',
  ],
  guarded: ['您说没解决，已经记下。', 'You said it is not solved: it is noted.'],
} as const satisfies Record<string, Word>;

export interface Told {
  line: CallRow;
  /** By name and title; empty where nobody holds or held it. */
  handledBy: string;
  /** What the officer wrote at the closing; undefined where it cannot be read or is none. */
  note: string | undefined;
  lang: Lang;
}

const filled = (word: Word, lang: Lang, params: Readonly<Record<string, string>>): string =>
  fillWords(inLang(word, lang), params);
const day = (at: number | string, lang: Lang): string =>
  sayDay(typeof at === 'number' ? localDay(at) : at, lang);
const joined = (parts: readonly (string | undefined)[], lang: Lang): string =>
  parts.filter(Boolean).join(lang === 'zh' ? '' : ' ');
/** People's own words, ended as a sentence is. */
const ended = (words: string | undefined, lang: Lang): string | undefined => {
  const text = words?.trim();
  if (!text) return undefined;
  return /[。！？.!?…]$/u.test(text) ? text : `${text}${lang === 'zh' ? '。' : '.'}`;
};

export function residentSentence(told: Told): string {
  const { line, lang } = told;
  if (line.state === 'closed') return closedSentence(told);
  if (line.state === 'cancelled') return inLang(OPEN.cancelled, lang);
  return openSentence(told);
}

function openSentence({ line, handledBy: who, lang }: Told): string {
  const { booked, lastHolder } = line.ringing;
  const again = lastHolder !== null;
  const { pause } = clockBookOf(line);
  if (line.state === 'active') {
    if (pause) return filled(PAUSED[pause.reason], lang, { who });
    return filled(again ? OPEN.activeAgain : OPEN.active, lang, { who });
  }
  if (booked !== null) {
    const at = `${day(booked, lang)}${lang === 'zh' ? '' : ', '}${localTime(booked)}`;
    return filled(OPEN.booked, lang, { at });
  }
  if (again) return inLang(OPEN.again, lang);
  return inLang(line.state === 'ringing' ? OPEN.ringing : OPEN.waiting, lang);
}

function closedSentence({ line, note, lang }: Told): string {
  const unsolved = isGuarded(line) ? 'guarded' : 'unsolved';
  const said =
    line.residentSolved === null
      ? undefined
      : inLang(ANSWERED[line.residentSolved ? 'solved' : unsolved], lang);
  // Where somebody was sent, and what was done, can tell what it was about.
  if (isGuarded(line)) return joined([inLang(GUARDED_CLOSED, lang), said], lang);
  return joined([ended(note, lang), outcomeSentence(line, lang), said], lang);
}

function outcomeSentence(line: CallRow, lang: Lang): string {
  const { outcome, referral, category, ringing } = line;
  if (outcome === null) return '';
  if (category === 'petition' && outcome === 'referred') {
    const { petition } = ringing;
    const stage = petition && filled(PETITION_TOLD[petition.step], lang, {});
    return joined([inLang(PETITION, lang), ended(stage, lang)], lang);
  }
  const body = [referral?.body, referral?.contact]
    .filter(Boolean)
    .join(lang === 'zh' ? '，电话' : ', telephone ');
  const replyBy = referral?.replyBy;
  return joined(
    [
      filled(CLOSED[outcome], lang, { body }),
      replyBy && filled(ASKED_AFTER, lang, { day: day(dayOf(replyBy), lang) }),
    ],
    lang,
  );
}
const dayOf = (text: string): string => (text.length > 10 ? localDay(Date.parse(text)) : text);

/**
 * The next day on which the resident hears of it; undefined where none is set, and of a guarded matter: nobody comes to
 * the door or telephones about it unasked.
 */
export function nextDay(line: CallRow): string | undefined {
  if (isGuarded(line)) return undefined;
  const { booked, followUps = [] } = line.ringing;
  if (line.state === 'closed') {
    const due = followUps.filter((one) => one.state === 'open').map((one) => one.dueAt);
    return due.length ? localDay(Math.min(...due)) : undefined;
  }
  if (!isOpen(line)) return undefined;
  if (booked !== null) return localDay(booked);
  const { pause } = clockBookOf(line);
  if (pause) return pause.until === null ? undefined : localDay(pause.until);
  return localDay(line.closeBy);
}

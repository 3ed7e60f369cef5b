/** The sentences of a digest, Chinese and English. Pure. */
import { inLang, type Lang, type Word } from '../protocol/lang.js';
import { enDay, zhDay } from '../protocol/time/said-dates.js';
import { localDay, localTime } from '../protocol/time/local-day.js';

const SENTENCES = {
  raised: ['{time}，{community}的{name}发起呼叫', '{name} of {community} called {time}'],
  walkedIn: ['{time}，{name}登记了来访', 'Somebody came in {time}, registered by {name}'],
  holds: ['{time}起，{name}办理', '{name} has had it since {time}'],
  nobody: ['现在没有人办理', 'Nobody has it now'],
  before: ['此前办理过：{names}', 'Had it before: {names}'],
  helping: ['协办：{names}', 'Helping: {names}'],

  words: ['说的是：{words}', 'What was said: {words}'],
  noWords: ['没有留下文字', 'No words were left'],
  unreadWords: ['留下的文字读不出来', 'What was written cannot be read'],
  kind: ['类别：{category}；{urgency}', '{category}; {urgency}'],
  recategorised: ['{time}，{name}把类别从{before}改为{after}', '{name} changed {before} to {after} {time}'],
  reworded: ['{time}，{name}改过文字', '{name} changed the words {time}'],
  contacted: ['{time}，{name}联系过：{how}', '{name} reached them {time}: {how}'],
  closed: ['{time}，{name}办结：{outcome}', '{name} closed it {time}: {outcome}'],
  referred: ['{time}，{name}办结：已转介{body}', '{name} closed it {time}: referred to {body}'],
  takenBack: ['{time}，{name}撤回了办结', '{name} took the closing back {time}'],
  reopened: ['{time}，重新打开', 'Opened again {time}'],

  answerBy: ['{time}前有人接听', 'Somebody answers by {time}'],
  contactBy: ['{time}前联系上', 'They are reached by {time}'],
  closeBy: ['{time}前办结', 'Closed by {time}'],
  helpAsked: ['请{name}协办，{time}前答复', '{name} was asked to help; answers by {time}'],
  helpAgreed: ['{name}答应协办，{time}前答复', '{name} agreed to help; answers by {time}'],
  reply: ['{time}问转介单位办得怎么样', 'Ask the body it was referred to {time}'],
  replyOf: ['{time}问{body}办得怎么样', 'Ask {body} what came of it {time}'],
  visit: ['{time}回访', 'Ask again how it went {time}'],
  request: ['请{agency}帮忙，{time}前答复', '{agency} answers by {time}'],
  promise: ['{name}答应社区的事，最晚{time}办到', '{name} promised something here, to be kept by {time}'],
  review: ['{name}申请退回，{time}前审核', '{name} gave it back; reviewed by {time}'],
  late: ['{text}，已过期限', '{text}; overdue'],

  unanswered: ['社区{time}的留言还没有回复', 'What the community wrote {time} has no answer yet'],
  unansweredMany: [
    '社区有 {n} 条留言没有回复，最早{time}',
    '{n} messages of the community have no answer, the first {time}',
  ],
  notContacted: ['还没有联系过居民或社区', 'Nobody has reached them yet'],
  reportUnsaid: ['没有说明是否已向公安机关报案', 'Nobody has said whether it was reported to the police'],
  notReported: ['还没有向公安机关报案', 'It has not been reported to the police'],
  paused: ['{time}起暂停计时：{why}', 'The time has stood still since {time}: {why}'],
  pausedUntil: ['暂停计时到{time}：{why}', 'The time stands still until {time}: {why}'],
  moving: ['正在转给{name}，还没有接手', 'It is on its way to {name}, who has not taken it yet'],
  left: ['{name}结束值守时留给了值班调度', '{name} left it to the coordinators when going off duty'],
  broken: ['日志里有 {n} 条读不出来', '{n} entries of the journal cannot be read'],
  somebody: ['有人', 'somebody'],
} as const satisfies Record<string, Word>;

export type DigestSentence = keyof typeof SENTENCES;
export type DigestWords = Record<string, string | number>;

export const digestText = (sentence: DigestSentence, lang: Lang, words: DigestWords = {}): string =>
  inLang(SENTENCES[sentence], lang).replace(/\{(\w+)\}(\p{Script=Han})?/gu, (_, key: string, next = '') => {
    const word = String(words[key] ?? '');
    // A time of the day stands off from the sign behind it.
    return key === 'time' && next && /\d$/.test(word) ? `${word} ${next}` : `${word}${next}`;
  });

/** As people say it: today without its date, another year with it. @param wholeDay without the time of the day */
export function saidTime(at: number, now: number, lang: Lang, wholeDay = false): string {
  const day = localDay(at);
  const time = wholeDay ? '' : localTime(at);
  const year = day.slice(0, 4) === localDay(now).slice(0, 4) ? '' : day.slice(0, 4);
  if (lang === 'zh') {
    return day === localDay(now)
      ? `今天${time && ` ${time}`}`
      : `${year && `${year}年`}${zhDay(day)}${time && ` ${time}`}`;
  }
  const said = day === localDay(now) ? 'today' : `${enDay(day)}${year && ` ${year}`}`;
  return time ? `${said} ${time}` : said;
}

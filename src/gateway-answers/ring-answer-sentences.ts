/** What an officer is told who answers a ring from a telephone, in the language of their notices. Pure. */
import type { OfferEnd } from '../protocol/codes.js';
import { fillWords, type Lang } from '../protocol/lang.js';
import { s, type Sentence } from '../notice/sentence.js';

export const ACCEPTED = s(
  '已由您接听：{community}，编号{number}。请打开查看电话并回电：{link}',
  'It is yours: {community}, number {number}. Open it for the telephone and call back: {link}',
);
export const DECLINED = s(
  '已记下您暂不能接编号{number}，正在呼叫其他人。',
  'Noted: you cannot take number {number}. Others are being called.',
);
export const WHICH = s(
  '您现在有几个来电，请回复1和短信里的四位数，例如 1 {code}。',
  'Several calls ring for you: reply 1 and the four digits of the message, such as 1 {code}.',
);
export const WRONG = s(
  '没有号码{code}的来电。请看短信里的四位数，例如 1 4821。',
  'No call has the number {code}. Look at the four digits in the message, such as 1 4821.',
);
export const NOT_UNDERSTOOD = s(
  '没有看懂。接听请回复1和短信里的四位数，例如 1 4821；暂不能接请回复2和四位数。',
  'Not understood. To accept reply 1 and the four digits of the message, such as 1 4821; to decline, 2 and the digits.',
);
/** Of a ring that has ended otherwise than by somebody's accepting. */
const ENDED: Readonly<Record<OfferEnd, Sentence>> = {
  expired: s(
    '来晚了：编号{number}的振铃时间已过，已改呼其他人。',
    'Too late: the ring of number {number} has ended, and others are being called.',
  ),
  declined: s('编号{number}您已回复暂不能接。', 'You have said that you cannot take number {number}.'),
  withdrawn: s('编号{number}已不再呼叫您。', 'Number {number} does not ring for you any more.'),
  accepted: s('编号{number}已有人接听。', 'Number {number} has been answered.'),
};
export const ended = (how: OfferEnd | null): Sentence => ENDED[how ?? 'withdrawn'];

export type Say = (sentence: Sentence, words?: Record<string, string>) => string;
export const sayer =
  (lang: Lang): Say =>
  (sentence, words = {}) =>
    fillWords(sentence[lang], words);

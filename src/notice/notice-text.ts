/** What a person reads on a lock screen: number and community and nothing of the matter. By kind and language. Pure. */
import { fillWords, type Lang } from '../protocol/lang.js';
import { shortNumber } from '../protocol/calls/call-number.js';
import type { NoticeKind, NoticeParams } from './notice-kinds.js';
import { NOTICE_SENTENCES } from './notice-sentences.js';
import type { Sentence } from './sentence.js';

export interface NoticeText {
  title: string;
  body: string;
}
const BY_KIND: Record<NoticeKind, { '': Sentence } & Partial<Record<string, Sentence>>> = NOTICE_SENTENCES;

const BRAND: Sentence = { zh: '一呼', en: 'Yihu' };

/** An `about` that is not known says the kind's plain sentence; a call's number is said as it is read aloud. */
export function noticeText(kind: NoticeKind, given: NoticeParams, lang: Lang, now: number): NoticeText {
  const params = given.number === undefined ? given : { ...given, number: shortNumber(given.number, now) };
  const sentence = BY_KIND[kind][params.about ?? ''] ?? BY_KIND[kind][''];
  return { title: BRAND[lang], body: filled(sentence[lang], params) };
}

/** Without what is missing: no braces, no empty ends. */
const filled = (sentence: string, params: NoticeParams) =>
  fillWords(sentence, { ...params })
    .replace(/ {2,}/g, ' ')
    .replace(/[：:，, ]+$/, '');

/** One line with its link, as a text message or a chat shows it. */
export const noticeLine = (text: NoticeText, link: string, lang: Lang) =>
  lang === 'zh' ? `【${text.title}】${text.body}：${link}` : `[${text.title}] ${text.body}: ${link}`;

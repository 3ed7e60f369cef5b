/** Words that stand ready in a call (常用语), kept by each unit: for its workers and for its officers. Pure. */
import { reportStateIn, REPORT_WORDS } from '../calls/police-report.js';
import { GUARDED_CATEGORIES } from '../codes.js';
import type { Lang } from '../lang.js';

export const QUICK_REPLY_SIDES = ['worker', 'officer'] as const;
export type QuickReplySide = (typeof QUICK_REPLY_SIDES)[number];
export const QUICK_REPLY_LIMITS = { replies: 60, text: 200 } as const;

export interface QuickReply {
  id: string;
  zh: string;
  /** Absent: the Chinese words stand for both. */
  en?: string;
  /** Empty: all but the guarded ones, of which each is named or has none. */
  categories: string[];
  /** Kept and not shown. */
  hidden?: true;
}
export interface QuickReplies {
  for: QuickReplySide;
  /** In their order. Hidden ones only for who keeps the list. */
  items: QuickReply[];
  /** 0: what ships. */
  version: number;
}

export const fitsCategory = ({ categories }: Pick<QuickReply, 'categories'>, category: string): boolean =>
  categories.length ? categories.includes(category) : !GUARDED_CATEGORIES.includes(category);

/** Those that are shown in a call of this category, in their order. */
export const repliesFor = (items: readonly QuickReply[], category: string): QuickReply[] =>
  items.filter((one) => !one.hidden && fitsCategory(one, category));

export const labelOf = ({ zh, en }: Pick<QuickReply, 'zh' | 'en'>, lang: Lang): string =>
  lang === 'en' && en ? en : zh;

/** What is said at its touch: of a minor, that the police know is the report that is asked for, in the words that record it. */
export function wordsToSay(reply: Pick<QuickReply, 'zh' | 'en'>, category: string, lang: Lang): string {
  const report = category === 'minors' ? reportStateIn(reply.zh) : null;
  return report ? REPORT_WORDS[report] : labelOf(reply, lang);
}

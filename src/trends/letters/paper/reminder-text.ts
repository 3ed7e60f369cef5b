/** A letter in words, for the paper. Pure. */
import { addressedName } from '../../../kernel/refusal/refusal.js';
import type { Lang } from '../../../protocol/lang.js';
import type { Letter } from '../../../protocol/trends/letters.js';
import { localDay } from '../../../protocol/time/local-day.js';
import { percent } from '../proposed-text.js';

export interface ReminderPaper {
  unit: string;
  title: string;
  number: string;
  /** That it is a draft, or was withdrawn; empty where it counts. */
  mark: string;
  to: string;
  paragraphs: string[];
  figuresHeading: string;
  /** Name and value. */
  figures: [string, string][];
  definitions: string[];
  /** Who signed, on which day. */
  ending: string[];
  answerBy: string;
}

const WORDS = {
  zh: {
    title: '提示函',
    draft: '草稿，未签发',
    withdrawn: '已撤回',
    to: (unit: string) => `${unit}：`,
    heading: (year: number, day: string) => `${year}年司法救助数据（${day}的数据，此后不变）`,
    granted: '救助案件',
    base: '基数',
    rate: '救助率',
    pooled: '合并救助率',
    pooledOf: (rate: string, granted: number, base: number, units: number) =>
      `${rate}（${units} 个单位，${granted}÷${base}）`,
    leads: '当年登记的线索',
    handedOver: '当年移交的线索',
    source: '数据来源',
    none: '—',
    count: (n: number) => `${n} 件`,
    signed: (name: string) => `签发：${name}`,
    answerBy: (day: string) => `请于${day}前书面答复。`,
    day: (at: string) => {
      const [year, month, date] = localDay(Date.parse(at)).split('-').map(Number);
      return `${year}年${month}月${date}日`;
    },
  },
  en: {
    title: 'Reminder',
    draft: 'Draft, not signed',
    withdrawn: 'Withdrawn',
    to: (unit: string) => `To ${unit}:`,
    heading: (year: number, day: string) =>
      `Judicial relief in ${year} (as it stood on ${day}; not changed after)`,
    granted: 'Granted',
    base: 'Base',
    rate: 'Relief rate',
    pooled: 'Pooled rate',
    pooledOf: (rate: string, granted: number, base: number, units: number) =>
      `${rate} (${units} units, ${granted} ÷ ${base})`,
    leads: 'Leads entered in the year',
    handedOver: 'Handed over in the year',
    source: 'Source',
    none: '–',
    count: (n: number) => String(n),
    signed: (name: string) => `Signed: ${name}`,
    answerBy: (day: string) => `Please answer in writing by ${day}.`,
    day: (at: string) => localDay(Date.parse(at)),
  },
} as const;

export function reminderPaper(letter: Letter, lang: Lang): ReminderPaper {
  const words = WORDS[lang];
  const { figures, signed, state } = letter;
  const { pooled } = figures;
  return {
    unit: letter.unit.name,
    title: words.title,
    number: letter.number,
    mark: state === 'draft' ? words.draft : state === 'withdrawn' ? words.withdrawn : '',
    to: words.to(letter.to.name),
    paragraphs: letter.text.split('\n').filter((line) => line.trim()),
    figuresHeading: words.heading(figures.year, words.day(figures.takenAt)),
    figures: [
      [words.granted, words.count(figures.granted)],
      [words.base, words.count(figures.base)],
      [words.rate, percent(figures.rate)],
      [
        words.pooled,
        pooled.rate === null
          ? words.none
          : words.pooledOf(percent(pooled.rate), pooled.granted, pooled.base, pooled.units),
      ],
      [words.leads, words.count(figures.leads)],
      [words.handedOver, words.count(figures.handedOver)],
      [words.source, figures.source || words.none],
    ],
    definitions: figures.definitions,
    ending: [
      letter.unit.name,
      ...(signed ? [words.signed(addressedName(signed.by)), words.day(signed.at)] : []),
    ],
    answerBy: letter.due ? words.answerBy(words.day(letter.due)) : '',
  };
}

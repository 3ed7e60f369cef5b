/** 回访记录: how they are some months after the relief; filled in as far as the visit was noted. Pure. */
import { addressedName } from '../../../kernel/refusal/refusal.js';
import type { Lang } from '../../../protocol/lang.js';
import type { Paper } from '../paper.js';
import { beneficiaryFacts, composed, dayOfInstant, spelledDay, type PaperSource } from './paper-source.js';

const WORDS = {
  zh: {
    title: (months: number) => `国家司法救助回访记录（满 ${months} 个月）`,
    person: '回访对象',
    paid: '救助金到账',
    due: '应回访日期',
    on: '回访日期',
    way: '回访方式',
    ways: { home: '上门', phone: '电话', office: '来院' },
    by: '回访人',
    found: '回访情况',
    rows: ['现在的生活', '救助金怎样使用', '还有什么困难', '需要哪个单位帮助', '下一步'],
    note: '已记录的情况',
    places: ['被回访人签名', '回访人签名'],
    day: '　　年　　月　　日',
  },
  en: {
    title: (months: number) => `Visit after relief: ${months} months`,
    person: 'Who is visited',
    paid: 'The money arrived on',
    due: 'Due on',
    on: 'Visited on',
    way: 'How',
    ways: { home: 'at home', phone: 'by telephone', office: 'in the office' },
    by: 'Visited by',
    found: 'What was found',
    rows: [
      'How they live now',
      'What the money is used for',
      'What is still hard',
      'Whose help is needed',
      'What comes next',
    ],
    note: 'As it was noted',
    places: ['Signed by who was visited', 'Signed by the visitor'],
    day: 'Day: ____________',
  },
} as const;

export function visitText(source: PaperSource, lang: Lang): Paper {
  const words = WORDS[lang];
  const { lead } = source;
  const months = source.months ?? lead.visits.find(({ doneAt }) => !doneAt)?.months ?? 1;
  const visit = lead.visits.find((one) => one.months === months);
  const { way, by, note, doneAt, due } = visit ?? {};
  return composed(source, lang, {
    title: words.title(months),
    sealed: false,
    blocks: [
      { kind: 'heading', text: words.person },
      {
        kind: 'facts',
        facts: [
          ...beneficiaryFacts(lead, lang, ['name', 'phone', 'address']),
          { name: words.paid, value: lead.payment ? spelledDay(lead.payment.paidOn, lang) : null },
          { name: words.due, value: due ? dayOfInstant(due, lang) : null },
          { name: words.on, value: doneAt ? dayOfInstant(doneAt, lang) : null },
          { name: words.way, value: way ? words.ways[way] : null },
          { name: words.by, value: by ? addressedName(by) : null },
        ],
      },
      { kind: 'heading', text: words.found },
      {
        kind: 'facts',
        facts: [
          ...(note ? [{ name: words.note, value: note }] : []),
          ...words.rows.map((name) => ({ name, value: null, lines: note ? 1 : 2 })),
        ],
      },
      { kind: 'signs', places: words.places, day: words.day },
    ],
  });
}

/** 线索移送函: a lead handed to who decides on it, in the unit or in a sister organ. Pure. */
import { addressedName } from '../../../kernel/refusal/refusal.js';
import type { Lang } from '../../../protocol/lang.js';
import type { LeadSummary } from '../../../protocol/relief/leads.js';
import type { Paper } from '../paper.js';
import { LEAD_KIND_WORDS, LEAD_SOURCE_WORDS } from './lead-words.js';
import { inLang } from '../../../protocol/lang.js';
import {
  beneficiaryFacts,
  composed,
  dayOfInstant,
  spelledDay,
  stepOf,
  type PaperSource,
} from './paper-source.js';

const WORDS = {
  zh: {
    title: '国家司法救助线索移送函',
    opening: '现将下列国家司法救助线索移送你单位，请依法办理，并将接收情况、办理结果告知我院。',
    lead: '线索情况',
    source: '线索来源',
    kind: '类别',
    found: '发现日期',
    case: '是否在办案件当事人',
    cases: { here: '是，本院在办', sister: '是，兄弟单位在办', none: '不是' },
    caseNumber: '案号',
    note: '基本情况',
    person: '当事人情况',
    told: '告知权利日期',
    answerBy: '请于此日前答复',
    enclosed: '附件',
    slip: '回执（请接收单位填写）',
    receipt: ['接收单位', '接收人', '接收日期', '编号', '答复'],
    inCharge: '经办人',
  },
  en: {
    title: 'Transfer of a lead for state judicial relief',
    opening:
      'The lead below for state judicial relief is handed to you. Please deal with it by law, and tell us that you have it and what came of it.',
    lead: 'The lead',
    source: 'Where it came from',
    kind: 'Kind',
    found: 'Found on',
    case: 'Party to a case that is handled',
    cases: { here: 'yes, by this unit', sister: 'yes, by a sister organ', none: 'no' },
    caseNumber: 'Case number',
    note: 'What is known',
    person: 'The person',
    told: 'Told of the right on',
    answerBy: 'Please answer by',
    enclosed: 'Enclosed',
    slip: 'Receipt, to be filled in by who takes it',
    receipt: ['Taken by', 'Name', 'Day', 'Number', 'Answer'],
    inCharge: 'In charge',
  },
} as const;

const sourceOf = ({ source, community }: LeadSummary, lang: Lang): string =>
  [inLang(LEAD_SOURCE_WORDS[source.kind], lang), community?.name, source.name].filter(Boolean).join(' · ');

export function transferText(source: PaperSource, lang: Lang): Paper {
  const words = WORDS[lang];
  const { lead } = source;
  const gate = stepOf(lead, 'gate');
  const told = stepOf(lead, 'told');
  return composed(source, lang, {
    title: words.title,
    to: gate?.agency || null,
    sealed: true,
    numbers: [{ name: words.inCharge, value: addressedName(lead.inCharge) || null }],
    blocks: [
      { kind: 'text', text: words.opening },
      { kind: 'heading', text: words.lead },
      {
        kind: 'facts',
        facts: [
          { name: words.source, value: sourceOf(lead, lang) },
          { name: words.kind, value: inLang(LEAD_KIND_WORDS[lead.kind], lang) },
          { name: words.found, value: dayOfInstant(lead.madeAt, lang) },
          { name: words.case, value: gate?.case ? words.cases[gate.case] : null },
          ...(gate?.case === 'here' ? [{ name: words.caseNumber, value: gate.caseNumber ?? null }] : []),
          { name: words.told, value: told ? dayOfInstant(told.at, lang) : null },
          { name: words.note, value: lead.note || null, lines: 4 },
        ],
      },
      { kind: 'heading', text: words.person },
      {
        kind: 'facts',
        facts: beneficiaryFacts(lead, lang, ['name', 'idNumber', 'phone', 'address', 'circumstances']),
      },
      {
        kind: 'facts',
        facts: [
          { name: words.answerBy, value: gate?.answerBy ? spelledDay(gate.answerBy, lang) : null },
          { name: words.enclosed, value: null },
        ],
      },
    ],
    slip: [
      { kind: 'heading', text: words.slip },
      { kind: 'facts', facts: words.receipt.map((name) => ({ name, value: null })) },
    ],
  });
}

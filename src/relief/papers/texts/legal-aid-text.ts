/** That somebody was granted relief, so that their means are not checked for legal aid (法律援助法 art. 42). Pure. */
import { addressedName } from '../../../kernel/refusal/refusal.js';
import type { Lang } from '../../../protocol/lang.js';
import type { Paper } from '../paper.js';
import { beneficiaryFacts, composed, stepOf, type PaperSource } from './paper-source.js';

const WORDS = {
  zh: {
    title: '关于免予核查经济困难状况的说明',
    opening:
      '下列人员经决定予以国家司法救助，属于司法救助对象。依照《中华人民共和国法律援助法》第四十二条，其申请法律援助时，免予核查经济困难状况。',
    person: '被救助人',
    decided: '决定日期',
    receipt: '救助案件受理编号',
    close: '本说明供本人申请法律援助时使用。',
    ask: '如需核实，请与我院联系。',
    inCharge: '经办人',
  },
  en: {
    title: 'No means check for legal aid',
    opening:
      'The person below was granted state judicial relief. By article 42 of the Legal Aid Law their means are not checked when they apply for legal aid.',
    person: 'Who was granted relief',
    decided: 'Decided on',
    receipt: 'Number of the relief case',
    close: 'For their own use when they apply for legal aid.',
    ask: 'Please ask us where it is to be verified.',
    inCharge: 'In charge',
  },
} as const;

export function legalAidText(source: PaperSource, lang: Lang): Paper {
  const words = WORDS[lang];
  const { lead } = source;
  return composed(source, lang, {
    title: words.title,
    to: null,
    sealed: true,
    numbers: [{ name: words.inCharge, value: addressedName(lead.inCharge) || null }],
    blocks: [
      { kind: 'text', text: words.opening },
      { kind: 'heading', text: words.person },
      {
        kind: 'facts',
        facts: [
          ...beneficiaryFacts(lead, lang, ['name', 'idNumber', 'address']),
          // Noted here later than it was decided: the decision has its own day.
          { name: words.decided, value: null },
          { name: words.receipt, value: stepOf(lead, 'handed_over')?.receipt ?? null },
        ],
      },
      { kind: 'text', text: words.close },
      { kind: 'text', text: words.ask },
    ],
  });
}

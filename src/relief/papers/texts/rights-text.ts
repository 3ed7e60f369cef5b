/** 权利告知书: what somebody may ask for, and what they bring, in large print. Pure. */
import { addressedName } from '../../../kernel/refusal/refusal.js';
import type { Lang } from '../../../protocol/lang.js';
import type { Paper } from '../paper.js';
import { commonWords, composed, type PaperSource } from './paper-source.js';

const WORDS = {
  zh: {
    title: '国家司法救助权利告知书',
    opening: '您因案件受到损害，生活面临急迫困难的，可以申请国家司法救助。现把您的权利和要带的材料告诉您：',
    rights: '您的权利',
    items: (decide: number, paid: number, months: number) => [
      '可以书面申请，也可以口头申请；口头申请的，由我们记录。',
      `受理以后，${decide} 个工作日内决定是否救助。`,
      '情况急迫的，可以先救助，材料随后补齐。',
      `救助金到账后，${paid} 个工作日内告诉您。`,
      `同一案件同一人只救助一次；救助金一般不超过上一年度本省职工 ${months} 个月的平均工资，超过的要专门审批。`,
      '决定作出以前，您随时可以撤回申请。',
      '得到救助的，申请法律援助时免予核查经济困难状况（法律援助法第四十二条）。',
    ],
    bring: '请带上这些材料',
    bringNote: '有哪一样拿不出，请先来，我们一起想办法。',
    contact: '找谁',
    inCharge: '经办人',
    phone: '电话',
    source: '依据：《人民检察院国家司法救助工作细则（试行）》、法律援助法。',
    told: '以上内容已经告诉我，我听明白了。',
    places: ['被告知人签名', '告知人签名'],
    day: '　　年　　月　　日',
  },
  en: {
    title: 'Your right to state judicial relief',
    opening:
      'If a case has harmed you and you are in urgent hardship, you may apply for state judicial relief. This is what you may ask for, and what to bring:',
    rights: 'Your rights',
    items: (decide: number, paid: number, months: number) => [
      'You may apply in writing or by word of mouth; what you say is written down by us.',
      `Once your application is taken, it is decided within ${decide} working days.`,
      'Where it is urgent, relief may come first and the papers after.',
      `Once the money has arrived, you are told within ${paid} working days.`,
      `One grant a person a case; as a rule no more than ${months} months of the average wage of the province in the year before, above it only with special approval.`,
      'Until it is decided you may withdraw your application at any time.',
      'Who was granted relief needs no means check for legal aid (Legal Aid Law, article 42).',
    ],
    bring: 'Please bring',
    bringNote: 'If you cannot get one of them, come all the same; we look for a way together.',
    contact: 'Whom to ask',
    inCharge: 'In charge',
    phone: 'Telephone',
    source:
      'Source: detailed rules of the procuratorates on state judicial relief (for trial); Legal Aid Law.',
    told: 'I was told this and have understood it.',
    places: ['Signed by who was told', 'Signed by who told'],
    day: 'Day: ____________',
  },
} as const;

export function rightsText(source: PaperSource, lang: Lang): Paper {
  const words = WORDS[lang];
  const { lead, unit, settings } = source;
  return composed(source, lang, {
    title: words.title,
    large: true,
    to: lead.beneficiary?.name || null,
    sealed: true,
    blocks: [
      { kind: 'text', text: words.opening },
      { kind: 'heading', text: words.rights },
      {
        kind: 'items',
        mark: 'number',
        items: words.items(settings.decideDays, settings.tellPaidDays, settings.capMonths),
      },
      { kind: 'heading', text: words.bring },
      { kind: 'items', mark: 'box', items: settings.toBring },
      { kind: 'text', text: words.bringNote },
      { kind: 'heading', text: words.contact },
      {
        kind: 'facts',
        facts: [
          { name: words.inCharge, value: addressedName(lead.inCharge) || null },
          {
            name: words.phone,
            value: [unit.dutyPhone, '12309'].filter(Boolean).join(commonWords(lang).between),
          },
        ],
      },
      { kind: 'text', text: words.source },
      { kind: 'text', text: words.told, strong: true },
      { kind: 'signs', places: words.places, day: words.day },
    ],
  });
}

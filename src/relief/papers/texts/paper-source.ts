/** What a paper is drafted from, and what every paper has. Pure. */
import type { Lang } from '../../../protocol/lang.js';
import type { AgencyRequest } from '../../../protocol/relief/agency-requests.js';
import type { LeadDetail, LeadStep, DoneLeadStep } from '../../../protocol/relief/leads.js';
import { localDay } from '../../../protocol/time/local-day.js';
import type { Paper, PaperBlock, PaperFact } from '../paper.js';

export interface PaperSource {
  /** As its reader sees it: masked, or in clear for a reason. */
  lead: LeadDetail;
  unit: { name: string; dutyPhone: string };
  /** Of the unit. */
  settings: { decideDays: number; tellPaidDays: number; capMonths: number; toBring: readonly string[] };
  request?: AgencyRequest | undefined;
  months?: number | undefined;
}
/** What a text says of its own. */
export type PaperText = Pick<Paper, 'title' | 'blocks'> &
  Partial<Pick<Paper, 'large' | 'to' | 'numbers' | 'foot'>> & {
    /** The unit answers for it with its seal. */
    sealed: boolean;
    /** Cut off beneath that, filled in and sent back. */
    slip?: readonly PaperBlock[];
  };

const WORDS = {
  zh: {
    draft: '草稿，线下签字盖章后生效',
    number: '线索编号',
    paperNumber: '文书编号',
    inCharge: '经办人',
    seal: '（印章）',
    day: '　　　　年　　月　　日',
    page: '第 {n} 页',
    phones: (phone: string) => `联系电话：${phone ? `${phone}，` : ''}检察服务热线 12309`,
    beneficiary: {
      name: '姓名',
      phone: '电话',
      idNumber: '身份证件号码',
      address: '住址',
      circumstances: '家庭情况',
    },
    between: '、',
  },
  en: {
    draft: 'Draft; valid once it is signed and sealed on paper',
    number: 'Lead',
    paperNumber: 'Paper number',
    inCharge: 'In charge',
    seal: '(seal)',
    day: 'Day: ______________',
    page: 'Page {n}',
    phones: (phone: string) =>
      `Telephone: ${phone ? `${phone}, or ` : ''}12309, the hotline of the procuratorates`,
    beneficiary: {
      name: 'Name',
      phone: 'Telephone',
      idNumber: 'Number of identity papers',
      address: 'Address',
      circumstances: 'How they live',
    },
    between: ', ',
  },
} as const;

export const commonWords = (lang: Lang) => WORDS[lang];

/** 2026年11月24日 */
export const spelledDay = (day: string, lang: Lang): string => {
  if (lang === 'en') return day;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
export const dayOfInstant = (at: string, lang: Lang): string => spelledDay(localDay(Date.parse(at)), lang);

export const stepOf = ({ steps }: LeadDetail, step: LeadStep): DoneLeadStep | undefined =>
  steps.findLast((one) => one.step === step);

/** Who is helped, as far as it is known; a number of papers is written in by hand, since the hub shows none in full. */
export function beneficiaryFacts(
  { beneficiary }: LeadDetail,
  lang: Lang,
  fields: readonly (keyof (typeof WORDS)['zh']['beneficiary'])[],
): PaperFact[] {
  const names = WORDS[lang].beneficiary;
  return fields.map((field) => ({
    name: names[field],
    value: (field !== 'idNumber' && beneficiary?.[field]) || null,
    ...(field === 'circumstances' && { lines: 3 }),
  }));
}

/** The paper with what all of them have: unit, numbers, telephones, the place for seal and day. */
export function composed(
  { lead, unit }: PaperSource,
  lang: Lang,
  { sealed, slip, blocks, large = false, numbers = [], ...text }: PaperText,
): Paper {
  const words = WORDS[lang];
  return {
    lang,
    unit: unit.name,
    draft: words.draft,
    large,
    numbers: [{ name: words.number, value: lead.number }, ...numbers],
    foot: words.phones(unit.dutyPhone),
    page: words.page,
    name: `${text.title}_${lead.number}`,
    blocks: [
      ...blocks,
      ...(sealed ? [{ kind: 'closing' as const, unit: unit.name, seal: words.seal, day: words.day }] : []),
      ...(slip ? [{ kind: 'slip' as const, blocks: slip }] : []),
    ],
    ...text,
  };
}

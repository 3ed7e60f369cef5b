/** The petitions of a filter as a file, as they are listed: how far each is, what is due of it, and no word of anybody. */
import { wallCell, type ExportColumn } from '../../exports/export-columns.js';
import { label } from '../../exports/export-labels.js';
import { codeText } from '../../exports/filter-text.js';
import { listExport, type ListQuestion, type ListTotal } from '../../exports/list-export.js';
import { addressedName } from '../../kernel/refusal/refusal.js';
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import type { DonePetitionStep, Petition, PetitionStep } from '../../protocol/relief/petitions.js';
import {
  PETITION_AWAITS_WORDS,
  PETITION_LIGHT_WORDS,
  PETITION_STATE_WORDS,
  PETITION_STEP_WORDS,
  PETITION_WAY_WORDS,
} from '../../protocol/vocabulary/petitions.js';
import { PetitionViews } from '../petition.view.js';
import { petitionsMeant, type PetitionFilter } from '../petitions.query.js';
import { countPetitions, listPetitions, placeInList, type PetitionsMeant } from '../petitions.repository.js';

export type PetitionsExport = ListQuestion<PetitionFilter>;
export const PETITIONS_EXPORT = 'export_petitions';
export const PETITIONS_TITLE: Word = ['控告申诉', 'Petitions'];

const LATE: ListTotal<PetitionsMeant> = {
  name: ['其中超期', 'Of these, overdue'],
  narrower: { states: ['open'], light: 'late' },
  means: ['在等的答复现在已过期限的', 'of which an answer is past its time now'],
};

/** The local day on which it was done last, since it was handed on. */
const dayOf = (step: PetitionStep) => ({
  width: 14,
  of: (petition: Petition) => petition.steps.findLast((one) => one.step === step && !one.earlier)?.on ?? null,
});
const COLUMNS: readonly ExportColumn<Petition>[] = [
  { heading: ['编号', 'Number'], width: 16, of: (petition) => petition.call.number },
  { heading: ['社区', 'Community'], width: 16, of: (petition) => petition.community.name },
  {
    heading: ['转出时间', 'Passed on'],
    width: 20,
    date: true,
    of: (petition) => wallCell(petition.handedOnAt),
  },
  { heading: ['经办人', 'In charge'], width: 14, of: (petition) => addressedName(petition.inCharge) },
  {
    heading: ['状态', 'State'],
    width: 18,
    of: (petition, { lang }) => inLang(PETITION_STATE_WORDS[petition.state], lang),
  },
  { heading: ['12309 编号', 'Number at 12309'], width: 18, of: (petition) => petition.receipt ?? null },
  {
    heading: ['等待', 'Waits for'],
    width: 18,
    of: (petition, { lang }) =>
      petition.awaits ? inLang(PETITION_AWAITS_WORDS[petition.awaits], lang) : null,
  },
  {
    heading: ['期限', 'Due'],
    width: 20,
    date: true,
    of: (petition) => wallCell(petition.due),
  },
  {
    heading: ['期限状态', 'How it stands'],
    width: 10,
    of: (petition, { lang }) => (petition.light ? inLang(PETITION_LIGHT_WORDS[petition.light], lang) : null),
  },
  { heading: ['12309 接收日', '12309 had it on'], ...dayOf('receipt') },
  { heading: ['程序性答复日', 'Answered by procedure on'], ...dayOf('procedure') },
  { heading: ['最近进展答复日', 'Progress told last on'], ...dayOf('progress') },
  { heading: ['结果答复日', 'Outcome told on'], ...dayOf('outcome') },
  {
    heading: ['经过', 'What was done'],
    width: 60,
    of: (petition, { lang }) =>
      petition.steps.map((step) => stepText(step, lang)).join(lang === 'zh' ? '；' : '; ') || null,
  },
];

/** 2026-12-01 程序性答复（书面，按期） */
function stepText({ step, on, how, receipt, inTime, earlier }: DonePetitionStep, lang: Lang): string {
  const more = [
    how && inLang(PETITION_WAY_WORDS[how], lang),
    receipt,
    inTime !== undefined && inLang(inTime ? ['按期', 'in time'] : ['超期', 'late'], lang),
    earlier && inLang(['重新打开前', 'before it was opened again'], lang),
  ].filter((one) => one !== undefined && one !== false);
  const said = `${on} ${inLang(PETITION_STEP_WORDS[step], lang)}`;
  if (!more.length) return said;
  return lang === 'zh' ? `${said}（${more.join('，')}）` : `${said} (${more.join(', ')})`;
}

export const petitionsExport = listExport({
  name: PETITIONS_EXPORT,
  title: PETITIONS_TITLE,
  words: {
    state: [['状态', 'State'], codeText(PETITION_STATE_WORDS)],
    light: [['期限', 'Due'], codeText(PETITION_LIGHT_WORDS)],
    mine: [['我转出的', 'Passed on by me'], codeText({ true: ['是', 'yes'], false: ['否', 'no'] })],
    callId: [['只看一件呼叫', 'One call only'], (_, { lang }) => label('yes', lang)],
  },
  remark: [
    '每一步的说明不在文件里；“经过”含重新打开前的各步',
    'What was written at a step is not in the file; “What was done” has the steps before it was opened again too',
  ],
  columns: COLUMNS,
  meant: ({ actor, clock }, filter: PetitionFilter) => petitionsMeant(actor, filter, clock.now()),
  count: countPetitions,
  list: listPetitions,
  placeInList,
  shown: ({ store, clock, directory, seal, actor }) => {
    const views = new PetitionViews(store, clock, directory, seal);
    return (rows) => views.all(actor, rows);
  },
  totals: (meant) => [
    { name: ['件数', 'How many'], narrower: {}, means: ['符合筛选条件的', 'of the filter'] },
    ...(meant.states.includes('open') && meant.light === undefined ? [LATE] : []),
  ],
});

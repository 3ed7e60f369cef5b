/** The petitions of a filter as a file, as they are listed: how far each is, what is due of it, and no word of anybody. */
import {
  columnHeaders,
  FETCH_SIZE,
  rowCells,
  wallCell,
  type ExportColumn,
} from '../../exports/export-columns.js';
import { writeExport, type ExportTotal, type Format } from '../../exports/export-file.js';
import { label } from '../../exports/export-labels.js';
import { codeText, filterText, type FilterTexts } from '../../exports/filter-text.js';
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
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
import type { PetitionRow } from '../petitions.entity.js';
import { petitionsMeant, type PetitionFilter } from '../petitions.query.js';
import { countPetitions, listPetitions, placeInList, type PetitionsMeant } from '../petitions.repository.js';

export interface PetitionsExport extends Record<string, unknown> {
  format: Format;
  filter: PetitionFilter;
}
export const PETITIONS_EXPORT = 'export_petitions';
export const PETITIONS_TITLE: Word = ['控告申诉', 'Petitions'];

const WORDS: FilterTexts<keyof PetitionFilter> = {
  state: [['状态', 'State'], codeText(PETITION_STATE_WORDS)],
  light: [['期限', 'Due'], codeText(PETITION_LIGHT_WORDS)],
  mine: [['我转出的', 'Passed on by me'], codeText({ true: ['是', 'yes'], false: ['否', 'no'] })],
  callId: [['只看一件呼叫', 'One call only'], (_, { lang }) => label('yes', lang)],
};
const REMARK: Word = [
  '每一步的说明不在文件里；“经过”含重新打开前的各步',
  'What was written at a step is not in the file; “What was done” has the steps before it was opened again too',
];

interface Line {
  row: PetitionRow;
  petition: Petition;
}
/** The local day on which it was done last, since it was handed on. */
const dayOf = (step: PetitionStep) => ({
  width: 14,
  of: ({ petition }: Line) => petition.steps.findLast((one) => one.step === step && !one.earlier)?.on ?? null,
});
const COLUMNS: readonly ExportColumn<Line>[] = [
  { heading: ['编号', 'Number'], width: 16, of: ({ petition }) => petition.call.number },
  { heading: ['社区', 'Community'], width: 16, of: ({ petition }) => petition.community.name },
  {
    heading: ['转出时间', 'Passed on'],
    width: 20,
    date: true,
    of: ({ petition }) => wallCell(petition.handedOnAt),
  },
  { heading: ['经办人', 'In charge'], width: 14, of: ({ petition }) => addressedName(petition.inCharge) },
  {
    heading: ['状态', 'State'],
    width: 18,
    of: ({ petition }, { lang }) => inLang(PETITION_STATE_WORDS[petition.state], lang),
  },
  { heading: ['12309 编号', 'Number at 12309'], width: 18, of: ({ petition }) => petition.receipt ?? null },
  {
    heading: ['等待', 'Waits for'],
    width: 18,
    of: ({ petition }, { lang }) =>
      petition.awaits ? inLang(PETITION_AWAITS_WORDS[petition.awaits], lang) : null,
  },
  {
    heading: ['期限', 'Due'],
    width: 20,
    date: true,
    of: ({ petition }) => wallCell(petition.due),
  },
  {
    heading: ['期限状态', 'How it stands'],
    width: 10,
    of: ({ petition }, { lang }) =>
      petition.light ? inLang(PETITION_LIGHT_WORDS[petition.light], lang) : null,
  },
  { heading: ['12309 接收日', '12309 had it on'], ...dayOf('receipt') },
  { heading: ['程序性答复日', 'Answered by procedure on'], ...dayOf('procedure') },
  { heading: ['最近进展答复日', 'Progress told last on'], ...dayOf('progress') },
  { heading: ['结果答复日', 'Outcome told on'], ...dayOf('outcome') },
  {
    heading: ['经过', 'What was done'],
    width: 60,
    of: ({ petition }, { lang }) =>
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

export const petitionsExport: JobWorker<PetitionsExport> = {
  name: PETITIONS_EXPORT,
  async run(context, { format, filter }) {
    const { store, directory, actor, clock, seal, lang } = context;
    await store.freeze();
    const meant = petitionsMeant(actor, filter, clock.now());
    const views = new PetitionViews(store, clock, directory, seal);
    return writeExport(context, format, {
      title: inLang(PETITIONS_TITLE, lang),
      filter: filterText(WORDS, ['', ''], filter, actor, directory),
      count: await countPetitions(store.read, actor.unitId, meant),
      totals: await totalsOf(context, meant),
      remarks: [inLang(REMARK, lang)],
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<Line>(context, COLUMNS, (last) => pageAfter(context, views, meant, last)),
    });
  },
};

async function pageAfter(
  { store, actor }: JobContext,
  views: PetitionViews,
  meant: PetitionsMeant,
  last: Line | undefined,
): Promise<Line[]> {
  const after = last && placeInList(last.row);
  const rows = await listPetitions(store.read, actor.unitId, meant, { after, most: FETCH_SIZE });
  const petitions = await views.all(actor, rows);
  return rows.map((row, place) => ({ row, petition: petitions[place]! }));
}

async function totalsOf({ store, actor, lang }: JobContext, meant: PetitionsMeant): Promise<ExportTotal[]> {
  const said = async (name: Word, narrower: Partial<PetitionsMeant>, means: Word) => ({
    name: inLang(name, lang),
    value: await countPetitions(store.read, actor.unitId, { ...meant, ...narrower }),
    means: inLang(means, lang),
  });
  const totals = [await said(['件数', 'How many'], {}, ['符合筛选条件的', 'of the filter'])];
  if (meant.states.includes('open') && meant.light === undefined)
    totals.push(
      await said(['其中超期', 'Of these, overdue'], { states: ['open'], light: 'late' }, [
        '在等的答复现在已过期限的',
        'of which an answer is past its time now',
      ]),
    );
  return totals;
}

/** Leads for supervision of a filter as a file, as they are listed: where each is and what came of it; no word of anybody. */
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
import { inLang, type Word } from '../../protocol/lang.js';
import type { SupervisionLead } from '../../protocol/relief/supervision.js';
import {
  SUPERVISION_KIND_WORDS,
  SUPERVISION_OUTCOME_WORDS,
  SUPERVISION_STATE_WORDS,
} from '../../protocol/vocabulary/relief.js';
import type { SupervisionLeadRow } from '../supervision.entity.js';
import { SupervisionLeadViews } from '../supervision-lead.view.js';
import {
  countLeads,
  listLeads,
  placeInList,
  type SupervisionMeant,
} from '../supervision-leads.repository.js';
import { supervisionMeant, type SupervisionFilter } from '../supervision-list.query.js';

export interface SupervisionLeadsExport extends Record<string, unknown> {
  format: Format;
  filter: SupervisionFilter;
}
export const SUPERVISION_LEADS_TITLE: Word = ['监督线索', 'Leads for supervision'];

const WORDS: FilterTexts<keyof SupervisionFilter> = {
  state: [['状态', 'State'], codeText(SUPERVISION_STATE_WORDS)],
  kind: [['类别', 'Kind'], codeText(SUPERVISION_KIND_WORDS)],
  mine: [['我交的', 'Handed in by me'], codeText({ true: ['是', 'yes'], false: ['否', 'no'] })],
  suggestionId: [['又出现的同类线索', 'Of the same again'], (_, { lang }) => label('yes', lang)],
};
const REMARK: Word = [
  '线索内容、地点和告知的话不在文件里',
  'What was seen, where, and the words of what came of it are not in the file',
];

interface Line {
  row: SupervisionLeadRow;
  lead: SupervisionLead;
}
const COLUMNS: readonly ExportColumn<Line>[] = [
  { heading: ['编号', 'Number'], width: 16, of: ({ lead }) => lead.number },
  {
    heading: ['类别', 'Kind'],
    width: 14,
    of: ({ lead }, { lang }) => inLang(SUPERVISION_KIND_WORDS[lead.kind], lang),
  },
  {
    heading: ['状态', 'State'],
    width: 14,
    of: ({ lead }, { lang }) => inLang(SUPERVISION_STATE_WORDS[lead.state], lang),
  },
  { heading: ['交来时间', 'Handed in'], width: 20, date: true, of: ({ lead }) => wallCell(lead.handedInAt) },
  { heading: ['交线索的人', 'Handed in by'], width: 14, of: ({ lead }) => addressedName(lead.handedInBy) },
  { heading: ['社区', 'Community'], width: 16, of: ({ lead }) => lead.community?.name ?? null },
  { heading: ['来自呼叫', 'Of call'], width: 16, of: ({ lead }) => lead.call?.number ?? null },
  { heading: ['移交部门', 'Department'], width: 20, of: ({ lead }) => lead.department?.name ?? null },
  {
    heading: ['移交时间', 'Handed over'],
    width: 20,
    date: true,
    of: ({ lead }) => wallCell(lead.handedOverAt),
  },
  {
    heading: ['移交人', 'Handed over by'],
    width: 14,
    of: ({ lead }) => (lead.handedOverBy ? addressedName(lead.handedOverBy) : null),
  },
  { heading: ['部门回执', 'Receipt'], width: 16, of: ({ lead }) => lead.receipt ?? null },
  {
    heading: ['回执时间', 'Receipt noted'],
    width: 20,
    date: true,
    of: ({ lead }) => wallCell(lead.receiptAt),
  },
  {
    heading: ['结果', 'Outcome'],
    width: 18,
    of: ({ lead }, { lang }) => (lead.outcome ? inLang(SUPERVISION_OUTCOME_WORDS[lead.outcome], lang) : null),
  },
  { heading: ['告知时间', 'Told'], width: 20, date: true, of: ({ lead }) => wallCell(lead.toldAt) },
];

export const supervisionLeadsExport: JobWorker<SupervisionLeadsExport> = {
  name: 'export_supervision_leads',
  async run(context, { format, filter }) {
    const { store, directory, actor, seal, lang } = context;
    await store.freeze();
    const meant = await supervisionMeant(store.read, actor, filter);
    const views = new SupervisionLeadViews(store, directory, seal);
    return writeExport(context, format, {
      title: inLang(SUPERVISION_LEADS_TITLE, lang),
      filter: filterText(WORDS, ['', ''], filter, actor, directory),
      count: await countLeads(store.read, actor.unitId, meant),
      totals: await totalsOf(context, meant),
      remarks: [inLang(REMARK, lang)],
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<Line>(context, COLUMNS, async (last) => {
        const after = last && placeInList(last.row);
        const rows = await listLeads(store.read, actor.unitId, meant, { after, most: FETCH_SIZE });
        const leads = await views.all(actor, rows);
        return rows.map((row, place) => ({ row, lead: leads[place]! }));
      }),
    });
  },
};

/** How many there are of each state that is asked for. */
async function totalsOf({ store, actor, lang }: JobContext, meant: SupervisionMeant): Promise<ExportTotal[]> {
  const totals: ExportTotal[] = [];
  for (const state of meant.states)
    totals.push({
      name: inLang(SUPERVISION_STATE_WORDS[state], lang),
      value: await countLeads(store.read, actor.unitId, { ...meant, states: [state] }),
      means: inLang(['符合筛选条件、现在是这一状态的', 'of the filter, in this state now'], lang),
    });
  return totals;
}

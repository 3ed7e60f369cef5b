/** Leads for supervision of a filter as a file, as they are listed: where each is and what came of it; no word of anybody. */
import { wallCell, type ExportColumn } from '../../exports/export-columns.js';
import { label } from '../../exports/export-labels.js';
import { codeText } from '../../exports/filter-text.js';
import { listExport, type ListQuestion } from '../../exports/list-export.js';
import { addressedName } from '../../kernel/refusal/refusal.js';
import { inLang, type Word } from '../../protocol/lang.js';
import type { SupervisionLead } from '../../protocol/relief/supervision.js';
import {
  SUPERVISION_KIND_WORDS,
  SUPERVISION_OUTCOME_WORDS,
  SUPERVISION_STATE_WORDS,
} from '../../protocol/vocabulary/relief.js';
import { SupervisionLeadViews } from '../supervision-lead.view.js';
import { countLeads, listLeads, placeInList } from '../supervision-leads.repository.js';
import { supervisionMeant, type SupervisionFilter } from '../supervision-list.query.js';

export type SupervisionLeadsExport = ListQuestion<SupervisionFilter>;
export const SUPERVISION_LEADS_TITLE: Word = ['监督线索', 'Leads for supervision'];

const COLUMNS: readonly ExportColumn<SupervisionLead>[] = [
  { heading: ['编号', 'Number'], width: 16, of: (lead) => lead.number },
  {
    heading: ['类别', 'Kind'],
    width: 14,
    of: (lead, { lang }) => inLang(SUPERVISION_KIND_WORDS[lead.kind], lang),
  },
  {
    heading: ['状态', 'State'],
    width: 14,
    of: (lead, { lang }) => inLang(SUPERVISION_STATE_WORDS[lead.state], lang),
  },
  { heading: ['交来时间', 'Handed in'], width: 20, date: true, of: (lead) => wallCell(lead.handedInAt) },
  { heading: ['交线索的人', 'Handed in by'], width: 14, of: (lead) => addressedName(lead.handedInBy) },
  { heading: ['社区', 'Community'], width: 16, of: (lead) => lead.community?.name ?? null },
  { heading: ['来自呼叫', 'Of call'], width: 16, of: (lead) => lead.call?.number ?? null },
  { heading: ['移交部门', 'Department'], width: 20, of: (lead) => lead.department?.name ?? null },
  {
    heading: ['移交时间', 'Handed over'],
    width: 20,
    date: true,
    of: (lead) => wallCell(lead.handedOverAt),
  },
  {
    heading: ['移交人', 'Handed over by'],
    width: 14,
    of: (lead) => (lead.handedOverBy ? addressedName(lead.handedOverBy) : null),
  },
  { heading: ['部门回执', 'Receipt'], width: 16, of: (lead) => lead.receipt ?? null },
  {
    heading: ['回执时间', 'Receipt noted'],
    width: 20,
    date: true,
    of: (lead) => wallCell(lead.receiptAt),
  },
  {
    heading: ['结果', 'Outcome'],
    width: 18,
    of: (lead, { lang }) => (lead.outcome ? inLang(SUPERVISION_OUTCOME_WORDS[lead.outcome], lang) : null),
  },
  { heading: ['告知时间', 'Told'], width: 20, date: true, of: (lead) => wallCell(lead.toldAt) },
];

export const supervisionLeadsExport = listExport({
  name: 'export_supervision_leads',
  title: SUPERVISION_LEADS_TITLE,
  words: {
    state: [['状态', 'State'], codeText(SUPERVISION_STATE_WORDS)],
    kind: [['类别', 'Kind'], codeText(SUPERVISION_KIND_WORDS)],
    mine: [['我交的', 'Handed in by me'], codeText({ true: ['是', 'yes'], false: ['否', 'no'] })],
    suggestionId: [['又出现的同类线索', 'Of the same again'], (_, { lang }) => label('yes', lang)],
  },
  remark: [
    '线索内容、地点和告知的话不在文件里',
    'What was seen, where, and the words of what came of it are not in the file',
  ],
  columns: COLUMNS,
  meant: ({ store, actor }, filter: SupervisionFilter) => supervisionMeant(store.read, actor, filter),
  count: countLeads,
  list: listLeads,
  placeInList,
  shown: ({ store, directory, seal, actor }) => {
    const views = new SupervisionLeadViews(store, directory, seal);
    return (rows) => views.all(actor, rows);
  },
  totals: ({ states }) =>
    states.map((state) => ({
      name: SUPERVISION_STATE_WORDS[state],
      narrower: { states: [state] },
      means: ['符合筛选条件、现在是这一状态的', 'of the filter, in this state now'],
    })),
});

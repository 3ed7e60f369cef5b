/** The leads of a filter as a file, as they are listed: how far each is and what is due of it, and nobody's particulars. */
import { wallCell, type ExportColumn } from '../../../exports/export-columns.js';
import { label } from '../../../exports/export-labels.js';
import { codeText } from '../../../exports/filter-text.js';
import { listExport, type ListQuestion } from '../../../exports/list-export.js';
import { addressedName } from '../../../kernel/refusal/refusal.js';
import { inLang, type Word } from '../../../protocol/lang.js';
import type { LeadSummary } from '../../../protocol/relief/leads.js';
import { LEAD_KIND_WORDS, LEAD_SOURCE_WORDS, LEAD_STAGE_WORDS } from '../../../protocol/vocabulary/relief.js';
import { leadSummaries } from '../lead-summary.view.js';
import { leadsMeant, type LeadFilter } from '../leads-list.query.js';
import type { LeadRow } from '../rows/leads.entity.js';
import { countLeads, listLeads, placeInList } from '../rows/leads.repository.js';

export type LeadsExport = ListQuestion<LeadFilter>;
export const LEADS_EXPORT = 'export_leads';
export const LEADS_TITLE: Word = ['救助线索', 'Leads for relief'];

const COLUMNS: readonly ExportColumn<LeadSummary>[] = [
  { heading: ['编号', 'Number'], width: 16, of: (lead) => lead.number },
  { heading: ['登记时间', 'Made'], width: 20, date: true, of: (lead) => wallCell(lead.madeAt) },
  { heading: ['社区', 'Community'], width: 16, of: (lead) => lead.community?.name ?? null },
  {
    heading: ['来源', 'From'],
    width: 10,
    of: (lead, { lang }) => inLang(LEAD_SOURCE_WORDS[lead.source.kind], lang),
  },
  { heading: ['来源名称', 'Named'], width: 20, of: (lead) => lead.source.name },
  {
    heading: ['情形', 'Kind'],
    width: 20,
    of: (lead, { lang }) => inLang(LEAD_KIND_WORDS[lead.kind], lang),
  },
  {
    heading: ['办到哪一步', 'How far'],
    width: 18,
    of: (lead, { lang }) => inLang(LEAD_STAGE_WORDS[lead.step], lang),
  },
  { heading: ['经办人', 'In charge'], width: 14, of: (lead) => addressedName(lead.inCharge) },
  {
    heading: ['期限', 'Due'],
    width: 20,
    date: true,
    of: (lead) => wallCell(lead.due),
  },
  {
    heading: ['超期', 'Late'],
    width: 8,
    of: (lead, { lang }) => (lead.light === 'late' ? label('yes', lang) : null),
  },
  {
    heading: ['转介已答复', 'Referral answered'],
    width: 12,
    of: (lead, { lang }) => (lead.answered ? label('yes', lang) : null),
  },
];

export const leadsExport = listExport({
  name: LEADS_EXPORT,
  title: LEADS_TITLE,
  words: {
    step: [['办到哪一步', 'How far'], codeText(LEAD_STAGE_WORDS)],
    open: [['状态', 'State'], codeText({ true: ['办理中', 'Under way'], false: ['已结束', 'Ended'] })],
    mine: [['我经办的', 'In my charge'], codeText({ true: ['是', 'yes'], false: ['否', 'no'] })],
    due: [['期限', 'Due'], codeText({ soon: ['快到期和超期的', 'Soon or late'], late: ['已超期', 'Late'] })],
    sourceId: [['来源', 'Source'], () => ''],
  },
  remark: [
    '当事人的信息、线索内容和金额不在文件里',
    'No particulars, no words and no amounts are in the file',
  ],
  columns: COLUMNS,
  meant: ({ actor, clock }, filter: LeadFilter) => leadsMeant(actor, filter, clock.now()),
  count: countLeads,
  list: listLeads,
  placeInList,
  shown:
    ({ store, directory, actor, clock }) =>
    (rows: readonly LeadRow[]) =>
      leadSummaries({ read: store.read, directory }, actor, rows, clock.now()),
  totals: (_, now) => [
    { name: ['线索', 'Leads'], narrower: {}, means: ['符合筛选条件的', 'of the filter'] },
    {
      name: ['其中超期', 'Of these, late'],
      narrower: { due: { at: now, late: true } },
      means: ['现在有一项已过期限的', 'of which something is past its time now'],
    },
  ],
});

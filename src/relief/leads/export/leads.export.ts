/** The leads of a filter as a file, as they are listed: how far each is and what is due of it, and nobody's particulars. */
import { columnHeaders, FETCH_SIZE, rowCells, type ExportColumn } from '../../../exports/export-columns.js';
import { writeExport, type ExportTotal, type Format } from '../../../exports/export-file.js';
import { label } from '../../../exports/export-labels.js';
import { codeText, filterText, type FilterTexts } from '../../../exports/filter-text.js';
import type { JobContext, JobWorker } from '../../../jobs/job-worker.js';
import { addressedName } from '../../../kernel/refusal/refusal.js';
import { inLang, type Lang, type Word } from '../../../protocol/lang.js';
import type { LeadSummary } from '../../../protocol/relief/leads.js';
import { onTheWall } from '../../../protocol/time/local-day.js';
import { LEAD_KIND_WORDS, LEAD_SOURCE_WORDS, LEAD_STAGE_WORDS } from '../../../protocol/vocabulary/relief.js';
import { leadSummaries } from '../lead-summary.view.js';
import { leadsMeant, type LeadFilter } from '../leads-list.query.js';
import type { LeadRow } from '../rows/leads.entity.js';
import { countLeads, listLeads, placeInList, type LeadsMeant } from '../rows/leads.repository.js';

export interface LeadsExport extends Record<string, unknown> {
  format: Format;
  filter: LeadFilter;
}
export const LEADS_EXPORT = 'export_leads';
export const LEADS_TITLE: Word = ['救助线索', 'Leads for relief'];

const WORDS: FilterTexts<keyof LeadFilter> = {
  step: [['办到哪一步', 'How far'], codeText(LEAD_STAGE_WORDS)],
  open: [['状态', 'State'], codeText({ true: ['办理中', 'Under way'], false: ['已结束', 'Ended'] })],
  mine: [['我经办的', 'In my charge'], codeText({ true: ['是', 'yes'], false: ['否', 'no'] })],
  due: [['期限', 'Due'], codeText({ soon: ['快到期和超期的', 'Soon or late'], late: ['已超期', 'Late'] })],
  sourceId: [['来源', 'Source'], () => ''],
};

interface Line {
  row: LeadRow;
  lead: LeadSummary;
}
const COLUMNS: readonly ExportColumn<Line>[] = [
  { heading: ['编号', 'Number'], width: 16, of: ({ lead }) => lead.number },
  { heading: ['登记时间', 'Made'], width: 20, date: true, of: ({ row }) => onTheWall(row.madeAt) },
  { heading: ['社区', 'Community'], width: 16, of: ({ lead }) => lead.community?.name ?? null },
  {
    heading: ['来源', 'From'],
    width: 10,
    of: ({ lead }, { lang }) => inLang(LEAD_SOURCE_WORDS[lead.source.kind], lang),
  },
  { heading: ['来源名称', 'Named'], width: 20, of: ({ lead }) => lead.source.name },
  {
    heading: ['情形', 'Kind'],
    width: 20,
    of: ({ lead }, { lang }) => inLang(LEAD_KIND_WORDS[lead.kind], lang),
  },
  {
    heading: ['办到哪一步', 'How far'],
    width: 18,
    of: ({ lead }, { lang }) => inLang(LEAD_STAGE_WORDS[lead.step], lang),
  },
  { heading: ['经办人', 'In charge'], width: 14, of: ({ lead }) => addressedName(lead.inCharge) },
  {
    heading: ['期限', 'Due'],
    width: 20,
    date: true,
    of: ({ row }) => (row.dueAt === null ? null : onTheWall(row.dueAt)),
  },
  {
    heading: ['超期', 'Late'],
    width: 8,
    of: ({ lead }, { lang }) => (lead.light === 'late' ? label('yes', lang) : null),
  },
  {
    heading: ['转介已答复', 'Referral answered'],
    width: 12,
    of: ({ lead }, { lang }) => (lead.answered ? label('yes', lang) : null),
  },
];

export const leadsExport: JobWorker<LeadsExport> = {
  name: LEADS_EXPORT,
  async run(context, { format, filter }) {
    const { store, directory, actor, clock, lang } = context;
    await store.freeze();
    const meant = leadsMeant(actor, filter, clock.now());
    return writeExport(context, format, {
      title: inLang(LEADS_TITLE, lang),
      filter: filterText(WORDS, ['', ''], filter, actor, directory),
      count: await countLeads(store.read, actor.unitId, meant),
      totals: await totalsOf(context, meant, lang),
      remarks: [
        inLang(
          [
            '当事人的信息、线索内容和金额不在文件里',
            'No particulars, no words and no amounts are in the file',
          ],
          lang,
        ),
      ],
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<Line>(context, COLUMNS, (last) => pageAfter(context, meant, last)),
    });
  },
};

async function pageAfter(
  { store, directory, actor, clock }: JobContext,
  meant: LeadsMeant,
  last: Line | undefined,
): Promise<Line[]> {
  const after = last && placeInList(last.row);
  const rows = await listLeads(store.read, actor.unitId, meant, { after, most: FETCH_SIZE });
  const leads = await leadSummaries({ read: store.read, directory }, actor, rows, clock.now());
  return rows.map((row, place) => ({ row, lead: leads[place]! }));
}

async function totalsOf(
  { store, actor, clock }: JobContext,
  meant: LeadsMeant,
  lang: Lang,
): Promise<ExportTotal[]> {
  const late = { at: clock.now(), late: true };
  const said = async (name: Word, more: Partial<LeadsMeant>, means: Word) => ({
    name: inLang(name, lang),
    value: await countLeads(store.read, actor.unitId, { ...meant, ...more }),
    means: inLang(means, lang),
  });
  return [
    await said(['线索', 'Leads'], {}, ['符合筛选条件的', 'of the filter']),
    await said(['其中超期', 'Of these, late'], { due: late }, [
      '现在有一项已过期限的',
      'of which something is past its time now',
    ]),
  ];
}

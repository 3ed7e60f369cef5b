/** The enterprises of a filter with their check-ups as a file: what was found by point, no contact, no word that is sealed. */
import { EnterpriseListQuery, type EnterpriseFilter } from '../../enterprises/enterprise-list.query.js';
import { columnHeaders, rowCells, type ExportColumn } from '../../exports/export-columns.js';
import { writeExport, type ExportTotal, type Format } from '../../exports/export-file.js';
import { codeText, communityText, filterText, type FilterTexts } from '../../exports/filter-text.js';
import { label } from '../../exports/export-labels.js';
import type { JobWorker } from '../../jobs/job-worker.js';
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import { onTheWall } from '../../protocol/time/local-day.js';
import {
  CHECKUP_KIND_WORDS,
  CHECKUP_STATE_WORDS,
  ENTERPRISE_KIND_WORDS,
  ENTERPRISE_STATE_WORDS,
} from '../../protocol/vocabulary/enterprises.js';
import { outlookOf } from '../enterprise-outlook.query.js';
import {
  exportedCheckups,
  type ExportedCheckup,
  type ExportedProblem,
} from './exported-enterprises.query.js';

type Filter = Omit<EnterpriseFilter, 'openProblems' | 'arranged'> & {
  openProblems?: 'true';
  arranged?: 'true';
};
export interface EnterprisesExport extends Record<string, unknown> {
  format: Format;
  filter: Filter;
}
export const ENTERPRISES_EXPORT = 'export_enterprises';
export const ENTERPRISES_TITLE: Word = ['企业和法治体检', 'Enterprises and check-ups'];

const WORDS: FilterTexts<keyof Filter> = {
  q: [['查找', 'Search'], (value) => value],
  communityId: [['社区', 'Community'], communityText],
  kind: [['行业', 'Kind'], codeText(ENTERPRISE_KIND_WORDS)],
  state: [['状态', 'State'], codeText(ENTERPRISE_STATE_WORDS)],
  openProblems: [['有未解决的问题', 'With problems not solved'], (_, { lang }) => label('yes', lang)],
  arranged: [['已约定', 'Arranged'], (_, { lang }) => label('yes', lang)],
};
const points = (problems: readonly ExportedProblem[], solved: boolean, lang: Lang) =>
  problems
    .filter(({ isSolved }) => isSolved === solved)
    .map(({ text }) => text)
    .join(lang === 'zh' ? '；' : '; ') || null;

const COLUMNS: readonly ExportColumn<ExportedCheckup>[] = [
  { heading: ['企业名称', 'Enterprise'], width: 24, of: (l) => l.enterprise.name },
  {
    heading: ['行业', 'Kind'],
    width: 12,
    of: (l, { lang }) => inLang(ENTERPRISE_KIND_WORDS[l.enterprise.kind], lang),
  },
  {
    heading: ['社区', 'Community'],
    width: 16,
    of: (l, { directory }) => directory.community(l.enterprise.communityId)?.name ?? null,
  },
  {
    heading: ['经营状态', 'State'],
    width: 10,
    of: (l, { lang }) => inLang(ENTERPRISE_STATE_WORDS[l.enterprise.state], lang),
  },
  { heading: ['未解决的问题', 'Problems not solved'], width: 12, of: (l) => l.outlook?.openProblems ?? 0 },
  {
    heading: ['形式', 'Check-up or visit'],
    width: 12,
    of: (l, { lang }) => (l.checkup && inLang(CHECKUP_KIND_WORDS[l.checkup.kind], lang)) || null,
  },
  {
    heading: ['时间', 'When'],
    width: 20,
    date: true,
    of: (l) => (l.checkup ? onTheWall(l.checkup.at) : null),
  },
  { heading: ['地点', 'Place'], width: 20, of: (l) => l.checkup?.place || null },
  {
    heading: ['进展', 'Stage'],
    width: 10,
    of: (l, { lang }) => (l.checkup ? inLang(CHECKUP_STATE_WORDS[l.checkup.state], lang) : null),
  },
  {
    heading: ['参加人', 'Who takes part'],
    width: 20,
    of: (l, { directory, lang }) =>
      l.checkup?.officers
        .flatMap((id) => directory.person(id)?.name ?? [])
        .join(lang === 'zh' ? '、' : ', ') ?? null,
  },
  { heading: ['发现问题', 'Problems'], width: 10, of: (l) => (l.checkup ? l.problems.length : null) },
  {
    heading: ['其中已解决', 'Of these, solved'],
    width: 10,
    of: (l) => (l.checkup ? l.problems.filter(({ isSolved }) => isSolved).length : null),
  },
  {
    heading: ['未解决的项', 'Points not solved'],
    width: 32,
    of: (l, { lang }) => points(l.problems, false, lang),
  },
  {
    heading: ['已解决的项', 'Points solved'],
    width: 32,
    of: (l, { lang }) => points(l.problems, true, lang),
  },
];

export const enterprisesExport: JobWorker<EnterprisesExport> = {
  name: ENTERPRISES_EXPORT,
  async run(context, { format, filter }) {
    const { store, directory, seal, actor, lang } = context;
    await store.freeze();
    const outlook = await outlookOf(store.read, actor.unitId);
    const { openProblems, arranged, ...rest } = filter;
    const asked = { ...rest, openProblems: openProblems === 'true', arranged: arranged === 'true' };
    const meant = await new EnterpriseListQuery(store, directory, seal).meant(actor, asked, outlook);
    const rows = await exportedCheckups(store.read, actor.unitId, meant, outlook);
    return writeExport(context, format, {
      title: inLang(ENTERPRISES_TITLE, lang),
      filter: filterText(WORDS, ['', ''], { state: 'active', ...filter }, actor, directory),
      count: rows.length,
      totals: totalsOf(meant.length, rows, lang),
      remarks: [
        inLang(
          [
            '联系人、电话、情况说明和建议不在文件里',
            'Contacts, telephones, words and advice are not in the file',
          ],
          lang,
        ),
      ],
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<ExportedCheckup>(context, COLUMNS, async (last) => (last ? [] : rows)),
    });
  },
};

function totalsOf(enterprises: number, rows: readonly ExportedCheckup[], lang: Lang): ExportTotal[] {
  const problems = rows.flatMap((row) => row.problems);
  const said = (name: Word, value: number, means: Word) => ({
    name: inLang(name, lang),
    value,
    means: inLang(means, lang),
  });
  return [
    said(['企业', 'Enterprises'], enterprises, ['每家一次', 'each once']),
    said(['法治体检和走访', 'Check-ups and visits'], rows.filter((row) => row.checkup).length, [
      '含已约定和已取消的',
      'arranged and cancelled ones too',
    ]),
    said(['发现问题', 'Problems'], problems.length, ['下列各次之和', 'the sum of those below']),
    said(['其中已解决', 'Of these, solved'], problems.filter(({ isSolved }) => isSolved).length, [
      '记为已解决的，或转成呼叫后办结为已解决的',
      'noted as solved, or by the call that it became',
    ]),
  ];
}

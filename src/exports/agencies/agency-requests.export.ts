/** What other agencies are asked for as a file, as it is listed: who was asked, by when, what came of it; no word of anybody. */
import { AgencyRequestViews } from '../../agencies/agency-request.view.js';
import {
  countRequests,
  listRequests,
  placeInList,
  type AgencyRequestsMeant,
} from '../../agencies/agency-requests.repository.js';
import { agencyRequestsMeant, type AgencyRequestFilter } from '../../agencies/agency-requests-list.query.js';
import { addressedName } from '../../kernel/refusal/refusal.js';
import { inLang, type Word } from '../../protocol/lang.js';
import type { AgencyRequest } from '../../protocol/relief/agency-requests.js';
import {
  AGENCY_ANSWER_WORDS,
  AGENCY_REQUEST_KIND_WORDS,
  AGENCY_REQUEST_STATE_WORDS,
  AGENCY_REQUEST_SUBJECT_WORDS,
  CONSENT_WAY_WORDS,
} from '../../protocol/vocabulary/relief.js';
import { wallCell, type ExportColumn } from '../export-columns.js';
import { label } from '../export-labels.js';
import { codeText } from '../filter-text.js';
import { listExport, type ListQuestion, type ListTotal } from '../list-export.js';

export type AgencyRequestsExport = ListQuestion<AgencyRequestFilter>;
export const AGENCY_REQUESTS_TITLE: Word = ['请单位帮助', 'What agencies were asked'];

const COLUMNS: readonly ExportColumn<AgencyRequest>[] = [
  { heading: ['请的时间', 'Asked'], width: 20, date: true, of: (request) => wallCell(request.askedAt) },
  {
    heading: ['方式', 'Kind'],
    width: 10,
    of: (request, { lang }) => inLang(AGENCY_REQUEST_KIND_WORDS[request.kind], lang),
  },
  { heading: ['单位', 'Agency'], width: 20, of: (request) => request.agency },
  {
    heading: ['事项', 'About'],
    width: 12,
    of: (request, { lang }) => inLang(AGENCY_REQUEST_SUBJECT_WORDS[request.subject.kind], lang),
  },
  { heading: ['事项编号', 'Number'], width: 16, of: (request) => request.subject.number },
  { heading: ['社区', 'Community'], width: 16, of: (request) => request.community?.name ?? null },
  { heading: ['请的人', 'Asked by'], width: 14, of: (request) => addressedName(request.askedBy) },
  { heading: ['经办人', 'In charge'], width: 14, of: (request) => addressedName(request.inCharge) },
  {
    heading: ['同意', 'Consent'],
    width: 16,
    of: (request, { lang }) => inLang(CONSENT_WAY_WORDS[request.consent.way], lang),
  },
  { heading: ['同意日期', 'Consent given on'], width: 12, of: (request) => request.consent.on ?? null },
  {
    heading: ['状态', 'State'],
    width: 10,
    of: (request, { lang }) => inLang(AGENCY_REQUEST_STATE_WORDS[request.state], lang),
  },
  { heading: ['答复期限', 'Answer due'], width: 20, date: true, of: (request) => wallCell(request.due) },
  {
    heading: ['超期', 'Late'],
    width: 8,
    of: (request, { lang }) =>
      request.state === 'waiting' && request.light === 'late' ? label('yes', lang) : null,
  },
  {
    heading: ['最近提醒', 'Reminded last'],
    width: 20,
    date: true,
    of: (request) => wallCell(request.remindedAt),
  },
  { heading: ['对方回执', 'Receipt'], width: 16, of: (request) => request.receipt ?? null },
  { heading: ['答复日', 'Answered on'], width: 12, of: (request) => request.answeredOn ?? null },
  {
    heading: ['答复', 'Answer'],
    width: 14,
    of: (request, { lang }) => (request.answer ? inLang(AGENCY_ANSWER_WORDS[request.answer], lang) : null),
  },
  {
    heading: ['按时答复', 'Answered in time'],
    width: 10,
    of: ({ inTime }, { lang }) => (inTime === undefined ? null : label(inTime ? 'yes' : 'no', lang)),
  },
  {
    heading: ['撤回时间', 'Withdrawn'],
    width: 20,
    date: true,
    of: (request) => wallCell(request.withdrawnAt),
  },
];

export const agencyRequestsExport = listExport({
  name: 'export_agency_requests',
  title: AGENCY_REQUESTS_TITLE,
  words: {
    state: [['状态', 'State'], codeText(AGENCY_REQUEST_STATE_WORDS)],
    kind: [['方式', 'Kind'], codeText(AGENCY_REQUEST_KIND_WORDS)],
    agency: [['单位', 'Agency'], (value) => value],
    year: [['年份', 'Year'], (value) => value],
    mine: [
      ['我请的、我经办的', 'Asked by me, or mine to see to'],
      codeText({ true: ['是', 'yes'], false: ['否', 'no'] }),
    ],
  },
  remark: [
    '请的内容、联系人、电话和答复的话不在文件里',
    'What was asked, whom to speak to, telephones and the words of answers are not in the file',
  ],
  columns: COLUMNS,
  meant: ({ actor }, filter: AgencyRequestFilter) => agencyRequestsMeant(actor, filter),
  count: countRequests,
  list: listRequests,
  placeInList,
  shown: ({ store, clock, directory, seal, actor }) => {
    const views = new AgencyRequestViews(store, clock, directory, seal);
    return (rows) => views.all(actor, rows);
  },
  // Of each state that is asked for, and of those that wait, the late ones.
  totals: ({ states }, now) => [
    ...states.map((state): ListTotal<AgencyRequestsMeant> => ({
      name: AGENCY_REQUEST_STATE_WORDS[state],
      narrower: { states: [state] },
      means: ['符合筛选条件、现在是这一状态的', 'of the filter, in this state now'],
    })),
    ...(states.includes('waiting') ? [late(now)] : []),
  ],
});
const late = (now: number): ListTotal<AgencyRequestsMeant> => ({
  name: ['超期', 'Late'],
  narrower: { lateAt: now },
  means: ['等答复的里面，现在已过期限的', 'of those that wait, past their day now'],
});

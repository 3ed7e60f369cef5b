/** The columns of exported calls. Where nobody may know a matter, neither what it was nor where it went stands there. */
import { FIGURE_WORDS } from '../../protocol/vocabulary/figures.js';
import type { JobContext } from '../../jobs/job-worker.js';
import { GUARDED_CATEGORIES, type CallState, type DeskPlace, type Urgency } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { addressedName } from '../../kernel/refusal/refusal.js';
import type { TableCell } from '../../sheets/table-source.js';
import type { ExportColumn } from '../export-columns.js';
import { onTheWall } from '../../protocol/time/local-day.js';
import { inLang } from '../../protocol/lang.js';
import {
  DESK_PLACE_WORDS,
  OUTCOME_WORDS,
  STATE_WORDS,
  URGENCY_WORDS,
  WALK_IN,
} from '../../protocol/vocabulary/calls.js';
import { categoryWord, label } from '../export-labels.js';

export interface ExportedCallRow {
  id: string;
  number: string;
  state: CallState;
  category: string;
  urgency: Urgency;
  community_id: string;
  raised_at: number;
  answer_by: number;
  answered_at: number | null;
  close_by: number;
  closed_at: number | null;
  holder_id: string | null;
  outcome: Outcome | null;
  solved: number | null;
  referral: string | null;
  rating: number | null;
  resident_solved: number | null;
  resident_satisfied: number | null;
  message_count: number;
  desk: number;
  desk_place: DeskPlace | null;
  /** The number of the call that leads its matter. */
  matter_number: string | null;
}
/** Of the table `call`. */
export const SELECTED = `id, number, state, category, urgency, community_id, raised_at, answer_by, answered_at, close_by,
  closed_at, holder_id, outcome, solved, referral, rating, resident_solved, resident_satisfied, message_count, desk, desk_place`;

export interface CallColumn extends ExportColumn<ExportedCallRow> {
  /** Who handles calls never learns how one was rated. */
  rated?: boolean;
}
const at = (instant: number | null): TableCell => (instant === null ? null : onTheWall(instant));
const yesNo = (value: number | null, { lang }: JobContext): TableCell =>
  value === null ? null : label(value === 1 ? 'yes' : 'no', lang);
const seconds = (from: number, to: number | null): TableCell =>
  to === null ? null : Math.floor((to - from) / 1000);
const placeOf = (line: ExportedCallRow, { directory }: JobContext) => directory.community(line.community_id);
export const CALL_COLUMNS: readonly CallColumn[] = [
  { heading: ['编号', 'Number'], width: 22, of: (l) => l.number },
  {
    heading: ['街道', 'Subdistrict'],
    width: 16,
    of: (l, c) => c.directory.subdistrict(placeOf(l, c)?.subdistrictId ?? '')?.name ?? null,
  },
  { heading: ['社区', 'Community'], width: 16, of: (l, c) => placeOf(l, c)?.name ?? null },
  { heading: ['发起时间', 'Raised at'], width: 20, date: true, of: (l) => at(l.raised_at) },
  {
    heading: ['类别', 'Category'],
    width: 12,
    of: (l, { lang, directory, actor }) =>
      categoryWord(l.category, lang, directory.addedCategories(actor.unitId)),
  },
  {
    heading: ['紧急程度', 'Urgency'],
    width: 10,
    of: (l, { lang }) => inLang(URGENCY_WORDS[l.urgency], lang),
  },
  { heading: ['状态', 'State'], width: 10, of: (l, { lang }) => inLang(STATE_WORDS[l.state], lang) },
  {
    heading: ['应接听', 'To be answered by'],
    width: 20,
    date: true,
    of: (l) => (l.desk === 1 ? null : at(l.answer_by)),
  },
  {
    heading: ['首次接听', 'First answered'],
    width: 20,
    date: true,
    of: (l) => (l.desk === 1 ? null : at(l.answered_at)),
  },
  {
    heading: ['接听用时（秒）', 'Seconds to answer'],
    width: 14,
    // Nobody waited for an answer where somebody stood before the officer.
    of: (l) => (l.desk === 1 ? null : seconds(l.raised_at, l.answered_at)),
  },
  {
    heading: ['办理人', 'Holder'],
    width: 14,
    of: (l, { directory }) => {
      const person = l.holder_id === null ? undefined : directory.person(l.holder_id);
      return person ? addressedName(person) : null;
    },
  },
  {
    heading: ['内设机构', 'Department'],
    width: 18,
    of: (l, { directory }) =>
      directory.department(directory.person(l.holder_id ?? '')?.departmentId ?? '')?.name ?? null,
  },
  { heading: ['应办结', 'To be closed by'], width: 20, date: true, of: (l) => at(l.close_by) },
  { heading: ['办结时间', 'Closed at'], width: 20, date: true, of: (l) => at(l.closed_at) },
  {
    heading: ['办理结果', 'Outcome'],
    width: 12,
    of: (l, { lang }) => (l.outcome === null ? null : inLang(OUTCOME_WORDS[l.outcome], lang)),
  },
  { heading: FIGURE_WORDS.solved, width: 10, of: (l, c) => yesNo(l.solved, c) },
  {
    heading: ['转介单位', 'Referred to'],
    width: 24,
    // Where somebody was sent can tell what it was about.
    of: (l) =>
      l.referral === null || GUARDED_CATEGORIES.includes(l.category)
        ? null
        : (JSON.parse(l.referral) as { body: string }).body,
  },
  { heading: ['评价（1至5分）', 'Rating (1 to 5)'], width: 12, rated: true, of: (l) => l.rating },
  {
    heading: ['居民答复已解决', 'Resident says solved'],
    width: 14,
    rated: true,
    of: (l, c) => yesNo(l.resident_solved, c),
  },
  {
    heading: ['居民满意度（1至5分）', 'Resident satisfied (1 to 5)'],
    width: 14,
    rated: true,
    of: (l) => l.resident_satisfied,
  },
  { heading: ['消息数', 'Messages'], width: 8, of: (l) => l.message_count },
  { heading: WALK_IN, width: 10, of: (l, c) => yesNo(l.desk, c) },
  {
    heading: ['接待地点', 'Where they came in'],
    width: 16,
    of: (l, { lang }) => (l.desk_place === null ? null : inLang(DESK_PLACE_WORDS[l.desk_place], lang)),
  },
  { heading: ['同一件事（牵头编号）', 'One matter (leading number)'], width: 22, of: (l) => l.matter_number },
];

/** Who served at one activity, as its page lists them: when they came and left, measured, by code or by list. */
import { findActivity } from '../../outreach/activities/activities.repository.js';
import { runsActivity } from '../../outreach/activities/activity-roles.js';
import { attendancesAt } from '../../outreach/attendance/attendance.repository.js';
import { minutesBetween } from '../../kernel/time/intervals.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { AttendanceRow } from '../../ledger/service.entity.js';
import type { JobWorker } from '../../jobs/job-worker.js';
import { inLang, type Word } from '../../protocol/lang.js';
import { localDay, localTime, onTheWall } from '../../protocol/time/local-day.js';
import { SERVER_WORDS } from '../../protocol/vocabulary/hours.js';
import { columnHeaders, rowCells, type ExportColumn } from '../export-columns.js';
import { writeExport, type Format } from '../export-file.js';
import { label } from '../export-labels.js';

export interface AttendanceExport extends Record<string, unknown> {
  format: Format;
  filter: { activityId: string; number: string };
}
export const ATTENDANCE_TITLE: Word = ['普法活动签到名单', 'Attendance of an activity'];
const BY_LIST: Word = ['名单代签', 'By list'];
const BY_CODE: Word = ['签到码', 'By code'];

const at = (instant: number | null) => (instant === null ? null : onTheWall(instant));
const COLUMNS: readonly ExportColumn<AttendanceRow>[] = [
  { heading: ['姓名', 'Name'], width: 16, of: (l, c) => c.directory.person(l.personId)?.name ?? null },
  { heading: ['身份', 'Who'], width: 12, of: (l, { lang }) => inLang(SERVER_WORDS[l.who], lang) },
  { heading: ['报名时间', 'Signed up'], width: 20, date: true, of: (l) => at(l.signedUpAt) },
  { heading: ['签到', 'Checked in'], width: 20, date: true, of: (l) => at(l.startedAt) },
  { heading: ['签退', 'Checked out'], width: 20, date: true, of: (l) => at(l.endedAt) },
  {
    heading: ['分钟', 'Minutes'],
    width: 8,
    of: (l) => (l.startedAt === null || l.endedAt === null ? null : minutesBetween(l.startedAt, l.endedAt)),
  },
  {
    heading: ['签到方式', 'How'],
    width: 10,
    of: (l, { lang }) => (l.startedAt === null ? null : inLang(l.byList ? BY_LIST : BY_CODE, lang)),
  },
  {
    heading: ['忘记签退', 'Check-out forgotten'],
    width: 10,
    of: (l, { lang }) => (l.forgotten ? label('yes', lang) : null),
  },
];

export const attendanceExport: JobWorker<AttendanceExport> = {
  name: 'export_attendance',
  async run(context, { format, filter: { activityId } }) {
    const { store, actor, lang } = context;
    await store.freeze();
    const activity = await findActivity(store.read, activityId);
    // Whoever was in charge when they asked may be no longer.
    if (!activity || !runsActivity(actor, activity)) return refuse('job_rights');
    // One's people are few: they are one page.
    const rows = await attendancesAt(store.read, [activityId]);
    const { number, title, place, fromAt, toAt } = activity;
    const when = `${localDay(fromAt)} ${localTime(fromAt)}–${localTime(toAt)}`;
    return writeExport(context, format, {
      title: `${inLang(ATTENDANCE_TITLE, lang)} ${number}`,
      filter: [number, title, place, when].join(lang === 'zh' ? '；' : '; '),
      count: rows.length,
      totals: [
        {
          name: inLang(['分钟合计', 'Minutes'], lang),
          value: rows.reduce(
            (sum, { startedAt, endedAt }) =>
              startedAt === null || endedAt === null ? sum : sum + minutesBetween(startedAt, endedAt),
            0,
          ),
          means: inLang(['下列各人分钟之和', 'the sum of the minutes below'], lang),
        },
      ],
      remarks: [],
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<AttendanceRow>(context, COLUMNS, async (last) => (last ? [] : rows)),
    });
  },
};

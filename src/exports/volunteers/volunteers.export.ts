/**
 * Volunteers' approved service for the national platform (中国志愿服务网): the columns that the unit set, the header in
 * the first line and nothing above it, so that the file is taken over as it is.
 */
import { hoursConditions, personCondition } from '../../hours/hours-filter.sql.js';
import type { HoursEntryRow } from '../../ledger/hours.entity.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { readSpan } from '../../kernel/time/query-span.js';
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
import { sayActivity } from '../../protocol/communities/liaison.js';
import type { VolunteerField } from '../../protocol/papers/exports.js';
import type { TableCell } from '../../sheets/table-source.js';
import { rowCells, type ExportColumn } from '../export-columns.js';
import { writeExport, type Format } from '../export-file.js';
import { hoursExportPage } from '../hours/hours.export.js';
import { inLang, type Word } from '../../protocol/lang.js';
import { SERVED_WORDS, SERVICE_KIND_WORDS } from '../../protocol/vocabulary/hours.js';

export interface VolunteerExport extends Record<string, unknown> {
  format: Format;
  filter: { from?: string; to?: string };
}
export const VOLUNTEERS_TITLE: Word = ['志愿服务记录', 'Volunteer service'];

const nameOf = (id: string | null, { directory }: JobContext): TableCell =>
  id === null ? null : (directory.person(id)?.name ?? null);
/** Only what was credited is service. */
const FIELDS: Record<
  Exclude<VolunteerField, 'volunteerNumber'>,
  (line: HoursEntryRow, context: JobContext) => TableCell
> = {
  name: (line, context) => nameOf(line.personId, context),
  activity: (line, { lang }) =>
    sayActivity(line.activity, lang) || inLang(SERVICE_KIND_WORDS[line.kind], lang),
  kind: (line, { lang }) => inLang(SERVICE_KIND_WORDS[line.kind], lang),
  day: (line) => line.day,
  from: (line) => localTime(line.fromAt),
  // A day's last line ends at 24:00 of its own day.
  to: (line) => (localDay(line.toAt) === line.day ? localTime(line.toAt) : '24:00'),
  hours: (line) => Math.round((line.credited * 100) / 60) / 100,
  minutes: (line) => line.credited,
  place: (line, { directory }) => directory.community(line.communityId ?? '')?.name ?? null,
  served: (line, { lang }) => (line.served === null ? null : inLang(SERVED_WORDS[line.served], lang)),
  inCharge: (line, context) => nameOf(line.inCharge, context),
  recorder: (line, context) => nameOf(line.recordedBy, context),
  unit: (line, { directory }) => directory.unit(line.unitId)?.name ?? null,
};

export const volunteerExport: JobWorker<VolunteerExport> = {
  name: 'export_volunteer_hours',
  async run(context, { format, filter }) {
    const { store, directory, actor, lang } = context;
    await store.freeze();
    const asked = { ...readSpan(filter), who: 'volunteer', state: 'approved' } as const;
    const { sql, params } = hoursConditions(personCondition(actor, directory, undefined), asked);
    const condition = { sql: `${sql} and credited > 0`, params };
    const [row] = await store.read.rows<{ n: number }>(
      `select count(*) as n from hours_entry where ${condition.sql}`,
      params,
    );
    const numbers = await numbersOf(context);
    const chosen = directory.settings(actor.unitId).volunteerColumns;
    const columns = chosen.map(({ field, heading }): ExportColumn<HoursEntryRow> => ({
      heading: [heading, heading],
      width: 16,
      of: field === 'volunteerNumber' ? (line) => numbers.get(line.personId) ?? null : FIELDS[field],
    }));
    return writeExport(context, format, {
      title: inLang(VOLUNTEERS_TITLE, lang),
      bare: true,
      filter: '',
      count: Number(row!.n),
      totals: [],
      remarks: [],
      columns: chosen.map(({ heading }) => ({ heading, width: 16 })),
      rows: rowCells<HoursEntryRow>(context, columns, hoursExportPage(store, condition)),
    });
  },
};

/** The national number exists so that nobody's ID number need be shown. */
async function numbersOf({ store, actor }: JobContext): Promise<Map<string, string>> {
  const rows = await store.read.rows<{ id: string; volunteer_number: string }>(
    `select s.id, s.volunteer_number from service_identity s join account a on a.id = s.id
      where a.unit_id = ? and s.volunteer_number is not null`,
    [actor.unitId],
  );
  return new Map(rows.map((row) => [row.id, row.volunteer_number]));
}

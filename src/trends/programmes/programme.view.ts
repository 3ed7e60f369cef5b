/** Programmes as they are shown, in a list and whole; the unit and who helps read the same page differently. */
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type {
  Measure,
  Programme,
  ProgrammeDuty,
  ProgrammeReader,
  ProgrammeSummary,
  ProgrammeTraining,
  ProgressNote,
} from '../../protocol/trends/programmes.js';
import { iso } from '../../protocol/time/instant.js';
import { localDay } from '../../protocol/time/local-day.js';
import { dayLight } from '../day-light.js';
import type { HelpRow } from '../help/help.entity.js';
import { helpView, unitNamed } from '../help/help.view.js';
import { mayOf, readerOf } from './programme-rules.js';
import type { MeasureRow, ProgrammeRow, ProgressNoteRow, TrainingRow } from './programmes.entity.js';
import type { ProgrammeParts } from './programmes.repository.js';

export interface ProgrammeSources {
  directory: Pick<Directory, 'unit' | 'person'>;
  actor: Actor;
  now: number;
}
export interface WholeProgramme extends ProgrammeParts {
  row: ProgrammeRow;
  helps: readonly HelpRow[];
}

export function programmeSummary(
  sources: ProgrammeSources,
  { row, measures, helps, trainings }: WholeProgramme,
): ProgrammeSummary {
  return {
    ...headOf(sources, row, trainings),
    measures: { done: measures.filter(({ doneAt }) => doneAt !== null).length, all: measures.length },
    help: {
      asked: helps.filter(({ state }) => state === 'asked').length,
      given: helps.filter(({ state }) => state === 'given').length,
    },
  };
}

export function programmeView(sources: ProgrammeSources, whole: WholeProgramme): Programme {
  const { row } = whole;
  const { directory, actor, now } = sources;
  const reader = readerOf(row, actor.unitId);
  const measures = whole.measures.map((one) => measureView(sources, one));
  const help = whole.helps.map((one) => helpView(directory, one, { actor, now, open: row.state === 'open' }));
  return {
    ...headOf(sources, row, whole.trainings),
    measures,
    help,
    training: whole.trainings.map((one) => trainingView(sources, one, reader)),
    progress: whole.notes.map((one) => noteView(sources, one)),
    duties: row.state === 'open' ? dutiesOf(reader, measures, help) : [],
    may: mayOf(row, reader),
  };
}

function headOf(
  { directory, actor, now }: ProgrammeSources,
  row: ProgrammeRow,
  trainings: readonly TrainingRow[],
): Omit<ProgrammeSummary, 'measures' | 'help'> {
  return {
    id: row.id,
    unit: unitNamed(directory, row.unitId),
    ...(row.helperId !== null && { helper: unitNamed(directory, row.helperId) }),
    reader: readerOf(row, actor.unitId),
    state: row.state,
    from: row.fromDay,
    until: row.untilDay,
    overdue: row.state === 'open' && localDay(now) > row.untilDay,
    reasons: row.reasons,
    trainingMinutes: trainings.reduce((sum, { minutes }) => sum + minutes, 0),
    madeAt: iso(row.madeAt),
    madeBy: holderOf(directory, row.madeBy),
    ...(row.endedAt !== null && {
      ended: {
        at: iso(row.endedAt),
        by: holderOf(directory, row.endedBy ?? ''),
        unit: unitNamed(directory, row.endedIn ?? ''),
        reason: row.ending ?? '',
      },
    }),
    version: row.version,
  };
}

const measureView = (
  { directory, now }: ProgrammeSources,
  { id, what, who, byDay, doneAt, doneBy }: MeasureRow,
): Measure => ({
  id,
  what,
  who,
  by: byDay,
  light: dayLight(byDay, localDay(doneAt ?? now), doneAt !== null),
  ...(doneAt !== null && { done: { at: iso(doneAt), by: holderOf(directory, doneBy ?? '') } }),
});
const noteView = (
  { directory }: ProgrammeSources,
  { id, text, writtenAt, writtenBy, unitId }: ProgressNoteRow,
): ProgressNote => ({
  id,
  text,
  at: iso(writtenAt),
  by: holderOf(directory, writtenBy),
  unit: unitNamed(directory, unitId),
});
/** A unit above reads how many took part, not who. */
const trainingView = (
  { directory }: ProgrammeSources,
  { id, title, fromAt, toAt, people, minutes, enteredAt, enteredBy }: TrainingRow,
  reader: ProgrammeReader,
): ProgrammeTraining => ({
  id,
  title,
  from: iso(fromAt),
  to: iso(toAt),
  count: people.length,
  ...(reader === 'unit' && { people: people.map((one) => holderOf(directory, one)) }),
  minutes,
  enteredAt: iso(enteredAt),
  enteredBy: holderOf(directory, enteredBy),
});

function dutiesOf(
  reader: ProgrammeReader,
  measures: readonly Measure[],
  help: Programme['help'],
): ProgrammeDuty[] {
  if (reader === 'unit')
    return measures
      .filter(({ done }) => !done)
      .map(({ id, what, who, by, light }) => ({ kind: 'measure', id, text: what, who, by, light }));
  if (reader === 'above') return [];
  return help
    .filter(({ state }) => state === 'asked')
    .map(({ id, text, by, light }): ProgrammeDuty => ({
      kind: 'help',
      id,
      text,
      ...(by !== undefined && { by }),
      ...(light && { light }),
    }))
    .sort((a, b) => (a.by ?? '9').localeCompare(b.by ?? '9'));
}

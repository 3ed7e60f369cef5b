/** The rows of programmes and of their parts. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { MeasureRow, ProgrammeRow, ProgressNoteRow, TrainingRow } from './programmes.entity.js';

const programmes = new Table(ProgrammeRow);
const measures = new Table(MeasureRow);
const notes = new Table(ProgressNoteRow);
const trainings = new Table(TrainingRow);

export const findProgramme = (from: Queries, id: string): Promise<ProgrammeRow | undefined> =>
  programmes.one(from, 'where id = ?', [id]);
export const findOpenProgramme = (from: Queries, unitId: string): Promise<ProgrammeRow | undefined> =>
  programmes.one(from, "where unit_id = ? and state = 'open'", [unitId]);
/** Of each unit the newest first. */
export const findProgrammesOf = async (from: Queries, unitIds: readonly string[]): Promise<ProgrammeRow[]> =>
  unitIds.length
    ? programmes.find(
        from,
        `where unit_id in (${placeholders(unitIds)}) order by from_day desc, made_at desc, id`,
        unitIds,
      )
    : [];
export const insertProgramme = (tx: Tx, row: ProgrammeRow): Promise<void> => programmes.insert(tx, row);
/** Also where only a part of it changes. @returns false where somebody has changed it since, or it is over */
export const updateProgramme = async (
  tx: Tx,
  { id, version }: Pick<ProgrammeRow, 'id' | 'version'>,
  changes: Partial<ProgrammeRow>,
): Promise<boolean> =>
  (await programmes.update(
    tx,
    { ...changes, version: version + 1 },
    "id = ? and version = ? and state = 'open'",
    [id, version],
  )) === 1;

/** The parts of programmes. */
export interface ProgrammeParts {
  /** The first due first. */
  measures: MeasureRow[];
  /** The newest first. */
  notes: ProgressNoteRow[];
  /** The newest first. */
  trainings: TrainingRow[];
}
export async function findPartsOf(from: Queries, ids: readonly string[]): Promise<ProgrammeParts> {
  if (!ids.length) return { measures: [], notes: [], trainings: [] };
  const of = `where programme_id in (${placeholders(ids)})`;
  const [all, written, held] = await Promise.all([
    measures.find(from, `${of} order by by_day, id`, ids),
    notes.find(from, `${of} order by written_at desc, id desc`, ids),
    trainings.find(from, `${of} order by from_at desc, id`, ids),
  ]);
  return { measures: all, notes: written, trainings: held };
}

export const findMeasure = (from: Queries, id: string): Promise<MeasureRow | undefined> =>
  measures.one(from, 'where id = ?', [id]);
export const countMeasures = async (from: Queries, programmeId: string): Promise<number> =>
  (await measures.find(from, 'where programme_id = ?', [programmeId])).length;
export const insertMeasures = (tx: Tx, ...rows: MeasureRow[]): Promise<void> => measures.insert(tx, ...rows);
export const updateMeasure = (tx: Tx, id: string, changes: Partial<MeasureRow>): Promise<number> =>
  measures.update(tx, changes, 'id = ?', [id]);
export const findProgressNote = (from: Queries, id: string): Promise<ProgressNoteRow | undefined> =>
  notes.one(from, 'where id = ?', [id]);
export const insertProgressNote = (tx: Tx, row: ProgressNoteRow): Promise<void> => notes.insert(tx, row);
export const findTraining = (from: Queries, id: string): Promise<TrainingRow | undefined> =>
  trainings.one(from, 'where id = ?', [id]);
export const insertTraining = (tx: Tx, row: TrainingRow): Promise<void> => trainings.insert(tx, row);

/** The process beside the hub in which a sheet is read: it is told one, answers and ends. Where the hub is gone it goes too. */
import { constants } from 'node:os';
import { lowerPriority } from '../kernel/process-priority.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import type { SheetAnswer, SheetQuestion } from './sheet-reader.js';
import { readTable } from './read-table.js';

process.once('disconnect', () => process.exit(1));
process.once('message', (question: SheetQuestion) => {
  // Not before: at the lowest priority on a busy machine being loaded takes long.
  lowerPriority(constants.priority.PRIORITY_LOW);
  void answerTo(question).then((answer) => process.send!(answer, () => process.exit(0)));
});

async function answerTo({ bytes, columns, field }: SheetQuestion): Promise<SheetAnswer> {
  try {
    return { table: await readTable(bytes, columns, field) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { sentence: error.sentence, details: error.details } };
  }
}

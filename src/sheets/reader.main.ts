/** The process beside the hub in which a sheet is read: it is told one, answers and ends. Where the hub is gone it goes too. */
import { constants } from 'node:os';
import { giveWay } from '../kernel/priority.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import type { Answer, Question } from './reader.js';
import { readTable } from './read.js';

process.once('disconnect', () => process.exit(1));
process.once('message', (question: Question) => {
  // Not before: at the lowest priority on a busy machine being loaded takes long.
  giveWay(constants.priority.PRIORITY_LOW);
  void answerTo(question).then((answer) => process.send!(answer, () => process.exit(0)));
});

async function answerTo({ bytes, columns, field }: Question): Promise<Answer> {
  try {
    return { table: await readTable(bytes, columns, field) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { sentence: error.sentence, details: error.details } };
  }
}

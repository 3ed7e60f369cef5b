/** What was sealed last, to try the keys on: the newest words of a journal and the newest telephone. */
import type { Queries } from '../store/store.js';

export interface NewestSealed {
  /** None where nothing was said yet. */
  words: { call_id: string; seq: number; words: string }[];
  phones: { id: string; phone: string }[];
}
export async function newestSealed(from: Queries): Promise<NewestSealed> {
  return {
    words: await from.rows(
      'select call_id, seq, words from fact where words is not null order by call_id desc, seq desc limit 1',
    ),
    phones: await from.rows('select id, phone from account where phone is not null order by id desc limit 1'),
  };
}

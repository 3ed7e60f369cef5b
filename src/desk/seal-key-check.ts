/** Whether these keys open what was sealed before: with others the hub would seal what is new out of reach of what is old. */
import { phoneSealContext } from '../directory/people/account-views.service.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Queries } from '../store/store.js';
import { factTextSealContext } from './journal/journal.repository.js';

interface Sealed {
  place: string;
  text: string;
}

/** Looks at the newest words and the newest telephone; true where nothing is sealed yet. */
export async function canOpenStoredData(read: Queries, seal: Pick<Seal, 'open'>): Promise<boolean> {
  const words = await read.rows<{ call_id: string; seq: number; words: string }>(
    'select call_id, seq, words from fact where words is not null order by call_id desc, seq desc limit 1',
  );
  const phones = await read.rows<{ id: string; phone: string }>(
    'select id, phone from account where phone is not null order by id desc limit 1',
  );
  const sealed: Sealed[] = [
    ...words.map((f) => ({ place: factTextSealContext(f.call_id, f.seq), text: f.words })),
    ...phones.map((a) => ({ place: phoneSealContext(a.id), text: a.phone })),
  ];
  try {
    for (const { place, text } of sealed) seal.open(place, text);
    return true;
  } catch {
    return false;
  }
}

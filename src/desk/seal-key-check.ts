/** Whether these keys open what was sealed before: with others the hub would seal what is new out of reach of what is old. */
import { phoneSealContext } from '../directory/people/account-views.service.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Queries } from '../store/store.js';
import { factTextSealContext } from './journal/journal.repository.js';
import { newestSealed } from './newest-sealed.query.js';

interface Sealed {
  place: string;
  text: string;
}

/** Looks at the newest words and the newest telephone; true where nothing is sealed yet. */
export async function canOpenStoredData(read: Queries, seal: Pick<Seal, 'open'>): Promise<boolean> {
  const { words, phones } = await newestSealed(read);
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

/** How soon each ring reached its officer, by the rows: what their page said when it came. */
import type { Lab } from '../core/lab.js';

interface Offer {
  id: string;
  rung_at: number;
  received_at: number | null;
  ended_at: number | null;
  expires_at: number;
}

/**
 * @param most milliseconds that a ring may take beside what the machine stood still
 * @returns the rings that lived longer and were not heard in that time
 */
export async function ringsReached(lab: Lab, most: number): Promise<string[]> {
  const offers = await lab.look((from) =>
    from.rows<Offer>('select id, rung_at, received_at, ended_at, expires_at from offer'),
  );
  const stood = lab.pacemaker.stood();
  const down = (from: number, to: number) =>
    lab.allDown.reduce((sum, s) => sum + Math.max(0, Math.min(s.to, to) - Math.max(s.from, from)), 0);
  const took: number[] = [];
  const late: string[] = [];
  for (const offer of offers) {
    const from = Number(offer.rung_at);
    const ended = Number(offer.ended_at ?? Date.now());
    const to = Number(offer.received_at ?? ended);
    const own = Math.round(to - from - stood(from, to) - down(from, to));
    if (offer.received_at !== null) took.push(own);
    if (own > most && (offer.received_at !== null || ended - from > most))
      late.push(
        `ring ${offer.id} was ${offer.received_at === null ? 'not heard in' : 'heard after'} ${own} ms`,
      );
  }
  took.sort((a, b) => a - b);
  lab.note(
    `${took.length} of ${offers.length} rings heard, the middle after ${took[took.length >> 1]} ms, 99 of 100 after ${took[Math.floor(took.length * 0.99)]} ms, the last after ${took.at(-1)} ms`,
  );
  return late;
}

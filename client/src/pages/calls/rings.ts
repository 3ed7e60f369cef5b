/** Who is being rung just now, read from the journal. Pure. */
import { isReadable, type RingRef, type TimelineItem } from '@protocol/calls/timeline.js';

export interface RingsNow {
  officers: string[];
  until: string;
  /** Of the whole ring. */
  seconds: number;
}

export const ringsNow = (items: readonly TimelineItem[]): RingsNow | undefined => {
  let live: RingRef[] = [];
  let until = '';
  let from = '';
  const end = (...ended: string[]) => (live = live.filter((ring) => !ended.includes(ring.id)));
  const endAll = (rings: readonly RingRef[]) => end(...rings.map((ring) => ring.id));
  for (const { deed, at, data } of items.filter(isReadable)) {
    switch (deed) {
      case 'rung':
        live = [...live, ...data.rings];
        until = data.expiresAt;
        from = at;
        break;
      case 'retaken':
        live = [...live, { id: data.ring, officer: data.officer }];
        // Whichever lasts longer.
        if (data.expiresAt > until) {
          until = data.expiresAt;
          from = at;
        }
        break;
      case 'declined':
        end(data.ring);
        break;
      case 'lapsed':
      case 'withdrawn':
        endAll(data.rings);
        break;
      case 'recused':
        endAll(data.withdrew);
        break;
      case 'transferred':
      case 'accepted':
      case 'cancelled':
      case 'closed':
        live = [];
        break;
      default:
    }
  }
  if (live.length === 0 || !until) return undefined;
  const seconds = Math.round((Date.parse(until) - Date.parse(from)) / 1000);
  return { officers: live.map((ring) => ring.officer), until, seconds };
};

/** Who is being rung just now, read from the journal. Pure. */
import type { TimelineItem } from '@protocol/shapes.js';

interface RingIn {
  id: string;
  officer: string;
}
export interface RingsNow {
  officers: string[];
  until: string;
  /** Of the whole ring. */
  seconds: number;
}
const ringsIn = (value: unknown): RingIn[] => (Array.isArray(value) ? (value as RingIn[]) : []);

export const ringsNow = (items: readonly TimelineItem[]): RingsNow | undefined => {
  let live: RingIn[] = [];
  let until = '';
  let from = '';
  const end = (...ended: unknown[]) => (live = live.filter((ring) => !ended.includes(ring.id)));
  for (const { deed, at, data } of items) {
    switch (deed) {
      case 'rung':
        live = [...live, ...ringsIn(data['rings'])];
        until = String(data['expiresAt']);
        from = at;
        break;
      case 'retaken':
        live = [...live, { id: String(data['ring']), officer: String(data['officer']) }];
        // Whichever lasts longer.
        if (String(data['expiresAt']) > until) {
          until = String(data['expiresAt']);
          from = at;
        }
        break;
      case 'declined':
        end(data['ring']);
        break;
      case 'lapsed':
      case 'withdrawn':
        end(...ringsIn(data['rings']).map((ring) => ring.id));
        break;
      case 'recused':
        end(...ringsIn(data['withdrew']).map((ring) => ring.id));
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

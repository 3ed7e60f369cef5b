/** What a fact ended. Pure. */
import type { FactData } from './facts.js';

/** How each ring of these facts ended. */
export function ringEndingsOf(
  deed: string,
  data: Record<string, unknown>,
): { id: string; officer: string; state: 'accepted' | 'declined' | 'expired' | 'withdrawn' }[] {
  switch (deed) {
    case 'declined': {
      const d = data as FactData['declined'];
      return [{ id: d.ring, officer: d.officer, state: 'declined' }];
    }
    case 'lapsed':
      return (data as FactData['lapsed']).rings.map((r) => ({ ...r, state: 'expired' }));
    case 'withdrawn':
      return (data as FactData['withdrawn']).rings.map((r) => ({ ...r, state: 'withdrawn' }));
    case 'cancelled':
    case 'recused':
      return (data as FactData['cancelled']).withdrew.map((r) => ({ ...r, state: 'withdrawn' }));
    case 'transferred': {
      const d = data as FactData['transferred'];
      return [
        { id: d.ring, officer: d.to, state: 'accepted' },
        ...(d.withdrew ?? []).map((r) => ({ ...r, state: 'withdrawn' as const })),
      ];
    }
    case 'accepted': {
      const d = data as FactData['accepted'];
      return [
        { id: d.ring, officer: d.officer, state: 'accepted' },
        ...d.withdrew.map((r) => ({ ...r, state: 'withdrawn' as const })),
      ];
    }
    default:
      return [];
  }
}

import { iso } from '../../protocol/instant.js';
import type { Session } from '../../directory/people.entities.js';

/** Where somebody is signed in, as they and their administrator read it. */
export const sessionsShown = (open: readonly Session[], here: string) => ({
  items: open.map((s) => ({
    id: s.id,
    kind: s.kind,
    device: s.device,
    createdAt: iso(s.createdAt),
    seenAt: iso(s.seenAt),
    expiresAt: iso(s.expiresAt),
    here: s.id === here,
  })),
  nextCursor: null,
});

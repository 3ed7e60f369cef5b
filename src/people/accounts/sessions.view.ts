import { iso } from '../../protocol/time/instant.js';
import type { Page } from '../../protocol/answers.js';
import type { SessionRow } from '../../directory/people/people.entity.js';

export interface SessionView extends Pick<SessionRow, 'id' | 'kind' | 'device'> {
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  /** The one that is asked from. */
  here: boolean;
}

/** Where somebody is signed in, as they and their administrator read it. */
export const sessionViews = (open: readonly SessionRow[], here: string): Page<SessionView> => ({
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

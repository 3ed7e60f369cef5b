/** Who is acting, as known from the session. Everything an access rule may ask is here. */
import type { Lang } from '../refusal.js';
import type { Role } from '../protocol/words.js';

export interface Actor {
  id: string;
  name: string;
  title?: string;
  roles: readonly Role[];
  unitId: string;
  departmentId: string | null;
  /** Communities a worker belongs to, the first one first. */
  communityIds: readonly string[];
  sessionId: string;
  lang: Lang;
}

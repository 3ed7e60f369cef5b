/** Who is acting, as known from the session. Everything an access rule may ask is here. */
import type { Lang, Refusal } from '../refusal.js';
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

/** An actor with one request of theirs. Repeats cost nothing of an allowance, so it is known only inside the write whether one does. */
export interface Asker extends Actor {
  /** Their allowance is used up: thrown where something would be written. */
  over?: Refusal;
  /** Something was written. */
  wrote?: boolean;
}

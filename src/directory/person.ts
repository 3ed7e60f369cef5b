/** A person as the directory holds them, and a shared device as if it were one. */
import type { Actor } from '../kernel/actor.js';
import type { Role } from '../protocol/codes.js';
import type { Lang } from '../protocol/lang.js';

export interface Person {
  id: string;
  name: string;
  title?: string;
  roles: readonly Role[];
  unitId: string;
  departmentId: string | null;
  skills: readonly string[];
  /** In the account's order; the first is where a click without a community goes. */
  communityIds: readonly string[];
  disabled: boolean;
  /** Their password was set by somebody else: nothing but their own comes first. */
  mustChangePassword?: boolean;
}

/** @param roles those they act with, and no other @param sessionId of the page; empty where there is none */
export const actorAs = (person: Person, roles: readonly Role[], lang: Lang, sessionId: string): Actor => {
  const { id, name, title, unitId, departmentId, communityIds } = person;
  return {
    id,
    name,
    ...(title && { title }),
    roles,
    unitId,
    departmentId,
    communityIds,
    sessionId,
    lang,
  };
};
/** Who acts without a page: for work that was asked for, or by telephone. */
export const actorWithoutPage = (person: Person, roles: readonly Role[], lang: Lang): Actor =>
  actorAs(person, roles, lang, '');

/**
 * People by their names: officers and coordinators find those of their unit; community workers their colleagues and
 * the officers who are posted to their communities. Names only, and where somebody belongs.
 */
import { Injectable } from '@nestjs/common';
import { isAnonymousDevice } from '../call/call-visibility.js';
import { Directory } from '../directory/directory.js';
import { filterByName } from '../directory/name-match.js';
import type { Person } from '../directory/person.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import type { FoundPerson, SearchAnswer } from '../protocol/words/search.js';

const SHOWN = 8;
const STAFF: readonly string[] = ['officer', 'coordinator', 'admin'];

@Injectable()
export class FindPeopleQuery {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async find(actor: Actor, q: string): Promise<NonNullable<SearchAnswer['people']>> {
    const found = await filterByName(this.knownTo(actor), q.trim(), ({ name }) => [name]);
    const sorted = found.toSorted((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1));
    return { items: sorted.slice(0, SHOWN).map((one) => this.shown(one)), more: sorted.length > SHOWN };
  }

  private knownTo(actor: Actor): Person[] {
    if (isAnonymousDevice(actor)) return [];
    const all = this.directory.peopleOf(actor.unitId).filter(({ disabled }) => !disabled);
    if (actor.roles.some((role) => STAFF.includes(role))) return all;
    const now = this.clock.now();
    const liaisons = new Set(actor.communityIds.map((id) => this.directory.liaisonOf(id, now)));
    return all.filter(
      ({ id, roles, communityIds }) =>
        liaisons.has(id) ||
        (roles.includes('worker') && communityIds.some((one) => actor.communityIds.includes(one))),
    );
  }

  private shown({ id, name, title, roles, departmentId, communityIds }: Person): FoundPerson {
    const department = departmentId === null ? undefined : this.directory.department(departmentId)?.name;
    const communities = communityIds.flatMap((one) => this.directory.community(one)?.name ?? []);
    return {
      id,
      name,
      ...(title !== undefined && { title }),
      roles: [...roles],
      ...(department !== undefined && { department }),
      ...(communities.length > 0 && { communities }),
    };
  }
}

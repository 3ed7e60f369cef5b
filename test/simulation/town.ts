/** The simulated district: units with officers, communities and their workers. Names say where they belong. */
import type { Actor } from '#hub/kernel/actor.js';
import type { Role } from '#hub/protocol/codes.js';

export interface Unit {
  id: string;
  officers: string[];
  communities: string[];
}
const UNITS = 3;
const OFFICERS = 8;
const COMMUNITIES = 6;
const SKILLS = ['family', 'labour', 'elder_fraud', 'consumer'] as const;

const numbered = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
export const TOWN: readonly Unit[] = numbered(UNITS, 'unit').map((id) => ({
  id,
  officers: numbered(OFFICERS, `${id}/officer`),
  communities: numbered(COMMUNITIES, `${id}/community`),
}));
export const ALL_OFFICERS = TOWN.flatMap((unit) => unit.officers);
export const ALL_COMMUNITIES = TOWN.flatMap((unit) => unit.communities);

export const unitOf = (id: string): string => id.split('/')[0]!;
const numberOf = (id: string): number => Number(/\d+$/.exec(id)![0]);
export const departmentOf = (officer: string): string =>
  `${unitOf(officer)}/department${numberOf(officer) % 2}`;
export const departmentsOf = (unit: Unit): string[] => [...new Set(unit.officers.map(departmentOf))];
export const skillsOf = (officer: string): string[] => [SKILLS[numberOf(officer) % SKILLS.length]!];
/** Every second community has a liaison officer. */
export const liaisonOf = (community: string): string | undefined =>
  numberOf(community) % 2 ? undefined : `${unitOf(community)}/officer${numberOf(community)}`;
export const workerOf = (community: string): string => `${community}/worker`;
export const CATEGORIES = [...SKILLS, 'other', 'minors'] as const;

const person = (id: string, role: Role, communityIds: string[] = []): Actor => ({
  id,
  name: id,
  roles: [role],
  unitId: unitOf(id),
  departmentId: role === 'officer' ? departmentOf(id) : null,
  communityIds,
  sessionId: `${id}/page`,
  lang: 'zh',
});
export const officer = (id: string): Actor => person(id, 'officer');
export const worker = (community: string): Actor => person(workerOf(community), 'worker', [community]);
export const coordinator = (unit: string): Actor => person(`${unit}/coordinator`, 'coordinator');

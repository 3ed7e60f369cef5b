/** Who calls, who answers, who helps: accounts of every unit. Surnames only; all invented. */
import { hash } from '@node-rs/argon2';
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { DEMO_PASSWORD } from '#hub/demo/demo-accounts.js';
import { newId } from '#hub/kernel/ids.js';
import type { Actor } from '#hub/kernel/actor.js';
import { AccountRow, MembershipRow } from '#hub/directory/people/people.entity.js';
import { CATEGORIES, type Role } from '#hub/protocol/codes.js';
import type { Candidate } from '#hub/routing/candidate.js';
import type { Into } from './into.ts';
import type { Served } from './places.ts';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const TITLES = ['检察官', '检察官助理', '书记员'] as const;

export interface Staff extends Served {
  officers: (Actor & Candidate)[];
  volunteers: Actor[];
  /** The worker of each community, in their order. */
  workers: Actor[];
  coordinatorId: string;
}
export interface Counts {
  officers: number;
  volunteers: number;
}

export class People {
  private numbers: Partial<Record<Role, number>> = {};
  private readonly into: Into;
  private readonly chance: SeededRandom;
  private readonly at: number;
  private readonly passwordHash: string;

  private constructor(into: Into, chance: SeededRandom, at: number, passwordHash: string) {
    this.into = into;
    this.chance = chance;
    this.at = at;
    this.passwordHash = passwordHash;
  }

  /** They sign in as the demo's do. @param at when they were made */
  static make = async (into: Into, chance: SeededRandom, at: number) =>
    new People(into, chance, at, await hash(DEMO_PASSWORD));

  async of(unit: Served, { officers, volunteers }: Counts): Promise<Staff> {
    const { communityIds, departmentIds } = unit;
    const staff: Staff = { ...unit, officers: [], volunteers: [], workers: [], coordinatorId: '' };
    for (let n = 0; n < officers; n++) {
      const departmentId = departmentIds[n % departmentIds.length]!;
      const skills = [this.chance.oneOf(CATEGORIES), this.chance.oneOf(CATEGORIES)];
      const title = TITLES[n % TITLES.length]!;
      const actor = await this.account(unit.id, 'officer', { departmentId, skills, title });
      staff.officers.push({
        ...actor,
        skills,
        paused: false,
        live: true,
        held: 0,
        lastRungAt: null,
        busy: 0,
      });
    }
    for (const communityId of communityIds)
      staff.workers.push(await this.account(unit.id, 'worker', { communityIds: [communityId] }));
    for (let n = 0; n < volunteers; n++)
      staff.volunteers.push(
        await this.account(unit.id, 'volunteer', { communityIds: [this.chance.oneOf(communityIds)] }),
      );
    staff.coordinatorId = (await this.account(unit.id, 'coordinator', {})).id;
    await this.account(unit.id, 'admin', {});
    return staff;
  }

  private async account(
    unitId: string,
    role: Role,
    about: { departmentId?: string; skills?: string[]; title?: string; communityIds?: string[] },
  ): Promise<Actor> {
    const number = (this.numbers[role] = (this.numbers[role] ?? 0) + 1);
    const id = newId({ now: () => this.at });
    const name = this.chance.oneOf(SURNAMES);
    const { departmentId = null, skills = [], title = null, communityIds = [] } = about;
    await this.into.add(AccountRow, {
      id,
      unitId,
      departmentId,
      username: role === 'admin' && number === 1 ? 'admin' : `${role}${number}`,
      passwordHash: this.passwordHash,
      name,
      title,
      roles: [role],
      skills,
      phone: null,
      totpSecret: null,
      totpUsedStep: null,
      createdAt: this.at,
      disabledAt: null,
      briefedAt: this.at,
      mustChangePassword: false,
    });
    for (const [position, communityId] of communityIds.entries())
      await this.into.add(MembershipRow, {
        id: newId({ now: () => this.at }),
        accountId: id,
        communityId,
        position,
      });
    return {
      id,
      name,
      ...(title && { title }),
      roles: [role],
      unitId,
      departmentId,
      communityIds,
      sessionId: '',
      lang: 'zh',
    };
  }
}

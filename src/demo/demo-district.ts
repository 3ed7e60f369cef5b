/** Fills an empty database with the demo district: its unit, people, communities and the directory of bodies. */
import { DAY } from '../protocol/time/durations.js';
import { hash } from '@node-rs/argon2';
import type { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { AccountRow, MembershipRow } from '../directory/people/people.entity.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Directory } from '../directory/directory.js';
import { CommunitiesImportService } from '../units/import/communities-import.service.js';
import { DepartmentRow, LiaisonRow, SettingRow, UnitRow } from '../directory/places.entity.js';
import { headIfNone } from '../units/departments/departments.repository.js';
import { insertShippedBodies } from '../units/import/shipped-bodies.js';
import { shippedData } from '../kernel/shipped-data.js';
import type { Role } from '../protocol/codes.js';
import type { Store, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { readCommunityCsv } from './community-csv.js';
import { DEMO_PASSWORD } from './demo-accounts.js';
import { DEMO_KEY } from './demo-state.repository.js';
import {
  ADMIN,
  COMMUNITIES_A_POSTING,
  COORDINATOR,
  DEPARTMENTS,
  DUTY_PHONE,
  OFFICERS,
  POSTED_OFFICERS,
  UNIT,
  VOLUNTEERS,
  WORKERS,
} from './demo-people.js';

export interface DistrictDeps {
  seal: Pick<Seal, 'seal'>;
  directory: Pick<Directory, 'touch' | 'reload'>;
}
/** Ids of those whom the history needs. */
export interface District {
  unitId: string;
  /** In the order of worker1, worker2 …; worker i belongs to community i of the list. */
  workerIds: string[];
  officerIds: string[];
  /** In the order of volunteer1, volunteer2 …; in the communities of the workers of the same number. */
  volunteerIds: string[];
  coordinatorId: string;
  adminId: string;
}
/** Where an account's telephone stands, for sealing it to its place. */
export const phonePlace = (accountId: string) => `account.phone:${accountId}`;

const SIXTY_DAYS = 60 * DAY;

export async function seedDistrict(
  store: Store,
  clock: Pick<Clock, 'now'>,
  { seal, directory }: DistrictDeps,
): Promise<District> {
  // One hash for all: they share the demo's password, which is printed on the sign-in page.
  const passwordHash = await hash(DEMO_PASSWORD);
  const district = await store.write('demo.seed', async (tx) => {
    const unit = await insertUnit(tx, clock);
    const people = new People(tx, clock, { unitId: unit.id, passwordHash, seal });
    const seeded = await people.all(unit.departmentIds, unit.communityIds);
    await directory.touch(tx);
    return { unitId: unit.id, ...seeded };
  });
  await directory.reload();
  return district;
}

async function insertUnit(tx: Tx, clock: Pick<Clock, 'now'>) {
  const id = newId(clock);
  await new Table(UnitRow).insert(tx, { id, parentId: null, level: 'district', ...UNIT });
  const departmentIds: string[] = [];
  for (const [position, { name, remit }] of DEPARTMENTS.entries()) {
    const department = { id: newId(clock), unitId: id, name, remit, headId: null, position };
    await new Table(DepartmentRow).insert(tx, department);
    departmentIds.push(department.id);
  }
  const { lines } = readCommunityCsv(shippedData('heping-communities.csv'));
  const importing = await CommunitiesImportService.begin(tx, id, clock);
  await importing.take(lines);
  const settings = new Table(SettingRow);
  await settings.insert(tx, { id: newId(clock), unitId: id, key: DEMO_KEY, value: 'filling' });
  await settings.insert(tx, { id: newId(clock), unitId: id, key: 'dutyPhone', value: DUTY_PHONE });
  await insertShippedBodies(tx, id, clock);
  return { id, departmentIds, communityIds: lines.map((line) => importing.idOf(line.community_code)) };
}

interface Common {
  unitId: string;
  passwordHash: string;
  seal: Pick<Seal, 'seal'>;
}
type Given = Pick<AccountRow, 'username' | 'name'> &
  Partial<Pick<AccountRow, 'title' | 'departmentId' | 'skills'>>;

class People {
  private readonly accounts = new Table(AccountRow);
  private count = 0;

  constructor(
    private readonly tx: Tx,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly common: Common,
  ) {}

  async all(
    departmentIds: readonly string[],
    communityIds: readonly string[],
  ): Promise<Omit<District, 'unitId'>> {
    const officerIds: string[] = [];
    for (const [i, { name, title, department, skills }] of OFFICERS.entries()) {
      const departmentId = departmentIds[department]!;
      const given = { username: `officer${i + 1}`, name, title, departmentId, skills: [...skills] };
      const officerId = await this.add('officer', given);
      officerIds.push(officerId);
      await headIfNone(this.tx, departmentId, officerId);
    }
    const workerIds: string[] = [];
    for (const [i, name] of WORKERS.entries()) {
      workerIds.push(await this.addTo(communityIds[i]!, 'worker', { username: `worker${i + 1}`, name }));
    }
    const volunteerIds: string[] = [];
    for (const [i, name] of VOLUNTEERS.entries()) {
      const given = { username: `volunteer${i + 1}`, name };
      volunteerIds.push(await this.addTo(communityIds[i]!, 'volunteer', given));
    }
    for (let i = 0; i < POSTED_OFFICERS * COMMUNITIES_A_POSTING; i++) {
      await this.post(officerIds[Math.floor(i / COMMUNITIES_A_POSTING)]!, communityIds[i]!);
    }
    const coordinatorId = await this.add('coordinator', { username: 'coordinator1', name: COORDINATOR });
    const adminId = await this.add('admin', { username: 'admin', name: ADMIN });
    return { workerIds, officerIds, volunteerIds, coordinatorId, adminId };
  }

  private async addTo(communityId: string, role: Role, given: Given): Promise<string> {
    const accountId = await this.add(role, given);
    const membership = { id: newId(this.clock), accountId, communityId, position: 0 };
    await new Table(MembershipRow).insert(this.tx, membership);
    return accountId;
  }

  private async add(role: Role, given: Given): Promise<string> {
    const id = newId(this.clock);
    const { unitId, passwordHash, seal } = this.common;
    const phone = `+862423450${100 + this.count++}`;
    await this.accounts.insert(this.tx, {
      title: null,
      departmentId: null,
      skills: [],
      ...given,
      id,
      unitId,
      passwordHash,
      roles: [role],
      phone: seal.seal(phonePlace(id), phone),
      totpSecret: null,
      totpUsedStep: null,
      createdAt: this.clock.now() - SIXTY_DAYS,
      disabledAt: null,
      briefedAt: null,
      mustChangePassword: false,
    });
    return id;
  }

  private async post(officerId: string, communityId: string): Promise<void> {
    const startsAt = this.clock.now() - SIXTY_DAYS;
    await new Table(LiaisonRow).insert(this.tx, {
      id: newId(this.clock),
      officerId,
      communityId,
      startsAt,
      endsAt: null,
    });
  }
}

/** A small named world that all tests share: a district with two departments, and a neighbour unit to keep out. */
import { hashPassword } from '../src/people/sign-in/password-rules.js';
import type { Clock } from '../src/kernel/clock.js';
import { newId } from '../src/kernel/ids.js';
import { phoneSealContext } from '../src/directory/people/account-views.service.js';
import { AccountRow, MembershipRow } from '../src/directory/people/people.entity.js';
import type { Seal } from '../src/kernel/seal/seal.js';
import type { Directory } from '../src/directory/directory.js';
import {
  CommunityRow,
  DepartmentRow,
  LiaisonRow,
  SubdistrictRow,
  UnitRow,
} from '../src/directory/places.entity.js';
import type { Role } from '../src/protocol/codes.js';
import type { Store } from '../src/store/store.js';
import { Table } from '../src/store/table.js';

export const PASSWORD = 'a long test password';
let passwordHash: string | undefined;

/** username → where they belong; officers' skills and the order of communities matter to routing. */
const PEOPLE = {
  // workers: 彩塔街 is li's and sun's, 沙岗 is sun's second and qian's only one
  li: { role: 'worker', unit: 'heping', communities: ['caita'] },
  sun: { role: 'worker', unit: 'heping', communities: ['caita', 'shagang'] },
  qian: { role: 'worker', unit: 'heping', communities: ['shagang'] },
  // officers: wang is liaison officer of 彩塔街
  wang: { role: 'officer', unit: 'heping', department: 'first', title: '检察官', skills: ['elder_fraud'] },
  zhao: { role: 'officer', unit: 'heping', department: 'first', title: '检察官助理', skills: ['labour'] },
  chen: { role: 'officer', unit: 'heping', department: 'second', title: '检察官', skills: ['family'] },
  wu: { role: 'officer', unit: 'heping', department: 'second', title: '书记员', skills: [] },
  // deng is a volunteer of 彩塔街
  deng: { role: 'volunteer', unit: 'heping', communities: ['caita'] },
  zhou: { role: 'coordinator', unit: 'heping' },
  xie: { role: 'admin', unit: 'heping' },
  // the neighbours, who see nothing of it
  he: { role: 'worker', unit: 'shenhe', communities: ['fengle'] },
  lin: { role: 'officer', unit: 'shenhe', department: 'other', title: '检察官', skills: [] },
  meng: { role: 'volunteer', unit: 'shenhe', communities: ['fengle'] },
  gao: { role: 'coordinator', unit: 'shenhe' },
  luo: { role: 'admin', unit: 'shenhe' },
} as const satisfies Record<
  string,
  {
    role: Role;
    unit: string;
    communities?: readonly string[];
    department?: string;
    title?: string;
    skills?: readonly string[];
  }
>;
export type Username = keyof typeof PEOPLE;
export const USERNAMES = Object.keys(PEOPLE) as Username[];

export interface World {
  ids: Record<Username, string>;
  unit: Record<'heping' | 'shenhe', string>;
  department: Record<'first' | 'second' | 'other', string>;
  community: Record<'caita' | 'shagang' | 'fengle', string>;
}
export const roleOf = (username: Username): Role => PEOPLE[username].role;

const department = (id: string, unitId: string, name: string, position: number): DepartmentRow => ({
  id,
  unitId,
  name,
  remit: '',
  headId: null,
  position,
});

export async function makeWorld(
  store: Store,
  clock: Clock,
  seal: Seal,
  directory: Directory,
): Promise<World> {
  passwordHash ??= await hashPassword(PASSWORD);
  const id = () => newId(clock);
  const world: World = {
    ids: Object.fromEntries(USERNAMES.map((u) => [u, id()])) as World['ids'],
    unit: { heping: id(), shenhe: id() },
    department: { first: id(), second: id(), other: id() },
    community: { caita: id(), shagang: id(), fengle: id() },
  };
  await store.write('world', async (tx) => {
    await new Table(UnitRow).insert(
      tx,
      { id: world.unit.heping, parentId: null, level: 'district', code: '210102', name: '和平区人民检察院' },
      { id: world.unit.shenhe, parentId: null, level: 'district', code: '210103', name: '沈河区人民检察院' },
    );
    await new Table(DepartmentRow).insert(
      tx,
      department(world.department.first, world.unit.heping, '第一检察部', 0),
      department(world.department.second, world.unit.heping, '第二检察部', 1),
      department(world.department.other, world.unit.shenhe, '第一检察部', 0),
    );
    const subdistrictId = id();
    await new Table(SubdistrictRow).insert(tx, { id: subdistrictId, code: '210102001', name: '浑河湾街道' });
    const community = (key: keyof World['community'], code: string, name: string, unitId: string) => ({
      id: world.community[key],
      code,
      name,
      subdistrictId,
      unitId,
    });
    await new Table(CommunityRow).insert(
      tx,
      community('caita', '210102001001', '彩塔街社区', world.unit.heping),
      community('shagang', '210102001002', '沙岗社区', world.unit.heping),
      community('fengle', '210103001001', '丰乐社区', world.unit.shenhe),
    );
    for (const username of USERNAMES) await insertPerson(username, world, { tx, clock, seal });
    await new Table(LiaisonRow).insert(tx, {
      id: id(),
      officerId: world.ids.wang,
      communityId: world.community.caita,
      startsAt: 0,
      endsAt: null,
    });
    await directory.touch(tx);
  });
  await directory.reload();
  return world;
}

async function insertPerson(
  username: Username,
  world: World,
  { tx, clock, seal }: { tx: Parameters<Parameters<Store['write']>[1]>[0]; clock: Clock; seal: Seal },
) {
  const p: {
    role: Role;
    unit: 'heping' | 'shenhe';
    communities?: readonly (keyof World['community'])[];
    department?: keyof World['department'];
    title?: string;
    skills?: readonly string[];
  } = PEOPLE[username];
  const accountId = world.ids[username];
  await new Table(AccountRow).insert(tx, {
    id: accountId,
    unitId: world.unit[p.unit],
    departmentId: p.department ? world.department[p.department] : null,
    username,
    passwordHash: passwordHash!,
    name: username,
    title: p.title ?? null,
    roles: [p.role],
    skills: [...(p.skills ?? [])],
    phone: seal.seal(
      phoneSealContext(accountId),
      `1390000${String(USERNAMES.indexOf(username)).padStart(4, '0')}`,
    ),
    totpSecret: null,
    totpUsedStep: null,
    createdAt: clock.now(),
    disabledAt: null,
    briefedAt: null,
    mustChangePassword: false,
  });
  await new Table(MembershipRow).insert(
    tx,
    ...(p.communities ?? []).map((c, position) => ({
      id: newId(clock),
      accountId,
      communityId: world.community[c],
      position,
    })),
  );
}

/** As many more officers of the unit as a test needs, named 01, 02 and on. */
export async function addOfficers(
  count: number,
  world: World,
  store: Store,
  clock: Clock,
  directory: Directory,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId(clock));
  await store.write('officers', async (tx) => {
    for (const [i, id] of ids.entries()) {
      await new Table(AccountRow).insert(tx, {
        id,
        unitId: world.unit.heping,
        departmentId: world.department.first,
        username: `officer${i + 1}`,
        passwordHash: passwordHash!,
        name: String(i + 1).padStart(2, '0'),
        title: '检察官',
        roles: ['officer'],
        skills: [],
        phone: null,
        totpSecret: null,
        totpUsedStep: null,
        createdAt: clock.now(),
        disabledAt: null,
        briefedAt: null,
        mustChangePassword: false,
      });
    }
    await directory.touch(tx);
  });
  await directory.reload();
  return ids;
}

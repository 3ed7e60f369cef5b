/** The units around the demo district: the city's above it, and other districts beside it, which have figures and nobody. */
import { hash } from '@node-rs/argon2';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Directory } from '../../directory/directory.js';
import { AccountRow } from '../../directory/people/people.entity.js';
import { UnitRow } from '../../directory/places.entity.js';
import type { Role } from '../../protocol/codes.js';
import type { Store } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { DEMO_PASSWORD } from '../demo-accounts.js';
import type { District } from '../demo-district.js';
import { standUnder } from './demo-units.repository.js';

const CITY = { code: '210100', name: '沈阳市人民检察院' };
const BESIDE = { code: '210103', name: '沈阳市沈河区人民检察院' };
const OTHERS = [
  { code: '210104', name: '沈阳市大东区人民检察院' },
  { code: '210105', name: '沈阳市皇姑区人民检察院' },
] as const;
/** All invented. */
const PEOPLE: readonly { username: string; name: string; role: Role }[] = [
  { username: 'city1', name: '韩', role: 'coordinator' },
  { username: 'city-admin', name: '冯', role: 'admin' },
];

export interface DemoCity {
  unitId: string;
  besideId: string;
  /** More districts beside. */
  otherIds: string[];
  coordinatorId: string;
  adminId: string;
}

/** They sign in with the password of the district's. */
export async function seedDemoCity(
  store: Store,
  clock: Pick<Clock, 'now'>,
  directory: Pick<Directory, 'touch' | 'reload'>,
  district: District,
): Promise<DemoCity> {
  const [unitId, besideId] = [newId(clock), newId(clock)];
  const otherIds = OTHERS.map(() => newId(clock));
  const ids = PEOPLE.map(() => newId(clock));
  const passwordHash = await hash(DEMO_PASSWORD);
  await store.write('demo.city', async (tx) => {
    await new Table(UnitRow).insert(
      tx,
      { id: unitId, parentId: null, level: 'city', ...CITY },
      { id: besideId, parentId: unitId, level: 'district', ...BESIDE },
      ...OTHERS.map((other, n) => ({
        id: otherIds[n]!,
        parentId: unitId,
        level: 'district' as const,
        ...other,
      })),
    );
    await standUnder(tx, district.unitId, unitId);
    for (const [n, { username, name, role }] of PEOPLE.entries())
      await new Table(AccountRow).insert(tx, {
        id: ids[n]!,
        unitId,
        departmentId: null,
        username,
        passwordHash,
        name,
        title: null,
        roles: [role],
        skills: [],
        phone: null,
        totpSecret: null,
        totpUsedStep: null,
        createdAt: clock.now(),
        disabledAt: null,
        briefedAt: null,
        mustChangePassword: false,
      });
    await directory.touch(tx);
  });
  await directory.reload();
  return { unitId, besideId, otherIds, coordinatorId: ids[0]!, adminId: ids[1]! };
}

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ACTING_LIMITS } from '../../../src/access/acting-person.js';
import type { DeviceSessionService } from '../../../src/access/device-session.service.js';
import { DeviceSweep } from '../../../src/devices/device-sweep.js';
import { AuditService } from '../../../src/directory/people/audit.service.js';
import type { DeviceRow } from '../../../src/directory/people/device.entity.js';
import {
  endEnrolment,
  endTaking,
  findDevice,
  insertDevice,
  updateDevice,
} from '../../../src/directory/people/devices.repository.js';
import type { Publisher } from '../../../src/realtime/publisher.js';
import { givenAccount, NOW } from '../people/given.js';

let given: Awaited<ReturnType<typeof givenAccount>>;
let closed: string[];
beforeEach(async () => {
  given = await givenAccount('wang');
  closed = [];
});
afterEach(() => given.close());

const phone: DeviceRow = {
  id: 'phone',
  unitId: 'heping',
  kind: 'shift',
  communityId: null,
  departmentId: null,
  label: '',
  phone: null,
  codeHash: null,
  codeExpiresAt: null,
  tokenHash: 'token',
  invitedBy: 'wang',
  createdAt: NOW,
  enrolledAt: NOW,
  expiresAt: NOW + ACTING_LIMITS.enrolment,
  seenAt: NOW,
  agent: '',
  withdrawnAt: null,
  withdrawnBy: null,
  actingId: 'wang',
  actingSince: NOW,
  usedAt: NOW,
  unlockedUntil: null,
};
const keep = (row: DeviceRow) => given.store.write('device', (tx) => insertDevice(tx, row));
const taken = async () => (await findDevice(given.store.read, 'phone'))?.actingId;

/** Two nodes that look at the same instant, each before the other has written. */
async function bothSweep(): Promise<void> {
  const publisher = { endSession: (id: string) => closed.push(id) } as unknown as Publisher;
  let looking = 0;
  let bothLook = () => {};
  const together = new Promise<void>((resolve) => (bothLook = resolve));
  const sessions = { seeConnected: async () => {} } as DeviceSessionService;
  const read = {
    rows: async <T>(...asked: Parameters<typeof given.store.read.rows>) => {
      const rows = await given.store.read.rows<T>(...asked);
      if (++looking === 2) bothLook();
      await together;
      return rows;
    },
  };
  const store = Object.create(given.store, { read: { value: read } });
  const ticks: (() => unknown)[] = [];
  const clock = Object.create(given.clock, {
    every: { value: (_: number, work: () => unknown) => ticks.push(work) },
  });
  for (let node = 0; node < 2; node++)
    new DeviceSweep(
      clock,
      store,
      sessions,
      new AuditService(given.clock),
      publisher,
    ).onApplicationBootstrap();
  await Promise.all(ticks.map((tick) => tick()));
}
const audited = async () =>
  (await given.store.read.rows<{ act: string }>('select act from audit')).map(({ act }) => act);

test('a phone that was taken a day ago is given back once, though two nodes see it', async () => {
  await keep(phone);
  given.clock.leap(ACTING_LIMITS.taking);
  await bothSweep();
  expect(await taken()).toBeNull();
  expect(await audited()).toEqual(['device.return']);
  expect(closed).toEqual(['phone']);
});

test('an enrolment ends once, though two nodes see it', async () => {
  await keep({ ...phone, actingId: null, actingSince: null });
  given.clock.leap(ACTING_LIMITS.enrolment);
  await bothSweep();
  expect((await findDevice(given.store.read, 'phone'))?.tokenHash).toBeNull();
  expect(await audited()).toEqual(['device.over']);
  expect(closed).toEqual(['phone']);
});

test('who takes the phone between the look and the write keeps it', async () => {
  await keep(phone);
  await given.store.write('device', (tx) =>
    updateDevice(tx, 'phone', { actingId: 'zhao', actingSince: NOW + 1 }),
  );
  expect(await given.store.write('device', (tx) => endTaking(tx, phone))).toBe(false);
  expect(await taken()).toBe('zhao');
  await given.store.write('device', (tx) => updateDevice(tx, 'phone', { tokenHash: 'another' }));
  expect(await given.store.write('device', (tx) => endEnrolment(tx, phone))).toBe(false);
});

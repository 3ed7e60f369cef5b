import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Publisher } from '../../../src/realtime/publisher.js';
import { SESSION_LIFETIMES, SessionsService } from '../../../src/access/sessions.service.js';
import type { Directory } from '../../../src/directory/directory.js';
import { DEFAULT_SETTINGS } from '../../../src/directory/unit-settings.js';
import { givenAccount } from './given.js';

const HOUR = 3600_000;
let given: Awaited<ReturnType<typeof givenAccount>>;
let sessions: SessionsService;
let closed: string[];
let here: string[];
let person: { id: string; disabled: boolean } | undefined;
beforeEach(async () => {
  given = await givenAccount('wang');
  closed = [];
  here = [];
  person = { id: 'wang', disabled: false };
  const directory = {
    person: (id: string) =>
      id === person?.id
        ? {
            ...person,
            name: '王',
            roles: ['officer'],
            unitId: 'heping',
            departmentId: null,
            communityIds: [],
          }
        : undefined,
    settings: () => DEFAULT_SETTINGS,
  } as unknown as Directory;
  const publisher = {
    endSession: (id: string) => closed.push(id),
    sessionsHere: () => here,
  } as unknown as Publisher;
  sessions = new SessionsService(given.store, given.clock, directory, publisher);
});
afterEach(() => given.close());

const letIn = async (token: string) => (await sessions.authenticate(token, 'zh'))?.id === 'wang';
const signOn = () =>
  given.store.write('duty', (tx) =>
    tx.run(
      "insert into duty (id, unit_id, since, session_id, stretches) values ('wang', 'heping', ?, 's', '[]')",
      [given.clock.now()],
    ),
  );

test('a token is 256 bits, and the database holds only its hash', async () => {
  const { token } = await sessions.open('wang', 'cookie', 'Chrome');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(await letIn(token)).toBe(true);
  expect(await letIn(`${token}x`)).toBe(false);
  expect(await letIn('')).toBe(false);
  const rows = await given.store.read.rows<Record<string, unknown>>('select * from session');
  expect(JSON.stringify(rows)).not.toContain(token);
});

describe.each(['cookie', 'bearer'] as const)('a %s', (kind) => {
  const { idle, absolute } = SESSION_LIFETIMES[kind];
  test('ends after it was not used for long enough', async () => {
    const { token } = await sessions.open('wang', kind, '');
    await given.clock.push(idle - 1);
    expect(await letIn(token)).toBe(true);
    await given.clock.push(idle - 1);
    expect(await letIn(token)).toBe(true);
    await given.clock.push(idle);
    expect(await letIn(token)).toBe(false);
  });
  test('ends in the end, however much it is used', async () => {
    const { token, expiresAt } = await sessions.open('wang', kind, '');
    expect(expiresAt).toBe(given.clock.now() + absolute);
    for (let t = 0; t + 6 * HOUR < absolute; t += 6 * HOUR) {
      await given.clock.push(6 * HOUR);
      expect(await letIn(token)).toBe(true);
    }
    await given.clock.push(6 * HOUR);
    expect(await letIn(token)).toBe(false);
  });
  test('does not end of being unused while its officer is on duty', async () => {
    const { token } = await sessions.open('wang', kind, '');
    await signOn();
    await given.clock.push(idle + HOUR);
    await sessions.endExpired();
    expect(closed).toEqual([]);
    expect(await letIn(token)).toBe(idle + HOUR < absolute);
  });
  test('is swept when it is over, and its sockets are closed', async () => {
    await sessions.open('wang', kind, '');
    const [open] = await sessions.list('wang');
    await given.clock.push(idle - 1);
    await sessions.endExpired();
    expect(closed).toEqual([]);
    await given.clock.push(1);
    await sessions.endExpired();
    expect(closed).toEqual([open!.id]);
    expect(await sessions.list('wang')).toEqual([]);
  });
});

test('on duty or not, a session ends at its absolute end', async () => {
  const { token } = await sessions.open('wang', 'cookie', '');
  await signOn();
  await given.clock.push(SESSION_LIFETIMES.cookie.absolute);
  expect(await letIn(token)).toBe(false);
  await sessions.endExpired();
  expect(closed).toHaveLength(1);
});
test('a page that stays connected is in use', async () => {
  const { token } = await sessions.open('wang', 'cookie', '');
  here = [(await sessions.list('wang'))[0]!.id];
  for (let i = 0; i < 3; i++) {
    await given.clock.push(11 * HOUR);
    await sessions.seeConnected();
    await sessions.endExpired();
  }
  expect(await letIn(token)).toBe(true);
});
test('signed out, it is over at once and its sockets are closed', async () => {
  const { token } = await sessions.open('wang', 'cookie', '');
  const other = await sessions.open('wang', 'bearer', '');
  const { id } = (await sessions.list('wang')).find((s) => s.kind === 'cookie')!;
  await sessions.end(id);
  expect(closed).toEqual([id]);
  expect(await letIn(token)).toBe(false);
  expect(await letIn(other.token)).toBe(true);
});
test('all but this one', async () => {
  const mine = await sessions.open('wang', 'cookie', '');
  const { id } = (await sessions.list('wang'))[0]!;
  const others = [await sessions.open('wang', 'cookie', ''), await sessions.open('wang', 'bearer', '')];
  await sessions.endAll('wang', id);
  expect(await letIn(mine.token)).toBe(true);
  for (const { token } of others) expect(await letIn(token)).toBe(false);
});
test('who is shut out or gone is not let in', async () => {
  const { token } = await sessions.open('wang', 'cookie', '');
  person!.disabled = true;
  expect(await letIn(token)).toBe(false);
  person = undefined;
  expect(await letIn(token)).toBe(false);
});

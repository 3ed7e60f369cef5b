import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { OfferRow } from '../../../src/call/call.entity.js';
import { ringCode } from '../../../src/notice/channels/ring-answer.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import { Meters } from '../../../src/kernel/meters/meters.js';
import { NoticeRow } from '../../../src/notice/notice.entity.js';
import { NoticesService } from '../../../src/notices/notices.service.js';
import { NoticeDeliveryService } from '../../../src/notices/notice-delivery.service.js';
import { NoticeSettingsCache } from '../../../src/directory/caches/notice-settings.cache.js';
import { NoticeSenderService } from '../../../src/notices/notice-sender.service.js';
import { NoticeWorker } from '../../../src/notices/notice-worker.js';
import { AccountRow } from '../../../src/directory/people/people.entity.js';
import type { Publisher } from '../../../src/realtime/publisher.js';
import type { Seal } from '../../../src/kernel/seal/seal.js';
import { UnitRow } from '../../../src/directory/places.entity.js';
import type { Directory } from '../../../src/directory/directory.js';
import { DEFAULT_SETTINGS } from '../../../src/directory/unit-settings.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { Table } from '../../../src/store/table.js';
import { receiver, type Answer } from './receiver.js';

const SECOND = 1000;
const NOW = Date.UTC(2025, 10, 24, 2);
const rows = new Table(NoticeRow);
const offers = new Table(OfferRow);
/** Opens only what stands where it was sealed. */
const seal = {
  index: (place: string, text: string) => Buffer.from(`${place} of ${text}`).toString('base64url'),
  open: (place: string, sealed: string) =>
    sealed.startsWith(`${place}|`) ? sealed.slice(place.length + 1) : '',
} as unknown as Seal;

const publisher = { hasPage: async () => false } as unknown as Publisher;

let folder: string;
let store: SqliteStore;
let clock: PushedClock;
let gateway: Awaited<ReturnType<typeof receiver>>;
let notices: NoticesService;
let workers: NoticeWorker[];
let carryings: NoticeDeliveryService[];

const begin = async (answers: Answer[] = [], otherwise: Answer = 200, nodes = 1) => {
  gateway = await receiver(answers, otherwise);
  const settings = {
    ...DEFAULT_SETTINGS,
    gatewayUrl: gateway.url,
    gatewaySecret: 'setting:heping:gatewaySecret|quiet',
  };
  const directory = { settings: () => settings, notice: new NoticeSettingsCache() } as unknown as Directory;
  notices = new NoticesService(clock, directory);
  carryings = Array.from({ length: nodes }, () => {
    const sender = new NoticeSenderService(store, clock, directory, seal, {
      publicUrl: 'https://yihu.example',
    });
    return new NoticeDeliveryService(store, clock, directory, sender, publisher, new Meters());
  });
  workers = carryings.map((delivery) => new NoticeWorker(store, clock, delivery));
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  clock = new PushedClock(NOW);
  const person = {
    unitId: 'heping',
    departmentId: null,
    passwordHash: '',
    name: '王',
    title: null,
    roles: [],
    skills: [],
    totpSecret: null,
    totpUsedStep: null,
    createdAt: 0,
    disabledAt: null,
    briefedAt: null,
    mustChangePassword: false,
  };
  await store.write('people', async (tx) => {
    await new Table(UnitRow).insert(tx, {
      id: 'heping',
      parentId: null,
      level: 'district',
      code: '120101',
      name: '和平',
    });
    await new Table(AccountRow).insert(tx, {
      ...person,
      id: 'wang',
      username: 'wang',
      phone: 'account.phone:wang|13800000000',
    } as AccountRow);
    await new Table(AccountRow).insert(tx, {
      ...person,
      id: 'li',
      username: 'li',
      phone: null,
    } as AccountRow);
  });
});
afterEach(async () => {
  await Promise.all(workers.map((w) => w.beforeApplicationShutdown()));
  await gateway.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const ring = (offerId: string, seconds = 25, officerId = 'wang') =>
  store.write('ring', async (tx) => {
    const offer = {
      callId: offerId,
      kind: 'ladder',
      step: 1,
      rungAt: NOW,
      endedAt: null,
      ending: null,
      receivedAt: null,
      waited: false,
    };
    const expiresAt = clock.now() + seconds * SECOND;
    await offers.insert(tx, { ...offer, id: offerId, officerId, expiresAt } as OfferRow);
    await notices.notify(tx, {
      unitId: 'heping',
      personId: officerId,
      kind: 'ring',
      params: { number: '1124-007', community: '某某社区' },
      path: `/ring/${offerId}`,
      offerId,
      expiresAt,
    });
  });
const look = async () => {
  await Promise.all(workers.map((w) => w.wake()));
  await Promise.all(workers.map((w) => w.idle()));
};
const wait = async (seconds: number) => {
  await clock.push(seconds * SECOND);
  await look();
};
const row = async (offerId: string) => (await rows.one(store.read, 'where offer_id = ?', [offerId]))!;

test('a ring reaches the gateway, signed, with number, community and a link, and nothing of the matter', async () => {
  await begin();
  await ring('o1');
  await look();
  const [{ headers, raw, message }] = gateway.received as [(typeof gateway.received)[0]];
  const timestamp = headers['x-yihu-timestamp'] as string;
  expect(timestamp).toBe(String(NOW / SECOND));
  expect(headers['x-yihu-signature']).toBe(
    `sha256=${createHmac('sha256', 'quiet').update(`${timestamp}.${raw}`).digest('hex')}`,
  );
  const code = ringCode(seal, 'o1');
  expect(message).toEqual({
    id: (await row('o1')).id,
    to: '13800000000',
    kind: 'ring',
    channel: 'sms',
    text: `【一呼】某某社区来电，编号1124-007，请接听：https://yihu.example/ring/o1 接听请回复 1 ${code}，暂不能接请回复 2 ${code}`,
    number: '1124-007',
    community: '某某社区',
    link: 'https://yihu.example/ring/o1',
    accept: `1 ${code}`,
    expiresAt: new Date(NOW + 25 * SECOND).toISOString(),
  });
  expect(await row('o1')).toMatchObject({ deliveredAt: NOW, dueAt: null, failure: null, attempts: 1 });
  await wait(60);
  expect(gateway.received).toHaveLength(1);
});

test('is tried again after 1, 2, 4 s with the same id, until it gets through', async () => {
  await begin([500, 503, 429]);
  await ring('o1');
  await look();
  for (const [seconds, tried] of [
    [0.9, 1],
    [0.1, 2],
    [1.9, 2],
    [0.1, 3],
    [3.9, 3],
    [0.1, 4],
  ] as const) {
    await wait(seconds);
    expect(gateway.received).toHaveLength(tried);
  }
  expect(new Set(gateway.received.map((r) => r.message.id)).size).toBe(1);
  expect((await row('o1')).deliveredAt).toBe(NOW + 7 * SECOND);
});

test('nothing is sent after the ring’s end', async () => {
  await begin([], 500);
  await ring('o1', 5);
  await look();
  for (let i = 0; i < 20; i++) await wait(0.5);
  expect(gateway.received).toHaveLength(3);
  expect(await row('o1')).toMatchObject({ dueAt: null, deliveredAt: null, failure: 'http 500' });
  await ring('o2');
  await store.write('answered', (tx) =>
    offers.update(tx, { endedAt: clock.now(), ending: 'withdrawn' }, 'id = ?', ['o2']),
  );
  await look();
  expect(gateway.received).toHaveLength(3);
  expect(await row('o2')).toMatchObject({ dueAt: null, failure: 'ring ended' });
});

test('a refusal and a redirect are final; who has no phone is not sent to', async () => {
  await begin([403, { redirect: 'http://127.0.0.1:1/elsewhere' }]);
  await ring('o1');
  await look();
  await ring('o2');
  await look();
  await ring('o3', 25, 'li');
  await wait(10);
  expect(gateway.received).toHaveLength(2);
  expect((await Promise.all(['o1', 'o2', 'o3'].map(row))).map((r) => [r.failure, r.dueAt])).toEqual([
    ['http 403', null],
    ['http 307', null],
    ['no phone', null],
  ]);
});

test('a gateway that hangs is left after 3 s', async () => {
  await begin(['hang']);
  await ring('o1');
  await workers[0]!.wake();
  while (!gateway.received.length) await new Promise((next) => setImmediate(next));
  await clock.push(3 * SECOND);
  await workers[0]!.idle();
  expect((await row('o1')).failure).toBe('timeout');
  await wait(1);
  expect((await row('o1')).deliveredAt).toBe(NOW + 4 * SECOND);
});

test('a gateway that is back after 7 s is heard by both officers while their ring of 20 s lasts', async () => {
  await begin([], 500);
  await ring('o1', 20);
  await ring('o2', 20);
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds * 2; i++) await wait(0.5);
  };
  await look();
  await pass(7);
  expect(carryings[0]!.reachesNobody('heping')).toBe(true);
  gateway.answer(200);
  await pass(5);
  const delivered = await Promise.all(['o1', 'o2'].map(async (id) => (await row(id)).deliveredAt));
  expect(delivered.every((at) => at !== null && at <= NOW + 12 * SECOND)).toBe(true);
  expect(carryings[0]!.reachesNobody('heping')).toBe(false);
});

test('who has no telephone says nothing of how the gateway is', async () => {
  await begin([], 500);
  await ring('o1', 60);
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds * 2; i++) await wait(0.5);
  };
  await look();
  await pass(4);
  expect(carryings[0]!.reachesNobody('heping')).toBe(true);
  await ring('o2', 60, 'li');
  await pass(6);
  expect(await row('o2')).toMatchObject({ failure: 'no phone', dueAt: null });
  expect(carryings[0]!.reachesNobody('heping')).toBe(true);
});

test('two nodes send a notice once', async () => {
  await begin([], 200, 2);
  for (let i = 0; i < 30; i++) await ring(`o${i}`);
  await look();
  expect(gateway.received).toHaveLength(30);
});

test('it looks by itself twice a second', async () => {
  await begin();
  workers[0]!.onApplicationBootstrap();
  await ring('o1');
  await clock.push(SECOND);
  await workers[0]!.idle();
  expect(gateway.received).toHaveLength(1);
});

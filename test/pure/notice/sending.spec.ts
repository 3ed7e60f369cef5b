/** A group hears the same thing once; what came of it is true for everybody it concerns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PushedClock } from '../../../src/kernel/clock.js';
import { NoticeSettingsCache } from '../../../src/directory/caches/notice-settings.cache.js';
import { NoticeSenderService } from '../../../src/notices/notice-sender.service.js';
import type { Seal } from '../../../src/kernel/seal/seal.js';
import type { Directory } from '../../../src/directory/directory.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { postOffice } from './post.js';

const NOW = Date.UTC(2025, 10, 24, 2);
let folder: string;
let store: SqliteStore;
let office: Awaited<ReturnType<typeof postOffice>>;
let status: number;
let sender: NoticeSenderService;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  status = 200;
  office = await postOffice(() => ({ status }));
  const notice = new NoticeSettingsCache();
  const fields = { url: `${office.base}/hook`, signSecret: 'sealed' };
  notice.setup = () => ({
    channels: { order: ['webhook'], of: { webhook: { enabled: true, fields } } },
    allowed: ['127.0.0.1'],
  });
  const directory = { notice } as unknown as Directory;
  const seal = { open: () => 's' } as unknown as Seal;
  sender = new NoticeSenderService(store, new PushedClock(NOW), directory, seal, {
    publicUrl: 'https://yihu.example',
  });
});
afterEach(async () => {
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true });
});
const alertTo = (personId: string) =>
  sender.send(
    {
      id: `n-${personId}`,
      unitId: 'heping',
      personId,
      kind: 'alert',
      params: { number: '1124-007', community: '彩塔街社区' },
      path: '/calls/c1',
      deadline: NOW + 60_000,
    },
    'webhook',
  );

test('the second person’s notice is not delivered while the first one’s request fails', async () => {
  status = 500;
  const sent = await Promise.all([alertTo('zhou'), alertTo('gao')]);
  expect(sent.map((s) => s.delivered)).toEqual([false, false]);
  expect(office.letters).toHaveLength(1);
  // Both may try again, and what goes out is said once.
  status = 200;
  expect((await Promise.all([alertTo('zhou'), alertTo('gao')])).map((s) => s.delivered)).toEqual([
    true,
    true,
  ]);
  expect((await alertTo('qian')).delivered).toBe(true);
  expect(office.letters).toHaveLength(2);
});

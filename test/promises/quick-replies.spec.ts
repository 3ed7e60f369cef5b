import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { QuickReplies, QuickReply } from '../../src/protocol/conversation/quick-replies.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('a unit keeps the words that stand ready in its calls, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => void (t = await openTestHub(kind)));
  afterEach(() => t.close());

  const read = (who: Username, side: string) => t.http(who, 'GET', `/api/quick-replies?for=${side}`);
  const list = async (who: Username, side: string): Promise<QuickReplies> => (await read(who, side)).body;
  const put = (
    who: Username,
    { items: replies, ...body }: { items: object[]; for: string; version?: number | undefined },
  ) => t.http(who, 'PUT', '/api/quick-replies', { ...body, replies });
  const item = (zh: string, more: object = {}) => ({ zh, categories: [], ...more });

  test('what ships is there for each side, and a side reads no other', async () => {
    const [worker, officer] = [await list('li', 'worker'), await list('wang', 'officer')];
    expect([worker.version, officer.version]).toEqual([0, 0]);
    expect(worker.items.map(({ zh }) => zh)).toContain('需要上门');
    expect(officer.items.length).toBeGreaterThan(5);
    for (const who of ['zhou', 'xie'] as const)
      expect([await list(who, 'worker'), await list(who, 'officer')]).toEqual([worker, officer]);
    expect([(await read('li', 'officer')).status, (await read('wang', 'worker')).status]).toEqual([403, 403]);
    expect([(await read('deng', 'worker')).status, (await read('zhou', 'resident')).status]).toEqual([
      403, 400,
    ]);
  });

  test('a coordinator adds, changes, orders, hides and names categories; everybody of the unit has it, the neighbours do not', async () => {
    const { items } = await list('zhou', 'worker');
    const visit = items.find(({ id }) => id === 'visit')!;
    const given = [
      item('材料已备好', { en: 'Papers are ready', categories: ['labour', 'labour'] }),
      { ...visit, zh: '请来一趟' },
      ...items.filter(({ id }) => id === 'bank').map((one) => ({ ...one, hidden: true })),
    ];
    const saved = await put('zhou', { for: 'worker', items: given, version: 0 });
    expect([saved.status, saved.body.version]).toEqual([200, 1]);
    const said = (all: readonly QuickReply[]) => all.map(({ zh, hidden }) => [zh, hidden ?? false]);
    expect(said(saved.body.items)).toEqual([
      ['材料已备好', false],
      ['请来一趟', false],
      ['已联系银行止付', true],
    ]);
    expect(saved.body.items[0]).toMatchObject({ en: 'Papers are ready', categories: ['labour'] });
    // Hidden ones are for who keeps the list.
    expect(said((await list('li', 'worker')).items)).toEqual([
      ['材料已备好', false],
      ['请来一趟', false],
    ]);
    expect((await list('xie', 'worker')).items).toEqual(saved.body.items);
    expect((await list('wang', 'officer')).version).toBe(0);
    expect((await list('he', 'worker')).version).toBe(0);
    const trail = await t.foundations.store.read.rows(
      "select actor_id from audit where act = 'quick.replies' and subject = ?",
      [t.world.unit.heping],
    );
    expect(trail).toEqual([{ actor_id: t.world.ids.zhou }]);

    // What ships comes back with the ids it had.
    const again = await put('xie', { for: 'worker', items, version: 1 });
    expect([again.body.items, again.body.version]).toEqual([items, 2]);
  });

  test('of two who change it at once one is told; the same again changes nothing', async () => {
    const of = (zh: string) => ({ for: 'officer', items: [item(zh)], version: 0 });
    const both = await Promise.all([put('zhou', of('甲')), put('xie', of('乙'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const kept = await list('zhou', 'officer');
    expect(kept).toMatchObject({ version: 1, items: [{ zh: expect.stringMatching(/^[甲乙]$/) }] });
    expect((await put('zhou', { ...kept, version: 0 })).body).toEqual(kept);
    expect((await put('zhou', { for: 'officer', items: [item('丙')], version: 0 })).status).toBe(409);
    expect(await list('zhou', 'officer')).toEqual(kept);
  });

  test('bad input is refused with a sentence and changes nothing', async () => {
    const wrong = [
      { items: [item('')] },
      { items: [item('长'.repeat(201))] },
      { items: [item('好', { categories: ['unknown'] })] },
      { items: [item('好', { id: 'nobody' })] },
      { items: [item('好', { id: 'visit' }), item('好', { id: 'visit' })] },
      { items: [{ zh: '好' }] },
      { items: [item('好')], version: undefined },
      { for: 'resident', items: [] },
    ];
    for (const one of wrong)
      expect([one, (await put('zhou', { for: 'worker', version: 0, ...one })).status]).toEqual([one, 400]);
    const many = Array.from({ length: 61 }, (_, n) => item(`第 ${n} 句`));
    expect((await put('zhou', { for: 'worker', items: many, version: 0 })).status).toBe(409);
    for (const who of ['li', 'wang', 'deng'] as const)
      expect([who, (await put(who, { for: 'worker', items: [], version: 0 })).status]).toEqual([who, 403]);
    expect((await list('zhou', 'worker')).version).toBe(0);
  });
});

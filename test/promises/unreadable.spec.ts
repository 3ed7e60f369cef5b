/** A call of which something cannot be read is shown with all the rest, and what cannot be read is said to be so. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

/** Sealed by a key that this hub does not have. */
const FOREIGN = 'v1.k9.' + Buffer.alloc(60).toString('base64url');

describe.each(DATABASES)('a call of which something cannot be read, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let wang: Page;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
    wang = await t.page('wang');
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  type Who = Parameters<TestHub['http']>[0];
  const damage = (sql: string, params: (string | number | null)[] = []) =>
    t.foundations.store.write('damage', (tx) => tx.run(sql, params));
  const get = async (who: Who, path: string) => {
    const answer = await t.http(who, 'GET', `/api/calls/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  };
  /** The page of a call and everything on it. */
  const PARTS = ['', '/timeline', '/messages', '/deadlines', '/rings', '/why', '/help'] as const;
  const held = async () => {
    const call = await raise(li, {
      summary: '工资被拖欠',
      callbackPhone: '010-62280000',
      resident: { name: '赵六', phone: '13800000000', basis: 'consent' },
    });
    await accept(wang, call.id);
    await say(li, call.id, '第一句');
    await say(wang, call.id, '第二句');
    return call;
  };
  const say = (page: Page, callId: string, text: string) =>
    page.do('call:message', { callId, clientMessageId: crypto.randomUUID(), text });

  test.each([
    ['policy', "'no policy'"],
    ['policy', "'[]'"],
    ['ringing', "'null'"],
    ['ringing', "'{'"],
    ['clocks', "'{'"],
  ])('whose %s is %s: its page says so and shows the rest', async (column, value) => {
    const { id, number } = await held();
    await damage(`update call set ${column} = ${value} where id = ?`, [id]);
    for (const who of ['wang', 'li', 'zhou'] as const) {
      const call = await get(who, id);
      expect(call).toMatchObject({ number, state: 'active', shows: 'broken', holder: { name: 'wang' } });
      expect(call.callback.phone).toBe(who === 'zhou' ? '010****0000' : '010-62280000');
      const { items } = await get(who, `${id}/timeline`);
      expect(items.map((i: { deed: string }) => i.deed)).toEqual(
        expect.arrayContaining(['raised', 'accepted', 'messaged']),
      );
      expect(items.find((i: { deed: string }) => i.deed === 'raised').reason).toBe('工资被拖欠');
    }
    for (const who of ['wang', 'li'] as const)
      expect((await get(who, `${id}/messages`)).items.map((m: { text: string }) => m.text)).toEqual([
        '第一句',
        '第二句',
      ]);
    for (const part of PARTS.filter((p) => p !== '/messages')) await get('zhou', id + part);
    expect(await get('zhou', `${id}/deadlines`)).toEqual({ items: [], broken: true });
    expect(await get('zhou', `${id}/why`)).toMatchObject({ policy: '', broken: true });
    for (const stranger of ['he', 'zhao', 'gao'] as const)
      expect((await t.http(stranger, 'GET', `/api/calls/${id}`)).status).toBe(404);
  });

  test('with one message, note and telephone that no key opens: these are said to be unreadable', async () => {
    const { id } = await held();
    await damage(
      'update message set text = ? where call_id = ? and from_id = (select raised_by from call where id = ?)',
      [FOREIGN, id, id],
    );
    await damage("update fact set words = ? where call_id = ? and deed = 'raised'", [FOREIGN, id]);
    await damage("update fact set data = 'no data' where call_id = ? and deed = 'accepted'", [id]);
    await damage('update call_particulars set callback_phone = ?, resident_phone = ? where call_id = ?', [
      FOREIGN,
      FOREIGN,
      id,
    ]);
    for (const who of ['wang', 'li'] as const) {
      const { items } = await get(who, `${id}/messages`);
      expect(items.map((m: { text: string; broken?: true }) => [m.text, m.broken])).toEqual([
        ['', true],
        ['第二句', undefined],
      ]);
      const call = await get(who, id);
      // Never somebody else's telephone in its place.
      expect(call.callback).toEqual({ name: expect.any(String), broken: true });
      expect(call.resident).toEqual({ name: '赵六', basis: 'consent', broken: true });
      expect(call.consent).toMatchObject({ by: { name: 'li' }, purposes: ['handle'] });
      expect(call.summary).toBe('工资被拖欠');
      expect(call.shows).toBeUndefined();
    }
    const { items } = await get('zhou', `${id}/timeline`);
    const of = (deed: string) => items.find((i: { deed: string }) => i.deed === deed);
    expect(of('raised')).toMatchObject({ broken: true, data: { category: 'other' } });
    expect(of('raised').reason).toBeUndefined();
    expect(of('accepted')).toMatchObject({ broken: true, data: {}, actor: { name: 'wang' } });
    expect(of('messaged').broken).toBeUndefined();
    const why = await get('zhou', `${id}/why`);
    expect(why).toMatchObject({ broken: true, items: [{ seq: expect.any(Number) }] });
  });

  test('what cannot be read can be written anew, and keeps nothing else from being done', async () => {
    const call = await held();
    await damage('update call set summary = ? where id = ?', [FOREIGN, call.id]);
    await damage('update call_particulars set callback_phone = ? where call_id = ?', [FOREIGN, call.id]);
    await li.do('call:amend', {
      callId: call.id,
      summary: '工资被拖欠两个月',
      callbackPhone: '010-62280001',
    });
    const seen = await get('wang', call.id);
    expect(seen).toMatchObject({ summary: '工资被拖欠两个月', callback: { phone: '010-62280001' } });
    expect(seen.shows ?? seen.callback.broken).toBeUndefined();
    // One call that does not parse keeps its unit's calendar from nobody.
    await damage("update call set policy = 'no policy' where id = ?", [call.id]);
    const days = [{ day: '2026-11-25', kind: 'closed', name: '搬迁' }];
    const changed = await t.http('zhou', 'PUT', '/api/calendar', { days });
    expect(changed.status).toBe(200);
  });
});

/** Searching back through closed calls: once a call and kind, without a word of anybody, and a person decides on each. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Directory } from '../../src/directory/directory.js';
import type { LookBack, LookBackHit } from '../../src/protocol/relief/look-back.js';
import { SHIPPED_LOOK_BACK } from '../../src/protocol/relief/shipped-look-back.js';
import { LookBackRunsService } from '../../src/relief/look-back/look-back-runs.service.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const CANARY = /金丝雀|砍伤|积蓄|家属/;
/** A process of the lowest priority on a machine that does much else. */
const SOON = 240_000;
const nap = () => new Promise((next) => setTimeout(next, 50));
const YEAR = 365 * 24 * 3600;

jest.setTimeout(300_000);
describe.each(DATABASES)('looking back on %s', (kind) => {
  let t: TestHub;
  const pages = {} as Record<'li' | 'wang' | 'zhao', Page>;
  beforeEach(async () => {
    t = await openTestHub(kind);
    for (const who of ['li', 'wang', 'zhao'] as const) pages[who] = await t.page(who);
    for (const who of ['wang', 'zhao'] as const) await pages[who].do('duty:start');
  });
  afterEach(() => t.close());

  const start = (who: Username = 'zhou') => t.http(who, 'POST', '/api/leads/look-back', {});
  const list = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `/api/leads/look-back${query}`)).body as LookBack;
  const decide = (id: string, body: object, who: Username = 'zhou') =>
    t.http(who, 'POST', `/api/leads/look-back/${id}/decision`, body);
  /** A call that was closed by somebody, with what was said in it. */
  const closed = async (
    summary: string,
    given: { by?: 'wang' | 'zhao'; note?: string; category?: string } = {},
  ) => {
    const { by = 'wang', note = '办好了', category = 'family' } = given;
    const { id } = await raise(pages.li, { summary, category, urgency: 'emergency' });
    await accept(pages[by], id);
    await pages[by].do('call:message', { callId: id, clientMessageId: id, text: '金丝雀，收到' });
    await pages[by].do('call:close', { callId: id, outcome: 'resolved', solved: true, note });
    return id;
  };
  const searched = async (): Promise<LookBack> => {
    await t.pass(1);
    expect((await start()).status).toBe(202);
    for (const end = Date.now() + SOON; ; await nap()) {
      const now = await list();
      if (now.run?.state === 'done') return now;
      if (Date.now() > end) throw new Error(`it is ${JSON.stringify(now.run)}`);
    }
  };
  const hitsOf = ({ items }: LookBack) =>
    items.map(({ call, kind: found }) => [call.id, found] as const).sort();
  /** As the process beside the hub tells it, without one. */
  const found = async (callId: string, kinds: string[] = ['serious_injury']) => {
    const runs = t.hub.app.get(LookBackRunsService);
    const run = { id: `run-${callId}`, unitId: t.world.unit.heping, askedBy: t.world.ids.zhou };
    await runs.begin(run);
    const portion = {
      looked: 1,
      unread: 0,
      last: { at: 1, id: callId },
      hits: [{ callId, closedAt: 1, kinds }],
    } as never;
    await runs.record(run, portion);
    return { runs, run, portion };
  };

  test('the words of closed calls are searched beside the hub; a second search finds only what is new', async () => {
    const injured = await closed('邻居酒后把他砍伤');
    const guarded = await closed('夜里又挨打', {
      by: 'zhao',
      note: '被害人家属来问',
      category: 'domestic_violence',
    });
    await closed('楼上漏水');
    await raise(pages.li, { summary: '还没有办结的砍伤' });
    const first = await searched();
    expect(first.run).toMatchObject({ looked: 3, total: 3, found: 2, unread: 0 });
    expect(hitsOf(first)).toEqual(
      [[injured, 'serious_injury'] as const, [guarded, 'family'] as const].sort(),
    );
    expect(first.counts).toEqual({ open: 2, leads: 0, setAside: 0 });
    expect(first.items.find(({ call }) => call.id === injured)).toMatchObject({
      call: { community: { name: '彩塔街社区' }, category: 'family' },
    });
    // Neither the answer nor what is kept holds a word of anybody.
    expect(JSON.stringify(first.items)).not.toMatch(CANARY);
    const kept = await t.foundations.store.read.rows('select * from look_back_hit');
    expect(JSON.stringify(kept)).not.toMatch(CANARY);

    const [one] = first.items.filter(({ call }) => call.id === injured);
    expect((await decide(one!.id, { decision: 'set_aside', reason: '金丝雀：已经救助过' })).status).toBe(200);
    const later = await closed('一辈子的积蓄没了，也被砍伤');
    const second = await searched();
    expect(second.run).toMatchObject({ looked: 4, total: 4, found: 2 });
    expect(hitsOf(second)).toEqual(
      [
        [guarded, 'family'] as const,
        [later, 'serious_injury'] as const,
        [later, 'property_loss'] as const,
      ].sort(),
    );
    // Each has its own: whoever closed the call, and coordinators.
    expect(new Set((await list('zhao')).items.map(({ call }) => call.id))).toEqual(new Set([guarded]));
    expect(new Set((await list('wang')).items.map(({ call }) => call.id))).toEqual(new Set([later]));
    expect((await list('chen')).items).toEqual([]);
    expect((await list('gao')).items).toEqual([]);
    expect((await list('gao')).counts).toEqual({ open: 0, leads: 0, setAside: 0 });
    for (const who of ['li', 'deng'] as const)
      expect((await t.http(who, 'GET', '/api/leads/look-back')).status).toBe(403);
    for (const who of ['li', 'wang'] as const) expect((await start(who)).status).toBe(403);
  });

  test('a hit becomes a lead or is set aside, once, by who may read its call', async () => {
    const [first, second, third] = [
      await closed('一'),
      await closed('二', { by: 'zhao', category: 'minors' }),
      await closed('三'),
    ];
    await found(first, ['serious_injury', 'family']);
    await found(second);
    await found(third);
    const byCall = async (callId: string, of?: string) =>
      (await list()).items.find(
        ({ call, kind: is }) => call.id === callId && (!of || is === of),
      ) as LookBackHit;
    const injury = await byCall(first, 'serious_injury');
    for (const [body, field] of [
      [{ decision: 'lead' }, 'note'],
      [{ decision: 'set_aside' }, 'reason'],
      [{ decision: 'set_aside', reason: ' ' }, 'reason'],
      [{ decision: 'perhaps' }, 'decision'],
    ] as const) {
      const refused = await decide(injury.id, body);
      expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [field]]);
    }
    const lead = { decision: 'lead', note: '金丝雀：家里断了收入' };
    // Not theirs to read; of another unit; of a unit above, which is told why.
    expect((await decide(injury.id, lead, 'zhao')).status).toBe(404);
    expect((await decide(injury.id, lead, 'gao')).status).toBe(404);
    expect((await decide((await byCall(second)).id, lead, 'wang')).status).toBe(404);
    const above = (parent: string | null) =>
      t.foundations.store.write('parent', (tx) =>
        tx.run('update unit set parent_id = ? where id = ?', [parent, t.world.unit.heping]),
      );
    await above(t.world.unit.shenhe);
    await t.hub.app.get(Directory).reload();
    const refused = await decide(injury.id, lead, 'gao');
    expect([refused.status, refused.body.code]).toEqual([404, 'not_found']);
    expect(refused.body.detail).not.toBe('没有找到。');

    // Two at once, each in their own way: one decides, the other is told who did.
    const both = await Promise.all([
      decide(injury.id, lead, 'wang'),
      decide(injury.id, { decision: 'set_aside', reason: '不是' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both[0]!.status === 200 ? 'lead' : 'set_aside';
    expect((await decide(injury.id, lead)).body.code).toBe('conflict');
    if (winner === 'set_aside') await decide((await byCall(first, 'family')).id, lead, 'wang');
    // A lead of the call leaves no other hit of it open, and no new one.
    expect((await list()).items.some(({ call }) => call.id === first)).toBe(false);
    await found(first, ['homicide']);
    expect((await list()).items.some(({ call }) => call.id === first)).toBe(false);
    const decided = await list('zhou', '?state=decided');
    const made = decided.items.find(({ decided: done }) => done?.as === 'lead');
    expect(made?.decided).toMatchObject({ by: { id: t.world.ids.wang }, leadId: expect.any(String) });
    const { body } = await t.http('zhou', 'GET', `/api/leads/${made!.decided!.leadId}`);
    expect(body).toMatchObject({ source: { kind: 'look_back', id: first }, note: '金丝雀：家里断了收入' });

    // Somebody made a lead of the call on its own page meanwhile.
    const hit = await byCall(third);
    await t.http('wang', 'POST', '/api/leads', { from: { callId: third }, note: '自己发现的' });
    expect((await list()).items.map(({ id }) => id)).not.toContain(hit.id);
    const late = await decide(hit.id, lead);
    expect([late.status, late.body.detail]).toEqual([409, '这件呼叫已经有救助线索了。']);

    const aside = await decide(
      (await byCall(second)).id,
      { decision: 'set_aside', reason: '金丝雀，不符合' },
      'zhao',
    );
    expect(aside.body.decided).toMatchObject({ as: 'set_aside', reason: '金丝雀，不符合' });
    // Whoever heard no answer decides again, and nothing is written; in other words it is another decision.
    const again = (reason: string) => decide(aside.body.id, { decision: 'set_aside', reason }, 'zhao');
    expect((await again('金丝雀，不符合')).body).toEqual(aside.body);
    expect((await again('别的')).status).toBe(409);
    const led = await decide(made!.id, lead, 'wang');
    expect([led.status, led.body.decided.leadId]).toEqual([200, made!.decided!.leadId]);
    const rows = await t.foundations.store.read.rows(
      "select h.reason, a.data from look_back_hit h join audit a on a.subject = h.id where a.act = 'look_back.decide'",
    );
    expect(JSON.stringify(rows)).not.toMatch(CANARY);
  });

  test('one search at a time; told twice it writes once; the list is a setting of the unit', async () => {
    const callId = await closed('一');
    const { runs, run, portion } = await found(callId);
    await runs.record(run, portion);
    expect((await list()).run).toMatchObject({ state: 'stopped', looked: 1, found: 1 });
    // It goes on after what it had looked at.
    expect(await runs.begin(run)).toMatchObject({ looked: 1, after: { at: 1, id: callId } });
    expect((await list()).counts.open).toBe(1);

    const two = await Promise.all([start('zhou'), start('xie')]);
    expect(two.map(({ status }) => status).sort()).toEqual([202, 409]);

    const settings = (await t.http('xie', 'GET', '/api/settings')).body;
    expect(settings.lookBack).toEqual(SHIPPED_LOOK_BACK);
    const set = (lookBack: object) => t.http('xie', 'PUT', '/api/settings', { lookBack });
    const own = { years: 3, source: '本院做法', kinds: [{ kind: 'homicide', words: ['命案'] }] };
    expect((await set({ ...own, years: 21 })).body.fields).toHaveProperty(['lookBack.years']);
    expect((await set({ ...own, kinds: [{ kind: 'homicide', words: ['命'] }] })).status).toBe(400);
    expect((await set({ ...own, kinds: [{ kind: 'unknown', words: [] }] })).status).toBe(400);
    expect((await set(own)).body.lookBack).toEqual(own);
    expect((await list('wang')).list).toEqual(own);
    // Calls that were closed longer ago than that are not looked at.
    const begun = await runs.begin({ ...run, id: 'another' });
    expect(begun.to - begun.from).toBeGreaterThanOrEqual(3 * YEAR * 1000);
    expect(begun.to - begun.from).toBeLessThan((3 * YEAR + 3 * 24 * 3600) * 1000);
  });
});

/** What a closing may say, what is asked of it, and how who closed a call takes that back. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { localDay } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, openPage, raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

const MINUTE = 60;
const STANDS = '这次办结不能再撤回了。如需继续办理，请社区重新呼叫。';

describe.each(DATABASES)('a closing, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhou] = [] as unknown as [Page, Page, Page];
  beforeEach(async () => {
    t = await openTestHub(kind);
    [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  const held = async (more: object = {}): Promise<string> => {
    const { id } = await raise(li, { category: 'neighbour', ...more });
    await accept(wang, id);
    return id;
  };
  const closing = (callId: string, more: object = {}) => ({
    callId,
    outcome: 'resolved',
    solved: true,
    note: '已调解',
    ...more,
  });
  const seenBy = async (who: Username, callId: string) =>
    (await t.http(who, 'GET', `/api/calls/${callId}`)).body;
  const deeds = async (callId: string): Promise<TimelineItem[]> =>
    (await t.http('zhou', 'GET', `/api/calls/${callId}/timeline`)).body.items;
  const today = async () => {
    const [from, to] = ['2026-11-23T16:00:00Z', '2026-11-24T16:00:00Z'];
    const { body } = await t.http('zhou', 'GET', `/api/reports/summary?from=${from}&to=${to}`);
    return body.calls;
  };

  test('outcome and solved are two things: some outcomes cannot be solved, none must be', async () => {
    const referral = { body: '区人社局', how: 'warm' };
    const callId = await held();
    const said = {
      unresolved: '暂未解决、重复呼叫、误触的不能算作已解决',
      duplicate: '暂未解决、重复呼叫、误触的不能算作已解决',
      invalid: '暂未解决、重复呼叫、误触的不能算作已解决',
      referred: '已转介的不能同时算作已解决',
    };
    for (const [outcome, why] of Object.entries(said))
      expect([
        outcome,
        await wang.ask(
          'call:close',
          closing(callId, { outcome, ...(outcome === 'referred' && { referral }) }),
        ),
      ]).toMatchObject([outcome, { ok: false, error: { code: 'invalid', fields: { solved: why } } }]);
    expect((await seenBy('zhou', callId)).state).toBe('active');
    for (const [outcome, solved] of [
      ['resolved', false],
      ['resolved', true],
      ['advised', true],
      ['advised', false],
      ['unresolved', false],
      ['duplicate', false],
      ['invalid', false],
    ] as const) {
      const id = await held();
      expect(await wang.do('call:close', closing(id, { outcome, solved }))).toMatchObject({
        outcome,
        solved,
      });
    }
  });

  test('a walk-in is closed by the same rules', async () => {
    const { body } = await t.http('wang', 'POST', '/api/calls', {
      desk: true,
      communityId: t.world.community.caita,
      clientCallId: '5d2c7c0e-6a0c-4b39-9a6b-0d3d4c1a7f10',
    });
    expect(await wang.ask('call:close', closing(body.id, { outcome: 'invalid' }))).toMatchObject({
      error: { code: 'invalid', fields: { solved: expect.any(String) } },
    });
  });

  test('who closed it takes it back: held as before, nobody is rung, the clocks as they were, nothing to follow', async () => {
    const callId = await held();
    const before = await seenBy('zhou', callId);
    await t.pass(MINUTE);
    await wang.do('call:close', closing(callId, { followUpBy: localDay(t.clock.now() + 3 * 86_400_000) }));
    expect(await today()).toMatchObject({ closed: 1, solved: 1 });
    await t.pass(9 * MINUTE);
    const rings = wang.heard<Ring>('offer:ring').length;
    const back: CallSummary = await wang.do('call:reopen', { callId, reason: '点错了' });
    expect(back).toMatchObject({ state: 'active', holder: { name: 'wang' }, closeBy: before.closeBy });
    for (const gone of ['closedAt', 'outcome', 'solved', 'followUp', 'rating'])
      expect(back).not.toHaveProperty(gone);
    expect((await li.hear<CallSummary>('call:changed', (c) => c.version === back.version)).state).toBe(
      'active',
    );
    expect(await seenBy('zhou', callId)).toMatchObject({
      answeredAt: before.answeredAt,
      closeBy: before.closeBy,
      raisedAt: before.raisedAt,
    });
    expect((await seenBy('zhou', callId)).followUps).toBeUndefined();
    expect(await today()).toMatchObject({ closed: 0, solved: 0, answered: 1 });
    expect((await deeds(callId)).find((f) => f.deed === 'close_taken_back')).toMatchObject({
      reason: '点错了',
    });
    // Once more: nothing is written.
    expect((await wang.do('call:reopen', { callId })).version).toBe(back.version);
    expect(wang.heard<Ring>('offer:ring')).toHaveLength(rings);
    // It is late when it would have been.
    await t.leap((Date.parse(before.closeBy) - t.clock.now()) / 1000);
    expect(await zhou.hear('alert', (a: { kind: string }) => a.kind === 'close_late')).toMatchObject({
      callId,
    });
    t.signInAgain();
    wang = await t.page('wang');
    expect(await wang.do('call:close', closing(callId))).toMatchObject({ state: 'closed' });
  });

  test('a pause that the closing ended goes on, and its time does not count', async () => {
    const callId = await held();
    await wang.do('call:pause', { callId, reason: 'resident' });
    await wang.do('call:close', closing(callId));
    const back = await wang.do('call:reopen', { callId });
    expect(back).toMatchObject({ state: 'active', paused: { reason: 'resident' } });
    const { closeBy } = await seenBy('zhou', callId);
    await t.pass(10 * MINUTE);
    const on = await wang.do('call:continue', { callId });
    expect(Date.parse(on.closeBy)).toBeGreaterThanOrEqual(Date.parse(closeBy) + 10 * MINUTE * 1000);
  });

  test('after ten minutes, and once somebody rated, in one and the same sentence', async () => {
    const [late, rated] = [await held(), await held()];
    await wang.do('call:close', closing(late));
    await t.pass(10 * MINUTE);
    await wang.do('call:close', closing(rated));
    await li.do('call:rate', { callId: rated, rating: 1, comment: '态度不好' });
    const answers = [];
    for (const callId of [late, rated]) answers.push(await wang.ask('call:reopen', { callId }));
    expect(answers).toEqual(
      [late, rated].map(() => ({ ok: false, error: { code: 'conflict', message: STANDS } })),
    );
  });

  test('only who closed it, and only what is closed', async () => {
    await (await t.page('zhao')).do('duty:start');
    const zhao = await t.page('zhao');
    const callId = await held();
    expect(await wang.ask('call:reopen', { callId })).toMatchObject({ error: { code: 'conflict' } });
    await wang.do('call:close', closing(callId));
    expect(await zhao.ask('call:reopen', { callId })).toMatchObject({ error: { code: 'not_found' } });
    expect(await wang.ask('call:reopen', { callId: 'x' })).toMatchObject({ error: { code: 'not_found' } });
    expect(await wang.ask('call:reopen', {})).toMatchObject({ error: { code: 'invalid' } });
    // The community called again first: it rings, and there is no closing any more.
    await li.do('call:reopen', { callId, reason: '没解决' });
    await ringOf(wang, callId);
    expect(await wang.ask('call:reopen', { callId })).toMatchObject({
      error: { code: expect.stringMatching(/conflict|forbidden/) },
    });
  });

  test('the sentence of the closing is for who may read the call, and is gone with the closing', async () => {
    const [open, guarded] = [await held(), await held({ category: 'domestic_violence' })];
    await wang.do('call:close', closing(open, { note: '施工改到白天，再有事找社区' }));
    await wang.do('call:close', closing(guarded, { note: '已护送到庇护所' }));
    const note = async (who: Username, callId: string) => (await seenBy(who, callId)).closingNote;
    for (const who of ['li', 'sun', 'wang', 'zhou'] as const)
      expect([who, await note(who, open)]).toEqual([who, '施工改到白天，再有事找社区']);
    expect(await note('li', guarded)).toBe('已护送到庇护所');
    // A colleague of the same community sees the row of a guarded call, without its words.
    expect(await seenBy('sun', guarded)).toMatchObject({ shows: 'row', state: 'closed' });
    expect(JSON.stringify(await seenBy('sun', guarded))).not.toMatch(/庇护所/);
    expect((await t.http('qian', 'GET', `/api/calls/${open}`)).status).toBe(404);
    for (const who of ['li', 'zhou'] as const)
      expect(JSON.stringify((await t.http(who, 'GET', '/api/calls')).body)).not.toMatch(/庇护所|closingNote/);
    await wang.do('call:reopen', { callId: open });
    expect(await note('li', open)).toBeUndefined();
  });

  test('whoever handled it neither rates nor learns of a rating, whatever else they are', async () => {
    // wang is a worker of the community and a coordinator as well.
    const roles = ['officer', 'worker', 'coordinator'];
    const body = { roles, communityIds: [t.world.community.caita] };
    expect((await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, body)).status).toBe(200);
    wang = await t.page('wang');
    const bearer = await t.token('wang');
    const beside = await openPage(t.base, 'community', bearer);
    const above = await openPage(t.base, 'coordination', bearer);
    const walkIn = (
      await t.http('wang', 'POST', '/api/calls', {
        desk: true,
        communityId: t.world.community.caita,
        clientCallId: 'b7a7e0d5-0a0c-4c39-8a6b-0d3d4c1a7f11',
      })
    ).body.id as string;
    const ids = [walkIn, ...(await Promise.all([held(), held(), held(), held(), held()]))];
    for (const callId of ids) {
      await wang.do('call:close', closing(callId));
      expect(await beside.ask('call:rate', { callId, rating: 5 })).toMatchObject({
        error: { code: 'forbidden' },
      });
      await li.do('call:rate', { callId, rating: 1, comment: '没人管' });
    }
    await li.hear('call:changed', (c: CallSummary) => c.id === ids.at(-1) && c.rating === undefined);
    expect(await seenBy('zhou', ids[0]!)).toMatchObject({ rating: 1 });
    const found = [];
    for (const callId of ids) {
      found.push(await seenBy('wang', callId));
      found.push((await t.http('wang', 'GET', `/api/calls/${callId}/timeline`)).body);
      found.push((await t.http('wang', 'GET', `/api/calls/${callId}/messages`)).body);
      found.push((await t.http('wang', 'GET', `/api/calls/${callId}/deadlines`)).body);
    }
    found.push((await t.http('wang', 'GET', '/api/calls?state=closed')).body);
    found.push((await t.http('wang', 'GET', '/api/calls?q=2026')).body);
    const again = await openPage(t.base, 'community', bearer);
    const board = await openPage(t.base, 'coordination', bearer);
    found.push(...[wang, beside, above, again, board].map((page) => page.told));
    expect(JSON.stringify(found)).not.toMatch(/"rating"|"rated"|没人管/);
    for (const result of ['rated', 'satisfied', 'confirmed']) {
      expect((await t.http('wang', 'GET', `/api/calls?result=${result}`)).body.items).toEqual([]);
      expect((await t.http('wang', 'GET', `/api/calls/count?result=${result}`)).body.total).toBe(0);
    }
    // Who did not handle them sees them, in groups of five and more as a share.
    expect((await t.http('zhou', 'GET', '/api/calls?result=rated')).body.items).toHaveLength(ids.length);
    for (const page of [beside, above, again, board]) page.close();
  });

  test('what a category requires at closing is a setting: none by default, all that is missing named at once', async () => {
    const set = (closingNeeds: object) => t.http('xie', 'PUT', '/api/settings', { closingNeeds });
    expect((await t.http('wang', 'GET', '/api/closing-needs')).body).toEqual({ needs: {} });
    for (const wrong of [{ neighbour: ['photo'] }, { neighbour: 'contact' }, { nothing: ['contact'] }])
      expect((await set(wrong)).body).toMatchObject({
        code: 'invalid',
        fields: { closingNeeds: expect.any(String) },
      });
    const free = await held();
    expect((await wang.do('call:close', closing(free))).uncontacted).toBe(true);
    // It is found: in the list, in the count, and by the number that coordinators read.
    const written = await held();
    await wang.do('call:message', { callId: written, clientMessageId: written, text: '请把经过说一说' });
    await wang.do('call:close', closing(written));
    const { uncontacted } = (await t.http('zhou', 'GET', '/api/reviews/figures')).body;
    const rows = new URLSearchParams(uncontacted.rows);
    expect([uncontacted.closed, uncontacted.calls, rows.get('result')]).toEqual([2, 1, 'uncontacted']);
    for (const who of ['zhou', 'wang', 'li'] as const) {
      const listed = (await t.http(who, 'GET', `/api/calls?${rows}`)).body.items;
      expect([who, listed.map((call: CallSummary) => call.id)]).toEqual([who, [free]]);
    }
    expect((await t.http('zhou', 'GET', `/api/calls/count?${rows}`)).body.total).toBe(1);
    // Opened again it is none, until it is closed so once more.
    await li.do('call:reopen', { callId: free, reason: '还没有联系' });
    expect((await t.http('zhou', 'GET', `/api/calls/count?${rows}`)).body.total).toBe(0);
    const asked = ['contact', 'followUpBy', 'resident', 'referralContact'];
    expect((await set({ neighbour: asked, minors: ['report'], family: [] })).status).toBe(200);
    expect((await t.http('wang', 'GET', '/api/closing-needs')).body).toEqual({
      needs: { minors: ['report'], neighbour: [...asked].sort() },
    });
    const callId = await held();
    const referral = { body: '区人社局', how: 'told' };
    expect(
      await wang.ask('call:close', closing(callId, { outcome: 'referred', solved: false, referral })),
    ).toMatchObject({
      ok: false,
      error: {
        code: 'invalid',
        message: '还不能办结：这类事项要先补上下列内容。',
        fields: {
          contact: '还没有联系记录：请先联系当事人，并记下“已联系”',
          followUpBy: '请填回访日期',
          resident: '请先登记服务对象（姓名或电话）',
          'referral.contact': '请填转介单位的联系电话',
        },
      },
    });
    // A mistaken call asks for nothing, nor does another category.
    for (const more of [{ category: 'neighbour' }, { category: 'family' }]) {
      const id = await held(more);
      const outcome = more.category === 'family' ? 'advised' : 'invalid';
      expect(await wang.ask('call:close', closing(id, { outcome, solved: false }))).toMatchObject({
        ok: true,
      });
    }
    await wang.do('call:contact', { callId, how: 'phone' });
    await wang.do('call:amend', { callId, resident: { name: '王桂兰', basis: 'consent' } });
    const given = { followUpBy: localDay(t.clock.now() + 3 * 86_400_000) };
    expect(
      await wang.ask(
        'call:close',
        closing(callId, { outcome: 'referred', solved: false, referral, ...given }),
      ),
    ).toMatchObject({ error: { fields: { 'referral.contact': expect.any(String) } } });
    expect(
      await wang.do(
        'call:close',
        closing(callId, {
          outcome: 'referred',
          solved: false,
          referral: { ...referral, contact: '12333' },
          ...given,
        }),
      ),
    ).toMatchObject({ state: 'closed', outcome: 'referred' });
    const minor = await held({ category: 'minors' });
    expect(await wang.ask('call:close', closing(minor))).toMatchObject({
      error: { fields: { report: '请说明是否已向公安机关报案' } },
    });
    expect(await wang.do('call:close', closing(minor, { report: 'reported' }))).toMatchObject({
      state: 'closed',
    });
  });
});

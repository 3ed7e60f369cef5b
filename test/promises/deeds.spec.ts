import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Progress, Ring, RingEnd } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';

const DAY = 24 * 3600;

describe.each(DATABASES)(
  'each deed does what it says, or says why not in the reader’s language, on %s',
  (kind) => {
    let t: TestHub;
    let [li, wang, zhao, zhou] = [] as unknown as [Page, Page, Page, Page];
    let en: Record<'li' | 'wang' | 'zhou', Page>;
    beforeEach(async () => {
      t = await openTestHub(kind);
      [li, wang, zhao, zhou] = [
        await t.page('li'),
        await t.page('wang'),
        await t.page('zhao'),
        await t.page('zhou'),
      ];
      en = {
        li: await t.page('li', 'en'),
        wang: await t.page('wang', 'en'),
        zhou: await t.page('zhou', 'en'),
      };
      await wang.do('duty:start');
      await zhao.do('duty:start');
    });
    afterEach(() => t.close());

    /** A call that wang holds. */
    const held = async (more = {}): Promise<string> => {
      const { id } = await raise(li, more);
      await accept(wang, id);
      return id;
    };
    const no = async (
      who: 'li' | 'wang' | 'zhou',
      event: string,
      payload: object,
      code: string,
      zh: string,
      english: string,
    ) => {
      const page = { li, wang, zhou }[who];
      expect([event, await page.ask(event, payload)]).toMatchObject([
        event,
        { ok: false, error: { code, message: zh } },
      ]);
      expect([event, await en[who].ask(event, payload)]).toMatchObject([
        event,
        { ok: false, error: { code, message: english } },
      ]);
    };
    const now = async (callId: string): Promise<CallSummary> =>
      (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body;
    const ringing = (page: Page): string[] => {
      const ended = new Set(page.heard<RingEnd>('offer:ended').map((e) => e.id));
      // The same ring may be told again.
      const told = new Map(page.heard<Ring>('offer:ring').map((r) => [r.id, r.call.id]));
      return [...told].filter(([id]) => !ended.has(id)).map(([, callId]) => callId);
    };
    const closing = (callId: string, more = {}) => ({
      callId,
      outcome: 'resolved',
      solved: true,
      note: '已办',
      ...more,
    });

    test('a call is taken back before anybody answered, not after', async () => {
      const { id: callId } = await raise(li);
      expect(await li.do('call:cancel', { callId })).toMatchObject({ state: 'cancelled' });
      expect((await wang.hear<RingEnd>('offer:ended')).state).toBe('withdrawn');
      const { version } = await now(callId);
      expect((await li.do('call:cancel', { callId })).version).toBe(version);
      await no(
        'li',
        'call:amend',
        { callId, category: 'family' },
        'conflict',
        '这个呼叫事项已结束。',
        'This call has ended.',
      );
      await no(
        'li',
        'call:reopen',
        { callId, reason: '再' },
        'conflict',
        '这个呼叫事项已结束。',
        'This call has ended.',
      );
      const taken = await held();
      await no(
        'li',
        'call:cancel',
        { callId: taken },
        'conflict',
        'wang检察官已接听，不能撤回。',
        'wang检察官 has already answered; it cannot be taken back.',
      );
      expect((await li.ask('call:cancel', { callId: taken })) as object).toMatchObject({
        error: { holder: { id: t.world.ids.wang, name: 'wang', title: '检察官' } },
      });
    });

    test('words are said once however often they are sent, reach both sides, and can be fetched from any of them on', async () => {
      const callId = await held();
      const said = await li.do('call:message', { callId, clientMessageId: 'a', text: '一' });
      expect(await li.do('call:message', { callId, clientMessageId: 'a', text: '别的' })).toEqual(said);
      expect(
        await (await t.page('li')).do('call:message', { callId, clientMessageId: 'a', text: '一' }),
      ).toEqual(said);
      const answer = await wang.do('call:message', { callId, clientMessageId: 'a', text: '二' }); // each speaker's ids are their own
      expect(answer).toMatchObject({ from: { name: 'wang', role: 'officer' }, text: '二', callId });
      expect(said).toMatchObject({ from: { name: 'li', role: 'worker' } });
      await settled();
      expect(wang.heard<{ text: string }>('call:message').map((m) => m.text)).toEqual(['一', '二']);
      expect(await now(callId)).toMatchObject({ messages: { count: 2 } });
      const all = await t.http('wang', 'GET', `/api/calls/${callId}/messages`);
      expect(all.body.items).toEqual([said, answer]);
      expect(
        (await t.http('li', 'GET', `/api/calls/${callId}/messages?after=${said.id}`)).body.items,
      ).toEqual([answer]);
      await wang.do('call:close', closing(callId));
      await no(
        'li',
        'call:message',
        { callId, clientMessageId: 'b', text: '迟了' },
        'conflict',
        '这个呼叫事项已结束。',
        'This call has ended.',
      );
    });

    test('only its holder closes it; a referral names the body and is not solved; a petition is never solved here', async () => {
      const callId = await held({ category: 'petition' });
      expect(await zhao.ask('call:close', closing(callId))).toMatchObject({
        ok: false,
        error: { code: 'not_found' },
      });
      await no(
        'wang',
        'call:close',
        closing(callId),
        'invalid',
        '控告申诉须移送12309检察服务中心，不能在这里按已解决办结。',
        'A petition is handed to the 12309 service centre and is never closed here as solved.',
      );
      const referral = {
        body: '12309检察服务中心',
        contact: '12309',
        how: 'warm',
        replyBy: '2026-12-01T00:00:00Z',
      };
      expect(
        await wang.ask('call:close', closing(callId, { outcome: 'referred', solved: false })),
      ).toMatchObject({ error: { code: 'invalid', fields: { referral: '转介须写明转介单位和方式' } } });
      expect(
        await en.wang.ask('call:close', closing(callId, { outcome: 'referred', solved: true, referral })),
      ).toMatchObject({ error: { code: 'invalid', fields: { solved: 'a referred call is not solved' } } });
      expect(
        await wang.ask(
          'call:close',
          closing(callId, {
            outcome: 'referred',
            solved: false,
            referral: { body: '12309', how: 'shouted' },
          }),
        ),
      ).toMatchObject({ error: { code: 'invalid', fields: { 'referral.how': '不在可选范围内' } } });
      const closed = await wang.do(
        'call:close',
        closing(callId, { outcome: 'referred', solved: false, referral }),
      );
      expect(closed).toMatchObject({
        state: 'closed',
        outcome: 'referred',
        solved: false,
        referral,
        closedAt: expect.any(String),
      });
      expect(
        (await wang.do('call:close', closing(callId, { outcome: 'referred', solved: false, referral })))
          .version,
      ).toBe(closed.version);
      await no(
        'wang',
        'call:close',
        closing(callId, { outcome: 'advised', solved: false }),
        'conflict',
        '这个呼叫事项已结束。',
        'This call has ended.',
      );
    });

    test('a closing is rated once', async () => {
      const callId = await held();
      await no(
        'li',
        'call:rate',
        { callId, rating: 5 },
        'conflict',
        '这个呼叫事项还没有办结。',
        'This call has not been closed.',
      );
      await wang.do('call:close', closing(callId));
      const rated = await li.do('call:rate', { callId, rating: 5, comment: '很好' });
      expect(rated.rating).toBe(5);
      expect((await li.do('call:rate', { callId, rating: 5, comment: '很好' })).version).toBe(rated.version);
      await no(
        'li',
        'call:rate',
        { callId, rating: 1 },
        'conflict',
        '这次办结已经评价过了。',
        'This closing has been rated already.',
      );
      for (const path of ['', '/timeline'])
        expect(JSON.stringify((await t.http('wang', 'GET', `/api/calls/${callId}${path}`)).body)).not.toMatch(
          /rat(ing|ed)|很好/,
        );
      expect(JSON.stringify((await t.http('wang', 'GET', '/api/calls')).body)).not.toMatch(/"rating"/);
    });

    test('within seven days it is opened again: its last holder first for 20 s, then the ladder; what the closing said is gone', async () => {
      const callId = await held();
      const before = await wang.do('call:close', closing(callId));
      await li.do('call:rate', { callId, rating: 2 });
      await t.pass(60);
      const again = await li.do('call:reopen', { callId, reason: '没有解决' });
      for (const gone of ['holder', 'outcome', 'solved', 'closedAt', 'rating', 'referral'])
        expect(again).not.toHaveProperty(gone);
      expect(again).toMatchObject({
        state: 'ringing',
        id: callId,
        number: before.number,
        unheldSince: new Date(t.clock.now()).toISOString(),
      });
      expect(Date.parse(again.closeBy)).toBe(t.clock.now() + 7 * DAY * 1000);
      expect((await li.do('call:reopen', { callId, reason: '没有解决' })).version).toBe(again.version);
      const ring = await ringOf(wang, callId);
      expect(Date.parse(ring.expiresAt) - t.clock.now()).toBe(20_000);
      expect((await li.hear<Progress>('call:progress', (p) => p.ringing.length > 0)).ringing).toMatchObject([
        { name: 'wang检察官' },
      ]);
      await t.pass(20);
      await t.pass(20); // then the ladder: the liaison officer, who is the same
      expect(ringing(zhao)).toContain(callId);
      // The first answer stays; whoever has it now has their own beginning.
      expect(await accept(zhao, callId)).toMatchObject({
        answeredAt: before.answeredAt,
        heldSince: new Date(t.clock.now()).toISOString(),
      });
      await zhao.do('call:close', closing(callId));
      expect(await li.do('call:rate', { callId, rating: 5 })).toMatchObject({ rating: 5 }); // a closing of its own
      await t.leap(7 * DAY - 10);
      await t.leap(10);
      await no(
        'li',
        'call:reopen',
        { callId, reason: '太迟' },
        'conflict',
        '办结已超过七天，请重新呼叫。',
        'It was closed more than seven days ago; please raise a new call.',
      );
    });

    test('it is handed over in one fact; until then, and when the other declines or lets it ring out, the giver keeps it', async () => {
      const callId = await held();
      const give = { callId, officerId: t.world.ids.zhao, note: '请接' };
      await no(
        'wang',
        'call:transfer',
        { ...give, officerId: t.world.ids.wang },
        'conflict',
        '这位检察人员已经是办理人。',
        'This officer holds the call already.',
      );
      await no(
        'wang',
        'call:transfer',
        { ...give, officerId: t.world.ids.chen },
        'conflict',
        '这位检察人员没有在值守。',
        'This officer is not on duty.',
      );
      await no(
        'wang',
        'call:transfer',
        { ...give, officerId: t.world.ids.lin },
        'conflict',
        '这位检察人员没有在值守。',
        'This officer is not on duty.',
      );
      await no(
        'wang',
        'call:transfer',
        { callId, departmentId: t.world.department.second, note: '请接' },
        'conflict',
        '这个内设机构现在没有可接听的值守人员。',
        'Nobody of this department can be rung now.',
      );
      expect(
        await wang.ask('call:transfer', { ...give, departmentId: t.world.department.first }),
      ).toMatchObject({
        error: { code: 'invalid', fields: { officerId: '请只选择一位检察人员或一个内设机构' } },
      });
      expect(
        await wang.ask('call:transfer', { callId, departmentId: t.world.department.other, note: '请接' }),
      ).toMatchObject({ error: { code: 'invalid' } });

      const giving = await wang.do('call:transfer', give);
      expect(giving).toMatchObject({ state: 'active', holder: { name: 'wang' } });
      expect((await wang.do('call:transfer', give)).version).toBe(giving.version);
      const ring = await ringOf(zhao, callId);
      expect(Date.parse(ring.expiresAt) - t.clock.now()).toBe(60_000);
      await zhao.do('offer:decline', { offerId: ring.id });
      expect(await now(callId)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
      await wang.do('call:transfer', give);
      await t.pass(59);
      expect(ringing(zhao)).toEqual([callId]);
      await t.pass(1);
      expect(ringing(zhao)).toEqual([]);
      expect(await now(callId)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
      await wang.do('call:transfer', { callId, departmentId: t.world.department.first, note: '请接' });
      const { version } = await now(callId);
      expect(await accept(zhao, callId)).toMatchObject({
        state: 'active',
        holder: { name: 'zhao' },
        version: version + 1,
      });
      await no(
        'wang',
        'call:close',
        closing(callId),
        'forbidden',
        '只有办理人可以进行这项操作。',
        'Only the officer who holds the call may do this.',
      );
      expect(await wang.ask('call:message', { callId, clientMessageId: 'x', text: '还在吗' })).toMatchObject({
        error: { code: 'forbidden' },
      });
      const items = (await t.http('zhou', 'GET', `/api/calls/${callId}/timeline`)).body.items as {
        deed: string;
        reason?: string;
      }[];
      expect(
        items.filter((f) => ['transferring', 'kept', 'transferred'].includes(f.deed)).map((f) => f.deed),
      ).toEqual(['transferring', 'kept', 'transferring', 'kept', 'transferring', 'transferred']);
      expect(items.find((f) => f.deed === 'transferring')!.reason).toBe('请接');
    });

    test('a department’s officers are rung one after another', async () => {
      const [chen, wu] = [await t.page('chen'), await t.page('wu')];
      await chen.do('duty:start');
      await wu.do('duty:start');
      const callId = await held();
      await wang.do('call:transfer', { callId, departmentId: t.world.department.second, note: '请接' });
      await t.pass(0);
      const first = ringing(chen).length ? chen : wu;
      const second = first === chen ? wu : chen;
      expect(ringing(second)).toEqual([]);
      await first.do('offer:decline', { offerId: (await ringOf(first, callId)).id });
      await t.pass(0);
      expect(ringing(second)).toEqual([callId]);
      await t.pass(60);
      expect([...ringing(first), ...ringing(second)]).toEqual([]);
      expect(await now(callId)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
    });

    test('a coordinator rings one officer by hand, for a call that rings, waits or is held; unanswered, it goes on where it was', async () => {
      const { id: callId } = await raise(li);
      await ringOf(wang, callId);
      await no(
        'zhou',
        'call:assign',
        { callId, officerId: t.world.ids.chen },
        'conflict',
        '这位检察人员没有在值守。',
        'This officer is not on duty.',
      );
      expect(await zhou.do('call:assign', { callId, officerId: t.world.ids.zhao })).toMatchObject({
        state: 'ringing',
      });
      await t.pass(0);
      expect([ringing(wang), ringing(zhao)]).toEqual([[], [callId]]);
      expect(Date.parse((await ringOf(zhao, callId)).expiresAt) - t.clock.now()).toBe(60_000);
      await t.pass(60);
      expect([ringing(wang), ringing(zhao)]).toEqual([[callId], []]); // step 1 goes on
      await accept(wang, callId);
      expect(await zhou.do('call:assign', { callId, officerId: t.world.ids.zhao })).toMatchObject({
        state: 'active',
        holder: { name: 'wang' },
      });
      await no(
        'zhou',
        'call:assign',
        { callId, officerId: t.world.ids.wang },
        'conflict',
        '这位检察人员已经是办理人。',
        'This officer holds the call already.',
      );
      expect(await accept(zhao, callId)).toMatchObject({ holder: { name: 'zhao' } });
      await zhao.do('call:close', closing(callId));
      await no(
        'zhou',
        'call:assign',
        { callId, officerId: t.world.ids.wang },
        'conflict',
        '这个呼叫事项已结束。',
        'This call has ended.',
      );
      await no(
        'zhou',
        'call:assign',
        { callId: randomUUID(), officerId: t.world.ids.wang },
        'not_found',
        '没有找到这个呼叫事项。',
        'There is no such call.',
      );
    });
  },
);

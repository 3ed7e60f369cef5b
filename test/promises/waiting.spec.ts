import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring, RingEnd } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';

describe.each(DATABASES)('a call that waits is rung again as soon as somebody can be, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
  });
  afterEach(() => t.close());

  const ringing = (page: Page): string[] => {
    const ended = new Set(page.heard<RingEnd>('offer:ended').map((e) => e.id));
    // The same ring may be told again.
    const told = new Map(page.heard<Ring>('offer:ring').map((r) => [r.id, r.call.id]));
    return [...told].filter(([id]) => !ended.has(id)).map(([, callId]) => callId);
  };
  const stateOf = async (call: CallSummary) =>
    (await t.http('zhou', 'GET', `/api/calls/${call.id}`)).body.state as string;

  test('the oldest first when somebody signs on, and one at a time', async () => {
    const first = await raise(li);
    await t.pass(1);
    const second = await raise(li);
    expect([first.state, second.state]).toEqual(['waiting', 'waiting']);
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await t.pass(0);
    expect(ringing(wang)).toEqual([first.id]);
    await accept(wang, first.id);
    await t.pass(0);
    expect(ringing(wang)).toEqual([second.id]);
    await wang.do('offer:decline', { offerId: (await ringOf(wang, second.id)).id });
    await t.pass(0);
    expect(ringing(wang)).toEqual([]);
    expect(await stateOf(second)).toBe('waiting');
  });

  describe('danger rings whoever becomes able', () => {
    const danger = { urgency: 'emergency' };

    test('signed on while somebody else is rung: at once, until the others’ rings end, and the decline leaves them ringing', async () => {
      const wang = await t.page('wang');
      await wang.do('duty:start');
      const call = await raise(li, danger);
      await t.pass(10);
      const others = [await t.page('zhao'), await t.page('chen'), await t.page('wu')];
      for (const page of others) await page.do('duty:start');
      await t.pass(0);
      expect(others.map(ringing)).toEqual([[call.id], [call.id], [call.id]]);
      const own = await ringOf(wang, call.id);
      expect((await ringOf(others[0]!, call.id)).expiresAt).toBe(own.expiresAt);
      await wang.do('offer:decline', { offerId: own.id });
      await t.pass(0);
      expect(others.map(ringing)).toEqual([[call.id], [call.id], [call.id]]);
      await t.pass(49);
      expect(await stateOf(call)).toBe('ringing');
      await t.pass(1);
      expect(await stateOf(call)).toBe('waiting');
    });

    test('it waits, and an older call waits too: who signs on is rung for both', async () => {
      const older = await raise(li);
      await t.pass(1);
      const call = await raise(li, danger);
      const wang = await t.page('wang');
      await wang.do('duty:start');
      await t.pass(0);
      expect(ringing(wang).sort()).toEqual([older.id, call.id].sort());
      const zhao = await t.page('zhao');
      await zhao.do('duty:start');
      await t.pass(0);
      expect(ringing(zhao)).toEqual([call.id]);
    });

    test('no longer rung for another call: by their own word, or because a colleague was faster', async () => {
      const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
      await wang.do('duty:start');
      const call = await raise(li, danger);
      await t.pass(60);
      expect(await stateOf(call)).toBe('waiting');
      const other = await raise(li);
      await wang.do('offer:decline', { offerId: (await ringOf(wang, other.id)).id });
      await t.pass(0);
      expect(ringing(wang)).toEqual([call.id]);
      // In silence it is not asked twice in one round.
      await t.pass(25);
      expect(ringing(wang)).toEqual([]);
      await zhao.do('duty:start');
      await t.pass(0);
      expect(ringing(zhao)).toEqual([call.id]);
      const third = await raise(li);
      expect(ringing(wang)).toEqual([third.id]);
      await li.do('call:cancel', { callId: third.id });
      await t.pass(0);
      expect(ringing(wang)).toEqual([call.id]);
    });

    test('a pause that ends, a page that is back, a recusal taken back, while another is rung', async () => {
      const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
      const zhou = await t.page('zhou');
      await wang.do('duty:start');
      await zhao.do('duty:start');
      await zhao.do('duty:pause', { reason: 'meeting' });
      const call = await raise(li, danger);
      await t.pass(5);
      await zhao.do('duty:resume');
      await t.pass(0);
      expect([ringing(wang), ringing(zhao)]).toEqual([[call.id], [call.id]]);
      const named = { callId: call.id, officerId: t.world.ids.zhao };
      await zhou.do('call:recuse', { ...named, reason: '亲属' });
      await t.pass(0);
      expect(ringing(zhao)).toEqual([]);
      await zhou.do('call:unrecuse', { ...named, reason: '弄错了' });
      await t.pass(0);
      expect(ringing(zhao)).toEqual([call.id]);
    });

    test('an account that is let in again, an officer’s role given back, while another is rung', async () => {
      const [wang, zhao, chen] = [await t.page('wang'), await t.page('zhao'), await t.page('chen')];
      for (const page of [wang, zhao, chen]) await page.do('duty:start');
      await zhao.do('duty:pause', { reason: 'meeting' });
      const change = async (who: 'wang' | 'zhao' | 'chen', body: object) =>
        expect((await t.http('xie', 'PATCH', `/api/people/${t.world.ids[who]}`, body)).status).toBe(200);
      await change('wang', { disabled: true });
      await change('zhao', { roles: ['coordinator'] });
      const call = await raise(li, danger);
      const rung = async () => {
        const offers = await t.foundations.store.read.rows<{ officer_id: string }>(
          'select officer_id from offer where call_id = ? and ended_at is null',
          [call.id],
        );
        return offers.map((o) => o.officer_id).sort();
      };
      const ids = (...who: ('wang' | 'zhao' | 'chen')[]) => who.map((name) => t.world.ids[name]).sort();
      expect(await rung()).toEqual(ids('chen'));
      await change('wang', { disabled: false });
      expect(await rung()).toEqual(ids('wang', 'chen'));
      // Who paused is not rung for having the role again.
      await change('zhao', { roles: ['officer'] });
      expect(await rung()).toEqual(ids('wang', 'chen'));
      await change('chen', { roles: ['coordinator'] });
      const other = await raise(li, danger);
      expect(await stateOf(other)).toBe('ringing');
      await change('chen', { roles: ['officer'] });
      const [{ n } = { n: 0 }] = await t.foundations.store.read.rows<{ n: number }>(
        'select count(*) as n from offer where call_id = ? and officer_id = ? and ended_at is null',
        [other.id, t.world.ids.chen],
      );
      expect(Number(n)).toBe(1);
    });

    test('who said no is not asked again while others ring, and signing on anew changes nothing', async () => {
      const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
      await wang.do('duty:start');
      await zhao.do('duty:start');
      const call = await raise(li, danger);
      await zhao.do('offer:decline', { offerId: (await ringOf(zhao, call.id)).id });
      await zhao.do('duty:end');
      await zhao.do('duty:start');
      await t.pass(0);
      expect([ringing(wang), ringing(zhao)]).toEqual([[call.id], []]);
    });

    test('who joins a coordinator’s ring changes nothing of what follows it', async () => {
      const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
      const zhou = await t.page('zhou');
      await wang.do('duty:start');
      const call = await raise(li, danger);
      await zhou.do('call:assign', { callId: call.id, officerId: t.world.ids.wang });
      await zhao.do('duty:start');
      await t.pass(0);
      expect(ringing(zhao)).toEqual([call.id]);
      await t.pass(60);
      // The ladder goes on where the hand had interrupted it: everybody.
      expect([ringing(wang), ringing(zhao)]).toEqual([[call.id], [call.id]]);
    });
  });

  test('who signed on during the last ring of the ladder is rung when that is over', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const call = await raise(li);
    await t.pass(20); // liaison, then all
    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    await t.pass(59);
    expect(ringing(zhao)).toEqual([]);
    await t.pass(1);
    expect([ringing(wang), ringing(zhao)]).toEqual([[], [call.id]]);
    await t.pass(25);
    expect(await stateOf(call)).toBe('waiting');
  });

  test('two who sign on are rung for different calls', async () => {
    const first = await raise(li);
    await t.pass(1);
    const second = await raise(li);
    const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    await t.pass(0);
    expect([ringing(wang), ringing(zhao)]).toEqual([[first.id], [second.id]]);
  });

  test('calls that cannot be read keep no officer from signing on, declining, accepting or closing', async () => {
    const older = await raise(li);
    const danger = await raise(li, { urgency: 'emergency' });
    await t.pass(1);
    const other = await raise(li);
    await t.foundations.store.write('break', (tx) =>
      tx.run("update call set policy = 'no policy' where id in (?, ?)", [older.id, danger.id]),
    );
    const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
    await wang.do('duty:start');
    await ringOf(wang, other.id);
    expect(ringing(wang)).toEqual([other.id]);
    await zhao.do('duty:start');
    await wang.do('offer:decline', { offerId: (await ringOf(wang, other.id)).id });
    await accept(zhao, other.id);
    await zhao.do('call:close', { callId: other.id, outcome: 'resolved', solved: true, note: '' });
    expect(await stateOf(other)).toBe('closed');
  });

  test('when a pause ends, by hand or by the clock', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await wang.do('duty:pause', {
      reason: 'questioning',
      until: new Date(t.clock.now() + 60_000).toISOString(),
    });
    const call = await raise(li);
    expect(call.state).toBe('waiting');
    await t.pass(59);
    expect(ringing(wang)).toEqual([]);
    await t.pass(2);
    expect(ringing(wang)).toEqual([call.id]);
    await wang.do('duty:pause', { reason: 'other' });
    await t.pass(0);
    expect(ringing(wang)).toEqual([]);
    expect(await stateOf(call)).toBe('waiting');
    await wang.do('duty:resume');
    await t.pass(0);
    expect(ringing(wang)).toEqual([call.id]);
  });

  test('when a page is back that slept; while it slept its officer was passed over for one who was awake', async () => {
    const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
    await t.pass(20); // past the first 15 s after a start
    await wang.do('duty:start');
    await zhao.do('duty:start');
    wang.close();
    await settled();
    await t.pass(20);
    const call = await raise(li);
    await t.pass(0);
    expect(ringing(zhao)).toEqual([call.id]);
    await zhao.do('duty:end');
    await t.pass(0);
    // Nobody on duty is live any longer: they are rung as if they were.
    expect(await stateOf(call)).toBe('ringing');
    const back = await t.page('wang');
    expect((await back.hear('snapshot')).offers).toMatchObject([{ call: { id: call.id } }]);
    await back.do('duty:end');
    await t.pass(0);
    expect(await stateOf(call)).toBe('waiting');
  });

  test('when its officer falls under the limit of held calls', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const held = [];
    for (let i = 0; i < 5; i++) {
      const call = await raise(li);
      await accept(wang, call.id);
      held.push(call);
    }
    const call = await raise(li);
    expect(call.state).toBe('waiting');
    await wang.do('call:close', { callId: held[0]!.id, outcome: 'advised', solved: false, note: '' });
    await t.pass(0);
    expect(ringing(wang)).toEqual([call.id]);
  });

  test('after 120 s with the whole ladder, alerts told once', async () => {
    const zhou = await t.page('zhou');
    const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    const call = await raise(li);
    await t.pass(20 + 25 + 60); // liaison, the one other, all
    expect(await stateOf(call)).toBe('waiting');
    await t.pass(119);
    expect([...ringing(wang), ...ringing(zhao)]).toEqual([]);
    await t.pass(1);
    expect([ringing(wang), ringing(zhao)]).toEqual([[call.id], []]); // from the foot: the liaison officer
    await t.pass(20);
    expect([ringing(wang), ringing(zhao)]).toEqual([[], [call.id]]);
    await t.pass(200);
    const kinds = zhou.heard<{ kind: string; callId: string }>('alert').map((a) => a.kind);
    expect(kinds.sort()).toEqual(['answer_late', 'unanswered']);
  });

  test('who declined is rung for it again only when nobody else is on duty, or by hand', async () => {
    const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    const call = await raise(li);
    await wang.do('offer:decline', { offerId: (await ringOf(wang, call.id)).id });
    await t.pass(25 + 60);
    expect(await stateOf(call)).toBe('waiting');
    await t.pass(120);
    expect([ringing(wang), ringing(zhao)]).toEqual([[], [call.id]]);
    await t.pass(25 + 60);
    expect([ringing(wang), ringing(zhao)]).toEqual([[], []]);
    const zhou = await t.page('zhou');
    await zhou.do('call:assign', { callId: call.id, officerId: t.world.ids.wang });
    await t.pass(0);
    expect(ringing(wang)).toEqual([call.id]);
    await wang.do('offer:decline', { offerId: (await ringOf(wang, call.id)).id });
    await zhao.do('duty:end');
    await t.pass(130);
    expect(ringing(wang)).toEqual([call.id]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary, Ring, RingEnd } from '../../src/protocol/shapes.js';
import { DATABASES } from '../databases.js';
import { accept, openTestHub, raise, ringOf, settled, type Page, type TestHub } from '../hub.js';

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

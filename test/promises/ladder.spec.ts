import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isFactOf, type TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Progress, Ring } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('the call climbs the ladder until somebody answers, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  /** Pages of these officers, signed on in this order. */
  const onDuty = async (...names: Username[]): Promise<Page[]> => {
    const pages = [];
    for (const name of names) pages.push(await t.page(name));
    for (const page of pages) await page.do('duty:start');
    return pages;
  };
  const ringsNow = (page: Page, call: CallSummary) => {
    const ended = new Set(page.heard<{ id: string }>('offer:ended').map((e) => e.id));
    return page.heard<Ring>('offer:ring').filter((r) => r.call.id === call.id && !ended.has(r.id));
  };
  const whoRings = (pages: Record<string, Page>, call: CallSummary) =>
    Object.keys(pages).filter((name) => ringsNow(pages[name]!, call).length > 0);
  const progress = async (page: Page, call: CallSummary) => {
    const all = page.heard<Progress>('call:progress').filter((p) => p.callId === call.id);
    return all.at(-1)!;
  };
  const timeline = async (call: CallSummary): Promise<TimelineItem[]> =>
    (await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`)).body.items;

  test('the liaison officer for 20 s, three best-placed one after another for 25 s, all for 60 s, then it waits and coordinators are alerted', async () => {
    const [li, zhou] = [await t.page('li'), await t.page('zhou')];
    const [wang, zhao, chen, wu] = (await onDuty('wang', 'zhao', 'chen', 'wu')) as [Page, Page, Page, Page];
    const pages = { wang, zhao, chen, wu };
    const call = await raise(li, { category: 'family' });
    await t.pass(0);
    expect(whoRings(pages, call)).toEqual(['wang']);
    const first = await ringOf(wang, call.id);
    expect(Date.parse(first.expiresAt) - Date.parse(call.raisedAt)).toBe(20_000);
    expect(await progress(li, call)).toEqual({
      callId: call.id,
      step: 1,
      ringing: [{ name: 'wang检察官', expiresAt: first.expiresAt }],
      next: { step: 2, at: first.expiresAt },
    });

    await t.pass(19);
    expect(whoRings(pages, call)).toEqual(['wang']); // never early
    await t.pass(1);
    expect(whoRings(pages, call)).toEqual(['chen']); // skilled in family
    expect((await wang.hear('offer:ended')).state).toBe('expired');
    expect(await progress(li, call)).toMatchObject({ step: 2, next: { step: 3 } });
    await t.pass(24);
    expect(whoRings(pages, call)).toEqual(['chen']);
    await t.pass(1);
    const third = whoRings(pages, call);
    await t.pass(25);
    const fourth = whoRings(pages, call);
    expect([...third, ...fourth].sort()).toEqual(['wu', 'zhao']);
    await t.pass(25);
    expect(whoRings(pages, call)).toEqual(['wang', 'zhao', 'chen', 'wu']); // all at once
    expect(await progress(li, call)).toMatchObject({ step: 5, ringing: [{}, {}, {}, {}] });
    expect(await progress(li, call)).not.toHaveProperty('next');
    await t.pass(59);
    expect(whoRings(pages, call)).toHaveLength(4);
    expect(zhou.heard('alert')).toEqual([]);
    await t.pass(1);
    expect(whoRings(pages, call)).toEqual([]);
    expect(
      (await li.hear('call:changed', (c: CallSummary) => c.id === call.id && c.state === 'waiting')).id,
    ).toBe(call.id);
    expect(await progress(li, call)).toMatchObject({ ringing: [] });
    expect(zhou.heard('alert')).toEqual([expect.objectContaining({ kind: 'unanswered', callId: call.id })]);
    const again = await t.page('zhou');
    expect((await again.hear('snapshot')).alerts).toEqual(zhou.heard('alert'));
  });

  test('the best-placed is who has the skill, then who holds fewest, then who was rung longest ago; ranked again at each step', async () => {
    const li = await t.page('li');
    const qian = await t.page('qian');
    const [zhao, chen, wu] = (await onDuty('zhao', 'chen', 'wu')) as [Page, Page, Page];
    const pages = { zhao, chen, wu };
    // Nobody is liaison officer of 沙岗: its step is passed at once.
    const held = await raise(qian, { category: 'labour' });
    await t.pass(0);
    expect(whoRings(pages, held)).toEqual(['zhao']);
    expect(await ringOf(zhao, held.id)).toMatchObject({ step: 2 });
    await accept(zhao, held.id);
    // wang is off duty: the liaison step is passed; zhao holds one, chen and wu none; neither was rung yet.
    await t.pass(5);
    const call = await raise(li);
    await t.pass(0);
    const [first] = whoRings(pages, call);
    expect(['chen', 'wu']).toContain(first);
    await t.pass(25);
    const [second] = whoRings(pages, call);
    expect([first, second].sort()).toEqual(['chen', 'wu']);
    await t.pass(25);
    expect(whoRings(pages, call)).toEqual(['zhao']);
    await t.pass(25);
    expect(whoRings(pages, call)).toEqual(['zhao', 'chen', 'wu']);
    await accept(zhao, call.id);
    // Now who was rung longest ago among those who hold none.
    await t.pass(5);
    const next = await raise(qian);
    await t.pass(0);
    expect(['chen', 'wu']).toContain(whoRings(pages, next)[0]);
    // A new category counts from the next step and recalls no ring.
    await qian.do('call:amend', { callId: next.id, category: 'labour' });
    expect(whoRings(pages, next)).toHaveLength(1);
    await t.pass(25);
    expect(whoRings(pages, next)).toEqual(['zhao']);
  });

  test('a decline taken back within 5 s rings its officer anew; the next one rings on, the first accept wins', async () => {
    const li = await t.page('li');
    const [wang, zhao] = (await onDuty('wang', 'zhao')) as [Page, Page];
    const call = await raise(li);
    const declined = (await ringOf(wang, call.id)).id;
    await wang.do('offer:decline', { offerId: declined });
    const next = await ringOf(zhao, call.id);
    await t.pass(4);
    const other = await t.page('wang');
    const anew: Ring = await wang.do('offer:retake', { offerId: declined });
    const expiresAt = new Date(t.clock.now() + 20_000).toISOString();
    expect(anew).toEqual({
      id: expect.any(String),
      rungAt: new Date(t.clock.now()).toISOString(),
      expiresAt,
      step: 1,
      call: next.call && expect.anything(),
    });
    expect(anew.id).not.toBe(declined);
    expect(JSON.stringify(anew)).not.toContain('summary');
    // On every device of theirs, and for the community two ring now.
    expect(await other.hear<Ring>('offer:ring')).toMatchObject({ id: anew.id });
    await t.pass(0);
    expect((await progress(li, call)).ringing).toHaveLength(2);
    // Again, it is there already; somebody else's is none of theirs; the declined one stays ended.
    expect(await wang.do('offer:retake', { offerId: declined })).toEqual(anew);
    expect(await zhao.ask('offer:retake', { offerId: declined })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await wang.ask('offer:accept', { offerId: declined })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(zhao.heard('offer:ended')).toEqual([]);
    await wang.do('offer:accept', { offerId: anew.id });
    expect(await zhao.hear<{ id: string; state: string }>('offer:ended')).toEqual({
      id: next.id,
      state: 'withdrawn',
    });
    expect((await timeline(call)).map((f) => f.deed)).toEqual([
      'raised',
      'rung',
      'declined',
      'rung',
      'retaken',
      'accepted',
    ]);
  });

  test('it is too late after 5 s, and once somebody has it; and who is alone on duty can take it back too', async () => {
    const li = await t.page('li');
    const [wang] = (await onDuty('wang')) as [Page];
    const alone = await raise(li);
    const only = (await ringOf(wang, alone.id)).id;
    await wang.do('offer:decline', { offerId: only });
    const back: Ring = await wang.do('offer:retake', { offerId: only });
    expect(back.call).toMatchObject({ id: alone.id, state: 'ringing' });
    await wang.do('offer:decline', { offerId: back.id });
    await t.pass(5.1);
    expect(await wang.ask('offer:retake', { offerId: back.id })).toMatchObject({
      error: { code: 'conflict' },
    });
    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    await accept(zhao, alone.id);
    const second = await raise(li);
    const mine = (await ringOf(wang, second.id)).id;
    await wang.do('offer:decline', { offerId: mine });
    await accept(zhao, second.id);
    expect(await wang.ask('offer:retake', { offerId: mine })).toMatchObject({
      error: { code: 'conflict', holder: { id: t.world.ids.zhao } },
    });
  });

  test('a decline moves on at once, and who declined is left out of the ring to all', async () => {
    const li = await t.page('li');
    const [wang, zhao] = (await onDuty('wang', 'zhao')) as [Page, Page];
    const pages = { wang, zhao };
    const call = await raise(li);
    await wang.do('offer:decline', { offerId: (await ringOf(wang, call.id)).id, reason: '正在开会' });
    await t.pass(0);
    expect(whoRings(pages, call)).toEqual(['zhao']);
    expect((await wang.hear('offer:ended')).state).toBe('declined');
    await t.pass(25); // steps 3 and 4 have nobody left, they are passed at once
    expect(whoRings(pages, call)).toEqual(['zhao']);
    expect(await progress(li, call)).toMatchObject({ step: 5 });
    const all = (await timeline(call)).findLast(isFactOf('rung'))!;
    expect(all.data.passed).toMatchObject({ declined: [t.world.ids.wang] });
    const declined = (await timeline(call)).find((f) => f.deed === 'declined')!;
    expect(declined).toMatchObject({ actor: { name: 'wang' }, reason: '正在开会' });
    // The same decline again, from another device, is no error and writes nothing.
    const other = await t.page('wang');
    const before = await t.http('zhou', 'GET', `/api/calls/${call.id}`);
    await other.do('offer:decline', { offerId: (await ringOf(wang, call.id)).id });
    expect((await t.http('zhou', 'GET', `/api/calls/${call.id}`)).body.version).toBe(before.body.version);
  });

  test('who holds five calls, or is paused, is not rung; and coordinators read why in the timeline, others do not', async () => {
    const li = await t.page('li');
    const [wang, zhao, chen] = (await onDuty('wang', 'zhao', 'chen')) as [Page, Page, Page];
    for (let i = 0; i < 5; i++) await accept(wang, (await raise(li)).id);
    await zhao.do('duty:pause', { reason: 'court' });
    const call = await raise(li);
    await t.pass(0);
    expect(whoRings({ wang, zhao, chen }, call)).toEqual(['chen']);
    const rung = (await timeline(call)).find((f) => f.deed === 'rung')!;
    expect(rung.data).toMatchObject({
      step: 2,
      passed: { at_limit: [t.world.ids.wang], paused: [t.world.ids.zhao] },
      skipped: [{ step: 1 }],
    });
    const own = (await t.http('li', 'GET', `/api/calls/${call.id}/timeline`)).body.items as TimelineItem[];
    expect(JSON.stringify(own)).not.toMatch(/passed|skipped|at_limit/);
    // An accept is never refused for the limit: rung by a coordinator's hand, the fifth and one more is held.
    const zhou = await t.page('zhou');
    await zhou.do('call:assign', { callId: call.id, officerId: t.world.ids.wang });
    expect(await accept(wang, call.id)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
  });

  test('an emergency rings all on duty at once', async () => {
    const li = await t.page('li');
    const pages = Object.fromEntries(
      (await onDuty('wang', 'zhao', 'chen')).map((p, i) => [['wang', 'zhao', 'chen'][i]!, p]),
    );
    const call = await raise(li, { urgency: 'emergency' });
    await t.pass(0);
    expect(whoRings(pages, call)).toEqual(['wang', 'zhao', 'chen']);
    expect((await ringOf(pages.wang!, call.id)).call.urgency).toBe('emergency');
    expect(Date.parse(call.closeBy) - Date.parse(call.raisedAt)).toBe(2 * 3600_000);
    // And so does a call that becomes one while it rings.
    const other = await raise(li);
    await t.pass(0);
    expect(whoRings(pages, other)).toEqual(['wang']);
    await li.do('call:amend', { callId: other.id, urgency: 'emergency' });
    await t.pass(0);
    expect(whoRings(pages, other)).toEqual(['wang', 'zhao', 'chen']);
    expect(ringsNow(pages.wang!, other)).toHaveLength(1);
  });

  test('with nobody on duty it waits and coordinators are alerted at once', async () => {
    const [li, zhou, gao] = [await t.page('li'), await t.page('zhou'), await t.page('gao')];
    const call = await raise(li);
    expect(call.state).toBe('waiting');
    expect(await zhou.hear('alert')).toMatchObject({ kind: 'nobody_on_duty', callId: call.id });
    await t.pass(181);
    expect(zhou.heard<{ kind: string }>('alert').map((a) => a.kind)).toEqual([
      'nobody_on_duty',
      'answer_late',
    ]);
    await t.pass(120);
    expect(zhou.heard('alert')).toHaveLength(2); // once a call and round
    expect(gao.heard('alert')).toEqual([]);
  });

  test('a change of policy does not touch a call that was raised before', async () => {
    const li = await t.page('li');
    const [wang, zhao] = (await onDuty('wang', 'zhao')) as [Page, Page];
    const call = await raise(li);
    const { status } = await t.http('xie', 'PUT', '/api/policy', { steps: [{ ring: 'all', seconds: 30 }] });
    expect(status).toBe(200);
    const later = await raise(li);
    await t.pass(0);
    expect(whoRings({ wang, zhao }, call)).toEqual(['wang']);
    expect(whoRings({ wang, zhao }, later)).toEqual(['wang', 'zhao']);
    await t.pass(20);
    expect(await ringOf(zhao, call.id)).toMatchObject({ step: 2 });
  });

  test('every ring ends on its second: not early, not more than two seconds late, also over a restart', async () => {
    const [li] = [await t.page('li'), ...(await onDuty('wang', 'zhao'))];
    const call = await raise(li!);
    await t.pass(10);
    await t.restart();
    const wang = await t.page('wang');
    expect((await wang.hear('snapshot')).offers).toHaveLength(1); // the ring goes on
    const zhao = await t.page('zhao');
    await t.pass(9);
    expect(zhao.heard('offer:ring')).toEqual([]);
    await t.pass(1);
    await ringOf(zhao, call.id);
    for (const f of (await timeline(call)).filter((f) => f.deed === 'lapsed')) {
      const rung = (await timeline(call)).filter(isFactOf('rung')).find((r) => r.seq < f.seq)!;
      const late = Date.parse(f.at) - Date.parse(rung.data.expiresAt);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(2000);
    }
  });
});

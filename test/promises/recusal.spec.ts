import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallWhy } from '../../src/protocol/calls/policy.js';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('who has an interest in a call is never rung for it, on %s', (kind) => {
  let t: TestHub;
  const pages = {} as Record<Username, Page>;
  beforeEach(async () => {
    t = await openTestHub(kind);
    for (const name of ['li', 'zhou', 'gao', 'wang', 'zhao', 'chen'] as const)
      pages[name] = await t.page(name);
    for (const name of ['wang', 'zhao', 'chen'] as const) await pages[name].do('duty:start');
  });
  afterEach(() => t.close());

  const ringing = (call: CallSummary) =>
    (['wang', 'zhao', 'chen'] as const).filter((name) => {
      const ended = new Set(pages[name].heard<{ id: string }>('offer:ended').map((e) => e.id));
      return pages[name].heard<Ring>('offer:ring').some((r) => r.call.id === call.id && !ended.has(r.id));
    });
  const timeline = async (call: CallSummary, who: Username): Promise<TimelineItem[]> =>
    (await t.http(who, 'GET', `/api/calls/${call.id}/timeline`)).body.items;
  const why = async (call: CallSummary, who: Username) => t.http(who, 'GET', `/api/calls/${call.id}/why`);
  const code = async (ack: Promise<{ ok: boolean; error?: { code: string } }>) =>
    (await ack).error?.code ?? 'ok';

  test('declared at the ring: the next one is rung at once, no step and no hand rings them again; the reason is for coordinators and them', async () => {
    const call = await raise(pages.li);
    const { id: offerId } = await ringOf(pages.wang, call.id);
    await pages.wang.do('call:recuse', { offerId, reason: '当事人是我的亲属' });
    await t.pass(0);
    expect((await pages.wang.hear('offer:ended')).state).toBe('withdrawn');
    expect(ringing(call)).toHaveLength(1);
    expect(ringing(call)).not.toContain('wang');
    await t.pass(25 + 25); // to the step that rings all
    expect(ringing(call)).toEqual(['zhao', 'chen']);
    expect(await code(pages.zhou.ask('call:assign', { callId: call.id, officerId: t.world.ids.wang }))).toBe(
      'conflict',
    );
    await pages.wang.do('duty:end');
    await pages.wang.do('duty:start');
    await t.pass(400);
    expect(ringing(call)).not.toContain('wang');
    const said = (items: TimelineItem[]) => items.find((f) => f.deed === 'recused');
    expect(said(await timeline(call, 'zhou'))).toMatchObject({
      reason: '当事人是我的亲属',
      actor: { name: 'wang' },
    });
    expect(said(await timeline(call, 'li'))).toMatchObject({ data: { officer: t.world.ids.wang } });
    expect(JSON.stringify(await timeline(call, 'li'))).not.toMatch(/亲属/);
    expect((await why(call, 'wang')).body).toMatchObject({ recused: [{ reason: '当事人是我的亲属' }] });
    expect(JSON.stringify((await why(call, 'chen')).body)).not.toMatch(/亲属|wang|zhao/);
    // At rest the words are sealed.
    const rows = await t.foundations.store.read.rows<{ words: string }>(
      "select words from fact where deed = 'recused'",
    );
    expect(rows[0]!.words).toMatch(/^v1\./);
  });

  test('who holds it gives it back: it is rung again from the foot without them, and nobody is forgotten', async () => {
    const call = await raise(pages.li);
    await accept(pages.wang, call.id);
    await pages.wang.do('call:transfer', { callId: call.id, officerId: t.world.ids.zhao, note: '请接' });
    await pages.wang.do('call:recuse', { callId: call.id, reason: '亲属' });
    await t.pass(0);
    const after = await pages.li.hear<CallSummary>('call:changed', (c) => c.state === 'ringing' && !c.holder);
    expect(after.version).toBeGreaterThan(call.version);
    expect(ringing(call)).toHaveLength(1);
    expect(ringing(call)).not.toContain('wang');
    expect((await pages.wang.hear<CallSummary>('call:changed')).summary).toBe('');
    const [next] = ringing(call) as ['zhao'];
    await accept(pages[next], call.id);
    expect(
      await code(
        pages[next].ask('call:transfer', { callId: call.id, officerId: t.world.ids.wang, note: '请接' }),
      ),
    ).toBe('conflict');
    // The same again is no error and writes nothing.
    const version = (await t.http('zhou', 'GET', `/api/calls/${call.id}`)).body.version;
    await pages.wang.do('call:recuse', { callId: call.id });
    expect((await t.http('zhou', 'GET', `/api/calls/${call.id}`)).body.version).toBe(version);
    await pages[next].do('call:close', { callId: call.id, outcome: 'advised', solved: false, note: '' });
    await pages.zhou.do('call:recuse', { callId: call.id, officerId: t.world.ids[next] });
    await pages.li.do('call:reopen', { callId: call.id, reason: '又来了' });
    await t.pass(0);
    expect(ringing(call)).toEqual([next === 'zhao' ? 'chen' : 'zhao']);
  });

  test('named by a coordinator, and taken back with a reason', async () => {
    const call = await raise(pages.li);
    await pages.zhou.do('call:recuse', {
      callId: call.id,
      officerId: t.world.ids.wang,
      reason: '投诉人曾由其承办',
    });
    await t.pass(0);
    expect(ringing(call)).not.toContain('wang');
    expect((await why(call, 'wang')).body.recused).toMatchObject([{ reason: '投诉人曾由其承办' }]);
    expect(
      await code(pages.zhou.ask('call:unrecuse', { callId: call.id, officerId: t.world.ids.wang })),
    ).toBe('invalid');
    await pages.zhou.do('call:unrecuse', {
      callId: call.id,
      officerId: t.world.ids.wang,
      reason: '核实无关',
    });
    await pages.zhou.do('call:assign', { callId: call.id, officerId: t.world.ids.wang });
    await t.pass(0);
    expect(ringing(call)).toEqual(['wang']);
    expect((await timeline(call, 'zhou')).map((f) => [f.deed, f.reason])).toContainEqual([
      'unrecused',
      '核实无关',
    ]);
    expect(JSON.stringify(await timeline(call, 'li'))).not.toMatch(/核实|承办/);
  });

  test('not theirs is not found or forbidden, nobody else’s officer can be named', async () => {
    const call = await raise(pages.li);
    const { id: offerId } = await ringOf(pages.wang, call.id);
    const { ids } = t.world;
    expect(await code(pages.zhao.ask('call:recuse', { offerId }))).toBe('not_found');
    expect(await code(pages.zhao.ask('call:recuse', { callId: call.id }))).toBe('not_found');
    expect(await code(pages.wang.ask('call:recuse', { callId: call.id, offerId }))).toBe('invalid');
    expect(await code(pages.gao.ask('call:recuse', { callId: call.id, officerId: ids.lin }))).toBe(
      'not_found',
    );
    expect(
      await code(pages.gao.ask('call:unrecuse', { callId: call.id, officerId: ids.wang, reason: 'x' })),
    ).toBe('not_found');
    expect(await code(pages.zhou.ask('call:recuse', { callId: call.id, officerId: ids.lin }))).toBe(
      'invalid',
    );
    expect(await code(pages.zhou.ask('call:recuse', { callId: call.id, officerId: ids.li }))).toBe('invalid');
    expect(ringing(call)).toEqual(['wang']);
  });

  test('why this officer, and why not I: the re-run on what was kept says the same, whole to coordinators, to an officer of themselves', async () => {
    await pages.zhao.do('duty:pause', { reason: 'court' });
    const call = await raise(pages.li, { category: 'family' });
    await t.pass(20);
    const whole = (await why(call, 'zhou')).body as CallWhy;
    expect(whole.items.map((i) => [i.cause, i.same])).toEqual([
      ['按呼叫顺序', true],
      ['按呼叫顺序', true],
    ]);
    const [first, second] = whole.items;
    expect(first!.steps[0]!.rung).toMatchObject([{ person: { name: 'wang' }, why: '本社区的派驻副书记' }]);
    expect(second!.steps[0]!.rung[0]!.why).toMatch(/最合适，擅长这一类，在办 0 件/);
    const own = (await why(call, 'zhao')).body as CallWhy;
    expect(own.items.map((i) => i.steps.flatMap((s) => s.passed))).toEqual([
      [{ person: expect.objectContaining({ name: 'zhao' }), why: '正在暂离' }],
      [{ person: expect.objectContaining({ name: 'zhao' }), why: '正在暂离' }],
    ]);
    const english = await t.http('zhao', 'GET', `/api/calls/${call.id}/why`, undefined, {
      'accept-language': 'en',
    });
    expect(english.body.items[0].steps[0].passed[0].why).toBe('was away');
    // Who was not on duty, the community and the neighbours find nothing.
    expect((await why(call, 'wu')).status).toBe(404);
    expect((await why(call, 'li')).status).toBe(403);
    expect((await why(call, 'gao')).status).toBe(404);
    expect((await why(call, 'lin')).status).toBe(404);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PoliciesView, Policy, PolicyPreview } from '../../src/protocol/calls/policy.js';
import { isFactOf, type TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Progress, Ring } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

const HOUR = 3600;

describe.each(DATABASES)('who is rung is written down as policies, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
  });
  afterEach(() => t.close());

  const onDuty = async <N extends Username>(...names: N[]): Promise<Record<N, Page>> => {
    const pages = {} as Record<N, Page>;
    for (const name of names) pages[name] = await t.page(name);
    for (const name of names) await pages[name].do('duty:start');
    return pages;
  };
  const ringing = (pages: Record<string, Page>, call: CallSummary) =>
    Object.keys(pages).filter((name) => {
      const ended = new Set(pages[name]!.heard<{ id: string }>('offer:ended').map((e) => e.id));
      return pages[name]!.heard<Ring>('offer:ring').some((r) => r.call.id === call.id && !ended.has(r.id));
    });
  const list = async (): Promise<PoliciesView> => (await t.http('zhou', 'GET', '/api/policies')).body;
  const last = (more: Partial<Policy> = {}): Policy => ({
    id: 'new',
    name: '',
    match: { when: 'any' },
    steps: [{ ring: 'all', seconds: 60 }],
    afterHours: 'ring',
    promiseSeconds: 120,
    afterPromiseSeconds: 300,
    owners: [],
    ...more,
  });
  const write = async (...items: Policy[]): Promise<PoliciesView> => {
    const { status, body } = await t.http('zhou', 'PUT', '/api/policies', { items });
    expect([status, body]).toEqual([200, body]);
    return body;
  };
  const timeline = async (call: CallSummary, who: Username = 'zhou'): Promise<TimelineItem[]> =>
    (await t.http(who, 'GET', `/api/calls/${call.id}/timeline`)).body.items;
  const now = async (call: CallSummary): Promise<CallSummary> =>
    (await t.http('zhou', 'GET', `/api/calls/${call.id}`)).body;

  test('the first that matches counts, and its steps are rung: a department at once, named people in their order, then all', async () => {
    const pages = await onDuty('wang', 'zhao', 'chen', 'wu');
    const { ids, department } = t.world;
    await write(
      last({
        name: '家事',
        match: { categories: ['family'], when: 'any' },
        steps: [
          { ring: 'department', departmentId: department.second, together: true, seconds: 10 },
          { ring: 'people', people: [ids.zhao, ids.wang], times: 2, seconds: 15 },
          { ring: 'all', seconds: 60 },
        ],
      }),
      last({
        steps: [
          { ring: 'skilled', seconds: 20 },
          { ring: 'all', seconds: 60 },
        ],
      }),
    );
    const family = await raise(li, { category: 'family' });
    await t.pass(0);
    expect(ringing(pages, family)).toEqual(['chen', 'wu']);
    await t.pass(10);
    expect(ringing(pages, family)).toEqual(['zhao']);
    await t.pass(15);
    expect(ringing(pages, family)).toEqual(['wang']);
    await t.pass(15);
    expect(ringing(pages, family)).toEqual(['wang', 'zhao', 'chen', 'wu']);
    expect((await timeline(family)).findLast((f) => f.deed === 'rung')!.data).toMatchObject({ step: 4 });
    await accept(pages.wu, family.id);
    const labour = await raise(li, { category: 'labour' });
    await t.pass(0);
    expect(ringing(pages, labour)).toEqual(['zhao']);
  });

  test('the old way to the last policy goes on, and does not touch the others; who was slower is told', async () => {
    const { tag } = await list();
    const written = await write(
      last({ name: '欠薪', match: { categories: ['labour'], when: 'any' } }),
      last(),
    );
    expect(written.items.map((p) => p.name)).toEqual(['欠薪', '']);
    const put = await t.http('zhou', 'PUT', '/api/policy', { steps: [{ ring: 'all', seconds: 30 }] });
    expect(put.body.steps).toEqual([{ ring: 'all', seconds: 30 }]);
    const shown = await list();
    expect(shown.items.map((p) => p.steps[0]!.seconds)).toEqual([60, 30]);
    expect((await t.http('zhou', 'PUT', '/api/policies', { items: written.items, tag })).status).toBe(409);
    expect((await t.http('gao', 'GET', '/api/policies')).body.items).toHaveLength(1);
    const trail = await t.foundations.store.read.rows("select id from audit where act = 'policy.change'");
    expect(trail).toHaveLength(2);
  });

  test('what could forget somebody, or names somebody else’s, is refused, field by field', async () => {
    const { ids } = t.world;
    const wrong = last({
      match: { categories: ['nothing'], when: 'any' },
      steps: [
        { ring: 'department', seconds: 2 },
        { ring: 'people', people: [ids.lin], seconds: 20 },
      ],
      owners: [ids.gao],
    });
    const { status, body } = await t.http('zhou', 'PUT', '/api/policies', { items: [wrong] });
    expect(status).toBe(400);
    expect(Object.keys(body.fields).sort()).toEqual([
      'items.0.match',
      'items.0.match.categories',
      'items.0.owners',
      'items.0.steps',
      'items.0.steps.0.departmentId',
      'items.0.steps.0.seconds',
      'items.0.steps.1.people',
    ]);
    const emergency = last({
      name: '特急',
      match: { urgencies: ['emergency'], when: 'any' },
      steps: [
        { ring: 'best', seconds: 20 },
        { ring: 'all', seconds: 60 },
      ],
    });
    const refused = await t.http('zhou', 'PUT', '/api/policies', { items: [emergency, last()] });
    expect(refused.body.fields).toHaveProperty(['items.0.steps']);
  });

  test('a step that can never ring anybody is said while it is written', async () => {
    const check = async (...steps: Policy['steps']) =>
      (
        await t.http('zhou', 'POST', '/api/policies/check', {
          items: [last({ steps: [...steps, { ring: 'all', seconds: 60 }] })],
        })
      ).body.items.map((w: { step: number }) => w.step);
    const empty = await t.http('xie', 'POST', '/api/places/departments', { name: '新部门' });
    expect(
      await check(
        { ring: 'liaison', seconds: 20 },
        { ring: 'department', departmentId: empty.body.id, seconds: 20 },
        { ring: 'skilled', skill: 'petition', seconds: 20 },
        { ring: 'leader', seconds: 20 },
        { ring: 'department', departmentId: t.world.department.first, times: 3, seconds: 20 },
      ),
    ).toEqual([1, 2, 3, 4]);
    expect(await check({ ring: 'all', seconds: 20 }, { ring: 'best', seconds: 20 })).toEqual([1]);
    expect(await check({ ring: 'best', times: 3, seconds: 20 })).toEqual([]);
  });

  test('who handled this beneficiary last is rung first, for so many days; by the telephone, however it is written', async () => {
    const pages = await onDuty('wang', 'zhao', 'chen');
    await write(
      last({
        steps: [
          { ring: 'last_handler', withinDays: 30, seconds: 20 },
          { ring: 'last_of_community', withinDays: 30, seconds: 20 },
          { ring: 'all', seconds: 60 },
        ],
      }),
    );
    const resident = (phone: string) => ({ resident: { phone, basis: 'consent' } });
    const first = await raise(li, resident('13912345678'));
    await t.pass(0);
    expect(ringing(pages, first)).toEqual(['wang', 'zhao', 'chen']); // nobody yet
    await accept(pages.chen, first.id);
    const other = await raise(li);
    await t.pass(0);
    expect(ringing(pages, other)).toEqual(['chen']); // the community's last
    await t.pass(20);
    await accept(pages.zhao, other.id);
    const again = await raise(li, resident('+86 139 1234 5678'));
    await t.pass(0);
    expect(ringing(pages, again)).toEqual(['chen']);
    const keys = await t.foundations.store.read.rows<{ resident_key: string }>(
      'select resident_key from call_particulars where resident_key is not null',
    );
    expect(new Set(keys.map((k) => k.resident_key)).size).toBe(1);
    expect(JSON.stringify(keys)).not.toMatch(/1391234/);
    await t.http('zhou', 'POST', `/api/policies/preview`, {});
    const preview = await t.http('zhou', 'POST', '/api/policies/preview', {
      communityId: t.world.community.caita,
      category: 'family',
      urgency: 'normal',
      residentPhone: '13912345678',
    });
    expect((preview.body as PolicyPreview).steps[0]!.rung).toMatchObject([{ person: { name: 'chen' } }]);
  });

  test('the preview is what then rings, with the reasons of the others', async () => {
    const pages = await onDuty('wang', 'zhao', 'chen', 'wu');
    await pages.wu.do('duty:pause', { reason: 'court' });
    await write(
      last({ name: '夜间', match: { when: 'after_hours' } }),
      last({
        steps: [
          { ring: 'liaison', seconds: 20 },
          { ring: 'best', seconds: 25, times: 2 },
          { ring: 'all', seconds: 60 },
        ],
      }),
    );
    const asked = { communityId: t.world.community.caita, category: 'family', urgency: 'normal' };
    const { status, body } = await t.http('zhou', 'POST', '/api/policies/preview', asked);
    const preview = body as PolicyPreview;
    expect(status).toBe(200);
    expect(preview.because).toEqual([
      '“夜间”不适用：只用于工作时间以外，现在是工作时间',
      '“通用呼叫顺序”适用于这个呼叫',
    ]);
    expect(preview.owners).toMatchObject([{ name: 'zhou' }]);
    expect(preview.steps.map((s) => s.rung.map((p) => p.person.name).sort())).toEqual([
      ['wang'],
      ['chen'],
      ['zhao'],
      ['chen', 'wang', 'zhao'],
    ]);
    expect(preview.steps[0]!.rung[0]!.why).toBe('本社区的派驻副书记');
    expect(preview.steps[1]!.rung[0]!.why).toContain('擅长这一类');
    expect(preview.steps[1]!.passed).toEqual(
      expect.arrayContaining([
        { person: expect.objectContaining({ name: 'wu' }), why: '正在暂离' },
        { person: expect.objectContaining({ name: 'wang' }), why: '本轮已呼叫过' },
      ]),
    );
    const call = await raise(li, { category: 'family' });
    for (const [i, step] of preview.steps.entries()) {
      await t.pass(i === 0 ? 0 : preview.steps[i - 1]!.asks!.seconds);
      expect(ringing(pages, call).sort()).toEqual(step.rung.map((p) => p.person.name).sort());
    }
    const night = await t.http('zhou', 'POST', '/api/policies/preview', {
      ...asked,
      at: '2026-11-24T14:00:00Z',
    });
    expect((night.body as PolicyPreview).policy.name).toBe('夜间');
    expect((await t.http('gao', 'POST', '/api/policies/preview', asked)).status).toBe(400);
    expect((await t.http('zhou', 'POST', '/api/policies/preview', { ...asked, at: 'soon' })).status).toBe(
      400,
    );
  });

  test('after hours a call is booked for the next opening and the caller told at once; who signs on is rung for it, danger never waits', async () => {
    await write(
      last({
        afterHours: 'book',
        steps: [
          { ring: 'liaison', seconds: 20 },
          { ring: 'all', seconds: 60 },
        ],
      }),
    );
    await t.leap(11 * HOUR); // Tuesday, 20:00
    li = await t.page('li');
    const zhou = await t.page('zhou');
    const { zhao } = await onDuty('zhao');
    const call = await raise(li);
    expect(call).toMatchObject({ state: 'waiting', booked: { at: '2026-11-25T00:30:00.000Z' } });
    expect(Date.parse(call.answerBy)).toBe(Date.parse('2026-11-25T00:33:00.000Z'));
    const told = await li.hear<Progress>('call:progress', (p) => p.callId === call.id);
    expect(told).toMatchObject({ ringing: [], booked: { at: '2026-11-25T00:30:00.000Z' } });
    const again = await t.page('sun');
    expect(await again.hear<Progress>('call:progress')).toMatchObject({ booked: told.booked });
    await t.pass(200);
    expect(zhou.heard('alert')).toEqual([]);
    expect(zhao.heard('offer:ring')).toEqual([]);
    // Danger is rung now.
    const danger = await raise(li, { urgency: 'emergency' });
    expect(danger.state).toBe('ringing');
    await accept(zhao, danger.id);
    // Somebody signs on and is rung; silent, it waits for the opening without a second booking.
    const { wang } = await onDuty('wang');
    await ringOf(wang, call.id);
    await t.pass(25);
    expect(await now(call)).toMatchObject({ state: 'waiting', booked: { at: '2026-11-25T00:30:00.000Z' } });
    await t.leap(12.3 * HOUR); // those of the night are signed off by themselves
    await onDuty('chen');
    await t.pass(10 * 60);
    const rung = (await timeline(call)).filter(isFactOf('rung'));
    expect(rung.map((f) => [f.at.slice(0, 16), f.data.kind])).toContainEqual(['2026-11-25T00:30', 'ladder']);
    expect(await now(call)).not.toHaveProperty('booked');
    expect((await timeline(call)).map((f) => f.deed).slice(0, 2)).toEqual(['raised', 'booked']);
  });

  test('a call that nobody holds for as long as is promised has an owner of last resort, while it rings on', async () => {
    const zhou = await t.page('zhou');
    const pages = await onDuty('wang', 'zhao');
    const call = await raise(li);
    await t.pass(119);
    expect(zhou.heard('call:entrusted')).toEqual([]);
    expect(await now(call)).not.toHaveProperty('coordinator');
    await t.pass(1);
    expect(await zhou.hear('call:entrusted')).toMatchObject({
      callId: call.id,
      coordinator: { name: 'zhou' },
    });
    expect(await li.hear('call:changed', (c: CallSummary) => c.coordinator?.name === 'zhou')).toMatchObject({
      id: call.id,
    });
    expect((await (await t.page('zhou')).hear('snapshot')).calls).toMatchObject([
      { coordinator: { name: 'zhou' } },
    ]);
    const kinds = zhou.heard<{ kind: string }>('alert').map((a) => a.kind);
    expect(['unanswered', 'nobody_on_duty', 'answer_late', 'close_late']).toEqual(
      expect.arrayContaining(kinds),
    );
    await t.pass(130);
    expect(zhou.heard('call:entrusted')).toHaveLength(1);
    // The journal names who it was entrusted to: coordinators stand in no list of officers.
    const entrusted = (await timeline(call)).find((f) => f.deed === 'entrusted');
    expect(entrusted).toMatchObject({
      data: { to: [t.world.ids.zhou] },
      people: [{ id: t.world.ids.zhou, name: 'zhou' }],
    });
    const rings = [...ringing(pages, call)];
    expect(rings.length).toBeGreaterThan(0);
    await accept(pages[rings[0] as 'wang'], call.id);
    expect(await now(call)).not.toHaveProperty('coordinator');
  });
});

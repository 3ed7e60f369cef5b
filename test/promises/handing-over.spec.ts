import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Directory } from '../../src/directory/directory.js';
import type { CallDetail, CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { CallKept, Orphan } from '../../src/protocol/calls/handing-over.js';
import type { RingEnd } from '../../src/protocol/calls/ring.js';
import type { DutyState, NextOnDuty, OfficerOnDuty } from '../../src/protocol/people/duty-state.js';
import type { Rostered } from '../../src/shift/rostered.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';

const MINUTE = 60;

describe.each(DATABASES)('signing off is a step that leaves no call lying, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhao, chen, zhou] = [] as unknown as [Page, Page, Page, Page, Page];
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
    wang = await t.page('wang');
    zhao = await t.page('zhao');
    chen = await t.page('chen');
    zhou = await t.page('zhou');
    for (const page of [wang, zhao, chen]) await page.do('duty:start');
  });
  afterEach(() => t.close());

  const held = async (): Promise<string> => {
    const { id } = await raise(li);
    await accept(wang, id);
    await t.pass(1);
    return id;
  };
  const now = async (callId: string): Promise<CallSummary> =>
    (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body;
  const duty = () => wang.heard<DutyState>('duty:changed').at(-1)!;
  const takes = async (page: Page, callId: string): Promise<CallDetail> => {
    await settled();
    return accept(page, callId);
  };

  test('each call is given, kept or passed to a department; whoever takes it reads the note first; then it completes by itself', async () => {
    const [one, two, three] = [await held(), await held(), await held()];
    await wang.do('duty:pause', { reason: 'meeting' });
    await wang.do('duty:resume');
    const state: DutyState = await wang.do('duty:handover', {
      calls: [
        { callId: one, officerId: t.world.ids.zhao },
        { callId: two, departmentId: t.world.department.second, note: '请二部看一下合同' },
        { callId: three, keep: true },
      ],
      note: '已和社区说好，明早回访',
    });
    expect(state).toMatchObject({
      onDuty: true,
      endingAt: new Date(t.clock.now() + 10 * MINUTE * 1000).toISOString(),
      handover: {
        asked: false,
        calls: [
          { callId: one, state: 'ringing' },
          { callId: two, state: 'ringing' },
          { callId: three, state: 'kept' },
        ],
      },
    });
    expect(await now(one)).toMatchObject({ state: 'active', holder: { id: t.world.ids.wang } });
    await t.pass(5);
    const board = await zhou.hear<OfficerOnDuty>('duty:changed', (d) => d.officer.id === t.world.ids.wang);
    expect(board).toMatchObject({ onDuty: true, leaving: true });

    // A ring carries no words; the note is there as soon as it is taken.
    expect(JSON.stringify(await ringOf(zhao, one))).not.toContain('回访');
    expect(await takes(zhao, one)).toMatchObject({
      handover: { from: { id: t.world.ids.wang, title: '检察官' }, note: '已和社区说好，明早回访' },
    });
    await t.pass(2);
    expect(duty()).toMatchObject({ onDuty: true });
    expect(await takes(chen, two)).toMatchObject({ handover: { note: '请二部看一下合同' } });
    await t.pass(2);
    expect(duty()).toMatchObject({ onDuty: false });
    expect(duty().endingAt).toBeUndefined();
    expect(await now(three)).toMatchObject({ holder: { id: t.world.ids.wang } });
    const detail = (await t.http('zhao', 'GET', `/api/calls/${one}`)).body as CallDetail;
    expect(detail.handover?.note).toBe('已和社区说好，明早回访');
    expect((await t.http('zhou', 'GET', `/api/calls/${one}`)).body.handover).toBeUndefined();
  });

  test('what rings at that moment goes to the next at once, and nothing new rings who is leaving', async () => {
    const one = await held();
    const { id: ringing } = await raise(li);
    await ringOf(wang, ringing);
    await wang.do('duty:handover', { calls: [{ callId: one, officerId: t.world.ids.zhao }], note: '请接' });
    expect(await wang.hear<RingEnd>('offer:ended', (e) => e.state === 'withdrawn')).toBeTruthy();
    expect((await now(ringing)).state).toBe('ringing');
    const before = wang.heard('offer:ring').length;
    await raise(li, { urgency: 'emergency' });
    await settled();
    expect(wang.heard('offer:ring')).toHaveLength(before);
    expect(await zhou.ask('call:assign', { callId: ringing, officerId: t.world.ids.wang })).toMatchObject({
      error: { code: 'conflict', message: '这位检察人员正在交接下班。' },
    });
  });

  test('what nobody takes is asked of its holder again; silent, it is the coordinators’, marked on the board, one touch to assign', async () => {
    const [one, two] = [await held(), await held()];
    const first = {
      calls: [one, two].map((callId) => ({ callId, officerId: t.world.ids.zhao })),
      note: '请接',
    };
    await wang.do('duty:handover', first);
    expect(await wang.do('duty:handover', first)).toMatchObject({ handover: { asked: false } });
    const offer = await ringOf(zhao, one);
    await zhao.do('offer:decline', { offerId: offer.id, reason: '马上开庭' });
    expect(await wang.hear<CallKept>('call:kept')).toEqual({
      callId: one,
      number: (await now(one)).number,
      why: 'declined',
      by: expect.objectContaining({ id: t.world.ids.zhao }),
      reason: '马上开庭',
    });
    await t.pass(62);
    expect(duty()).toMatchObject({
      onDuty: true,
      handover: { asked: true, calls: [{ state: 'open' }, { state: 'open' }] },
    });
    expect((await wang.hear<CallKept>('call:kept', (k) => k.callId === two)).why).toBe('lapsed');
    await t.pass(9 * MINUTE);
    expect(duty().onDuty).toBe(true);
    await t.pass(2 * MINUTE);
    expect(duty().onDuty).toBe(false);
    await t.pass(15);
    const told = await zhou.hear<{ items: Orphan[] }>('calls:orphaned', ({ items }) => items.length === 2);
    expect(told.items[0]).toMatchObject({ callId: one, why: 'left', holder: { id: t.world.ids.wang } });
    expect((await t.page('zhou')).heard('snapshot')[0]).toMatchObject({ orphans: told.items });
    expect((await t.http('zhou', 'GET', '/api/duty/orphans')).body.items).toEqual(told.items);
    expect((await t.http('gao', 'GET', '/api/duty/orphans')).body.items).toEqual([]);
    expect(await now(one)).toMatchObject({ state: 'active', holder: { id: t.world.ids.wang } });
    await zhou.do('call:assign', { callId: one, officerId: t.world.ids.chen });
    await takes(chen, one);
    await t.pass(15);
    expect(
      (await zhou.hear<{ items: Orphan[] }>('calls:orphaned', (o) => o.items.length === 1)).items,
    ).toMatchObject([{ callId: two }]);
  });

  test('asked again, one word ends it: kept, or left to a coordinator; and a sign-off can be taken back', async () => {
    const [one, two] = [await held(), await held()];
    const all = (choice: object) => ({
      calls: [one, two].map((callId) => ({ callId, ...choice })),
      note: '请接',
    });
    await wang.do('duty:handover', all({ officerId: t.world.ids.zhao }));
    expect(await wang.do('duty:stay')).toMatchObject({ onDuty: true });
    expect((await wang.do('duty:stay')).endingAt).toBeUndefined();
    await t.pass(70);
    expect(duty()).toMatchObject({ onDuty: true });
    await wang.do('duty:handover', all({ departmentId: t.world.department.second }));
    await t.pass(62);
    expect(duty().handover).toMatchObject({ asked: true });
    const done = await wang.do('duty:handover', {
      calls: [
        { callId: one, keep: true },
        { callId: two, coordinator: true },
      ],
      note: '对方都没接',
    });
    expect(done).toMatchObject({ onDuty: false });
    await t.pass(12);
    const { items } = await zhou.hear<{ items: Orphan[] }>('calls:orphaned');
    expect(items.map((o) => o.callId)).toEqual([two]);
    const journal = (await t.http('zhou', 'GET', `/api/calls/${two}/timeline`)).body.items;
    expect(journal.at(-1)).toMatchObject({ deed: 'left', reason: '对方都没接' });
  });

  test('a restart in the middle loses nothing of it', async () => {
    const one = await held();
    await wang.do('duty:handover', { calls: [{ callId: one, officerId: t.world.ids.zhao }], note: '请接' });
    await t.restart();
    const back = await t.page('wang');
    expect(back.heard('snapshot')[0]).toMatchObject({ duty: { onDuty: true, handover: { asked: false } } });
    zhao = await t.page('zhao');
    const [offer] = (zhao.heard('snapshot')[0] as { offers: { id: string }[] }).offers;
    expect(await zhao.do('offer:accept', { offerId: offer!.id })).toMatchObject({
      handover: { note: '请接' },
    });
    await t.pass(2);
    expect(await back.hear<DutyState>('duty:changed')).toMatchObject({ onDuty: false });
  });

  test('what is missing, doubled or silent is refused, in the reader’s language, and nothing is written', async () => {
    const [one, two] = [await held(), await held()];
    const en = await t.page('wang', 'en');
    const zhaoId = t.world.ids.zhao;
    const ask = (calls: object[], note?: string) =>
      wang.ask('duty:handover', { calls, ...(note && { note }) });
    const both = (choice: object) => [one, two].map((callId) => ({ callId, ...choice }));
    expect(await ask([{ callId: one, keep: true }])).toMatchObject({
      error: { code: 'conflict', message: '还有 1 件在办事项没有作出安排。' },
    });
    expect(await en.ask('duty:handover', { calls: [] })).toMatchObject({
      error: { message: 'There are calls you hold that nothing was said about (2).' },
    });
    expect(await ask(both({ officerId: zhaoId, keep: true }), '请接')).toMatchObject({
      error: { code: 'invalid', fields: { 'calls.0': '每件请只选择一种安排' } },
    });
    expect(await ask(both({ officerId: zhaoId }))).toMatchObject({
      error: { code: 'invalid', fields: { note: '必填' } },
    });
    expect(
      await ask(
        [
          { callId: one, officerId: zhaoId },
          { callId: two, officerId: t.world.ids.wu },
        ],
        '请接',
      ),
    ).toMatchObject({ error: { code: 'conflict', message: '这位检察人员没有在值守。' } });
    await settled();
    expect(zhao.heard('offer:ring')).toHaveLength(0);
    expect(await ask(both({ departmentId: t.world.department.other }), '请接')).toMatchObject({
      error: { fields: { departmentId: '不在可选范围内' } },
    });
    // The plain sign-off is as it was.
    expect(await wang.ask('duty:end')).toMatchObject({ error: { code: 'conflict' } });
    expect(await wang.do('duty:end', { keep: true })).toMatchObject({ onDuty: false });
    expect(await wang.ask('duty:handover', { calls: [] })).toMatchObject({
      error: { code: 'conflict', message: '您没有在值守。' },
    });
  });

  test('who comes next: of the next shift those on duty, else the best-placed', async () => {
    const next = async () => (await t.http('wang', 'GET', '/api/duty/next')).body;
    expect((await next()).people.map((n: NextOnDuty) => [n.officer.name, n.why])).toEqual([
      ['zhao', 'best_placed'],
      ['chen', 'best_placed'],
    ]);
    const HOUR = 3_600_000;
    const shift = (who: 'wang' | 'chen', from: number): Rostered => ({
      personId: t.world.ids[who],
      departmentId: null,
      role: 'first',
      name: who === 'wang' ? '早班' : '晚班',
      from: t.clock.now() + from * HOUR,
      to: t.clock.now() + (from + 4) * HOUR,
    });
    const planned = [shift('wang', -4), shift('chen', 0.5)];
    Object.assign(t.hub.app.get(Directory).rosters, {
      at: (_unit: string, at: number) => planned.filter((r) => r.from <= at && at < r.to),
    });
    const { people, departments, waitMinutes } = await next();
    expect(people[0]).toMatchObject({
      officer: { name: 'chen' },
      why: 'next_shift',
      shift: { name: '晚班', from: new Date(planned[1]!.from).toISOString() },
    });
    expect([departments.length, waitMinutes]).toEqual([2, 10]);
    expect((await t.http('li', 'GET', '/api/duty/next')).status).toBe(403);
  });

  test('a forgotten sign-off leaves its calls on the board; one kept knowingly only once the community writes again', async () => {
    const forgotten = await held();
    const { id: kept } = await raise(li);
    await zhou.do('call:assign', { callId: kept, officerId: t.world.ids.zhao });
    await takes(zhao, kept);
    await zhao.do('duty:end', { keep: true });
    await t.leap(3600);
    const orphans = async () => (await t.http('zhou', 'GET', '/api/duty/orphans')).body.items as Orphan[];
    expect(await orphans()).toEqual([]);
    await li.do('call:message', { callId: kept, clientMessageId: 'a', text: '还在吗' });
    expect(await orphans()).toMatchObject([{ callId: kept, why: 'shift_over' }]);
    await t.leap(12 * 3600);
    expect((await orphans()).map((o) => [o.callId, o.why])).toEqual([
      [forgotten, 'forgotten'],
      [kept, 'shift_over'],
    ]);
    await wang.do('duty:start');
    expect((await orphans()).map((o) => o.callId)).toEqual([kept]);
  });
});

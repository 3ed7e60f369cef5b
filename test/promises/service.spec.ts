import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minutesBetween, unionIntervals } from '../../src/kernel/time/intervals.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const MINUTE = 60;
const HOUR = 3600;
interface Line {
  id: string;
  kind: string;
  from: string;
  to: string;
  minutes: number;
  flags: string[];
  [field: string]: unknown;
}

describe.each(DATABASES)('service of volunteers and officers, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  /** Leaps: hours second by second are long. */
  const rest = (seconds: number) => (seconds > 5 ? t.leap(seconds - 5) : t.pass(seconds));
  const ledger = async (who: Username, query = ''): Promise<{ items: Line[]; totalMinutes: number }> =>
    (await t.http(who, 'GET', `/api/hours${query}`)).body;
  const state = async (who: Username) => (await t.http(who, 'GET', '/api/service')).body;
  /** Nothing runs, and so many minutes are in the ledger. */
  const none = (minutes: number) => ({
    serverTime: new Date(t.clock.now()).toISOString(),
    minutesToday: minutes,
    minutesMonth: minutes,
  });
  const send = (who: Username, path: 'check-in' | 'check-out', body: unknown = {}) =>
    t.http(who, 'POST', `/api/service/${path}`, body);
  const checkIn = async (who: Username, more: Record<string, unknown> = {}) => {
    const id = randomUUID();
    const { status, body } = await send(who, 'check-in', { id, kind: 'outreach', ...more });
    expect([status, body.fields]).toEqual([200, undefined]);
    return { ...body.running, id } as { id: string; since: string; closesAt: string };
  };

  test('a volunteer checks in and out; it is measured, says where, what and for whom, and waits for approval', async () => {
    expect(await state('deng')).toEqual(none(0));
    const { id } = await checkIn('deng', {
      communityId: t.world.community.caita,
      activity: '防诈骗宣传',
      inCharge: t.world.ids.wang,
      plannedMinutes: 120,
    });
    await rest(45 * MINUTE);
    expect(await state('deng')).toMatchObject({
      running: {
        id,
        kind: 'outreach',
        community: { name: '彩塔街社区' },
        activity: '防诈骗宣传',
        inCharge: { name: 'wang', title: '检察官' },
        plannedMinutes: 120,
      },
      minutesToday: 45,
      minutesMonth: 45,
    });
    // In no total and no list before it has ended.
    expect(await ledger('deng')).toMatchObject({ items: [], totalMinutes: 0 });
    await rest(75 * MINUTE);
    expect((await send('deng', 'check-out', { id, served: 'elders' })).body).toEqual(none(120));
    const { items } = await ledger('deng');
    expect(items).toMatchObject([
      { who: 'volunteer', kind: 'outreach', minutes: 120, source: 'measured', flags: [], state: 'pending' },
    ]);
    const rows = await t.foundations.store.read.rows(
      'select community_id, served, activity, in_charge, session_id, recorded_by, credited from hours_entry',
    );
    expect(rows).toEqual([
      {
        community_id: t.world.community.caita,
        served: 'elders',
        activity: '防诈骗宣传',
        in_charge: t.world.ids.wang,
        session_id: id,
        recorded_by: null,
        credited: 0,
      },
    ]);
    expect((await ledger('zhou')).totalMinutes).toBe(120);
    expect((await ledger('zhou', `?officerId=${t.world.ids.deng}`)).totalMinutes).toBe(120);
  });

  test('the same again changes nothing; a second check-in and somebody else’s id are conflicts', async () => {
    const { id, since } = await checkIn('deng');
    await rest(10 * MINUTE);
    const again = await send('deng', 'check-in', { id, kind: 'training' });
    expect(again).toMatchObject({ status: 200, body: { running: { id, since, kind: 'outreach' } } });
    expect(await send('deng', 'check-in', { id: randomUUID(), kind: 'outreach' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: '您已在服务中，请先结束上一次服务。' },
    });
    const stolen = await send('meng', 'check-in', { id, kind: 'outreach' });
    expect(stolen.status).toBe(409);
    expect(JSON.stringify(stolen.body)).not.toContain('deng');
    // An old page means another check-in: nothing ends.
    expect((await send('deng', 'check-out', { id: randomUUID() })).body.running).toMatchObject({ id });
    for (let again = 0; again < 2; again++)
      expect((await send('deng', 'check-out', { id })).body).toEqual(none(10));
    expect((await send('deng', 'check-in', { id, kind: 'outreach' })).body.running).toBeUndefined();
    expect((await ledger('deng')).items).toHaveLength(1);
  });

  test('two devices at once: one check-in, and one line when both check out', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => send('deng', 'check-in', { id: randomUUID(), kind: 'outreach' })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409]);
    await rest(30 * MINUTE);
    await Promise.all([1, 2, 3].map(() => send('deng', 'check-out')));
    expect((await ledger('deng')).items.map((e) => e.minutes)).toEqual([30]);
  });

  test('where, what and under whom: within one’s own communities and unit', async () => {
    const refused = async (who: Username, more: Record<string, unknown>) =>
      Object.keys(
        (await send(who, 'check-in', { id: randomUUID(), kind: 'outreach', ...more })).body.fields ?? {},
      );
    const { community, ids } = t.world;
    expect(await refused('deng', { communityId: community.shagang })).toEqual(['communityId']);
    expect(await refused('wang', { communityId: community.fengle })).toEqual(['communityId']);
    expect(await refused('wang', { kind: 'duty' })).toEqual(['kind']);
    expect(await refused('deng', { kind: 'call_handling' })).toEqual(['kind']);
    expect(await refused('deng', { kind: 'travel' })).toEqual(['kind']);
    expect(await refused('deng', { inCharge: ids.lin })).toEqual(['inCharge']);
    expect(await refused('deng', { inCharge: ids.qian })).toEqual(['inCharge']);
    expect(await refused('deng', { inCharge: ids.deng })).toEqual(['inCharge']);
    expect(await refused('deng', { plannedMinutes: 721 })).toEqual(['plannedMinutes']);
    expect(await refused('deng', { activity: '字'.repeat(51) })).toEqual(['activity']);
    expect(await refused('deng', { id: 'x' })).toEqual(['id']);
    const names = (await t.http('deng', 'GET', '/api/service/people')).body.items.map(
      (p: { name: string }) => p.name,
    );
    expect(names.sort()).toEqual(['chen', 'li', 'sun', 'wang', 'wu', 'zhao', 'zhou']);
    await checkIn('wang', { communityId: community.shagang });
    await checkIn('deng', { kind: 'duty', inCharge: ids.li });
  });

  test('below the share of the set length a line is flagged, at it not', async () => {
    for (const [minutes, flags] of [
      [59, ['low_attendance']],
      [60, []],
    ] as const) {
      await checkIn('deng', { plannedMinutes: 100 });
      await rest(minutes * MINUTE);
      await send('deng', 'check-out');
      expect((await ledger('deng')).items[0]).toMatchObject({ minutes, flags });
    }
  });

  test('a check-in that was forgotten ends itself half an hour after the set length, and is flagged', async () => {
    await checkIn('deng', { plannedMinutes: 90 });
    await rest(2 * HOUR - 10);
    expect((await state('deng')).running).toBeDefined();
    await t.leap(5 * HOUR);
    expect(await state('deng')).toEqual(none(120));
    expect((await ledger('deng')).items).toMatchObject([{ minutes: 120, flags: ['forgotten_sign_off'] }]);
    // Where no length was set, after the unit's hours; over midnight it is two lines.
    await checkIn('deng');
    await t.restart();
    await t.leap(30 * HOUR);
    const { items } = await ledger('deng');
    expect(items.slice(0, 2).reduce((sum, e) => sum + e.minutes, 0)).toBe(12 * 60);
    expect(items.map((e) => e.flags.join())).toEqual(Array.from({ length: 3 }, () => 'forgotten_sign_off'));
  });
  test('who checks out late, before the clock has looked, gets no more than the clock would give', async () => {
    await checkIn('deng', { plannedMinutes: 30 });
    t.clock.leap(9 * HOUR * 1000);
    await send('deng', 'check-out');
    expect((await ledger('deng')).items).toMatchObject([{ minutes: 60, flags: ['forgotten_sign_off'] }]);
  });

  test('outreach in the midst of duty: outreach has its time, duty the rest, the day counts each minute once', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await rest(HOUR);
    await checkIn('wang');
    await rest(HOUR);
    expect(await state('wang')).toMatchObject({ minutesToday: 120 });
    await send('wang', 'check-out');
    await rest(HOUR);
    expect(await state('wang')).toEqual(none(180));
    expect((await t.page('zhou')).heard<{ today: unknown }>('snapshot')[0]).toMatchObject({
      today: { minutes: 180 },
    });
    expect(await wang.do('duty:end')).toEqual({ onDuty: false, minutesToday: 120 });
    const { items, totalMinutes } = await ledger('wang');
    expect(totalMinutes).toBe(180);
    expect(items.map((e) => [e.kind, e.minutes])).toEqual([
      ['duty', 60],
      ['outreach', 60],
      ['duty', 60],
    ]);
  });

  describe('duty beside the roster', () => {
    const shift = (startHour: number, endHour: number) =>
      t.http('zhou', 'POST', '/api/roster/patterns', {
        name: '白班',
        role: 'first',
        min: 1,
        max: 1,
        startMinute: startHour * 60,
        endMinute: endHour * 60,
        weekdays: [0, 1, 2, 3, 4, 5, 6],
        everyWeeks: 1,
        days: 'all',
        fromDay: '2026-11-24',
        rotation: [[t.world.ids.wang]],
      });
    const served = async (wang: Page, hours: number) => {
      await wang.do('duty:start');
      await rest(hours * HOUR);
      await wang.do('duty:end');
      return (await ledger('wang')).items[0]!.flags;
    };
    test('less than the share of the shift is flagged at sign-off; who comes back and fills it is not', async () => {
      expect((await shift(9, 19)).status).toBe(201);
      const wang = await t.page('wang');
      expect(await served(wang, 3)).toEqual(['low_attendance']);
      await rest(HOUR);
      expect(await served(wang, 3)).toEqual([]);
    });
    test('without a shift nothing was set, and nothing is flagged', async () => {
      await shift(1, 5);
      expect(await served(await t.page('wang'), 1)).toEqual([]);
    });
  });

  describe('handling a call', () => {
    const held = async () => {
      const [li, wang] = [await t.page('li'), await t.page('wang')];
      await wang.do('duty:start');
      const { id: callId } = await raise(li);
      await accept(wang, callId);
      return { li, wang, callId };
    };
    const close = { outcome: 'resolved', solved: true, note: '已解决' };
    const say = (page: Page, callId: string) =>
      page.do('call:message', { callId, clientMessageId: randomUUID(), text: '好' });

    test('off duty, near deeds are a sitting; what was on duty is duty, what lies between is nothing', async () => {
      const { wang, callId } = await held();
      await rest(HOUR);
      await wang.do('duty:end', { keep: true });
      await rest(2 * HOUR);
      await say(wang, callId);
      await rest(20 * MINUTE);
      await wang.do('call:contact', { callId, how: 'phone' });
      await rest(2 * HOUR);
      await say(wang, callId);
      await rest(10 * MINUTE);
      await wang.do('call:close', { callId, ...close });
      const { items } = await ledger('wang');
      expect(items.map((e) => [e.kind, e.minutes, e.source, e.flags])).toEqual([
        ['call_handling', 10, 'measured', []],
        ['call_handling', 20, 'measured', []],
        ['duty', 60, 'measured', []],
      ]);
      const about = await t.foundations.store.read.rows(
        "select distinct call_id, community_id from hours_entry where kind = 'call_handling'",
      );
      expect(about).toEqual([{ call_id: callId, community_id: t.world.community.caita }]);
    });
    test('on duty it is duty; what a check-in has is the check-in’s', async () => {
      const { wang, callId } = await held();
      await rest(20 * MINUTE);
      await say(wang, callId);
      await wang.do('duty:end', { keep: true });
      await checkIn('wang');
      await rest(10 * MINUTE);
      await say(wang, callId);
      await rest(10 * MINUTE);
      await wang.do('call:close', { callId, ...close });
      await send('wang', 'check-out');
      expect((await ledger('wang')).items.map((e) => [e.kind, e.minutes])).toEqual([
        ['outreach', 20],
        ['duty', 20],
      ]);
    });
    test('who hands it over has theirs then, who takes it theirs later, and neither the other’s', async () => {
      const { wang, callId } = await held();
      const zhao = await t.page('zhao');
      await zhao.do('duty:start');
      await wang.do('duty:end', { keep: true });
      await rest(HOUR);
      await say(wang, callId);
      await rest(15 * MINUTE);
      await wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
      expect((await ledger('wang')).items).toEqual([]);
      await accept(zhao, callId);
      expect((await ledger('wang')).items.map((e) => [e.kind, e.minutes])).toEqual([['call_handling', 15]]);
      await zhao.do('duty:end', { keep: true });
      await rest(5 * MINUTE);
      await zhao.do('call:close', { callId, ...close });
      expect((await ledger('zhao')).items.map((e) => [e.kind, e.minutes])).toEqual([
        ['call_handling', 5],
        ['duty', 75],
      ]);
    });
    test('a drill is in no figure', async () => {
      const wang = await t.page('wang');
      await wang.do('duty:start');
      const drill = await t.http('zhou', 'POST', '/api/watch/drills', {
        communityId: t.world.community.caita,
      });
      const callId = drill.body.call.id as string;
      await accept(wang, callId);
      await wang.do('duty:end', { keep: true });
      await rest(10 * MINUTE);
      await wang.do('call:close', { callId, ...close });
      expect((await ledger('wang')).items.filter((e) => e.kind === 'call_handling')).toEqual([]);
    });
  });

  test('whatever is mixed, no minute of a person is there twice, and what runs is what will be', async () => {
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom('on', 'off', 'pause', 'in', 'out', 'raise', 'say', 'close', 'rest'),
        minutes: fc.integer({ min: 0, max: 70 }),
      }),
      { minLength: 8, maxLength: 25 },
    );
    const wang = await t.page('wang');
    const li = await t.page('li');
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const calls: string[] = [];
        const deeds: Record<string, () => Promise<unknown>> = {
          on: () => wang.ask('duty:start'),
          off: () => wang.ask('duty:end', { keep: true }),
          pause: () => wang.ask('duty:pause', { reason: 'meeting' }),
          in: () => send('wang', 'check-in', { id: randomUUID(), kind: 'outreach', plannedMinutes: 60 }),
          out: () => send('wang', 'check-out'),
          raise: async () => {
            const raised = await li.ask('call:raise', { clientCallId: randomUUID() });
            if (!raised.ok) return;
            const { id } = raised.data;
            const offer = wang
              .heard<{ id: string; call: { id: string } }>('offer:ring')
              .find((r) => r.call.id === id);
            if (offer && (await wang.ask('offer:accept', { offerId: offer.id })).ok) calls.push(id);
          },
          say: async () =>
            calls[0] &&
            wang.ask('call:message', { callId: calls[0], clientMessageId: randomUUID(), text: '好' }),
          close: async () => {
            const callId = calls.shift();
            if (callId)
              await wang.ask('call:close', { callId, outcome: 'advised', solved: false, note: '好' });
          },
          rest: async () => undefined,
        };
        for (const { act, minutes } of all) {
          await deeds[act]!();
          await rest(minutes * MINUTE + 7);
        }
        const shown = (await state('wang')).minutesMonth as number;
        while (calls.length) await deeds.close!();
        await deeds.off!();
        await deeds.out!();
        const lines = await t.foundations.store.read.rows<{
          from_at: number;
          to_at: number;
          minutes: number;
        }>('select from_at, to_at, minutes from hours_entry where person_id = ? order by from_at', [
          t.world.ids.wang,
        ]);
        const spans = lines.map((l) => ({ from: Number(l.from_at), to: Number(l.to_at) }));
        for (const [i, { from }] of spans.entries())
          if (i) expect(from).toBeGreaterThanOrEqual(spans[i - 1]!.to);
        const sum = lines.reduce((all, l) => all + Number(l.minutes), 0);
        expect(sum).toBe(unionIntervals(spans).reduce((all, s) => all + minutesBetween(s.from, s.to), 0));
        // Closing what was held may add a sitting of off duty time; nothing that ran is lost.
        expect(sum).toBeGreaterThanOrEqual(shown);
        await rest(HOUR);
      }),
      { numRuns: kind === 'sqlite' ? 12 : 4 },
    );
  });
});

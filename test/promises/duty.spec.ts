import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ring, RingEnd } from '../../src/protocol/calls/ring.js';
import type { HoursEntry } from '../../src/protocol/hours.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf } from '../page.js';

const HOUR = 3600;
const ledger = async (t: TestHub, question = '') =>
  (await t.http('zhou', 'GET', `/api/hours${question}`)).body as {
    items: HoursEntry[];
    totalMinutes: number;
  };

describe.each(DATABASES)('who is on duty, and the minutes that count, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  test('several devices are one duty: each is told, a repeat changes nothing, and no minute counts twice', async () => {
    const [desk, phone, zhou] = [await t.page('wang'), await t.page('wang'), await t.page('zhou')];
    const on = await desk.do('duty:start');
    expect(on).toEqual({ onDuty: true, since: new Date(t.clock.now()).toISOString(), minutesToday: 0 });
    expect(await phone.hear('duty:changed')).toEqual(on);
    await t.pass(90);
    expect(await phone.do('duty:start')).toEqual({ ...on, minutesToday: 1 });
    await t.pass(1);
    expect(await zhou.hear('duty:changed')).toMatchObject({
      officer: { name: 'wang' },
      department: { name: '第一检察部' },
      onDuty: true,
      live: true,
      held: 0,
      ringing: 0,
    });
    await t.pass(29);
    const both = await Promise.all([desk.do('duty:end'), phone.do('duty:end')]);
    expect(both).toEqual([
      { onDuty: false, minutesToday: 2 },
      { onDuty: false, minutesToday: 2 },
    ]);
    expect(await ledger(t)).toMatchObject({
      totalMinutes: 2,
      items: [{ minutes: 2, officer: { name: 'wang' } }],
    });
    expect(await phone.do('duty:end')).toEqual({ onDuty: false, minutesToday: 2 });
  });

  test('a page knows that its person is on duty, paused too, and asks before it signs them out', async () => {
    const wang = await t.page('wang');
    const said = async () => (await t.http('wang', 'GET', '/api/me')).body.onDuty;
    expect(await said()).toBeUndefined();
    await wang.do('duty:start');
    expect(await said()).toBe(true);
    await wang.do('duty:pause', { reason: 'court' });
    expect(await said()).toBe(true);
    expect((await t.http('zhao', 'GET', '/api/me')).body.onDuty).toBeUndefined();
    await wang.do('duty:end');
    expect(await said()).toBeUndefined();
    // A program that signs out has chosen: its session ends, and duty does not.
    await wang.do('duty:start');
    expect((await t.http('wang', 'POST', '/api/auth/logout')).status).toBe(204);
    t.signInAgain();
    expect(await said()).toBe(true);
  });

  test('minutes follow the wall clock, so that cuts add up', async () => {
    const wang = await t.page('wang');
    await t.pass(59);
    await wang.do('duty:start'); // 09:00:59
    await t.pass(2);
    expect(await wang.do('duty:end')).toMatchObject({ minutesToday: 1 }); // 09:01:01
    await wang.do('duty:start');
    await t.pass(58);
    expect(await wang.do('duty:end')).toMatchObject({ minutesToday: 1 }); // 09:01:59
  });

  test('a pause has a reason and an end, is not counted, and ends by the clock', async () => {
    const wang = await t.page('wang');
    expect(await wang.ask('duty:pause', { reason: 'court' })).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: '您没有在值守。' },
    });
    expect(await wang.ask('duty:resume')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    await wang.do('duty:start');
    await t.pass(120);
    const until = new Date(t.clock.now() + 300_000).toISOString();
    expect(await wang.do('duty:pause', { reason: 'court', until })).toMatchObject({
      onDuty: true,
      paused: { reason: 'court', until },
      minutesToday: 2,
    });
    await t.pass(299);
    expect((await (await t.page('wang')).hear('snapshot')).duty).toMatchObject({
      paused: { reason: 'court' },
      minutesToday: 2,
    });
    await t.pass(1);
    expect(
      await wang.hear(
        'duty:changed',
        (d: { paused?: unknown; minutesToday: number }) => !d.paused && d.minutesToday === 2,
      ),
    ).toMatchObject({ onDuty: true });
    await t.pass(60);
    expect(await wang.do('duty:end')).toMatchObject({ minutesToday: 3 });
    const { items, totalMinutes } = await ledger(t);
    expect(items.map((e) => e.minutes).sort()).toEqual([1, 2]);
    expect(totalMinutes).toBe(3);
  });

  test('who still holds calls signs off only knowingly; a ring is withdrawn and moves on', async () => {
    const [wang, zhao, li, english] = [
      await t.page('wang'),
      await t.page('zhao'),
      await t.page('li'),
      await t.page('wang', 'en'),
    ];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    const held = await raise(li);
    await accept(wang, held.id);
    expect(await wang.ask('duty:end')).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: '您还有 1 件事项在办，请先转交，或确认继续办理。' },
    });
    expect(await english.ask('duty:end')).toMatchObject({
      error: { message: 'You still hold calls (1): hand them over, or say that you keep them.' },
    });
    const call = await raise(li);
    const ring = await ringOf(wang, call.id);
    expect(await wang.do('duty:end', { keep: true })).toMatchObject({ onDuty: false });
    expect((await wang.hear<RingEnd>('offer:ended', (e) => e.id === ring.id)).state).toBe('withdrawn');
    expect((await zhao.hear<Ring>('offer:ring', (r) => r.call.id === call.id)).step).toBe(2);
    expect((await (await t.page('wang')).hear('snapshot')).calls).toMatchObject([{ id: held.id }]);
    await zhao.do('duty:pause', { reason: 'meeting' });
    await t.pass(0);
    expect((await t.http('li', 'GET', `/api/calls/${call.id}`)).body.state).toBe('waiting');
  });
});

describe('days and forgotten sign-offs', () => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub('sqlite');
  });
  afterEach(() => t.close());

  test('at midnight in Shenyang a session is cut, so that days add up; the new day starts at nothing', async () => {
    await t.leap(14 * HOUR + 1740); // 23:29
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const before = t.clock.now();
    await t.pass(31 * 60 + 30 - 5); // past midnight
    expect(await wang.do('duty:start')).toMatchObject({
      onDuty: true,
      since: new Date(before).toISOString(),
    });
    await t.pass(600);
    const last = await wang.do('duty:end');
    const { items, totalMinutes } = await ledger(t);
    expect(items).toHaveLength(2);
    expect(items.map((e) => e.to)).toContain('2026-11-24T16:00:00.000Z');
    expect(totalMinutes).toBe(Math.floor(t.clock.now() / 60_000) - Math.floor(before / 60_000));
    expect(last.minutesToday).toBe(items.find((e) => e.from === '2026-11-24T16:00:00.000Z')!.minutes);
    const first = await ledger(t, '?from=2026-11-23T16:00:00Z&to=2026-11-24T16:00:00Z');
    const second = await ledger(t, '?from=2026-11-24T16:00:00Z&to=2026-11-25T16:00:00Z');
    expect(first.totalMinutes + second.totalMinutes).toBe(totalMinutes);
    const report = (
      await t.http('zhou', 'GET', '/api/reports/summary?from=2026-11-23T16:00:00Z&to=2026-11-25T16:00:00Z')
    ).body;
    expect(report.hours.minutes).toBe(totalMinutes);
  });

  test('a sign-off that was forgotten ends itself after 12 h, is flagged, and the rest of the night does not count', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    wang.close();
    await t.leap(12 * HOUR - 60);
    expect((await (await t.page('wang')).hear('snapshot')).duty).toMatchObject({ onDuty: true });
    await t.pass(60);
    expect((await (await t.page('wang')).hear('snapshot')).duty).toEqual({
      onDuty: false,
      minutesToday: 720,
    });
    expect(await ledger(t)).toMatchObject({
      totalMinutes: 720,
      items: [{ minutes: 720, flags: ['forgotten_sign_off'] }],
    });
  });

  test('asleep over midnight and the whole next day, the hub counts 12 h and cuts them at midnight', async () => {
    await t.leap(10 * HOUR - 5); // 19:00
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await t.leap(30 * HOUR);
    await t.pass(2);
    const { items, totalMinutes } = await ledger(t);
    expect(totalMinutes).toBe(720);
    expect(items.map((e) => e.minutes).sort((a, b) => a - b)).toEqual([300, 420]);
  });
});

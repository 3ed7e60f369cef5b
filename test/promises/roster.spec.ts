import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import ICAL from 'ical.js';
import { Directory } from '../../src/directory/directory.js';
import { SessionsService } from '../../src/access/sessions.service.js';
import { addDays } from '../../src/protocol/time/local-day.js';
import { RosterWatchService } from '../../src/roster/roster-watch.service.js';
import { Store, type Tx } from '../../src/store/store.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf } from '../page.js';
import { addOfficers, type Username } from '../world.js';

/** The Tuesday on which the tests begin, at nine. */
const TODAY = '2026-11-24';
const HOUR = 3600;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.each(DATABASES)('rosters, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_DEMO: '1', YIHU_LIMITS: 'off' });
  });
  afterEach(() => t.close());

  const ids = () => t.world.ids;
  const pattern = async (more: Record<string, unknown> = {}) => {
    const { status, body } = await t.http('zhou', 'POST', '/api/roster/patterns', {
      name: '白班',
      role: 'first',
      min: 1,
      max: 1,
      startMinute: 8 * 60,
      endMinute: 18 * 60,
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      everyWeeks: 1,
      days: 'all',
      fromDay: TODAY,
      rotation: [[ids().wang]],
      ...more,
    });
    expect([status, body.fields]).toEqual([201, undefined]);
    return body as { id: string; tag: string };
  };
  const on = (p: { id: string }, days = 0) => `${p.id}.${addDays(TODAY, days)}`;
  const post = (who: Username, path: string, body: unknown = {}) =>
    t.http(who, 'POST', `/api/roster/${path}`, body);
  const grid = async (who: Username = 'zhou', days = 6) =>
    (await t.http(who, 'GET', `/api/roster?from=${TODAY}&to=${addDays(TODAY, days)}`)).body;
  const people = async (p: { id: string }, days = 0): Promise<string[]> =>
    (await grid('zhou', 20)).shifts
      .find((s: { id: string }) => s.id === on(p, days))
      .people.map((one: { name: string }) => one.name);
  const rostered = () =>
    t.hub.app
      .get(Directory)
      .rosters.at(t.world.unit.heping, t.clock.now())
      .map((r) => r.personId);

  describe('planning', () => {
    test('a shift is who is on in the week, what differs on a day is one line, and nobody else’s unit sees it', async () => {
      const p = await pattern({ rotation: [[ids().wang], [ids().zhao]] });
      expect(await people(p)).toEqual(['wang']);
      expect(await people(p, 7)).toEqual(['zhao']);
      expect(rostered()).toEqual([ids().wang]);
      const swapped = await post('zhou', `shifts/${on(p, 2)}/people`, {
        add: ids().chen,
        remove: ids().wang,
      });
      expect(swapped).toMatchObject({ status: 200, body: { shift: { people: [{ name: 'chen' }] } } });
      expect(await people(p, 1)).toEqual(['wang']);
      expect((await t.http('gao', 'GET', '/api/roster')).body.shifts).toEqual([]);
      expect((await post('gao', `shifts/${on(p)}/people`, { add: ids().lin })).status).toBe(404);
      expect((await post('zhou', `shifts/${on(p)}/people`, { add: ids().lin })).status).toBe(404);
      expect((await post('zhou', `shifts/${on(p, -1)}/people`, { add: ids().chen })).status).toBe(404);
      // The same again writes nothing.
      const before = await t.foundations.store.read.rows('select version from roster_override');
      await post('zhou', `shifts/${on(p, 2)}/people`, { add: ids().chen });
      expect(await t.foundations.store.read.rows('select version from roster_override')).toEqual(before);
    });

    test('a change of a shift holds from today on: what was lived stays, turns and changed days go along', async () => {
      const p = await pattern({ rotation: [[ids().wang], [ids().zhao]] });
      await post('zhou', `shifts/${on(p, 8)}/people`, { add: ids().wu, remove: ids().zhao });
      await t.leap(3 * 24 * HOUR);
      const now = (await t.http('zhou', 'GET', '/api/roster/patterns')).body.items[0];
      const { id, unitId: _, anchorDay: __, tag, ...rest } = now;
      const changed = await t.http('zhou', 'PUT', `/api/roster/patterns/${id}`, {
        ...rest,
        name: '日班',
        startMinute: 9 * 60,
        tag,
      });
      expect(changed.status).toBe(200);
      const shown = (await grid('zhou', 9)).shifts.map((s: any) => [
        s.day.slice(8),
        s.name,
        s.people[0]?.name,
      ]);
      expect(shown).toEqual([
        ['24', '白班', 'wang'],
        ['25', '白班', 'wang'],
        ['26', '白班', 'wang'],
        ['27', '日班', 'wang'],
        ['28', '日班', 'wang'],
        ['29', '日班', 'wang'],
        ['30', '日班', 'zhao'],
        ['01', '日班', 'zhao'],
        ['02', '日班', 'wu'],
        ['03', '日班', 'zhao'],
      ]);
      expect((await t.http('zhou', 'PUT', `/api/roster/patterns/${id}`, { ...rest, tag })).status).toBe(404);
      const { id: next } = changed.body;
      expect((await t.http('zhou', 'DELETE', `/api/roster/patterns/${next}`)).status).toBe(204);
      expect((await grid('zhou', 9)).shifts.length).toBe(3);
    });

    test('a temporary roster replaces everything while it lasts, and ends', async () => {
      const p = await pattern();
      const made = await post('zhou', 'temporary', {
        name: '春节',
        fromDay: addDays(TODAY, 2),
        untilDay: addDays(TODAY, 3),
      });
      expect(made.status).toBe(201);
      await pattern({ name: '假日班', rotation: [[ids().wu]], temporaryId: made.body.id });
      const names = async () => (await grid('zhou', 4)).shifts.map((s: any) => s.name);
      expect(await names()).toEqual(['白班', '白班', '假日班', '假日班', '白班']);
      const over = await post('zhou', 'temporary', {
        name: '又一个',
        fromDay: addDays(TODAY, 3),
        untilDay: addDays(TODAY, 9),
      });
      expect(over.status).toBe(409);
      await t.http('zhou', 'DELETE', `/api/roster/temporary/${made.body.id}`);
      expect(await names()).toEqual(['白班', '白班', '白班', '白班', '白班']);
      expect(p.id).toBeTruthy();
    });

    test('leave that blocks keeps them off, leaves a gap and says which shifts it hits', async () => {
      const p = await pattern();
      const leave = await post('wang', 'leaves', { fromDay: addDays(TODAY, 1), untilDay: addDays(TODAY, 2) });
      expect(leave).toMatchObject({ status: 201, body: { clashes: [on(p, 1), on(p, 2)] } });
      const shifts = (await grid()).shifts;
      expect(shifts.map((s: any) => [s.people.length, s.away.length, s.missing])).toEqual([
        [1, 0, 0],
        [0, 1, 1],
        [0, 1, 1],
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
      ]);
      const put = await post('zhou', `shifts/${on(p, 1)}/people`, { add: ids().wang });
      expect(put).toMatchObject({ status: 409, body: { holder: { name: 'wang' } } });
      expect(
        (await post('zhao', 'leaves', { personId: ids().chen, fromDay: TODAY, untilDay: TODAY })).status,
      ).toBe(403);
      expect((await t.http('zhao', 'DELETE', `/api/roster/leaves/${leave.body.leave.id}`)).status).toBe(404);
      expect((await t.http('wang', 'DELETE', `/api/roster/leaves/${leave.body.leave.id}`)).status).toBe(204);
      expect(await people(p, 1)).toEqual(['wang']);
    });
  });

  describe('races', () => {
    test('eight at once for one open place: exactly one has it, the others hear who', async () => {
      const { app } = t.hub;
      const more = await addOfficers(4, t.world, t.foundations.store, t.clock, app.get(Directory));
      const p = await pattern({ min: 1, max: 1, rotation: [] });
      const takers: Username[] = ['wang', 'zhao', 'chen', 'wu'];
      const tokens = await Promise.all(more.map((id) => openFor(id)));
      const all = await Promise.all([
        ...takers.map((who) => post(who, `shifts/${on(p, 1)}/sign-up`)),
        ...tokens.map(async (token) => {
          const response = await fetch(`${t.base}/api/roster/shifts/${on(p, 1)}/sign-up`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}` },
          });
          return { status: response.status, body: (await response.json()) as any };
        }),
      ]);
      const won = all.filter((a) => a.status === 200);
      expect(won.length).toBe(1);
      const winner = won[0]!.body.shift.people[0].name;
      expect(await people(p, 1)).toEqual([winner]);
      for (const lost of all.filter((a) => a.status !== 200))
        expect(lost).toMatchObject({ status: 409, body: { code: 'conflict', holder: { name: winner } } });
      // Again by the winner: it is theirs already.
      const again = takers.includes(winner) ? (await post(winner, `shifts/${on(p, 1)}/sign-up`)).status : 200;
      expect(again).toBe(200);
    });
    const openFor = async (id: string) => {
      return (await t.hub.app.get(SessionsService).open(id, 'bearer', 'test')).token;
    };

    test('one offered shift, three takers: one holds it, the others hear who; declining and withdrawing end it', async () => {
      const p = await pattern();
      const offered = await post('wang', `shifts/${on(p, 1)}/offers`);
      expect(offered).toMatchObject({ status: 201, body: { state: 'offered', to: null } });
      expect((await post('wang', `shifts/${on(p, 1)}/offers`)).body.id).toBe(offered.body.id);
      const takers: Username[] = ['zhao', 'chen', 'wu'];
      const all = await Promise.all(takers.map((who) => post(who, `requests/${offered.body.id}/take`)));
      const winner = takers[all.findIndex((a) => a.status === 200)]!;
      expect(all.filter((a) => a.status === 200).length).toBe(1);
      for (const lost of all.filter((a) => a.status !== 200))
        expect(lost.body).toMatchObject({ code: 'conflict', holder: { name: winner } });
      expect(await people(p, 1)).toEqual([winner]);
      expect((await post('wang', `requests/${offered.body.id}/withdraw`)).body).toMatchObject({
        holder: { name: winner },
      });

      const toChen = (await post('wang', `shifts/${on(p, 2)}/offers`, { toId: ids().chen })).body;
      expect((await post('zhao', `requests/${toChen.id}/take`)).status).toBe(404);
      expect((await post('chen', `requests/${toChen.id}/decline`)).body.state).toBe('declined');
      expect((await post('chen', `requests/${toChen.id}/take`)).status).toBe(409);
      const back = (await post('wang', `shifts/${on(p, 3)}/offers`)).body;
      expect((await post('wang', `requests/${back.id}/withdraw`)).body.state).toBe('withdrawn');
      expect((await post('zhao', `requests/${back.id}/take`)).status).toBe(409);
      expect(await people(p, 3)).toEqual(['wang']);
      // Nobody is on two shifts at once by their own hand.
      await pattern({ name: '另一班', rotation: [[ids().zhao]] });
      const third = (await post('wang', `shifts/${on(p, 4)}/offers`)).body;
      expect((await post('zhao', `requests/${third.id}/take`)).body).toMatchObject({
        code: 'conflict',
        holder: { name: 'zhao' },
      });
    });

    test('taking over while a call rings: the new one counts at once, the call rings on, the slower hears who', async () => {
      const p = await pattern();
      const li = await t.page('li');
      const wang = await t.page('wang');
      const zhao = await t.page('zhao');
      await wang.do('duty:start');
      await zhao.do('duty:start');
      const call = await raise(li);
      await ringOf(wang, call.id);
      expect(rostered()).toEqual([ids().wang]);
      const all = await Promise.all([
        post('zhao', `shifts/${on(p)}/cover`, { from: ids().wang }),
        post('zhou', `shifts/${on(p)}/cover`, { from: ids().wang, officerId: ids().chen }),
      ]);
      expect(all.map((a) => a.status).sort()).toEqual([200, 409]);
      const winner = all[0]!.status === 200 ? 'zhao' : 'chen';
      expect(all.find((a) => a.status === 409)!.body).toMatchObject({
        code: 'conflict',
        holder: { name: winner },
      });
      expect(rostered()).toEqual([ids()[winner]]);
      const { shifts } = await grid();
      expect(shifts[0].people.map((one: any) => [one.name, one.from, one.to])).toEqual([
        ['wang', `${TODAY}T00:00:00.000Z`, `${TODAY}T01:00:00.000Z`],
        [winner, `${TODAY}T01:00:00.000Z`, `${TODAY}T10:00:00.000Z`],
      ]);
      expect(shifts[0].missing).toBe(0);
      await t.pass(21);
      await accept(zhao, call.id);
      // Next month's shift is not taken over, it is swapped.
      expect((await post('wu', `shifts/${on(p, 5)}/cover`, { from: ids().wang })).status).toBe(409);
      expect(
        (await post('wu', `shifts/${on(p)}/cover`, { from: ids().wang, officerId: ids().chen })).status,
      ).toBe(403);
    });

    test('a swap of the running hour, taken after the shift began: from that moment', async () => {
      const p = await pattern({ startMinute: 9 * 60 + 30 });
      const offered = (await post('wang', `shifts/${on(p)}/offers`)).body;
      await t.leap(HOUR);
      expect((await post('chen', `requests/${offered.id}/take`)).body.state).toBe('done');
      expect(rostered()).toEqual([ids().chen]);
      expect(await people(p)).toEqual(['wang', 'chen']);
    });
  });

  test('where the unit wants it a coordinator says yes first, and an emergency does not wait', async () => {
    expect((await t.http('zhou', 'PUT', '/api/roster/settings', { approval: true })).body.approval).toBe(
      true,
    );
    const p = await pattern();
    const offered = (await post('wang', `shifts/${on(p, 1)}/offers`)).body;
    expect((await post('chen', `requests/${offered.id}/take`)).body.state).toBe('pending');
    expect(await people(p, 1)).toEqual(['wang']);
    expect((await post('wu', `requests/${offered.id}/take`)).body).toMatchObject({
      holder: { name: 'chen' },
    });
    const pending = (await t.http('zhou', 'GET', '/api/roster/requests')).body.items;
    expect(pending).toMatchObject([{ id: offered.id, taker: { name: 'chen' } }]);
    expect((await post('gao', `requests/${offered.id}/decision`, { approved: true })).status).toBe(404);
    expect((await post('zhou', `requests/${offered.id}/decision`, { approved: true })).body.state).toBe(
      'done',
    );
    expect(await people(p, 1)).toEqual(['chen']);
    expect((await post('zhou', `requests/${offered.id}/decision`, { approved: false })).status).toBe(409);

    const open = await pattern({ name: '夜班', rotation: [], startMinute: 20 * 60, endMinute: 8 * 60 });
    expect((await post('wu', `shifts/${on(open, 1)}/sign-up`)).body.pending).toBe(true);
    expect(await people(open, 1)).toEqual([]);
    const [asked] = (await t.http('zhou', 'GET', '/api/roster/requests')).body.items;
    await post('zhou', `requests/${asked.id}/decision`, { approved: false });
    expect(await people(open, 1)).toEqual([]);
    expect((await post('wu', `shifts/${on(p)}/cover`, { from: ids().wang })).status).toBe(200);
    expect(rostered()).toEqual([ids().wu]);
  });

  test('weeks ahead: gaps, clashes, who has not been seen; told to the coordinators once a morning', async () => {
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/none',
      gatewaySecret: 'secret',
    });
    const p = await pattern({ min: 2, max: 2, untilDay: addDays(TODAY, 10) });
    await pattern({ name: '二班', rotation: [[ids().wang]], untilDay: TODAY });
    await post('wang', 'leaves', { fromDay: addDays(TODAY, 9), untilDay: addDays(TODAY, 9) });
    expect(
      (
        await t.http('wang', 'PUT', '/api/me/notice', {
          channels: ['page'],
          quiet: null,
          addresses: {},
          lang: 'zh',
        })
      ).status,
    ).toBe(200);
    const list = (await t.http('zhou', 'GET', '/api/roster/warnings')).body.items;
    const kinds = (day: number) =>
      list.filter((w: any) => w.shift.id === on(p, day)).map((w: any) => [w.kind, w.count]);
    expect(kinds(0)).toEqual([
      ['gap', 1],
      ['double', 1],
    ]);
    expect(kinds(9)).toEqual([
      ['gap', 2],
      ['leave', 1],
    ]);
    expect(list.every((w: any) => w.shift.day <= addDays(TODAY, 29))).toBe(true);
    expect(list.filter((w: any) => w.kind === 'no_channel').map((w: any) => w.people[0].name)).toEqual([
      'wang',
    ]);
    const told = () =>
      t.foundations.store.read.rows<{ person_id: string; params: string }>(
        "select person_id, params from notice where kind = 'roster' order by created_at",
      );
    const before = (await told()).length;
    await t.hub.app.get(RosterWatchService).run();
    const first = (await told()).slice(before);
    expect(first.map((n) => [n.person_id, JSON.parse(n.params).about])).toEqual([[ids().zhou, 'gap']]);
    await t.leap(23 * HOUR);
    await t.hub.app.get(RosterWatchService).run();
    // The shift of the morning is reminded of an hour before, by then past; the list has changed by a day.
    const after = (await told()).slice(before + first.length).map((n) => JSON.parse(n.params).about);
    expect(after).toEqual(['gap']);
    await t.hub.app.get(RosterWatchService).run();
    expect((await told()).length).toBe(before + first.length + after.length);
  });

  describe('what empties a place is said to whom it concerns', () => {
    beforeEach(async () => {
      await t.http('xie', 'PUT', '/api/settings', {
        gatewayUrl: 'http://127.0.0.1:9/none',
        gatewaySecret: 'secret',
      });
    });
    const watched = async () => {
      await t.hub.app.get(RosterWatchService).run();
      await t.pass(0);
    };
    /** Since the last time it was asked. */
    let known = new Set<string>();
    const told = async () => {
      const all = await t.foundations.store.read.rows<{ id: string; person_id: string; params: string }>(
        "select id, person_id, params from notice where kind = 'roster'",
      );
      const name = (id: string) => Object.entries(ids()).find(([, one]) => one === id)?.[0];
      const fresh = all.filter((n) => !known.has(n.id));
      known = new Set(all.map((n) => n.id));
      return fresh.map((n) => `${name(n.person_id)} ${JSON.parse(n.params).about ?? ''}`).sort();
    };
    beforeEach(() => {
      known = new Set();
    });

    test('somebody who left, or is no officer any more, counts on no shift to come and is named', async () => {
      const p = await pattern();
      await watched();
      await told();
      const gone = (change: object) => t.http('xie', 'PATCH', `/api/people/${ids().wang}`, change);
      const warned = async () =>
        (await t.http('zhou', 'GET', '/api/roster/warnings')).body.items.filter(
          (w: any) => w.shift.id === on(p, 1) && (w.kind === 'gone' || w.kind === 'gap'),
        );
      expect(await warned()).toEqual([]);
      const { status } = await gone({ disabled: true });
      expect(status).toBe(200);
      expect(await people(p, 1)).toEqual([]);
      expect((await warned()).map((w: any) => [w.kind, w.people.map((one: any) => one.name)])).toEqual([
        ['gap', []],
        ['gone', ['wang']],
      ]);
      await watched();
      expect(await told()).toEqual(['zhou gap']);
      await watched();
      expect(await told()).toEqual([]);
      await gone({ disabled: false });
      expect(await people(p, 1)).toEqual(['wang']);
    });

    test('a swap whose shift moves to another day is over, and both hear; whose shifts are others hears too', async () => {
      const p = await pattern({ weekdays: [3], min: 0 });
      await watched();
      const offered = (await post('wang', `shifts/${on(p, 1)}/offers`, { toId: ids().chen })).body;
      await told();
      const { items } = (await t.http('zhou', 'GET', '/api/roster/patterns')).body;
      const { id, unitId: _u, anchorDay: _a, tag, ...given } = items[0];
      const moved = await t.http('zhou', 'PUT', `/api/roster/patterns/${id}`, {
        ...given,
        weekdays: [4],
        tag,
      });
      expect(moved.status).toBe(200);
      expect(await told()).toEqual(['wang ']);
      await watched();
      expect(await told()).toEqual(['chen swap_gone', 'wang swap_gone']);
      expect((await post('chen', `requests/${offered.id}/take`)).status).toBeGreaterThanOrEqual(404);
      await t.http('zhou', 'DELETE', `/api/roster/patterns/${moved.body.id}`);
      expect(await told()).toEqual(['wang ']);
    });

    test('leave that a coordinator enters or takes away is told to whose it is', async () => {
      await pattern();
      const given = { personId: ids().wang, fromDay: addDays(TODAY, 1), untilDay: addDays(TODAY, 1) };
      const { body } = await post('zhou', 'leaves', given);
      expect(await told()).toEqual(['wang ']);
      await t.http('zhou', 'DELETE', `/api/roster/leaves/${body.leave.id}`);
      expect(await told()).toEqual(['wang ']);
      // One's own hand needs no telling; the coordinator hears of the place.
      await post('wang', 'leaves', { fromDay: addDays(TODAY, 1), untilDay: addDays(TODAY, 1) });
      expect(await told()).toEqual(['zhou leave']);
    });

    test('a shift offered to somebody who has left is offered to nobody: its giver hears', async () => {
      const p = await pattern();
      await watched();
      await post('wang', `shifts/${on(p, 1)}/offers`, { toId: ids().chen });
      await told();
      await t.http('xie', 'PATCH', `/api/people/${ids().chen}`, { disabled: true });
      await watched();
      expect(await told()).toContain('wang swap_gone');
      expect((await t.http('wang', 'GET', '/api/roster/mine')).body.requests).toEqual([]);
    });

    test('a day the unit no longer works: the gap is told the same day', async () => {
      await pattern({ days: 'off', rotation: [], min: 1 });
      await watched();
      await told();
      await t.http('zhou', 'PUT', '/api/calendar?year=2026', {
        days: [{ day: addDays(TODAY, 1), kind: 'closed', name: '停电' }],
      });
      await watched();
      expect(await told()).toEqual(['zhou gap']);
    });

    test('a change of the calendar tells whoever loses or gains shifts by it: once, with the first and how many', async () => {
      await pattern({ days: 'working', weekdays: [1, 2, 3, 4, 5] });
      await pattern({ name: '假日班', days: 'off', rotation: [[ids().zhao]] });
      await watched();
      await told();
      const change = async (body: Record<string, unknown>) => {
        expect((await t.http('zhou', 'PUT', '/api/calendar', body)).status).toBe(200);
        const since = new Set(known);
        const to = await told();
        const rows = await t.foundations.store.read.rows<{ id: string; params: string }>(
          "select id, params from notice where kind = 'roster' order by person_id, id",
        );
        return { to, said: rows.filter((n) => !since.has(n.id)).map((n) => JSON.parse(n.params)) };
      };
      const closed = (...days: number[]) => ({
        days: days.map((n) => ({ day: addDays(TODAY, n), kind: 'closed', name: '停电' })),
      });
      const both = await change(closed(2, 1));
      expect(both.to).toEqual(['wang calendar', 'zhao calendar']);
      const first = { about: 'calendar', date: '11-25', time: '08:00', count: '2' };
      expect(both.said).toEqual([first, first]);
      // The same again changes nothing; hours of a day change no shift.
      expect((await change(closed(1, 2))).to).toEqual([]);
      const special = { day: addDays(TODAY, 3), kind: 'special', intervals: [{ from: 600, to: 660 }] };
      expect((await change({ days: [special] })).to).toEqual([]);
      // Months ahead, as the holidays of a year are; and a make-up day, on which a Saturday is worked.
      expect((await change(closed(90))).said[0]).toMatchObject({ date: '02-22', count: '1' });
      const made = await change({ days: [{ day: addDays(TODAY, 4), kind: 'make_up', name: '调休' }] });
      expect([made.to, made.said[0].date]).toEqual([['wang calendar', 'zhao calendar'], '11-28']);
      // Days off beyond the week: every Friday of the year ahead.
      const week = Array.from({ length: 7 }, (_, day) => ({
        intervals: day === 0 || day > 4 ? [] : [{ from: 540, to: 1020 }],
      }));
      const all = await change({ week });
      expect(all.to).toEqual(['wang calendar', 'zhao calendar']);
      expect(Number(all.said[0].count)).toBeGreaterThan(40);
    });
  });

  test('an hour before a shift its people are reminded, once', async () => {
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/none',
      gatewaySecret: 'secret',
    });
    await pattern({ startMinute: 11 * 60 });
    const reminders = async () =>
      (
        await t.foundations.store.read.rows<{ person_id: string; params: string }>(
          'select person_id, params from notice',
        )
      )
        .filter((n) => JSON.parse(n.params).about === 'reminder')
        .map((n) => n.person_id);
    const watch = t.hub.app.get(RosterWatchService);
    await watch.run();
    expect(await reminders()).toEqual([]);
    await t.leap(HOUR + 60);
    await watch.run();
    await t.leap(600);
    await watch.run();
    expect(await reminders()).toEqual([ids().wang]);
  });

  test('sign-on beside the roster, and the shared load: by name, with nothing to rank', async () => {
    await pattern({ startMinute: 9 * 60, endMinute: 12 * 60, max: 2, rotation: [[ids().wang, ids().zhao]] });
    const wang = await t.page('wang');
    const chen = await t.page('chen');
    await t.pass(7 * 60);
    await wang.do('duty:start');
    await chen.do('duty:start');
    await t.pass(20 * 60);
    const { shifts, unplanned } = (await t.http('zhou', 'GET', '/api/roster/attendance')).body;
    expect(shifts.map((a: any) => [a.person.name, a.presence, a.lateSeconds])).toEqual([
      ['wang', 'late', 420],
      ['zhao', 'absent', 0],
    ]);
    expect(unplanned.map((u: any) => u.person.name)).toEqual(['chen']);
    await wang.do('duty:end');
    const { items } = (await t.http('zhou', 'GET', `/api/roster/fairness?from=${TODAY}&to=${TODAY}`)).body;
    expect(items.map((i: any) => i.name)).toEqual(['chen', 'wang', 'wu', 'zhao']);
    expect(items[1]).toMatchObject({
      shifts: 1,
      nights: 0,
      minutesRostered: 180,
      minutesOnDuty: 20,
      rings: 0,
    });
    for (const who of ['wang', 'li'] as const)
      expect((await t.http(who, 'GET', '/api/roster/fairness')).status).toBe(403);
  });

  describe('calendar addresses', () => {
    test('a secret opens one’s own shifts, in Z, without a session; a new one or none closes it', async () => {
      await pattern({
        name: '夜班，带；符号',
        startMinute: 20 * 60,
        endMinute: 8 * 60,
        untilDay: addDays(TODAY, 2),
      });
      await pattern({ rotation: [[ids().zhao]], untilDay: TODAY });
      const { path } = (await post('wang', 'addresses/mine')).body;
      const feed = await fetch(t.base + path);
      expect(feed.headers.get('content-type')).toContain('text/calendar');
      expect(feed.headers.get('cache-control')).toBe('no-store');
      const text = await feed.text();
      const etag = feed.headers.get('etag')!;
      expect(
        (
          await fetch(t.base + path, {
            headers: { 'if-none-match': etag, 'cache-control': 'max-age=0', pragma: '' },
          })
        ).status,
      ).toBe(304);
      const events = new ICAL.Component(ICAL.parse(text))
        .getAllSubcomponents('vevent')
        .map((e) => new ICAL.Event(e));
      expect(
        events.map((e) => [
          e.summary,
          e.startDate.toJSDate().toISOString(),
          e.endDate.toJSDate().toISOString(),
        ]),
      ).toEqual([
        ['夜班，带；符号（值守）', '2026-11-24T12:00:00.000Z', '2026-11-25T00:00:00.000Z'],
        ['夜班，带；符号（值守）', '2026-11-25T12:00:00.000Z', '2026-11-26T00:00:00.000Z'],
        ['夜班，带；符号（值守）', '2026-11-26T12:00:00.000Z', '2026-11-27T00:00:00.000Z'],
      ]);
      expect(text.match(/DT(START|END|STAMP):\d{8}T\d{6}Z/g)!.length).toBe(9);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      openInClient(text);

      const stored = await t.foundations.store.read.rows<{ token_hash: string }>(
        'select token_hash from calendar_address',
      );
      expect(path).not.toContain(stored[0]!.token_hash);
      const renewed = (await post('wang', 'addresses/mine')).body.path;
      expect((await fetch(t.base + path)).status).toBe(404);
      expect((await fetch(t.base + renewed)).status).toBe(200);
      expect((await t.http('wang', 'DELETE', '/api/roster/addresses/mine')).status).toBe(204);
      expect((await fetch(t.base + renewed)).status).toBe(404);
      expect((await fetch(`${t.base}/api/ical/${'A'.repeat(43)}.ics`)).status).toBe(404);
    });
    test('the unit’s names everybody, and is the coordinator’s to make', async () => {
      await pattern({ untilDay: TODAY });
      expect((await post('wang', 'addresses/unit')).status).toBe(403);
      const { path } = (await post('zhou', 'addresses/unit')).body;
      expect(await (await fetch(t.base + path)).text()).toContain('白班（值守）wang检察官');
    });
    test('ends with the right of who made it: coordinator no more, officer no more, shut out', async () => {
      const change = async (who: 'zhou' | 'wang', changes: object) =>
        expect((await t.http('xie', 'PATCH', `/api/people/${ids()[who]}`, changes)).status).toBe(200);
      const status = async (path: string) => (await fetch(t.base + path)).status;
      const unit = (await post('zhou', 'addresses/unit')).body.path;
      const mine = (await post('wang', 'addresses/mine')).body.path;
      await change('zhou', { roles: ['worker'] });
      await change('wang', { roles: ['worker'] });
      expect([await status(unit), await status(mine)]).toEqual([404, 404]);
      // Who looks after the unit's calendar now is told that there is none, and makes their own.
      expect((await t.http('xie', 'GET', '/api/roster/addresses/unit')).body).toEqual({ address: null });
      const anew = (await post('xie', 'addresses/unit')).body.path;
      await change('zhou', { roles: ['coordinator'] });
      expect([await status(unit), await status(anew)]).toEqual([404, 200]);
      await change('wang', { roles: ['officer'] });
      expect(await status(mine)).toBe(200);
      await change('wang', { disabled: true });
      expect(await status(mine)).toBe(404);
    });
  });

  describe('as a workbook', () => {
    const rowsOf = async (bytes: ArrayBuffer) => (await readXlsx(new Uint8Array(bytes))).sheets[0]!.rows;
    const bring = async (rows: string[][], query = '') => {
      const bytes = await writeXlsx({ sheets: [{ name: '排班', rows }] });
      const response = await fetch(`${t.base}/api/roster/import${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await t.token('zhou')}`, 'content-type': XLSX },
        body: Buffer.from(bytes),
      });
      return { status: response.status, body: (await response.json()) as any };
    };
    const taken = async () => {
      const response = await fetch(`${t.base}/api/roster/export?from=${TODAY}&to=${addDays(TODAY, 2)}`, {
        headers: { authorization: `Bearer ${await t.token('zhou')}` },
      });
      expect(response.headers.get('content-type')).toBe(XLSX);
      return rowsOf(await response.arrayBuffer());
    };
    test('goes out and comes back the same; changed people are taken over', async () => {
      const p = await pattern({ max: 2, name: '=1+1' });
      const rows = (await taken()) as string[][];
      expect(rows.map((r) => [r[0], r[1], r[8]])).toEqual([
        ['日期', '班次', '人员'],
        ['2026-11-24', '=1+1', 'wang检察官'],
        ['2026-11-25', '=1+1', 'wang检察官'],
        ['2026-11-26', '=1+1', 'wang检察官'],
      ]);
      expect(await bring(rows)).toMatchObject({ status: 200, body: { changed: 0, unchanged: 3 } });
      rows[2]![8] = 'zhao、chen检察官';
      expect(await bring(rows)).toMatchObject({ status: 200, body: { changed: 1, unchanged: 2 } });
      expect(await people(p, 1)).toEqual(['zhao', 'chen']);
    });
    test('a long list is one short write, and whose shifts are others hears once', async () => {
      const p = await pattern({ max: 2 });
      await post('zhou', `shifts/${on(p, 3)}/people`, { add: ids().wu });
      const days = Array.from({ length: 300 }, (_, n) => [addDays(TODAY, n + 1), '白班', 'zhao、chen检察官']);
      await t.foundations.store.write('clear', (tx) => tx.run('delete from notice'));
      const { write } = Store.prototype;
      let statements = 0;
      const spy = jest.spyOn(Store.prototype, 'write').mockImplementation(function (
        this: Store,
        ...[name, work, more]
      ) {
        const counted = (tx: Tx): Tx => ({
          rows: (...asked) => (statements++, tx.rows(...asked)),
          run: (...asked) => (statements++, tx.run(...asked)),
          put: (...asked) => (statements++, tx.put(...asked)),
        });
        return write.call(this, name, (tx) => work(counted(tx)), more) as never;
      });
      const { body } = await bring([['日期', '班次', '人员'], ...days]);
      spy.mockRestore();
      expect(body).toMatchObject({ changed: 300, unchanged: 0 });
      expect(statements).toBeLessThan(100);
      expect([await people(p, 0), await people(p, 3)]).toEqual([['wang'], ['zhao', 'chen']]);
      const heard = await t.foundations.store.read.rows<{ person_id: string }>(
        "select person_id from notice where kind = 'roster'",
      );
      const names = new Map(Object.entries(ids()).map(([name, id]) => [id, name]));
      expect(heard.map((n) => names.get(n.person_id)).sort()).toEqual(['chen', 'wang', 'wu', 'zhao']);
    });
    test('what it would change is seen before it changes, emptied shifts first; then just that is written', async () => {
      const p = await pattern({ max: 2 });
      await post('zhou', `shifts/${on(p, 3)}/people`, { add: ids().wu });
      const sheet = [
        ['日期', '班次', '人员'],
        [addDays(TODAY, 1), '白班', 'zhao、chen检察官'],
        [addDays(TODAY, 2), '白班', 'wang'],
        [addDays(TODAY, 3), '白班', 'wang'],
        [addDays(TODAY, 4), '白班', ''],
      ];
      const written = async () => ({
        overrides: await t.foundations.store.read.rows('select * from roster_override order by id'),
        notices: await t.foundations.store.read.rows('select id from notice order by id'),
        audits: await t.foundations.store.read.rows("select id from audit where act = 'roster.import'"),
      });
      const before = await written();
      const looked = await bring(sheet, '?dry=1');
      const { tag } = looked.body;
      const names = (all: { name: string }[]) => all.map((one) => one.name);
      expect(looked).toMatchObject({
        status: 200,
        body: { changed: 3, unchanged: 1, added: 2, removed: 3, emptied: 1, moreChanges: 0 },
      });
      const said = looked.body.changes.map((c: any) => [
        c.day,
        c.shift,
        names(c.added),
        names(c.removed),
        names(c.people),
      ]);
      expect(said).toEqual([
        ['2026-11-28', '白班', [], ['wang'], []],
        ['2026-11-25', '白班', ['zhao', 'chen'], ['wang'], ['zhao', 'chen']],
        ['2026-11-27', '白班', [], ['wu'], ['wang']],
      ]);
      expect(await written()).toEqual(before);
      expect(await bring(sheet, `?tag=${tag}`)).toEqual({ status: 200, body: { changed: 3, unchanged: 1 } });
      expect(await Promise.all([1, 2, 3, 4].map((day) => people(p, day)))).toEqual([
        ['zhao', 'chen'],
        ['wang'],
        ['wang'],
        [],
      ]);
      expect((await bring(sheet, '?dry=1')).body).toMatchObject({ changed: 0, unchanged: 4, changes: [] });
    });
    test('where somebody was faster, what was looked at is not written and nothing else either', async () => {
      const p = await pattern({ max: 2 });
      const sheet = [
        ['日期', '班次', '人员'],
        [addDays(TODAY, 1), '白班', 'zhao'],
        [addDays(TODAY, 2), '白班', 'wang'],
      ];
      const { tag } = (await bring(sheet, '?dry=1')).body;
      await post('zhou', `shifts/${on(p, 2)}/people`, { add: ids().wu });
      expect(await bring(sheet, `?tag=${tag}`)).toMatchObject({ status: 409, body: { code: 'conflict' } });
      expect([await people(p, 1), await people(p, 2)]).toEqual([['wang'], ['wang', 'wu']]);
      const again = (await bring(sheet, '?dry=1')).body;
      expect(again).toMatchObject({ changed: 2, removed: 2 });
      expect((await bring(sheet, `?tag=${again.tag}`)).body).toEqual({ changed: 2, unchanged: 0 });
      expect([await people(p, 1), await people(p, 2)]).toEqual([['zhao'], ['wang']]);
    });
    test('looking at it refuses what writing it would refuse', async () => {
      await pattern();
      const rows = [
        ['日期', '班次', '人员'],
        [addDays(TODAY, 3), '白班', '路人'],
      ];
      const { status, body } = await bring(rows, '?dry=1');
      expect([status, Object.keys(body.fields)]).toEqual([400, ['2.people']]);
      expect((await bring(rows, '?dry=yes')).status).toBe(400);
    });
    test('a row that cannot be taken is named, and nothing of the others is taken', async () => {
      const p = await pattern();
      await post('chen', 'leaves', { fromDay: addDays(TODAY, 4), untilDay: addDays(TODAY, 4) });
      const head = ['日期', '班次', '人员'];
      const { status, body } = await bring([
        head,
        [addDays(TODAY, 1), '白班', 'zhao'],
        [addDays(TODAY, -1), '白班', 'zhao'],
        ['2026-02-30', '白班', 'zhao'],
        [addDays(TODAY, 2), '晚班', 'zhao'],
        [addDays(TODAY, 3), '白班', '路人'],
        [addDays(TODAY, 4), '白班', 'chen'],
        [addDays(TODAY, 1), '白班', 'wu'],
        [addDays(TODAY, 5), '白班', 'zhao、wu'],
      ]);
      expect([status, Object.keys(body.fields)]).toEqual([
        400,
        ['3.day', '4.day', '5.shift', '6.people', '7.people', '8.shift', '9.people'],
      ]);
      expect(await people(p, 1)).toEqual(['wang']);
      expect((await bring([['x']])).body.fields).toHaveProperty('1');
      const noBook = await fetch(`${t.base}/api/roster/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await t.token('zhou')}`, 'content-type': XLSX },
        body: 'not a workbook',
      });
      expect(noBook.status).toBe(400);
    });
  });
});

/** Debian's own calendar client takes it, where there is one; the parse above stands everywhere. */
function openInClient(text: string): void {
  const home = mkdtempSync(join(tmpdir(), 'yihu-ical-'));
  try {
    const file = join(home, 'roster.ics');
    writeFileSync(file, text);
    const env = { ...process.env, TZ: 'Asia/Shanghai', LC_ALL: 'C.UTF-8', HOME: home };
    const imported = spawnSync('calcurse', ['-D', home, '-C', home, '-i', file], { env, encoding: 'utf8' });
    if (imported.error) {
      process.stderr.write('calcurse is not here: the feed was read by ical.js only\n');
      return;
    }
    const ask = ['-D', home, '-C', home, '-Q', '--from', '11/24/2026', '--days', '3'];
    const shown = spawnSync('calcurse', ask, { env, encoding: 'utf8' }).stdout;
    expect(shown).toContain('夜班');
    expect(shown).toContain('20:00');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

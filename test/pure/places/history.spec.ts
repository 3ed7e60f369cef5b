import { describe, expect, test } from '@jest/globals';
import { PushedClock } from '../../../src/kernel/clock.js';
import { BusyTimes } from '../../../src/demo/active/busy-times.js';
import type { ActivityCommands } from '../../../src/demo/active/activity-commands.js';
import { planOutreach } from '../../../src/demo/active/demo-activities.js';
import { Agenda } from '../../../src/demo/history/demo-agenda.js';
import { DAY, HOUR, MINUTE } from '../../../src/protocol/time/durations.js';
import { localMonth, startOfDay, weekdayOf } from '../../../src/protocol/time/local-day.js';
import type { ActivityPayload } from '../../../src/protocol/outreach.js';
import type { DemoCommands } from '../../../src/demo/history/demo-commands.js';
import { historyStart, playHistory } from '../../../src/demo/history/demo-history.js';

const officerIds = Array.from({ length: 8 }, (_, i) => `o${i + 1}`);
const workerIds = Array.from({ length: 12 }, (_, i) => `w${i + 1}`);

/** Doors that keep to the rules a history must not break, and write down what was done. */
function strictDoors(clock: PushedClock) {
  const onDuty = new Map<string, number>();
  /** Twelve hours after a sign-on that nobody ended the hub ends it. */
  const isOn = (o: string) => onDuty.has(o) && clock.now() < onDuty.get(o)! + 12 * 3600_000;
  const calls = new Map<string, { state: string; holder?: string }>();
  const deeds: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${what} at ${new Date(clock.now()).toISOString()}`);
  };
  const done = (...words: unknown[]) => void deeds.push([clock.now(), ...words].join(' '));
  const commands: DemoCommands = {
    dutyStart: async (o) => (must(!isOn(o), `${o} twice on duty`), onDuty.set(o, clock.now()), done('on', o)),
    dutyEnd: async (o) => (must(isOn(o) && onDuty.delete(o), `${o} off duty already`), done('off', o)),
    dutyPause: async (o, reason, until) => (
      must(isOn(o) && until > clock.now(), `${o} pauses off duty`),
      done('pause', o, reason)
    ),
    raise: async (w, payload) => {
      calls.set(payload.clientCallId, { state: 'ringing' });
      done('raise', w, payload.clientCallId, payload.category, payload.summary);
      return payload.clientCallId;
    },
    ringing: async () => [...onDuty.keys()].filter(isOn).slice(0, 1),
    accept: async (o, id) => (
      must(calls.get(id)!.state === 'ringing', 'accept'),
      calls.set(id, { state: 'active', holder: o }),
      done('accept', o, id)
    ),
    decline: async (o, id) => done('decline', o, id),
    message: async (p, id) => (must(calls.get(id)!.state === 'active', 'message'), done('message', p, id)),
    contact: async (o, id) => (must(calls.get(id)!.holder === o, 'contact'), done('contact', o, id)),
    hold: async (o, id) => (must(calls.get(id)!.state === 'active', 'hold'), done('hold', o, id)),
    close: async (o, { callId, outcome, solved, referral }) => {
      must(calls.get(callId)!.holder === o, 'close');
      must(outcome !== 'referred' || (!solved && referral !== undefined), 'referral');
      calls.get(callId)!.state = 'closed';
      done('close', o, callId, outcome);
    },
    followedUp: async (o, { callId, kind, note }) => (
      must(calls.get(callId)!.state === 'closed' && note !== '', 'followed up'),
      done('followed up', o, callId, kind)
    ),
    rate: async (w, id, rating) => (
      must(calls.get(id)!.state === 'closed' && rating >= 1 && rating <= 5, 'rate'),
      done('rate', w, id, rating)
    ),
    reopen: async (w, id) => (
      must(calls.get(id)!.state === 'closed', 'reopen'),
      (calls.get(id)!.state = 'ringing'),
      done('reopen', w, id)
    ),
    cancel: async (w, id) => (
      must(calls.get(id)!.state === 'ringing', 'cancel'),
      (calls.get(id)!.state = 'cancelled'),
      done('cancel', w, id)
    ),
  };
  return { commands, deeds, calls, onDuty };
}
async function month(until: number) {
  const clock = new PushedClock(historyStart({ until }));
  const strict = strictDoors(clock);
  const counts = await playHistory(strict.commands, clock, { officerIds, workerIds }, { until });
  return { ...strict, counts, clock };
}

describe('the lived-in month', () => {
  for (const hour of [0, 3, 6, 9, 15, 20]) {
    test(`ends tidy when the demo starts at ${hour} h UTC`, async () => {
      const until = Date.UTC(2026, 10, 24, hour, 17, 5);
      const { counts, onDuty, clock, calls } = await month(until);
      expect(onDuty.size).toBe(0);
      expect(clock.now()).toBe(until);
      expect(counts.raised).toBeGreaterThan(200);
      expect(counts.raised).toBeLessThan(400);
      expect(counts.open).toBeGreaterThanOrEqual(1);
      expect(counts.open).toBeLessThanOrEqual(5);
      expect(counts.closed + counts.cancelled + counts.open).toBe(counts.raised);
      expect([...calls.values()].filter((c) => c.state === 'ringing')).toEqual([]);
    });
  }
  test('is the same month for the same seed and end', async () => {
    const until = Date.UTC(2026, 10, 24, 6);
    expect((await month(until)).deeds).toEqual((await month(until)).deeds);
  });
  test('has some of everything', async () => {
    const { deeds } = await month(Date.UTC(2026, 10, 24, 6));
    for (const what of [
      'decline',
      'cancel',
      'reopen',
      'rate',
      'pause',
      'message',
      'referred',
      'unresolved',
      'advised',
    ]) {
      expect(deeds.some((d) => d.includes(` ${what}`))).toBe(true);
    }
  });
});

/** Doors that know the rules of activities, and keep when each person was where. */
function outreachDoors(clock: PushedClock) {
  const all: {
    given: ActivityPayload;
    from: number;
    to: number;
    signedUp: Set<string>;
    here: Map<string, number>;
    came: number;
    said: number;
    cancelled?: string;
  }[] = [];
  const served: { person: string; from: number; to: number }[] = [];
  const asked = new Map<string, string>();
  let [forgotten, answered] = [0, 0];
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${what} at ${new Date(clock.now()).toISOString()}`);
  };
  const one = (id: string) => all[Number(id)]!;
  const enter = async (runner: string, id: string, people: readonly string[]) => {
    const { given, from, to, signedUp, here, cancelled } = one(id);
    must(given.inCharge!.includes(runner) && cancelled === undefined, 'who runs it');
    must(clock.now() >= from - HOUR && clock.now() < to, 'check-in');
    for (const person of people) {
      must(signedUp.has(person) || given.inCharge!.includes(person), `${person} not signed up`);
      must(!all.some((other) => other.here.has(person)), `${person} is elsewhere`);
      here.set(person, clock.now());
    }
  };
  const leave = async (_runner: string, id: string, people: readonly string[]) => {
    for (const person of people) {
      must(clock.now() <= one(id).to + 30 * MINUTE && one(id).here.has(person), 'check-out');
      served.push({ person, from: one(id).here.get(person)!, to: clock.now() });
      one(id).here.delete(person);
    }
  };
  const commands: ActivityCommands = {
    make: async (_maker, given) => {
      const starts = [Date.parse(given.from)];
      for (let n = 1; n <= (given.repeat?.times ?? 0); n++) {
        const next = new Date(starts[0]!);
        next.setUTCMonth(next.getUTCMonth() + n);
        starts.push(next.getTime());
      }
      return starts.map((from) => {
        const to = from + Date.parse(given.to) - starts[0]!;
        must(to > clock.now(), 'made for the past');
        all.push({ given, from, to, signedUp: new Set(), here: new Map(), came: 0, said: 0 });
        return String(all.length - 1);
      });
    },
    cancel: async (_runner, id, reason) => {
      must(clock.now() < one(id).from && one(id).here.size === 0, 'cancel');
      one(id).cancelled = reason;
    },
    signUp: async (people, id) => {
      const { given, from, to, signedUp } = one(id);
      for (const person of people) {
        const meets = all.some(
          (o) =>
            o !== one(id) &&
            o.from < to &&
            from < o.to &&
            (o.signedUp.has(person) || o.given.inCharge![0] === person),
        );
        must(clock.now() < to && !meets, `${person} in two places`);
        must(signedUp.add(person).size <= (given.capacity ?? 99), 'full');
      }
    },
    checkIn: enter,
    checkInByList: async (runner, id, people) => (
      must(!people.includes(runner), 'own list'),
      enter(runner, id, people)
    ),
    checkOut: leave,
    checkOutByList: leave,
    count: async (person, id, arrivals) => (
      must(one(id).here.has(person) && clock.now() > one(id).from, 'count'),
      void (one(id).came += arrivals.length)
    ),
    ask: async (officer, id, { clientCallId, category }) => {
      must(one(id).here.has(officer) && category === one(id).given.theme, 'ask');
      asked.set(clientCallId, officer);
      return clientCallId;
    },
    answer: async (officer, callId) => (
      must(asked.get(callId) === officer, 'answer'),
      asked.delete(callId),
      void answered++
    ),
    say: async (_person, id, words) => (
      must(clock.now() > one(id).from && words !== '', 'say'),
      void one(id).said++
    ),
    closeForgotten: async () => {
      for (const { here, to } of all)
        for (const [person, from] of here) {
          must(clock.now() > to + 30 * MINUTE, 'swept before its time');
          served.push({ person, from, to: to + 30 * MINUTE });
          here.delete(person);
          forgotten++;
        }
    },
  };
  return { commands, all, served, asked, counts: () => ({ forgotten, answered }) };
}
async function outreachUntil(until: number) {
  const from = startOfDay(until) - 365 * DAY;
  const clock = new PushedClock(from);
  const doors = outreachDoors(clock);
  const busy = new BusyTimes();
  const agenda = new Agenda(clock, until);
  const onDuty: { person: string; from: number; to: number }[] = [];
  // Of eight officers six are on duty by turns in the last month.
  for (let day = 0; day < 30; day++)
    for (const person of officerIds.filter((_, n) => (n + day) % 8 < 6)) {
      const begins = startOfDay(until) - (30 - day) * DAY + 8 * HOUR;
      onDuty.push({ person, from: begins, to: begins + 10 * HOUR });
      busy.note(person, begins, begins + 10 * HOUR);
    }
  planOutreach(
    { commands: doors.commands, agenda, busy },
    {
      coordinatorId: 'c1',
      officerIds,
      volunteerIds: ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'],
      communities: workerIds.map((workerId, n) => ({ id: `k${n}`, name: `社区${n}`, workerId })),
    },
    {
      from,
      until,
      isWorkingDay: (day) => weekdayOf(day) % 6 !== 0,
      isHoliday: (day) => day.endsWith('-05-18'),
      livedFrom: startOfDay(until) - 30 * DAY,
    },
  );
  await agenda.run();
  return { ...doors, onDuty };
}

describe('the year of outreach', () => {
  test.each(['2026-11-24T06:17:05Z', '2027-02-01T16:30:00Z', '2026-05-19T23:10:00Z', '2026-08-31T10:45:00Z'])(
    'is lived by the rules when the demo starts at %s, and nobody is in two places',
    async (at) => {
      const until = Date.parse(at);
      const { all, served, asked, counts, onDuty } = await outreachUntil(until);
      expect(all.length).toBeGreaterThanOrEqual(60);
      expect(all.length).toBeLessThanOrEqual(95);
      expect(all.filter((one) => one.here.size > 0)).toEqual([]);
      const cancelled = all.filter((one) => one.cancelled !== undefined);
      expect(cancelled.length).toBeGreaterThanOrEqual(4);
      expect(cancelled.some((one) => one.given.repeat !== undefined)).toBe(true);
      const done = all.filter((one) => one.to < until && one.cancelled === undefined);
      expect(done.every((one) => one.came > 0)).toBe(true);
      expect(done.filter((one) => one.said > 0).length).toBeGreaterThan(20);
      expect(new Set(done.map((one) => localMonth(one.from))).size).toBeGreaterThanOrEqual(12);
      expect(new Set(done.map((one) => one.given.theme)).size).toBeGreaterThanOrEqual(8);
      expect(counts().forgotten).toBeGreaterThanOrEqual(2);
      expect(counts().answered).toBeGreaterThanOrEqual(2);
      expect(asked.size).toBe(0);
      expect(all.filter((one) => one.from > until && one.signedUp.size > 0).length).toBeGreaterThanOrEqual(3);
      const times = [...served, ...onDuty].sort((a, b) => a.from - b.from);
      for (const [person, own] of Map.groupBy(times, (time) => time.person))
        expect(own.filter((time, n) => n > 0 && own[n - 1]!.to > time.from).map(() => person)).toEqual([]);
    },
  );
  test('is the same year for the same end', async () => {
    const until = Date.UTC(2026, 10, 24, 6);
    const [a, b] = [await outreachUntil(until), await outreachUntil(until)];
    expect(a.all).toEqual(b.all);
  });
});

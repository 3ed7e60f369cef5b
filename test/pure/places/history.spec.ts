import { describe, expect, test } from '@jest/globals';
import { PushedClock } from '../../../src/kernel/clock.js';
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

/** Any interleaving of offers, answers, rollbacks and candidates ends with both sides agreed and nobody waiting. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { belongs, HeldCandidates, MOST_HELD } from '../../../client/src/parts/video/engine/candidates.js';
import { verdictOf } from '../../../client/src/parts/video/engine/negotiation.js';
import { Negotiator, type Signal } from '../../../client/src/parts/video/engine/negotiator.js';
import { FakeConnection } from './fake-connection.js';

type Step = 'a' | 'b' | 'both' | 'again a' | 'again b' | 'rollback' | 'strange';

/** Two pages and a hub between them that keeps the order of each and takes as long as it likes. */
const talking = (scheduler: fc.Scheduler, lost: (n: number) => boolean) => {
  const pause = () => scheduler.schedule(Promise.resolve());
  const [a, b] = [new FakeConnection('a', pause), new FakeConnection('b', pause)];
  let said = 0;
  const sides = { a: undefined as unknown as Negotiator, b: undefined as unknown as Negotiator };
  const wire = { a: Promise.resolve() as Promise<unknown>, b: Promise.resolve() as Promise<unknown> };
  const send = (to: 'a' | 'b') => (signal: Signal) => {
    said += 1;
    if (lost(said)) return;
    wire[to] = wire[to].then(pause).then(() => void sides[to].hear(signal));
  };
  sides.a = new Negotiator(a, { polite: true, send: send('b') });
  sides.b = new Negotiator(b, { polite: false, send: send('a') });
  a.onNeeded = () => void sides.a.offer();
  b.onNeeded = () => void sides.b.offer();
  a.onCandidate = (candidate) => send('b')({ candidate });
  b.onCandidate = (candidate) => send('a')({ candidate });
  const does: Record<Step, () => void> = {
    a: () => a.restartIce(),
    b: () => b.restartIce(),
    both: () => (a.restartIce(), b.restartIce()),
    'again a': () => sides.a.again(),
    'again b': () => sides.b.again(),
    rollback: () => void sides.a.hear({ description: { type: 'rollback', sdp: '' } }),
    strange: () => void sides.b.hear({ description: { type: 'answer', sdp: 'to nobody' } }),
  };
  return { a, b, sides, does };
};
const steps = fc.array(fc.constantFrom<Step>('a', 'b', 'both', 'again a', 'again b', 'rollback', 'strange'), {
  minLength: 1,
  maxLength: 8,
});
const settled = ({ a, b }: { a: FakeConnection; b: FakeConnection }) => {
  expect([a.signalingState, b.signalingState]).toEqual(['stable', 'stable']);
  expect(a.agreed.local?.sdp).toBe(b.agreed.remote?.sdp);
  expect(b.agreed.local?.sdp).toBe(a.agreed.remote?.sdp);
};
const allAdded = (one: FakeConnection) => {
  const of = /ufrag:(\S+)/.exec(one.agreed.remote!.sdp)![1]!;
  expect(one.added).toEqual(expect.arrayContaining([`${of}-1`, `${of}-2`]));
};

describe('two sides that negotiate', () => {
  test('end agreed, with each other’s addresses, in whatever order it all happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, async (scheduler, todo) => {
        const pair = talking(scheduler, () => false);
        pair.does.a();
        for (const step of todo) void scheduler.schedule(Promise.resolve()).then(pair.does[step]);
        await scheduler.waitIdle();
        settled(pair);
        allAdded(pair.a);
        allAdded(pair.b);
      }),
    );
  });

  test('whatever was lost on the way, agree once the line is back and each says its word again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        steps,
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }),
        async (scheduler, todo, losing) => {
          let cut = true;
          const pair = talking(scheduler, (n) => cut && losing.includes(n));
          pair.does.both();
          for (const step of todo) void scheduler.schedule(Promise.resolve()).then(pair.does[step]);
          await scheduler.waitIdle();
          cut = false;
          // As the page does when its line is back: what nobody answered is said again, and all is gathered anew.
          pair.sides.a.again();
          pair.sides.b.again();
          await scheduler.waitIdle();
          pair.does.both();
          await scheduler.waitIdle();
          settled(pair);
          allAdded(pair.a);
          allAdded(pair.b);
        },
      ),
    );
  });

  test('a description that is longer than any is not taken', async () => {
    const one = new FakeConnection('a', () => Promise.resolve());
    const side = new Negotiator(one, { polite: true, send: () => undefined });
    await side.hear({ description: { type: 'offer', sdp: 'v'.repeat(60_001) } });
    expect(one.signalingState).toBe('stable');
    expect(one.remoteDescription).toBeNull();
  });
});

describe('of two offers that cross', () => {
  const crossing = { signalling: 'have-local-offer', makingOffer: false, takingAnswer: false } as const;
  test('the polite side’s gives way, the other’s goes on', () => {
    expect(verdictOf('offer', { ...crossing, polite: true })).toBe('take');
    expect(verdictOf('offer', { ...crossing, polite: false })).toBe('ignore');
  });
  test('one that is only being made counts as well', () =>
    expect(
      verdictOf('offer', { polite: false, signalling: 'stable', makingOffer: true, takingAnswer: false }),
    ).toBe('ignore'));
  test('an answer that nobody waits for is late', () =>
    expect(verdictOf('answer', { ...crossing, signalling: 'stable', polite: true })).toBe('late'));
});

describe('addresses that came early', () => {
  const of = (ufrag: string, n = 1) => ({ candidate: `candidate:${n}`, usernameFragment: ufrag });
  const sdp = (ufrag: string) => `v=0\r\na=ice-ufrag:${ufrag}\r\n`;
  test('wait for the description they belong to, once', () => {
    const held = new HeldCandidates();
    held.hold(of('new'));
    held.hold(of('old'));
    expect(belongs(of('new'), sdp('old'))).toBe(false);
    expect(held.ready(sdp('old'))).toEqual([of('old')]);
    expect(held.ready(sdp('new'))).toEqual([of('new')]);
    expect(held.ready(sdp('new'))).toEqual([]);
  });
  test('a thousand of them cost as much as a few, and a long one nothing', () => {
    const held = new HeldCandidates();
    for (let n = 0; n < 1_000; n += 1) held.hold(of('x', n));
    held.hold({ candidate: 'c'.repeat(5_000) });
    expect(held.size).toBe(MOST_HELD);
    expect(held.ready(sdp('x')).at(-1)).toEqual(of('x', 999));
  });
});

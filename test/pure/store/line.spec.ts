/** Who stands in a room's line goes in as few commits as there can be, in order, and a crowd at one thing keeps nobody else. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConnectionGate } from '../../../src/store/postgres/connection-gate.js';
import {
  WriteQueues,
  LockNotTaken,
  takeBatch,
  type QueuedWrite,
} from '../../../src/store/postgres/write-queue.js';

const job = (name: string, about?: string, shares = true): QueuedWrite => ({
  name,
  work: () => Promise.resolve(),
  shares,
  ...(about !== undefined && { about }),
  resolve: () => undefined,
  reject: () => undefined,
});
const names = (jobs: readonly QueuedWrite[]) => jobs.map((j) => j.name);
/** Commits each after all have come, and remembers them. */
function lines(fate: (jobs: readonly QueuedWrite[]) => unknown = () => undefined) {
  const commits: string[][] = [];
  const all = new WriteQueues(async (jobs) => {
    commits.push(names(jobs));
    const fault = fate(jobs);
    if (fault) throw fault;
    for (const j of jobs) j.resolve(j.name);
  });
  return { all, commits };
}

test('those who wait together share a commit', async () => {
  const { all, commits } = lines();
  const answers = await Promise.all(['a', 'b', 'c'].map((n) => all.enqueue('room', job(n))));
  expect(answers).toEqual(['a', 'b', 'c']);
  expect(commits).toEqual([['a', 'b', 'c']]);
});

test('what may not share goes by itself, in its place', async () => {
  const { all, commits } = lines();
  await Promise.all(
    [job('a'), job('b'), job('long', undefined, false), job('c')].map((j) => all.enqueue('room', j)),
  );
  expect(commits).toEqual([['a', 'b'], ['long'], ['c']]);
});

test('behind five hundred about one call, what is about another goes with the first of them', async () => {
  const { all, commits } = lines();
  const crowd = Array.from({ length: 500 }, (_, i) => job(`accept ${i}`, 'the call'));
  await Promise.all([...crowd, job('raise')].map((j) => all.enqueue('room', j)));
  expect(commits[0]).toContain('raise');
  expect(Math.max(...commits.map((c) => c.length))).toBeLessThanOrEqual(32);
  expect(commits.flat().filter((n) => n !== 'raise')).toEqual(names(crowd));
});

test('whatever stands in it: everybody goes once, and each thing keeps its order', () => {
  const one = fc.record({
    about: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    shares: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 120, size: 'max' }), (given) => {
      const all = given.map(({ about, shares }, i) => job(String(i), about, shares));
      const line = [...all];
      const taken: QueuedWrite[][] = [];
      while (line.length) taken.push(takeBatch(line));
      expect(new Set(names(taken.flat()))).toEqual(new Set(names(all)));
      expect(taken.flat()).toHaveLength(all.length);
      for (const commit of taken) expect(commit.length === 1 || commit.every((j) => j.shares)).toBe(true);
      for (const about of ['x', 'y', undefined]) {
        const of = (jobs: readonly QueuedWrite[]) => names(jobs.filter((j) => j.about === about));
        expect(of(taken.flat())).toEqual(of(all));
      }
    }),
  );
});

test('where the room cannot be entered all in line hear it at once; where one fails, those behind go on', async () => {
  const down = new Error('down');
  const first = lines(() => new LockNotTaken(down));
  const long = [job('long', undefined, false), job('a'), job('b')];
  const heard = await Promise.allSettled(long.map((j) => first.all.enqueue('room', j)));
  expect(heard.map((h) => h.status === 'rejected' && h.reason)).toEqual([down, down, down]);
  expect(first.commits).toEqual([['long']]);

  const second = lines((jobs) => (names(jobs).includes('long') ? down : undefined));
  const others = await Promise.allSettled(
    [job('long', undefined, false), job('a')].map((j) => second.all.enqueue('room', j)),
  );
  expect(others.map((h) => h.status)).toEqual(['rejected', 'fulfilled']);
});

test('a line that is too long turns people away, and each room has its own', async () => {
  const { all } = lines();
  const crowd = Array.from({ length: 1001 }, (_, i) => all.enqueue('room', job(String(i))));
  const other = all.enqueue('other', job('other'));
  const heard = await Promise.allSettled([...crowd, other]);
  expect(heard.filter((h) => h.status === 'rejected')).toHaveLength(1);
  expect(heard[1000]).toMatchObject({ reason: { sentence: 'unavailable' } });
  expect(heard[1001]!.status).toBe('fulfilled');
});

test('through the gate go so many at once, in order, and whoever waits can be turned away', async () => {
  const gate = new ConnectionGate(2);
  const opened: (() => void)[] = [];
  const went: string[] = [];
  const through = (name: string) =>
    gate
      .pass(() => (went.push(name), new Promise<void>((done) => opened.push(done))))
      .catch((e: unknown) => e);
  const answers = ['a', 'b', 'c', 'd'].map(through);
  expect(went).toEqual(['a', 'b']);
  opened[0]!();
  await answers[0];
  await Promise.resolve();
  expect(went).toEqual(['a', 'b', 'c']);
  gate.turnAway('down');
  expect(await answers[3]).toBe('down');
  for (const open of opened) open();
  await Promise.all(answers);
  await gate.pass(async () => went.push('later'));
  expect(went).toEqual(['a', 'b', 'c', 'later']);
});

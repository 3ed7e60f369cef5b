import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Config } from '../../../src/kernel/config.js';
import type { AttemptSource } from '../../../src/people/sign-in/failed-attempts.js';
import { LockoutService } from '../../../src/people/sign-in/lockout.service.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { givenAccount } from './given.js';

const MINUTE = 60_000;
const home: AttemptSource = { address: '10.0.0.1' };
const elsewhere: AttemptSource = { address: '203.0.113.9' };
let given: Awaited<ReturnType<typeof givenAccount>>;
let lockout: LockoutService;
beforeEach(async () => {
  given = await givenAccount('wang');
  lockout = new LockoutService(given.store, given.clock, { limits: true } as Config);
});
afterEach(() => given.close());

/** 'in', the refusal, or the seconds to wait. */
const answers = (right: boolean) => (username: string, from: AttemptSource) =>
  lockout
    .guard(
      username,
      from,
      async () => (right ? 'in' : Promise.reject(new Refusal('wrong_credentials'))),
      (refusal) => refusal.sentence === 'wrong_credentials',
    )
    .catch((e: Refusal) => e.details.retryAfterSeconds ?? e.sentence);
const guess = answers(false);
const know = answers(true);
const guesses = async (times: number, username: string, from: AttemptSource) => {
  for (let i = 0; i < times; i++) await guess(username, from);
};

test('five wrong passwords, and the place waits 30 s; after each further one twice as long', async () => {
  await guesses(4, 'wang', home);
  const waits: (string | number)[] = [];
  for (let i = 0; i < 4; i++) {
    expect(await guess('wang', home)).toBe('wrong_credentials');
    const wait = (await know('wang', home)) as number;
    waits.push(wait);
    await given.clock.push(wait * 1000 - 1);
    expect(await know('wang', home)).toBe(1);
    await given.clock.push(1);
  }
  expect(waits).toEqual([30, 60, 120, 240]);
});
test('a guesser who never tires has few guesses in an hour', async () => {
  let tried = 0;
  for (let second = 0; second < 3600; second += 10) {
    if ((await guess('wang', home)) === 'wrong_credentials') tried += 1;
    await given.clock.push(10_000);
  }
  expect(tried).toBeLessThanOrEqual(50);
});
test('an outsider who guesses from elsewhere locks out himself, and not the officer where they have signed in before', async () => {
  expect(await know('wang', home)).toBe('in');
  for (let i = 0; i < 60; i++) await guess('wang', { address: `203.0.113.${i}` });
  await guesses(20, 'wang', elsewhere);
  expect(await guess('wang', elsewhere)).toBeGreaterThan(0);
  expect(await know('wang', home)).toBe('in');
});
test('a device that has signed in before is let in from an address at which others guess', async () => {
  await guesses(20, 'wang', elsewhere);
  expect(await know('wang', elsewhere)).toBeGreaterThan(0);
  expect(await know('wang', { ...elsewhere, device: 'mark' })).toBe('in');
});
test('however the name is written it is the same name', async () => {
  for (const name of ['wang', 'Wang', 'WANG', 'wAng', 'waNg']) await guess(name, home);
  expect(await know('wang', home)).toBe(30);
});
test('guessing through many names stops the address, and no other', async () => {
  for (let i = 0; i < 50; i++) await guess(`name${i}`, elsewhere);
  expect(await know('anybody', elsewhere)).toBeGreaterThan(0);
  expect(await know('anybody', home)).toBe('in');
});
test('the right password clears the count of its place', async () => {
  await guesses(4, 'wang', home);
  expect(await know('wang', home)).toBe('in');
  await guesses(4, 'wang', home);
  expect(await know('wang', home)).toBe('in');
});
test('slips of another hour are forgotten', async () => {
  await guesses(4, 'wang', home);
  await given.clock.push(61 * MINUTE);
  await guesses(4, 'wang', home);
  expect(await know('wang', home)).toBe('in');
});
test('what is no wrong answer is not counted', async () => {
  const broken = () =>
    lockout
      .guard(
        'wang',
        home,
        () => Promise.reject(new Refusal('unavailable')),
        (r) => r.sentence === 'wrong_credentials',
      )
      .catch(() => undefined);
  for (let i = 0; i < 20; i++) await broken();
  expect(await know('wang', home)).toBe('in');
});
test('a thousand guesses at once are not a thousand guesses', async () => {
  const all = await Promise.all(Array.from({ length: 1000 }, () => guess('wang', home)));
  expect(all.filter((a) => a === 'wrong_credentials')).toHaveLength(5);
});
test('through many names at once it is no more than the address may guess, and nobody waits in line for the rest', async () => {
  let checked = 0;
  let most = 0;
  let now = 0;
  const slow = (i: number) =>
    lockout
      .guard(
        `name${i}`,
        elsewhere,
        async () => {
          checked += 1;
          most = Math.max(most, ++now);
          await new Promise((next) => setImmediate(next));
          now -= 1;
          throw new Refusal('wrong_credentials');
        },
        () => true,
      )
      .catch((e: Refusal) => e.details.retryAfterSeconds ?? e.sentence);
  const all = await Promise.all(Array.from({ length: 1500 }, (_, i) => slow(i)));
  expect(most).toBeLessThanOrEqual(50);
  expect(all.filter((a) => typeof a === 'number')).toHaveLength(1500 - checked);
  // Who was told to come back while an answer stood among the wrong ones and under way, may: fifty in all.
  for (let i = 1500; i < 1560; i++) await slow(i);
  expect(checked).toBe(50);
  // Whoever has signed in before, by their mark, is let in from the same address meanwhile.
  expect(await know('wang', { ...elsewhere, device: 'mark' })).toBe('in');
  // And a newcomer there waits no longer than a minute.
  expect(await know('new', elsewhere)).toBeLessThanOrEqual(60);
});
test('what is under way counts with what was wrong before: never more than the address may still guess', async () => {
  for (let i = 0; i < 30; i++) await guess(`before${i}`, elsewhere);
  const all = await Promise.all(Array.from({ length: 100 }, (_, i) => guess(`name${i}`, elsewhere)));
  let wrong = all.filter((a) => a === 'wrong_credentials').length;
  // For a moment an answer stands among the wrong ones and under way: another is then told to come back, and may.
  expect(wrong).toBeLessThanOrEqual(20);
  for (let i = 0; i < 40; i++) if ((await guess(`after${i}`, elsewhere)) === 'wrong_credentials') wrong += 1;
  expect(wrong).toBe(20);
});
test('an office behind one exit is not locked out by one colleague, however long they guess or how fast', async () => {
  for (let second = 0; second < 1800; second += 10) {
    await Promise.all([guess('forgetful', elsewhere), guess('forgetful', elsewhere)]);
    await given.clock.push(10_000);
  }
  await Promise.all(Array.from({ length: 500 }, () => guess('forgetful', elsewhere)));
  expect(await guess('forgetful', elsewhere)).toBeGreaterThan(0);
  for (const colleague of ['sun', 'qian', 'zhou']) expect(await know(colleague, elsewhere)).toBe('in');
});
test('whoever signs in while others of the office do waits for nobody: what is under way is no wrong answer', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, (_, i) => know(`person${i}`, elsewhere)));
  expect(all.every((a) => a === 'in')).toBe(true);
  expect(await Promise.all(Array.from({ length: 20 }, () => know('wang', home)))).toEqual(
    Array(20).fill('in'),
  );
});
test('a household’s addresses are one: the /64, an IPv4 address in its IPv6 writing, and no neighbour’s', async () => {
  const guessFrom = (address: string) => guess('wang', { address });
  for (let i = 0; i < 5; i++) await guessFrom(`2001:db8:1:2::${i}`);
  expect(await know('wang', { address: '2001:db8:1:2:ffff::9' })).toBe(30);
  expect(await know('wang', { address: '2001:db8:1:3::1' })).toBe('in');
  for (let i = 0; i < 5; i++) await guess('li', { address: i % 2 ? '203.0.113.7' : '::ffff:203.0.113.7' });
  expect(await know('li', { address: '203.0.113.7' })).toBe(30);
});
test('nothing is counted in a demo without limits', async () => {
  lockout = new LockoutService(given.store, given.clock, { limits: false } as Config);
  await guesses(60, 'wang', home);
  expect(await know('wang', home)).toBe('in');
});

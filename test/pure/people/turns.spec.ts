import { describe, expect, test } from '@jest/globals';
import { networkKey } from '../../../src/kernel/network-address.js';
import { Semaphore, KeyedLimit } from '../../../src/kernel/concurrency.js';

/** Work that ends when it is told to. */
const held = () => {
  const ends: (() => void)[] = [];
  return { work: () => new Promise<void>((end) => ends.push(end)), end: () => ends.shift()?.() };
};

describe('a gate', () => {
  test('whoever comes first goes before all who wait, and those keep their order', async () => {
    const gate = new Semaphore(1, 10);
    const { work, end } = held();
    const done: string[] = [];
    const pass = (name: string, first?: boolean) => gate.pass(work, first).then(() => done.push(name));
    const all = [pass('inside'), pass('a'), pass('b'), pass('officer', true), pass('c')];
    for (let i = 0; i < all.length; i++) {
      end();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
    await Promise.all(all);
    expect(done).toEqual(['inside', 'officer', 'a', 'b', 'c']);
  });
  test('its line has an end: who finds it full is told at once, and who comes first waits all the same', async () => {
    const gate = new Semaphore(1, 2, () => new Error('full'));
    const { work, end } = held();
    const waiting = [gate.pass(work), gate.pass(work), gate.pass(work)];
    await expect(gate.pass(work)).rejects.toThrow('full');
    const officer = gate.pass(work, true);
    for (let i = 0; i < 4; i++) {
      end();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
    await Promise.all([...waiting, officer]);
  });
  test('work that fails leaves its place', async () => {
    const gate = new Semaphore(1, 0);
    await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.pass(async () => 'yes')).toBe('yes');
  });
});

test('seats are counted by their key, and one that was left may be taken', () => {
  const seats = new KeyedLimit();
  expect([seats.take('a', 2), seats.take('a', 2), seats.take('a', 2), seats.take('b', 2)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  seats.leave('a');
  expect(seats.take('a', 2)).toBe(true);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
  ['what a proxy made up', 'what a proxy made up'],
])('%s is of the place %s', (address, place) => expect(networkKey(address)).toBe(place));

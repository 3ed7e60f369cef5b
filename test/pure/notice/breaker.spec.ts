import { beforeEach, describe, expect, test } from '@jest/globals';
import { CircuitBreaker } from '../../../src/notice/circuit-breaker.js';

const emergency = { id: 'e', rank: 5 };
const normal = { id: 'n', rank: 3 };
let breaker: CircuitBreaker;
/** Fails three times, at 0, 1000 and 3000 ms. */
const fail = () => {
  for (const at of [0, 1000, 3000]) breaker.failed(at, at);
};
beforeEach(() => {
  breaker = new CircuitBreaker();
});

test('a failing channel is tried after 1, 2, 4 and then every 4 s: within every ring', () => {
  fail();
  const rests: number[] = [];
  let now = 3000;
  for (let i = 0; i < 5; i++) {
    const until = breaker.admit(now, normal)!;
    rests.push(until - now);
    expect(breaker.admit(until, normal)).toBeUndefined();
    breaker.failed(until, until);
    now = until;
  }
  expect(rests).toEqual([1000, 2000, 4000, 4000, 4000]);
});

test('one trouble is one failure, however many people it meets', () => {
  for (let person = 0; person < 20; person++) breaker.failed(0, 5 + person);
  expect(breaker.failing).toBe(false);
  breaker.failed(1000, 1005);
  breaker.failed(1001, 1006);
  expect(breaker.failing).toBe(false);
  breaker.failed(3000, 3005);
  expect(breaker.failing).toBe(true);
});

describe('after a rest', () => {
  test('the most urgent that waits tries it, the others wait for what comes of it', () => {
    fail();
    breaker.admit(3100, normal);
    breaker.admit(3200, emergency);
    expect(breaker.admit(4000, normal)).toBe(4250);
    expect(breaker.admit(4100, emergency)).toBeUndefined();
    expect(breaker.admit(4200, normal)).toBe(4450);
    breaker.succeeded();
    expect([breaker.failing, breaker.admit(4201, normal)]).toEqual([false, undefined]);
  });
  test('it is not waited for when it never comes back, nor when it asked nothing', () => {
    fail();
    breaker.admit(3100, normal);
    breaker.admit(3200, emergency);
    expect(breaker.admit(5000, normal)).toBeUndefined();
    breaker.unasked(normal.id);
    expect(breaker.admit(5001, { id: 'o', rank: 3 })).toBeUndefined();
  });
});

test('what went out makes everything as it was', () => {
  fail();
  breaker.succeeded();
  breaker.failed(9000, 9000);
  breaker.failed(9500, 9500);
  expect(breaker.failing).toBe(false);
});

/** Codes of slips as they are made and typed, and how often a wrong one may be tried. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newSlipCode, slipKeyText, typedCode, typedNumber } from '../../../src/residents/slip-code.js';
import { networkKey } from '../../../src/kernel/network-address.js';
import { TryLimits, WordLimits } from '../../../src/residents/try-limits.js';
import { DAY, HOUR, MINUTE } from '../../../src/protocol/time/durations.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');

describe('a code', () => {
  test('is twelve signs of 32, none of them one of those that look alike', () => {
    const codes = Array.from({ length: 500 }, newSlipCode);
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  test('is the same however it is typed', () => {
    const mark = fc.constantFrom('', ' ', '-', '－', '—', '　', '_');
    const sign = (s: string) =>
      fc.constantFrom(
        s,
        s.toLowerCase(),
        String.fromCharCode(s.charCodeAt(0) + 0xfee0),
        ...(s === '0' ? ['O', 'o'] : s === '1' ? ['I', 'l', 'L', 'i'] : []),
      );
    const typing = fc
      .constant(null)
      .map(newSlipCode)
      .chain((code) => {
        const signs = [...code.replaceAll('-', '')];
        const typed = fc
          .tuple(...signs.map((s) => fc.tuple(sign(s), mark)))
          .map((all) => all.flat().join(''));
        return typed.map((text) => [signs.join(''), text] as const);
      });
    fc.assert(fc.property(typing, ([code, typed]) => typedCode(typed) === code));
  });

  test('is none where a sign is missing, is too many or is no sign of it, whatever was typed', () => {
    for (const wrong of [
      '',
      'K7QM-3XPD-09T',
      'K7QM-3XPD-09TZZ',
      'K7QM-3XPD-09TU',
      '你好',
      12,
      null,
      {},
      'A'.repeat(1e6),
    ])
      expect(typedCode(wrong)).toBe('');
    fc.assert(fc.property(fc.anything(), (typed) => typeof slipKeyText(typed, typed) === 'string'));
  });

  test('a number may be said without its year', () => {
    for (const typed of ['20261124-007', '1124-007', ' 1124 007', '２０２６１１２４－００７'])
      expect(typedNumber(typed)).toBe('1124007');
    expect(typedNumber('20261124-1007')).toBe(typedNumber('1124-1007'));
    expect(typedNumber(undefined)).toBe('');
  });
});

describe('wrong codes', () => {
  const number = '1124007';
  /** Looked at and wrong, or the milliseconds to wait. */
  const guess = (limits: TryLimits, network: string, at = NOW, of = number): number => {
    const one = { network, number: of, hash: `${network}${at}${of}` };
    const wait = limits.begin(one, at);
    if (!wait) limits.settle(one, false, at);
    return wait;
  };
  const gets = (limits: TryLimits, network: string, at = NOW): boolean => {
    const one = { network, number, hash: 'right' };
    if (limits.begin(one, at)) return false;
    limits.settle(one, true, at);
    return true;
  };
  const lookedAt = (tries: readonly number[]) => tries.filter((wait) => wait === 0).length;
  const many = (n: number, each: (n: number) => number) => Array.from({ length: n }, (_, k) => each(k));

  test('ten thousand from one address: twenty are looked at in a quarter of an hour, a hundred a day', () => {
    const limits = new TryLimits();
    expect(lookedAt(many(10_000, () => guess(limits, 'a')))).toBe(20);
    expect(guess(limits, 'a')).toBe(15 * MINUTE);
    expect(lookedAt(many(10_000, (n) => guess(limits, 'a', NOW + n * 5000)))).toBeLessThanOrEqual(100);
    expect(gets(limits, 'b')).toBe(true);
  });

  test('from a thousand addresses for one number: each new one has one try, and the resident gets in', () => {
    const limits = new TryLimits();
    const tries = many(10_000, (n) => guess(limits, `n${n % 1000}`));
    expect(lookedAt(tries)).toBe(1000);
    expect(gets(limits, 'home')).toBe(true);
    expect(guess(limits, 'n1', NOW + 15 * MINUTE)).toBe(0);
  });

  test('for a thousand numbers: by address all the same, and over all addresses', () => {
    const limits = new TryLimits();
    expect(lookedAt(many(10_000, (n) => guess(limits, 'a', NOW, `${n % 1000}`)))).toBe(20);
    const over = new TryLimits();
    expect(lookedAt(many(10_000, (n) => guess(over, `n${n % 1000}`, NOW, `${n % 997}`)))).toBe(1000);
    expect(gets(over, 'home')).toBe(true);
  });

  test('a flood from ever new addresses ends at so many a minute; who was let in before still is', () => {
    const limits = new TryLimits();
    expect(gets(limits, 'home')).toBe(true);
    expect(lookedAt(many(10_000, (n) => guess(limits, `n${n}`, NOW, `${n}`)))).toBe(6000);
    expect(gets(limits, 'home')).toBe(true);
    expect(gets(limits, 'elsewhere')).toBe(false);
    expect(gets(limits, 'elsewhere', NOW + MINUTE)).toBe(true);
  });

  test('the many addresses of one site are one that floods, and keep nobody else out', () => {
    const limits = new TryLimits();
    const site = (n: number) => networkKey(`2001:db8:7:${n.toString(16)}::1`);
    expect(lookedAt(many(10_000, (n) => guess(limits, site(n), NOW, `${n}`)))).toBe(300);
    expect(gets(limits, networkKey('2001:db8:8::1'))).toBe(true);
    expect(gets(limits, networkKey('192.0.2.1'))).toBe(true);
    expect(gets(limits, site(20_000), NOW + 15 * MINUTE)).toBe(true);
    const right = new TryLimits();
    for (let n = 0; n < 1000; n++) expect(gets(right, site(n))).toBe(true);
  });

  test('many at once are counted before they are looked at, and a right one costs nothing', () => {
    const limits = new TryLimits();
    const begun = many(50, (n) => limits.begin({ network: 'a', number, hash: `${n}` }, NOW));
    expect(lookedAt(begun)).toBe(20);
    const other = new TryLimits();
    for (let n = 0; n < 200; n++) expect(gets(other, 'a', NOW + n)).toBe(true);
    expect(lookedAt(many(100, () => guess(other, 'a')))).toBe(20);
    const hurried = new TryLimits();
    const twice = many(30, (n) => n).map(() => ({ network: 'a', number, hash: 'right' }));
    expect(lookedAt(twice.map((one) => hurried.begin(one, NOW)))).toBe(20);
    for (const one of twice.slice(0, 20)) hurried.settle(one, true, NOW);
    expect(lookedAt(many(100, () => guess(hurried, 'a')))).toBe(20);
    // A right one of before is let in where what is guessed is not.
    expect(gets(other, 'a')).toBe(true);
  });

  test('words to add: five an hour, twenty a day', () => {
    const limits = new WordLimits();
    expect(lookedAt(many(6, () => limits.take('call', NOW)))).toBe(5);
    expect(limits.take('other', NOW)).toBe(0);
    const taken = many(24, (n) => lookedAt(many(5, () => limits.take('call', NOW + (n + 1) * HOUR))));
    expect(taken.reduce((sum, n) => sum + n)).toBeLessThanOrEqual(20);
    expect(limits.take('call', NOW + DAY + HOUR)).toBe(0);
  });
});

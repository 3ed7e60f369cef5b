import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acceptText, readRingAnswer, ringCode } from '../../../src/notice/channels/ring-answer.js';
import { Seal } from '../../../src/kernel/seal/seal.js';

const seal = new Seal('k1', new Map([['k1', randomBytes(32)]]));

describe('the own number of a ring', () => {
  test('is four digits, the same each time, and another for most other rings', () => {
    const codes = Array.from({ length: 2000 }, (_, n) => ringCode(seal, `ring ${n}`));
    expect(codes.every((code) => /^[1-9]\d{3}$/.test(code))).toBe(true);
    expect(codes.map((_, n) => ringCode(seal, `ring ${n}`))).toEqual(codes);
    expect(new Set(codes).size).toBeGreaterThan(1700);
  });
  test('is no other hub’s', () => {
    const other = new Seal('k1', new Map([['k1', randomBytes(32)]]));
    const same = Array.from({ length: 50 }, (_, n) => `ring ${n}`).filter(
      (id) => ringCode(seal, id) === ringCode(other, id),
    );
    expect(same.length).toBeLessThan(10);
  });
});

describe('an answer to a ring', () => {
  test.each([
    ['1 4821', { accepts: true, code: '4821' }],
    ['1，4821', { accepts: true, code: '4821' }],
    ['14821', { accepts: true, code: '4821' }],
    [' １ ４８２１。', { accepts: true, code: '4821' }],
    ['2 4821', { accepts: false, code: '4821' }],
    ['1', { accepts: true }],
    ['1#', { accepts: true }],
    ['1 1124-007', { accepts: true, number: '1124007' }],
    ['1 20261124-007', { accepts: true, number: '20261124007' }],
  ])('%j is understood', (text, answer) => {
    expect(readRingAnswer(text)).toEqual(answer);
  });
  test.each([
    '',
    '好的',
    '3 4821',
    '1 482',
    '1 48211',
    '1 4821 4822',
    '11',
    '4821',
    '1 4821x',
    '1'.repeat(4000),
  ])('%j is not', (text) => {
    expect(readRingAnswer(text)).toBeUndefined();
  });
  test('what is texted to accept is understood, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('', ' ', '\n', '  '), (id, around) => {
        const code = ringCode(seal, id);
        expect(readRingAnswer(`${around}${acceptText(code)}${around}`)).toEqual({ accepts: true, code });
      }),
    );
  });
  test('anything at all is read without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRingAnswer(text)));
  });
});

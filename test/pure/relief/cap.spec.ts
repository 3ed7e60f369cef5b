/** The cap of relief: a boundary of one fen, sums of parts, no second grant, and no fraction of a fen anywhere. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { baseOfShare, leastMeanYuan, meanFen, shareOfBase } from '../../../src/protocol/relief/averages.js';
import { CAP_LIMITS } from '../../../src/protocol/relief/cap.js';
import { fenOf, moneyText, typedYuan } from '../../../src/protocol/relief/money.js';
import { provinceOf } from '../../../src/protocol/vocabulary/provinces.js';
import { capFenOf, judgeCap, requireWithinCap, type CapRequest } from '../../../src/relief/cap/cap.js';

const monthly = fc.integer({ min: 1, max: CAP_LIMITS.monthlyFen });
const months = fc.integer({ min: 1, max: 120 });
const base = fc.record({ monthlyFen: monthly, months });
const fen = fc.integer({ min: 0, max: CAP_LIMITS.amountFen });
const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
};
const sentenceOf = (act: () => unknown) => refusalOf(act).sentence;

describe('the cap', () => {
  test('36 months exactly are within; one fen more only with its approval', () => {
    const unit = { monthlyFen: 8_123_45, months: 36 };
    const capFen = 292_444_20;
    expect(judgeCap(unit, { amountFen: capFen })).toEqual({
      capFen,
      amountFen: capFen,
      within: true,
      needsApproval: false,
    });
    expect(judgeCap(unit, { amountFen: capFen + 1 })).toMatchObject({ within: false, needsApproval: true });
    expect(judgeCap(unit, { amountFen: capFen + 1, approved: true })).toMatchObject({
      within: true,
      needsApproval: true,
    });
  });

  test('for every wage and every number of months the boundary is one fen wide', () => {
    fc.assert(
      fc.property(base, fc.boolean(), (unit, approved) => {
        const capFen = capFenOf(unit);
        fc.pre(capFen < CAP_LIMITS.amountFen);
        expect(judgeCap(unit, { amountFen: capFen, approved }).within).toBe(true);
        expect(judgeCap(unit, { amountFen: capFen + 1, approved })).toMatchObject({
          needsApproval: true,
          within: approved,
        });
        expect(Number.isSafeInteger(capFen)).toBe(true);
      }),
    );
  });

  test('it is monotone: less never needs more, and a higher wage never allows less', () => {
    fc.assert(
      fc.property(base, fen, fen, monthly, (unit, a, b, other) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        if (judgeCap(unit, { amountFen: more }).within)
          expect(judgeCap(unit, { amountFen: less }).within).toBe(true);
        const higher = { ...unit, monthlyFen: Math.max(unit.monthlyFen, other) };
        if (judgeCap(unit, { amountFen: a }).within)
          expect(judgeCap(higher, { amountFen: a }).within).toBe(true);
      }),
    );
  });

  test('parts count with their sum, in any order, as one amount would', () => {
    const shares = fc.array(fc.integer({ min: 0, max: CAP_LIMITS.amountFen / 10 }), {
      minLength: 1,
      maxLength: CAP_LIMITS.parts,
    });
    fc.assert(
      fc.property(base, shares, (unit, all) => {
        const parts = all.map((one, i) => ({ body: `单位${i}`, fen: one }));
        const amountFen = all.reduce((sum, one) => sum + one, 0);
        const whole = judgeCap(unit, { amountFen });
        expect(judgeCap(unit, { parts })).toEqual(whole);
        expect(judgeCap(unit, { parts: [...parts].reverse(), amountFen })).toEqual(whole);
        expect(sentenceOf(() => judgeCap(unit, { parts, amountFen: amountFen + 1 }))).toBe('invalid');
      }),
    );
  });

  test('no fraction, nothing negative, nothing beyond the limit is an amount', () => {
    const unit = { monthlyFen: 800_000, months: 36 };
    const broken = fc.oneof(
      fc.double({ noInteger: true, min: 0, max: 1e9 }),
      fc.integer({ max: -1 }),
      fc.integer({ min: CAP_LIMITS.amountFen + 1, max: Number.MAX_SAFE_INTEGER }),
      fc.constantFrom(NaN, Infinity, 2 ** 60),
    );
    fc.assert(
      fc.property(broken, (wrong) => {
        for (const [field, request] of [
          ['amountFen', { amountFen: wrong }],
          ['parts.0.fen', { parts: [{ body: '甲', fen: wrong }] }],
          ['elsewhere.0.fen', { amountFen: 1, elsewhere: [{ body: '甲', fen: wrong, on: '2026-01-01' }] }],
        ] as [string, CapRequest][])
          expect(refusalOf(() => judgeCap(unit, request)).details.fields).toHaveProperty([field]);
        expect(sentenceOf(() => judgeCap({ monthlyFen: wrong, months: 36 }, { amountFen: 1 }))).toBe(
          'invalid',
        );
      }),
    );
    // Each part within the limit, and not all of them together.
    const parts = ['甲', '乙'].map((body) => ({ body, fen: CAP_LIMITS.amountFen }));
    expect(refusalOf(() => judgeCap(unit, { parts })).details.fields).toHaveProperty('parts');
    expect(refusalOf(() => judgeCap(unit, {})).details.fields).toEqual({ amountFen: 'field_required' });
    expect(sentenceOf(() => judgeCap(unit, { parts: [] }))).toBe('invalid');
  });

  test('whoever was granted relief for the case elsewhere gets no second, approved or not', () => {
    fc.assert(
      fc.property(base, fen, fen, fc.boolean(), (unit, amountFen, granted, approved) => {
        const elsewhere = [{ body: '市法院', fen: granted, on: '2026-03-02' }];
        const refused = refusalOf(() => judgeCap(unit, { amountFen, approved, elsewhere }));
        expect([refused.code, refused.sentence]).toEqual(['conflict', 'relief_second_grant']);
        expect(refused.body('zh').message).toContain('市法院');
      }),
    );
    expect(judgeCap({ monthlyFen: 100, months: 36 }, { amountFen: 1, elsewhere: [] }).within).toBe(true);
  });

  test('a grant that is noted: above the cap it is refused with the cap in both languages, approved it is not', () => {
    const unit = { monthlyFen: 8_000_00, months: 36 };
    const refused = refusalOf(() => requireWithinCap(unit, { amountFen: 288_000_01 }));
    expect(refused.body('zh').message).toBe('超过 36 个月平均工资的上限（288,000 元），须先经特别审批。');
    expect(refused.body('en').message).toContain('CNY 288,000');
    expect(requireWithinCap(unit, { amountFen: 288_000_01, approved: true }).within).toBe(true);
    expect(requireWithinCap(unit, { amountFen: 288_000_00 }).needsApproval).toBe(false);
  });
});

describe('figures of a year, as the practice reported them', () => {
  test('391 cases are 4.46 % of 8,767', () => {
    expect(baseOfShare(391, 446)).toBe(8767);
    expect(shareOfBase(391, 8767)).toBe(446);
    expect(shareOfBase(391, 0)).toBeNull();
  });
  test('averages a case: 3,248 yuan, 10,500 yuan, at least 11,584 yuan', () => {
    const told = (total: number, cases: number) =>
      moneyText(Math.floor(meanFen(total, cases)! / 100) * 100, 'zh');
    expect(told(1_270_000_00, 391)).toBe('3,248 元');
    expect(moneyText(meanFen(420_000_00, 40)!, 'zh')).toBe('10,500 元');
    expect(moneyText(meanFen(420_000_00, 40)!, 'en')).toBe('CNY 10,500');
    expect(leastMeanYuan(4_900_000_00, 423)).toBe(11_584);
    expect([meanFen(1, 0), leastMeanYuan(1, 0)]).toEqual([null, null]);
  });
  test('an average is a whole number of fen, and off by half a fen a case at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 1, max: 1e6 }), (total, cases) => {
        const mean = meanFen(total, cases)!;
        expect(Number.isSafeInteger(mean)).toBe(true);
        expect(Math.abs(mean * cases - total) * 2).toBeLessThanOrEqual(cases);
      }),
    );
  });
});

describe('money as it is written and typed', () => {
  test('whole yuan without fen, else both digits', () => {
    expect([3_248_00, 3_248_50, 3_248_05, 0, 7, -12_345_678_90].map((f) => moneyText(f, 'zh'))).toEqual([
      '3,248 元',
      '3,248.50 元',
      '3,248.05 元',
      '0 元',
      '0.07 元',
      '-12,345,678.90 元',
    ]);
    expect(moneyText(3_248_00, 'en')).toBe('CNY 3,248');
  });
  test('what is written is read as the same fen, and what is no amount as none', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(fenOf(typedYuan(amount))).toBe(amount);
        expect(fenOf(moneyText(amount, 'zh'))).toBe(amount);
      }),
    );
    expect([' 3，248．5 ', '３２４８元', '0.1', '1.'].map(fenOf)).toEqual([324_850, 324_800, 10, undefined]);
    for (const none of ['', '-1', '1.234', '1e3', 'abc', '.5', '1 2 x']) expect(fenOf(none)).toBeUndefined();
  });
});

test('a unit’s province is told by the first two digits of its code', () => {
  expect(['210102', '210000', '11', '990000', ''].map(provinceOf)).toEqual([
    '210000',
    '210000',
    '110000',
    undefined,
    undefined,
  ]);
});

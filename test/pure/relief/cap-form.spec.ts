/** What is filled in on the page of the cap, and the question that it makes. */
import { describe, expect, test } from '@jest/globals';
import { blankCapForm, questionOf, sumTyped } from '../../../client/src/pages/leads/cap/cap-form.js';

const form = (given: object = {}) => ({ ...blankCapForm('210000', 2025), ...given });

describe('the form of the cap', () => {
  test('one amount in yuan is asked in fen, with an approval only where one was given', () => {
    expect(questionOf(form({ amount: '1,234.5' }))).toEqual({
      question: { province: '210000', year: 2025, amountFen: 123_450 },
    });
    expect(questionOf(form({ amount: '1', approved: true }))).toEqual({
      question: { province: '210000', year: 2025, amountFen: 100, approved: true },
    });
  });
  test('several bodies are asked as parts, without the amount that was typed before', () => {
    const parts = [
      { body: ' 甲院 ', amount: '100' },
      { body: '乙院', amount: '0.01' },
    ];
    expect(questionOf(form({ amount: '7', isJoint: true, parts }))).toEqual({
      question: {
        province: '210000',
        year: 2025,
        parts: [
          { body: '甲院', fen: 10_000 },
          { body: '乙院', fen: 1 },
        ],
      },
    });
    expect(sumTyped({ parts: [...parts, { body: '', amount: 'x' }] })).toBe(10_001);
  });
  test('what is missing or no amount is named by its field, and what is folded away is not', () => {
    expect(questionOf(form())).toEqual({ mistakes: { amountFen: 'notMoney' } });
    expect(questionOf(form({ isJoint: true, wasElsewhere: true }))).toEqual({
      mistakes: {
        'parts.0.body': 'needed',
        'parts.0.fen': 'notMoney',
        'parts.1.body': 'needed',
        'parts.1.fen': 'notMoney',
        'elsewhere.0.body': 'needed',
        'elsewhere.0.fen': 'notMoney',
        'elsewhere.0.on': 'needed',
      },
    });
    const elsewhere = { body: '区法院', amount: '300', on: '2026-05-01' };
    expect(questionOf(form({ amount: '1', wasElsewhere: true, elsewhere }))).toMatchObject({
      question: { elsewhere: [{ body: '区法院', fen: 30_000, on: '2026-05-01' }] },
    });
  });
});

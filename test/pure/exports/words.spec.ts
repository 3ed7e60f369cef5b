import { describe, expect, test } from '@jest/globals';
import { common as zh } from '../../../client/src/i18n/zh/common.js';
import { spanText } from '../../../src/exports/span-text.js';
import { onTheWall } from '../../../src/protocol/time/local-day.js';
import { categoryWord } from '../../../src/exports/export-labels.js';
import {
  CATEGORY_WORDS,
  OUTCOME_WORDS,
  STATE_WORDS,
  URGENCY_WORDS,
} from '../../../src/protocol/vocabulary/calls.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../../src/protocol/codes.js';

describe('the words of exports', () => {
  test('are those of the pages', () => {
    const inZh = (words: Record<string, readonly [string, string]>) =>
      Object.fromEntries(Object.entries(words).map(([code, [word]]) => [code, word]));
    expect(inZh(STATE_WORDS)).toEqual(zh.state);
    expect(inZh(OUTCOME_WORDS)).toEqual(zh.outcome);
    expect(inZh(URGENCY_WORDS)).toEqual(zh.urgency);
    const { other: _other, ...named } = CATEGORY_WORDS;
    expect(zh.category).toMatchObject(inZh(named));
  });
  test('name every category but the guarded ones and those nobody knows', () => {
    for (const code of [...CATEGORIES, 'nonsense']) {
      const hidden = GUARDED_CATEGORIES.includes(code) || code === 'nonsense' || code === 'other';
      expect([code, categoryWord(code, 'zh', []) === '其他']).toEqual([code, hidden]);
    }
    expect(categoryWord('ours', 'en', [{ code: 'ours', nameZh: '本院', nameEn: 'Ours' }])).toBe('Ours');
  });
  test('a span between midnights is days, both of which count; another is told to the minute', () => {
    const at = (text: string) => Date.parse(`${text}+08:00`);
    expect(spanText(at('2026-01-01T00:00'), at('2026-12-01T00:00'), 'zh')).toBe('2026-01-01 至 2026-11-30');
    expect(spanText(at('2026-01-01T00:00'), at('2026-01-02T00:00'), 'en')).toBe('2026-01-01');
    expect(spanText(at('2026-01-01T09:30'), at('2026-01-02T00:00'), 'en')).toBe(
      '2026-01-01 09:30 to 2026-01-02 00:00',
    );
    expect(spanText(at('2026-01-01T00:00'), undefined, 'zh')).toBe('2026-01-01 起');
    expect(spanText(undefined, at('2026-01-02T00:00'), 'zh')).toBe('至 2026-01-01');
    expect(spanText(undefined, undefined, 'zh')).toBe('');
    expect(onTheWall(at('2026-01-01T09:30')).toISOString()).toBe('2026-01-01T09:30:00.000Z');
  });
});

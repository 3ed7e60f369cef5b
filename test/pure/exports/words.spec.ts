import { describe, expect, test } from '@jest/globals';
import { common as zh } from '../../../client/src/i18n/zh/common.js';
import { CALL_COLUMNS, type Line } from '../../../src/exports/call-columns.js';
import { onTheWall, spanWords } from '../../../src/exports/span-words.js';
import {
  CATEGORY_WORDS,
  categoryWord,
  OUTCOME_WORDS,
  STATE_WORDS,
  URGENCY_WORDS,
} from '../../../src/exports/words.js';
import type { JobContext } from '../../../src/jobs/work.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../../src/protocol/words.js';

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
  test('of a guarded call no column tells what it was nor where it went', () => {
    const context = {
      lang: 'zh',
      actor: { unitId: 'heping' },
      directory: {
        addedCategories: () => [],
        community: () => undefined,
        subdistrict: () => undefined,
        person: () => undefined,
        department: () => undefined,
      },
    } as unknown as JobContext;
    const cells = (category: string) => {
      const line: Partial<Line> = { category, raised_at: 0, answer_by: 0, answered_at: null, close_by: 0 };
      const rest = {
        closed_at: null,
        holder_id: null,
        outcome: 'referred',
        solved: 0,
        rating: null,
      } as const;
      const referral = JSON.stringify({ body: '区妇联', how: 'warm' });
      return CALL_COLUMNS.map((c) =>
        c.of({ ...line, ...rest, referral, state: 'closed', urgency: 'normal' } as Line, context),
      );
    };
    expect(cells('labour')).toEqual(expect.arrayContaining(['区妇联', '欠薪']));
    for (const category of GUARDED_CATEGORIES) {
      expect(cells(category)).toContain('其他');
      expect(cells(category)).not.toContain('区妇联');
    }
  });
  test('a span between midnights is days, both of which count; another is told to the minute', () => {
    const at = (text: string) => Date.parse(`${text}+08:00`);
    expect(spanWords(at('2026-01-01T00:00'), at('2026-12-01T00:00'), 'zh')).toBe('2026-01-01 至 2026-11-30');
    expect(spanWords(at('2026-01-01T00:00'), at('2026-01-02T00:00'), 'en')).toBe('2026-01-01');
    expect(spanWords(at('2026-01-01T09:30'), at('2026-01-02T00:00'), 'en')).toBe(
      '2026-01-01 09:30 to 2026-01-02 00:00',
    );
    expect(spanWords(at('2026-01-01T00:00'), undefined, 'zh')).toBe('2026-01-01 起');
    expect(spanWords(undefined, at('2026-01-02T00:00'), 'zh')).toBe('至 2026-01-01');
    expect(spanWords(undefined, undefined, 'zh')).toBe('');
    expect(onTheWall(at('2026-01-01T09:30')).toISOString()).toBe('2026-01-01T09:30:00.000Z');
  });
});

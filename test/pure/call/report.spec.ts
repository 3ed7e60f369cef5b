/** What is said of the report to the police (强制报告), and the words that stand ready for each kind of matter. */
import { describe, expect, test } from '@jest/globals';
import { REPORT_WORDS, reportStateIn, reportWordsIn } from '../../../src/protocol/calls/police-report.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../../src/protocol/codes.js';
import {
  fitsCategory,
  QUICK_REPLY_LIMITS,
  repliesFor,
  wordsToSay,
} from '../../../src/protocol/conversation/quick-replies.js';
import { SHIPPED_OFFICER_REPLIES } from '../../../src/protocol/conversation/shipped-officer-replies.js';
import { SHIPPED_WORKER_REPLIES } from '../../../src/protocol/conversation/shipped-worker-replies.js';
import { LANGS } from '../../../src/protocol/lang.js';

describe('the report', () => {
  test.each([
    '已报警',
    '已报案。',
    '我们已经报警了',
    ' 已报警 ',
    '社区已向公安机关报案',
    REPORT_WORDS.reported,
  ])('is made where they say %p', (text) => expect(reportStateIn(text)).toBe('reported'));
  test.each(['要不要报警', '没有报警', '还没报案', '已报警吗？', '老人说已报警', '尚未报案', ''])(
    'is not taken as made from %p',
    (text) => expect(reportStateIn(text)).toBeNull(),
  );
  test('stands as it was said last', () => {
    const said = (...texts: string[]) => reportWordsIn(texts.map((text) => ({ text })));
    expect(said(REPORT_WORDS.not_reported, '孩子在家')).toBe('not_reported');
    expect(said(REPORT_WORDS.not_reported, '已报警')).toBe('reported');
    expect(said(REPORT_WORDS.reported, REPORT_WORDS.not_reported)).toBe('not_reported');
    expect(said('孩子在家')).toBeNull();
  });
});

describe('words that stand ready', () => {
  const said = (category: string) => repliesFor(SHIPPED_WORKER_REPLIES, category).map(({ zh }) => zh);
  const all = [...SHIPPED_WORKER_REPLIES, ...SHIPPED_OFFICER_REPLIES];

  test('speak of an elder only where it is about one', () => {
    const elders = all.filter(({ zh }) => zh.includes('老人'));
    expect(elders.length).toBeGreaterThan(0);
    expect(CATEGORIES.filter((category) => elders.some((one) => fitsCategory(one, category)))).toEqual([
      'elder_fraud',
    ]);
  });
  test('offer the police and the child’s safety in a minor’s call, and never that somebody is calm', () => {
    expect(said('minors')).toEqual(['已报警', '孩子现在安全', '需要上门']);
    expect(said('domestic_violence')).toEqual(['对方在场，不便说话', '人现在安全', '已报警', '需要上门']);
  });
  test('for all categories are of no guarded one: what is said there names it', () => {
    for (const category of GUARDED_CATEGORIES) {
      expect(fitsCategory({ categories: [] }, category)).toBe(false);
      for (const one of repliesFor(all, category)) expect(one.categories).toContain(category);
      expect(repliesFor(SHIPPED_OFFICER_REPLIES, category).length).toBeGreaterThan(2);
    }
  });
  test('are the usual ones for a kind that an administrator added; hidden ones are not shown', () => {
    expect(said('pension')).toEqual(['需要上门', '已报警', '当事人在社区等候']);
    const [first] = SHIPPED_WORKER_REPLIES;
    expect(repliesFor([{ ...first!, hidden: true }], 'domestic_violence')).toEqual([]);
  });
  test('say the report of a minor’s call in the words that record it, whatever they were changed to', () => {
    for (const zh of ['已报警', '我们已报案', REPORT_WORDS.reported])
      for (const lang of LANGS)
        expect(reportStateIn(wordsToSay({ zh, en: 'Police called' }, 'minors', lang))).toBe('reported');
    expect(wordsToSay({ zh: '已报警', en: 'Police called' }, 'labour', 'en')).toBe('Police called');
    expect(wordsToSay({ zh: '孩子现在安全' }, 'minors', 'en')).toBe('孩子现在安全');
  });
  test('promise nothing, and fit what the hub takes', () => {
    for (const { zh, en } of all) {
      expect(zh).not.toMatch(/一定|保证|马上到|肯定|会解决/);
      for (const words of [zh, en!]) expect([...words].length).toBeLessThanOrEqual(QUICK_REPLY_LIMITS.text);
    }
    expect(new Set(SHIPPED_WORKER_REPLIES.map(({ id }) => id)).size).toBe(SHIPPED_WORKER_REPLIES.length);
    expect(new Set(SHIPPED_OFFICER_REPLIES.map(({ id }) => id)).size).toBe(SHIPPED_OFFICER_REPLIES.length);
  });
});

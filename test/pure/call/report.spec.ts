/** What is said of the report to the police (强制报告), and the words that stand ready for each kind of matter. */
import { describe, expect, test } from '@jest/globals';
import { REPORT_WORDS, reportStateIn, reportWordsIn } from '../../../src/protocol/calls/police-report.js';
import { quickWords } from '../../../client/src/pages/community/call/quick.js';
import { CATEGORIES } from '../../../src/protocol/codes.js';

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
  test('speak of an elder only where it is about one', () => {
    expect(CATEGORIES.filter((category) => quickWords(category).includes('elder'))).toEqual(['elder_fraud']);
  });
  test('offer the police and the child’s safety in a minor’s call, and never that somebody is calm', () => {
    expect(quickWords('minors')).toEqual(['police', 'childSafe', 'visit']);
  });
  test('are the usual ones for a kind that an administrator added', () => {
    expect(quickWords('pension')).toEqual(['visit', 'calm', 'police']);
  });
});

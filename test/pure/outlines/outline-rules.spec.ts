/** Which days an outline counts, when it is spoken of, and which lines are its own. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strangerAmong, wantedLines, writtenKinds } from '../../../src/outlines/outline-lines.js';
import { lateAt, lateDays, nextReminder } from '../../../src/outlines/outline-reminders.js';
import { intervalOfSpan, outlineSpans } from '../../../src/outlines/outline-span.js';
import { outlineText } from '../../../src/outlines/paper/outline-text.js';
import type { Outline } from '../../../src/protocol/papers/outlines.js';
import { addDays, daysBetween, instantAt, localDay } from '../../../src/protocol/time/local-day.js';

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('2000-01-01', n));

describe('the days that are counted', () => {
  test('begin with the year and end with the day, the year before likewise', () => {
    expect(outlineSpans('2028-02-29', null)).toEqual({
      span: { from: '2028-01-01', to: '2028-02-29' },
      before: { from: '2027-01-01', to: '2027-02-28' },
    });
    expect(outlineSpans('2026-11-24', '2026-12-04').span.to).toBe('2026-11-24');
    expect(outlineSpans('2026-11-24', '2025-05-29').span).toEqual({ from: '2025-01-01', to: '2025-05-29' });
  });
  test('hold the same months and days in both years, and every instant of their last day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { span, before } = outlineSpans(day, null);
        expect(before.from).toBe(`${Number(span.from.slice(0, 4)) - 1}-01-01`);
        const same = before.to.slice(5) === span.to.slice(5);
        expect(same || (span.to.endsWith('-02-29') && before.to.endsWith('-02-28'))).toBe(true);
        const { from, to } = intervalOfSpan(span);
        expect([localDay(from), localDay(to - 1)]).toEqual([span.from, span.to]);
      }),
    );
  });
});

describe('what was promised', () => {
  test('is spoken of the morning before its day and the morning after it, and no more', () => {
    const due = '2026-12-04';
    expect(nextReminder(due, instantAt('2026-12-03', '08:59'))).toBe(instantAt('2026-12-03', '09:00'));
    expect(nextReminder(due, instantAt('2026-12-03', '09:00'))).toBe(instantAt('2026-12-05', '09:00'));
    expect(nextReminder(due, instantAt('2026-12-05', '09:00'))).toBeNull();
    expect(lateAt(due)).toBe(instantAt('2026-12-05', '09:00'));
  });
  test('is late by the days since, while it is not done', () => {
    fc.assert(
      fc.property(days, days, (dueOn, today) => {
        const late = lateDays({ dueOn, doneOn: null }, today);
        expect(late).toBe(dueOn < today ? daysBetween(dueOn, today) : undefined);
        expect(lateDays({ dueOn, doneOn: today }, today)).toBeUndefined();
      }),
    );
    expect(lateDays({ dueOn: null, doneOn: null }, '2026-11-24')).toBeUndefined();
  });
});

test('only the parts that are given are written, and a line is of its own kind and named once', () => {
  expect(writtenKinds({})).toEqual([]);
  expect(writtenKinds({ plan: [], questions: [] })).toEqual(['plan', 'question', 'follow_up']);
  const up = { text: '做', byId: 'p', dueOn: '2026-12-04' };
  const wanted = wantedLines({
    plan: [{ id: 'a', text: '一' }],
    questions: [{ text: '问', followUps: [{ ...up, id: 'f' }, up] }],
  });
  expect(wanted.map(({ kind, field, question }) => [kind, field, question])).toEqual([
    ['plan', 'plan.0', null],
    ['question', 'questions.0', null],
    ['follow_up', 'questions.0.followUps.0', 0],
    ['follow_up', 'questions.0.followUps.1', 0],
  ]);
  const lines = [
    { id: 'a', kind: 'plan' },
    { id: 'f', kind: 'follow_up' },
  ] as const;
  expect(strangerAmong(wanted, lines)).toBeUndefined();
  expect(strangerAmong(wanted, [{ id: 'a', kind: 'priority' }])).toBe('plan.0');
  expect(strangerAmong([...wanted, wanted[0]!], lines)).toBe('plan.0');
});

test('on paper a question without an answer keeps its place to write, in both languages', () => {
  const line = {
    id: '1',
    text: '周四窗口排不满',
    note: '',
    dueOn: '2026-12-04',
    doneOn: null,
    mayEnd: false,
  };
  const outline: Outline = {
    department: { id: 'd', name: '第五检察部', remit: '控告申诉', head: null },
    unit: '和平区人民检察院',
    talk: { id: 't', on: '2026-11-27', time: '14:00', place: '三楼会议室' },
    talks: [],
    version: 1,
    span: { from: '2026-01-01', to: '2026-11-23' },
    before: { from: '2025-01-01', to: '2025-11-23' },
    mayWrite: false,
    mayReadRows: false,
    people: [{ id: 'p', name: '孙', title: '检察官', isHead: true, does: '', note: '借调', postings: [] }],
    done: [
      { name: 'duty', now: 110_760, before: 0, how: '不与志愿服务相加' },
      { name: 'petitions', now: 118, of: 120, before: 101, beforeOf: 108, how: '7 天内程序答复' },
    ],
    plan: [{ ...line, doneOn: '2026-04-17' }],
    priorities: [{ ...line, lateDays: 24 }],
    difficulties: [{ ...line, whom: '政治部', answer: '' }],
    questions: [{ id: 'q', text: '哪一件最怕忘了？', answer: '', followUps: [] }],
    left: null,
  };
  const zh = outlineText(outline, 'zh');
  expect(zh.about).toEqual(['控告申诉', '2026年11月27日 14:00，三楼会议室']);
  expect(zh.done.rows).toEqual([
    ['值守', '1,846 小时', '0', '不与志愿服务相加'],
    ['来信按期答复', '118/120', '101/108', '7 天内程序答复'],
  ]);
  expect(zh.sections.map(({ lines: [first] }) => [first?.more, first?.right])).toEqual([
    ['', '4月17日 办完'],
    ['', '过了 24 天'],
    ['12月4日前答复', '政治部'],
  ]);
  expect(zh.questions.items).toEqual([{ text: '哪一件最怕忘了？', answer: '', followUps: [] }]);
  const en = outlineText(outline, 'en');
  expect([en.about[1], en.sections[1]?.lines[0]?.right]).toEqual([
    '27 November 2026 14:00, 三楼会议室',
    '24 days over',
  ]);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noticePlan, quietUntil } from '../../../src/notice/notice-plan.js';
import { noticeLine, noticeText } from '../../../src/notice/notice-text.js';
import { NOTICE_CHANNELS, type NoticeChannel } from '../../../src/protocol/people/notice-channels.js';
import { NOTICE_KINDS } from '../../../src/notice/notice-kinds.js';
import { CATEGORIES } from '../../../src/protocol/codes.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');

/** 22:30 in Shenyang. */
const LATE = Date.UTC(2026, 10, 24, 14, 30);
const HOUR = 3600_000;
const night = { from: 22 * 60, to: 7 * 60 };

describe('quiet hours', () => {
  test('span midnight, and end on their minute', () => {
    expect(quietUntil(night, LATE)).toBe(LATE + 8.5 * HOUR);
    expect(quietUntil(night, LATE + 8.5 * HOUR)).toBeUndefined();
    expect(quietUntil(night, LATE - HOUR)).toBeUndefined();
    expect(quietUntil(null, LATE)).toBeUndefined();
  });
  test('whenever they hold, they end within a day and do not hold then', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: LATE, max: LATE + 48 * HOUR }), (from, to, now) => {
        const until = quietUntil({ from, to }, now);
        if (until === undefined) return;
        expect(until).toBeGreaterThan(now);
        expect(until).toBeLessThanOrEqual(now + 24 * HOUR);
        expect(quietUntil({ from, to }, until)).toBeUndefined();
      }),
    );
  });
});

describe('the order of channels', () => {
  const ready = new Set<NoticeChannel>(['sms', 'email', 'wecom']);
  const unit = { order: NOTICE_CHANNELS, ready };
  test('is the unit’s where the person set none, of what the unit has', () => {
    expect(noticePlan('alert', unit, null)).toEqual(['page', 'sms', 'wecom', 'email']);
    expect(noticePlan('ring', unit, null)).toEqual(['sms', 'wecom', 'email']);
  });
  test('is the person’s own, without what the unit has not', () => {
    expect(noticePlan('alert', unit, ['email', 'voice', 'page'])).toEqual(['email', 'page']);
    expect(noticePlan('alert', unit, [])).toEqual([]);
  });
});

describe('what is read on a lock screen', () => {
  const params = {
    number: '20261124-007',
    community: '彩塔街社区',
    date: '11月24日',
    time: '09:00',
    name: '王',
  };
  const texts = NOTICE_KINDS.flatMap((kind) =>
    (['zh', 'en'] as const).map((lang) =>
      noticeLine(noticeText(kind, params, lang, NOW), 'https://x/', lang),
    ),
  );
  test('names number and community, and no category', () => {
    expect(noticeText('ring', params, 'zh', NOW).body).toBe('彩塔街社区来电，编号1124-007，请接听');
    expect(noticeText('ring', params, 'zh', Date.parse('2027-01-01T01:00:00Z')).body).toContain(
      '编号20261124-007',
    );
    expect(noticeText('alert', { ...params, about: 'unanswered' }, 'en', NOW).body).toBe(
      'Nobody has answered call 1124-007 from 彩塔街社区',
    );
    for (const text of texts) {
      expect(text).not.toMatch(/[{}]|undefined|null/);
      for (const category of CATEGORIES) expect(text).not.toContain(category.length > 5 ? category : '\0');
      expect(text).not.toMatch(/诈骗|未成年|家暴|侵害/);
    }
  });
  test('what is missing leaves no hole, and an unknown occasion says the plain sentence', () => {
    expect(noticeText('roster', {}, 'zh', NOW).body).toBe('排班有变动');
    expect(noticeText('roster', { about: 'something_new', date: '11月24日' }, 'zh', NOW).body).toBe(
      '排班有变动：11月24日',
    );
    expect(
      noticeText('outreach', { number: '20261201-H03', date: '12-01', time: '14:00' }, 'en', NOW).body,
    ).toBe('You are in charge of activity 20261201-H03: 12-01 14:00');
    expect(noticeText('roster', { about: 'gap', date: '12-04', time: '08:30' }, 'zh', NOW).body).toBe(
      '排班有空缺：12-04 08:30',
    );
  });
});

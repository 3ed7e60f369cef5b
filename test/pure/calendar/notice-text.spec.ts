/** What the State Council publishes is read as the library that keeps it up reads it. */
import { describe, expect, test } from '@jest/globals';
import { readNotice } from '../../../client/src/pages/admin/calendar/notice-text.js';
import { publishedDays } from '../../../src/calendar/published-holidays.js';

const OF_2026 = `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;
const plain = (days: readonly { day: string; kind: string }[]) =>
  days.map(({ day, kind }) => `${day} ${kind}`);

describe('the yearly notice, pasted', () => {
  test('reads the days of 2026 as they are known', () => {
    const weekendsToo = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const read = readNotice(OF_2026, 2026);
    expect(plain(read).filter((d) => d.endsWith('make_up'))).toEqual(
      plain(publishedDays(2026)).filter((d) => d.endsWith('make_up')),
    );
    // The library names no free weekend days of a holiday that are free anyway.
    const workdays = (days: readonly { day: string; kind: string }[]) =>
      plain(days.filter((d) => d.kind === 'holiday' && weekendsToo(d.day)));
    expect(workdays(read)).toEqual(workdays(publishedDays(2026)));
    expect(read.find((d) => d.day === '2026-02-17')?.name).toBe('春节');
  });
  test('a single day, two holidays in one, a span over the turn of the year, dashes and half-width signs', () => {
    expect(readNotice('一、元旦：2024年12月30日至2025年1月1日放假调休，共3天。', 2025)).toHaveLength(3);
    expect(readNotice('一、元旦:1月1日(周三)放假1天，不调休。', 2025)).toEqual([
      { day: '2025-01-01', kind: 'holiday', name: '元旦' },
    ]);
    const both = readNotice('七、国庆节、中秋节：10月1日—8日放假调休，共8天。9月28日、10月11日上班。', 2025);
    expect(both).toHaveLength(10);
    expect(new Set(both.map((d) => d.name))).toEqual(new Set(['国庆节']));
  });
  test('anything else gives nothing, however long', () => {
    for (const text of [
      '',
      '今天放假',
      '一、元旦：13月40日放假。',
      '二、春节：2月9日至1日放假。',
      '一'.repeat(200_000),
      '（'.repeat(200_000),
    ])
      expect(readNotice(text, 2027)).toEqual([]);
  });
});

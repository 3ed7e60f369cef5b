import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SMALL_COUNT, mergeSmallCounts, shownCount } from '../../../src/briefs/text/small-counts.js';
import { briefText } from '../../../src/briefs/text/brief-text.js';
import { briefDefinitions } from '../../../src/briefs/brief-definitions.js';
import type { ActiveFigures } from '../../../src/protocol/outreach/active.js';
import { FIGURES } from './given.js';

const said = (figures = FIGURES, lang: 'zh' | 'en' = 'zh') =>
  briefText(figures, lang)
    .sections.flatMap((s) => s.paragraphs)
    .join('\n');

const active = (figures: ActiveFigures, lang: 'zh' | 'en' = 'zh') => {
  const { sections } = briefText({ ...FIGURES, active: figures }, lang);
  return {
    headings: sections.map(({ heading }) => heading),
    lines: sections.find(({ heading }) => /主动服务|Outreach/.test(heading))?.paragraphs,
  };
};

describe('the words of a brief', () => {
  test('are those that go upward', () => {
    const { title, headline } = briefText(FIGURES, 'zh');
    expect(title).toBe('沈阳市和平区人民检察院“一键呼叫”工作月报（2026年10月）');
    expect(headline).toEqual({ hours: '850', solved: '19' });
    expect(said()).toContain('本月值守850小时35分钟，其中实测830小时5分钟，补录20小时30分钟；');
    expect(said()).toContain('可认定志愿服务161小时15分钟，其中检察人员40小时，社区志愿者121小时15分钟。');
    expect(said()).toContain(
      '今年累计值守8386小时，为全年目标10000小时的83.9%，按序时应为8328小时46分钟；累计办结报已解决171件，为全年目标200件的85.5%，按序时应为166件。',
    );
    expect(said()).toContain('社区撤回2件，接听率95.1%（应接听41件）。');
    expect(said()).toContain('一半呼叫在21秒内接听，九成五在2分5秒内接听；');
    expect(said()).toContain(
      '办结36件。办结报已解决19件，其中群众确认17件；转介其他单位8件，另计，不计入已解决；解决率52.8%（已办结36件）。已评价17件，满意率88.2%。',
    );
    expect(said()).toContain('未诉先办：同一社区反复出现的事项提出走访建议2项，完成走访1项。');
    const tables = briefText(FIGURES, 'zh').sections.flatMap((s) => s.table?.rows ?? []);
    expect(tables).toEqual([
      ['养老诈骗', '12', '不足5'],
      ['欠薪', '18', '12'],
      ['其他', '11', '不足5'],
      ['浑河湾街道', '21', '10'],
      ['其余街道', '20', '9'],
    ]);
  });
  test('in English say the same', () => {
    expect(said(FIGURES, 'en')).toContain('850 h 35 min on duty, of which 830 h 5 min measured');
    expect(said(FIGURES, 'en')).toContain('36 were closed: 19 as solved, of which 17 confirmed');
    expect(briefText(FIGURES, 'en').title).toBe(
      '沈阳市和平区人民检察院: monthly brief on the one-click call service, October 2026',
    );
    const running = { ...FIGURES, until: '2026-10-09', calls: { ...FIGURES.calls, raised: 1, cancelled: 1 } };
    expect(briefText(running, 'en').title).toMatch(/October 2026 \(up to 9 October\)$/);
    expect(said(running, 'en')).toMatch(/^Up to 9 October: /);
    expect(said(running, 'en')).toContain(
      '1 call was raised and 39 answered (95.1% of the 41 that called for an answer); 1 was taken back',
    );
  });
  test('say in one line each what was done without a call, and nothing where there was nothing', () => {
    const { headings, lines } = active(FIGURES.active!);
    expect(headings).toEqual([
      '一、值守和志愿服务',
      '二、社区呼叫办理',
      '三、主动服务',
      '四、事项类别',
      '五、各街道',
    ]);
    expect(lines).toEqual([
      '精准普法：开展普法活动9场；14人参与服务，服务时长35小时30分钟；到场居民212人，其中60岁及以上164人；现场代为呼叫8件。',
      '走进企业：应邀开展法治体检和走访6次，涉及企业5家，发现问题11项，已解决7项。',
      '派驻社区：走访社区38次，共31小时45分钟；答应社区的事办到21项，还没办到6项。',
      '司法救助：登记救助线索23件，移交办案12件，决定救助9件，移送转介得到答复不足5件。',
    ]);
    expect(active(FIGURES.active!, 'en').lines).toEqual([
      'Outreach: 9 activities were held; 14 people served for 35 h 30 min in all; 212 residents came, 164 of them aged 60 or older; 8 calls were raised on site.',
      'Enterprises: 5 enterprises invited 6 check-ups and visits; 11 problems were found, 7 of them solved by now.',
      'Liaison: 38 visits to communities, 31 h 45 min in all; 21 promises kept and 6 still open.',
      'Relief: leads made: 23; handed over: 12; granted: 9; referrals answered: under 5.',
    ]);
    const nothing = {
      outreach: { activities: 0, people: 0, minutes: 0, arrivals: 0, elders: 0, calls: 0 },
      checkups: { checkups: 0, enterprises: 0, problems: 0, solved: 0 },
      liaison: { visits: 0, minutes: 0, kept: 0, open: 1 },
    };
    expect(active(nothing).lines).toEqual(['派驻社区：答应社区的事办到0项，还没办到1项。']);
    const { headings: bare, lines: none } = active({ ...nothing, liaison: { ...nothing.liaison, open: 0 } });
    expect([bare[2], none]).toEqual(['三、事项类别', undefined]);
    // A brief that was kept before they were counted, too; and what it does not say it does not define.
    const { active: _unknown, ...old } = FIGURES;
    expect(briefText(old, 'zh').sections.map((s) => s.heading)).toEqual(bare);
    expect(briefDefinitions(old, 'en').length).toBeLessThan(briefDefinitions(FIGURES, 'en').length);
  });
  test('whatever the figures are, neither few residents nor few problems are told, nor who the others are', () => {
    const few = fc.nat(14);
    fc.assert(
      fc.property(few, few, few, few, few, (others, elders, open, solved, leads) => {
        const { lines } = active({
          outreach: { activities: 1, people: 1, minutes: 60, arrivals: others + elders, elders, calls: 1 },
          checkups: { checkups: 1, enterprises: 1, problems: open + solved, solved },
          liaison: { visits: 0, minutes: 0, kept: 0, open: 0 },
          relief: { leads, handedOver: leads, granted: leads, helped: leads, visits: leads },
        });
        for (const [, n] of lines!
          .join('')
          .matchAll(/(?:群众|以上|呼叫|问题|已解决|线索|办案|救助|答复|回访)(\d+)/g))
          expect([0, SMALL_COUNT]).toContain(Math.min(SMALL_COUNT, Number(n)));
        if (lines![0]!.includes('60岁')) expect(others === 0 || others >= SMALL_COUNT).toBe(true);
      }),
    );
  });
  test('leave out what is not known and what would tell of single people', () => {
    const bare = said({
      ...FIGURES,
      year: { ...FIGURES.year, targetMinutes: null, dueMinutes: null, target: null, due: null },
      calls: { ...FIGURES.calls, confirmed: null, cancelled: 0 },
      answer: { p50: null, p95: null, hotline: null, inTarget: null },
      rates: { answered: null, solved: null, satisfied: null },
      visits: { proposed: 0, done: 0 },
    });
    expect(bare).not.toMatch(/目标|序时|接听率|秒|满意率\d|未诉先办|—|null|undefined|NaN/);
    expect(bare).toContain('群众确认件数不列');
  });
  test('whatever the figures are, no number between none and five stands in a table', () => {
    const counts = fc.record({ raised: fc.nat(30), solved: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 6 }), fc.array(counts, { maxLength: 6 }), (a, b) => {
        const figures = {
          ...FIGURES,
          categories: a.map((c, i) => ({ ...c, nameZh: `类别${i}`, nameEn: `kind ${i}` })),
          subdistricts: b.map((c, i) => ({ ...c, name: `街道${i}` })),
        };
        for (const lang of ['zh', 'en'] as const)
          for (const row of briefText(figures, lang).sections.flatMap((s) => s.table?.rows ?? []))
            for (const cell of row.slice(1)) expect(cell).not.toMatch(/^[1-4]$/);
      }),
    );
  });
});

describe('small counts', () => {
  const rows = fc.array(fc.record({ raised: fc.nat(12), solved: fc.nat(12) }), { maxLength: 8 });
  test('go together, nothing is lost, and the difference to the total tells no small one', () => {
    fc.assert(
      fc.property(rows, fc.nat(9), (given, other) => {
        const named = given.map((row, i) => ({ name: String(i), ...row }));
        const into = { name: 'rest', raised: other, solved: 0 };
        const { shown, rest } = mergeSmallCounts(named, into);
        const sum = (of: readonly { raised: number }[]) => of.reduce((n, row) => n + row.raised, 0);
        expect(sum(shown) + rest.raised).toBe(sum(named) + other);
        for (const row of shown) expect(row.raised).toBeGreaterThanOrEqual(SMALL_COUNT);
        if (shown.length > 0 && rest.raised > 0) expect(rest.raised).toBeGreaterThanOrEqual(SMALL_COUNT);
        // In the order they were given.
        expect(shown.map((r) => Number(r.name))).toEqual(
          shown.map((r) => Number(r.name)).sort((x, y) => x - y),
        );
      }),
    );
  });
  test('are words', () => {
    expect([0, 1, 4, 5].map((n) => shownCount(n, 'zh'))).toEqual(['0', '不足5', '不足5', '5']);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SMALL_COUNT, mergeSmallCounts, shownCount } from '../../../src/briefs/text/small-counts.js';
import { briefText } from '../../../src/briefs/text/brief-text.js';
import { FIGURES } from './given.js';

const said = (figures = FIGURES, lang: 'zh' | 'en' = 'zh') =>
  briefText(figures, lang)
    .sections.flatMap((s) => s.paragraphs)
    .join('\n');

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
    expect(briefText(FIGURES, 'en').title).toMatch(/^沈阳市和平区人民检察院: monthly brief/);
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

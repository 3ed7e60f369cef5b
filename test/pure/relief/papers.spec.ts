import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Lang } from '../../../src/protocol/lang.js';
import type { AgencyRequest } from '../../../src/protocol/relief/agency-requests.js';
import type { LeadDetail } from '../../../src/protocol/relief/leads.js';
import { LEAD_PAPERS, PAPERS_TO_BRING } from '../../../src/protocol/relief/papers.js';
import type { PaperBlock } from '../../../src/relief/papers/paper.js';
import { paperDocx } from '../../../src/relief/papers/print/paper-docx.js';
import { leadPaperText } from '../../../src/relief/papers/texts/lead-paper-text.js';
import type { PaperSource } from '../../../src/relief/papers/texts/paper-source.js';

const by = { id: 'o', name: '孙', title: '检察官' };
const lead: LeadDetail = {
  id: 'l',
  number: '20261021-J002',
  step: 'lead',
  kind: 'serious_injury',
  source: { kind: 'call', id: 'c', name: '20261021-005' },
  madeAt: '2026-10-21T02:00:00Z',
  madeBy: by,
  inCharge: by,
  version: 1,
  note: '',
  steps: [{ step: 'lead', at: '2026-10-21T02:00:00Z', by }],
  next: [],
  carries: true,
  requests: [],
  visits: [{ months: 1, due: '2026-12-18T09:00:00Z' }],
  legalAidExempt: true,
};
const source: PaperSource = {
  lead,
  unit: { name: '和平区人民检察院', dutyPhone: '024-23890000' },
  settings: { decideDays: 10, tellPaidDays: 2, capMonths: 36, toBring: PAPERS_TO_BRING },
};
const request = {
  kind: 'refer',
  agency: '区民政局',
  what: '临时救助',
  consent: { way: 'written', on: '2026-11-16' },
  askedAt: '2026-11-17T02:00:00Z',
  due: '2026-12-01T09:00:00Z',
  inCharge: by,
} as AgencyRequest;

const flat = (blocks: readonly PaperBlock[]): PaperBlock[] =>
  blocks.flatMap((block) => (block.kind === 'slip' ? flat(block.blocks) : [block]));
const factsOf = (kind: (typeof LEAD_PAPERS)[number], from: PaperSource, lang: Lang = 'zh') =>
  Object.fromEntries(
    flat(leadPaperText(kind, from, lang).blocks)
      .flatMap((block) => (block.kind === 'facts' ? block.facts : []))
      .map(({ name, value }) => [name, value]),
  );

describe('papers about a lead', () => {
  test.each(LEAD_PAPERS)('%s: what is not known is a line to be written on, in both languages', (kind) => {
    for (const lang of ['zh', 'en'] as const) {
      const paper = leadPaperText(kind, source, lang);
      expect(paper).toMatchObject({ lang, unit: '和平区人民检察院' });
      expect(JSON.stringify(paper)).not.toMatch(/undefined|NaN|Invalid/);
      expect(paper.foot).toContain('024-23890000');
      expect(paper.foot).toContain('12309');
      // A place to sign, or for the seal.
      expect(paper.blocks.some((block) => block.kind === 'closing' || block.kind === 'signs')).toBe(true);
    }
    const facts = factsOf(kind, source);
    for (const name of ['姓名', '电话', '住址', '家庭情况', '身份证件号码', '事项', '案号', '决定日期'])
      if (name in facts && !(kind === 'rights' && name === '电话'))
        expect([name, facts[name]]).toEqual([name, null]);
  });

  test('the telling of the right: in large print, with the unit’s own times and list', () => {
    const settings = { decideDays: 8, tellPaidDays: 3, capMonths: 24, toBring: ['甲', '乙'] };
    const paper = leadPaperText('rights', { ...source, settings }, 'zh');
    expect(paper).toMatchObject({ large: true, to: null });
    const items = paper.blocks.flatMap((block) => (block.kind === 'items' ? [block.items] : []));
    expect(items[0]!.join()).toMatch(/8 个工作日.*3 个工作日.*24 个月/);
    expect(items[1]).toEqual(['甲', '乙']);
  });

  test('a letter to an agency says whom it asks, for what, with whose consent and by when', () => {
    const paper = leadPaperText('agency', { ...source, request }, 'zh');
    expect(paper).toMatchObject({ title: '转介函', to: '区民政局' });
    expect(factsOf('agency', { ...source, request })).toMatchObject({
      事项: '临时救助',
      请于此日前答复: '2026年12月1日',
      本人单独同意: '书面同意 · 2026年11月16日，同意向你单位提供上述信息',
    });
    const without = { ...request, consent: { way: 'not_needed' as const, reason: '依法应当转介' } };
    expect(factsOf('agency', { ...source, request: without })).toMatchObject({
      依法不用同意的理由: '依法应当转介',
    });
  });

  test('a visit that was noted is filled in, the next one is not', () => {
    const visits = [
      {
        months: 1,
        due: '2026-12-18T09:00:00Z',
        doneAt: '2026-12-17T02:00:00Z',
        by,
        way: 'home' as const,
        note: '已复学',
      },
      { months: 3, due: '2027-02-18T09:00:00Z' },
    ];
    const from = { ...source, lead: { ...lead, visits } };
    expect(factsOf('visit', { ...from, months: 1 })).toMatchObject({
      回访日期: '2026年12月17日',
      回访方式: '上门',
      回访人: '孙检察官',
      已记录的情况: '已复学',
    });
    expect(leadPaperText('visit', from, 'zh').title).toContain('满 3 个月');
    expect(factsOf('visit', from)).toMatchObject({
      应回访日期: '2027年2月18日',
      回访日期: null,
      回访人: null,
    });
  });

  test('a number of papers never stands on one, however the lead is read', () => {
    const beneficiary = {
      name: '金丝雀',
      idNumber: '2101＊＊4512',
      basis: 'consent' as const,
      masked: false,
    };
    for (const kind of LEAD_PAPERS)
      expect(
        JSON.stringify(leadPaperText(kind, { ...source, lead: { ...lead, beneficiary } }, 'zh')),
      ).not.toContain('4512');
  });

  test('the document holds every word that the paper has, once, and places to write', async () => {
    const paper = leadPaperText('agency', { ...source, request }, 'zh');
    const files = unzipSync(await paperDocx(paper));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']));
    const document = strFromU8(files['word/document.xml']!);
    const words = [...document.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text);
    for (const text of ['转介函', '区民政局：', '临时救助', '回访记录', '2026年12月1日', '（印章）'])
      expect([text, words.filter((one) => one === text).length]).toEqual([text, text === '回访记录' ? 0 : 1]);
    // A line beneath each cell that is to be written in.
    expect(document.match(/<w:bottom w:val="single"/g)!.length).toBeGreaterThanOrEqual(8);
    expect(strFromU8(files['word/footer1.xml']!)).toContain('12309');
  });
});

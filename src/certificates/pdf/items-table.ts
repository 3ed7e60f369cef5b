/** What was done, month by month: a table over as many pages as it takes. */
import type { CertifiedItem } from '../../protocol/certificates.js';
import { LEFT, WIDTH } from './page-layout.js';
import type { PdfDocument } from './pdf-document.js';
import { LINE, type Element } from './pdf-style.js';
import { durationOf, KIND_NAMES, monthWords, SERVED_NAMES } from './paper-text.js';

const PAD = 5;
const CELL = { size: 9.5, lineGap: 1.5 };
interface Column {
  name: string;
  width: number;
  align?: 'center' | 'right';
  of(item: CertifiedItem): string;
}
const COLUMNS: readonly Column[] = [
  { name: '月份', width: 70, of: (i) => monthWords(i.month) },
  { name: '服务类别', width: 66, of: (i) => KIND_NAMES[i.kind] },
  { name: '服务内容', width: 171, of: (i) => i.activity ?? CONTENT[i.kind] ?? '' },
  { name: '服务对象', width: 58, of: (i) => (i.served ? SERVED_NAMES[i.served] : '—') },
  { name: '次数', width: 38, align: 'center', of: (i) => String(i.times) },
  { name: '时长', width: 80, align: 'right', of: (i) => durationOf(i.minutes) },
];
/** Where nothing was written down: what that kind of service is. */
const CONTENT: Partial<Record<CertifiedItem['kind'], string>> = {
  duty: '值守，接听社区呼叫',
  call_handling: '办理社区呼叫事项',
  outreach: '普法宣传',
  training: '志愿服务培训',
};

export const HEAD = 24;

/** Rows with their heights, cut so that the last page has room for the ending. */
export function pagesOf(heights: readonly number[], first: number, next: number, ending: number): number[][] {
  const pages: number[][] = [[]];
  let room = first;
  for (const [row, height] of heights.entries()) {
    if (height > room && pages.at(-1)!.length) {
      pages.push([]);
      room = next;
    }
    pages.at(-1)!.push(row);
    room -= height;
  }
  if (room < ending) pages.push([]);
  return pages;
}

export const heightsOf = (sheet: PdfDocument, items: readonly CertifiedItem[]): number[] =>
  items.map(
    (item) =>
      Math.max(...COLUMNS.map((c) => sheet.height(c.of(item), { ...CELL, width: c.width - 2 * PAD }))) +
      2 * PAD,
  );

export function itemsTable(
  sheet: PdfDocument,
  section: Element,
  items: readonly CertifiedItem[],
  rows: readonly number[],
  heights: readonly number[],
  top: number,
): number {
  let y = top;
  sheet.decorate((doc) => doc.rect(LEFT, y, WIDTH, HEAD).fill('#e9eff7'));
  sheet.within(section, 'Table', (table) => {
    const line = (tag: 'TH' | 'TD', texts: readonly string[], height: number) => {
      let x = LEFT;
      sheet.within(table, 'TR', (tr) => {
        for (const [i, { width, align = 'left' }] of COLUMNS.entries()) {
          const offset = tag === 'TH' ? 5.5 : PAD;
          const bold = tag === 'TH';
          sheet.write(tr, tag, texts[i]!, x + PAD, y + offset, {
            ...CELL,
            bold,
            align,
            width: width - 2 * PAD,
          });
          x += width;
        }
      });
      y += height;
      sheet.rule(LEFT, y, WIDTH, LINE, 0.5);
    };
    line(
      'TH',
      COLUMNS.map((c) => c.name),
      HEAD,
    );
    for (const row of rows)
      line(
        'TD',
        COLUMNS.map((c) => c.of(items[row]!)),
        heights[row]!,
      );
  });
  return y;
}

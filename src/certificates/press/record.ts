/** 志愿服务记录证明: who, how long, what was done month by month, who answers for it. A4, as many pages as it takes. */
import type { CertifiedItem } from '../../protocol/certificates.js';
import type { Print } from './print.js';
import { BLUE, FAINT, LINE, type Element, type Sheet } from './sheet.js';
import {
  codeWords,
  dayWords,
  durationOf,
  KIND_WORDS,
  monthWords,
  PAPER_TITLES,
  SERVED_WORDS,
  starWord,
} from './words.js';

const LEFT = 56;
const WIDTH = 483;
const BOTTOM = 792;
const ENDING = 176;
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
  { name: '服务类别', width: 66, of: (i) => KIND_WORDS[i.kind] },
  { name: '服务内容', width: 171, of: (i) => i.activity ?? CONTENT[i.kind] ?? '' },
  { name: '服务对象', width: 58, of: (i) => (i.served ? SERVED_WORDS[i.served] : '—') },
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

export function drawRecord(sheet: Sheet, print: Print): void {
  sheet.section((section) => {
    sheet.page('portrait');
    let y = heading(sheet, section, print);
    const { items } = print.figures;
    const heights = items.map(
      (item) =>
        Math.max(...COLUMNS.map((c) => sheet.height(c.of(item), { ...CELL, width: c.width - 2 * PAD })), 0) +
        2 * PAD,
    );
    const head = 24;
    const pages = pagesOf(heights, BOTTOM - y - head, BOTTOM - 56 - head, ENDING);
    for (const [page, rows] of pages.entries()) {
      if (page) {
        foot(sheet, print, page, pages.length);
        sheet.page('portrait');
        y = 56;
      }
      if (rows.length) y = table(sheet, section, items, rows, heights, y);
    }
    ending(sheet, section, print, Math.max(y + 14, BOTTOM - ENDING));
    foot(sheet, print, pages.length, pages.length);
  });
}

function heading(sheet: Sheet, section: Element, print: Print): number {
  const center = { width: WIDTH, align: 'center' as const };
  sheet.write(section, 'P', print.issuer.unit, LEFT, 52, { ...center, size: 12, color: FAINT, spacing: 2 });
  sheet.write(section, 'H1', PAPER_TITLES.record, LEFT, 74, {
    ...center,
    size: 25,
    bold: true,
    color: BLUE,
    spacing: 5,
  });
  sheet.rule(LEFT, 120, WIDTH, BLUE, 1.6);
  sheet.rule(LEFT, 123, WIDTH, BLUE, 0.5);
  const numbers = `证明编号　${print.number}　　　校验码　${codeWords(print.code)}`;
  sheet.write(section, 'P', numbers, LEFT, 132, { ...center, size: 10 });
  if (print.revokedOn) sheet.stamp(section, '已撤销', { x: 0, y: 340, width: 595, height: 120 });
  const { total, sources, kinds } = print.figures;
  const star = print.stars ? `，累计达到${starWord(print.stars)}` : '';
  const rows: [string, string, string?, string?][] = [
    ['姓名', print.name, '志愿者编号', print.volunteerNumber],
    ['证件类型', print.idType, '证件号码', print.idNumber],
    ['服务期间', `${dayWords(print.from)}至${dayWords(print.to)}`],
    ['服务时长', `合计 ${durationOf(total)}${star}`],
    [
      '记录方式',
      `系统计时 ${durationOf(sources.measured)}，补录 ${durationOf(sources.back_filled)}（分别记录，均经认定）`,
    ],
    ['服务类别', kinds.map((k) => `${KIND_WORDS[k.kind]} ${durationOf(k.minutes)}`).join('，')],
  ];
  return grid(sheet, section, rows, 158) + 14;
}

/** Names and what they are, two pairs a row or one over its whole width. */
function grid(
  sheet: Sheet,
  section: Element,
  rows: readonly [string, string, string?, string?][],
  top: number,
): number {
  const label = 72;
  const half = WIDTH / 2;
  let y = top;
  sheet.within(section, 'Table', (table) => {
    for (const [name, value, second, other] of rows) {
      const wide = second === undefined;
      const width = (wide ? WIDTH : half) - label - 2 * PAD;
      const strong = name === '服务时长';
      const text = { size: strong ? 13 : 10.5, bold: strong || name === '姓名' };
      const height =
        Math.max(
          sheet.height(value, { ...text, width }),
          other === undefined ? 0 : sheet.height(other, { size: 10.5, width }),
        ) + 12;
      const middle = (size: number) => y + (height - size * 1.44) / 2;
      sheet.within(table, 'TR', (tr) => {
        sheet.write(tr, 'TH', name, LEFT + PAD, middle(10), { size: 10, color: FAINT, width: label - PAD });
        sheet.write(tr, 'TD', value, LEFT + label + PAD, y + 6, { ...text, width });
        if (wide) return;
        sheet.write(tr, 'TH', second, LEFT + half + PAD, middle(10), {
          size: 10,
          color: FAINT,
          width: label - PAD,
        });
        sheet.write(tr, 'TD', other!, LEFT + half + label + PAD, y + 6, { width });
      });
      sheet.frame({ x: LEFT, y, width: WIDTH, height });
      y += height;
    }
  });
  return y;
}

function table(
  sheet: Sheet,
  section: Element,
  items: readonly CertifiedItem[],
  rows: readonly number[],
  heights: readonly number[],
  top: number,
): number {
  let y = top;
  sheet.decorate((doc) => doc.rect(LEFT, y, WIDTH, 24).fill('#e9eff7'));
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
      24,
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

function ending(sheet: Sheet, section: Element, print: Print, top: number): void {
  const { issuer } = print;
  const remarks = [
    print.publicUntil && `公示至${dayWords(print.publicUntil)}，公示期满无异议后有效。`,
    print.revokedOn && `本证明已于${dayWords(print.revokedOn)}撤销。`,
    print.remarks,
  ].filter(Boolean);
  sheet.rule(LEFT, top, WIDTH, BLUE, 0.8);
  const lines: [string, string][] = [
    ['出具单位', issuer.unit],
    ['负责人', issuer.inCharge],
    ['经办人', issuer.handler],
    ['联系方式', issuer.contact],
    ['备注', remarks.join('') || '无'],
  ];
  let y = top + 10;
  for (const [name, value] of lines) {
    sheet.write(section, 'P', name, LEFT, y, { size: 10, color: FAINT });
    y += Math.max(17, sheet.write(section, 'P', value, LEFT + 60, y, { size: 10, width: 196 }) + 2);
  }
  const side = 84;
  sheet.qr(section, print.checkUrl, '核验二维码', LEFT + 268, top + 14, side);
  sheet.write(section, 'P', '扫码核验', LEFT + 268, top + side + 19, {
    size: 8.5,
    color: FAINT,
    width: side,
    align: 'center',
  });
  seal(sheet, section, print, LEFT + 366, top + 12);
  const how = `核验：${print.checkPage}，填写证明编号和校验码。总时长在出具时固定，此后不变。`;
  sheet.write(section, 'P', how, LEFT, BOTTOM - 16, { size: 8, color: FAINT, width: WIDTH });
}

/** Where the seal goes, and the date below it. */
export function seal(sheet: Sheet, section: Element, print: Print, x: number, y: number): void {
  const width = 117;
  sheet.decorate((doc) =>
    doc
      .lineWidth(0.7)
      .dash(3, { space: 3 })
      .strokeColor(LINE)
      .circle(x + width / 2, y + 52, 50)
      .stroke(),
  );
  sheet.write(section, 'P', '（盖章处）', x, y + 44, { size: 10, color: FAINT, width, align: 'center' });
  sheet.write(section, 'P', dayWords(print.issuedOn), x, y + 110, { size: 10.5, width, align: 'center' });
}

function foot(sheet: Sheet, print: Print, page: number, pages: number): void {
  const text = `${print.number}　第${page}页，共${pages}页`;
  sheet.mark(text, LEFT, 806, { size: 8, color: FAINT, width: WIDTH, align: 'center' });
}

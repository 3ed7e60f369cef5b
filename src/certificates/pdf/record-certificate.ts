/** 志愿服务记录证明: who, how long, what was done month by month, who answers for it. A4, as many pages as it takes. */
import { drawFooter } from './paper-footer.js';
import { HEAD, heightsOf, itemsTable, pagesOf } from './items-table.js';
import { BOTTOM, ENDING, LEFT, TOP, WIDTH } from './page-layout.js';
import type { PrintedCertificate } from './printed-certificate.js';
import type { PdfDocument } from './pdf-document.js';
import { BLUE, FAINT, type Element } from './pdf-style.js';
import { codeWords, dayWords, durationOf, KIND_NAMES, PAPER_TITLES, starWord } from './paper-text.js';

const PAD = 5;
/** Of a name that stands there as a picture, in points. */
const NAME_HEIGHT = 18;

export function drawRecordCertificate(sheet: PdfDocument, print: PrintedCertificate): void {
  sheet.section((section) => {
    sheet.page('portrait');
    let y = heading(sheet, section, print);
    const { items } = print.figures;
    const heights = heightsOf(sheet, items);
    const pages = pagesOf(heights, BOTTOM - y - HEAD, BOTTOM - TOP - HEAD, ENDING);
    for (const [page, rows] of pages.entries()) {
      if (page) {
        foot(sheet, print, page, pages.length);
        sheet.page('portrait');
        y = TOP;
      }
      if (rows.length) y = itemsTable(sheet, section, items, rows, heights, y);
    }
    drawFooter(sheet, section, print, Math.max(y + 14, BOTTOM - ENDING));
    foot(sheet, print, pages.length, pages.length);
  });
}

function heading(sheet: PdfDocument, section: Element, print: PrintedCertificate): number {
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
      `实测 ${durationOf(sources.measured)}，补录 ${durationOf(sources.back_filled)}（分别记录，均经认定）`,
    ],
    ['服务类别', kinds.map((k) => `${KIND_NAMES[k.kind]} ${durationOf(k.minutes)}`).join('，')],
  ];
  return grid(sheet, section, rows, 158, print) + 14;
}

/** Names and what they are, two pairs a row or one over its whole width. */
function grid(
  sheet: PdfDocument,
  section: Element,
  rows: readonly [string, string, string?, string?][],
  top: number,
  { name: bearer, namePicture }: Pick<PrintedCertificate, 'name' | 'namePicture'>,
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
      const picture = name === '姓名' && namePicture;
      const height =
        Math.max(
          picture ? NAME_HEIGHT : 0,
          sheet.height(value, { ...text, width }),
          other === undefined ? 0 : sheet.height(other, { size: 10.5, width }),
        ) + 12;
      const middle = (size: number) => y + (height - size * 1.44) / 2;
      sheet.within(table, 'TR', (tr) => {
        sheet.write(tr, 'TH', name, LEFT + PAD, middle(10), { size: 10, color: FAINT, width: label - PAD });
        if (picture) {
          const cell = { bytes: picture, alt: bearer };
          sheet.picture(tr, cell, LEFT + label + PAD, y + 6, [width, NAME_HEIGHT]);
        } else sheet.write(tr, 'TD', value, LEFT + label + PAD, y + 6, { ...text, width });
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

function foot(sheet: PdfDocument, print: PrintedCertificate, page: number, pages: number): void {
  const text = `${print.number}　第${page}页，共${pages}页`;
  sheet.mark(text, LEFT, 806, { size: 8, color: FAINT, width: WIDTH, align: 'center' });
}

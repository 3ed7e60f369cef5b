/** Who answers for a certificate, where its seal goes, and how it is checked. */
import { BOTTOM, LEFT, WIDTH } from './page-layout.js';
import type { PrintedCertificate } from './printed-certificate.js';
import type { PdfDocument } from './pdf-document.js';
import { BLUE, FAINT, LINE, type Element } from './pdf-style.js';
import { dayWords } from './paper-text.js';

export function drawFooter(
  sheet: PdfDocument,
  section: Element,
  print: PrintedCertificate,
  top: number,
): void {
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
  drawSeal(sheet, section, print, LEFT + 366, top + 12);
  const how = `核验：${print.checkPage}，填写证明编号和校验码。总时长在出具时固定，此后不变。`;
  sheet.write(section, 'P', how, LEFT, BOTTOM - 16, { size: 8, color: FAINT, width: WIDTH });
}

/** Where the seal goes, and the date below it. */
export function drawSeal(
  sheet: PdfDocument,
  section: Element,
  print: PrintedCertificate,
  x: number,
  y: number,
): void {
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

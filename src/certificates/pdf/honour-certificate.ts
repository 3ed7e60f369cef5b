/** 志愿服务证书: one page across, one sentence, for who served. */
import { drawSeal } from './paper-footer.js';
import type { PrintedCertificate } from './printed-certificate.js';
import type { PdfDocument } from './pdf-document.js';
import { BLUE, FAINT, INK, RED, type Element } from './pdf-style.js';
import { codeWords, dayWords, durationOf, KIND_NAMES, PAPER_TITLES, starWord } from './paper-text.js';

const PAGE = { width: 841.89, height: 595.28 };
const LEFT = 110;
const WIDTH = PAGE.width - 2 * LEFT;
const NAME_SIZES = [19, 16, 13] as const;
const NAME_HEIGHT = 26;

export function drawHonourCertificate(sheet: PdfDocument, print: PrintedCertificate): void {
  sheet.section((section) => {
    sheet.page('landscape');
    for (const [inset, thickness] of [
      [26, 3],
      [33, 0.8],
    ] as const)
      sheet.frame(
        { x: inset, y: inset, width: PAGE.width - 2 * inset, height: PAGE.height - 2 * inset },
        BLUE,
        thickness,
      );
    const center = { width: WIDTH, align: 'center' as const };
    sheet.write(section, 'P', print.issuer.unit, LEFT, 62, { ...center, size: 14, color: FAINT, spacing: 3 });
    sheet.write(section, 'H1', PAPER_TITLES.honour, LEFT, 88, {
      ...center,
      size: 38,
      bold: true,
      color: RED,
      spacing: 12,
    });
    if (print.revokedOn) sheet.stamp(section, '已撤销', { x: 0, y: 220, width: PAGE.width, height: 120 });
    sentence(sheet, section, print);
    ending(sheet, section, print);
  });
}

/** Whom it is for: smaller where the name is long, on two lines where it is longer still. Answers its height. */
function heading(
  sheet: PdfDocument,
  section: Element,
  { who, name, namePicture }: PrintedCertificate,
): number {
  const honorific = `${who === 'volunteer' ? '志愿者' : '同志'}：`;
  const writing = { bold: true, width: WIDTH };
  const [largest, , smallest] = NAME_SIZES;
  if (namePicture) {
    const most = WIDTH - sheet.width(honorific, { size: largest, bold: true }) - 8;
    const box: [number, number] = [most, NAME_HEIGHT];
    const width = sheet.picture(section, { bytes: namePicture, alt: name }, LEFT, 166, box);
    sheet.write(section, 'P', honorific, LEFT + width + 8, 168, { bold: true, size: largest });
    return NAME_HEIGHT;
  }
  const words = `${name} ${honorific}`;
  const size = NAME_SIZES.find((s) => sheet.width(words, { size: s, bold: true }) <= WIDTH) ?? smallest;
  return sheet.write(section, 'P', words, LEFT, 168, { ...writing, size });
}

function sentence(sheet: PdfDocument, section: Element, print: PrintedCertificate): void {
  const { total, sources, kinds } = print.figures;
  const top = 168 + heading(sheet, section, print) + 8;
  const star = print.stars ? `累计志愿服务达到${starWord(print.stars)}。` : '';
  const words =
    `　　您于${dayWords(print.from)}至${dayWords(print.to)}参加志愿服务，经认定服务时长共 ` +
    `${durationOf(total)}（实测 ${durationOf(sources.measured)}，补录 ${durationOf(sources.back_filled)}）。${star}` +
    '感谢您为社区居民付出的时间。特发此证。';
  let y =
    top + sheet.write(section, 'P', words, LEFT, top, { size: 15, color: INK, width: WIDTH, lineGap: 9 });
  const content = `服务内容：${kinds.map((k) => `${KIND_NAMES[k.kind]} ${durationOf(k.minutes)}`).join('，')}`;
  y += 4;
  y += sheet.write(section, 'P', content, LEFT, y, { size: 11, width: WIDTH, lineGap: 4 });
  const papers = `证件类型：${print.idType}　　证件号码：${print.idNumber}　　志愿者编号：${print.volunteerNumber}`;
  sheet.write(section, 'P', papers, LEFT, y + 2, { size: 11, width: WIDTH, lineGap: 4 });
}

function ending(sheet: PdfDocument, section: Element, print: PrintedCertificate): void {
  const { issuer } = print;
  const top = 398;
  const side = 92;
  sheet.qr(section, print.checkUrl, '核验二维码', LEFT, top, side);
  sheet.write(section, 'P', '扫码核验', LEFT, top + side + 5, {
    size: 9,
    color: FAINT,
    width: side,
    align: 'center',
  });
  const remarks = [
    print.publicUntil && `公示至${dayWords(print.publicUntil)}，期满无异议后有效。`,
    print.revokedOn && `本证书已于${dayWords(print.revokedOn)}撤销。`,
    print.remarks,
  ].filter(Boolean);
  const lines: [string, string][] = [
    ['证书编号', print.number],
    ['校验码', codeWords(print.code)],
    ['出具单位', issuer.unit],
    ['负责人', `${issuer.inCharge}　　经办人　${issuer.handler}`],
    ['联系方式', issuer.contact],
    ['备注', remarks.join('') || '无'],
  ];
  let y = top - 2;
  for (const [name, value] of lines) {
    sheet.write(section, 'P', name, LEFT + 116, y, { size: 10.5, color: FAINT });
    y += Math.max(18, sheet.write(section, 'P', value, LEFT + 176, y, { size: 10.5, width: 270 }) + 2);
  }
  drawSeal(sheet, section, print, PAGE.width - LEFT - 130, top - 22);
  sheet.write(section, 'P', `核验：${print.checkPage}`, LEFT, 526, { size: 8, color: FAINT });
}

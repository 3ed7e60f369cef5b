/** The letter on A4, to be handed over, read and listened to. */
import { BOTTOM, LEFT, TOP, WIDTH } from '../../certificates/pdf/page-layout.js';
import type { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { BLUE, FAINT, type Element, type TextStyle } from '../../certificates/pdf/pdf-style.js';
import { textPieces } from '../../certificates/pdf/text-pieces.js';
import type { Letter } from './letter-text.js';

/** Points. */
const NAMES = 84;
const FINDINGS = 110;

export function drawLetter(sheet: PdfDocument, letter: Letter): void {
  sheet.section((whole) => {
    const flow = new Flow(sheet, whole);
    flow.write('P', letter.unit, { size: 12, color: FAINT, align: 'center', spacing: 1 }, 6);
    flow.write('H1', letter.title, { size: 21, bold: true, align: 'center' }, 14);
    flow.rule();
    for (const [name, value] of letter.facts) flow.pair(name, value);
    flow.skip(6);
    flow.rule();
    flow.write('P', letter.opening, { size: 11.5, lineGap: 5 }, 12);
    for (const { heading, finding, lines } of letter.points) {
      // A heading does not stand alone at the foot of a page.
      flow.room(60);
      flow.headed(heading, finding);
      for (const line of lines) flow.write('P', line, { size: 11, lineGap: 4 }, 4);
      flow.skip(8);
    }
    if (letter.unseen) flow.write('P', letter.unseen, { size: 10.5, color: FAINT, lineGap: 4 }, 10);
    flow.room(110);
    flow.rule();
    flow.write('H2', letter.noticesHeading, { size: 12, bold: true, color: BLUE }, 6);
    for (const notice of letter.notices) flow.write('P', notice, { size: 11, lineGap: 5 }, 5);
    flow.write('P', letter.phones, { size: 11, bold: true, lineGap: 5 }, 0);
  });
}

/** From the top of a page to its foot, and on to the next. */
class Flow {
  private y = TOP;

  constructor(
    private readonly sheet: PdfDocument,
    private readonly whole: Element,
  ) {
    sheet.page('portrait');
  }

  /** Turns the page where less is left. */
  room(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.sheet.page('portrait');
    this.y = TOP;
  }
  skip(height: number): void {
    this.y += height;
  }
  rule(): void {
    this.sheet.rule(LEFT, this.y, WIDTH);
    this.y += 14;
  }
  write(tag: 'H1' | 'H2' | 'P', text: string, style: TextStyle, after: number): void {
    const styled = { ...style, width: WIDTH };
    for (const piece of textPieces(text, (part) => this.sheet.height(part, styled) <= BOTTOM - TOP)) {
      this.room(this.sheet.height(piece, styled));
      this.y += this.sheet.write(this.whole, tag, piece, LEFT, this.y, styled);
    }
    this.y += after;
  }
  /** A name, and what it is. */
  pair(name: string, value: string): void {
    const styled = { size: 11, width: WIDTH - NAMES, lineGap: 3 };
    const height = this.sheet.height(value, styled);
    this.room(height);
    this.sheet.write(this.whole, 'P', name, LEFT, this.y, { size: 11, color: FAINT, width: NAMES });
    this.sheet.write(this.whole, 'P', value, LEFT + NAMES, this.y, styled);
    this.y += height + 5;
  }
  /** A point, and in a word what was found, at the right. */
  headed(heading: string, finding: string): void {
    const styled = { size: 12, bold: true, width: WIDTH - FINDINGS, lineGap: 3 };
    const height = this.sheet.height(heading, styled);
    this.sheet.write(this.whole, 'H2', heading, LEFT, this.y, styled);
    this.sheet.write(this.whole, 'P', finding, LEFT + WIDTH - FINDINGS, this.y, {
      size: 11,
      color: FAINT,
      width: FINDINGS,
      align: 'right',
    });
    this.y += height + 4;
  }
}

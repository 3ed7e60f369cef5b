/** A letter on A4: its text, the figures it goes by with what each counts, who signed it, by when it is answered. */
import { BOTTOM, LEFT, TOP, WIDTH } from '../../../certificates/pdf/page-layout.js';
import type { PdfDocument } from '../../../certificates/pdf/pdf-document.js';
import { BLUE, FAINT, type Element, type TextStyle } from '../../../certificates/pdf/pdf-style.js';
import { textPieces } from '../../../certificates/pdf/text-pieces.js';
import type { ReminderPaper } from './reminder-text.js';

/** Points. */
const NAMES = 160;

export function drawReminder(sheet: PdfDocument, paper: ReminderPaper): void {
  sheet.section((whole) => {
    const flow = new Flow(sheet, whole);
    flow.write('P', paper.unit, { size: 12, color: FAINT, align: 'center', spacing: 1 }, 6);
    flow.write('H1', paper.title, { size: 22, bold: true, align: 'center', spacing: 4 }, 8);
    const number = [paper.number, paper.mark].filter(Boolean).join('　');
    flow.write('P', number, { size: 10.5, color: FAINT, align: 'center' }, 12);
    flow.rule();
    flow.write('P', paper.to, { size: 12.5, bold: true, lineGap: 5 }, 10);
    for (const text of paper.paragraphs) flow.write('P', text, { size: 12, lineGap: 7 }, 8);
    if (paper.answerBy) flow.write('P', paper.answerBy, { size: 12, bold: true, lineGap: 7 }, 8);
    // Who signs does not stand on a page of its own.
    flow.room(24 * paper.ending.length + 20);
    flow.skip(10);
    for (const line of paper.ending) flow.write('P', line, { size: 12, align: 'right' }, 6);
    flow.skip(14);
    flow.room(210);
    flow.rule();
    flow.write('H2', paper.figuresHeading, { size: 11.5, bold: true, color: BLUE }, 8);
    for (const [name, value] of paper.figures) flow.pair(name, value);
    flow.skip(6);
    for (const definition of paper.definitions)
      flow.write('P', definition, { size: 9.5, color: FAINT, lineGap: 2 }, 3);
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
}

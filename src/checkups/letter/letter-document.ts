/** The letter on A4, to be handed over, read and listened to. */
import { PageFlow } from '../../certificates/pdf/page-flow.js';
import { LEFT, WIDTH } from '../../certificates/pdf/page-layout.js';
import type { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { BLUE, FAINT } from '../../certificates/pdf/pdf-style.js';
import type { Letter } from './letter-text.js';

/** Points. */
const NAMES = 84;
const FINDINGS = 110;

export function drawLetter(sheet: PdfDocument, letter: Letter): void {
  sheet.section((whole) => {
    const flow = new LetterFlow(sheet, whole);
    flow.write('P', letter.unit, { size: 12, color: FAINT, align: 'center', spacing: 1 }, 6);
    flow.write('H1', letter.title, { size: 21, bold: true, align: 'center' }, 14);
    flow.rule();
    for (const [name, value] of letter.facts) flow.pair(name, value, NAMES);
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

class LetterFlow extends PageFlow {
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

/** A letter on A4: its text, the figures it goes by with what each counts, who signed it, by when it is answered. */
import { PageFlow } from '../../../certificates/pdf/page-flow.js';
import type { PdfDocument } from '../../../certificates/pdf/pdf-document.js';
import { BLUE, FAINT } from '../../../certificates/pdf/pdf-style.js';
import type { ReminderPaper } from './reminder-text.js';

/** Points. */
const NAMES = 160;

export function drawReminder(sheet: PdfDocument, paper: ReminderPaper): void {
  sheet.section((whole) => {
    const flow = new PageFlow(sheet, whole);
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
    for (const [name, value] of paper.figures) flow.pair(name, value, NAMES);
    flow.skip(6);
    for (const definition of paper.definitions)
      flow.write('P', definition, { size: 9.5, color: FAINT, lineGap: 2 }, 3);
  });
}

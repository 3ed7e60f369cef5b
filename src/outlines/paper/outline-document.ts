/** The outline on A4: read before the meeting, written on at it. */
import { PageFlow } from '../../certificates/pdf/page-flow.js';
import { LEFT, TOP, WIDTH } from '../../certificates/pdf/page-layout.js';
import type { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { BLUE, FAINT, INK, LINE, type Element, type TextStyle } from '../../certificates/pdf/pdf-style.js';
import type { OutlinePaper, PaperLine, PaperSection } from './outline-text.js';

/** Points. */
const FOOT = { size: 9, y: 804, bottom: 776 } as const;
const RIGHT = 150;
const GAP = 12;
/** Room to write an answer by hand. */
const WRITE = { lines: 3, height: 26 } as const;
const COLUMNS = [0.3, 0.2, 0.17, 0.33] as const;

export function drawOutline(sheet: PdfDocument, paper: OutlinePaper): void {
  sheet.section((whole) => {
    const text = (page: number) => paper.page.replace('{n}', String(page));
    const flow = new OutlineFlow(sheet, whole, { ...FOOT, text });
    flow.write('P', paper.unit, { size: 11, color: FAINT, align: 'center', spacing: 1 }, 4);
    flow.write('H1', paper.title, { size: 20, bold: true, align: 'center' }, 6);
    flow.write('P', paper.department, { size: 14, bold: true, align: 'center' }, 4);
    for (const line of paper.about)
      flow.write('P', line, { size: 11, align: 'center', color: FAINT, lineGap: 2 }, 2);
    flow.write('P', paper.asOf, { size: 9.5, color: FAINT, align: 'center' }, 12);
    drawSection(flow, paper.people);
    flow.heading(paper.done.heading, paper.done.note);
    flow.table(paper.done.columns, paper.done.rows);
    for (const section of paper.sections) drawSection(flow, section);
    flow.heading(paper.questions.heading, paper.questions.note);
    for (const [n, { text, answer, followUps }] of paper.questions.items.entries()) {
      flow.room(answer ? 60 : 30 + WRITE.lines * WRITE.height);
      flow.write('P', `${n + 1}. ${text}`, { size: 11.5, bold: true, lineGap: 3 }, 4);
      if (answer) flow.write('P', answer, { size: 11, lineGap: 4 }, 4);
      else flow.dotted();
      for (const one of followUps) flow.write('P', `· ${one}`, { size: 10.5, color: BLUE, lineGap: 3 }, 3);
      flow.skip(8);
    }
    flow.room(40);
    flow.rule(8);
    flow.write('P', paper.foot, { size: 9, color: FAINT, lineGap: 2 }, 0);
  });
}

function drawSection(flow: OutlineFlow, { heading, note, empty, lines }: PaperSection): void {
  flow.heading(heading, note);
  if (lines.length === 0) flow.write('P', empty, { size: 10.5, color: FAINT }, 4);
  for (const line of lines) flow.line(line);
  flow.skip(GAP);
}

class OutlineFlow extends PageFlow {
  /** It does not stand alone at the foot of a page. */
  heading(text: string, note: string): void {
    this.room(70);
    const height = this.sheet.write(this.whole, 'H2', text, LEFT, this.y, {
      size: 13,
      bold: true,
      width: WIDTH,
    });
    if (note)
      this.sheet.write(this.whole, 'P', note, LEFT, this.y + 3, {
        size: 9.5,
        color: FAINT,
        width: WIDTH,
        align: 'right',
      });
    this.y += height + 4;
    this.sheet.rule(LEFT, this.y, WIDTH, INK, 0.8);
    this.y += 6;
  }
  line({ text, more, right }: PaperLine): void {
    const width = right ? WIDTH - RIGHT - GAP : WIDTH;
    const first: TextStyle & { width: number } = { size: 11, width, lineGap: 2 };
    const second: TextStyle & { width: number } = { size: 9.5, color: FAINT, width, lineGap: 2 };
    const third: TextStyle & { width: number } = { size: 10, width: RIGHT, align: 'right', lineGap: 2 };
    // What was answered may be long: what has no room beside it goes on below.
    const [begun = '', ...rest] = this.pieces(more, second, (FOOT.bottom - TOP) / 2);
    const left = this.sheet.height(text, first) + (begun ? this.sheet.height(begun, second) + 1 : 0);
    const height = Math.max(left, right ? this.sheet.height(right, third) : 0);
    this.room(height + 8);
    const under = this.y + this.sheet.write(this.whole, 'P', text, LEFT, this.y, first) + 1;
    if (begun) this.sheet.write(this.whole, 'P', begun, LEFT, under, second);
    if (right) this.sheet.write(this.whole, 'P', right, LEFT + WIDTH - RIGHT, this.y, third);
    this.y += height + 4;
    for (const piece of rest) this.write('P', piece, { ...second, width: WIDTH }, 4);
    this.sheet.rule(LEFT, this.y, WIDTH, LINE, 0.4);
    this.y += 4;
  }
  table(columns: readonly string[], rows: readonly (readonly string[])[]): void {
    this.sheet.within(this.whole, 'Table', (table) => {
      this.row(table, 'TH', columns);
      for (const row of rows) this.row(table, 'TD', row);
    });
    this.y += GAP;
  }
  private row(table: Element, tag: 'TH' | 'TD', cells: readonly string[]): void {
    const styleOf = (column: number): TextStyle & { width: number } => ({
      size: tag === 'TH' ? 9.5 : column === 1 ? 12 : 10.5,
      bold: tag === 'TD' && column === 1,
      width: WIDTH * COLUMNS[column]! - (column === 3 ? 16 : 4),
      align: column === 1 || column === 2 ? 'right' : 'left',
      ...((tag === 'TH' || column > 1) && { color: FAINT }),
    });
    const height = Math.max(...cells.map((text, column) => this.sheet.height(text, styleOf(column))));
    this.room(height + 6);
    this.sheet.within(table, 'TR', (line) => {
      let x: number = LEFT;
      for (const [column, text] of cells.entries()) {
        const name = tag === 'TH' || column === 0 ? 'TH' : 'TD';
        this.sheet.write(line, name, text, x + (column === 3 ? 16 : 0), this.y + 2, styleOf(column));
        x += WIDTH * COLUMNS[column]!;
      }
    });
    this.y += height + 5;
    this.sheet.rule(LEFT, this.y, WIDTH, LINE, 0.4);
    this.y += 1;
  }
  /** Lines to write on by hand. */
  dotted(): void {
    for (let n = 0; n < WRITE.lines; n++) {
      this.room(WRITE.height);
      this.y += WRITE.height;
      const { y } = this;
      this.sheet.decorate((doc) =>
        doc
          .lineWidth(0.6)
          .strokeColor(LINE)
          .dash(1, { space: 2.5 })
          .moveTo(LEFT + 14, y)
          .lineTo(LEFT + WIDTH, y)
          .stroke()
          .undash(),
      );
    }
    this.y += 6;
  }
}

/** A paper on A4, to be printed, signed and sealed: what is not known is a line to be written on. */
import { PageFlow } from '../../../certificates/pdf/page-flow.js';
import { BOTTOM, LEFT, WIDTH } from '../../../certificates/pdf/page-layout.js';
import type { PdfDocument } from '../../../certificates/pdf/pdf-document.js';
import { FAINT, LINE, type Element, type TextStyle } from '../../../certificates/pdf/pdf-style.js';
import type { Paper, PaperBlock, PaperFact } from '../paper.js';

/** Sizes in points, by how large the print is. */
const SIZES = {
  usual: { title: 20, heading: 13, text: 11.5, small: 9.5, gap: 5, line: 24, name: 118, sign: 72 },
  large: { title: 25, heading: 18, text: 16, small: 11, gap: 6, line: 34, name: 130, sign: 88 },
} as const;
const FOOT = { size: 9.5, y: BOTTOM + 6, bottom: BOTTOM - 22 } as const;
/** Who answers for it stands at the right: so wide, and so many lines of type high. */
const CLOSING = 240;
const CLOSING_LINES = 7;
const MARK = { number: 24, box: 22 } as const;
/** Square and apart, so that a pen finds it. */
const BOX = '□';

export function drawPaper(sheet: PdfDocument, paper: Paper): void {
  sheet.section((whole) => {
    const flow = new PaperFlow(sheet, whole, paper);
    flow.head();
    for (const block of paper.blocks) flow.block(block);
  });
}

class PaperFlow extends PageFlow {
  private readonly sizes: (typeof SIZES)[keyof typeof SIZES];

  constructor(
    sheet: PdfDocument,
    whole: Element,
    private readonly paper: Paper,
  ) {
    const { foot, page } = paper;
    super(sheet, whole, { ...FOOT, text: (n) => `${foot}　　${page.replace('{n}', String(n))}` });
    this.sizes = SIZES[paper.large ? 'large' : 'usual'];
  }

  head(): void {
    const { unit, title, draft, numbers, to } = this.paper;
    const { small, title: size, text, gap } = this.sizes;
    this.write('P', draft, { size: small, color: FAINT, align: 'right' }, 8);
    this.write('P', unit, { size: text + 1, align: 'center', spacing: 1 }, 6);
    this.write('H1', title, { size, bold: true, align: 'center' }, 12);
    for (const { name, value } of numbers)
      this.write('P', `${name}　${value ?? ''}`, { size: small + 1, color: FAINT, align: 'center' }, 2);
    this.skip(6);
    this.rule();
    if (to === undefined) return;
    if (to !== null) return this.write('P', `${to}：`, { size: text, bold: true }, gap);
    this.blank(WIDTH / 2, LEFT);
    this.write('P', '：', { size: text, width: 20 }, gap, LEFT + WIDTH / 2 + 2);
  }

  block(block: PaperBlock): void {
    const { heading, text, gap, line } = this.sizes;
    switch (block.kind) {
      case 'heading':
        // A heading does not stand alone at the foot of a page.
        this.room(heading + 2 * line);
        this.y += gap;
        return this.write('H2', block.text, { size: heading, bold: true }, gap);
      case 'text':
        // What is signed stands with where it is signed.
        if (block.strong) this.room(this.sizes.sign + 4 * text);
        return this.write('P', block.text, { size: text, bold: block.strong === true, lineGap: 5 }, gap + 2);
      case 'items':
        return block.items.forEach((item, at) =>
          this.item(block.mark === 'box' ? BOX : `${at + 1}.`, item, MARK[block.mark]),
        );
      case 'facts':
        return block.facts.forEach((fact) => this.fact(fact));
      case 'signs':
        return this.signs(block);
      case 'closing':
        return this.closing(block);
      case 'slip':
        return this.slip(block);
    }
  }

  /** Who answers for it, with a place for the seal. */
  private closing({ unit, seal, day }: Extract<PaperBlock, { kind: 'closing' }>): void {
    const { text: size, gap } = this.sizes;
    this.room(CLOSING_LINES * size);
    this.y += gap * 2;
    const style = { size, align: 'center', width: CLOSING } as const;
    for (const said of [unit, seal, day]) this.write('P', said, style, 8, LEFT + WIDTH - CLOSING);
  }

  /** As a whole on one page, beneath a line to cut along. */
  private slip({ blocks }: Extract<PaperBlock, { kind: 'slip' }>): void {
    const { line, gap, heading, text } = this.sizes;
    const rows = blocks.flatMap((block) => {
      if (block.kind === 'facts') return block.facts.map(({ lines = 1 }) => lines * line + gap);
      return block.kind === 'items' ? block.items.map(() => text * 2 + gap) : [heading * 2 + gap];
    });
    this.room(rows.reduce((sum, height) => sum + height, 4 * gap));
    this.y += 2 * gap;
    this.sheet.decorate((doc) =>
      doc
        .lineWidth(0.7)
        .dash(4, { space: 4 })
        .strokeColor(LINE)
        .moveTo(LEFT, this.y)
        .lineTo(LEFT + WIDTH, this.y)
        .stroke(),
    );
    this.y += gap;
    for (const block of blocks) this.block(block);
  }

  protected override pieces(text: string, styled: TextStyle & { width: number }): string[] {
    return super.pieces(text, styled, 2 * this.sizes.gap);
  }

  private item(mark: string, text: string, indent: number): void {
    const { text: size, gap } = this.sizes;
    const styled = { size, lineGap: 5, width: WIDTH - indent - 6 };
    const [begun = '', ...rest] = this.pieces(text, styled);
    const height = this.sheet.height(begun, styled);
    this.room(height);
    this.sheet.write(this.whole, 'P', mark, LEFT + 6, this.y, { size, width: indent });
    this.sheet.write(this.whole, 'P', begun, LEFT + 6 + indent, this.y, styled);
    this.y += height + gap - 1;
    for (const piece of rest) this.write('P', piece, styled, gap - 1, LEFT + 6 + indent);
  }

  /** A name, and what it is: on as many lines as it takes, or lines to write on. */
  private fact({ name, value, lines = 1 }: PaperFact): void {
    const { text: size, gap, line, name: most } = this.sizes;
    const names = Math.min(Math.max(most, this.sheet.width(name, { size }) + 12), WIDTH / 2);
    const wide = WIDTH - names;
    const style = { size, lineGap: 4, width: names - 8 };
    const nameHeight = this.sheet.height(name, style);
    const styled = { size, lineGap: 4, width: wide };
    const [begun = '', ...rest] = value === null ? [] : this.pieces(value, styled);
    const height = value === null ? line * lines : this.sheet.height(begun, styled);
    this.room(Math.max(height, nameHeight) + gap);
    this.sheet.write(this.whole, 'P', name, LEFT, this.y, { ...style, color: FAINT });
    if (value !== null) this.sheet.write(this.whole, 'P', begun, LEFT + names, this.y, styled);
    else for (let n = 0; n < lines; n++) this.sheet.rule(LEFT + names, this.y + size + 4 + n * line, wide);
    this.y += Math.max(value === null ? height - line + size + 8 : height, nameHeight) + gap;
    for (const piece of rest) this.write('P', piece, styled, gap, LEFT + names);
  }

  private blank(width: number, at: number): void {
    this.room(this.sizes.line);
    this.sheet.rule(at, this.y + this.sizes.text + 3, width);
  }

  /** Side by side, a line and a day for each. */
  private signs({ places, day }: Extract<PaperBlock, { kind: 'signs' }>): void {
    const { text: size, sign } = this.sizes;
    const wide = WIDTH / places.length;
    this.room(sign + size);
    this.y += 12;
    for (const [at, place] of places.entries()) {
      const x = LEFT + at * wide;
      const style = { size, width: wide - 16 };
      const height = this.sheet.write(this.whole, 'P', place, x, this.y, style);
      this.sheet.rule(x, this.y + height + size * 2, wide - 24);
      this.sheet.write(this.whole, 'P', day, x, this.y + height + size * 2 + 8, style);
    }
    this.y += sign;
  }
}

/** Writing from the top of an A4 page to its foot, and on to the next: letters, papers, outlines. Points throughout. */
import { BOTTOM, LEFT, TOP, WIDTH } from './page-layout.js';
import type { PdfDocument } from './pdf-document.js';
import { FAINT, type Element, type TextStyle } from './pdf-style.js';
import { textPieces } from './text-pieces.js';

/** What stands beneath every page. */
export interface PageFoot {
  /** Of the page with that number, from 1. */
  text(page: number): string;
  size: number;
  /** Its top edge. */
  y: number;
  /** How far down the page may be written on. */
  bottom: number;
}

export class PageFlow {
  protected y = TOP;
  private page = 0;

  constructor(
    protected readonly sheet: PdfDocument,
    protected readonly whole: Element,
    private readonly foot?: PageFoot,
  ) {
    this.turn();
  }

  private get bottom(): number {
    return this.foot?.bottom ?? BOTTOM;
  }
  private turn(): void {
    this.sheet.page('portrait');
    this.y = TOP;
    this.page += 1;
    if (!this.foot) return;
    const { text, size, y } = this.foot;
    this.sheet.mark(text(this.page), LEFT, y, { size, color: FAINT, width: WIDTH, align: 'center' });
  }
  /** Turns the page where less is left. */
  room(height: number): void {
    if (this.y + height > this.bottom) this.turn();
  }
  skip(height: number): void {
    this.y += height;
  }
  rule(after = 14): void {
    this.sheet.rule(LEFT, this.y, WIDTH);
    this.y += after;
  }
  /** @param at its left edge; it is as wide as the page where its style says no width */
  write(tag: 'H1' | 'H2' | 'P', text: string, style: TextStyle, after: number, at = LEFT): void {
    const styled = { ...style, width: style.width ?? WIDTH };
    for (const piece of this.pieces(text, styled)) {
      this.room(this.sheet.height(piece, styled));
      this.y += this.sheet.write(this.whole, tag, piece, at, this.y, styled);
    }
    this.y += after;
  }
  /** What is higher than a page, less what is spared of it, goes on, on the next. */
  protected pieces(text: string, styled: TextStyle & { width: number }, spared = 0): string[] {
    return textPieces(text, (part) => this.sheet.height(part, styled) <= this.bottom - TOP - spared);
  }
  /** A name, `names` wide, and beside it what it is. */
  pair(name: string, value: string, names: number): void {
    const styled = { size: 11, width: WIDTH - names, lineGap: 3 };
    const height = this.sheet.height(value, styled);
    this.room(height);
    this.sheet.write(this.whole, 'P', name, LEFT, this.y, { size: 11, color: FAINT, width: names });
    this.sheet.write(this.whole, 'P', value, LEFT + names, this.y, styled);
    this.y += height + 5;
  }
}

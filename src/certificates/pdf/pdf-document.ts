/**
 * The press: one PDF in Chinese, whose two weights of one typeface are read once and cut to what is used. One paper
 * is tagged for who listens; a stack for the printer is not, since thousands of tags are held until its end.
 */
import PDFDocument from 'pdfkit';
import encodeQR from 'qr';
import { MAIN, type Typefaces } from './typefaces.js';
import { drawMixedText, mixedTextHeight, breakMixedText } from './mixed-text.js';
import { pngSize } from './png-size.js';
import {
  INK,
  LINE,
  RED,
  completeStyle,
  type Box,
  type Element,
  type Picture,
  type Tag,
  type TextStyle,
} from './pdf-style.js';

export interface PdfDocumentOptions {
  title: string;
  /** When it is made, milliseconds since 1970. */
  at: number;
  tagged: boolean;
  faces: Typefaces;
}

export class PdfDocument {
  readonly doc: PDFKit.PDFDocument;
  private readonly root: Element;
  private readonly faces: Typefaces;

  constructor(out: NodeJS.WritableStream, { title, at, tagged, faces }: PdfDocumentOptions) {
    this.faces = faces;
    this.doc = new PDFDocument({
      autoFirstPage: false,
      tagged,
      lang: 'zh-CN',
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: title, Creator: 'Yihu', CreationDate: new Date(at) },
    });
    this.doc.pipe(out);
    for (const [name, path] of Object.entries(MAIN)) this.doc.registerFont(name, path);
    if (!tagged) return;
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  page(layout: 'portrait' | 'landscape'): void {
    this.doc.addPage({ size: 'A4', layout, margin: 0 });
  }

  /** One paper of the whole document. */
  section(draw: (section: Element) => void): void {
    this.within(this.root, 'Sect', draw);
  }

  within(parent: Element, tag: Tag, draw: (inner: Element) => void): void {
    if (!parent) return draw(undefined);
    const inner = this.doc.struct(tag);
    parent.add(inner);
    draw(inner);
    inner.end();
  }

  /** Answers the height it took. */
  write(parent: Element, tag: Tag, text: string, x: number, y: number, writing: TextStyle = {}): number {
    if (!parent) return this.put(text, x, y, writing);
    let height = 0;
    parent.add(
      this.doc.struct(tag, {}, () => {
        height = this.put(text, x, y, writing);
      }),
    );
    return height;
  }

  height(text: string, writing: TextStyle & { width: number }): number {
    const doc = this.styled(writing);
    const { width, lineGap = 0 } = writing;
    if (!this.isMixed(text)) return doc.heightOfString(text, { width, lineGap });
    return mixedTextHeight(doc, breakMixedText(doc, this.faces, text, completeStyle(writing)), lineGap);
  }

  /** On one line, in points. */
  width(text: string, writing: TextStyle): number {
    const [line] = breakMixedText(this.styled(writing), this.faces, text, {
      ...completeStyle(writing),
      width: undefined,
    });
    return line!.reduce((sum, { width }) => sum + width, 0);
  }

  private put(text: string, x: number, y: number, writing: TextStyle): number {
    const doc = this.styled(writing);
    if (this.isMixed(text)) return drawMixedText(doc, this.faces, text, [x, y], completeStyle(writing));
    const { width, align = 'left', lineGap = 0, spacing = 0 } = writing;
    doc.text(text, x, y, {
      ...(width !== undefined && { width }),
      align,
      lineGap,
      characterSpacing: spacing,
    });
    return this.doc.y - y;
  }
  /** Whether it has characters that the paper's own face does not draw as they stand. */
  private isMixed(text: string): boolean {
    const [first, second] = this.faces.runs(text);
    return second !== undefined || (first !== undefined && (first.face !== null || first.text !== text));
  }
  private styled(writing: TextStyle): PDFKit.PDFDocument {
    const { bold, size, color } = completeStyle(writing);
    return this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(color);
  }

  /** Lines and frames say nothing to who listens. */
  decorate(draw: (doc: PDFKit.PDFDocument) => void): void {
    if (this.root) this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.save();
    draw(this.doc);
    this.doc.restore();
    if (this.root) this.doc.endMarkedContent();
  }
  frame({ x, y, width, height }: Box, color = LINE, thickness = 0.7): void {
    this.decorate((doc) => doc.lineWidth(thickness).strokeColor(color).rect(x, y, width, height).stroke());
  }
  rule(x: number, y: number, width: number, color = LINE, thickness = 0.7): void {
    this.decorate((doc) =>
      doc
        .lineWidth(thickness)
        .strokeColor(color)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(),
    );
  }
  /** Said on the page and not part of what it says: page numbers. */
  mark(text: string, x: number, y: number, writing: TextStyle): void {
    this.decorate(() => void this.put(text, x, y, writing));
  }
  /** Across the page of what is no longer valid. */
  stamp(parent: Element, text: string, box: Box): void {
    this.doc.save();
    this.doc.rotate(-24, { origin: [box.x + box.width / 2, box.y + box.height / 2] }).opacity(0.22);
    this.write(parent, 'P', text, box.x, box.y, {
      size: 92,
      bold: true,
      color: RED,
      width: box.width,
      align: 'center',
      spacing: 12,
    });
    this.doc.restore();
  }

  /** As large as fits; answers its width. */
  picture(
    parent: Element,
    { bytes, alt }: Picture,
    x: number,
    y: number,
    [width, height]: [number, number],
  ): number {
    const size = pngSize(bytes)!;
    const scale = Math.min(width / size.width, height / size.height);
    const draw = () =>
      void this.doc.image(bytes, x, y + (height - size.height * scale) / 2, { width: size.width * scale });
    if (parent) parent.add(this.doc.struct('Figure', { alt }, draw));
    else draw();
    return size.width * scale;
  }

  qr(parent: Element, text: string, alt: string, x: number, y: number, size: number): void {
    const dots = encodeQR(text, 'raw', { border: 1 });
    const side = size / dots.length;
    const draw = () => {
      for (const [row, line] of dots.entries())
        for (const [column, dark] of line.entries())
          if (dark) this.doc.rect(x + column * side, y + row * side, side, side);
      this.doc.fill(INK);
    };
    if (parent) parent.add(this.doc.struct('Figure', { alt }, draw));
    else draw();
  }

  end(): void {
    this.root?.end();
    this.doc.end();
  }
}

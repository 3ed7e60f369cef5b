/**
 * Text that the paper's own typeface does not hold as a whole: measured, broken into lines and drawn here, the second
 * face's characters as outlines, with what they say beside them for who listens or searches.
 */
import type { Typefaces, FaceRun, FallbackFace } from './typefaces.js';
import type { CompleteTextStyle } from './pdf-style.js';

/** A stretch that is not broken: a word of Latin letters or digits, Tibetan until its stop, else one character. */
const UNBROKEN = /[!-~]+|[\u0f00-\u0fff]+?(?:\u0f0b|(?![\u0f00-\u0fff]))|./gsu;
const BOLD_STROKE = 0.03;

interface Piece extends FaceRun {
  width: number;
}
type Line = Piece[];
/** In the size of the type. */
function widthIn(face: FallbackFace, words: string): number {
  const font = face.font();
  return font.layout(words).advanceWidth / font.unitsPerEm;
}
const widthOf = (line: readonly Piece[]) => line.reduce((sum, { width }) => sum + width, 0);

/** Its lines as they fit; the document's font and size are those it will be drawn with. */
export function breakMixedText(
  doc: PDFKit.PDFDocument,
  faces: Typefaces,
  text: string,
  { size, width = Infinity, spacing }: Pick<CompleteTextStyle, 'size' | 'width' | 'spacing'>,
): Line[] {
  const measured = ({ face, text: words }: FaceRun): Piece => ({
    face,
    text: words,
    width: (face ? widthIn(face, words) * size : doc.widthOfString(words)) + spacing * [...words].length,
  });
  const pieces = faces
    .runs(text)
    .flatMap(({ face, text: run }) => run.match(UNBROKEN)!.map((words) => measured({ face, text: words })))
    // Longer than a line by itself: broken anywhere.
    .flatMap((piece) =>
      piece.width <= width ? [piece] : [...piece.text].map((c) => measured({ face: piece.face, text: c })),
    );
  const lines: Line[] = [[]];
  let used = 0;
  for (const piece of pieces) {
    const breaks = piece.text === '\n' || (used + piece.width > width && used > 0);
    if (breaks) {
      lines.push([]);
      used = 0;
    }
    if (piece.text === '\n') continue;
    lines.at(-1)!.push(piece);
    used += piece.width;
  }
  return lines;
}

export const mixedTextHeight = (doc: PDFKit.PDFDocument, lines: readonly Line[], lineGap: number): number =>
  lines.length * (doc.currentLineHeight(true) + lineGap);

/** Answers the height it took. */
export function drawMixedText(
  doc: PDFKit.PDFDocument,
  faces: Typefaces,
  text: string,
  [left, top]: readonly [number, number],
  writing: CompleteTextStyle,
): number {
  const lines = breakMixedText(doc, faces, text, writing);
  const { size, align, width, lineGap, spacing } = writing;
  const step = doc.currentLineHeight(true) + lineGap;
  const ascent = (faces.ascent * size) / 1000;
  for (const [row, line] of lines.entries()) {
    const free = width === undefined ? 0 : width - widthOf(line);
    let x = left + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
    const y = top + row * step;
    for (const { face, text: words, width: taken } of joined(line)) {
      if (face) outlines(doc, face, words, [x, y, y + ascent], writing);
      else doc.text(words, x, y, { lineBreak: false, characterSpacing: spacing });
      x += taken;
    }
  }
  return mixedTextHeight(doc, lines, lineGap);
}

/** Neighbours of one face in one stroke, so that they are read as one word. */
function joined(line: Line): Piece[] {
  const out: Piece[] = [];
  for (const piece of line) {
    const last = out.at(-1);
    if (last?.face === piece.face)
      out[out.length - 1] = {
        face: last.face,
        text: last.text + piece.text,
        width: last.width + piece.width,
      };
    else out.push(piece);
  }
  return out;
}

/** Readers take what a span says only where text stands in it: of the paper's own face, drawn without ink. */
function unseen(doc: PDFKit.PDFDocument, count: number, x: number, y: number): void {
  doc.save();
  doc.addContent('3 Tr');
  doc.text('〇'.repeat(count), x, y, { lineBreak: false });
  doc.restore();
}

function outlines(
  doc: PDFKit.PDFDocument,
  face: FallbackFace,
  words: string,
  [left, top, baseline]: readonly [number, number, number],
  { size, bold, color, spacing }: CompleteTextStyle,
): void {
  const font = face.font();
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(words);
  doc.markContent('Span', { actual: words } as PDFKit.Mixins.MarkingOptions);
  unseen(doc, [...words].length, left, top);
  let x = left;
  for (const [i, glyph] of glyphs.entries()) {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const outline = glyph.path.toSVG();
    if (outline) {
      doc.save();
      doc.translate(x + xOffset * scale, baseline - yOffset * scale).scale(scale, -scale);
      doc.path(outline);
      if (bold) doc.lineWidth(BOLD_STROKE * font.unitsPerEm).fillAndStroke(color, color);
      else doc.fill(color);
      doc.restore();
    }
    x += xAdvance * scale + spacing;
  }
  doc.endMarkedContent();
}

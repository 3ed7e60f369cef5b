/** A paper as a document of a word processor, to go on writing before it is signed: the same words as the PDF's. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type ITableCellBorders,
} from 'docx';
import type { Paper, PaperBlock, PaperFact } from '../paper.js';

/** Half-points, as documents count them; spaces in twentieths of a point. */
const SIZES = {
  usual: { title: 40, heading: 26, text: 23, small: 19, line: 480 },
  large: { title: 50, heading: 36, text: 32, small: 22, line: 640 },
} as const;
type Sizes = (typeof SIZES)[keyof typeof SIZES];
/** Of A4 between margins of 20 mm, in twentieths of a point. */
const WIDE = 9638;
const NAMES = 2600;
const MARGIN = 1134;
/** In 240ths of a line. */
const LINE_HEIGHT = 288;
/** Between two who sign. */
const GAP = 500;
const FAINT = '5b6675';
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '808890' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS: ITableCellBorders = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const WRITTEN_ON: ITableCellBorders = { ...NO_BORDERS, bottom: LINE };
/** Those that a word processor of the procuratorates has. */
const FONT = { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体', cs: 'SimSun' };

export function paperDocx(paper: Paper): Promise<Buffer> {
  const sizes = SIZES[paper.large ? 'large' : 'usual'];
  const document = new Document({
    title: paper.title,
    creator: 'Yihu',
    styles: { default: { document: { run: { font: FONT, size: sizes.text } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer(paper) },
        children: [...head(paper, sizes), ...paper.blocks.flatMap((block) => blockOf(block, sizes))],
      },
    ],
  });
  return Packer.toBuffer(document);
}

interface Style {
  size: number;
  bold?: boolean;
  color?: string;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  after?: number;
  keep?: boolean;
  /** From the left, in twentieths of a point. */
  indent?: number;
}
const said = (text: string, { size, bold = false, color, align, after = 100, keep = false, indent }: Style) =>
  new Paragraph({
    ...(align && { alignment: align }),
    keepNext: keep,
    spacing: { after, line: LINE_HEIGHT, lineRule: LineRuleType.AUTO },
    ...(indent && { indent: { left: indent } }),
    children: text
      .split('\n')
      .map(
        (line, n) =>
          new TextRun({ text: line, size, bold, ...(color && { color }), ...(n > 0 && { break: 1 }) }),
      ),
  });

function head({ unit, title, draft, numbers, to }: Paper, { title: size, text, small }: Sizes): Paragraph[] {
  const center = AlignmentType.CENTER;
  return [
    said(draft, { size: small, color: FAINT, align: AlignmentType.RIGHT }),
    said(unit, { size: text, align: center }),
    said(title, { size, bold: true, align: center }),
    ...numbers.map(({ name, value }) =>
      said(`${name}　${value ?? ''}`, { size: small, color: FAINT, align: center, after: 60 }),
    ),
    ...(to === undefined ? [] : [said(`${to ?? '＿＿＿＿＿＿＿＿＿＿＿＿'}：`, { size: text, bold: true })]),
  ];
}

/** @param keep with what follows, on one page */
function blockOf(block: PaperBlock, sizes: Sizes, keep = false): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [said(block.text, { size: sizes.heading, bold: true, keep: true })];
    case 'text':
      return [said(block.text, { size: sizes.text, bold: block.strong === true })];
    case 'items':
      return block.items.map((item, at) =>
        said(`${block.mark === 'box' ? '□' : `${at + 1}.`} ${item}`, { size: sizes.text, after: 80, keep }),
      );
    case 'facts':
      return [table(block.facts.flatMap((fact) => factRows(fact, sizes, keep))), apart()];
    case 'signs':
      return [apart(), signs(block, sizes), apart()];
    case 'closing':
      return [apart(), ...closing(block, sizes)];
    case 'slip':
      return [cut(), ...block.blocks.flatMap((one) => blockOf(one, sizes, true))];
  }
}
/** Two tables that touch are one. */
const apart = () =>
  new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT }, children: [] });

const table = (rows: TableRow[]) =>
  new Table({ width: { size: WIDE, type: WidthType.DXA }, columnWidths: [NAMES, WIDE - NAMES], rows });
type Align = typeof VerticalAlign.TOP | typeof VerticalAlign.BOTTOM;
const cell = (
  width: number,
  borders: ITableCellBorders,
  children: Paragraph[],
  verticalAlign: Align = VerticalAlign.TOP,
) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    margins: { left: 0, right: 0 },
    verticalAlign,
    children,
  });

/** A name and what it is; where nothing is known, lines to write on. */
function factRows(
  { name, value, lines = 1 }: PaperFact,
  { text: size, line }: Sizes,
  keep: boolean,
): TableRow[] {
  const align = value === null ? VerticalAlign.BOTTOM : VerticalAlign.TOP;
  const row = (left: string, right: string, borders: ITableCellBorders) =>
    new TableRow({
      cantSplit: true,
      ...(borders === WRITTEN_ON && { height: { value: line, rule: 'atLeast' as const } }),
      children: [
        cell(NAMES, NO_BORDERS, [said(left, { size, color: FAINT, after: 40, keep })], align),
        cell(WIDE - NAMES, borders, [said(right, { size, after: 40, keep })], align),
      ],
    });
  if (value !== null) return [row(name, value, NO_BORDERS)];
  return Array.from({ length: lines }, (_, n) => row(n === 0 ? name : '', '', WRITTEN_ON));
}

/** Side by side, a line and a day for each. */
function signs({ places, day }: Extract<PaperBlock, { kind: 'signs' }>, { text: size, line }: Sizes): Table {
  const width = Math.floor((WIDE - GAP * (places.length - 1)) / places.length);
  const row = (textOf: (place: string) => string, borders: ITableCellBorders, height?: number) =>
    new TableRow({
      cantSplit: true,
      ...(height !== undefined && { height: { value: height, rule: 'atLeast' as const } }),
      children: places.flatMap((place, at) => [
        ...(at > 0 ? [cell(GAP, NO_BORDERS, [said('', { size })])] : []),
        cell(width, borders, [said(textOf(place), { size, after: 40, keep: true })]),
      ]),
    });
  return new Table({
    width: { size: WIDE, type: WidthType.DXA },
    columnWidths: places.flatMap((_, at) => (at > 0 ? [GAP, width] : [width])),
    rows: [row((place) => place, NO_BORDERS), row(() => '', WRITTEN_ON, line), row(() => day, NO_BORDERS)],
  });
}

function closing({ unit, seal, day }: Extract<PaperBlock, { kind: 'closing' }>, { text: size }: Sizes) {
  const style = { size, align: AlignmentType.CENTER, indent: WIDE / 2 } as const;
  return [said(unit, { ...style, keep: true }), said(seal, { ...style, keep: true }), said(day, style)];
}
/** To be cut along. */
const cut = () =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 200, after: 120 },
    border: { bottom: { style: BorderStyle.DASHED, size: 6, color: '808890', space: 1 } },
    children: [],
  });

function footer({ foot, page, large }: Paper): Footer {
  const { small: size } = SIZES[large ? 'large' : 'usual'];
  const [before = '', after = ''] = page.split('{n}');
  const run = { size, color: FAINT };
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: foot, ...run })] }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [before, PageNumber.CURRENT, after], ...run })],
      }),
    ],
  });
}

/** The brief on A4, to be read, printed and listened to: title, sections with their tables, definitions. */
import type { Lang } from '../../protocol/lang.js';
import { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { BLUE, FAINT, LINE, type Element, type TextStyle } from '../../certificates/pdf/pdf-style.js';
import { textPieces } from '../../certificates/pdf/text-pieces.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import type { Brief, BriefSection } from '../../protocol/papers/briefs.js';

/** Points. */
const PAPER = { width: 595, left: 68, top: 72, bottom: 770 } as const;
const ROW = 21;
const WIDTH = PAPER.width - 2 * PAPER.left;
const WORDS = {
  zh: { definitions: '指标口径', live: '数据截至', frozen: '数据定稿于', page: (n: number) => `第 ${n} 页` },
  en: {
    definitions: 'Definitions',
    live: 'Figures as of',
    frozen: 'Figures kept at',
    page: (n: number) => `Page ${n}`,
  },
} as const;
type Tag = 'H1' | 'H2' | 'P' | 'TH' | 'TD';

export function drawBrief(sheet: PdfDocument, brief: Brief, lang: Lang): void {
  const flow = new Flow(sheet, lang);
  sheet.section((whole) => {
    // The month stands on a line of its own, and in English the unit too.
    flow.write(
      whole,
      'H1',
      brief.title.replace(/（(?=\d{4}年)/, '\n（').replace(/^(.+?): (.+?), (?=[A-Z]\w+ \d{4})/, '$1:\n$2,\n'),
      { size: 17, bold: true, align: 'center', lineGap: 4 },
      8,
    );
    const at = Date.parse(brief.at);
    const words = WORDS[lang];
    const taken = `${brief.state === 'live' ? words.live : words.frozen} ${localDay(at)} ${localTime(at)}`;
    flow.write(whole, 'P', `${brief.unit}　${taken}`, { size: 9.5, color: FAINT, align: 'center' }, 10);
    flow.rule();
    for (const section of brief.sections) drawSection(flow, whole, section);
    flow.rule();
    flow.write(whole, 'H2', words.definitions, { size: 10.5, bold: true, color: FAINT }, 4);
    for (const sentence of brief.definitions)
      flow.write(whole, 'P', sentence, { size: 8.5, color: FAINT, lineGap: 1 }, 1.5);
  });
}

function drawSection(flow: Flow, whole: Element, { heading, paragraphs, table }: BriefSection): void {
  // A heading does not stand alone at the foot of a page.
  flow.room(110);
  flow.write(whole, 'H2', heading, { size: 13, bold: true, color: BLUE }, 6);
  for (const text of paragraphs) flow.write(whole, 'P', text, { size: 11, lineGap: 5, align: 'justify' }, 7);
  if (table)
    flow.sheet.within(whole, 'Table', (inner) => {
      flow.row(inner, 'TH', table.columns);
      for (const row of table.rows) {
        if (flow.room(ROW)) flow.row(inner, 'TH', table.columns);
        flow.row(inner, 'TD', row);
      }
    });
  flow.skip(10);
}

/** From the top of a page to its foot, and on to the next. */
class Flow {
  private y = 0;
  private page = 0;

  constructor(
    readonly sheet: PdfDocument,
    private readonly lang: Lang,
  ) {
    this.turn();
  }

  private turn(): void {
    this.sheet.page('portrait');
    this.y = PAPER.top;
    this.page += 1;
    const words = WORDS[this.lang].page(this.page);
    this.sheet.mark(words, PAPER.left, 800, { size: 9, color: FAINT, width: WIDTH, align: 'center' });
  }

  /** Turns the page where less is left, and says so. */
  room(height: number): boolean {
    const full = this.y + height > PAPER.bottom;
    if (full) this.turn();
    return full;
  }
  skip(height: number): void {
    this.y += height;
  }
  rule(): void {
    this.sheet.rule(PAPER.left, this.y, WIDTH);
    this.y += 14;
  }
  write(parent: Element, tag: Tag, text: string, writing: TextStyle, after: number): void {
    const styled = { ...writing, width: WIDTH };
    const whole = PAPER.bottom - PAPER.top;
    for (const piece of textPieces(text, (part) => this.sheet.height(part, styled) <= whole)) {
      this.room(this.sheet.height(piece, styled));
      this.y += this.sheet.write(parent, tag, piece, PAPER.left, this.y, styled);
    }
    this.y += after;
  }
  /** The first cell is a name, the others are figures. */
  row(table: Element, tag: 'TH' | 'TD', cells: readonly string[]): void {
    this.room(ROW);
    const [first, ...rest] = [WIDTH * 0.5, ...cells.slice(1).map(() => (WIDTH * 0.5) / (cells.length - 1))];
    const head = tag === 'TH';
    this.sheet.within(table, 'TR', (line) => {
      let x: number = PAPER.left;
      for (const [i, text] of cells.entries()) {
        const width = i === 0 ? first! : rest[i - 1]!;
        const writing: TextStyle = {
          size: head ? 9.5 : 10.5,
          bold: head,
          ...(head && { color: FAINT }),
          width: width - 8,
          align: i === 0 ? 'left' : 'right',
        };
        this.sheet.write(line, head || i === 0 ? 'TH' : 'TD', text, x + 4, this.y + 3, writing);
        x += width;
      }
    });
    this.sheet.rule(PAPER.left, this.y + ROW - 1, WIDTH, LINE, 0.5);
    this.y += ROW;
  }
}

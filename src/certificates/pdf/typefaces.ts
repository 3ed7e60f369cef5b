/**
 * Which typeface draws a character: the paper's own, or a second one that holds what it lacks (rare Chinese characters
 * of Unicode's extensions A to F, Tibetan). What none holds would be printed as a box, so it is asked before a number is used.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

const fileOf = createRequire(import.meta.url).resolve;
export const MAIN = {
  regular: fileOf('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: fileOf('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
} as const;

/** The package cuts each block of characters into files of so many. */
const CHARACTERS_A_FILE = 1024;
interface Block {
  first: number;
  last: number;
  /** Every character of it is in its files: known without reading one, which would hold up a ring for as long. */
  whole: boolean;
  fileOf(codePoint: number): string;
}
const hanazono = (name: string, first: number, last: number, digits: number): Block => ({
  first,
  last,
  whole: true,
  fileOf: (codePoint) => {
    const file = Math.floor((codePoint - first) / CHARACTERS_A_FILE) + 1;
    return `hanamin/Hana${name}${digits ? `-${String(file).padStart(digits, '0')}` : ''}.woff2`;
  },
});
const BLOCKS: readonly Block[] = [
  hanazono('MinA.CJK-Unified-Ideographs-Extension-A', 0x3400, 0x4db5, 1),
  hanazono('MinB.CJK-Unified-Ideographs-Extension-B', 0x20000, 0x2a6d6, 2),
  hanazono('MinB.CJK-Unified-Ideographs-Extension-C', 0x2a700, 0x2b734, 1),
  hanazono('MinB.CJK-Unified-Ideographs-Extension-D', 0x2b740, 0x2b81d, 0),
  hanazono('MinB.CJK-Unified-Ideographs-Extension-E', 0x2b820, 0x2cea1, 1),
  hanazono('MinB.CJK-Unified-Ideographs-Extension-F', 0x2ceb0, 0x2ebe0, 1),
  hanazono('MinA.CJK-Compatibility-Ideographs-Supplement', 0x2f800, 0x2fa1d, 0),
  {
    first: 0x0f00,
    last: 0x0fff,
    whole: false,
    fileOf: () => '@expo-google-fonts/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf',
  },
];

/** Nothing is drawn for them: spaces, joiners, variation selectors. */
const UNDRAWN = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Unpacked, each takes some 10 MB: a text in which many alternate reads them again, and no press dies of it. */
const MOST_OPEN = 4;

/** A face beside the paper's own. */
export interface FallbackFace {
  /** Read where it is not held: for at once, not to be kept. */
  font(): Font;
}
/** Text of one face; null is the paper's own. */
export interface FaceRun {
  face: FallbackFace | null;
  text: string;
}

export class Typefaces {
  private static opened: Promise<Typefaces> | undefined;
  private readonly seconds = new Map<string, FallbackFace>();
  /** By file; the one that was wanted last stands last. */
  private readonly open = new Map<string, Font>();
  private readonly known = new Map<string, FallbackFace | null | undefined>();
  /** Files of second faces, each time one was read and unpacked. */
  reads = 0;

  private constructor(
    private readonly fontkit: typeof import('fontkit'),
    private readonly main: Font,
  ) {}

  /** Read once a process: what is kept of its 15 MB is the file as it is. */
  static open(): Promise<Typefaces> {
    return (Typefaces.opened ??= Typefaces.load());
  }
  /** Anew, knowing nothing yet. */
  static async load(): Promise<Typefaces> {
    // With its tables it takes 4 MB of a hub that prints nothing.
    const [fontkit, bytes] = await Promise.all([import('fontkit'), readFile(MAIN.regular)]);
    return new Typefaces(fontkit, fontkit.create(bytes) as Font);
  }

  /** Of the paper's own face, in thousandths of its size. */
  get ascent(): number {
    return (this.main.ascent / this.main.unitsPerEm) * 1000;
  }

  /** Each character that no face can draw, once. */
  missing(text: string): string[] {
    const drawn = (character: string) => UNDRAWN.test(character) || this.faceOf(character) !== undefined;
    return [...new Set(text)].filter((character) => !drawn(character));
  }

  /** In order; joiners and selectors that the paper's face lacks are left out, since it would draw a box for them. */
  runs(text: string): FaceRun[] {
    const runs: FaceRun[] = [];
    for (const character of text) {
      const face = this.faceOf(character);
      if (face === undefined && UNDRAWN.test(character) && !/\s/.test(character)) continue;
      const last = runs.at(-1);
      if (last && last.face === (face ?? null)) last.text += character;
      else runs.push({ face: face ?? null, text: character });
    }
    return runs;
  }

  /** null: the paper's own; undefined: none. */
  private faceOf(character: string): FallbackFace | null | undefined {
    if (!this.known.has(character)) this.known.set(character, this.look(character.codePointAt(0)!));
    return this.known.get(character);
  }
  private look(codePoint: number): FallbackFace | null | undefined {
    if (this.main.hasGlyphForCodePoint(codePoint)) return null;
    const block = BLOCKS.find(({ first, last }) => codePoint >= first && codePoint <= last);
    if (!block) return undefined;
    const face = this.second(block.fileOf(codePoint));
    return block.whole || face.font().hasGlyphForCodePoint(codePoint) ? face : undefined;
  }

  private second(file: string): FallbackFace {
    const known = this.seconds.get(file);
    if (known) return known;
    const face: FallbackFace = { font: () => this.read(file) };
    this.seconds.set(file, face);
    return face;
  }
  private read(file: string): Font {
    let font = this.open.get(file);
    if (!font) {
      font = this.fontkit.openSync(fileOf(file)) as Font;
      this.reads += 1;
    }
    this.open.delete(file);
    this.open.set(file, font);
    for (const [oldest] of this.open) if (this.open.size > MOST_OPEN) this.open.delete(oldest);
    return font;
  }
}

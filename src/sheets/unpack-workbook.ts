/**
 * What is inside a workbook, looked at before it is unpacked and counted before anything is made of it. Pure.
 * @throws Refusal `invalid` at `field`
 */
import { unzipSync } from 'fflate';
import { refuse, type Sentence } from '../kernel/refusal/refusal.js';
import { SHEET_BUDGET } from './sheet-budget.js';

/** Pictures, notes, drawings and whatever else a workbook carries stay packed. */
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/[^/]+\.rels|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
const SHEET = /^xl\/worksheets\//i;
const countOf = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;

/** Name → text. */
export function unpackWorkbook(bytes: Uint8Array, field: string): Map<string, string> {
  const wrong = (sentence: Sentence): never => refuse('invalid', { fields: { [field]: sentence } });
  const names: string[] = [];
  let size = 0;
  let heavy = false;
  const listed = inZip(bytes, ({ name, originalSize }) => {
    names.push(name);
    if (READ.test(name)) size += originalSize;
    heavy ||= names.length > SHEET_BUDGET.parts || size > SHEET_BUDGET.unpacked;
    return false;
  });
  if (heavy) return wrong('sheet_heavy');
  if (!listed) return wrong('xlsx_broken');
  if (names.includes('content.xml') && names.includes('mimetype')) return wrong('sheet_ods');
  // A part twice would be unpacked twice.
  if (new Set(names).size !== names.length) return wrong('xlsx_broken');
  const parts = inZip(bytes, ({ name }) => READ.test(name)) ?? wrong('xlsx_broken');
  const texts = new Map<string, string>();
  let marks = 0;
  for (const [name, part] of Object.entries(parts)) {
    const text = new TextDecoder().decode(part);
    // Unpacked to the size it names and no further: one that lies about it has no end.
    if (!/>\s*$/.test(text.slice(-200))) return wrong('xlsx_broken');
    if (!SHEET.test(name)) marks += countOf(text, /</g);
    if (countOf(text, /<(?:\w+:)?si[\s/>]/g) > SHEET_BUDGET.strings) return wrong('sheet_heavy');
    texts.set(name, text);
  }
  return marks > SHEET_BUDGET.marks ? wrong('sheet_heavy') : texts;
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>;
function inZip(bytes: Uint8Array, filter: Filter): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    return undefined;
  }
}

/**
 * Whether a name is meant by what somebody types: a part of it, or its pinyin, in full or by initials or mixed, of one
 * character after another; a character that is read in several ways is found by each.
 */
import { polyphonic } from 'pinyin-pro';
import { nextTurn } from '../kernel/clock.js';

/** Of each character, how it may be read. */
type Readings = readonly (readonly string[])[];

/** Names are few and asked for again and again; beyond that it starts anew. */
const KEPT = 50_000;
const kept = new Map<string, Readings>();

/** In small letters without tones; ü as v. */
export function readingsOf(name: string): Readings {
  const known = kept.get(name);
  if (known) return known;
  const readings = polyphonic(name, { toneType: 'none', type: 'array' }).map((all) =>
    all.map((one) => one.toLowerCase().replaceAll('ü', 'v')),
  );
  if (kept.size >= KEPT) kept.clear();
  kept.set(name, readings);
  return readings;
}

/** In full or the initial; `zh` beside `z`, since people type either. */
const partsOf = (reading: string): string[] => [
  reading,
  reading.slice(0, 1),
  ...(/^[zcs]h/.test(reading) ? [reading.slice(0, 2)] : []),
];

/** Whether the text is read from this character on; its last syllable may be unfinished. */
function readsFrom(readings: Readings, at: number, text: string): boolean {
  // How much of the text the characters so far may have taken.
  let taken = new Set([0]);
  for (const all of readings.slice(at)) {
    const next = new Set<number>();
    for (const end of taken) {
      const rest = text.slice(end);
      if (all.some((one) => one.startsWith(rest))) return true;
      for (const part of all.flatMap(partsOf)) if (rest.startsWith(part)) next.add(end + part.length);
    }
    if (next.has(text.length)) return true;
    if (next.size === 0) return false;
    taken = next;
  }
  return false;
}

const LATIN = /^[a-zü0-9' ]+$/;
/** What is typed, once for all names; an empty text means none. */
export function matchesName(text: string): (name: string) => boolean {
  const asked = text.trim().toLowerCase();
  if (asked === '') return () => false;
  const read =
    LATIN.test(asked) && /[a-zü]/.test(asked) ? asked.replaceAll(/[' ]/g, '').replaceAll('ü', 'v') : '';
  return (name) => {
    if (name.toLowerCase().includes(asked)) return true;
    if (!read) return false;
    const readings = readingsOf(name);
    return readings.some((_one, at) => readsFrom(readings, at, read));
  };
}

const AT_ONCE = 500;
/** Those whose name is meant, a few at a time: a hub of thousands of names answers others in between. */
export async function filterByName<One>(
  all: readonly One[],
  text: string,
  namesOf: (one: One) => readonly string[],
): Promise<One[]> {
  const meant = matchesName(text);
  const found: One[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    if (from) await nextTurn();
    found.push(...all.slice(from, from + AT_ONCE).filter((one) => namesOf(one).some(meant)));
  }
  return found;
}

/** Pinyin as it is typed: which syllables there are, and how a run of letters may be cut into them. Pure. */

/** By initial; ü as v, as people type it. */
const FINALS: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  f: 'a an ang ei en eng o ou u',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  w: 'a ai an ang ei en eng o u',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
};
const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...SYLLABLES].flatMap((one) => Array.from(one, (_, end) => one.slice(0, end + 1))),
);
const LONGEST = 6;

export const isSyllable = (letters: string): boolean => SYLLABLES.has(letters);
/** `zh` beside `z`, since people type either. */
const INITIALS = ['zh', 'ch', 'sh', ...'abcdefghjklmnopqrstwxyz'];

/** One character as it is typed: in full, or its initial (of the last also an unfinished beginning). */
export interface Syllable {
  letters: string;
  full: boolean;
}
/** Of a long run there are thousands; these are tried, those with the fewest initials first. */
const MOST_WAYS = 40;
const MOST_STEPS = 3000;

/** @param letters a to z only */
export function syllablesOf(letters: string): Syllable[][] {
  const ways: Syllable[][] = [];
  let steps = 0;
  const cut = (at: number, before: readonly Syllable[], initials: number): void => {
    if (at === letters.length) return initials === 0 ? void ways.push([...before]) : undefined;
    for (let end = Math.min(letters.length, at + LONGEST); end > at; end--) {
      if (ways.length >= MOST_WAYS || steps++ > MOST_STEPS) return;
      const part = letters.slice(at, end);
      // `e` is a syllable and an initial.
      const full = SYLLABLES.has(part);
      if (full) cut(end, [...before, { letters: part, full }], initials);
      const begins = INITIALS.includes(part) || (!full && end === letters.length && BEGINNINGS.has(part));
      if (initials > 0 && begins) cut(end, [...before, { letters: part, full: false }], initials - 1);
    }
  };
  for (let initials = 0; initials < letters.length; initials++) cut(0, [], initials);
  // Initials alone are what is typed most.
  const alone = [...letters].map((one): Syllable => ({ letters: one, full: false }));
  if (alone.every(({ letters: one }) => INITIALS.includes(one))) ways.push(alone);
  return ways;
}

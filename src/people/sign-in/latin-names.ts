/**
 * What people are called, as they type it with Latin letters: 陈建国 makes chenjianguo, jianguo, jianguochen, cjg and
 * chenjg, and the name of a unit each of its parts. Pure.
 */
import { readingsOf } from '../../directory/name-match.js';

/** A longer name is judged by its beginning, a character by its commonest readings: the work is bounded. */
const LONGEST = 24;
const MOST_READINGS = 3;
const MOST_WAYS = 12;
const HAN = /\p{Script=Han}+/gu;

/** All the ways in which the parts can follow one another, as many as are looked at. */
const ways = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>(
    (begun, all) => begun.flatMap((text) => all.map((one) => text + one)).slice(0, MOST_WAYS),
    [''],
  );
/** The letter ü is typed as v, and by many as u. */
const typed = (reading: string): string[] =>
  reading.includes('v') ? [reading, reading.replaceAll('v', 'u')] : [reading];

/** Of each stretch of Chinese characters in the name: whole, its parts of two characters and more, and by initials. */
export function latinFormsOf(name: string): { whole: string[]; parts: string[] } {
  const whole: string[] = [];
  const parts: string[] = [];
  for (const [stretch] of name.matchAll(HAN)) {
    const all = readingsOf(stretch)
      .slice(0, LONGEST)
      .map((readings) => readings.slice(0, MOST_READINGS).flatMap(typed));
    if (all.length < 2) continue;
    const [first, ...rest] = all;
    const initials = (some: typeof all) => some.map((readings) => [...new Set(readings.map((r) => r[0]!))]);
    whole.push(...ways(all), ...ways([...rest, first!]));
    for (let from = 0; from < all.length; from += 1)
      for (let to = from + 2; to <= all.length; to += 1) parts.push(...ways(all.slice(from, to)));
    parts.push(...ways(initials(all)), ...ways([first!, ...initials(rest)]));
  }
  return { whole: [...new Set(whole)], parts: [...new Set(parts)] };
}

/** What is searched, and the faults that the search must find: numbers and names as at the head of call.pml. */
import type { Options } from './spin.ts';

/** As the hub works: writers of a unit stand in one line. Numbers of rings begin anew, so there is no bound on them. */
export const IN_LINE: Options = { LINE: true, AROUND: true, EVENTUALLY: true, RINGS: 1 };
/** Two nodes may read the same and both decide: what the version by itself keeps. */
export const IN_TURN_OR_NOT: Options = { RINGS: 1 };

interface Fault {
  number: number;
  name: string;
  in: Options;
  found: RegExp;
  quick: boolean;
}
export const FAULTS: readonly Fault[] = [
  {
    number: 1,
    name: 'no version is looked at',
    in: IN_TURN_OR_NOT,
    found: /took|believes|state==/,
    quick: true,
  },
  { number: 2, name: 'the alert is forgotten', in: IN_LINE, found: /alerted/, quick: true },
  { number: 3, name: 'a ring after the end', in: IN_LINE, found: /state==/, quick: true },
  { number: 4, name: 'an answer before the commit', in: IN_LINE, found: /acknowledged/, quick: true },
  { number: 5, name: 'the loser hears ok', in: IN_TURN_OR_NOT, found: /took/, quick: false },
  { number: 6, name: 'no next try', in: IN_LINE, found: /retry/, quick: false },
  { number: 7, name: 'the ladder stands', in: IN_LINE, found: /acceptance cycle/, quick: false },
  { number: 8, name: 'who left is rung on', in: IN_LINE, found: /duty/, quick: false },
  { number: 9, name: 'the holder is forgotten', in: IN_LINE, found: /holder/, quick: false },
];

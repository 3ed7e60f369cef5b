/** The longest first: whichever worker is last has least left to do. */
import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** Seconds by path below test/, where they are many; what is not named here comes behind. */
const SECONDS = JSON.parse(readFileSync(new URL('seconds.json', import.meta.url), 'utf8'));

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const known = ({ path }) => SECONDS[path.split('/test/').at(-1)] ?? 0;
    // Among the others as jest knows them from the last run, or by their size.
    return super.sort(tests).sort((one, other) => known(other) - known(one));
  }
}

/** npm run model: what the suite samples, with wider bounds; what was looked at is reported. `--walks N`, `--minutes N` */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { replay } from './replay.ts';
import { missing, search, walk, type Bounds, type Options } from './spin.ts';
import { FAULTS, IN_LINE, IN_TURN_OR_NOT } from './variants.ts';

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '4000' },
  },
});
const gone = missing();
if (gone !== undefined) {
  process.stderr.write(`${gone} is not installed: apt-get install spin gcc libc6-dev\n`);
  process.exit(2);
}
const bounds: Bounds = {
  depth: 2_000_000,
  megabytes: Number(values.megabytes),
  seconds: Number(values.minutes) * 60,
  optimise: '-O2',
};
const WIDE: [string, Options][] = [
  ['one line', IN_LINE],
  ['one line, late answers to earlier rings', { ...IN_LINE, RINGS: 2 }],
  ['one line, three officers', { ...IN_LINE, OFFICERS: 3, RINGS: 1 }],
  ['no line', IN_TURN_OR_NOT],
  ['no line, two rings of each officer', { RINGS: 2 }],
];

let failed = false;
const say = (text: string) => process.stdout.write(`${text}\n`);
for (const [name, options] of WIDE) {
  const began = process.hrtime.bigint();
  const { broken, whole, states, transitions, depth, megabytes, steps } = await search(options, bounds);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const result =
    broken === undefined ? (whole ? 'holds' : 'holds as far as it was looked at') : `BROKEN: ${broken}`;
  say(
    `${name}: ${result}; ${states} states, ${transitions} transitions, depth ${depth}, ` +
      `${megabytes} MB, ${seconds.toFixed(1)} s`,
  );
  for (const { text } of steps) say(`  ${text}`);
  failed ||= broken !== undefined;
}
for (const fault of FAULTS) {
  const { broken, steps } = await search(
    { ...fault.in, PLANTED: fault.number },
    { ...bounds, optimise: '-O0' },
  );
  const found = broken !== undefined && fault.found.test(broken);
  say(
    `${found ? 'found' : 'MISSED'}: ${fault.name}${broken === undefined ? '' : `, after ${steps.length} steps: ${broken}`}`,
  );
  failed ||= !found;
}
const walks = Number(values.walks);
let steps = 0;
for (let n = 0; n < walks; n++) {
  const seed = randomInt(1, 2 ** 31);
  const options = { OFFICERS: 2 + (n % 2), RINGS: 2 + (n % 5), LINE: n % 3 === 0, ENDLESS: n % 4 !== 0 };
  try {
    const walked = await walk(seed, 60_000, options);
    await replay(walked, options.OFFICERS);
    steps += walked.length;
  } catch (error) {
    failed = true;
    say(`seed ${seed} ${JSON.stringify(options)}: ${(error as Error).message}`);
  }
}
say(`${walks} walks of ${steps} steps went the same way through the code`);
process.exit(failed ? 1 : 0);

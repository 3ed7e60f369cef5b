/** npm run simulate -- --seed N --calls N */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, calls: { type: 'string', default: '20000' } },
});
const whole = (text: string) => {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  process.stderr.write(`${text} is not a whole number\n`);
  process.exit(2);
};
const seed = values.seed === undefined ? randomInt(2 ** 31) : whole(values.seed);
const began = process.hrtime.bigint();
const { calls, deeds, faults, broken } = await simulate(seed, whole(values.calls));
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
for (const what of broken.slice(0, 20)) process.stdout.write(`broken: ${what}\n`);
process.stdout.write(`${Math.round((calls / seconds) * 60)} calls a minute\n`);
process.stdout.write(
  `seed=${seed} calls=${calls} deeds=${deeds} faults=${faults} violations=${broken.length}\n`,
);
process.exit(broken.length ? 1 : 0);

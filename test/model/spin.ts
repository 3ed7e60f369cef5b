/** The model checker as a program: walks through the model that it prints, and searches of all that can happen. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const MODEL = fileURLToPath(new URL('call.pml', import.meta.url));
const MOST_OUTPUT = 64 * 1024 * 1024;

/** What is missing to run it; undefined where all is there. */
export const missing = (): string | undefined =>
  (['spin', 'gcc'] as const).find((program) => spawnSync(program, ['--version']).error !== undefined);

/** As the head of call.pml names them: `{ RINGS: 2, LINE: true }`. */
export type Options = Readonly<Record<string, number | boolean>>;
export const flags = (options: Options): string[] =>
  Object.entries(options).flatMap(([name, value]) =>
    value === false ? [] : [value === true ? `-D${name}` : `-D${name}=${value}`],
  );

/** One step as the model prints it: `step decide node=0 command=do_accept …`. */
export interface Step {
  kind: string;
  text: string;
  is: Readonly<Record<string, string>>;
}
export function stepsIn(output: string): Step[] {
  return output.split('\n').flatMap((line) => {
    // A walk that ends in the middle of a line.
    if (line.includes('-------------')) return [];
    const [, kind, rest = ''] = /^\s*step (\w+)(.*)$/.exec(line) ?? [];
    if (kind === undefined) return [];
    const is = Object.fromEntries(
      [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
    );
    return [{ kind, text: line.trim(), is }];
  });
}

/** Spin leaves files where it runs, two at once the same. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yihu-model-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function printed(folder: string, how: readonly string[]): Promise<Step[]> {
  const { stdout } = await run('spin', ['-T', ...how, MODEL], { cwd: folder, maxBuffer: MOST_OUTPUT });
  return stepsIn(stdout);
}

/** A walk: what happens next is drawn by the seed. */
export const walk = (seed: number, statements: number, options: Options): Promise<Step[]> =>
  inFolder((folder) => printed(folder, [...flags(options), `-n${seed}`, `-u${statements}`]));

export interface Search {
  /** What was broken, as spin says it; undefined where nothing was. */
  broken?: string;
  states: number;
  transitions: number;
  depth: number;
  megabytes: number;
  /** All there is within the bounds was looked at. */
  whole: boolean;
  /** The way to what was broken. */
  steps: Step[];
}
export interface Bounds {
  depth: number;
  megabytes: number;
  seconds: number;
  /** Compiling well takes longer than a small search. */
  optimise: '-O0' | '-O2';
}

/** Looks at everything that can happen within the bounds. */
export const search = (options: Options, bounds: Bounds): Promise<Search> =>
  inFolder(async (folder) => {
    const eventually = options.EVENTUALLY === true;
    const here = { cwd: folder, maxBuffer: MOST_OUTPUT };
    await run('spin', [...flags(options), '-a', MODEL], here);
    const large = bounds.optimise === '-O2';
    const made = ['-w', bounds.optimise, `-DMEMLIM=${bounds.megabytes}`];
    if (large) made.push('-DCOLLAPSE');
    if (!eventually) made.push('-DSAFETY');
    await run('gcc', [...made, '-o', 'pan', 'pan.c'], here);
    // -E: where a bound is reached nothing follows, and that is no fault. -n: which lines were never reached is not said.
    // -Q: it ends after so many minutes and says how far it came.
    const minutes = Math.ceil(bounds.seconds / 60);
    const asked = [`-m${bounds.depth}`, '-E', '-n', `-Q${minutes}`, ...(eventually ? ['-a'] : [])];
    const { stdout } = await run('./pan', asked, { ...here, timeout: (minutes + 2) * 60_000 }).catch(
      (error: { stdout?: string }) => {
        // Out of memory: what it says of it counts.
        if (!error.stdout) throw error;
        return { stdout: error.stdout };
      },
    );
    const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1]);
    const broken = /^pan:1: (.*?)(?: \(at depth .*)?$/m.exec(stdout)?.[1];
    return {
      ...(broken !== undefined && { broken }),
      states: number(/^\s*([\d.e+]+) states, stored/m),
      transitions: number(/^\s*([\d.e+]+) transitions/m),
      depth: number(/depth reached (\d+)/),
      megabytes: number(/([\d.]+)\s+total actual memory usage/),
      whole:
        /errors: 0/.test(stdout) &&
        !/max search depth too small|time limit|out of memory|interrupted/i.test(stdout),
      steps:
        broken === undefined
          ? []
          : await printed(folder, [...flags(options), '-k', join(folder, 'call.pml.trail')]),
    };
  });

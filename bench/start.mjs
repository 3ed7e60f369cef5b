/**
 * What a start takes of the processor until the hub says that it is ready, and what it then holds of the memory: after a
 * minute in which nobody comes, and after another with five hundred pages that only sit there. It is held against what is
 * allowed; beside it stands what the floor takes, which has loaded Socket.IO and SQLite and listens.
 */
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { pairs } from './crowd/crowd.mjs';
import { openPages } from './crowd/page.mjs';
import { byTurns, HUB, inFolder, measure, residentKilobytes, serve, SERVERS } from './servers.mjs';
import { generate } from './years.mjs';

const MINUTE = 60_000;
const LOOK = 20;
const PEOPLE = { workers: 450, officers: 40, coordinators: 10 };
const CALLS = 1_000_000;
/** Milliseconds of processor; megabytes. */
const ALLOWED = { new: 1500, again: 1500, many: 2500, idle: 120, pages: 140 };
const NAMES = {
  new: 'start, no database yet',
  again: 'start, an empty database',
  many: 'start-many',
  idle: 'memory, a minute after the start',
  pages: 'memory, with 500 pages',
};

const report = (add, unit, figures) => {
  for (const [name, { yihu, floor }] of Object.entries(figures))
    add({
      name: NAMES[name],
      unit: `${unit}, the floor ${floor.toFixed(0)}`,
      yihu,
      floor: ALLOWED[name],
      atMost: 1,
    });
};

/** Settings of a hub of its own in a folder, no demo. */
const own = (directory, url) => ({
  PORT: '0',
  LOG_LEVEL: 'error',
  DATABASE_URL: url,
  YIHU_KEY_FILE: join(directory, 'keys.json'),
  YIHU_FILES: join(directory, 'files'),
  YIHU_FILE_STORE: join(directory, 'file-store'),
});
/** @returns milliseconds of processor until it was ready */
async function started(who, directory, url = `sqlite:${join(directory, 'yihu.sqlite')}`, settings = {}) {
  const server =
    who === 'floor'
      ? await SERVERS.floor(directory, { workers: 0, officers: 1 })
      : await serve([HUB], { ...own(directory, url), ...settings });
  if (who === 'yihu') while (!(await fetch(`${server.base}/api/health/ready`)).ok) await pass(LOOK);
  const cpu = server.processor();
  await server.stop();
  return cpu;
}
const twice = (who) =>
  inFolder(async (directory) => ({
    new: await started(who, directory),
    again: await started(who, directory),
  }));

/** With so many calls behind it. */
const many = (calls) =>
  inFolder(async (directory) => {
    const url = `sqlite:${join(directory, 'many.sqlite')}`;
    const { YIHU_KEY_FILE, YIHU_FILES, YIHU_FILE_STORE } = own(directory, url);
    const keys = { YIHU_KEY_FILE, YIHU_FILES, YIHU_FILE_STORE };
    await generate(url, { calls, entries: 5 * calls, people: Math.ceil(calls / 500), keys });
    return byTurns(3, async (who) => ({ many: await started(who, directory, url, { YIHU_DEMO: '1' }) }));
  });

const held = (who) =>
  measure(who, PEOPLE, async (server) => {
    await pass(MINUTE);
    const idle = residentKilobytes(server.pid) / 1024;
    const pages = await openPages(server.base, pairs(server.tokens));
    await pass(MINUTE);
    const crowded = residentKilobytes(server.pid) / 1024;
    for (const page of pages) page.close();
    return { idle, pages: crowded };
  });

export async function starts({ rounds, calls = CALLS, add }, names) {
  if (names.includes('start')) report(add, 'ms of CPU', await byTurns(rounds, twice));
  if (names.includes('start-many')) report(add, 'ms of CPU', await many(calls));
}
export const memory = async ({ add }) => report(add, 'MB', await byTurns(1, held));

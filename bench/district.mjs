/** Years of a district: with all the calls, and with a hundredth of them. */
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../test/setup/postgres.js';
import { askingEveryRoute } from './routes.mjs';
import { HUB, inFolder, QUIET, serve } from './servers.mjs';
import { standingStill, STOOD } from './stops.mjs';
import { exporting, figures, generate, ringingUnderLoad } from './years.mjs';

const CALLS = 100_000;
/** What an export may take, whatever it exports. */
const MOST_MEGABYTES = 200;
/** What the hub may stand still for, whatever else it does: milliseconds. */
const MOST_STILL = 20;
/** What it may compute in one turn for a question: milliseconds. */
const MOST_READING = 10;
/** The questions that take most are shown. */
const SHOWN = 20;
const EVERYTHING = { kind: 'export_calls', params: { format: 'xlsx', filter: {} } };

export const district = ({ calls = CALLS, postgres, add }, names) =>
  inFolder(async (directory) => {
    const cluster = postgres ? await startPostgres() : undefined;
    const opened = [];
    const open = async (name, count) => {
      const url = cluster
        ? await databaseIn(cluster.url, name)
        : `sqlite:${join(directory, `${name}.sqlite`)}`;
      const keys = {
        YIHU_KEY_FILE: join(directory, `${name}.key`),
        YIHU_FILES: join(directory, name),
        YIHU_FILE_STORE: join(directory, `${name}.files`),
      };
      // The same people in both: a figure by person is as long.
      await generate(url, { calls: count, entries: 5 * count, people: Math.ceil(calls / 500), keys });
      const server = await serve(['--import', STOOD, HUB], { ...QUIET, ...keys, DATABASE_URL: url });
      opened.push(server);
      return server;
    };
    try {
      const many = await open('many', calls);
      if (names.includes('dashboard')) {
        const few = await open('few', Math.round(calls / 100));
        const [of, floor] = [await figures(many.base), await figures(few.base)];
        await few.stop();
        for (const name of Object.keys(of))
          for (const part of ['p50', 'p95'])
            add({ name: `${name} ${part}`, unit: 'ms', yihu: of[name][part], floor: floor[name][part] });
      }
      if (names.includes('export')) {
        const { megabytes } = await exporting(many.base, many.pid, EVERYTHING);
        add({
          name: 'export of all calls, its process at most',
          unit: 'MB',
          yihu: megabytes,
          floor: MOST_MEGABYTES,
          atMost: 1,
        });
      }
      if (names.includes('ring-busy')) {
        const { alone, busy } = await ringingUnderLoad(many, EVERYTHING);
        const name = 'ring while figures and an export run';
        add({ name: `${name} p50`, unit: 'ms', yihu: busy.p50, floor: alone.p50 });
        add({ name: `${name} p99`, unit: 'ms', yihu: busy.p99, floor: alone.p99, atMost: 1.5 });
      }
      if (names.includes('stops'))
        for (const [name, stop] of Object.entries(await standingStill(many))) {
          const still = (called, yihu, floor) => add({ name: called, unit: 'ms', yihu, floor });
          still(`stands still for ${name}, at most`, stop.own, MOST_STILL);
          still('  computing', stop.computing, MOST_STILL);
          // Cores that others held are the machine's: a process that does nothing waits for them as long.
          still('  with what it waited for a core', stop.whole, Math.max(1, stop.beside));
        }
      if (names.includes('routes')) {
        const { found, unasked } = await askingEveryRoute(many);
        for (const { name, role, least } of found.slice(0, SHOWN))
          add({
            name: `${role}: ${name}`,
            unit: 'ms in one turn',
            yihu: least,
            floor: MOST_READING,
            atMost: 1,
          });
        const unit = 'questions';
        add({
          name: 'questions in all, and those of which nothing is there',
          unit,
          yihu: found.length,
          floor: unasked.length,
        });
      }
    } finally {
      for (const server of opened) await server.stop();
      await cluster?.stop();
    }
  });

async function databaseIn(server, name) {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`).finally(() => client.end());
  return server.replace(/\/postgres$/, `/${name}`);
}

/**
 * A crowd: a hub that serves units enough for so many pages, a page a person. Of each unit of a hundred and twenty-five,
 * as one district has communities: mostly workers, some officers on duty, a few coordinators.
 */
import { join } from 'node:path';
import { seed } from '../seed.mjs';
import { HUB, inFolder, QUIET, serve } from '../servers.mjs';

export const UNIT = { workers: 112, officers: 10, coordinators: 3 };
const SIZE = UNIT.workers + UNIT.officers + UNIT.coordinators;
const FLOOR = new URL('../floor.mjs', import.meta.url).pathname;
/** Loaded into both servers: says what they hold once all rubbish is thrown away. */
const HELD = ['--expose-gc', '--import', new URL('./held.mjs', import.meta.url).pathname];

/** Units enough for so many. */
export const unitsFor = (pages) => ({ units: Math.ceil(pages / SIZE), ...UNIT });

/** Each a namespace and a token. */
export const pairs = ({ workers = [], officers = [], coordinators = [] }) => [
  ...workers.map((token) => ['community', token]),
  ...officers.map((token) => ['procuratorate', token]),
  ...coordinators.map((token) => ['coordination', token]),
];

const numbered = (count) => Array.from({ length: count }, (_, n) => String(n));
/** Anybody may come to the floor. */
const unnamed = ({ units, workers, officers, coordinators }) => ({
  workers: numbered(units * workers),
  officers: numbered(units * officers),
  coordinators: numbered(units * coordinators),
});

/**
 * Does the work on a server that these people may come to. It is given `start(port)`, which can be called again after a
 * stop, and who they are: as `people`, each a namespace and a token.
 * @param env further settings of the server
 */
export const withCrowd = (who, size, work, env = {}) =>
  inFolder(async (directory) => {
    const path = join(directory, `${who}.sqlite`);
    const tokens = who === 'yihu' ? await seed(path, size) : unnamed(size);
    const of = {
      yihu: { main: HUB, DATABASE_URL: `sqlite:${path}` },
      floor: { main: FLOOR, FLOOR_DATABASE: path, FLOOR_OFFICERS: String(tokens.officers.length) },
    };
    const { main, ...own } = of[who];
    const running = [];
    const start = async (port = 0) => {
      const server = await serve([...HELD, main], { ...QUIET, PORT: String(port), ...own, ...env });
      running.push(server);
      return server;
    };
    try {
      return await work({ start, tokens, people: pairs(tokens) });
    } finally {
      for (const server of running) await server.stop();
    }
  });

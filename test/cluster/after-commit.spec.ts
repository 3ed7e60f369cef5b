/** A node dies between a commit and its telling: the pages of the other nodes are right all the same, Redis or not. */
import { openPage, raise, ringOf, type Page } from '../page.js';
import { prepare, type Ground } from '../setup/ground.js';
import { Pacemaker } from '../setup/pacemaker.js';
import { serverOn, type Server } from '../setup/server.js';
import { knows } from './knows.js';

const REDIS = process.env.TEST_REDIS_URL;
if (!REDIS) process.stdout.write('skipped: a node that dies, with Redis, since TEST_REDIS_URL is not set\n');

let ground: Ground;
let pacemaker: Pacemaker;
const pages: Page[] = [];
const servers: Server[] = [];
beforeAll(async () => {
  // Nothing else is told of a call for as long as the test takes.
  ground = await prepare('postgres', { steps: [{ ring: 'all', seconds: 600 }], medium: 'memory' });
  pacemaker = await Pacemaker.start(ground.database);
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await Promise.all(servers.splice(0).map((s) => s.kill()));
});
afterAll(async () => {
  await pacemaker.stop();
  await ground.database.drop();
});

const open = async (...asked: Parameters<typeof openPage>) => {
  const page = await openPage(...asked);
  pages.push(page);
  return page;
};
const start = async (env: Record<string, string>) => {
  const server = await serverOn(ground, env);
  servers.push(server);
  return server;
};
const ringsOf = (page: Page): string[] => {
  const { offers } = page.heard<{ offers: { call: { id: string } }[] }>('snapshot').at(-1)!;
  return offers.map((o) => o.call.id);
};

describe.each([
  ['with Redis', REDIS],
  ['without Redis', ''],
] as const)('%s', (how, redis) => {
  const run = redis === undefined ? test.skip : test;
  const env = redis ? { REDIS_URL: redis } : {};
  run(
    'an accept that nobody was told',
    async () => {
      const [alive, dying] = await Promise.all([
        start(env),
        start({ ...env, YIHU_FAILPOINT: 'after-commit:accept', YIHU_CRASH_TESTS: '1' }),
      ]);
      const worker = await open(alive.base, 'community', ground.tokens.li);
      const coordinator = await open(alive.base, 'coordination', ground.tokens.zhou);
      const other = await open(alive.base, 'procuratorate', ground.tokens.zhao);
      const officer = await open(dying.base, 'procuratorate', ground.tokens.wang);
      await other.do('duty:start');
      await officer.do('duty:start');
      const call = await raise(worker);
      await ringOf(other, call.id);
      const ring = await ringOf(officer, call.id);
      void officer.ask('offer:accept', { offerId: ring.id }).catch(() => undefined);
      expect((await dying.ended).signal).toBe('SIGKILL');
      const from = Date.now();
      await Promise.all([
        ...[worker, coordinator].map((page) => knows(page, call.id, ({ state }) => state === 'active')),
        other.hear('snapshot', () => !ringsOf(other).includes(call.id)),
      ]);
      const to = Date.now();
      process.stdout.write(
        `a node died after its commit, ${how}: the other's pages were right after ${to - from} ms beside ${pacemaker.stood()(from, to).toFixed(0)} ms of the machine's own\n`,
      );
    },
    180_000,
  );
});

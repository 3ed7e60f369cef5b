/** Two nodes on a PostgreSQL primary with a standby that its commits wait for: what happens when either is lost. */
import { look, judge, type Outside } from '../setup/checker.js';
import { prepare, type Ground } from '../setup/ground.js';
import { databaseIn, pause, PostgresPair, type PostgresServer } from '../setup/postgres-pair.js';
import { serverOn, type Server } from '../setup/server.js';
import { Officer, Worker, type Raised } from './people.js';

const NAME = 'yihu';
/** Three seconds to connect, and six until a server that says nothing is given up. */
const PATIENCE = '&connect_timeout=3';

let pair: PostgresPair;
let ground: Ground;
let nodes: Server[];
let workers: Worker[];
let officers: Officer[];

const from = async <T>(server: PostgresServer, work: (out: Outside) => Promise<T>): Promise<T> => {
  const out = await look({ kind: 'postgres', database: { ...ground.database, url: server.url(NAME) } });
  return work(out).finally(() => out.close());
};
const ready = async (wanted: number) => {
  for (;;) {
    const said = await Promise.all(nodes.map((n) => fetch(`${n.base}/api/health/ready`)));
    if (said.every(({ status }) => status === wanted)) return;
    await pause(100);
  }
};
/** What was acknowledged and is not there exactly once. */
const lost = (raised: readonly Raised[], server: PostgresServer) =>
  from(server, async (out) => {
    const rows = await out.rows<{ id: string; client_call_id: string }>(
      'select id, client_call_id from call',
    );
    return raised.filter(
      ({ key, callId }) => rows.filter((r) => r.client_call_id === key && r.id === callId).length !== 1,
    );
  });
const raised = () => workers.flatMap((w) => w.raised);
const more = async (n: number) => {
  const wanted = raised().length + n;
  while (raised().length < wanted) await pause(20);
};

beforeAll(async () => {
  pair = await PostgresPair.start();
  const database = await databaseIn(pair.primary, pair.url(NAME) + PATIENCE, () => pair.drop());
  ground = await prepare('postgres', { workers: 8, officers: 4, database });
  nodes = await Promise.all([serverOn(ground), serverOn(ground)]);
  officers = ground.officers.map((o, i) => new Officer(nodes[i % 2]!.base, o.token));
  await Promise.all(officers.map((o) => o.start()));
  workers = ground.workers.map((w, i) => new Worker(nodes[i % 2]!.base, w.token));
}, 180_000);
afterAll(async () => {
  for (const page of [...(workers ?? []), ...(officers ?? [])]) page.close();
  await Promise.all((nodes ?? []).map((n) => n.kill()));
  await (ground?.database ?? pair)?.drop();
});

test('the standby hangs: nobody is told that something was kept, and all of it is kept once it is back', async () => {
  await ready(200);
  const standby = async () =>
    ((await (await fetch(`${nodes[0]!.base}/api/health/ready`)).json()) as { standby?: string }).standby;
  while ((await standby()) !== 'in_step') await pause(100);
  const [worker] = workers as [Worker];
  pair.standby.hang();
  const asked = worker.raise();
  // Taken out of the proxy's hands, and no raise waits without an answer.
  await ready(503);
  expect(worker.raised).toEqual([]);
  pair.standby.goOn();
  const call = (await asked)!;
  await ready(200);
  expect(await lost([call], pair.standby)).toEqual([]);
  expect(worker.refused).toEqual([]);
}, 120_000);

test('the primary is killed and the standby promoted: nothing acknowledged is lost, and nobody need do anything', async () => {
  for (const worker of workers) worker.begin(1100);
  await more(16);
  // What waits for the standby at that moment is neither acknowledged nor refused: nobody knows whether it was kept.
  pair.standby.hang();
  const waiting = () => pair.primary.rows("select 1 from pg_stat_activity where wait_event = 'SyncRep'");
  while (!(await waiting()).length || !workers.some((w) => w.asks)) await pause(20);
  const before = raised().length;
  await pair.primary.kill();
  const killedAt = Date.now();
  pair.standby.goOn();
  await pair.promote();
  const promotedAt = Date.now();
  await more(16);
  await ready(200);
  await Promise.all(workers.map((w) => w.rest()));
  const after = raised().filter((r) => r.answeredAt > killedAt);
  const back = Math.min(...after.map((r) => r.answeredAt));
  const unknown = after.filter((r) => r.askedAt < killedAt).length;

  expect(before).toBeGreaterThanOrEqual(16);
  expect(unknown).toBeGreaterThan(0);
  expect(await lost(raised(), pair.primary)).toEqual([]);
  expect([...workers, ...officers].flatMap((p) => p.refused)).toEqual([]);
  expect(nodes.map((n) => n.isUp())).toEqual([true, true]);
  const judged = await from(pair.primary, (out) => judge(out, [], 60_000));
  expect(judged.violations).toEqual([]);
  process.stdout.write(
    `fail-over: ${before} acknowledged before and ${after.length} after, ${unknown} of these asked before the death; lost 0; the standby took writes ${promotedAt - killedAt} ms after the death, the hub ${back - promotedAt} ms later\n`,
  );
}, 120_000);

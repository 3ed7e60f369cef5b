/** The metrics and the traces, of one hub that lives a little: every figure is what happened, documented, and usable by Prometheus. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EVENT_ACCESS } from '../../src/access/access-table.js';
import { insertBackup } from '../../src/backup/schedule/backups.repository.js';
import { BackupGauges } from '../../src/ops/metrics/backup-gauges.js';
import { traceOf } from '../../src/ops/traces/call-traces.js';
import { REFUSAL_CODES } from '../../src/protocol/codes.js';
import { databaseTime } from '../../src/watch/clock/database-time.query.js';
import { DATABASES, type DatabaseKind } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { promtool, promtoolIsThere } from './promtool.js';
import { openReceiver } from './receiver.js';
import { liveALittle, type Lived } from './scenario.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
const TOKEN = 'q3Jv0cX2b7Zk9TtYw1LrPnHs5DfGmAeU';
interface Metric {
  name: string;
  type: string;
  help: string;
}
const metricsIn = (text: string): Metric[] =>
  [...text.matchAll(/^# HELP (\S+) (.*)\n# TYPE \S+ (\w+)$/gm)].map(([, name, help, type]) => ({
    name: name!,
    help: help!,
    type: type!,
  }));
const rowsOf = (metrics: readonly Metric[]): string[] =>
  metrics
    .filter(({ name }) => name.startsWith('yihu_'))
    .map(({ name, type, help }) => `| \`${name}\` | ${type} | ${help} |`)
    .sort();
const value = (text: string, sample: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
};

describe.each(DATABASES)('what a hub that lives a little says of itself, on %s', (kind: DatabaseKind) => {
  let t: TestHub;
  let lived: Lived;
  let text: string;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  beforeAll(async () => {
    receiver = await openReceiver();
    t = await openTestHub(kind, {
      YIHU_TRACES_URL: receiver.url,
      YIHU_METRICS_TOKEN: TOKEN,
      TRUST_PROXY: 'loopback',
    });
    lived = await liveALittle(t);
    text = (await t.http(null, 'GET', '/metrics')).body as string;
  });
  afterAll(async () => {
    await t.close();
    await receiver.close();
  });

  test('what happened is what is counted', () => {
    expect(Object.fromEntries(COUNTED.map(([sample]) => [sample, value(text, sample)]))).toEqual(
      Object.fromEntries(COUNTED),
    );
    expect(value(text, 'yihu_ring_received_seconds_sum')).toBeGreaterThanOrEqual(3);
    // Two pages at first, and again those that said nothing for two seconds.
    expect(value(text, 'yihu_rings_sent_total{channel="page"}')).toBeGreaterThanOrEqual(3);
    expect(value(text, 'yihu_notices_total{channel="sms",result="failed"}')).toBeGreaterThan(2);
    expect(value(text, 'yihu_dispatch_late_seconds_count')).toBeGreaterThan(0);
    expect(value(text, 'yihu_commit_seconds_count')).toBeGreaterThan(5);
    expect(value(text, 'yihu_write_wait_seconds_count')).toBe(
      value(text, 'yihu_writes_total{result="ok"}')! + value(text, 'yihu_writes_total{result="refused"}')!,
    );
    expect(value(text, 'yihu_writes_waiting')).toBe(0);
    expect(value(text, 'yihu_pool_waiting{pool="writers"}')).toBe(kind === 'postgres' ? 0 : undefined);
    expect(value(text, 'yihu_disk_free_bytes{of="database"}')).toEqual(
      kind === 'sqlite' ? expect.any(Number) : undefined,
    );
  });

  test('a label has few values, and none of anybody: events, codes, channels and the like', () => {
    const labelled = [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, said]) => [name!, said!] as const);
    const events = new Set(Object.keys(EVENT_ACCESS).map((name) => name.split(' ')[1]));
    for (const [name, said] of labelled) {
      if (name === 'event') expect([...events, 'unknown']).toContain(said);
      if (name === 'code') expect(said).toMatch(new RegExp(`^(ok|\\d{3}|${REFUSAL_CODES.join('|')})$`));
      expect(said).toMatch(/^[\w .:+-]*$/);
    }
    for (const name of new Set(metricsIn(text).map((m) => m.name)))
      expect(text.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line)).length).toBeLessThan(
        120,
      );
    expect(text).not.toMatch(/domestic_violence|minors/);
  });

  test('of backups it says how old the last good one is, and whether the last came to anything', async () => {
    const { store, clock } = t.foundations;
    const asked = { folder: '/nowhere', hour: 3, every: 24, keep: 14 };
    const gauges = new BackupGauges(store, clock, { backup: asked });
    const made = (id: string, state: 'good' | 'failed', endedAt: number) =>
      store.write('backup', (tx) =>
        insertBackup(tx, {
          id,
          place: '',
          madeBy: '',
          startedAt: endedAt,
          endedAt,
          state,
          failure: null,
          bytes: null,
          calls: null,
          files: null,
        }),
      );
    await made('a', 'good', clock.now() - 90_000_000);
    await made('b', 'failed', clock.now() - 3_600_000);
    const said = await gauges.text();
    expect(value(said, 'yihu_backup_age_seconds')).toBe(90_000);
    expect(value(said, 'yihu_backup_every_seconds')).toBe(86_400);
    expect(value(said, 'yihu_backup_last_good')).toBe(0);
    expect(text).not.toContain('yihu_backup');
  });

  test('it is read from this machine, else with the token, whatever a proxy is trusted with', async () => {
    const status = async (headers: Record<string, string>) =>
      (await t.http(null, 'GET', '/metrics', undefined, headers)).status;
    expect(await status({})).toBe(200);
    expect(await status({ 'x-forwarded-for': '127.0.0.1' })).toBe(401);
    expect(await status({ 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer wrong' })).toBe(401);
    expect(await status({ 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${TOKEN}` })).toBe(200);
  });

  if (kind === 'postgres')
    test('PostgreSQL says what time it is', async () => {
      const theirs = await databaseTime(t.foundations.store.read);
      // The same machine: by minutes apart only where the question was never answered right.
      expect(Math.abs(theirs - Date.now())).toBeLessThan(60_000);
    });

  test('docs/metrics.md lists each of them in the words of the metrics themselves', () => {
    const listed = read('docs/metrics.md')
      .split('\n')
      .filter((line) => line.startsWith('| `yihu_'));
    const has = rowsOf(metricsIn(text));
    // Redis, PostgreSQL's pools and backups are there where they are used.
    const elsewhere = /yihu_(redis|pool|backup|tail)_/;
    expect(has.filter((row) => !listed.includes(row))).toEqual([]);
    expect(listed.filter((row) => !has.includes(row) && !elsewhere.test(row))).toEqual([]);
    expect(listed).toEqual([...listed].sort());
  });

  (promtoolIsThere ? test : test.skip)('promtool finds nothing to say of it', () => {
    expect(promtool(['check', 'metrics'], text)).toEqual({ status: 0, said: '' });
  });

  test('of one call there is one trace, which says what was done and nobody’s name or id', async () => {
    // What is not sent yet is sent at the end.
    await t.hub.close();
    const { traceId, spanId } = traceOf(lived.callId);
    const spans = receiver.spans().filter((span) => span.traceId === traceId);
    const first = spans.find((span) => span.spanId === spanId)!;
    expect(first).toMatchObject({ name: 'call:raise' });
    expect(first.parentSpanId ?? '').toBe('');
    const under = spans.filter((span) => span.parentSpanId === spanId).map(({ name }) => name);
    expect(new Set(under)).toEqual(
      new Set([
        'queue',
        'write',
        'decide',
        'commit',
        'ring',
        'tell',
        'offer:received',
        'offer:shown',
        'offer:decline',
        'lapse',
        'offer:accept',
        'call:cancel',
      ]),
    );
    const accept = spans.find(({ name }) => name === 'offer:accept')!;
    const steps = spans.filter((span) => span.parentSpanId === accept.spanId).map(({ name }) => name);
    expect(steps).toEqual(expect.arrayContaining(['queue', 'decide', 'write', 'commit', 'ring', 'tell']));
    const outcome = spans.find(({ name }) => name === 'call:cancel')!.attributes;
    expect(outcome).toContainEqual({ key: 'yihu.outcome', value: { stringValue: 'conflict' } });
    expect(receiver.text()).not.toContain(lived.callId);
    for (const id of Object.values(t.world.ids)) expect(receiver.text()).not.toContain(id);
  });
});

const COUNTED: readonly [string, number][] = [['yihu_calls_raised_total{urgency="normal"}', 1]];

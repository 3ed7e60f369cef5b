/** Alert rules and the dashboard: each thing that they ask for is there, each rule is tried, and each says what to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FINDING_KINDS } from '../../src/protocol/watch.js';
import { promtool, promtoolIsThere } from './promtool.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rules = read('deploy/monitoring/alerts.yml');
const cases = read('deploy/monitoring/alerts.test.yml');
const docs = read('docs/metrics.md');
const withPromtool = promtoolIsThere ? test : test.skip;

const known = new Map(
  [...docs.matchAll(/^\| `(yihu_\w+)` \| (\w+) \|/gm)].map(([, name, type]) => [name!, type!]),
);
/** Node's own, and what Prometheus says of whom it asks. */
const BESIDE = /^(nodejs_|process_|up$)/;
const isKnown = (name: string): boolean => {
  const [, base] = /^(.*)_(?:bucket|sum|count)$/.exec(name) ?? [];
  return known.has(name) || (base !== undefined && known.get(base) === 'histogram') || BESIDE.test(name);
};
const metricsOf = (expression: string): string[] =>
  [
    ...expression
      .replaceAll(/\{[^}]*\}|by \([^)]*\)/g, ' ')
      .matchAll(/\b(?:yihu|nodejs|process)_\w+|\bup\b/g),
  ].map(([name]) => name);

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { h: number; w: number; x: number; y: number };
  targets?: { expr: string; refId: string }[];
}
const dashboard = JSON.parse(read('deploy/monitoring/dashboard.json')) as { uid: string; panels: Panel[] };
const alerts = rules
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((block) => {
    const field = (name: string) => new RegExp(`^ +${name}: '?(.*?)'?$`, 'm').exec(block)?.[1];
    return { name: /^\w+/.exec(block)![0], field };
  });

describe('the alerts', () => {
  withPromtool('are rules that Prometheus takes, and do what their cases say', () => {
    expect(promtool(['check', 'rules', 'alerts.yml'])).toMatchObject({ status: 0 });
    expect(promtool(['test', 'rules', 'alerts.test.yml'])).toMatchObject({ status: 0 });
  });
  test('ask only for what there is', () => {
    const asked = alerts.map(({ name, field }) => [name, metricsOf(field('expr')!)] as const);
    expect(asked.filter(([, names]) => !names.length || !names.every(isKnown))).toEqual([]);
  });
  test('each wakes somebody or waits for the day, and says in Chinese and English what to do', () => {
    for (const { name, field } of alerts) {
      expect([name, field('severity')]).toEqual([name, expect.stringMatching(/^(page|day)$/)]);
      for (const said of ['summary', 'what_to_do'])
        expect([name, field(said), field(`${said}_en`)]).toEqual([
          name,
          expect.stringMatching(/\p{Script=Han}{2}/u),
          expect.stringMatching(/^\P{Script=Han}{10,}$/u),
        ]);
    }
  });
  test('each has a case, and the documentation names none that is not there', () => {
    const names = alerts.map(({ name }) => name);
    expect(names.length).toBe(new Set(names).size);
    expect(names.filter((name) => !cases.includes(`- name: '${name}'`))).toEqual([]);
    expect(
      [...docs.matchAll(/\bYihu[A-Z]\w+/g)].map(([name]) => name).filter((n) => !names.includes(n)),
    ).toEqual([]);
  });
  test('a finding of any kind is one of them, the urgent ones by name', () => {
    const [urgent, byDay] = ['YihuFoundUrgent', 'YihuFoundByDay'].map((name) =>
      /kind[=!]~"([^"]+)"/.exec(alerts.find((a) => a.name === name)!.field('expr')!)![1]!.split('|'),
    );
    expect(urgent).toEqual(byDay);
    expect(urgent!.filter((kind) => !(FINDING_KINDS as readonly string[]).includes(kind))).toEqual([]);
  });
});

describe('the dashboard', () => {
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');
  const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  test('asks only for what there is, and for all that there is', () => {
    const names = expressions.flatMap(metricsOf);
    expect(names.filter((name) => !isKnown(name))).toEqual([]);
    const asked = new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    // Which version runs is in the choice of the job; when the auditor looked is said as seconds ago.
    const besides = ['yihu_build_info', 'yihu_watch_last_run_timestamp_seconds', 'yihu_backup_every_seconds'];
    expect([...known.keys()].filter((name) => !asked.has(name) && !besides.includes(name))).toEqual([]);
  });
  test('is one that Grafana can draw: each panel with a title and a question of its own, none upon another', () => {
    const { panels: all } = dashboard;
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { title, targets = [] } of panels) {
      expect(title).toMatch(/\p{Script=Han}.* \w/u);
      expect([title, targets.length > 0, new Set(targets.map(({ refId }) => refId)).size]).toEqual([
        title,
        true,
        targets.length,
      ]);
    }
    const cells = all.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...all.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
  });
  withPromtool('asks in words that Prometheus understands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yihu-dashboard-'));
    const asked = expressions.map((expr, n) => {
      const plain = expr.replaceAll('$__rate_interval', '5m').replaceAll('$job', 'yihu');
      return { record: `panel:${n}`, expr: plain };
    });
    writeFileSync(join(folder, 'rules.yml'), JSON.stringify({ groups: [{ name: 'panels', rules: asked }] }));
    expect(promtool(['check', 'rules', join(folder, 'rules.yml')])).toMatchObject({ status: 0 });
    rmSync(folder, { recursive: true, force: true });
  });
});

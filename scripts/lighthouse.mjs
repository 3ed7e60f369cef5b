/**
 * node scripts/lighthouse.mjs [--base URL] [--runs N] [--speed] [--json]: Lighthouse's mobile marks of the worker's page,
 * the sign-in page, the public check page and the resident's, on a demo that is running at --base. With --speed performance too, under its
 * simulated slow phone and line, as the median of N runs (5). Quiet machines only: what else runs costs points.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { chromiumPath, FLAGS } from '../test/browser/chromium.ts';

const { values: asked } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    runs: { type: 'string', default: '5' },
    speed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const PAGES = [
  { page: 'worker', path: '/community', username: 'worker1' },
  { page: 'sign-in', path: '/sign-in' },
  { page: 'check', path: '/check' },
  { page: 'resident', path: '/r' },
];
const categories = ['accessibility', 'best-practices', ...(asked.speed ? ['performance'] : [])];
const runs = asked.speed ? Number(asked.runs) : 1;
const base = new URL(asked.base).origin;
/** A visit that could not be recorded. */
const AGAIN = 2;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const directory = mkdtempSync(join(tmpdir(), 'yihu-lighthouse-'));
const port = await freePort();
const context = await chromium.launchPersistentContext(directory, {
  executablePath: await chromiumPath(),
  locale: 'zh-CN',
  baseURL: base,
  args: [`--remote-debugging-port=${port}`, ...FLAGS],
});

/** On a busy machine the browser's record of a visit is sometimes broken, and Lighthouse asks to be run again. */
async function look(page, path, left = AGAIN) {
  const { lhr } = await lighthouse(base + path, {
    port,
    logLevel: 'silent',
    output: 'json',
    locale: 'en',
    onlyCategories: categories,
    formFactor: 'mobile',
    // A picture of the whole page is for a person who reads the report.
    disableFullPageScreenshot: true,
    // The marks that do not depend on speed need no slow phone.
    ...(!asked.speed && { throttlingMethod: 'provided' }),
  });
  if (!lhr.runtimeError) return lhr;
  if (left === 0) throw new Error(`${page}: ${lhr.runtimeError.message}`);
  return look(page, path, left - 1);
}

const marks = [];
try {
  for (const { page, path, username } of PAGES) {
    await context.clearCookies();
    if (username) {
      const answer = await context.request.post('/api/auth/login', {
        data: { username, password: 'yihu-demo' },
        headers: { origin: base },
      });
      if (!answer.ok()) throw new Error(`${username} cannot sign in at ${base}: ${answer.status()}`);
    }
    const results = [];
    for (let run = 0; run < runs; run++) results.push(await look(page, path));
    const score = (lhr, category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const figure = (audit) => Math.round(median(results.map((lhr) => lhr.audits[audit]?.numericValue ?? 0)));
    marks.push({
      page,
      at: new URL(results[0].finalDisplayedUrl).pathname,
      ...Object.fromEntries(categories.map((c) => [c, median(results.map((lhr) => score(lhr, c)))])),
      failing: Object.values(results[0].categories)
        .filter((c) => c.id !== 'performance')
        .flatMap((c) => c.auditRefs.filter((ref) => ref.weight > 0).map((ref) => results[0].audits[ref.id]))
        .filter((audit) => audit.score !== null && audit.score < 1)
        .map((audit) => `${audit.id}: ${JSON.stringify(audit.details?.items ?? []).slice(0, 600)}`),
      ...(asked.speed && {
        scores: results.map((lhr) => score(lhr, 'performance')),
        firstPaint: figure('first-contentful-paint'),
        largestPaint: figure('largest-contentful-paint'),
        blocked: figure('total-blocking-time'),
        largest:
          results[0].audits['largest-contentful-paint-element']?.details?.items?.[0]?.items?.[0]?.node
            ?.selector,
        shift: median(results.map((lhr) => lhr.audits['cumulative-layout-shift']?.numericValue ?? 0)),
      }),
    });
  }
} finally {
  await context.close();
  rmSync(directory, { recursive: true, force: true });
}

if (asked.json) process.stdout.write(`${JSON.stringify(marks)}\n`);
else {
  const load = loadavg()[0].toFixed(1);
  process.stdout.write(`Node ${process.versions.node}, ${cpus().length} cores, load ${load}\n`);
  for (const { failing, ...mark } of marks) {
    process.stdout.write(`${JSON.stringify(mark)}\n`);
    for (const audit of failing) process.stdout.write(`  ${audit}\n`);
  }
}

/** A hub with years behind it: what its figures cost, what an export takes, and whether ringing feels either. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, ringing } from './load.mjs';

const here = new URL('..', import.meta.url).pathname;
const PASSWORD = 'yihu-demo';
const WORKERS = 20;
const OFFICERS = 8;
const ROUNDS = 200;
const WARM = 20;
/** Milliseconds between two figures that somebody looks at: a whole dashboard every half a second. */
const A_LOOK = 20;

/** Fills the database by `npm run generate`'s own script. */
export const generate = (databaseUrl, { calls, entries, people, keys, scope = 'district' }) =>
  new Promise((resolve, reject) => {
    const asked = [
      '--calls',
      String(calls),
      '--entries',
      String(entries),
      '--scope',
      scope,
      '--people',
      String(people),
    ];
    const child = spawn(process.execPath, ['generate/main.ts', ...asked], {
      cwd: here,
      env: { ...process.env, ...keys, DATABASE_URL: databaseUrl, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('nothing was generated'))));
  });

export async function signIn(base, username) {
  const answer = await fetch(`${base}/api/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status}`);
  return (await answer.json()).accessToken;
}
const numbered = (role, count) => Array.from({ length: count }, (_, n) => `${role}${n + 1}`);

export const signInCoordinator = (base) => signIn(base, 'coordinator1');
/** Workers who call, and officers of their unit who are on duty. */
export async function signInPeople(base) {
  const tokens = { workers: [], officers: [] };
  for (const name of numbered('worker', WORKERS)) tokens.workers.push(await signIn(base, name));
  for (const name of numbered('officer', OFFICERS)) tokens.officers.push(await signIn(base, name));
  for (const token of tokens.officers) {
    const socket = await connect(base, '/procuratorate', token);
    await socket.timeout(30_000).emitWithAck('duty:start', {});
    socket.disconnect();
  }
  return tokens;
}

const day = 24 * 3600 * 1000;
const OFFSET = 8 * 3600 * 1000;
const localYear = (back = 0) => new Date(Date.now() + OFFSET).getUTCFullYear() - back;
const yearBegins = (year) => Date.UTC(year, 0, 1) - OFFSET;
const monthBegins = (back = 0) => {
  const now = new Date(Date.now() + OFFSET);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1) - OFFSET;
};
const span = (from, to) => `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;

/** What the dashboard asks for, by name. */
export function questions() {
  const thisYear = span(yearBegins(localYear()), yearBegins(localYear() - -1));
  const lastYear = span(yearBegins(localYear(1)), yearBegins(localYear()));
  const thisMonth = span(monthBegins(), monthBegins(-1));
  const lastMonth = span(monthBegins(1), monthBegins());
  const fiveYears = span(yearBegins(localYear(4)), yearBegins(localYear() + 1));
  const odd = span(monthBegins(17) + 9 * day + 5 * 3600_000, monthBegins(2) + 12 * day + 3600_000);
  const breakdowns = [
    'department',
    'officer',
    'subdistrict',
    'community',
    'category',
    'urgency',
    'hour',
    'weekday',
  ];
  return {
    'year and targets': '/api/reports/year',
    'summary, this month': `/api/reports/summary?${thisMonth}`,
    'summary, this year': `/api/reports/summary?${thisYear}`,
    'summary, five years': `/api/reports/summary?${fiveYears}`,
    'summary, odd days and hours': `/api/reports/summary?${odd}`,
    'answer times, this year': `/api/reports/answers?${thisYear}`,
    ...Object.fromEntries(
      breakdowns.map((by) => [`by ${by}, this year`, `/api/reports/breakdown?by=${by}&${thisYear}`]),
    ),
    'by month, last year': `/api/reports/breakdown?by=month&${lastYear}`,
    'by day, last month': `/api/reports/breakdown?by=day&${lastMonth}`,
    'waiting and late now': '/api/reports/open',
    'hours by kind, this year': `/api/reports/hours?by=kind&${thisYear}`,
    'hours by person, this year': `/api/reports/hours?by=person&${thisYear}`,
    'hours by community, this year': `/api/reports/hours?by=community&${thisYear}`,
    'ledger, this year, first page': `/api/hours?${thisYear}`,
    'calls, this year, first page': `/api/calls?${thisYear}`,
    'the wall': '/api/wall',
  };
}

const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
const get = async (base, token, path) => {
  const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.slice(0, 200)}`);
  return body;
};

/** Milliseconds of each figure, from the question to the last byte, one after another. */
export async function figures(base) {
  const token = await signInCoordinator(base);
  const taken = {};
  for (const [name, path] of Object.entries(questions())) {
    for (let n = 0; n < WARM; n++) await get(base, token, path);
    const times = [];
    for (let n = 0; n < ROUNDS; n++) {
      const began = performance.now();
      await get(base, token, path);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    taken[name] = { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
  }
  return taken;
}

/** Somebody looks at every figure, again and again, until told to stop. */
function looking(base, token) {
  let on = true;
  const done = (async () => {
    while (on)
      for (const path of Object.values(questions())) {
        if (on) await get(base, token, path);
        await new Promise((next) => setTimeout(next, A_LOOK));
      }
  })();
  return async () => {
    on = false;
    await done;
  };
}

const childrenOf = (pid) =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))[1]) === pid;
    } catch {
      return false;
    }
  });
const mostResident = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
};

/** Asks for an export and waits for it: how long, how many, and the most memory its process held, in MB. */
export async function exporting(base, pid, asked) {
  const token = await signInCoordinator(base);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const began = performance.now();
  const answer = await fetch(`${base}/api/jobs`, { method: 'POST', headers, body: JSON.stringify(asked) });
  if (!answer.ok) throw new Error(`the export was refused: ${await answer.text()}`);
  let job = await answer.json();
  let megabytes = 0;
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((next) => setTimeout(next, 200));
    megabytes = Math.max(megabytes, ...childrenOf(pid).map(mostResident));
    job = JSON.parse(await get(base, token, `/api/jobs/${job.id}`));
  }
  if (job.state !== 'done') throw new Error(`the export ended ${job.state}: ${job.failure ?? ''}`);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, rows: job.done, megabytes };
}

/** The way of a ring, alone and while figures are looked at and an export runs. */
export async function ringingUnderLoad(server, exports) {
  const { base, pid } = server;
  const people = { ...server, tokens: await signInPeople(base) };
  const load = { raises: 400, atOnce: 1 };
  const alone = await ringing(people, load);
  const token = await signInCoordinator(base);
  const stop = looking(base, token);
  const exported = exporting(base, pid, exports);
  const busy = await ringing(people, load);
  await stop();
  await exported;
  return { alone, busy };
}

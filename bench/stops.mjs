/** The longest that the hub stood still while each of its heavy works ran: whoever rings then waits as long. */
import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { exporting, questions, signIn, signInCoordinator } from './years.mjs';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROWS = 5000;
/** What the measuring itself waits between two looks. */
const RESOLUTION = 10;

/** Milliseconds since it was asked last. */
async function stood(base) {
  const text = await (await fetch(`${base}/metrics`)).text();
  const seconds = Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)[1]);
  return Math.max(0, seconds * 1000 - RESOLUTION);
}

/** Milliseconds at least: what a machine that is busy with others does to us shows in no shorter time. */
const A_WHILE = 500;

/** Name of the work → milliseconds while it ran, and in as long a time after it in which the hub had nothing to do. */
export async function standingStill(base, pid) {
  const coordinator = await signInCoordinator(base);
  const admin = await signIn(base, 'admin');
  // A paper names who answers for it.
  await fetch(`${base}/api/certificates/settings`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${coordinator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ inCharge: '周敏', contact: '024-23450000' }),
  });
  const get = (path) => fetch(`${base}${path}`, { headers: { authorization: `Bearer ${coordinator}` } });
  const send = async (token, path, type, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const answer = await fetch(`${base}${path}`, { method: 'POST', headers, body });
    await answer.text();
    // A row that is not taken was read all the same; a sheet that was not read proves nothing.
    if (answer.status >= 500 || [401, 403, 404, 413, 415].includes(answer.status))
      throw new Error(`${path}: ${answer.status}`);
  };
  const month = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 7);
  const header = ['姓名', '服务', '日期', '开始时间', '结束时间'];
  const claims = Array.from({ length: ROWS }, (_, n) => [
    'officer1',
    '培训',
    `${month}-${String(1 + (n % 28)).padStart(2, '0')}`,
    '09:00',
    '10:00',
  ]);
  const hours = await writeXlsx({ sheets: [{ name: '补录', rows: [header, ...claims] }] });
  const roster = Buffer.from(await (await get('/api/roster/export')).arrayBuffer());
  const all = { params: { format: 'xlsx', filter: {} } };
  const works = {
    'the dashboard': async () => {
      for (const path of Object.values(questions())) await (await get(path)).text();
    },
    'a brief': async () => void (await (await get(`/api/briefs?month=${month}`)).text()),
    'an export of all calls': () => exporting(base, pid, { kind: 'export_calls', ...all }),
    'an export of all hours': () => exporting(base, pid, { kind: 'export_hours', ...all }),
    'certificates for everybody': () =>
      exporting(base, pid, {
        kind: 'certificates',
        params: { from: `${month}-01`, to: `${month}-28`, paper: 'record' },
      }),
    'an import of communities': () =>
      send(
        admin,
        '/api/places/communities/import?dry=1',
        'text/csv',
        readFileSync(new URL('../data/heping-communities.csv', import.meta.url)),
      ),
    'an import of hours': () => send(coordinator, '/api/hours/import?dry=1', XLSX, hours),
    'an import of a roster': () => send(coordinator, '/api/roster/import', XLSX, roster),
  };
  const found = {};
  for (const [name, work] of Object.entries(works)) {
    await stood(base);
    const began = performance.now();
    await work();
    const took = performance.now() - began;
    const working = await stood(base);
    await new Promise((next) => setTimeout(next, Math.max(took, A_WHILE)));
    found[name] = { working, idle: await stood(base) };
  }
  return found;
}

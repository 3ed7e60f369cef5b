/**
 * The longest that the hub stood still while each of its heavy works ran: whoever rings then waits as long. Beside it
 * a process that does nothing: what that one stood still for is the machine's.
 */
import { fork } from 'node:child_process';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { exporting, questions, signIn, signInCoordinator } from './years.mjs';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROWS = 5000;
const PEOPLE = 200;
const COMMUNITIES = 2000;
const DAY = 24 * 3600_000;
/** Loaded into the hub, and a process of its own. */
export const STOOD = new URL('./stood.mjs', import.meta.url).pathname;
/** Characters of as many files of the second typeface. */
const RARE = Array.from({ length: 40 }, (_, n) => String.fromCodePoint(0x20000 + n * 1024)).join('');

/** Milliseconds since it was asked last. */
export const stood = (child) =>
  new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.send('stood', (error) => error && reject(error));
  });
const pad = (number) => String(number).padStart(2, '0');
const dayIn = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/**
 * Name of the work → milliseconds: the longest stop (`whole`), the longest less what it waited for a core (`own`), the
 * longest computing, and the longest of the process beside it.
 */
export async function standingStill({ base, child }) {
  const coordinator = await signInCoordinator(base);
  const admin = await signIn(base, 'admin');
  const asked = async (token, method, path, body, type = 'application/json') => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': type }) },
      ...(body && { body: type === 'application/json' ? JSON.stringify(body) : body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    // What was not done proves nothing.
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${bytes.subarray(0, 300)}`);
    return /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(bytes.toString()) : bytes;
  };
  const get = (path) => asked(coordinator, 'GET', path);
  const sheet = async (rows) => Buffer.from(await writeXlsx({ sheets: [{ name: '1', rows }] }));
  const made = await prepared(asked, { coordinator, admin, sheet });
  const { month, period } = made;
  const send = (path, bytes, token = coordinator) => asked(token, 'POST', path, bytes, XLSX);
  const job = (kind, params) => exporting(base, child.pid, { kind, params });
  const all = { format: 'xlsx', filter: {} };
  const certificate = async () => get(`/api/certificates/${(await made.certificates())[0].id}/file`);

  const works = {
    'the dashboard': async () => {
      for (const path of Object.values(questions())) await get(path);
    },
    'a brief': () => get(`/api/briefs?month=${month}`),
    'a brief as a file': () => job('brief', { month }),
    'an export of all calls': () => job('export_calls', all),
    'an export of all hours': () => job('export_hours', all),
    'a roster of a year': () => get(`/api/roster/export?from=${dayIn(0)}&to=${dayIn(364)}`),
    'who may have a certificate': () => get(`/api/certificates/people?${period}&paper=honour`),
    'certificates for everybody': () => job('certificates', { ...made.between, paper: 'record' }),
    'one certificate, rare words on it': () => made.issueRare(),
    'a certificate, the press cold': certificate,
    'a certificate, the press warm': certificate,
    'an import of communities': () =>
      asked(admin, 'POST', '/api/places/communities/import', made.communities, 'text/csv'),
    'an import of people': () => send('/api/people/import', made.people, admin),
    'an import of hours, looked at': () => send('/api/hours/import?dry=1', made.hours),
    'an import of hours': () => send('/api/hours/import', made.hours),
    'an import of hours, all wrong': () => send('/api/hours/import?dry=1', made.wrongHours),
    'an import of a roster': () => send('/api/roster/import', made.roster),
  };
  const found = {};
  const beside = fork(STOOD, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    for (const [name, work] of Object.entries(works)) {
      await Promise.all([stood(child), stood(beside)]);
      await work();
      const [hub, nothing] = await Promise.all([stood(child), stood(beside)]);
      found[name] = { ...hub, beside: nothing.whole };
    }
  } finally {
    beside.kill();
  }
  return found;
}

/** What the works need: sheets that are right, people who served, a roster with places in it. */
async function prepared(asked, { coordinator, admin, sheet }) {
  const month = new Date(Date.now() - 31 * DAY).toISOString().slice(0, 7);
  const between = { from: `${month}-01`, to: `${month}-28` };
  const period = `from=${between.from}&to=${between.to}`;
  // A paper names who answers for it.
  await asked(coordinator, 'PUT', '/api/certificates/settings', {
    inCharge: '周敏',
    contact: '024-23450000',
  });
  const served = [];
  for (let cursor = ''; cursor !== undefined;) {
    const path = `/api/certificates/people?${period}&paper=honour&limit=100${cursor && `&cursor=${cursor}`}`;
    const page = await asked(coordinator, 'GET', path);
    served.push(...page.items.map(({ person }) => person));
    cursor = page.nextCursor ?? undefined;
  }
  const once = served.filter(({ name }) => served.filter((other) => other.name === name).length === 1);

  const header = ['姓名', '服务', '日期', '开始时间', '结束时间'];
  const row = (n, name) => {
    const slot = Math.floor(n / once.length);
    const [hour, day] = [slot % 24, 1 + (Math.floor(slot / 24) % 28)];
    return [name, '培训', `${month}-${pad(day)}`, `${pad(hour)}:00`, `${pad(hour)}:30`];
  };
  const hours = Array.from({ length: ROWS }, (_, n) => row(n, once[n % once.length].name));
  const wrong = hours.map(() => ['某人', '某事', '某天', '某时', '某时']);

  const officers = (await asked(admin, 'GET', '/api/people?role=officer&limit=100')).items;
  const pattern = {
    role: 'first',
    min: 1,
    max: 2,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    everyWeeks: 1,
    days: 'all',
  };
  for (const [n, name] of ['白班', '夜班'].entries())
    await asked(coordinator, 'POST', '/api/roster/patterns', {
      ...pattern,
      name,
      startMinute: n ? 1080 : 480,
      endMinute: n ? 480 : 1080,
      fromDay: dayIn(1),
      rotation: officers.slice(0, 4).map(({ id }) => [id]),
    });
  const planned = await asked(coordinator, 'GET', `/api/roster/export?from=${dayIn(2)}&to=${dayIn(364)}`);
  const [{ rows }] = (await readXlsx(planned)).sheets;
  const names = new Set(rows.slice(1).map((cells) => cells.at(-1)));
  const another = (name) => [...names].find((other) => other !== name);
  const roster = [rows[0], ...rows.slice(1).map((cells) => [...cells.slice(0, -1), another(cells.at(-1))])];

  const people = [
    ['姓名', '用户名', '角色'],
    ...Array.from({ length: PEOPLE }, (_, n) => [`新${n}`, `bench.${n}`, '检察人员']),
  ];
  const communities = [
    'district_code,district,subdistrict_code,subdistrict,community_code,community',
    ...Array.from({ length: COMMUNITIES }, (_, n) => {
      const street = `210102${900 + (n % 20)}`;
      return `210102,和平区,${street},新${n % 20}街道,${street}${500 + Math.floor(n / 20)},新${n}社区`;
    }),
  ];
  return {
    month,
    communities: `${communities.join('\n')}\n`,
    between,
    period,
    hours: await sheet([header, ...hours]),
    wrongHours: await sheet([header, ...wrong]),
    roster: await sheet(roster),
    people: await sheet(people),
    certificates: async () => (await asked(coordinator, 'GET', '/api/certificates?limit=1')).items,
    issueRare: () =>
      asked(coordinator, 'POST', '/api/certificates', {
        personId: served[0].id,
        paper: 'honour',
        ...between,
        remarks: RARE,
      }),
  };
}

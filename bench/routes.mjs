/**
 * What the hub computes in one turn of its loop for every route that reads, asked once by each role that may, with the
 * parameters that read most. The questions come from the hub's own documents, so that a new route is asked too.
 */
import { HTTP_ACCESS } from '../dist/access/access-table.js';
import { BREAKDOWNS } from '../dist/protocol/reports.js';
import { connect } from './load.mjs';
import { stood as askStood } from './stops.mjs';
import { signIn } from './years.mjs';

const DAY = 24 * 3600_000;
/** The longest that a route takes is looked for: the first that it does not refuse. */
const SPANS = [5 * 365 + 1, 400, 366, 364, 92, 31, 7];
const PEOPLE = {
  admin: 'admin',
  coordinator: 'coordinator1',
  officer: 'officer1',
  volunteer: 'volunteer1',
  worker: 'worker1',
};
const NAMESPACES = { '/community': 'worker', '/procuratorate': 'officer', '/coordination': 'coordinator' };
const now = Date.now();
const dayOf = (instant) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 10);
const year = Number(dayOf(now).slice(0, 4));
const lastMonth = dayOf(now - 31 * DAY).slice(0, 7);

/** What is asked for besides a period, where a route is asked more than one thing. */
const MORE = {
  '/api/calls': [
    {},
    { q: '法' },
    { q: '劳动' },
    { state: 'closed' },
    { state: 'cancelled' },
    { category: 'labour' },
    { urgency: 'urgent' },
    { weekday: '1' },
    { hour: '1-09' },
    { late: 'close' },
    { followUp: 'open' },
    { answeredFrom: '600' },
    { drill: '1' },
    { result: 'referred' },
    { holderId: 'nobody' },
    { departmentId: 'nobody' },
    { subdistrictId: 'nobody' },
    { desk: 'true' },
  ],
  '/api/search': [{ q: '法' }, { q: '劳动 工资' }, { q: 'ldht' }],
  '/api/reports/breakdown': BREAKDOWNS.map((by) => ({ by })),
  '/api/reports/hours': ['kind', 'who', 'person', 'community', 'month'].map((by) => ({ by })),
  '/api/reports/answers': [{}, { dim: 'category', key: 'labour' }, { dim: 'hour', key: '1-09' }],
  '/api/hours': [{}, { flagged: 'any' }, { state: 'pending' }, { source: 'measured' }, { order: 'oldest' }],
  '/api/certificates/people': [{ paper: 'honour' }, { paper: 'record' }],
};
MORE['/api/calls/count'] = MORE['/api/calls'];
const VALUES = { limit: '100', year: String(year), month: lastMonth, q: '法', all: 'true', on: dayOf(now) };
/** Where the ids in a path come from, if not from the list that the path begins with. */
const IDS = {
  '/api/communities/:id': '/api/places',
  '/api/liaison/communities/:id': '/api/places',
  '/api/files/:id': undefined,
  '/api/identities/:id': '/api/people',
};

/** Each by its route, role and parameters: milliseconds at the first time and at the quickest of three. */
export async function askingEveryRoute({ base, child }) {
  const stood = () => askStood(child);
  const tokens = {};
  for (const [role, name] of Object.entries(PEOPLE)) tokens[role] = await signIn(base, name);
  const get = async (role, path) => {
    const answer = await fetch(`${base}${path}`, {
      headers: { ...(role !== 'anybody' && { authorization: `Bearer ${tokens[role]}` }) },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, body, json: () => JSON.parse(body.toString()) };
  };
  const { paths } = (await get('anybody', '/api/docs-json')).json();
  const found = [];
  const unasked = [];
  const routes = Object.entries(HTTP_ACCESS).filter(([route]) => route.startsWith('GET '));
  for (const [route, { who }] of routes) {
    const path = route.slice('GET '.length);
    const named = paths[path.replace(/:(\w+)/g, '{$1}')]?.get?.parameters ?? [];
    const fields = named.filter((p) => p.in === 'query');
    for (const role of who === 'anybody' ? ['anybody'] : who) {
      const place = await placed(path, role, get);
      if (place === undefined) {
        unasked.push(`${role} ${path}`);
        continue;
      }
      for (const more of MORE[path] ?? [{}]) {
        const asked = await accepted(place, fields, more, (url) => get(role, url));
        if (asked === undefined) {
          unasked.push(`${role} ${path} ${JSON.stringify(more)}`);
          continue;
        }
        const times = [asked.computing];
        let bytes = 0;
        for (let n = 0; n < 2; n++) {
          await stood();
          bytes = (await get(role, asked.url)).body.length;
          times.push((await stood()).computing);
        }
        const name = `${path} ${new URLSearchParams(more)}`.trim();
        found.push({ name, role, first: times[0], least: Math.min(...times), bytes });
      }
    }
  }
  // What a page is given when it connects.
  for (const [namespace, role] of Object.entries(NAMESPACES)) {
    const times = [];
    for (let n = 0; n < 3; n++) {
      await stood();
      const socket = await connect(base, namespace, tokens[role]);
      await new Promise((next) => setTimeout(next, 300));
      socket.disconnect();
      times.push((await stood()).computing);
    }
    found.push({
      name: `connecting to ${namespace}`,
      role,
      first: times[0],
      least: Math.min(...times),
      bytes: 0,
    });
  }
  return { found: found.sort((a, b) => b.least - a.least), unasked };

  /** The first of the longest periods that it takes; undefined where there is nothing to ask about. */
  async function accepted(place, fields, more, ask) {
    const names = new Set(fields.map(({ name }) => name));
    const spanned = names.has('from') && names.has('to');
    for (const days of spanned ? SPANS : [0])
      for (const said of spanned ? [(at) => new Date(at).toISOString(), dayOf] : [dayOf]) {
        const plain = Object.entries(VALUES).filter(([name]) => names.has(name) && name !== 'q');
        const ended = /roster/.test(place) ? now + days * DAY : now;
        const query = new URLSearchParams({
          ...Object.fromEntries(plain),
          ...(names.has('day') && { day: dayOf(now) }),
          ...(fields.some(({ name, required }) => name === 'q' && required) && { q: VALUES.q }),
          ...(spanned && { from: said(ended - days * DAY), to: said(ended) }),
          ...more,
        });
        const url = query.size ? `${place}?${query}` : place;
        await stood();
        const { status } = await ask(url);
        const { computing } = await stood();
        if (status === 200) return { url, computing };
      }
    return undefined;
  }
}

/** The path with ids in it that this role finds in its list. */
async function placed(path, role, get) {
  if (!path.includes(':')) return path;
  const at = path.indexOf('/:');
  const whole = Object.keys(IDS).find((known) => path.startsWith(known));
  const list = whole ? IDS[whole] : path.slice(0, at);
  if (list === undefined) return undefined;
  const answer = await get(role, list);
  if (answer.status !== 200) return undefined;
  const said = answer.json();
  const id = (said.items ?? said.communities ?? (Array.isArray(said) ? said : []))[0]?.id;
  if (id === undefined) return undefined;
  const filled = path.replace(/:\w+/, id);
  return filled.includes(':') ? undefined : filled;
}

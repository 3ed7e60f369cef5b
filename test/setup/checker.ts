/** Reads a database from outside any server and says what of the promises it breaks. */
import Database from 'better-sqlite3';
import pg from 'pg';
import { judgeHours } from './hours-checker.js';
import type { Stood } from './pacemaker.js';
import type { Ground } from './ground.js';

export interface Outside {
  rows<T = Record<string, any>>(sql: string, params?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/**
 * `?` stands for a parameter on both.
 * @param frozen all that is read is of one instant, whatever servers write meanwhile
 */
export async function look(
  { kind, database }: Pick<Ground, 'kind' | 'database'>,
  frozen = false,
): Promise<Outside> {
  if (kind === 'sqlite') {
    const db = new Database(database.url.slice('sqlite:'.length), { readonly: true, timeout: 5000 });
    if (frozen) db.exec('begin');
    return {
      rows: async <T>(sql: string, params: unknown[] = []) => db.prepare(sql).all(...params) as T[],
      close: async () => void db.close(),
    };
  }
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  if (frozen) await client.query('begin isolation level repeatable read');
  return {
    rows: async <T>(sql: string, params: unknown[] = []) => {
      let n = 0;
      const result = await client.query(
        sql.replace(/\?/g, () => `$${++n}`),
        params,
      );
      return result.rows as T[];
    },
    close: () => client.end(),
  };
}

export const inside = async <T>(
  ground: Pick<Ground, 'kind' | 'database'>,
  work: (from: Outside) => Promise<T>,
  frozen = false,
): Promise<T> => {
  const from = await look(ground, frozen);
  try {
    return await work(from);
  } finally {
    await from.close();
  }
};

interface CallLine {
  id: string;
  version: number;
  state: string;
  holder_id: string | null;
  due_at: number | null;
  ringing: string;
}
interface FactLine {
  call_id: string;
  seq: number;
  at: number;
  deed: string;
  data: string;
}
export interface OfferLine {
  id: string;
  call_id: string;
  officer_id: string;
  rung_at: number;
  expires_at: number;
  ended_at: number | null;
  ending: string | null;
}
interface Ring {
  id: string;
  officer: string;
}

/** fact → the rings it ends, and how. */
const endsOf = (deed: string, d: Record<string, any>): [string, string][] => {
  const all = (rings: Ring[] | undefined, ending: string): [string, string][] =>
    (rings ?? []).map((r) => [r.id, ending]);
  switch (deed) {
    case 'accepted':
      return [[d.ring, 'accepted'], ...all(d.withdrew, 'withdrawn')];
    case 'transferred':
      return [[d.ring, 'accepted'], ...all(d.withdrew, 'withdrawn')];
    case 'declined':
      return [[d.ring, 'declined']];
    case 'lapsed':
      return all(d.rings, 'expired');
    case 'withdrawn':
      return all(d.rings, 'withdrawn');
    case 'cancelled':
    case 'recused':
      return all(d.withdrew, 'withdrawn');
    default:
      return [];
  }
};

export interface Judgement {
  violations: string[];
  calls: number;
  facts: number;
  lapses: number;
  /** Milliseconds for which the latest lapse was due while a server ran and the machine did not stand still. */
  latest: number;
  /** Milliseconds for which the machine stood still while a lapse was due, at most. */
  stood: number;
}
interface Span {
  from: number;
  to: number;
}
const within = (spans: readonly Span[], from: number, to: number): number =>
  spans.reduce((sum, s) => sum + Math.max(0, Math.min(s.to, to) - Math.max(s.from, from)), 0);

/**
 * @param standstills when no server ran: from its death to when the next one listened
 * @param stood how long the machine itself stood still
 */
export async function judge(
  from: Outside,
  standstills: readonly Span[] = [],
  lateMilliseconds = 2000,
  stood: Stood = () => 0,
): Promise<Judgement> {
  const calls = await from.rows<CallLine>('select id, version, state, holder_id, due_at, ringing from call');
  const facts = await from.rows<FactLine>(
    'select call_id, seq, at, deed, data from fact order by call_id, seq',
  );
  const offers = await from.rows<OfferLine>(
    'select id, call_id, officer_id, rung_at, expires_at, ended_at, ending from offer',
  );
  const violations: string[] = [];
  const wrong = (call: string, text: string) => violations.push(`call ${call}: ${text}`);
  let lapses = 0;
  let latest = 0;
  let longest = 0;

  const offersOf = Map.groupBy(offers, (o) => o.call_id);
  const factsOf = Map.groupBy(facts, (f) => f.call_id);
  for (const call of calls) {
    const own = factsOf.get(call.id) ?? [];
    const rings = new Map((offersOf.get(call.id) ?? []).map((o) => [o.id, o]));
    if (own.some((f, i) => Number(f.seq) !== i + 1)) wrong(call.id, 'its facts are not numbered 1, 2, 3 …');
    if (own.length !== Number(call.version))
      wrong(call.id, `version ${call.version} with ${own.length} facts`);
    if (own.filter((f) => f.deed === 'raised').length !== 1) wrong(call.id, 'not raised exactly once');

    const ended = new Map<string, string>();
    let answered = 0;
    for (const f of own) {
      const data = JSON.parse(f.data) as Record<string, any>;
      if (f.deed === 'accepted' || f.deed === 'walked_in') answered += 1;
      if (f.deed === 'walked_in' && Number(f.seq) !== 2) wrong(call.id, 'walked in after it was raised');
      if (f.deed === 'reopened' || (f.deed === 'recused' && data.gaveUp)) answered = 0;
      if (answered > 1) wrong(call.id, 'accepted twice');
      for (const [id, ending] of endsOf(f.deed, data)) {
        if (ended.has(id)) wrong(call.id, `ring ${id} ended twice: ${ended.get(id)} and ${ending}`);
        ended.set(id, ending);
        const offer = rings.get(id);
        if (!offer) wrong(call.id, `ring ${id} has no row`);
        else if (offer.ending !== ending || Number(offer.ended_at) !== Number(f.at))
          wrong(call.id, `ring ${id}: fact ${ending}, row ${offer.ending}`);
        if (f.deed !== 'lapsed' || !offer) continue;
        lapses += 1;
        const [at, due] = [Number(f.at), Number(offer.expires_at)];
        if (at < due) wrong(call.id, `ring ${id} lapsed ${due - at} ms early`);
        const served = at - due - within(standstills, due, at);
        const lost = Math.min(served, Math.round(stood(due, at)));
        const late = served - lost;
        latest = Math.max(latest, late);
        longest = Math.max(longest, lost);
        if (late > lateMilliseconds)
          wrong(call.id, `ring ${id} lapsed ${late} ms late, beside ${lost} ms of the machine's own`);
      }
      if (f.deed === 'retaken' && !rings.has(data.ring))
        wrong(call.id, `ring ${data.ring} was rung without a row`);
      if (f.deed === 'rung')
        for (const r of data.rings as Ring[])
          if (!rings.has(r.id)) wrong(call.id, `ring ${r.id} was rung without a row`);
    }
    const live = [...rings.values()].filter((o) => o.ended_at === null);
    for (const o of rings.values())
      if (o.ended_at !== null && !ended.has(o.id)) wrong(call.id, `ring ${o.id} ended without a fact`);
    const ringing = JSON.parse(call.ringing) as { alerts: unknown[]; booked: number | null };
    if (call.state === 'ringing' && !live.length) wrong(call.id, 'ringing, and nobody is rung');
    if (
      call.state === 'ringing' &&
      (call.due_at === null || Number(call.due_at) > Math.min(...live.map((o) => Number(o.expires_at))))
    )
      wrong(call.id, 'ringing, and nothing is due');
    if (
      call.state === 'waiting' &&
      ((!ringing.alerts.length && ringing.booked === null) || call.due_at === null)
    )
      wrong(call.id, 'waits without an alert or a deadline');
    if (call.state === 'active' && !call.holder_id) wrong(call.id, 'active without a holder');
    if (['closed', 'cancelled', 'waiting'].includes(call.state) && live.length)
      wrong(call.id, `${call.state}, and somebody is still rung`);
  }
  if (factsOf.size !== calls.length) violations.push('facts without a call');
  violations.push(...(await judgeHours(from)));
  return { violations, calls: calls.length, facts: facts.length, lapses, latest, stood: longest };
}

/** Reads the ledger from outside any server and says what of its promises it breaks. */
import { sumEntries, SUM_COLUMNS, type CountedEntry } from '../../src/ledger/hours-sums.js';
import {
  creditDay,
  DEFAULT_SERVICE_POLICY,
  isCreditable,
  type ServicePolicy,
} from '../../src/ledger/credit-rules.js';
import { snake } from '../../src/store/column-types.js';
import type { Outside } from './checker.js';

interface Line {
  id: string;
  unit_id: string;
  person_id: string;
  community_id: string | null;
  day: string;
  kind: CountedEntry['kind'];
  who: CountedEntry['who'];
  source: CountedEntry['source'];
  from_at: number;
  to_at: number;
  minutes: number;
  reverses: string | null;
  state: CountedEntry['state'];
  credited: number;
  flags: string;
}
interface Said {
  entry_id: string;
  seq: number;
  verdict: 'approved' | 'returned' | 'recredited';
  credited: number;
  over_cap: number;
  given_by: string | null;
  given_at: number;
}

export async function judgeHours(from: Outside): Promise<string[]> {
  const violations: string[] = [];
  const wrong = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      violations.push(`${what}: ${JSON.stringify(is)} and not ${JSON.stringify(should)}`);
  };
  const lines = await from.rows<Line>('select * from hours_entry order by person_id, from_at');
  const said = Map.groupBy(
    await from.rows<Said>('select * from hours_verdict order by entry_id, seq'),
    (v) => v.entry_id,
  );
  const byId = new Map(lines.map((e) => [e.id, e]));
  const reversed = new Set(lines.flatMap((e) => (e.reverses === null ? [] : [e.reverses])));

  for (const e of lines) {
    const original = e.reverses === null ? e : byId.get(e.reverses)!;
    const verdicts = said.get(e.id) ?? [];
    wrong(
      `verdicts of ${e.id}`,
      verdicts.map((v) => Number(v.seq)),
      verdicts.map((_, n) => n + 1),
    );
    if (verdicts.some((v) => v.given_by === e.person_id)) violations.push(`${e.id} was approved by its own`);
    if (e.reverses !== null) {
      wrong(
        `reversal ${e.id}`,
        [e.minutes, e.credited, e.state, e.kind, e.day],
        [0 - original.minutes, 0 - original.credited, original.state, original.kind, original.day],
      );
      continue;
    }
    const last = verdicts.at(-1);
    const state = last === undefined ? 'pending' : last.verdict === 'returned' ? 'returned' : 'approved';
    wrong(
      `line ${e.id}`,
      [e.state, e.credited, e.flags.includes('over_cap')],
      [state, last?.credited ?? 0, verdicts.some((v) => Number(v.over_cap) === 1)],
    );
    if (e.credited > e.minutes) violations.push(`${e.id} counts for more than its minutes`);
  }

  const stands = lines.filter((e) => e.reverses === null && !reversed.has(e.id));
  for (const [person, own] of Map.groupBy(stands, (e) => e.person_id)) {
    own.forEach((e, n) => {
      const next = own[n + 1];
      if (next && Number(next.from_at) < Number(e.to_at)) violations.push(`${e.id} and ${next.id} overlap`);
    });
    for (const [day, its] of Map.groupBy(own, (e) => e.day)) {
      const minutes = its.reduce((sum, e) => sum + e.minutes, 0);
      if (minutes > 24 * 60) violations.push(`${person} served ${minutes} minutes on ${day}`);
    }
  }

  const policies = await from.rows<Record<string, string | number>>(
    'select * from hours_policy order by from_day desc',
  );
  const policyOf = (e: Line): ServicePolicy => {
    const row = policies.find((p) => p.unit_id === e.unit_id && String(p.from_day) <= e.day);
    if (!row) return DEFAULT_SERVICE_POLICY;
    const creditable = JSON.parse(String(row.creditable)) as ServicePolicy['creditable'];
    return { ...DEFAULT_SERVICE_POLICY, creditable, capMinutes: Number(row.cap_minutes) };
  };
  const approvals = (e: Line) => (said.get(e.id) ?? []).filter((v) => v.verdict === 'approved');
  const since = (e: Line) => Number(approvals(e)[0]?.given_at);
  const approved = stands.filter((e) => e.state === 'approved');
  for (const day of Map.groupBy(approved, (e) => `${e.unit_id} ${e.person_id} ${e.day}`).values()) {
    const policy = policyOf(day[0]!);
    const counted = day
      .filter((e) => isCreditable(policy, e.who, e.kind))
      .sort((a, b) => since(a) - since(b) || Number(a.from_at) - Number(b.from_at) || (a.id < b.id ? -1 : 1))
      .map((e) => ({ ...e, overCap: approvals(e).some((v) => Number(v.over_cap) === 1) }));
    const allotted = creditDay(counted, policy.capMinutes);
    for (const e of day) wrong(`credit of ${e.id}`, e.credited, allotted.get(e.id)?.credited ?? 0);
  }

  const rows = await from.rows<Record<string, string | number>>('select * from hours_rollup');
  const name = (k: readonly unknown[]) => k.join(' ');
  const kept = new Map(
    rows
      .map(
        (r) =>
          [
            name([r.unit_id, r.dim, r.period, r.key, r.kind, r.who, r.source]),
            SUM_COLUMNS.map((sum) => Number(r[snake(sum)])),
          ] as const,
      )
      .filter(([, sums]) => sums.some((n) => n !== 0)),
  );
  const folded = new Map(
    sumEntries(
      lines.map((e) => ({
        day: e.day,
        kind: e.kind,
        who: e.who,
        source: e.source,
        state: e.state,
        unitId: e.unit_id,
        personId: e.person_id,
        communityId: e.community_id,
        reverses: e.reverses,
        minutes: e.minutes,
        credited: e.credited,
      })),
    ).map((r) => [
      name([r.unitId, r.dim, r.period, r.key, r.kind, r.who, r.source]),
      SUM_COLUMNS.map((sum) => r[sum]),
    ]),
  );
  wrong('roll-ups kept', kept.size, folded.size);
  for (const [key, sums] of folded) wrong(`roll-up ${key}`, kept.get(key), sums);
  return violations;
}

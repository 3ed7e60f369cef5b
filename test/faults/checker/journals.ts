/** Each call's line is its journal folded, by a path that is allowed; the roll-ups are what the journals say. */
import type { DatabaseKind, TestDatabase } from '../../databases.js';
import { CallRow } from '../../../src/call/call.entity.js';
import type { Call } from '../../../src/call/call-state.js';
import { journalsOf } from '../../../src/call/facts.repository.js';
import { applyFact } from '../../../src/call/fold/fold.js';
import { openCall } from '../../../src/call/fold/open-call.js';
import { rebuild } from '../../../src/reports/rebuild/rebuild.js';
import { ReaderStore } from '../../../src/store/reader-store.js';
import { Table } from '../../../src/store/table.js';

/** deed → the states in which it may happen; what is not named may happen in any. */
const ALLOWED: Record<string, readonly string[]> = {
  rung: ['ringing', 'waiting', 'active'],
  declined: ['ringing', 'active'],
  lapsed: ['ringing', 'active'],
  accepted: ['ringing', 'waiting'],
  transferring: ['active'],
  transferred: ['active'],
  closed: ['active'],
  rated: ['closed'],
  reopened: ['closed'],
  close_taken_back: ['closed'],
  cancelled: ['ringing', 'waiting'],
};

/** Of the line, what the journal decides. The next try of a call that waits is put off without a fact. */
const KEPT = [
  'state',
  'version',
  'holderId',
  'outcome',
  'rating',
  'answeredAt',
  'closedAt',
  'dueAt',
  'messageCount',
] as const;

export async function journalsHold(kind: DatabaseKind, database: Pick<TestDatabase, 'url'>) {
  const wrong: string[] = [];
  const at =
    kind === 'sqlite' ? { kind, path: database.url.slice('sqlite:'.length) } : { kind, url: database.url };
  const reader = await ReaderStore.open(at);
  const sums = await ReaderStore.open(at);
  try {
    await reader.freeze();
    const rows = await new Table(CallRow).find(reader.read, '');
    const journals = await journalsOf(
      reader.read,
      rows.map((r) => r.id),
    );
    let facts = 0;
    for (const row of rows) {
      let call: Call | undefined;
      for (const fact of journals.get(row.id) ?? []) {
        facts += 1;
        const before = call?.line.state;
        if (!call && fact.deed === 'raised') call = openCall(row.id, fact);
        else if (call) call = applyFact(call, fact);
        const allowed = ALLOWED[fact.deed];
        if (allowed && !allowed.includes(before ?? 'none'))
          wrong.push(`call ${row.id}: ${fact.deed} at ${fact.seq} while ${before ?? 'not raised'}`);
      }
      for (const key of KEPT)
        if (call?.line[key] !== row[key] && !(key === 'dueAt' && row.state === 'waiting'))
          wrong.push(
            `call ${row.id}: its journal says ${key} ${String(call?.line[key])}, its line ${String(row[key])}`,
          );
    }
    const { difference } = await rebuild(sums);
    if (difference !== undefined) wrong.push(`roll-ups: ${difference}`);
    return { looked: facts, wrong };
  } finally {
    await Promise.all([reader.close(), sums.close()]);
  }
}

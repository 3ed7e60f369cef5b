/** What stands in the journal and does not say what it must is told as what cannot be read, wherever it is read. */
import { expect, test } from '@jest/globals';
import { isDeed, saysFact } from '../../../src/call/fact-fields.js';
import { factRow, journalsOf, listedFacts, storedFacts } from '../../../src/call/facts.repository.js';
import type { Queries } from '../../../src/store/store.js';
import { callThatIs } from './given.js';

const { facts } = callThatIs('closed');
const rows = facts.map((fact) => factRow('call', fact, null));
interface Raw {
  call_id: string;
  seq: number;
  at: number;
  actor_id: string | null;
  deed: string;
  data: string;
  words: string | null;
}
const raw: readonly Raw[] = rows.map(({ callId, actorId, ...row }) => ({
  ...row,
  call_id: callId,
  actor_id: actorId,
}));
const from = (kept: readonly Raw[]): Queries => {
  const read: Partial<Queries> = { rows: <T>() => Promise.resolve(kept as readonly T[] as T[]) };
  return read as Queries;
};
const damaged = (deed: string, changes: Partial<Raw>) =>
  from(raw.map((row) => (row.deed === deed ? { ...row, ...changes } : row)));

test('what was written is read as it was', async () => {
  const read = await storedFacts(from(raw), '', []);
  expect(read.map(({ seq, at, actorId, deed, data }) => ({ seq, at, actorId, deed, data }))).toEqual(
    facts.map(({ words: _words, ...fact }) => JSON.parse(JSON.stringify(fact)) as unknown),
  );
  expect((await journalsOf(from(raw), ['call'])).get('call')).toEqual(read);
});

test.each([
  ['accepted', { data: 'no data' }],
  ['accepted', { data: 'null' }],
  ['accepted', { data: '[]' }],
  ['accepted', { data: '{}' }],
  ['accepted', { data: '{"ring":"r","officer":7,"withdrew":[]}' }],
  ['rung', { data: '{"who":"short","passed":{"paused":5}}' }],
  ['closed', { deed: 'ended' }],
])('%s that became %j is told as broken, the others are told whole', async (deed, changes) => {
  const listed = await listedFacts(damaged(deed, changes), '', []);
  for (const [n, fact] of listed.entries()) {
    const { seq, at, actorId, deed: was } = facts[n]!;
    expect(fact).toMatchObject({ callId: 'call', seq, at, actorId, broken: was === deed });
    if (was === deed) expect(fact.data).toEqual({});
  }
  expect(listed.filter((f) => f.broken).length).toBeGreaterThan(0);
  await expect(storedFacts(damaged(deed, changes), '', [])).rejects.toThrow(SyntaxError);
});

test('what may be missing may, and null may stand only where it is said', () => {
  const data = { ring: 'r', officer: 'wang', withdrew: [{ id: 's', officer: 'li' }] };
  expect(saysFact('accepted', data)).toBe(true);
  expect(saysFact('accepted', { ...data, device: 'd' })).toBe(true);
  expect(saysFact('accepted', { ...data, device: 5 })).toBe(false);
  expect(saysFact('accepted', { ...data, officer: null })).toBe(false);
  expect(saysFact('accepted', { ...data, withdrew: [{ id: 's' }] })).toBe(false);
  expect(saysFact('reviewed', { verdict: 'upheld', officer: null })).toBe(true);
  expect([isDeed('accepted'), isDeed('ended'), isDeed('toString')]).toEqual([true, false, false]);
});

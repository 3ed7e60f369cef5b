/**
 * The journal names everybody who was passed over at every step of every ring: most of what a raise writes. Kept
 * as one list of people a fact, 22 characters each, and runs of places in it. What is not made so stays as it is. Pure.
 */
type Lists = Record<string, string[]>;
interface Passing {
  passed?: Lists;
  skipped?: { step: number; passed: Lists }[];
}
type Packed = {
  who: string;
  passed?: Record<string, string>;
  skipped?: { step: number; passed: Record<string, string> }[];
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHORT = 22;
/** Fewer are not worth it. */
const FEWEST = 4;

/** @returns the data as it is to be kept */
export function packFactData(data: object): object {
  const { passed, skipped }: Passing = data;
  if (!passed && !skipped) return data;
  const places = new Map<string, number>();
  for (const all of [passed ?? {}, ...(skipped ?? []).map((s) => s.passed)])
    for (const ids of Object.values(all))
      for (const id of ids) if (!places.has(id)) places.set(id, places.size);
  if (places.size < FEWEST) return data;
  const shorts: string[] = [];
  for (const id of places.keys()) {
    const short = shortOf(id);
    if (short === undefined) return data;
    shorts.push(short);
  }
  const runs = (all: Lists) => {
    const short: Record<string, string> = {};
    for (const [why, ids] of Object.entries(all)) short[why] = runsOf(ids.map((id) => places.get(id)!));
    return short;
  };
  const packed: Packed = {
    who: shorts.join(''),
    ...(passed && { passed: runs(passed) }),
    ...(skipped && { skipped: skipped.map((s) => ({ ...s, passed: runs(s.passed) })) }),
  };
  return { ...data, ...packed };
}

const isPacked = (kept: object): kept is Packed => 'who' in kept && typeof kept.who === 'string';

/** @throws TypeError where it was packed and is no more what it was */
export function unpackFactData(kept: object): object {
  if (!isPacked(kept)) return kept;
  const { who, passed, skipped, ...rest } = kept;
  const ids: string[] = [];
  for (let at = 0; at < who.length; at += SHORT) ids.push(longOf(who.slice(at, at + SHORT)));
  const lists = (all: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(all).map(([why, runs]) => [why, placesOf(runs).map((place) => ids[place]!)]),
    );
  return {
    ...rest,
    ...(passed && { passed: lists(passed) }),
    ...(skipped && { skipped: skipped.map((s) => ({ ...s, passed: lists(s.passed) })) }),
  };
}

/** People are few and named often. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;
function shortOf(id: string): string | undefined {
  const before = known.get(id);
  if (before !== undefined) return before;
  if (!UUID.test(id)) return undefined;
  const short = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(id, short);
  return short;
}
function longOf(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 0 1 2 3 7 → "0-3 7": in their order, whatever it is. */
function runsOf(places: readonly number[]): string {
  const runs: string[] = [];
  for (let i = 0; i < places.length;) {
    const from = places[i]!;
    let to = from;
    while (places[++i] === to + 1) to += 1;
    runs.push(to === from ? String(from) : `${from}-${to}`);
  }
  return runs.join(' ');
}
function placesOf(runs: string): number[] {
  if (!runs) return [];
  return runs.split(' ').flatMap((run) => {
    const [from, to = from] = run.split('-').map(Number) as [number, number?];
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
}

/** Who is to take over: of the next shift those who are on duty now, else whoever is best placed; who has served long, last. Pure. */
import { MINUTE, HOUR } from '../protocol/time/durations.js';
import type { NextOnDuty, OfficerOnDuty } from '../protocol/people/duty-state.js';
import { iso } from '../protocol/time/instant.js';
import type { Rostered } from '../shift/rostered.js';

const STEP = 15 * MINUTE;
/** What begins later is nobody's to take over from now. */
const AHEAD = 2 * HOUR;
/** Whose shift ends sooner is about to leave as well. */
const SOON = HOUR;
/** On duty for longer than this, somebody is about to rest. */
const LONG = 10 * HOUR;

/** The people of the first shift that begins from now on, its duty leader last. */
export function nextShift(
  at: (instant: number) => readonly Rostered[],
  now: number,
  leaving: string,
): readonly Rostered[] {
  for (let instant = now; instant <= now + AHEAD; instant += STEP) {
    const there = at(instant).filter((r) => r.personId !== leaving);
    // Whoever is on the very shift that ends takes over nothing; a shift that has begun is the next one already.
    const fresh = there.filter((r) => r.to > now + SOON);
    if (fresh.length)
      return [...fresh].sort((a, b) => Number(a.role === 'leader') - Number(b.role === 'leader'));
  }
  return [];
}

export function nextOnDuty(
  board: readonly OfficerOnDuty[],
  shift: readonly Rostered[],
  leaving: { id: string; departmentId: string | null },
  now: number,
): NextOnDuty[] {
  const able = board.filter((o) => o.onDuty && !o.paused && !o.leaving && o.officer.id !== leaving.id);
  const near = (o: OfficerOnDuty) => (o.department?.id === leaving.departmentId ? 0 : 1);
  const tired = new Set(
    able.filter((o) => o.since && now - Date.parse(o.since) > LONG).map((o) => o.officer.id),
  );
  const placed = [...able].sort(
    (a, b) => Number(b.live) - Number(a.live) || near(a) - near(b) || a.held - b.held,
  );
  const of = (o: OfficerOnDuty): NextOnDuty => {
    const on = shift.find((r) => r.personId === o.officer.id);
    const { officer, department, held } = o;
    if (!on) return { officer, department, held, why: 'best_placed' };
    return {
      officer,
      department,
      held,
      why: 'next_shift',
      shift: { name: on.name, from: iso(on.from) },
    };
  };
  const all = placed.map(of);
  const rank = (n: NextOnDuty) => (tired.has(n.officer.id) ? 2 : n.why === 'next_shift' ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b));
}

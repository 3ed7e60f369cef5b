/** Who can be rung, and who should be offered first. Pure. */
interface OnDuty {
  paused?: unknown;
  leaving?: true;
  live: boolean;
  held: number;
  ringing: number;
}

/** full: they hold as many calls as one may, and are not rung. */
export type Hearing = 'ringing' | 'full' | 'hears' | 'asleep' | 'paused';
/** The colour of the words that say it, as a class of styles/utilities.css. */
export const HEARING_TEXT: Record<Hearing, string> = {
  ringing: 'call-text',
  full: '',
  hears: 'accent-text',
  asleep: 'late-text',
  paused: 'ink-2',
};
export const hearingOf = (person: OnDuty, limit = Infinity): Hearing => {
  if (person.paused || person.leaving) return 'paused';
  if (person.ringing > 0) return 'ringing';
  if (person.held >= limit) return 'full';
  return person.live ? 'hears' : 'asleep';
};
/** For assigning: who can hear first, then who holds least; who holds all they may and who is away come last. */
export const byFitness = <One extends OnDuty>(people: readonly One[], limit: number): One[] => {
  const rank: Record<Hearing, number> = { hears: 0, ringing: 1, asleep: 2, full: 3, paused: 4 };
  const of = (person: One) =>
    person.held >= limit ? Math.max(rank.full, rank[hearingOf(person)]) : rank[hearingOf(person)];
  return [...people].sort((a, b) => of(a) - of(b) || a.held - b.held);
};
/**
 * Who cannot be chosen: who is away, and who holds all they may as long as there is somebody who does not. Where
 * nobody is left, a call must still find somebody.
 */
export const cannotTake = (person: OnDuty, people: readonly OnDuty[], limit: number): boolean => {
  const away = (one: OnDuty) => one.paused !== undefined || one.leaving === true;
  return away(person) || (person.held >= limit && people.some((one) => !away(one) && one.held < limit));
};

/** What a coordinator has looked at by the time the demo opens, and what still waits for them. */
import { MINUTE, HOUR, DAY } from '../../protocol/time/durations.js';
import { localDay, startOfDay } from '../../protocol/time/local-day.js';
import type { HoursEntryRow } from '../../ledger/hours.entity.js';
import type { NewClaim } from '../../hours/claims/claim-rules.js';
import type { HoursFlag } from '../../protocol/hours.js';
import type { HoursRuling } from '../../hours/review-rules.js';
import { validEntriesIn } from '../../ledger/hours-entries.repository.js';
import type { CommandActor } from '../../kernel/actor.js';
import type { Queries } from '../../store/store.js';
import { SeededRandom } from '../history/seeded-random.js';
import { undecidedLines } from '../demo-rows.query.js';
import { SERVICE } from './demo-service-sentences.js';

export interface DemoHoursCommands {
  decide(coordinator: CommandActor, ids: readonly string[], ruling: HoursRuling): Promise<void>;
  claim(actor: CommandActor, claim: NewClaim): Promise<void>;
  decideClaim(coordinator: CommandActor, id: string, ruling: HoursRuling): Promise<void>;
  /** Closes the month (YYYY-MM) where nothing of it waits any longer. */
  closeMonth(coordinator: CommandActor, month: string): Promise<void>;
}
export interface HoursCast {
  coordinator: CommandActor;
  volunteers: readonly CommandActor[];
  officers: readonly CommandActor[];
}
/** The days before today that are still open; everything earlier was decided. */
const OPEN_DAYS = 6;
const AT_ONCE = 200;

export async function fillHourDecisions(
  commands: DemoHoursCommands,
  read: Queries,
  { coordinator, volunteers, officers }: HoursCast,
  until: number,
): Promise<void> {
  await decideLines(commands, read, coordinator, localDay(until - OPEN_DAYS * DAY));
  const chance = new SeededRandom(20241206);
  const [first, , third] = volunteers;
  const evening = startOfDay(until) - 2 * DAY + 19 * HOUR;
  if (first)
    await commands.claim(first, {
      id: chance.uuid(),
      kind: 'outreach',
      from: evening,
      to: evening + 90 * MINUTE,
      communityId: first.communityIds[0],
      served: 'residents',
      ...SERVICE.late,
    });
  const forgotten = third && (await forgottenOf(read, third.id, until));
  if (third && forgotten)
    await commands.claim(third, {
      id: chance.uuid(),
      kind: forgotten.kind,
      from: forgotten.fromAt,
      to: startOfDay(forgotten.fromAt) + 11 * HOUR + 40 * MINUTE,
      contests: forgotten.id,
      ...SERVICE.forgot,
    });
  await leaveOfficersClaims(commands, read, { coordinator, volunteers, officers }, until);
}

/**
 * What a coordinator says of the days before one (YYYY-MM-DD).
 * @param all of a check-out that was forgotten too, so that nothing waits any longer
 */
export async function decideLines(
  commands: Pick<DemoHoursCommands, 'decide'>,
  read: Queries,
  coordinator: CommandActor,
  before: string,
  all = false,
): Promise<void> {
  const looked = await undecidedLines(read, coordinator.unitId, before);
  const plain = looked.filter((line) => line.flags === '[]' || line.who === 'officer').map((line) => line.id);
  for (let first = 0; first < plain.length; first += AT_ONCE)
    await commands.decide(coordinator, plain.slice(first, first + AT_ONCE), { verdict: 'approved' });
  const flagged = (flag: HoursFlag) =>
    looked.filter((line) => !plain.includes(line.id) && line.flags.includes(flag)).map((line) => line.id);
  const back: readonly (readonly [HoursFlag, string])[] = [
    ['low_attendance', SERVICE.returned],
    ...(all ? ([['forgotten_sign_off', SERVICE.notSignedOff]] as const) : []),
  ];
  for (const [flag, reason] of back) {
    const ids = flagged(flag);
    if (ids.length) await commands.decide(coordinator, ids, { verdict: 'returned', reason });
  }
}

/** What officers say of evenings that nobody measured; one of them is to say more. */
async function leaveOfficersClaims(
  commands: DemoHoursCommands,
  read: Queries,
  { coordinator, officers }: HoursCast,
  until: number,
): Promise<void> {
  const chance = new SeededRandom(20241207);
  const asked = new Set<string>();
  for (const [place, { minutes, returned, ...said }] of SERVICE.evenings.entries()) {
    const from = startOfDay(until) - (place + 1) * DAY + 18 * HOUR + 30 * MINUTE;
    const to = from + minutes * MINUTE;
    const isFree = async ({ id }: CommandActor) =>
      !(await validEntriesIn(read, { personId: id, from, to })).length;
    const free = await Promise.all(officers.map(async (o) => !asked.has(o.id) && (await isFree(o))));
    const officer = officers.find((_, n) => free[n]);
    if (!officer) continue;
    asked.add(officer.id);
    const id = chance.uuid();
    await commands.claim(officer, { id, from, to, ...said });
    if (returned) await commands.decideClaim(coordinator, id, { verdict: 'returned', reason: returned });
  }
}

async function forgottenOf(
  read: Queries,
  personId: string,
  until: number,
): Promise<HoursEntryRow | undefined> {
  const lines = await validEntriesIn(read, { personId, from: until - 40 * DAY, to: until });
  return lines.find((line) => line.kind === 'duty' && line.flags.includes('forgotten_sign_off'));
}

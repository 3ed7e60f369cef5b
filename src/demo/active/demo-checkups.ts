/** Enterprises, and a year of check-ups by their invitation: what was found, what was solved, and what became a call. */
import type { INestApplicationContext } from '@nestjs/common';
import { CallCommandsService } from '../../calls/commands/call-commands.service.js';
import { FindingCallsService } from '../../checkups/calls/finding-calls.service.js';
import { CheckupsService } from '../../checkups/checkups.service.js';
import { FindingsService } from '../../checkups/findings.service.js';
import { EnterprisesService } from '../../enterprises/enterprises.service.js';
import type { CommandActor } from '../../kernel/actor.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { eachDay, dayBegins, localDay, startOfDay } from '../../protocol/time/local-day.js';
import type { Agenda } from '../history/demo-agenda.js';
import { SeededRandom } from '../history/seeded-random.js';
import type { BusyTimes } from './busy-times.js';
import {
  CALL_NOTE,
  CHECKUP_CANCELLED,
  CLOSED,
  ENTERPRISES,
  FINE,
  INVITED_BY,
  PROBLEMS,
  type DemoProblem,
} from './enterprise-sentences.js';
import { PLANNED_AHEAD } from './planned-activities.js';

export interface CheckupYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  busy: BusyTimes;
  coordinatorId: string;
  officerIds: readonly string[];
  communities: readonly { id: string; name: string }[];
  isWorkingDay: (day: string) => boolean;
  from: number;
  until: number;
}
interface PlannedVisit {
  enterprise: number;
  at: number;
  officers: string[];
  kind: 'checkup' | 'visit';
}
const SEED = 20_261_111;
/** In May and November there are more. */
const DAYS_BETWEEN = [8, 12] as const;
const DAYS_BETWEEN_THEN = [3, 6] as const;
const AROUND = 30 * MINUTE;
const LASTS = 2 * HOUR;
const OVER_BEFORE_END = 3 * HOUR;
/** One of so many problems becomes a call; one of so many check-ups is cancelled. */
const CALL_EVERY = 9;
const CANCELLED_EVERY = 17;
/** Of those of the weeks to come so many were invited to by now. */
const AHEAD = 3;

export function planCheckups(app: INestApplicationContext, year: CheckupYear): void {
  const { as, agenda, coordinatorId, communities, from, until } = year;
  const chance = new SeededRandom(SEED);
  const enterprises = app.get(EnterprisesService);
  const checkups = app.get(CheckupsService);
  const findings = app.get(FindingsService);
  const ids: string[] = [];
  /** 万和百货 stands in 万和社区. */
  const homeOf = (name: string) => communities.find((one) => name.includes(one.name.slice(0, 2)))?.id;
  let problems = 0;

  agenda.at(startOfDay(from) + DAY + 14 * HOUR, async () => {
    const made = await Promise.all(
      ENTERPRISES.map(([name, kind, contactName], n) =>
        enterprises.add(as(coordinatorId), {
          name,
          kind,
          communityId: homeOf(name) ?? communities[n % communities.length]!.id,
          contactName,
          contactPhone: `+862423450${300 + n}`,
        }),
      ),
    );
    ids.push(...made.map(({ id }) => id));
  });
  const closes = ENTERPRISES.findIndex(([name]) => name === CLOSED);
  agenda.at(startOfDay(until) - 40 * DAY + 10 * HOUR, async () => {
    await enterprises.change(as(coordinatorId), ids[closes]!, { state: 'closed' });
  });

  /** What is told at one moment of a check-up is told together. */
  const find = async (officerId: string, id: string, found: readonly DemoProblem[]) => {
    const fine = FINE.filter((point) => !found.some((one) => one.point === point)).slice(0, 2);
    for (const point of fine) await findings.record(as(officerId), id, point, { finding: 'fine' });
    for (const { point, words, advice, dispute } of found)
      await findings.record(as(officerId), id, point, {
        finding: 'problem',
        words,
        advice,
        ...(dispute && { dispute }),
      });
  };
  const makeCall = async (officerId: string, id: string, pointId: string) => {
    const made = await app.get(FindingCallsService).make(as(officerId), id, pointId, {});
    const callId = made.points.find((point) => point.id === pointId)?.call?.id;
    if (callId === undefined) return;
    agenda.in(chance.between(20, 60) * 60, async () => {
      const ending = { callId, outcome: 'advised' as const, note: CALL_NOTE, solved: true };
      await app.get(CallCommandsService).close(as(officerId), ending);
    });
  };
  /** On the spot, some days later, or not yet. */
  const settle = (officerId: string, id: string, { point, solved, dispute }: DemoProblem) => {
    if (++problems % CALL_EVERY === 4 && !dispute) {
      agenda.in(10 * 60, () => makeCall(officerId, id, point));
      return;
    }
    if (!chance.happens(0.62)) return;
    agenda.in(chance.between(4, 30) * 24 * 3600, async () => {
      await findings.solve(as(officerId), id, point, solved);
    });
  };

  const live = (visit: PlannedVisit, n: number) => {
    const [first] = visit.officers;
    const invitedAt = startOfDay(visit.at) - chance.between(5, 12) * DAY + 10 * HOUR;
    const arrangedAt = Math.max(from + 2 * DAY, Math.min(invitedAt + 4 * HOUR, startOfDay(until) - 8 * HOUR));
    const found = visit.kind === 'visit' ? [] : problemsOf(chance);
    agenda.at(arrangedAt, async () => {
      const { id } = await checkups.arrange(as(first!), {
        enterpriseId: ids[visit.enterprise]!,
        kind: visit.kind,
        invitedBy: chance.oneOf(INVITED_BY),
        invitedAt: Math.min(invitedAt, arrangedAt - HOUR),
        at: visit.at,
        place: '',
        officers: visit.officers,
      });
      if (visit.at < until && n % CANCELLED_EVERY === 11) {
        agenda.at(visit.at - DAY, async () => {
          await checkups.change(as(first!), id, { state: 'cancelled', reason: CHECKUP_CANCELLED });
        });
        return;
      }
      agenda.at(visit.at + chance.between(30, 60) * MINUTE, () => find(first!, id, found));
      agenda.at(visit.at + chance.between(75, 110) * MINUTE, async () => {
        await checkups.change(as(first!), id, { state: 'done' });
        for (const problem of found) settle(first!, id, problem);
      });
    });
  };
  for (const [n, visit] of plannedVisits(year, chance, closes).entries()) live(visit, n);
}

const problemsOf = (chance: SeededRandom): DemoProblem[] => {
  const found = [chance.oneOf(PROBLEMS), chance.oneOf(PROBLEMS)];
  const [one, other] = found;
  return one!.point === other!.point || chance.happens(0.35) ? [one!] : [one!, other!];
};

/** On working days, by officers whom nothing else keeps; nothing is under way when the demo opens. */
function plannedVisits(
  { busy, officerIds, isWorkingDay, from, until }: CheckupYear,
  chance: SeededRandom,
  closes: number,
): PlannedVisit[] {
  const visits: PlannedVisit[] = [];
  const days = eachDay(localDay(from + 8 * DAY), localDay(until + PLANNED_AHEAD));
  // Each in its turn; the one that closes is not among them.
  const others = [...ENTERPRISES.keys()].filter((place) => place !== closes);
  let [next, turn] = [0, 0];
  for (const [n, day] of days.entries()) {
    const at = dayBegins(day) + chance.oneOf([9 * HOUR + 30 * MINUTE, 14 * HOUR]);
    const ahead = visits.filter((visit) => visit.at > until).length;
    const isSure = at + LASTS < until - OVER_BEFORE_END || (at > until + DAY && ahead < AHEAD);
    if (n < next || !isWorkingDay(day) || !isSure) continue;
    const free = officerIds.filter((id) => busy.isFree(id, at - AROUND, at + LASTS));
    if (!free.length) continue;
    const first = chance.oneOf(free);
    const second = free.find((id) => id !== first);
    const officers = second !== undefined && chance.happens(0.5) ? [first, second] : [first];
    for (const id of officers) busy.note(id, at - AROUND, at + LASTS);
    const enterprise = others[(turn++ * 7 + 3) % others.length]!;
    visits.push({ enterprise, at, officers, kind: chance.happens(0.75) ? 'checkup' : 'visit' });
    const [least, most] = /-(05|11)-/.test(day) ? DAYS_BETWEEN_THEN : DAYS_BETWEEN;
    next = n + chance.between(least, most);
  }
  return visits;
}

/** The month's service and what is said of it, bound to the services themselves. */
import type { INestApplicationContext } from '@nestjs/common';
import { ClaimDecisionsService } from '../../hours/claims/claim-decisions.service.js';
import { ClaimsService } from '../../hours/claims/claims.service.js';
import { MonthsService } from '../../hours/months/months.service.js';
import { ServiceSessionsService } from '../../hours/check-ins/service-sessions.service.js';
import { VerdictsService } from '../../hours/verdicts/verdicts.service.js';
import type { CommandActor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Store } from '../../store/store.js';
import type { BusyTimes } from '../active/busy-times.js';
import type { Agenda } from '../history/demo-agenda.js';
import type { District } from '../demo-district.js';
import { historyStart } from '../history/demo-history.js';
import { fillHourDecisions, type DemoHoursCommands } from './demo-hours.js';
import { planService } from './demo-service.js';

type AsWho = (id: string) => CommandActor;
const done = async (deed: Promise<unknown>) => void (await deed);

export const serviceOf =
  (app: INestApplicationContext, asWho: AsWho, district: District, until: number, busy: BusyTimes) =>
  (agenda: Agenda): void => {
    const service = app.get(ServiceSessionsService);
    const directory = app.get(Directory);
    const first = (id: string) => directory.person(id)?.communityIds[0] ?? refuse('not_found');
    const communities = district.workerIds.map(first);
    const volunteers = district.volunteerIds.map((id) => {
      const communityId = first(id);
      return {
        id,
        communityId,
        leaderId: directory.liaisonOf(communityId, until) ?? district.officerIds[0]!,
      };
    });
    const officers = district.officerIds.map((id, i) => ({
      id,
      communityId: communities[i % communities.length]!,
    }));
    planService(
      {
        checkIn: (id, payload) => done(service.checkIn(asWho(id), payload)),
        checkOut: (id, payload) => done(service.checkOut(asWho(id), payload)),
        closeForgotten: () => service.closeForgotten(),
      },
      agenda,
      { volunteers, officers, busy },
      { from: historyStart({ until }), until },
    );
  };

export function hoursCommands(app: INestApplicationContext): DemoHoursCommands {
  const verdicts = app.get(VerdictsService);
  const claims = app.get(ClaimsService);
  const decisions = app.get(ClaimDecisionsService);
  const months = app.get(MonthsService);
  return {
    decide: (actor, ids, ruling) => done(verdicts.decide(actor, ids, ruling)),
    claim: (actor, claim) => done(claims.enter(actor, claim)),
    decideClaim: (actor, id, ruling) => done(decisions.decide(actor, [id], ruling)),
    closeMonth: async (actor, month) => {
      const all = await months.list(actor, Number(month.slice(0, 4)));
      if (all.some((m) => m.month === month && m.minutes > 0 && m.pending === 0))
        await months.change(actor, month, true, undefined);
    },
  };
}

export const decideHours = (
  app: INestApplicationContext,
  asWho: AsWho,
  district: District,
  { read }: Store,
  until: number,
): Promise<void> =>
  fillHourDecisions(
    hoursCommands(app),
    read,
    {
      coordinator: asWho(district.coordinatorId),
      volunteers: district.volunteerIds.map(asWho),
      officers: district.officerIds.map(asWho),
    },
    until,
  );

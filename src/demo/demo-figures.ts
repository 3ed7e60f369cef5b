/** What the figures leave to people: visits that were proposed and some decided on, a brief that goes out, targets. */
import type { INestApplicationContext } from '@nestjs/common';
import { BriefScheduleService } from '../briefs/brief-schedule.service.js';
import { DAY } from '../protocol/time/durations.js';
import { localDay } from '../protocol/time/local-day.js';
import type { CommandActor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import { UnitSettingsService } from '../units/settings/unit-settings.service.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { ProposalSweep } from '../proposals/proposal-sweep.js';
import { dueBy, yearOfInstant } from '../reports/year/target-pace.js';
import { YearFiguresQuery } from '../reports/year/year-figures.query.js';
import { VISITS } from './history/demo-sentences.js';

const upTo = (step: number, value: number) => Math.max(step, Math.ceil(value / step) * step);

export async function fillProposalsAndTargets(
  app: INestApplicationContext,
  coordinator: CommandActor,
  now: number,
): Promise<void> {
  const { unitId } = coordinator;
  const people = app.get(Directory).peopleOf(unitId);
  const admin = people.find((p) => p.roles.includes('admin'));
  const recipients = people.filter((p) => p.roles.some((r) => r === 'coordinator' || r === 'admin'));
  await app
    .get(BriefScheduleService)
    .change(coordinator, { day: 5, hour: 9, recipients: recipients.map((p) => p.id) });
  // A district of one month has set itself what it can reach from here.
  if (admin) {
    const year = yearOfInstant(now);
    const { duty, solved } = await app
      .get(YearFiguresQuery)
      .of(unitId, year, { ratingsSeen: true, lang: 'zh' });
    const share = Math.max(0.05, dueBy(1000, year, now)! / 1000);
    const targets = {
      hours: upTo(100, duty.minutes / 60 / share),
      solved: upTo(10, solved.calls / share),
    };
    await app
      .get(UnitSettingsService)
      .changeSettings({ ...admin, sessionId: 'history', lang: 'zh' }, { targets });
  }
  await app.get(ProposalSweep).look(unitId);
  const proposals = app.get(ProposalsService);
  const { items } = await proposals.list(coordinator, { state: 'open' });
  const [first, second, third] = items.filter((p) => p.kind === 'repeated_matter');
  const plannedFor = localDay(now + 2 * DAY);
  if (first)
    await proposals.decide(coordinator, first.id, { decision: 'planned', plannedFor, note: VISITS.planned });
  if (second) await proposals.decide(coordinator, second.id, { decision: 'done', note: VISITS.done });
  if (third) await proposals.decide(coordinator, third.id, { decision: 'dismissed', note: VISITS.dismissed });
}

/** The demo: a district that has lived for a year, the last month of it day by day, made once in an empty database by the hub's own commands. */
import { DAY } from '../protocol/time/durations.js';
import { CoHandlingService } from '../calls/commands/co-handling.service.js';
import { CallCommandsService } from '../calls/commands/call-commands.service.js';
import { RaiseService } from '../calls/commands/raise.service.js';
import { loadCall } from '../desk/journal/journal.repository.js';
import { HistoryClock } from '../kernel/clock.js';
import { UnsafeSettingsError } from '../kernel/config.js';
import { DutyService } from '../duty/duty.service.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Foundations } from '../foundations.module.js';
import type { CommandActor } from '../kernel/actor.js';
import { localDay } from '../protocol/time/local-day.js';

import { Publisher } from '../realtime/publisher.js';
import { Directory } from '../directory/directory.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { DEMO_PASSWORD, requireDemoDatabase } from './demo-accounts.js';
import { oldestHeldCall } from './demo-rows.query.js';
import { demoState, markDemoFilled } from './demo-state.repository.js';
import { LeavesService } from '../roster/planning/leaves.service.js';
import { ShiftRequestsService } from '../roster/shifts/shift-requests.service.js';
import { ShiftCommandsService } from '../roster/shifts/shift-commands.service.js';
import { ShiftPatternsService } from '../roster/planning/shift-patterns.service.js';
import { fillProposalsAndTargets } from './demo-figures.js';
import { issueDemoCertificates } from './demo-certificates.js';
import { HELP } from './history/demo-sentences.js';
import { giveDemoSlips } from './demo-slips.js';
import { seedDistrict } from './demo-district.js';
import { fillOpenShifts, planRoster } from './demo-roster.js';
import type { DemoCommands } from './history/demo-commands.js';
import { workingDaysOf } from './history/weekdays.js';
import { planOneMatter } from './history/demo-matter.js';
import { playHistory } from './history/demo-history.js';
import type { Agenda } from './history/demo-agenda.js';
import { decideHours, serviceOf } from './service/demo-service-commands.js';
import { noteShifts, planActiveService, yearStart } from './active/active-service.js';
import { BusyTimes } from './active/busy-times.js';
import { planKnowledge } from './knowledge/demo-knowledge.js';
import { fillRelief, planRelief } from './relief/demo-relief.js';
import { seedDemoCity } from './relief/demo-city.js';
import { planProgrammes } from './relief/demo-programmes.js';
import { enrolDemoDevices } from './demo-devices.js';

/**
 * @param assemble puts a hub together that nobody can reach
 * @throws UnsafeSettingsError where the database holds other data, or half a demo
 */
export async function fillDemo(
  foundations: Foundations,
  assemble: (foundations: Foundations) => Promise<NestExpressApplication>,
): Promise<void> {
  const { store, clock, seal } = foundations;
  const state = await demoState(store);
  if (state === 'filled') return;
  if (state === 'filling')
    throw new UnsafeSettingsError(
      'the demo was interrupted while it was being filled: remove its database and start again',
    );
  await requireDemoDatabase(store);
  const until = clock.now();
  const past = new HistoryClock(yearStart(until));
  const app = await assemble({
    ...foundations,
    clock: past,
    config: { ...foundations.config, limits: false },
  });
  await app.init();
  app.get(Publisher).mute();
  try {
    const directory = app.get(Directory);
    const district = await seedDistrict(store, past, { seal, directory });
    const commands = doorsOf(
      app.get(RaiseService),
      app.get(CallCommandsService),
      app.get(DutyService),
      directory,
      foundations,
    );
    const cast = {
      coordinator: asWho(directory, district.coordinatorId),
      officers: district.officerIds.map((id) => asWho(directory, id)),
    };
    const roster = {
      patterns: app.get(ShiftPatternsService),
      deeds: app.get(ShiftCommandsService),
      requests: app.get(ShiftRequestsService),
      leaves: app.get(LeavesService),
    };
    const shifts = await planRoster(roster, cast, localDay(until));
    const as = (id: string) => asWho(directory, id);
    const busy = new BusyTimes();
    const isWorkingDay = workingDaysOf(directory.calendars.of(district.unitId));
    await noteShifts(app, district, until, busy);
    const service = serviceOf(app, as, district, until, busy);
    const city = await seedDemoCity(store, past, directory, district);
    const besides = (agenda: Agenda) => {
      service(agenda);
      planKnowledge(app, { ...district, as, agenda, until });
      planOneMatter(app, {
        as,
        agenda,
        officerId: district.officerIds[3] ?? refuse('not_found'),
        communityId: directory.person(district.workerIds[3] ?? '')?.communityIds[0] ?? refuse('not_found'),
        isWorkingDay,
        until,
      });
      planProgrammes(app, { as, agenda, district, city, until });
      planActiveService(app, as, agenda, district, { until, busy });
      planRelief(app, { ...district, as, agenda, isWorkingDay, until }, district.unitId);
    };
    await playHistory(commands, past, district, { until, besides, busy });
    await decideHours(app, as, district, store, until);
    await issueDemoCertificates(app, cast.coordinator, until);
    const [, frontDesk] = district.workerIds.map((id) => directory.person(id)?.communityIds[0]);
    await enrolDemoDevices(app, asWho(directory, district.coordinatorId), frontDesk ?? refuse('not_found'));
    await fillOpenShifts(roster, cast, localDay(until), shifts, isWorkingDay);
    await letSomebodyHelp(app.get(CoHandlingService), directory, foundations, until);
    await giveDemoSlips(app, as, district.unitId, until);
    await fillProposalsAndTargets(app, cast.coordinator, until);
    await fillRelief(
      app,
      { ...cast, city: as(city.coordinatorId), besideIds: [city.besideId, ...city.otherIds] },
      until,
    );
    await store.write('demo.filled', markDemoFilled);
  } finally {
    await app.close();
  }
}

const asWho = (directory: Directory, id: string): CommandActor => {
  const p = directory.person(id) ?? refuse('not_found');
  return { ...p, sessionId: 'history', lang: 'zh' };
};

function doorsOf(
  raiseService: RaiseService,
  commands: CallCommandsService,
  duty: DutyService,
  directory: Directory,
  { store }: Foundations,
): DemoCommands {
  const as = (id: string) => asWho(directory, id);
  const rings = async (callId: string) => (await loadCall(store.read, callId))?.rings ?? [];
  const offerOf = async (officerId: string, callId: string) =>
    (await rings(callId)).find((r) => r.officerId === officerId)?.id ?? refuse('offer_not_found');
  const done = async (deed: Promise<unknown>) => void (await deed);
  return {
    dutyStart: (officer) => done(duty.start(as(officer))),
    dutyEnd: (officer) => done(duty.end(as(officer), true)),
    dutyPause: (officer, reason, until) =>
      done(duty.pause(as(officer), { reason, until: new Date(until).toISOString() })),
    raise: async (worker, payload) => (await raiseService.raise(as(worker), payload)).call.line.id,
    ringing: async (callId) => (await rings(callId)).map((r) => r.officerId),
    accept: async (officer, callId) =>
      done(commands.offers.accept(as(officer), { offerId: await offerOf(officer, callId) })),
    decline: async (officer, callId, reason) =>
      done(commands.offers.decline(as(officer), { offerId: await offerOf(officer, callId), reason })),
    message: (person, callId, clientMessageId, text) =>
      done(commands.message(as(person), { callId, clientMessageId, text })),
    contact: (officer, callId) => done(commands.contact(as(officer), { callId, how: 'phone' })),
    hold: (officer, callId, note) => done(commands.pause(as(officer), { callId, reason: 'body', note })),
    close: (officer, payload) => done(commands.close(as(officer), payload)),
    followedUp: (officer, payload) => done(commands.followedUp(as(officer), payload)),
    rate: (worker, callId, rating) => done(commands.rate(as(worker), { callId, rating })),
    reopen: (worker, callId, reason) => done(commands.reopen(as(worker), { callId, reason })),
    cancel: (worker, callId) => done(commands.cancel(as(worker), callId)),
  };
}

/** One of the open calls has been helped with by another department, so that the page of it is seen at work. */
async function letSomebodyHelp(
  coHandling: CoHandlingService,
  directory: Directory,
  { store }: Foundations,
  now: number,
): Promise<void> {
  const call = await oldestHeldCall(store.read);
  const holder = call && directory.person(call.holderId);
  if (!holder) return;
  const helper = directory
    .peopleOf(holder.unitId)
    .find((p) => p.roles.includes('officer') && p.departmentId !== holder.departmentId);
  if (!helper?.departmentId) return;
  const as = (id: string) => asWho(directory, id);
  const { id: helpId } = await coHandling.ask(as(holder.id), {
    callId: call.id,
    departmentId: helper.departmentId,
    what: HELP.asked,
    answerBy: new Date(now + DAY).toISOString(),
  });
  await coHandling.agree(as(helper.id), { helpId });
  await coHandling.answer(as(helper.id), { helpId, answer: HELP.answered });
}

export function printDemo(url: string): void {
  process.stdout.write(`
一呼 Yihu, the demo district. Open ${url} in two windows, one as a worker, one as an officer.

  worker1 … worker12      community workers, one community each
  officer1 … officer8     officers, two a department; off duty until they sign on
  volunteer1 … volunteer6 volunteers in the communities of worker1 to worker6; check in and out, own hours
  coordinator1            the live board, rosters, hours
  admin                   people, places, policies
  city1, city-admin       the unit above: trends, programmes, letters, campaigns; figures and no files
  password of all         ${DEMO_PASSWORD}
`);
}

/** The demo: a district that has lived for a month, made once in an empty database by the real deeds. */
import { CoHandling } from '../calls/deeds/co-handling-deeds.js';
import { CallDeeds } from '../calls/deeds/deeds.js';
import { Raising } from '../calls/deeds/raising.js';
import { loadCall } from '../desk/journal/journal.js';
import { HistoryClock } from '../kernel/clock.js';
import { UnsafeSettings } from '../kernel/config.js';
import { Duty } from '../duty/duty.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Foundations } from '../foundations.module.js';
import type { Asker } from '../kernel/actor.js';
import { localDay } from '../protocol/local-day.js';

import { Directory } from '../directory/directory.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { DEMO_KEY, DEMO_PASSWORD, demoState, requireDemoGround } from './accounts.js';
import { Leaves } from '../roster/planning/leaves.js';
import { ShiftRequests } from '../roster/changes/requests.js';
import { ShiftDeeds } from '../roster/changes/shift-deeds.js';
import { ShiftPatterns } from '../roster/planning/shift-patterns.js';
import { leaveFiguresToDecide } from './around.js';
import { issueSome } from './certificates.js';
import { HELP } from './history/sentences.js';
import { seedDistrict } from './district.js';
import { leaveSomethingToDo, planRoster } from './roster.js';
import type { HistoryDoors } from './history/doors.js';
import { historyStart, liveHistory } from './history/history.js';
import { decideHours, serviceOf } from './service/service-doors.js';
import { enrolDemoDevices } from './shared-devices.js';

/**
 * @param assemble puts a hub together that nobody can reach
 * @throws UnsafeSettings where the database holds other data, or half a demo
 */
export async function fillDemo(
  foundations: Foundations,
  assemble: (foundations: Foundations) => Promise<NestExpressApplication>,
): Promise<void> {
  const { store, clock, seal } = foundations;
  const state = await demoState(store);
  if (state === 'filled') return;
  if (state === 'filling')
    throw new UnsafeSettings(
      'the demo was interrupted while it was being filled: remove its database and start again',
    );
  await requireDemoGround(store);
  const until = clock.now();
  const past = new HistoryClock(historyStart({ until }));
  const app = await assemble({
    ...foundations,
    clock: past,
    config: { ...foundations.config, limits: false },
  });
  await app.init();
  try {
    const directory = app.get(Directory);
    const district = await seedDistrict(store, past, { seal, directory });
    const doors = doorsOf(app.get(Raising), app.get(CallDeeds), app.get(Duty), directory, foundations);
    const cast = {
      coordinator: asWho(directory, district.coordinatorId),
      officers: district.officerIds.map((id) => asWho(directory, id)),
    };
    const roster = {
      patterns: app.get(ShiftPatterns),
      deeds: app.get(ShiftDeeds),
      requests: app.get(ShiftRequests),
      leaves: app.get(Leaves),
    };
    const shifts = await planRoster(roster, cast, localDay(until));
    const as = (id: string) => asWho(directory, id);
    const besides = serviceOf(app, as, district, until);
    await liveHistory(doors, past, district, { until, besides });
    await decideHours(app, as, district, store, until);
    await issueSome(app, cast.coordinator, until);
    const [, frontDesk] = district.workerIds.map((id) => directory.person(id)?.communityIds[0]);
    await enrolDemoDevices(app, asWho(directory, district.coordinatorId), frontDesk ?? refuse('not_found'));
    await leaveSomethingToDo(roster, cast, localDay(until), shifts);
    await letSomebodyHelp(app.get(CoHandling), directory, foundations, until);
    await leaveFiguresToDecide(app, cast.coordinator, until);
    await store.write('demo.filled', (tx) =>
      tx.run("update setting set value = 'true' where key = ?", [DEMO_KEY]),
    );
  } finally {
    await app.close();
  }
}

const asWho = (directory: Directory, id: string): Asker => {
  const p = directory.person(id) ?? refuse('not_found');
  return { ...p, sessionId: 'history', lang: 'zh' };
};

function doorsOf(
  raising: Raising,
  deeds: CallDeeds,
  duty: Duty,
  directory: Directory,
  { store }: Foundations,
): HistoryDoors {
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
    raise: async (worker, payload) => (await raising.raise(as(worker), payload)).call.line.id,
    ringing: async (callId) => (await rings(callId)).map((r) => r.officerId),
    accept: async (officer, callId) =>
      done(deeds.offers.accept(as(officer), { offerId: await offerOf(officer, callId) })),
    decline: async (officer, callId, reason) =>
      done(deeds.offers.decline(as(officer), { offerId: await offerOf(officer, callId), reason })),
    message: (person, callId, clientMessageId, text) =>
      done(deeds.message(as(person), { callId, clientMessageId, text })),
    contact: (officer, callId) => done(deeds.contact(as(officer), { callId, how: 'phone' })),
    hold: (officer, callId, note) => done(deeds.pause(as(officer), { callId, reason: 'body', note })),
    close: (officer, payload) => done(deeds.close(as(officer), payload)),
    followedUp: (officer, payload) => done(deeds.followedUp(as(officer), payload)),
    rate: (worker, callId, rating) => done(deeds.rate(as(worker), { callId, rating })),
    reopen: (worker, callId, reason) => done(deeds.reopen(as(worker), { callId, reason })),
    cancel: (worker, callId) => done(deeds.cancel(as(worker), callId)),
  };
}

/** One of the open calls has been helped with by another department, so that the page of it is seen at work. */
async function letSomebodyHelp(
  help: CoHandling,
  directory: Directory,
  { store }: Foundations,
  now: number,
): Promise<void> {
  const [call] = await store.read.rows<{ id: string; holder_id: string }>(
    "select id, holder_id from call where state = 'active' order by raised_at limit 1",
  );
  const holder = call && directory.person(call.holder_id);
  if (!holder) return;
  const helper = directory
    .peopleOf(holder.unitId)
    .find((p) => p.roles.includes('officer') && p.departmentId !== holder.departmentId);
  if (!helper?.departmentId) return;
  const as = (id: string) => asWho(directory, id);
  const { id: helpId } = await help.ask(as(holder.id), {
    callId: call.id,
    departmentId: helper.departmentId,
    what: HELP.asked,
    answerBy: new Date(now + 24 * 3600 * 1000).toISOString(),
  });
  await help.agree(as(helper.id), { helpId });
  await help.answer(as(helper.id), { helpId, answer: HELP.answered });
}

export function printDemo(url: string): void {
  process.stdout.write(`
一呼 Yihu, the demo district. Open ${url} in two windows, one as a worker, one as an officer.

  worker1 … worker12      community workers, one community each
  officer1 … officer8     officers, two a department; off duty until they sign on
  volunteer1 … volunteer6 volunteers in the communities of worker1 to worker6; check in and out, own hours
  coordinator1            the live board, rosters, hours
  admin                   people, places, policies
  password of all         ${DEMO_PASSWORD}
`);
}

/** What is done with activities in the year, bound to the services themselves. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { CallCommandsService } from '../../calls/commands/call-commands.service.js';
import { RaiseService } from '../../calls/commands/raise.service.js';
import { ActivityChangesService } from '../../outreach/activities/activity-changes.service.js';
import { ActivitiesService } from '../../outreach/activities/activities.service.js';
import { activitiesIn } from '../../outreach/activities/activities.repository.js';
import { ArrivalsService } from '../../outreach/attendance/arrivals.service.js';
import { CheckInsService } from '../../outreach/attendance/check-ins.service.js';
import { FeedbackService } from '../../outreach/attendance/feedback.service.js';
import { SignUpsService } from '../../outreach/attendance/sign-ups.service.js';
import type { RaisePayload } from '../../protocol/events/call-payloads.js';
import type { ActivityPayload, ArrivalPayload } from '../../protocol/outreach.js';
import { DAY } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';

export interface ActivityCommands {
  /** Answers its id, and where it comes again the ids of all, in their order. */
  make(makerId: string, payload: ActivityPayload): Promise<string[]>;
  cancel(runnerId: string, id: string, reason: string): Promise<void>;
  signUp(people: readonly string[], id: string): Promise<void>;
  /** By the code that who runs it shows at that moment. */
  checkIn(runnerId: string, id: string, people: readonly string[]): Promise<void>;
  checkOut(runnerId: string, id: string, people: readonly string[]): Promise<void>;
  checkInByList(runnerId: string, id: string, people: readonly string[]): Promise<void>;
  checkOutByList(runnerId: string, id: string, people: readonly string[]): Promise<void>;
  count(personId: string, id: string, arrivals: readonly ArrivalPayload[]): Promise<void>;
  /** Somebody who came asks a question: a call that the officer holds, by its id. */
  ask(officerId: string, id: string, question: SiteQuestion): Promise<string>;
  answer(officerId: string, callId: string, note: string): Promise<void>;
  say(personId: string, id: string, words: string): Promise<void>;
  /** What the clock would do meanwhile. */
  closeForgotten(): Promise<void>;
}

/** @see RaisePayload */
export type SiteQuestion = Required<
  Pick<RaisePayload, 'clientCallId' | 'category' | 'summary' | 'communityId'>
>;

/** What happens at the same moment is written together. */
const all = async <T>(things: readonly T[], deed: (thing: T) => Promise<unknown>) =>
  void (await Promise.all(things.map(deed)));

export function activityCommands(
  app: INestApplicationContext,
  as: (id: string) => CommandActor,
): ActivityCommands {
  const activities = app.get(ActivitiesService);
  const checkIns = app.get(CheckInsService);
  const { read } = app.get(Store);
  const codeOf = async (runnerId: string, id: string) => (await checkIns.code(as(runnerId), id)).code;
  return {
    make: async (makerId, payload) => {
      const maker = as(makerId);
      const { id, seriesId, fromAt, toAt } = await activities.make(maker, payload);
      if (seriesId === null) return [id];
      // A month further than the last of them, so that it is among them.
      const to = toAt + ((payload.repeat?.times ?? 0) + 1) * 31 * DAY;
      const rows = await activitiesIn(read, maker.unitId, { from: fromAt, to });
      return rows.filter((row) => row.seriesId === seriesId).map((row) => row.id);
    },
    cancel: async (runnerId, id, reason) =>
      void (await app.get(ActivityChangesService).cancel(as(runnerId), id, { reason })),
    signUp: (people, id) => all(people, (personId) => app.get(SignUpsService).signUp(as(personId), id)),
    checkIn: async (runnerId, id, people) => {
      const code = await codeOf(runnerId, id);
      await all(people, (personId) => checkIns.checkIn(as(personId), id, code));
    },
    checkOut: async (runnerId, id, people) => {
      const code = await codeOf(runnerId, id);
      await all(people, (personId) => checkIns.checkOut(as(personId), id, code));
    },
    checkInByList: (runnerId, id, people) =>
      all(people, (personId) => checkIns.checkInByList(as(runnerId), id, personId)),
    checkOutByList: (runnerId, id, people) =>
      all(people, (personId) => checkIns.checkOutByList(as(runnerId), id, personId)),
    count: (personId, id, arrivals) =>
      all(arrivals, (arrival) => app.get(ArrivalsService).count(as(personId), id, arrival)),
    ask: async (officerId, activityId, question) => {
      const payload = { ...question, activityId, desk: true };
      return (await app.get(RaiseService).raise(as(officerId), payload)).call.line.id;
    },
    answer: async (officerId, callId, note) => {
      const ending = { callId, outcome: 'advised' as const, note, solved: true };
      await app.get(CallCommandsService).close(as(officerId), ending);
    },
    say: async (personId, id, words) => void (await app.get(FeedbackService).say(as(personId), id, words)),
    closeForgotten: () => checkIns.closeForgotten(),
  };
}

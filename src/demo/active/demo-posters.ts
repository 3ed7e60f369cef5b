/**
 * A poster in the first community, and two residents who asked by it: of one it became a call, with the other it was
 * settled at the desk. None waits when the demo opens: it would alarm.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { CallCommandsService } from '../../calls/commands/call-commands.service.js';
import { loadCall } from '../../desk/journal/journal.repository.js';
import type { CommandActor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { PostersService } from '../../posters/posters.service.js';
import { RequestIntakeService, type TypedRequest } from '../../posters/request-intake.service.js';
import { RequestRaiseService } from '../../posters/request-raise.service.js';
import { RequestsService } from '../../posters/requests.service.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { dayBegins, localDay } from '../../protocol/time/local-day.js';
import { Store } from '../../store/store.js';
import type { Agenda } from '../history/demo-agenda.js';

interface PosterMonth {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  coordinatorId: string;
  /** Of the community where it hangs. */
  worker: { id: string; communityId: string };
  isWorkingDay: (day: string) => boolean;
  until: number;
}
/** Seconds. */
const READ = 40;
const TOUCHED = 120;
const RUNG = 12;
const TALKED = 1500;
const HANGS_FOR = 20;

export function planPosters(app: INestApplicationContext, month: PosterMonth): void {
  const { as, agenda, coordinatorId, worker, isWorkingDay, until } = month;
  const [posters, intake, raises, requests, calls, store] = [
    app.get(PostersService),
    app.get(RequestIntakeService),
    app.get(RequestRaiseService),
    app.get(RequestsService),
    app.get(CallCommandsService),
    app.get(Store),
  ];
  /** The last days of work before today, the newest first. */
  const days = Array.from({ length: HANGS_FOR }, (_, n) => localDay(until - (n + 1) * DAY)).filter(
    isWorkingDay,
  );
  const [late, early] = [dayBegins(days[1]!) + 10 * HOUR, dayBegins(days[4]!) + 15 * HOUR];
  let path = '';
  agenda.at(until - HANGS_FOR * DAY, async () => {
    const [made] = await posters.make(as(coordinatorId), [worker.communityId]);
    path = made!.poster!.url.split('/').at(-1)!;
  });
  const leaves = (at: number, typed: TypedRequest, then: (id: string) => Promise<void>) =>
    agenda.at(at, async () => {
      const poster = (await intake.poster(path)) ?? refuse('not_found');
      const form = intake.newForm(poster);
      agenda.in(READ, async () => {
        const result = await intake.leave(poster, { ...typed, form }, '127.0.0.1');
        if (!('taken' in result)) throw new Error(`the demo’s request was not taken: ${result.fault}`);
        agenda.in(TOUCHED, () => then(result.taken.id));
      });
    });

  leaves(early, { words: '楼道灯坏了，想问找谁', desk: '1' }, async (id) => {
    await requests.setAside(as(worker.id), id, { reason: 'done_here', note: '已报物业，当天来修' });
  });
  leaves(
    late + 25 * MINUTE,
    { words: '在工地干了两个月，工资一直没给，想问怎么要', phone: '13904001234' },
    async (id) => {
      const { callId = '' } = await raises.raise(as(worker.id), id);
      agenda.in(RUNG, async () => {
        const [ring] = (await loadCall(store.read, callId))?.rings ?? [];
        if (!ring) return void (await calls.cancel(as(worker.id), callId));
        const officer = as(ring.officerId);
        await calls.offers.accept(officer, { offerId: ring.id });
        agenda.in(TALKED, async () => {
          await calls.contact(officer, { callId, how: 'phone' });
          await calls.close(officer, {
            callId,
            outcome: 'resolved',
            solved: true,
            note: '已联系劳动监察，工地答应本周内付清，居民知道怎么要求书面确认。',
          });
        });
      });
    },
  );
}

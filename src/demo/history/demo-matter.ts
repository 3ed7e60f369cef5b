/**
 * One matter of three households: on the last working morning they come to their community one after another, the
 * officer sees that it is the same thing, merges the calls and closes them alike.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { CallCommandsService } from '../../calls/commands/call-commands.service.js';
import { RaiseService } from '../../calls/commands/raise.service.js';
import type { CommandActor } from '../../kernel/actor.js';
import { MattersService } from '../../matters/matters.service.js';
import { HOUR, MINUTE } from '../../protocol/time/durations.js';
import { addDays, dayBegins, localDay } from '../../protocol/time/local-day.js';
import type { Agenda } from './demo-agenda.js';
import { SeededRandom } from './seeded-random.js';

interface MatterCast {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  officerId: string;
  communityId: string;
  isWorkingDay: (day: string) => boolean;
  until: number;
}
const SEED = 20_261_130;
const HOUSEHOLDS = [
  ['郑桂兰', '13940020001', '三号楼暖气一直不热，家里老人受冻，物业说不归他们管。'],
  ['孙玉梅', '13940020002', '也是三号楼，暖气不热，物业推给供热公司，没有人来修。'],
  ['陈国良', '13940020003', '三号楼一单元暖气不热，孩子感冒了，问找谁解决。'],
] as const;
const NOTE = '已与街道、物业和供热公司当面商定，当天修好三号楼立管，三户均已回暖。';
/** From one to the next, and from the last to the closing. */
const BETWEEN = 12 * MINUTE;

export function planOneMatter(app: INestApplicationContext, cast: MatterCast): void {
  const { as, agenda, officerId, communityId, isWorkingDay, until } = cast;
  const [raises, calls, matters] = [
    app.get(RaiseService),
    app.get(CallCommandsService),
    app.get(MattersService),
  ];
  const chance = new SeededRandom(SEED);
  let day = addDays(localDay(until), -1);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  const officer = as(officerId);
  const at = dayBegins(day) + 9 * HOUR;
  const ids: string[] = [];
  HOUSEHOLDS.forEach(([name, phone, summary], n) =>
    agenda.at(at + n * BETWEEN, async () => {
      const { call } = await raises.raise(officer, {
        clientCallId: chance.uuid(),
        communityId,
        category: 'property',
        summary,
        resident: { name, phone, basis: 'consent' },
        desk: true,
        deskPlace: 'office',
      });
      const [lead] = ids;
      ids.push(call.line.id);
      if (lead !== undefined) await matters.merge(officer, call.line.id, { into: lead });
    }),
  );
  agenda.at(at + HOUSEHOLDS.length * BETWEEN, async () => {
    const [callId] = ids;
    if (callId === undefined) return;
    await calls.close(officer, { callId, outcome: 'resolved', solved: true, note: NOTE });
    await matters.closeRest(officer, callId);
  });
}

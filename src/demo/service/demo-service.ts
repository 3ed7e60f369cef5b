/** A month of volunteering: posts in the community, outreach beside officers, a training; as checked in and out. */
import type { CheckInPayload, CheckOutPayload } from '../../protocol/service.js';
import type { BusyTimes } from '../active/busy-times.js';
import type { Agenda } from '../history/demo-agenda.js';
import { SeededRandom } from '../history/seeded-random.js';
import { MINUTE, HOUR, DAY } from '../../protocol/time/durations.js';
import { isWeekend } from '../history/weekdays.js';
import { SERVICE } from './demo-service-sentences.js';

export interface DemoServiceCommands {
  checkIn(personId: string, payload: CheckInPayload): Promise<void>;
  checkOut(personId: string, payload: CheckOutPayload): Promise<void>;
  /** What the clock would do meanwhile. */
  closeForgotten(): Promise<void>;
}
/** Who serves where, and who goes along. */
export interface ServiceCast {
  volunteers: readonly { id: string; communityId: string; leaderId: string }[];
  officers: readonly { id: string; communityId: string }[];
  busy: BusyTimes;
}
interface Going {
  id: string;
  from: number;
  minutes: number;
  payload: Omit<CheckInPayload, 'id'>;
  served?: CheckOutPayload['served'];
}
/** Nothing runs when the demo opens: what began is over by then. */
const OVER_BEFORE_END = 10 * MINUTE;
const AFTER_GRACE = 31 * MINUTE;
const TRAINING_FROM_DAY = 12;
const FORGETFUL = { volunteer: 2, fromDay: 18 };

export function planService(
  commands: DemoServiceCommands,
  agenda: Agenda,
  { volunteers, officers, busy }: ServiceCast,
  { from, until, seed = 20241205 }: { from: number; until: number; seed?: number },
): void {
  const chance = new SeededRandom(seed);
  const go = ({ id, from, minutes, payload, served }: Going, forgets = false) => {
    const planned = payload.plannedMinutes ?? minutes;
    // Now and then somebody has to leave early.
    const stayed = chance.happens(0.04) ? Math.round(planned * 0.4) : minutes;
    const end = from + (forgets ? planned * MINUTE + AFTER_GRACE : stayed * MINUTE);
    if (end > until - OVER_BEFORE_END) return;
    busy.note(id, from, end);
    const session = chance.uuid();
    agenda.at(from, () => commands.checkIn(id, { ...payload, id: session }));
    if (forgets) agenda.at(end, () => commands.closeForgotten());
    else agenda.at(end, () => commands.checkOut(id, { id: session, ...(served && { served }) }));
  };

  let day = 0;
  let forgot = false;
  let trained = false;
  for (let midnight = from; midnight < until; midnight += DAY, day++) {
    const at = (hour: number, minute = 0) => midnight + hour * HOUR + minute * MINUTE;
    const weekend = isWeekend(midnight);
    const training: boolean = !trained && !weekend && day >= TRAINING_FROM_DAY;
    trained ||= training;
    for (const [i, { id, communityId, leaderId }] of volunteers.entries()) {
      const inCharge = leaderId;
      if (training) {
        const payload = { kind: 'training' as const, activity: SERVICE.training, plannedMinutes: 120 };
        go({ id, from: at(14, chance.between(0, 6)), minutes: 120 + chance.between(0, 6), payload });
      } else if (!weekend && (day + i) % 4 === 0) {
        const payload = {
          kind: 'duty' as const,
          communityId,
          activity: chance.oneOf(SERVICE.post),
          plannedMinutes: 150,
        };
        const forgets: boolean = !forgot && i === FORGETFUL.volunteer && day >= FORGETFUL.fromDay;
        forgot ||= forgets;
        const minutes = 150 + chance.between(-8, 12);
        go({ id, from: at(9, chance.between(0, 12)), minutes, payload, served: 'residents' }, forgets);
      } else if ((day + 2 * i) % 7 === 2) {
        const [activity, served] = chance.oneOf(SERVICE.outreach);
        const payload = { kind: 'outreach' as const, communityId, activity, plannedMinutes: 120, inCharge };
        const minutes = 120 + chance.between(-10, 25);
        go({ id, from: at(weekend ? 9 : 14, chance.between(20, 40)), minutes, payload, served });
      }
    }
    // Of eight officers two are off duty by turns; one of them is out in a community.
    const out = officers[(day + 6) % officers.length];
    if (!weekend && out && day % 2 === 0) {
      const [activity, served] = chance.oneOf(SERVICE.outreach);
      const payload = {
        kind: 'outreach' as const,
        communityId: out.communityId,
        activity,
        plannedMinutes: 90,
      };
      go({
        id: out.id,
        from: at(14, chance.between(25, 40)),
        minutes: 90 + chance.between(-5, 20),
        payload,
        served,
      });
    }
  }
}

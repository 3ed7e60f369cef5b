/**
 * A year of petitions: some come to the window each month and are handed on to 12309, as those that were called in; what
 * is done of them is noted at its time, mostly in time. One waits late when the demo opens. By chance of its own.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { CallCommandsService } from '../../calls/commands/call-commands.service.js';
import { RaiseService } from '../../calls/commands/raise.service.js';
import type { CommandActor } from '../../kernel/actor.js';
import { PetitionIntakeService } from '../../petitions/petition-intake.service.js';
import { PetitionStepsService } from '../../petitions/petition-steps.service.js';
import { PetitionsQuery } from '../../petitions/petitions.query.js';
import type { Petition, PetitionStep } from '../../protocol/relief/petitions.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { localDay, startOfDay } from '../../protocol/time/local-day.js';
import type { BusyTimes } from '../active/busy-times.js';
import type { Agenda } from '../history/demo-agenda.js';
import { SeededRandom } from '../history/seeded-random.js';

export interface PetitionsYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  busy: BusyTimes;
  coordinatorId: string;
  officerIds: readonly string[];
  communityIds: readonly string[];
  isWorkingDay: (day: string) => boolean;
  from: number;
  until: number;
}
/** In days after it was handed on; `outcome` beyond the year of the demo: not yet. */
interface Course {
  receipt: number;
  procedure: number;
  progress: readonly number[];
  outcome: number;
}

/** A demo that lacks one is no demo. */
const thrown = (error: unknown): never => {
  throw error;
};
const SEED = 20_261_231;
const DAYS_BETWEEN = [11, 19] as const;
const MATTERS = [
  '居民对不起诉决定不服，到窗口递交申诉材料。',
  '居民反映案件久拖不决，询问向哪里控告。',
  '居民对一起伤害案件的处理结果不服，请求复查。',
] as const;
const WAYS = ['letter', 'letter', 'phone', 'in_person', 'online'] as const;
const NOTES: Record<PetitionStep, readonly string[]> = {
  receipt: ['窗口当面交接', ''],
  procedure: ['告知已受理，由控申部门办理', '告知不属于检察机关管辖，已说明向哪里提出'],
  progress: ['告知正在调卷审查', '告知已听取双方意见，正在办理'],
  outcome: ['当面答复并释法说理', '复查决定书已送达'],
};

export function planPetitions(app: INestApplicationContext, year: PetitionsYear): void {
  const { as, agenda, busy, coordinatorId, officerIds, communityIds, isWorkingDay, from, until } = year;
  const chance = new SeededRandom(SEED);
  const [raises, calls] = [app.get(RaiseService), app.get(CallCommandsService)];
  const [intake, query, steps] = [
    app.get(PetitionIntakeService),
    app.get(PetitionsQuery),
    app.get(PetitionStepsService),
  ];
  const comesIn = (at: number, officerId: string) => {
    const payload = {
      clientCallId: chance.uuid(),
      communityId: chance.oneOf(communityIds),
      category: 'petition',
      summary: chance.oneOf(MATTERS),
      desk: true,
      deskPlace: 'window' as const,
    };
    agenda.at(at, async () => {
      const { call } = await raises.raise(as(officerId), payload);
      agenda.in((25 * MINUTE) / 1000, async () => {
        await calls.close(as(officerId), {
          callId: call.line.id,
          outcome: 'referred',
          solved: false,
          note: '转 12309 检察服务中心，告知答复期限',
          referral: { body: '检察服务热线', contact: '12309', how: 'letter' },
        });
      });
    });
  };
  const courses = new Map<string, Course>();
  let taken = 0;
  let forgotten = '';
  const courseOf = ({ id, handedOnAt }: Petition): Course => {
    const known = courses.get(id);
    if (known) return known;
    // Now and then one is answered late.
    const procedure = ++taken % 13 === 0 ? 9 : chance.between(2, 5);
    const outcome = chance.weighted([
      [chance.between(15, 80), 65],
      [chance.between(95, 170), 35],
    ]);
    const asItIs = { receipt: 1, procedure, progress: [82, 112, 142], outcome };
    // One is forgotten: it stands first, and late, when the demo opens.
    const daysAgo = Math.floor((until - Date.parse(handedOnAt)) / DAY);
    const forgets = forgotten === '' && daysAgo > 95 && daysAgo < 125;
    if (forgets) forgotten = id;
    const course = forgets ? { ...asItIs, progress: [], outcome: daysAgo + 1 } : asItIs;
    courses.set(id, course);
    return course;
  };
  const due = (petition: Petition, age: number): PetitionStep | undefined => {
    const { receipt, procedure, progress, outcome } = courseOf(petition);
    const done = (step: PetitionStep) => petition.steps.filter((one) => one.step === step).length;
    if (!done('receipt')) return age >= receipt ? 'receipt' : undefined;
    if (!done('procedure')) return age >= procedure ? 'procedure' : undefined;
    if (age >= outcome) return 'outcome';
    return progress.filter((day) => day <= age).length > done('progress') ? 'progress' : undefined;
  };
  const look = async () => {
    await intake.look(thrown);
    const { items } = await query.list(as(coordinatorId), { state: 'open' });
    for (const petition of items) {
      const age = Math.floor((agenda.now - startOfDay(Date.parse(petition.handedOnAt))) / DAY);
      const step = due(petition, age);
      if (!step) continue;
      const note = chance.oneOf(NOTES[step]);
      await steps.note(as(petition.inCharge.id), petition.id, {
        step,
        ...(step === 'receipt'
          ? { receipt: `沈和检控〔${localDay(agenda.now).slice(0, 4)}〕${taken + 60}号` }
          : { how: chance.oneOf(WAYS) }),
        ...(note && { note }),
      });
    }
  };

  let next = startOfDay(from) + 4 * DAY;
  for (let midnight = startOfDay(from) + DAY; midnight < until - DAY; midnight += DAY) {
    if (!isWorkingDay(localDay(midnight))) continue;
    if (midnight >= next) {
      const at = midnight + 14 * HOUR + chance.between(0, 100) * MINUTE;
      const officerId = officerIds.find((id) => busy.isFree(id, at, at + HOUR));
      if (officerId !== undefined) {
        busy.note(officerId, at, at + HOUR);
        comesIn(at, officerId);
      }
      next = midnight + chance.between(...DAYS_BETWEEN) * DAY;
    }
    agenda.at(midnight + 16 * HOUR + 30 * MINUTE, look);
  }
  // What was handed on in the last hours is on the page when it opens.
  agenda.at(until - MINUTE, () => intake.look(thrown));
}

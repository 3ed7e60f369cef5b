/** Other agencies asked through the year beside leads and calls: most answer in time, some late, the newest not yet. */
import type { INestApplicationContext } from '@nestjs/common';
import { AgencyAnswersService } from '../../agencies/agency-answers.service.js';
import { AgencyRequestsService, type RequestSubject } from '../../agencies/agency-requests.service.js';
import type { AgencyAnswer, NewAgencyRequest } from '../../protocol/relief/agency-requests.js';
import { DAY, HOUR } from '../../protocol/time/durations.js';
import { addDays, dayBegins, localDay } from '../../protocol/time/local-day.js';
import { Store } from '../../store/store.js';
import { BodiesService } from '../../units/bodies.service.js';
import { subjectsForAgencies } from '../demo-rows.query.js';
import { SeededRandom } from '../history/seeded-random.js';
import type { LeadYear } from './demo-leads.js';

const SEED = 20_261_230;
const DAYS_BETWEEN = [9, 16] as const;
/** In the second month there is something to ask about. */
const FIRST_DAYS = 340;
const AGENCIES = [
  { name: '区妇联', contact: '高主任', phone: '024-23840001', remit: '妇女儿童权益、心理陪伴' },
  { name: '区民政局', contact: '田科长', phone: '024-23840002', remit: '低保、临时救助' },
  { name: '区退役军人事务局', contact: '冯科长', phone: '024-23840003', remit: '退役军人帮扶' },
  { name: '区法律援助中心', contact: '邓律师', phone: '024-23840004', remit: '法律援助' },
  { name: '区教育局', contact: '马老师', phone: '024-23840005', remit: '学籍、助学' },
] as const;
/** By agency: what is asked, how, what is answered. */
const ASKED: readonly { agency: number; kind: NewAgencyRequest['kind']; what: string; answer: string }[] = [
  { agency: 0, kind: 'ask', what: '每周一次心理陪伴', answer: '已安排心理咨询师，每周三上门' },
  { agency: 1, kind: 'refer', what: '申请临时救助', answer: '已发放临时救助金' },
  { agency: 3, kind: 'ask', what: '指派律师代理民事赔偿', answer: '已指派律师，已见面' },
  { agency: 2, kind: 'ask', what: '看是否符合退役军人帮扶条件', answer: '符合条件，纳入年度帮扶名单' },
  { agency: 4, kind: 'ask', what: '孩子转学和助学', answer: '学籍已转，学校减免餐费' },
  { agency: 1, kind: 'transfer', what: '移送低保申请线索', answer: '不符合低保条件，已告知本人' },
];

export interface AgencyYear extends LeadYear {
  coordinatorId: string;
}

export function planAgencies(app: INestApplicationContext, year: AgencyYear): void {
  const { as, agenda, coordinatorId, isWorkingDay, until } = year;
  const chance = new SeededRandom(SEED);
  const [requests, answers] = [app.get(AgencyRequestsService), app.get(AgencyAnswersService)];
  const bodyIds: string[] = [];
  agenda.at(agenda.now, async () => {
    for (const body of AGENCIES) bodyIds.push((await app.get(BodiesService).add(as(coordinatorId), body)).id);
  });
  const workday = (from: number, days: number): number => {
    let day = localDay(from + days * DAY);
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return dayBegins(day) + 10 * HOUR;
  };

  /** @param waits it has no answer yet when the demo opens */
  const ask = async (n: number, waits = false) => {
    const now = agenda.now;
    const { read } = app.get(Store);
    const found = await subjectsForAgencies(read, as(coordinatorId).unitId);
    const subject: RequestSubject | undefined = found[n % found.length];
    if (!subject) return;
    const asked = ASKED[n % ASKED.length]!;
    const consent = { way: 'written', on: localDay(now) } as const;
    const { id } = await requests.ask(as(subject.inCharge), subject, {
      kind: asked.kind,
      bodyId: bodyIds[asked.agency]!,
      what: asked.what,
      consent,
    });
    agenda.at(workday(now, 1), async () => {
      await answers.receipt(as(subject.inCharge), id, {
        receipt: `收${localDay(now).slice(5, 7)}-${20 + n}`,
      });
    });
    if (waits) return;
    // Now and then one is late, and is asked about.
    const isLate = n % 7 === 5;
    const days = isLate ? 22 : chance.between(3, 6);
    if (isLate) agenda.at(workday(now, 16), async () => void (await answers.remind(as(coordinatorId), id)));
    const answer: AgencyAnswer = asked.answer.startsWith('不') ? 'declined' : n % 5 === 3 ? 'partly' : 'done';
    agenda.at(workday(now, days), async () => {
      await answers.answer(as(subject.inCharge), id, { answer, text: asked.answer });
    });
  };
  let at = until - FIRST_DAYS * DAY;
  for (let n = 0; at < until - 12 * DAY; n++) {
    const mine = n;
    agenda.at(workday(at, 0) + HOUR, () => ask(mine));
    at += chance.between(...DAYS_BETWEEN) * DAY;
  }
  // When the demo opens one is late, one soon due, and one went out just now.
  for (const [n, daysAgo] of [10, 5, 3].entries())
    agenda.at(workday(until - daysAgo * DAY, 0) + 2 * HOUR, () => ask(n, true));
}

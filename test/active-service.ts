/** A morning without a single call: an activity, one that was cancelled, a check-up, a visit, two promises. */
import { randomUUID } from 'node:crypto';
import type { TestHub } from './hub.js';
import type { Username } from './world.js';

const MINUTE = 60;

/**
 * From 09:00 to 11:00, all of it while wang is on duty. wang visits for half an hour and keeps one of two promises, then
 * holds an activity for an hour to which six older residents come and one asks something; deng hands out leaflets for half an hour.
 * An enterprise has two problems, one of them solved.
 */
export async function morningOfActiveService(t: TestHub): Promise<void> {
  const { caita } = t.world.community;
  const send = async (who: Username, path: string, body: object = {}, method = 'POST') => {
    const answer = await t.http(who, method, `/api${path}`, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const at = (minutes: number) => new Date(t.clock.now() + minutes * 60_000).toISOString();
  const activity = { theme: 'elder_fraud', from: at(60), to: at(120), place: '活动室', communityId: caita };

  await (await t.page('wang')).do('duty:start');
  const held = await send('wang', '/activities', { ...activity, title: '反诈宣讲' });
  const off = await send('zhao', '/activities', { ...activity, title: '停办的课' });
  await send('zhao', `/activities/${off.id}/cancel`, { reason: '场地停电' });
  const { id: enterpriseId } = await send('wang', '/enterprises', {
    name: '张记面馆',
    kind: 'food',
    communityId: caita,
  });
  const checkup = await send('wang', '/checkups', {
    enterpriseId,
    kind: 'checkup',
    invitedBy: '店主',
    at: at(60),
    place: '店里',
  });
  const promise = (text: string) =>
    send('wang', '/liaison/promises', {
      id: randomUUID(),
      communityId: caita,
      text,
      dueDay: '2026-11-27',
    });
  const kept = await promise('送申请表');
  await promise('约物业来谈');

  const [visit, leaflets] = [randomUUID(), randomUUID()];
  await send('wang', '/liaison/visits/begin', { id: visit, communityId: caita });
  await send('deng', '/service/check-in', {
    id: leaflets,
    kind: 'outreach',
    communityId: caita,
    activity: '发宣传单',
  });
  await t.leap(30 * MINUTE - 5);
  await send('wang', '/liaison/visits/end', { id: visit, kept: [kept.id] });
  await send('deng', '/service/check-out', { id: leaflets });
  await t.leap(30 * MINUTE - 5);
  const codeOf = async () => ({
    code: (await t.http('wang', 'GET', `/api/activities/${held.id}/code`)).body.code as string,
  });
  await send('wang', `/activities/${held.id}/check-in`, await codeOf());
  const arrivals = Array.from({ length: 7 }, () => randomUUID());
  for (const id of arrivals) await send('wang', `/activities/${held.id}/arrivals`, { id, band: 'from_70' });
  await send('wang', `/activities/${held.id}/arrivals/${arrivals[0]}`, undefined, 'DELETE');
  for (const [n, point] of checkup.points.slice(0, 2).entries())
    await send('wang', `/checkups/${checkup.id}/points/${point.id}`, {
      finding: 'problem',
      words: '没有合同',
      solved: n === 0,
    });
  await t.leap(60 * MINUTE - 5);
  await send('wang', `/activities/${held.id}/check-out`, await codeOf());
  const { version } = (await t.http('wang', 'GET', `/api/checkups/${checkup.id}`)).body;
  await send('wang', `/checkups/${checkup.id}`, { state: 'done', version }, 'PATCH');
  const question = { activityId: held.id, category: 'elder_fraud', urgency: 'normal' };
  const asked = await t.http('li', 'POST', '/api/calls', question, { 'idempotency-key': randomUUID() });
  if (asked.status !== 201) throw new Error(JSON.stringify(asked.body));
}

export const MORNING_FIGURES = {
  outreach: { activities: 1, people: 2, minutes: 90, arrivals: 6, elders: 6, calls: 1 },
  checkups: { checkups: 1, enterprises: 1, problems: 2, solved: 1 },
  liaison: { visits: 1, minutes: 30, kept: 1, open: 1 },
  relief: { leads: 0, handedOver: 0, granted: 0, helped: 0, visits: 0 },
} as const;

/** Who was not satisfied is called back by somebody who did not handle the call, and closed calls are drawn for review. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallBack, SampleReview } from '../../src/protocol/residents/reviews.js';
import type { NoticeTold } from '../../src/protocol/calls/alert.js';
import { drawn } from '../../src/reviews/review-rules.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const MINUTE = 60;
const DAY = 24 * 3600;
const DONE = { way: 'phone', outcome: 'settled', note: '王阿姨说邻居已经不吵了' };

describe.each(DATABASES)('after a closing, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhou] = [] as unknown as [Page, Page, Page];
  const pages = async () => {
    [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
  };
  beforeEach(async () => {
    t = await openTestHub(kind);
    await pages();
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  const closed = async (more: object = {}): Promise<string> => {
    const { id } = await raise(li, { category: 'neighbour', ...more });
    await accept(wang, id);
    await wang.do('call:message', { callId: id, clientMessageId: id, text: '请把经过说一说' });
    await wang.do('call:close', { callId: id, outcome: 'resolved', solved: true, note: '已调解' });
    return id;
  };
  const backs = async (who: Username, state = 'open'): Promise<CallBack[]> =>
    (await t.http(who, 'GET', `/api/reviews/call-backs?state=${state}`)).body.items;
  const samples = async (who: Username): Promise<SampleReview[]> =>
    (await t.http(who, 'GET', '/api/reviews/samples')).body.items;
  const figures = async () => (await t.http('zhou', 'GET', '/api/reviews/figures')).body;
  const post = (who: Username, path: string, body: object) =>
    t.http(who, 'POST', `/api/reviews/${path}`, body);
  const later = async (days: number) => {
    await t.leap(days * DAY);
    t.signInAgain();
    await pages();
  };

  test('a low rating opens a call back for the coordinators, once; it is made by another, in time or told late', async () => {
    const [bad, good] = [await closed(), await closed()];
    await li.do('call:rate', { callId: good, rating: 3 });
    await li.do('call:rate', { callId: bad, rating: 2 });
    await t.pass(MINUTE);
    await t.pass(MINUTE);
    const [one, ...others] = await backs('zhou');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ call: { id: bad }, reason: 'rating', state: 'open', late: false });
    expect(
      zhou.heard<NoticeTold>('notice').filter((n) => JSON.stringify(n).includes('办结后需要回访')),
    ).toHaveLength(1);
    expect(await figures()).toMatchObject({ callBacks: { opened: 1, due: 0, done: 0, reached: 0, late: 0 } });
    await later(6);
    expect(await backs('zhou')).toMatchObject([{ late: true }]);
    expect((await figures()).callBacks).toMatchObject({ due: 1, late: 1 });
    const id = one!.id;
    expect(await post('zhou', `call-backs/${id}/done`, { ...DONE, note: '' })).toMatchObject({ status: 400 });
    expect(await post('zhou', `call-backs/${id}/done`, DONE)).toMatchObject({
      status: 200,
      body: { state: 'done', outcome: 'settled', note: DONE.note, doneBy: { name: 'zhou' } },
    });
    // Once more the same: the same. Somebody else: it is done.
    expect((await post('zhou', `call-backs/${id}/done`, DONE)).status).toBe(200);
    expect((await post('xie', `call-backs/${id}/done`, DONE)).body).toMatchObject({ code: 'conflict' });
    expect((await figures()).callBacks).toEqual({ opened: 1, due: 1, done: 1, reached: 1, late: 0 });
    const [row] = await t.foundations.store.read.rows<{ note: string }>('select note from call_back', []);
    expect(row!.note).not.toMatch(/王阿姨/);
  });

  test('who handled the call neither sees it nor makes it, nor is it given to them; it is taken and given to others', async () => {
    const callId = await closed();
    await li.do('call:rate', { callId, rating: 1 });
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { roles: ['officer', 'coordinator'] });
    await t.pass(MINUTE);
    const [one] = await backs('zhou');
    expect(await backs('wang')).toEqual([]);
    // Nor by a sum that the list leaves unexplained.
    expect((await figures()).callBacks.opened).toBe(1);
    expect((await t.http('wang', 'GET', '/api/reviews/figures')).body.callBacks.opened).toBe(0);
    expect((await post('wang', `call-backs/${one!.id}/done`, DONE)).body).toMatchObject({
      code: 'forbidden',
      detail: '办理过、协办过或须回避这件呼叫的人，不能回访或抽查它。',
    });
    const give = (to: Username) =>
      post('zhou', `call-backs/${one!.id}/assignee`, { personId: t.world.ids[to] });
    expect((await give('wang')).body).toMatchObject({
      code: 'invalid',
      fields: { personId: '这个人办理过或须回避这件呼叫，请另选一位' },
    });
    const choice = async (who: Username) =>
      t.http(who, 'GET', `/api/reviews/call-backs/${one!.id}/assignees`);
    const names = async (who: Username) =>
      (await choice(who)).body.items.map(({ name }: { name: string }) => name);
    expect(await names('zhou')).toEqual(['xie']);
    expect([(await choice('wang')).status, (await choice('gao')).status]).toEqual([403, 404]);
    expect((await give('chen')).body).toMatchObject({ code: 'invalid' });
    expect((await give('xie')).body).toMatchObject({ assignee: { name: 'xie' } });
    // Not the neighbours', nor an officer's or a worker's.
    expect((await t.http('gao', 'GET', '/api/reviews/call-backs')).body.items).toEqual([]);
    expect((await post('gao', `call-backs/${one!.id}/done`, DONE)).status).toBe(404);
    for (const who of ['zhao', 'li'] as const)
      expect((await t.http(who, 'GET', '/api/reviews/call-backs')).status).toBe(403);
    // The call goes on: nobody is called back about what is not closed.
    await li.do('call:reopen', { callId, reason: '还是吵' });
    await t.pass(MINUTE);
    expect(await backs('zhou')).toEqual([]);
    expect((await figures()).callBacks.opened).toBe(0);
  });

  test('of two who take it at once one is told; when who took it has left, the others are reminded', async () => {
    const callId = await closed();
    await li.do('call:rate', { callId, rating: 1 });
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.chen}`, { roles: ['coordinator'] });
    await t.pass(MINUTE);
    const [one] = await backs('zhou');
    const take = (who: Username, version = one!.version) =>
      post(who, `call-backs/${one!.id}/assignee`, { personId: t.world.ids[who], version });
    const answers = await Promise.all([take('zhou'), take('chen')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    // Who has seen that somebody has it may take it over still.
    expect((await take('xie', one!.version + 1)).body).toMatchObject({ assignee: { name: 'xie' } });
    const told = async () => {
      const rows = await t.foundations.store.read.rows<{ person_id: string }>(
        "select person_id from notice where params like '%back_near%' or params like '%back_late%'",
      );
      return rows.map((row) => row.person_id).sort();
    };
    expect(await told()).toEqual([]);
    await later(2.5);
    await t.pass(MINUTE);
    // An admin is no coordinator, and is reminded of what they took.
    expect(await told()).toEqual([t.world.ids.xie]);
    expect((await take('chen', one!.version + 2)).status).toBe(200);
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.chen}`, { disabled: true });
    await later(4);
    await t.pass(MINUTE);
    expect(await told()).toEqual([t.world.ids.xie, t.world.ids.zhou].sort());
  });

  test('a resident’s word that it is not solved, where the call is not opened again: one call back does both', async () => {
    const { id: callId } = await raise(li, {
      category: 'labour',
      resident: { name: '王桂兰', basis: 'consent' },
    });
    await accept(wang, callId);
    const referral = { body: '区人社局', how: 'told' };
    await wang.do('call:close', { callId, outcome: 'referred', solved: false, note: '已转人社局', referral });
    const slip = (await t.http('li', 'POST', `/api/calls/${callId}/slip`, {})).body;
    const { number, code } = slip;
    expect((await t.http(null, 'POST', '/api/resident/answer', { number, code, solved: false })).status).toBe(
      200,
    );
    await t.pass(MINUTE);
    const [one] = await backs('zhou');
    expect(one).toMatchObject({ reason: 'unsolved', call: { id: callId, outcome: 'referred' } });
    expect(
      (await post('zhou', `call-backs/${one!.id}/done`, { ...DONE, outcome: 'not_reached' })).status,
    ).toBe(200);
    expect((await t.http('zhou', 'GET', `/api/calls/${callId}`)).body.followUp).toBeUndefined();
    expect((await figures()).callBacks).toMatchObject({ done: 1, reached: 0 });
  });

  test.each(['after', 'before'])(
    'noted on the call itself that the resident was asked back, %s a call back was opened: it is made, and nobody is told of one',
    async (when) => {
      const { id: callId } = await raise(li, { category: 'labour' });
      await accept(wang, callId);
      const referral = { body: '区人社局', how: 'told' };
      await wang.do('call:close', {
        callId,
        outcome: 'referred',
        solved: false,
        note: '已转人社局',
        referral,
        followUpBy: '2026-11-30',
      });
      const slip = (await t.http('li', 'POST', `/api/calls/${callId}/slip`, {})).body;
      const said = { number: slip.number, code: slip.code, solved: false };
      const told = () => zhou.told.filter((one) => JSON.stringify(one).includes('办结后需要回访')).length;
      // What its handler had planned is no answer to the resident.
      await wang.do('call:followed-up', { callId, kind: 'visit', note: '问过了' });
      expect((await t.http(null, 'POST', '/api/resident/answer', said)).status).toBe(200);
      if (when === 'after') {
        await t.pass(MINUTE);
        expect([(await backs('zhou')).length, told()]).toEqual([1, 1]);
      }
      await zhou.do('call:followed-up', { callId, kind: 'visit', note: '去看过了' });
      await t.pass(MINUTE);
      expect(await backs('zhou')).toEqual([]);
      const [done] = await backs('zhou', 'done');
      expect(done).toMatchObject({ call: { id: callId }, reason: 'unsolved', doneBy: { name: 'zhou' } });
      expect(done).not.toHaveProperty('outcome');
      expect(told()).toBe(when === 'after' ? 1 : 0);
      expect((await figures()).callBacks).toMatchObject({ due: 1, done: 1, reached: 1, late: 0 });
    },
  );

  test('a few of the month’s closed calls are drawn by lot, the same whenever it is drawn, and reviewed by others', async () => {
    await t.http('xie', 'PUT', '/api/settings', { reviews: { callBackDays: 3, samples: 2 } });
    const ids = [await closed(), await closed(), await closed()];
    // What was said in a guarded matter is for few, and no lot opens it.
    await closed({ category: 'minors' });
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { roles: ['officer', 'coordinator'] });
    expect(await samples('zhou')).toEqual([]);
    await later(8);
    await t.pass(MINUTE);
    const found = await samples('zhou');
    const lots = drawn(ids, `${t.world.unit.heping}:2026-11`, 2);
    expect(found.map((one) => one.call.id).sort()).toEqual([...lots].sort());
    expect(drawn([...ids].reverse(), `${t.world.unit.heping}:2026-11`, 2)).toEqual(lots);
    expect(found[0]).toMatchObject({ month: '2026-11', closingNote: '已调解' });
    expect(await samples('wang')).toEqual([]);
    const [one] = found;
    const checks = { contactMade: true, sentencePlain: false, outcomeTrue: true, followUpKept: null };
    expect((await post('wang', `samples/${one!.id}`, checks)).body).toMatchObject({ code: 'forbidden' });
    expect((await t.http('wang', 'GET', `/api/reviews/samples/${one!.id}/messages`)).status).toBe(403);
    expect(
      (await t.http('zhou', 'GET', `/api/reviews/samples/${one!.id}/messages`)).body.items,
    ).toMatchObject([{ text: '请把经过说一说' }]);
    expect((await post('zhou', `samples/${one!.id}`, { ...checks, outcomeTrue: 'yes' })).status).toBe(400);
    expect((await post('zhou', `samples/${one!.id}`, { ...checks, remark: '话太短' })).body).toMatchObject({
      checks,
      remark: '话太短',
      doneBy: { name: 'zhou' },
    });
    expect((await figures()).samples).toEqual({
      closed: 3,
      drawn: 2,
      reviewed: 1,
      checks: {
        contactMade: { yes: 1, of: 1 },
        sentencePlain: { yes: 0, of: 1 },
        outcomeTrue: { yes: 1, of: 1 },
        followUpKept: { yes: 0, of: 0 },
      },
    });
    // Nor one that was drawn and became guarded.
    const other = found[1]!;
    await t.foundations.store.write('test', (tx) =>
      tx.run("update call set category = 'domestic_violence' where id = ?", [other.call.id]),
    );
    expect((await t.http('zhou', 'GET', `/api/reviews/samples/${other.id}/messages`)).status).toBe(404);
  });
});

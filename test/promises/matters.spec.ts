/** One matter, many calls: found likely, merged, held by one, told to each in their own view, parted as it was. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { MATTER_LIMITS, type LikeCall, type MatterView } from '../../src/protocol/residents/matters.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

const COLD = '三号楼暖气不热，老人受冻，物业一直不来修';
const COLD_TOO = '我们三号楼也是暖气不热，物业不来修';

describe.each(DATABASES)('one matter of many calls, on %s', (kind) => {
  let t: TestHub;
  let [li, qian, wang, zhao, zhou] = [] as unknown as Page[];
  beforeEach(async () => {
    t = await openTestHub(kind);
    [li, qian, wang, zhao, zhou] = await Promise.all(
      (['li', 'qian', 'wang', 'zhao', 'zhou'] as const).map((name) => t.page(name)),
    );
    await wang!.do('duty:start');
  });
  afterEach(() => t.close());

  /** Each in a moment of its own: what was raised first stands first. */
  const cold = async (page: Page, more: object = {}) => {
    await t.clock.push(1);
    return raise(page, { category: 'property', summary: COLD, ...more });
  };
  const resident = (phone: string) => ({ resident: { name: '周奶奶', phone, basis: 'consent' } });
  const matter = async (who: Username, id: string): Promise<MatterView> =>
    (await t.http(who, 'GET', `/api/calls/${id}/matter`)).body;
  const likely = async (who: Username, id: string): Promise<LikeCall[]> => (await matter(who, id)).likely;
  const merge = (who: Username, id: string, into: string) =>
    t.http(who, 'POST', `/api/calls/${id}/merge`, { into });
  const unmerge = (who: Username, id: string, reason = '不是同一件事') =>
    t.http(who, 'POST', `/api/calls/${id}/unmerge`, { reason });
  const call = async (who: Username, id: string): Promise<CallSummary> =>
    (await t.http(who, 'GET', `/api/calls/${id}`)).body;
  const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await answer;
    return status < 300 ? 'ok' : body.code;
  };
  /** Held by wang, and beside it one that rings. */
  const heldAndRinging = async () => {
    const held = await cold(li!);
    await accept(wang!, held.id);
    const ringing = await cold(li!, { summary: COLD_TOO });
    await ringOf(wang!, ringing.id);
    return { held, ringing };
  };

  test('likely duplicates and earlier calls of the same telephone are shown to worker, officer and coordinator, each as they may read', async () => {
    const earlier = await cold(li!, {
      category: 'labour',
      summary: '工资没有发',
      ...resident('13900001111'),
    });
    await accept(wang!, earlier.id);
    await wang!.do('call:close', { callId: earlier.id, outcome: 'advised', solved: true, note: '已答复' });
    const first = await cold(li!);
    const guarded = await raise(li!, { category: 'minors', summary: COLD });
    const elsewhere = await cold(qian!);
    const mine = await cold(li!, { summary: COLD_TOO, ...resident('139 0000 1111') });

    expect(
      (await likely('li', mine.id)).map(({ id, why, summary, merge: how }) => ({ id, why, summary, how })),
    ).toEqual([
      { id: earlier.id, why: ['same_telephone'], summary: '工资没有发', how: undefined },
      { id: first.id, why: ['same_kind', 'words_alike'], summary: COLD, how: undefined },
    ]);
    // Nobody learns of a guarded call by another, nor of the others by it.
    expect((await likely('zhou', mine.id)).map(({ id }) => id)).toEqual([earlier.id, first.id]);
    expect(await matter('li', guarded.id)).toEqual({ calls: 1, residents: 1, items: [], likely: [] });
    expect((await likely('zhou', elsewhere.id)).map(({ id }) => id)).toEqual([]);
    // An officer has no words of a call that they never held, and before they hold one nothing at all.
    expect((await t.http('zhao', 'GET', `/api/calls/${mine.id}/matter`)).status).toBe(404);
    await wang!.do('offer:accept', { offerId: (await ringOf(wang!, mine.id)).id });
    const shown = await likely('wang', mine.id);
    expect(shown.map(({ id, why, merge: how }) => ({ id, why, how }))).toEqual([
      { id: earlier.id, why: ['same_telephone'], how: { callId: earlier.id, into: mine.id } },
      { id: first.id, why: ['same_kind'], how: { callId: first.id, into: mine.id } },
    ]);
    expect(shown.map((one) => one.summary)).toEqual(['工资没有发', undefined]);
    // Whoever declared an interest in the other is shown nothing of it.
    await zhou!.do('call:recuse', { callId: first.id, officerId: t.world.ids.wang });
    expect((await likely('wang', mine.id)).map(({ id }) => id)).toEqual([earlier.id]);
    expect(await codeOf(merge('wang', mine.id, first.id))).toBe('not_found');
    expect(await codeOf(t.http('gao', 'GET', `/api/calls/${mine.id}/matter`))).toBe('not_found');
  });

  test('the rings of a duplicate end with one holder; each keeps its number, words and view, and is told how many', async () => {
    const { held, ringing } = await heldAndRinging();
    const offer = await ringOf(wang!, ringing.id);
    const answer = await merge('wang', ringing.id, held.id);
    expect([answer.status, answer.body.calls, answer.body.residents]).toEqual([200, 2, 2]);
    await t.pass(0);
    expect(await wang!.hear<{ id: string; state: string }>('offer:ended', (e) => e.id === offer.id)).toEqual({
      id: offer.id,
      state: 'withdrawn',
      own: true,
    });
    for (const { id, summary } of [
      { id: held.id, summary: COLD },
      { id: ringing.id, summary: COLD_TOO },
    ]) {
      expect(await call('wang', id)).toMatchObject({
        summary,
        state: 'active',
        holder: { name: 'wang' },
        matter: { calls: 2, residents: 2 },
      });
      expect(
        await li!.hear<CallSummary>('call:changed', (c) => c.id === id && c.matter !== undefined),
      ).toMatchObject({
        matter: { calls: 2 },
        holder: { name: 'wang' },
      });
    }
    expect((await call('li', ringing.id)).number).toBe(ringing.number);
    // The same again is no error and writes nothing; by somebody else it is told.
    const { version } = await call('zhou', ringing.id);
    expect(await codeOf(merge('wang', ringing.id, held.id))).toBe('ok');
    expect((await call('zhou', ringing.id)).version).toBe(version);
    expect(await codeOf(merge('zhou', ringing.id, held.id))).toBe('conflict');
    // The journal says so to the community too, and names no other call.
    const told = (await t.http('li', 'GET', `/api/calls/${ringing.id}/timeline`)).body
      .items as TimelineItem[];
    expect(told.find(({ deed }) => deed === 'merged')).toMatchObject({
      actor: { name: 'wang' },
      data: { calls: 2, residents: 2, officer: t.world.ids.wang },
    });
    expect(JSON.stringify(told)).not.toContain(held.id);
    // Nothing waits and nothing rings any more.
    await t.pass(600);
    expect((await call('zhou', ringing.id)).state).toBe('active');
    expect(
      wang!.heard<{ call: { id: string } }>('offer:ring').filter((r) => r.call.id === ringing.id),
    ).toHaveLength(1);
  });

  test('a community is told of a neighbour’s call in the same matter its number of calls, and nothing else', async () => {
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: 'http://127.0.0.1:9/', gatewaySecret: 's' });
    const { held } = await heldAndRinging();
    const theirs = await cold(qian!, { summary: '沙岗的秘密' });
    expect(await codeOf(merge('zhou', theirs.id, held.id))).toBe('ok');
    const view = await matter('li', held.id);
    expect([view.calls, view.items.map(({ id }) => id)]).toEqual([2, [held.id]]);
    expect(JSON.stringify(view)).not.toMatch(/沙岗/);
    expect((await call('qian', theirs.id)).matter).toEqual({ calls: 2, residents: 2 });
    expect(await codeOf(t.http('li', 'GET', `/api/calls/${theirs.id}`))).toBe('not_found');
    expect(await codeOf(t.http('qian', 'GET', `/api/calls/${held.id}/messages`))).toBe('not_found');
    // A coordinator's hand gave it to who holds the matter, who is told though their page is closed.
    expect(await call('wang', theirs.id)).toMatchObject({ state: 'active', summary: '沙岗的秘密' });
    const rows = await t.foundations.store.read.rows<{ person_id: string }>(
      "select person_id from notice where kind = 'handover'",
    );
    expect(rows.map((row) => row.person_id)).toEqual([t.world.ids.wang]);
  });

  test('two ringing calls of a matter are both held by whoever answers one; a call that another holds stays theirs', async () => {
    const first = await cold(li!);
    const second = await cold(li!);
    expect(await codeOf(merge('zhou', second.id, first.id))).toBe('ok');
    await accept(wang!, first.id);
    expect(await call('zhou', second.id)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
    await zhao!.do('duty:start');
    const third = await cold(li!);
    await zhou!.do('call:assign', { callId: third.id, officerId: t.world.ids.zhao });
    await accept(zhao!, third.id);
    // An officer takes nothing from a colleague; a coordinator links them, and each goes on with theirs.
    const refused = await merge('wang', third.id, first.id);
    expect([refused.status, refused.body.holder?.name]).toEqual([409, 'zhao']);
    expect(await codeOf(merge('zhou', third.id, first.id))).toBe('ok');
    expect(await call('zhou', third.id)).toMatchObject({ holder: { name: 'zhao' }, matter: { calls: 3 } });
    expect(
      (await matter('wang', first.id)).items.map(({ holder, summary }) => [
        holder?.name,
        summary !== undefined,
      ]),
    ).toEqual([
      ['wang', true],
      ['wang', true],
      ['zhao', false],
    ]);
  });

  test('two that wait: answering the ring of one takes the other, and it rings nobody on the way', async () => {
    await wang!.do('duty:end', {});
    const [a, b] = [await cold(li!), await cold(li!)];
    await merge('zhou', b.id, a.id);
    await wang!.do('duty:start');
    await accept(wang!, a.id);
    expect(await call('zhou', b.id)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
    const rungFor = 'select count(*) as n from offer where call_id = ?';
    const [rings] = await t.foundations.store.read.rows<{ n: number }>(rungFor, [b.id]);
    expect(Number(rings!.n)).toBe(0);
  });

  test('a call of the matter that cannot be read keeps nobody from the others', async () => {
    const [a, b, c, d] = [await cold(li!), await cold(li!), await cold(li!), await cold(li!)];
    for (const { id } of [b, c, d]) await merge('zhou', id, a.id);
    await t.foundations.store.write('damage', (tx) =>
      tx.run("update call set ringing = '{' where id = ?", [d.id]),
    );
    await accept(wang!, a.id);
    for (const { id } of [a, b, c])
      expect(await call('zhou', id)).toMatchObject({ state: 'active', holder: { name: 'wang' } });
    expect(await codeOf(unmerge('zhou', b.id))).toBe('ok');
    await li!.do('call:amend', { callId: c.id, category: 'minors' });
    for (const { id } of [b, c]) expect(await call('zhou', id)).not.toHaveProperty('matter');
  });

  test('a coordinator’s hand gives nothing to a holder who went home, signs off or pauses: it rings on', async () => {
    const held = await cold(li!);
    await accept(wang!, held.id);
    await zhao!.do('duty:start');
    const rings = async () => {
      const { id } = await cold(li!);
      await ringOf(zhao!, id);
      expect(await codeOf(merge('zhou', id, held.id))).toBe('ok');
      const { state, matter: of } = await call('zhou', id);
      expect(of!.calls).toBeGreaterThan(1);
      return state;
    };
    await wang!.do('duty:pause', { reason: 'court' });
    expect(await rings()).toBe('ringing');
    await wang!.do('duty:resume');
    await wang!.do('duty:end', { keep: true });
    expect(await rings()).toBe('ringing');
    // Who holds it and is here after all takes it themselves.
    const { id } = await cold(li!);
    expect(await codeOf(merge('wang', id, held.id))).toBe('ok');
    expect((await call('zhou', id)).holder?.name).toBe('wang');
  });

  test('what its holder took by a ring since, or finds to be guarded, stays theirs', async () => {
    const { held, ringing } = await heldAndRinging();
    await merge('wang', ringing.id, held.id);
    await wang!.do('call:close', { callId: ringing.id, outcome: 'resolved', solved: true, note: '已修好' });
    await t.pass(60);
    await li!.do('call:reopen', { callId: ringing.id, reason: '又不热了' });
    const last = await wang!.hear<Ring>(
      'offer:ring',
      (ring) => ring.call.id === ringing.id && ring.rungAt > ringing.raisedAt,
    );
    await wang!.do('offer:accept', { offerId: last.id });
    expect(await codeOf(unmerge('zhou', ringing.id))).toBe('ok');
    expect((await call('zhou', ringing.id)).holder?.name).toBe('wang');

    const another = await cold(li!);
    await merge('wang', another.id, held.id);
    await wang!.do('call:amend', { callId: another.id, category: 'minors' });
    expect((await call('zhou', another.id)).holder?.name).toBe('wang');
    expect(await call('zhou', another.id)).not.toHaveProperty('matter');
  });

  test('who declared an interest in a call does not get it by its matter: it rings for others', async () => {
    await zhao!.do('duty:start');
    const { held, ringing } = await heldAndRinging();
    await zhou!.do('call:recuse', { callId: ringing.id, officerId: t.world.ids.wang });
    expect(await codeOf(merge('zhou', ringing.id, held.id))).toBe('ok');
    expect(await call('zhou', ringing.id)).toMatchObject({ state: 'ringing', matter: { calls: 2 } });
    // Nor is it shown to them.
    expect((await matter('wang', held.id)).items.map(({ id }) => id)).toEqual([held.id]);
    await accept(zhao!, ringing.id);
    expect(await call('zhou', held.id)).toMatchObject({ holder: { name: 'wang' } });
  });

  test('undone before the resident was reached it rings as before; after that who speaks with them goes on', async () => {
    const { held, ringing } = await heldAndRinging();
    await merge('wang', ringing.id, held.id);
    expect(await codeOf(unmerge('zhao', ringing.id))).toBe('not_found');
    expect((await t.http('wang', 'POST', `/api/calls/${ringing.id}/unmerge`, { reason: ' ' })).status).toBe(
      400,
    );
    expect(await codeOf(unmerge('wang', ringing.id, '楼号不同'))).toBe('ok');
    expect(await call('zhou', ringing.id)).toMatchObject({ state: 'ringing', summary: COLD_TOO });
    for (const id of [held.id, ringing.id]) {
      expect(await call('zhou', id)).not.toHaveProperty('matter');
      expect((await call('zhou', id)).holder?.name).toBe(id === held.id ? 'wang' : undefined);
    }
    await ringOf(wang!, ringing.id);
    expect(await codeOf(unmerge('wang', held.id))).toBe('ok');
    expect(await codeOf(unmerge('zhou', held.id))).toBe('conflict');
    // Why is told to the unit, and not to the communities.
    const reasons = async (who: Username) =>
      JSON.stringify((await t.http(who, 'GET', `/api/calls/${held.id}/timeline`)).body);
    expect(await reasons('zhou')).toMatch(/楼号不同/);
    expect(await reasons('li')).not.toMatch(/楼号不同/);

    await merge('wang', ringing.id, held.id);
    await li!.do('call:message', { callId: ringing.id, clientMessageId: 'm1', text: '还在等' });
    await wang!.do('call:contact', { callId: ringing.id, how: 'phone' });
    expect(await codeOf(unmerge('zhou', ringing.id))).toBe('ok');
    expect(await call('wang', ringing.id)).toMatchObject({
      state: 'active',
      holder: { name: 'wang' },
      messages: { count: 1 },
    });
    // A call of its own again: merged with another it is no one's duplicate any more.
    expect((await matter('wang', ringing.id)).likely.map(({ id }) => id)).toEqual([held.id]);
  });

  test('a matter in a matter is one, and parts as it was joined', async () => {
    const calls = [];
    for (let n = 0; n < 5; n++)
      calls.push(await cold(li!, { ...resident(n < 2 ? '13900002222' : `1390000300${n}`) }));
    const [a, b, c, d, e] = calls.map(({ id }) => id) as [string, string, string, string, string];
    const parts = async (id: string) => {
      const { items, residents } = await matter('zhou', id);
      return [
        items
          .map((one) => one.id)
          .sort()
          .join(),
        items.find(({ leads }) => leads)?.id,
        residents,
      ];
    };
    expect(await codeOf(merge('zhou', b, a))).toBe('ok');
    expect((await call('zhou', a)).matter).toEqual({ calls: 2, residents: 1 });
    expect(await codeOf(merge('zhou', d, c))).toBe('ok');
    // Into a call that is part of another's: into that matter. And those that it leads come with it.
    expect(await codeOf(merge('zhou', c, b))).toBe('ok');
    expect(await parts(d)).toEqual([[a, b, c, d].join(), a, 3]);
    // Round in a circle, or once more from elsewhere.
    expect(await codeOf(merge('zhou', a, d))).toBe('conflict');
    expect(await codeOf(merge('zhou', d, e))).toBe('conflict');
    expect(await codeOf(merge('zhou', e, d))).toBe('ok');
    expect(await codeOf(unmerge('zhou', c))).toBe('ok');
    expect(await parts(c)).toEqual([[c, d].join(), c, 2]);
    expect(await parts(a)).toEqual([[a, b, e].join(), a, 2]);
    // The leading one may leave as well.
    expect(await codeOf(unmerge('zhou', a))).toBe('ok');
    expect(await parts(e)).toEqual([[b, e].join(), b, 2]);
    expect((await call('zhou', a)).matter).toBeUndefined();
  });

  test('bad input: each with a plain sentence, and nothing is written', async () => {
    const { held, ringing } = await heldAndRinging();
    const he = await t.page('he');
    const far = await cold(he);
    expect(await codeOf(merge('zhou', held.id, held.id))).toBe('invalid');
    for (const who of ['zhou', 'wang'] as const) {
      expect(await codeOf(merge(who, far.id, held.id))).toBe('not_found');
      expect(await codeOf(merge(who, held.id, far.id))).toBe('not_found');
      expect(await codeOf(merge(who, held.id, 'nonesuch'))).toBe('not_found');
    }
    expect((await t.http('zhou', 'POST', `/api/calls/${held.id}/merge`, {})).status).toBe(400);
    // Workers do not merge; an officer who holds neither does not either.
    expect(await codeOf(merge('li', ringing.id, held.id))).toBe('forbidden');
    expect(await codeOf(merge('zhao', ringing.id, held.id))).toBe('not_found');
    const guarded = await raise(li!, { category: 'domestic_violence' });
    const guardedToo = await raise(li!, { category: 'domestic_violence' });
    expect(await codeOf(merge('zhou', guarded.id, held.id))).toBe('conflict');
    expect(await codeOf(merge('zhou', held.id, guarded.id))).toBe('conflict');
    expect(await codeOf(merge('zhou', guarded.id, guardedToo.id))).toBe('conflict');
    expect(await codeOf(merge('wang', held.id, guarded.id))).toBe('not_found');
    const gone = await cold(li!);
    await li!.do('call:cancel', { callId: gone.id });
    expect(await codeOf(merge('zhou', gone.id, held.id))).toBe('conflict');
    const begun = await t.http('zhou', 'POST', '/api/watch/drills', { communityId: t.world.community.caita });
    const drill = begun.body.call.id as string;
    expect(await codeOf(merge('zhou', drill, held.id))).toBe('conflict');
    expect(await codeOf(merge('zhou', held.id, drill))).toBe('conflict');
    expect(await codeOf(merge('wang', held.id, drill))).toBe('not_found');
    expect(await codeOf(unmerge('zhou', held.id))).toBe('conflict');
    expect(await call('zhou', held.id)).not.toHaveProperty('matter');
  });

  test('what becomes guarded, and what is taken back, leaves its matter by itself', async () => {
    const calls = [await cold(li!), await cold(li!), await cold(li!)];
    for (const one of calls.slice(1)) await merge('zhou', one.id, calls[0]!.id);
    await li!.do('call:amend', { callId: calls[1]!.id, category: 'minors' });
    expect(await call('zhou', calls[1]!.id)).not.toHaveProperty('matter');
    expect((await matter('zhou', calls[0]!.id)).items.map(({ id }) => id)).toEqual([
      calls[0]!.id,
      calls[2]!.id,
    ]);
    await li!.do('call:cancel', { callId: calls[2]!.id });
    expect(await call('zhou', calls[0]!.id)).not.toHaveProperty('matter');
    expect((await call('zhou', calls[1]!.id)).state).toBe('ringing');
  });

  test('two who merge at once in opposite directions: one matter, and the other is told', async () => {
    const [a, b] = [await cold(li!), await cold(li!)];
    const answers = await Promise.all([merge('zhou', a.id, b.id), merge('xie', b.id, a.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await matter('zhou', a.id)).items.filter(({ leads }) => leads)).toHaveLength(1);
    expect((await call('zhou', a.id)).matter).toEqual({ calls: 2, residents: 2 });
  });

  test('closed with the others, a second call of one resident is a duplicate and no second problem solved', async () => {
    const [a, b, c] = [
      await cold(li!, resident('13900004444')),
      await cold(li!, resident('139 0000 4444')),
      await cold(li!, resident('13900005555')),
    ];
    await accept(wang!, a.id);
    for (const { id } of [b, c]) await merge('wang', id, a.id);
    await wang!.do('call:close', { callId: a.id, outcome: 'resolved', solved: true, note: '已修好' });
    await t.http('wang', 'POST', `/api/calls/${a.id}/matter/close`);
    expect(await call('zhou', b.id)).toMatchObject({ state: 'closed', outcome: 'duplicate', solved: false });
    expect(await call('zhou', c.id)).toMatchObject({ state: 'closed', outcome: 'resolved', solved: true });
    const day = 'from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z';
    const { calls } = (await t.http('zhou', 'GET', `/api/reports/summary?${day}`)).body;
    expect([calls.closed, calls.solved]).toEqual([3, 2]);
    const listed = (await t.http('zhou', 'GET', '/api/calls?result=solved')).body.items as CallSummary[];
    expect(listed.map(({ id }) => id).sort()).toEqual([a.id, c.id].sort());
  });

  test('whoever was helped with a call that was closed before by itself is not helped twice, nor asked after twice', async () => {
    const [a, b, c] = [
      await cold(li!, resident('13900004444')),
      await cold(li!, resident('13900005555')),
      await cold(li!, resident('13900004444')),
    ];
    await accept(wang!, a.id);
    for (const { id } of [b, c]) await merge('wang', id, a.id);
    const closing = { outcome: 'resolved', solved: true, note: '已修好', followUpBy: '2026-12-01' };
    for (const { id } of [a, b]) await wang!.do('call:close', { callId: id, ...closing });
    await t.http('wang', 'POST', `/api/calls/${b.id}/matter/close`);
    expect(await call('zhou', c.id)).toMatchObject({ outcome: 'duplicate', solved: false });
    expect(await call('zhou', c.id)).not.toHaveProperty('followUp');
  });

  test('a sentence that cannot be read closes no other call', async () => {
    const { held, ringing } = await heldAndRinging();
    await merge('wang', ringing.id, held.id);
    await wang!.do('call:close', { callId: held.id, outcome: 'resolved', solved: true, note: '已修好' });
    const foreign = 'v1.k9.' + Buffer.alloc(60).toString('base64url');
    await t.foundations.store.write('damage', (tx) =>
      tx.run("update fact set words = ? where call_id = ? and deed = 'closed'", [foreign, held.id]),
    );
    expect((await t.http('wang', 'POST', `/api/calls/${held.id}/matter/close`)).body).toMatchObject({
      code: 'conflict',
      detail: '这一件的办结说明读不出来，请把其余各件分别办结。',
    });
    expect((await call('zhou', ringing.id)).state).toBe('active');
  });

  test('closed with the others: the same sentence, a fact each; what was closed long ago is merged no more', async () => {
    const { held, ringing } = await heldAndRinging();
    await merge('wang', ringing.id, held.id);
    const rest = () => t.http('wang', 'POST', `/api/calls/${held.id}/matter/close`);
    expect(await codeOf(rest())).toBe('conflict');
    const closing = { outcome: 'resolved', solved: true, note: '管道已修好' };
    await wang!.do('call:close', { callId: held.id, ...closing });
    expect((await matter('wang', held.id)).items.map(({ canClose }) => canClose)).toEqual([false, true]);
    expect((await rest()).body).toEqual({ closed: [ringing.number], left: [] });
    expect(await call('li', ringing.id)).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
      solved: true,
    });
    const told = (await t.http('li', 'GET', `/api/calls/${ringing.id}/timeline`)).body
      .items as TimelineItem[];
    expect(told.find(({ deed }) => deed === 'closed')).toMatchObject({ reason: '管道已修好' });
    expect((await rest()).body).toEqual({ closed: [], left: [] });
    // A neighbour's later call joins what was closed lately, and rings on; a month later no more.
    const later = await cold(li!);
    expect(await codeOf(merge('zhou', later.id, held.id))).toBe('ok');
    expect((await call('zhou', later.id)).state).toBe('ringing');
    await unmerge('zhou', later.id);
    await t.leap((MATTER_LIMITS.closedDays + 1) * 24 * 3600);
    t.signInAgain();
    expect(await codeOf(merge('zhou', later.id, held.id))).toBe('conflict');
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isAllowed } from '../../src/access/access-rules.js';
import { EVENT_ACCESS, HTTP_ACCESS } from '../../src/access/access-table.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, raise, ringOf, type Page } from '../page.js';
import { roleOf, USERNAMES, type Username } from '../world.js';

const CANARY = /秘密的话|金丝雀|13912345678|13800138000/;
const STATUS: Record<string, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_requests: 429,
};
/** What its officers said among themselves: on one route, to who handles it now and to who coordinates. */
const INSIDE = /内部的话/;
const THREAD = 'GET /api/calls/:id/thread';
const READS_THREAD: readonly Username[] = ['zhao', 'zhou', 'xie'];
/** Whoever asks says of what: without that there is nothing to answer. */
const WITHOUT_A_QUESTION: Readonly<Record<string, number>> = {
  'GET /api/certificates/check': 400,
  'POST /api/resident/state': 404,
  'POST /api/resident/answer': 404,
  'POST /api/resident/words': 404,
  'POST /api/gateway/answers': 401,
  'POST /api/intake/:source': 401,
  'POST /api/video-guests': 400,
};
/** What each is to the call: li raised it in 彩塔街, sun works there too, qian elsewhere in the unit; zhao holds it, wang held it, chen was only rung. */
const SEES: readonly Username[] = ['li', 'sun', 'zhao', 'wang', 'zhou', 'xie'];
const CLEAR: readonly Username[] = ['li', 'zhao'];

/** Volunteers have hours and no part in calls. */
const IN_CALLS = USERNAMES.filter((who) => roleOf(who) !== 'volunteer');

describe.each(DATABASES)(
  'everybody may do what the table says, and sees nothing beyond it, on %s',
  (kind) => {
    let t: TestHub;
    const pages = {} as Record<Username, Page>;
    let callId: string;
    let chenOffer: string;
    beforeEach(async () => {
      t = await openTestHub(kind, { YIHU_DEMO: '1', YIHU_LIMITS: 'off' });
      for (const who of IN_CALLS) pages[who] = await t.page(who);
      for (const who of ['wang', 'zhao', 'chen', 'lin'] as const) await pages[who].do('duty:start');
      const call = await raise(pages.li, {
        urgency: 'emergency',
        summary: '秘密的话',
        operatorName: '金丝雀',
        callbackPhone: '13800138000',
        resident: { name: '金丝雀', phone: '13912345678', basis: 'consent' },
      });
      callId = call.id;
      chenOffer = (await ringOf(pages.chen, callId)).id;
      await accept(pages.wang, callId);
      await pages.wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
      await settled(); // zhao's second ring for it, after the one to all
      await accept(pages.zhao, callId);
      await pages.zhao.do('thread:say', { callId, clientMessageId: randomUUID(), text: '内部的话' });
    });
    afterEach(() => t.close());

    test('every HTTP route, for everybody: the guard as the table says, problem+json, never a fault, no particulars', async () => {
      const wrong: unknown[] = [];
      for (const [route, rule] of Object.entries(HTTP_ACCESS)) {
        // A calendar address is its own secret: see roster.spec.
        if (/logout|setup|auth\/|ical/.test(route)) continue;
        const [method, template] = route.split(' ') as [string, string];
        const path = template.replace(':id', template.startsWith('/api/calls/') ? callId : randomUUID());
        const ask = async (who: Username | null) => {
          const body = method === 'GET' ? undefined : {};
          const { status, body: said, headers } = await t.http(who, method, path, body);
          const code = (said as { code?: string } | undefined)?.code;
          const admitted = rule.who === 'anybody' || (who !== null && isAllowed(rule, [roleOf(who)]));
          const right =
            status < 500 &&
            (admitted || (who === null ? status === 401 : status === 403)) &&
            (rule.who !== 'anybody' || status === (WITHOUT_A_QUESTION[route] ?? 200)) &&
            (status < 400 ||
              (STATUS[code!] === status &&
                headers.get('content-type')!.startsWith('application/problem+json') &&
                said.status === status));
          const text = typeof said === 'string' ? said : JSON.stringify(said);
          const reads = route === THREAD && who !== null && READS_THREAD.includes(who);
          const leaks =
            (CANARY.test(text) && !(who !== null && SEES.includes(who))) || INSIDE.test(text) !== reads;
          if (!right || leaks) wrong.push([route, who, status, code, leaks]);
        };
        await Promise.all([null, ...USERNAMES].map(ask));
      }
      expect(wrong).toEqual([]);
      for (const who of IN_CALLS)
        expect([who, INSIDE.test(JSON.stringify(pages[who].told))]).toEqual([who, who === 'zhao']);
      // Every route by everybody: some thousands of requests.
    }, 300_000);

    test('one call: who may not see it finds nothing; particulars in clear for its raiser and its holder, masked for others, no words for who held it once', async () => {
      for (const who of IN_CALLS) {
        const { status, body } = await t.http(who, 'GET', `/api/calls/${callId}`);
        expect([who, status]).toEqual([who, SEES.includes(who) ? 200 : 404]);
        const text = JSON.stringify(body);
        expect([who, /13912345678|金丝雀|13800138000/.test(text)]).toEqual([who, CLEAR.includes(who)]);
        if (who === 'wang') expect(body).toMatchObject({ summary: '' });
        if (who === 'wang') expect([body.resident, body.callback]).toEqual([undefined, undefined]);
        if (who === 'sun' || who === 'zhou')
          expect(body).toMatchObject({ masked: true, resident: { phone: '139****5678' } });
        const listed = (await t.http(who, 'GET', '/api/calls')).body.items as { id: string }[];
        expect([who, listed.map((c) => c.id)]).toEqual([who, SEES.includes(who) ? [callId] : []]);
        expect(JSON.stringify(listed)).not.toMatch(/13912345678|金丝雀|13800138000/);
        const expected = (allowed: Username[]) =>
          allowed.includes(who) ? 200 : SEES.includes(who) ? 403 : 404;
        expect([who, (await t.http(who, 'GET', `/api/calls/${callId}/timeline`)).status]).toEqual([
          who,
          expected(['li', 'sun', 'zhao', 'zhou', 'xie']),
        ]);
        expect([who, (await t.http(who, 'GET', `/api/calls/${callId}/messages`)).status]).toEqual([
          who,
          expected(['li', 'sun', 'zhao']),
        ]);
        expect([who, (await t.http(who, 'GET', `/api/calls/${callId}/marks`)).status]).toEqual([
          who,
          expected(['li', 'sun', 'zhao']),
        ]);
      }
      // A neighbour's question by community, holder or number finds nothing of theirs either.
      for (const question of [
        `communityId=${t.world.community.caita}`,
        `holderId=${t.world.ids.zhao}`,
        'q=1124',
        'q=%25',
        'state=active',
        'result=answered',
      ]) {
        expect((await t.http('gao', 'GET', `/api/calls?${question}`)).body.items).toEqual([]);
        expect((await t.http('qian', 'GET', `/api/calls?${question}`)).body.items).toEqual([]);
      }
    });

    test('revealing gives the particulars in clear to a coordinator, with the reason in the audit trail', async () => {
      const reveal = (who: Username) =>
        t.http(who, 'POST', `/api/calls/${callId}/reveal`, { reason: '核对号码' });
      const shown = await reveal('zhou');
      expect(shown).toMatchObject({
        status: 200,
        body: {
          resident: { name: '金丝雀', phone: '13912345678', basis: 'consent' },
          callback: { name: '金丝雀', phone: '13800138000' },
        },
      });
      for (const who of ['gao', 'qian', 'chen', 'lin', 'he'] as const)
        expect([who, (await reveal(who)).status]).toEqual([who, 404]);
      expect((await reveal('wang')).status).toBe(403);
      const trail = await t.foundations.store.read.rows<{ actor_id: string; reason: string }>(
        "select actor_id, reason from audit where act = 'call.reveal' and subject = ?",
        [callId],
      );
      expect(trail).toEqual([{ actor_id: t.world.ids.zhou, reason: '核对号码' }]);
      expect((await t.http('zhou', 'GET', `/api/calls/${callId}`)).body).toMatchObject({ masked: true });
    });

    test('every event of every channel, for everybody: not theirs is not found or forbidden, and writes nothing', async () => {
      const { videoId, peerId: videoPeer } = await pages.zhao.do('video:start', { callId });
      const payloads: Record<string, () => object> = {
        'call:raise': () => ({ clientCallId: randomUUID(), communityId: t.world.community.caita }),
        'call:amend': () => ({ callId, summary: '改' }),
        'call:cancel': () => ({ callId }),
        'call:message': () => ({ callId, clientMessageId: randomUUID(), text: '你好' }),
        'call:typing': () => ({ callId }),
        'message:delivered': () => ({ callId, messageId: randomUUID() }),
        'message:read': () => ({ callId, messageId: randomUUID() }),
        'call:rate': () => ({ callId, rating: 5 }),
        'call:reopen': () => ({ callId, reason: '再' }),
        'offer:received': () => ({ offerId: chenOffer }),
        'offer:accept': () => ({ offerId: chenOffer }),
        'offer:decline': () => ({ offerId: chenOffer }),
        'offer:retake': () => ({ offerId: chenOffer }),
        'call:transfer': () => ({ callId, officerId: t.world.ids.chen, note: '请接' }),
        'call:close': () => ({ callId, outcome: 'resolved', solved: true, note: '' }),
        'call:pause': () => ({ callId, reason: 'resident' }),
        'call:continue': () => ({ callId }),
        'call:contact': () => ({ callId, how: 'phone' }),
        'call:assign': () => ({ callId, officerId: t.world.ids.chen }),
        'call:followed-up': () => ({ callId, kind: 'visit', note: '已回访' }),
        'call:unrecuse': () => ({ callId, officerId: t.world.ids.chen, reason: '误' }),
        'call:return': () => ({ callId, reason: '不归我办' }),
        'call:review': () => ({ callId, verdict: 'sent_back', words: '请继续' }),
        'help:ask': () => ({
          callId,
          officerId: t.world.ids.wu,
          what: '查一下',
          answerBy: new Date(t.clock.now() + 3_600_000).toISOString(),
        }),
        'help:agree': () => ({ helpId: randomUUID() }),
        'help:decline': () => ({ helpId: randomUUID(), reason: '不行' }),
        'help:answer': () => ({ helpId: randomUUID(), answer: '好' }),
        'help:withdraw': () => ({ helpId: randomUUID() }),
        'video:start': () => ({ callId }),
        'video:invite': () => ({ videoId }),
        'video:signal': () => ({ videoId, to: videoPeer, candidate: { candidate: '' } }),
        'video:consent': () => ({ videoId, how: 'aloud', given: true }),
        'video:put-out': () => ({ videoId, peerId: videoPeer }),
        'video:end': () => ({ videoId }),
        'thread:say': () => ({ callId, clientMessageId: randomUUID(), text: '你好' }),
      };
      // Of oneself by one's own ring, of another by a coordinator: who held it may, so the holder's outsider is asked by a ring.
      const recusing = (namespace: string) =>
        namespace === 'coordination' ? { callId, officerId: t.world.ids.chen } : { offerId: chenOffer };
      /** Outsiders by namespace, and what they are told. */
      const outside: Record<string, Partial<Record<Username, string>>> = {
        community: { qian: 'not_found', he: 'not_found' },
        procuratorate: { wang: 'forbidden', chen: 'not_found', wu: 'not_found', lin: 'not_found' },
        coordination: { gao: 'not_found', luo: 'not_found' },
        // Nobody with a session comes there: see video.spec.
        guest: {},
      };
      const version = async () =>
        (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body.version as number;
      const before = await version();
      for (const name of Object.keys(EVENT_ACCESS)) {
        const [namespace, event] = name.split(' ') as [string, string];
        const payload = event === 'call:recuse' ? () => recusing(namespace) : payloads[event];
        if (!payload) continue; // one's own duty: nobody else's can be named
        for (const [who, told] of Object.entries(outside[namespace]!) as [Username, string][]) {
          const byRing = event.startsWith('offer:') || name === 'procuratorate call:recuse';
          if (byRing && who === 'chen') continue; // their own
          const ack = await pages[who].ask(event, payload());
          const expected =
            event === 'call:raise' ? 'forbidden' : byRing || /^help:(?!ask)/.test(event) ? 'not_found' : told;
          expect([name, who, ack.ok ? 'ok' : ack.error.code]).toEqual([name, who, expected]);
          expect(JSON.stringify(ack)).not.toMatch(CANARY);
        }
      }
      // An event of another namespace is unknown here, whoever asks.
      for (const [who, event] of [
        ['li', 'offer:accept'],
        ['li', 'call:assign'],
        ['zhao', 'call:raise'],
        ['zhao', 'call:cancel'],
        ['zhou', 'call:close'],
        ['zhou', 'duty:start'],
      ] as const) {
        expect(await pages[who].ask(event, payloads[event]?.() ?? {})).toMatchObject({
          ok: false,
          error: { code: 'invalid' },
        });
      }
      expect(await version()).toBe(before);
      // And whose it is may: colleague of the community, holder, coordinator.
      expect((await pages.sun.do('call:amend', { callId, category: 'family' })).category).toBe('family');
      expect((await pages.zhao.do('call:amend', { callId, category: 'labour' })).category).toBe('labour');
      expect((await pages.xie.do('call:assign', { callId, officerId: t.world.ids.chen })).state).toBe(
        'active',
      );
    });

    test('a volunteer has no part in calls: no namespace, no call, no board; their own account and communities', async () => {
      for (const namespace of ['community', 'procuratorate', 'coordination'] as const)
        for (const who of ['deng', 'meng'] as const)
          await expect(openPage(t.base, namespace, await t.token(who))).rejects.toMatchObject({
            code: 'forbidden',
          });
      const refused = ['/api/calls', `/api/calls/${callId}`, '/api/duty', '/api/duty/people', '/api/roster'];
      for (const path of refused)
        expect([path, (await t.http('deng', 'GET', path)).status]).toEqual([path, 403]);
      expect((await t.http('deng', 'GET', '/api/me')).body).toMatchObject({
        user: { name: 'deng', roles: ['volunteer'] },
        communities: [{ name: '彩塔街社区' }],
      });
      const { subdistricts } = (await t.http('deng', 'GET', '/api/places')).body;
      expect(subdistricts.flatMap((s: { communities: { name: string }[] }) => s.communities)).toMatchObject([
        { name: '彩塔街社区' },
      ]);
    });

    test('hours: one’s own for an officer and a volunteer, the unit’s for its coordinators, nothing of the neighbours', async () => {
      const of = async (who: Username, officer?: Username) => {
        const { status } = await t.http(
          who,
          'GET',
          `/api/hours${officer ? `?officerId=${t.world.ids[officer]}` : ''}`,
        );
        return status;
      };
      expect(
        await Promise.all([of('wang'), of('wang', 'wang'), of('wang', 'zhao'), of('wang', 'lin')]),
      ).toEqual([200, 200, 403, 404]);
      expect(await Promise.all([of('zhou'), of('zhou', 'wang'), of('zhou', 'lin'), of('li')])).toEqual([
        200, 200, 404, 403,
      ]);
      // A volunteer's are theirs: not the officers' to see, nor the neighbours'.
      expect(
        await Promise.all([of('deng'), of('deng', 'deng'), of('deng', 'wang'), of('deng', 'meng')]),
      ).toEqual([200, 200, 403, 404]);
      expect(
        await Promise.all([of('wang', 'deng'), of('zhou', 'deng'), of('xie', 'deng'), of('zhou', 'meng')]),
      ).toEqual([403, 200, 200, 404]);
    });
  },
);

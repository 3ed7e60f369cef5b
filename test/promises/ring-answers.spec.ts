/** Accept without the page: a ring that went by text or voice is taken, or declined, by answering it from the telephone. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NoticeWorker } from '../../src/notices/notice-worker.js';
import { signRequest } from '../../src/notice/sign-request.js';
import type { CallDetail } from '../../src/protocol/calls/call-summary.js';
import type { RingEnd } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';
import { postOffice, type Letter } from '../pure/notice/post.js';
import { USERNAMES, type Username } from '../world.js';

const SECRET = 'a gateway secret';
interface RingText {
  to: string;
  channel: string;
  kind: string;
  text: string;
  accept?: string;
}

describe.each(DATABASES)('a ring is answered from a telephone, on %s', (kind) => {
  let t: TestHub;
  let office: Awaited<ReturnType<typeof postOffice>>;
  let worker: Page;
  let brought = 0;

  beforeEach(async () => {
    t = await openTestHub(kind);
    office = await postOffice(() => ({}));
    const settings = { gatewayUrl: `${office.base}/gateway`, gatewaySecret: SECRET };
    expect((await t.http('xie', 'PUT', '/api/settings', settings)).status).toBe(200);
    worker = await t.page('li');
  });
  afterEach(async () => {
    await t.close();
    await office.close();
  });

  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds * 2; i++) {
      await t.pass(0.5);
      await t.hub.app.get(NoticeWorker).idle();
    }
  };
  /** On duty, and without a page for long enough to count as asleep. */
  const asleep = async (...names: Username[]) => {
    for (const name of names) {
      const page = await t.page(name);
      await page.do('duty:start');
      page.close();
    }
    await pass(1);
    await t.pass(30);
  };
  const texts = (channel = 'sms'): RingText[] =>
    office.letters
      .map((letter: Letter) => letter.json as RingText)
      .filter((m) => m.kind === 'ring' && m.channel === channel);
  const textTo = async (digits: RegExp): Promise<RingText> => {
    for (let i = 0; i < 60 && !texts().some((m) => digits.test(m.to)); i++) await pass(1);
    return texts().findLast((m) => digits.test(m.to))!;
  };
  const bring = (body: object, { secret = SECRET, age = 0, unit = '210102' } = {}) => {
    const sent = JSON.stringify(body);
    const timestamp = String(Math.floor(t.clock.now() / 1000) - age);
    return t.http(null, 'POST', '/api/gateway/answers', sent, {
      'content-type': 'application/json',
      'x-yihu-unit': unit,
      'x-yihu-timestamp': timestamp,
      'x-yihu-signature': `sha256=${signRequest(secret, timestamp, sent)}`,
    });
  };
  const answer = async (from: string, text: string, id = `r${++brought}`): Promise<string> => {
    const { status, body } = await bring({ id, from, text });
    expect(status).toBe(200);
    return body.said as string;
  };
  const detail = async (callId: string) =>
    (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body as CallDetail;

  test('1 and the own number of the ring takes the call; the same again takes it once', async () => {
    await asleep('wang');
    const { id, number } = await raise(worker);
    const { to, text, accept } = await textTo(/./);
    const short = number.slice(4);
    expect(text).toMatch(`编号${short}，请接听：`);
    expect(text).toMatch(`接听请回复 ${accept}，暂不能接请回复 2 ${accept!.slice(2)}`);
    expect(accept).toMatch(/^1 [1-9]\d{3}$/);
    expect(text).not.toMatch(/老人|养老|residen/);

    const said = await answer(to, accept!, 'same');
    expect(said).toMatch(`已由您接听：彩塔街社区，编号${short}`);
    expect(said).toMatch(`/desk?call=${id}`);
    expect(await detail(id)).toMatchObject({ state: 'active', holder: { id: t.world.ids.wang } });
    const { version } = await detail(id);
    expect(await answer(to, accept!, 'same')).toBe(said);
    expect(await answer(` +86${to}`, accept!.replace(' ', '，'))).toBe(said);
    expect((await detail(id)).version).toBe(version);

    const { items } = (await t.http('zhou', 'GET', `/api/calls/${id}/timeline`)).body;
    expect(items.find((f: { deed: string }) => f.deed === 'accepted').data).toMatchObject({
      by: 'telephone',
    });
    const kept = await t.foundations.store.read.rows<object>('select * from gateway_answer');
    expect(JSON.stringify(kept)).not.toMatch(/接听|1390000/);
  });

  test('the loser hears who won, a late one that it is over, a wrong number what is asked for', async () => {
    await asleep('wang', 'zhao');
    const { id } = await raise(worker, { urgency: 'emergency' });
    const rings = await t.foundations.store.read.rows<{ officer_id: string }>(
      'select officer_id from offer where call_id = ? and ended_at is null',
      [id],
    );
    expect(rings.length).toBeGreaterThan(1);
    await pass(6);
    const [first, second] = texts();
    expect(first!.to).not.toBe(second!.to);
    // Another ring's number from this telephone is none of theirs.
    expect(await answer(first!.to, second!.accept!)).toMatch('没有号码');
    expect(await answer(first!.to, first!.accept!)).toMatch('已由您接听');
    const { holder } = await detail(id);
    expect(await answer(second!.to, second!.accept!)).toBe(`${holder!.name}${holder!.title ?? ''}已接听。`);
    expect(await answer(second!.to, '1')).toMatch('已接听');
    expect((await detail(id)).holder).toEqual(holder);
    expect(await answer(second!.to, '好的马上到')).toMatch('没有看懂。接听请回复1');
    expect(await answer('13811112222', first!.accept!)).toMatch('没有看懂。需要帮助');
  });

  test('the number of the call alone, which begins with a 2, declines nothing', async () => {
    await asleep('wang');
    const { id, number } = await raise(worker);
    const { to } = await textTo(/./);
    expect(await answer(to, number.replace('-', ''))).toMatch(/没有看懂/);
    expect(await answer(to, `1 ${number.replace('-', '')}`)).toMatch(/已由您接听/);
    expect(await detail(id)).toMatchObject({ state: 'active', holder: { id: t.world.ids.wang } });
  });

  test('whoever took it and handed it over is told whose it is now', async () => {
    await asleep('wang');
    const { id } = await raise(worker);
    const { to, accept: taken } = await textTo(/./);
    // As a keyboard that writes wide digits sends it.
    const wide = to.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(await answer(wide, taken!)).toMatch('已由您接听');
    const [wang, zhao] = [await t.page('wang'), await t.page('zhao')];
    await zhao.do('duty:start');
    await wang.do('call:transfer', { callId: id, officerId: t.world.ids.zhao, note: '请接' });
    await accept(zhao, id);
    expect(await answer(to, taken!)).toMatch(/zhao.*已接听/);
    await zhao.do('call:close', { callId: id, outcome: 'resolved', solved: true, note: '' });
    expect(await answer(to, taken!)).toMatch('已不再呼叫您');
  });

  test('a ring that has lapsed is told so; 2 declines and the next is rung', async () => {
    await asleep('wang', 'zhao');
    const { id } = await raise(worker);
    const first = await textTo(/./);
    expect(await answer(first.to, first.accept!.replace(/^1/, '2'))).toMatch('暂不能接');
    expect(await answer(first.to, first.accept!.replace(/^1/, '2'))).toMatch('暂不能接');
    expect(await answer(first.to, first.accept!)).toMatch('您已回复暂不能接');
    expect((await detail(id)).holder).toBeUndefined();
    await t.pass(120);
    const { items } = (await t.http('zhou', 'GET', `/api/calls/${id}/timeline`)).body;
    const lapsed = items.filter((f: { deed: string }) => f.deed === 'lapsed');
    expect(lapsed.length).toBeGreaterThan(0);
    const later = texts().filter((m) => m.to !== first.to);
    expect(later.length).toBeGreaterThan(0);
    // Rung again by now or not: that ring has ended.
    expect(await answer(later[0]!.to, later[0]!.accept!)).toMatch('来晚了');
  });

  test('a key without a number takes the only ring, and asks which where there are several', async () => {
    const page = await t.page('wang');
    await page.do('duty:start');
    const one = await raise(worker);
    await ringOf(page, one.id);
    const to = `1390000${String(USERNAMES.indexOf('wang')).padStart(4, '0')}`;
    const two = await raise(worker, { category: 'property' });
    await ringOf(page, two.id);
    expect(await answer(to, '1')).toMatch('有几个来电');
    expect(await answer(to, `1 ${two.number}`)).toMatch(`编号${two.number.slice(4)}`);
    // The page of whoever answered by telephone hears that its ring is over.
    await page.hear<RingEnd>('offer:ended', (e) => e.state === 'accepted');
    expect(await answer(to, '1')).toMatch(`编号${one.number.slice(4)}`);
    for (const { id } of [one, two])
      expect(await detail(id)).toMatchObject({ state: 'active', holder: { id: t.world.ids.wang } });
  });

  test('forged, late or another unit’s answers take nothing', async () => {
    await asleep('wang');
    const { id } = await raise(worker);
    const { to, accept } = await textTo(/./);
    const body = { id: 'f1', from: to, text: accept };
    for (const how of [{ secret: 'another' }, { age: 301 }, { age: -301 }, { unit: '210100' }, { unit: '' }])
      expect(await bring(body, how)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    for (const wrong of [
      { id: 'f2', from: to },
      { id: 'f3', from: 5, text: accept },
      { id: '', from: to, text: '1' },
    ])
      expect((await bring(wrong)).status).toBe(400);
    expect((await detail(id)).state).toBe('ringing');
  });

  test('two answers at one instant have one winner', async () => {
    await asleep('wang', 'zhao');
    const { id } = await raise(worker, { urgency: 'emergency' });
    await pass(6);
    const [first, second] = texts();
    const said = await Promise.all([answer(first!.to, first!.accept!), answer(second!.to, second!.accept!)]);
    expect(said.filter((one) => one.startsWith('已由您接听'))).toHaveLength(1);
    expect(said.filter((one) => one.endsWith('已接听。'))).toHaveLength(1);
    expect((await detail(id)).state).toBe('active');
  });

  test('by voice the keys are named, and what the key 1 brings back is given to the gateway', async () => {
    const on = [
      { name: 'voice', enabled: true, fields: {} },
      { name: 'sms', enabled: false, fields: {} },
    ];
    expect((await t.http('xie', 'PUT', '/api/notice/setup', { channels: on, allowed: [] })).status).toBe(200);
    await asleep('wang');
    const { id } = await raise(worker);
    for (let i = 0; i < 20 && !texts('voice').length; i++) await pass(1);
    const [{ to, text, accept }] = texts('voice') as [RingText];
    expect(text).toMatch(/请接听。接听请按1，暂不能接请按2$/);
    expect(text).not.toMatch('http');
    expect(await answer(to, accept!)).toMatch('已由您接听');
    expect((await detail(id)).holder?.id).toBe(t.world.ids.wang);
  });
});

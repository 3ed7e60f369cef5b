import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NoticeRow } from '../../src/notice/notice.entity.js';
import { NoticeWorker } from '../../src/notices/notice-worker.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { Table } from '../../src/store/table.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';
import { postOffice, type Letter, type Reply } from '../pure/notice/post.js';

const rows = new Table(NoticeRow);
type Wish = { channels?: string[] | null; quiet?: object | null; addresses?: object; lang?: string };

describe.each(DATABASES)('whoever is away from their page is reached, on %s', (kind) => {
  let t: TestHub;
  let office: Awaited<ReturnType<typeof postOffice>>;
  let answer: (letter: Letter) => Reply;
  let worker: Page;

  beforeEach(async () => {
    t = await openTestHub(kind);
    answer = () => ({ json: { errcode: 0, access_token: 'x', expires_in: 7200 } });
    office = await postOffice((letter) => answer(letter));
    worker = await t.page('li');
  });
  afterEach(async () => {
    await t.close();
    await office.close();
  });

  const put = async (username: Username, path: string, body: unknown) => {
    const { status, body: told } = await t.http(username, 'PUT', path, body);
    if (status !== 200) throw new Error(JSON.stringify(told));
    return told;
  };
  const gateway = () =>
    put('xie', '/api/settings', { gatewayUrl: `${office.base}/gateway`, gatewaySecret: 'quiet' });
  const channels = (...on: [string, Record<string, string>][]) =>
    put('xie', '/api/notice/setup', {
      channels: on.map(([name, fields]) => ({ name, enabled: true, fields })),
      allowed: ['127.0.0.1'],
    });
  const webhook = (): [string, Record<string, string>] => [
    'webhook',
    { url: `${office.base}/hook`, signSecret: 's' },
  ];
  const wecom = (): [string, Record<string, string>] => [
    'wecom',
    { base: office.base, corpId: 'c', agentId: '1', appSecret: 's' },
  ];
  const wish = (username: Username, { channels = null, quiet = null, addresses = {}, lang = 'zh' }: Wish) =>
    put(username, '/api/me/notice', { channels, quiet, addresses, lang });
  /** In small steps, letting what is being sent arrive. */
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds * 2; i++) {
      await t.pass(0.5);
      await t.hub.app.get(NoticeWorker).idle();
    }
  };
  /** On duty, and then without a page long enough to count as asleep. */
  const asleep = async (username: Username) => {
    const page = await t.page(username);
    await page.do('duty:start');
    await page.do('offer:received', { offerId: 'none' }).catch(() => undefined);
    page.close();
    await pass(1);
    await t.pass(30);
  };
  const letters = (path: string) => office.letters.filter((l) => l.path.startsWith(path));

  test('the notice of a ring is written with the ring, and sent by whoever works next', async () => {
    await gateway();
    await asleep('wang');
    const call = await raise(worker);
    const [row] = await rows.find(t.foundations.store.read, '');
    expect(row).toMatchObject({ kind: 'ring', personId: t.world.ids.wang, deliveredAt: null });
    await t.restart();
    await pass(1);
    expect(letters('/gateway')).toMatchObject([
      { json: { kind: 'ring', channel: 'sms', number: call.number, community: '彩塔街社区' } },
    ]);
  });

  test('a ring that reaches no device is told again after 2 s and goes by the next channel after 4 s', async () => {
    await gateway();
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await raise(worker);
    await pass(1.5);
    expect(wang.heard('offer:ring')).toHaveLength(1);
    await pass(1);
    expect(wang.heard<Ring>('offer:ring').map((r) => r.id)).toEqual(
      Array(2).fill(wang.heard<Ring>('offer:ring')[0]!.id),
    );
    expect(letters('/gateway')).toHaveLength(0);
    await pass(2.5);
    expect(letters('/gateway')).toHaveLength(1);
    await pass(10);
    expect(letters('/gateway')).toHaveLength(1);
  });

  test('a ring that was received is sent by no other channel', async () => {
    await gateway();
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const call = await raise(worker);
    await wang.do('offer:received', { offerId: (await ringOf(wang, call.id)).id });
    await pass(10);
    expect(wang.heard('offer:ring')).toHaveLength(1);
    expect(office.letters).toEqual([]);
  });

  test.each(['shown', 'silent'] as const)(
    'a ring that is only %s, without a sound, goes by the next channel as fast as one that did not arrive',
    async (how) => {
      await gateway();
      const page = await t.page('wang');
      await page.do('duty:start');
      const call = await raise(worker);
      const { id: offerId } = await ringOf(page, call.id);
      await page.do('offer:received', { offerId });
      await page.do('offer:shown', { offerId, how });
      await pass(3.5);
      expect(page.heard('offer:ring')).toHaveLength(1);
      expect(letters('/gateway')).toEqual([]);
      await pass(1.5);
      expect(letters('/gateway')).toMatchObject([{ json: { kind: 'ring', number: call.number } }]);
    },
  );

  test('a ring that sounds on one of two pages goes by no other channel, nor does one of a program that says nothing', async () => {
    await gateway();
    const [desk, phone] = [await t.page('wang'), await t.page('wang')];
    await desk.do('duty:start');
    for (const says of [true, false]) {
      const call = await raise(worker);
      const { id: offerId } = await ringOf(desk, call.id);
      await desk.do('offer:received', { offerId });
      if (says) {
        await phone.do('offer:shown', { offerId, how: 'shown' });
        await desk.do('offer:shown', { offerId, how: 'sounded' });
      }
      await pass(8);
      await desk.do('offer:accept', { offerId });
    }
    expect(letters('/gateway')).toEqual([]);
  });

  test('channels follow one another every 4 s until the ring reaches a device', async () => {
    await gateway();
    await channels(wecom(), webhook());
    await put('xie', '/api/notice/setup', {
      channels: [{ name: 'sms', enabled: true }],
    });
    await wish('wang', { channels: ['wecom', 'sms', 'webhook'], addresses: { wecom: 'WangLi' } });
    await asleep('wang');
    await raise(worker);
    await pass(1);
    expect([letters('/cgi-bin/message').length, letters('/gateway').length]).toEqual([1, 0]);
    await pass(4);
    expect([letters('/gateway').length, letters('/hook').length]).toEqual([1, 0]);
    const page = await t.page('wang');
    const [ring] = (await page.hear<{ offers: Ring[] }>('snapshot')).offers;
    await page.do('offer:received', { offerId: ring!.id });
    await pass(8);
    expect(letters('/hook')).toHaveLength(0);
  });

  test('where one channel fails the next is tried at once', async () => {
    await gateway();
    await channels(['sms', {}], webhook());
    answer = ({ path }) => ({ status: path === '/gateway' ? 503 : 200 });
    await asleep('wang');
    await raise(worker);
    await pass(0.5);
    expect([letters('/gateway').length, letters('/hook').length]).toEqual([1, 1]);
  });

  test('coordinators hear of an alert where their page is closed, and only there', async () => {
    await channels(wecom());
    await wish('zhou', { addresses: { wecom: 'Zhou' }, lang: 'en' });
    const board = await t.page('zhou');
    await raise(worker);
    await board.hear('alert');
    await pass(2);
    expect(office.letters).toEqual([]);
    board.close();
    await pass(1);
    const call = await raise(worker, { category: 'minors' });
    await pass(2);
    const [letter] = letters('/cgi-bin/message');
    expect(letter!.json).toMatchObject({ touser: 'Zhou' });
    expect(letter!.json.text.content).toContain(
      `Call ${call.number.slice(4)} from 彩塔街社区: nobody is on duty`,
    );
    expect(letter!.body.toString()).not.toMatch(/minors|未成年/);
  });

  test('quiet hours hold an alert back, and never a ring to somebody on duty', async () => {
    await channels(wecom());
    const quiet = { from: '08:00', to: '12:00' };
    // Somebody else is awake for alerts: else nobody would be.
    const other = await t.http('xie', 'POST', '/api/people', {
      username: 'second',
      name: '贺',
      roles: ['coordinator'],
      password: 'a long test password',
    });
    expect(other.status).toBeLessThan(300);
    await wish('zhou', { quiet, addresses: { wecom: 'Zhou' } });
    await wish('wang', { quiet, addresses: { wecom: 'WangLi' } });
    await raise(worker);
    await pass(2);
    expect(letters('/cgi-bin/message')).toEqual([]);
    await asleep('wang');
    await raise(worker);
    await pass(1);
    expect(letters('/cgi-bin/message').map((l) => l.json.touser)).toContain('WangLi');
    expect(letters('/cgi-bin/message').map((l) => l.json.touser)).not.toContain('Zhou');
  });

  test('where every coordinator is quiet none is: an alert finds somebody', async () => {
    await channels(wecom());
    await wish('zhou', { quiet: { from: '08:00', to: '12:00' }, addresses: { wecom: 'Zhou' } });
    await raise(worker);
    await pass(2);
    expect(letters('/cgi-bin/message')).toHaveLength(1);
  });

  test('secrets go in and never come out; a private address is reached only where it is allowed', async () => {
    const set = { channels: [{ name: 'webhook', enabled: true, fields: webhook()[1] }] };
    const shown = await put('xie', '/api/notice/setup', set);
    expect(JSON.stringify(shown)).not.toContain('"s"');
    const [first] = shown.channels;
    expect(first).toMatchObject({ name: 'webhook', enabled: true, ready: true });
    expect(first.fields.find((f: { name: string }) => f.name === 'signSecret')).toMatchObject({
      value: '',
      set: true,
    });
    const [kept] = await t.foundations.store.read.rows<{ channels: string }>(
      'select channels from notice_setup',
    );
    expect(JSON.parse(kept!.channels).of.webhook.fields.signSecret).toMatch(/^v1\./);
    const tried = () => t.http('xie', 'POST', '/api/notice/test', { channel: 'webhook' });
    expect((await tried()).body).toMatchObject({
      delivered: false,
      why: expect.stringContaining('内部网络'),
    });
    expect(office.letters).toEqual([]);
    await put('xie', '/api/notice/setup', { channels: [], allowed: ['127.0.0.0/8'] });
    expect((await tried()).body).toEqual({ delivered: true, why: '' });
    expect(office.letters).toMatchObject([
      { path: '/hook', json: { kind: 'test', text: '这是一条测试通知' } },
    ]);
  });

  test('what is wrong is said at its field, and a stale page does not overwrite a newer one', async () => {
    const wrong = await t.http('xie', 'PUT', '/api/notice/setup', {
      channels: [{ name: 'webhook', enabled: true, fields: { url: 'ftp://x' } }],
      allowed: ['http://x'],
    });
    expect(wrong.body).toMatchObject({
      code: 'invalid',
      fields: {
        'webhook.url': expect.any(String),
        'webhook.signSecret': expect.any(String),
        allowed: expect.any(String),
      },
    });
    const { tag } = (await t.http('xie', 'GET', '/api/notice/setup')).body;
    await channels(webhook());
    const stale = await t.http('xie', 'PUT', '/api/notice/setup', { channels: [], tag });
    expect(stale.body.code).toBe('conflict');
    expect((await t.http('zhou', 'GET', '/api/notice/setup')).status).toBe(403);
    const mine = await t.http('wang', 'PUT', '/api/me/notice', {
      channels: ['pigeon'],
      quiet: null,
      addresses: { email: 'x' },
      lang: 'zh',
    });
    expect(mine.body.code).toBe('invalid');
  });

  test('a person’s wishes are their own, sealed where they are kept', async () => {
    await channels(wecom());
    const given = {
      channels: ['wecom', 'page'],
      quiet: { from: '22:00', to: '07:30' },
      addresses: { wecom: 'WangLi', email: 'wang@unit.example' },
      lang: 'en',
    };
    expect(await wish('wang', given)).toMatchObject({ ...given, available: ['page', 'wecom'] });
    expect((await t.http('zhao', 'GET', '/api/me/notice')).body).toMatchObject({
      channels: null,
      quiet: null,
      addresses: {},
    });
    const kept = await t.foundations.store.read.rows<{ addresses: string }>(
      'select addresses from notice_preference',
    );
    expect(kept[0]!.addresses).not.toContain('wang@');
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallDetail } from '../../src/protocol/calls/call-summary.js';
import type {
  RequestsWaiting,
  CommunityPoster,
  PosterRequest,
} from '../../src/protocol/residents/posters.js';
import { instantAt } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { openPage, ringOf, accept } from '../page.js';
import { USERNAMES, type Username } from '../world.js';

const WORDS = '金丝雀：房东不退押金 <b>&"';
const PHONE = '13912345678';
const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
const ORIGIN = 'http://localhost:0';

/** As a browser that shows the page: its answer, and what its form would send. */
interface Shown {
  status: number;
  text: string;
  headers: Headers;
  fields: Record<string, string>;
}

describe.each(DATABASES)('residents ask by a community’s poster, on %s', (kind) => {
  let t: TestHub;
  let path: string;
  beforeEach(async () => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN, TRUST_PROXY: 'loopback' });
    await t.http('xie', 'PUT', '/api/settings', { dutyPhone: '024-23456789' });
    path = await hang('zhou', t.world.community.caita);
  });
  afterEach(() => t.close());

  const made = async (who: Username, ...communityIds: string[]) =>
    t.http(who, 'POST', '/api/posters', { communityIds });
  const hang = async (who: Username, communityId: string) => {
    const { items } = (await made(who, communityId)).body as { items: CommunityPoster[] };
    return new URL(items[0]!.poster!.url).pathname;
  };
  const shown = async (response: Response): Promise<Shown> => {
    const text = await response.text();
    const form =
      /<form method="post" action="\/p\/[^"]+" class="stack">[\s\S]*?<\/form>/.exec(text)?.[0] ?? text;
    const fields = [...form.matchAll(/<input\s[^>]*?>/g)].flatMap(([tag]) => {
      const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
      return of('type') === 'checkbox' && !/\schecked/.test(tag) ? [] : [[of('name')!, of('value') ?? '']];
    });
    return { status: response.status, text, headers: response.headers, fields: Object.fromEntries(fields) };
  };
  const open = async (at = path, headers: Record<string, string> = {}) =>
    shown(await fetch(t.base + at, { headers }));
  /** From our own pages browsers say `Origin: null`; a device's cookie may come along and is not looked at. */
  const send = async (
    fields: Record<string, string>,
    { at = path, from = '203.0.113.7' }: { at?: string; from?: string } = {},
  ) =>
    shown(
      await fetch(t.base + at, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: 'null', cookie: 'yihu=none', 'x-forwarded-for': from },
      }),
    );
  /** Opened, read for some seconds, filled in and sent. */
  const leave = async (
    fields: Record<string, string> = { words: WORDS, phone: PHONE },
    more: { at?: string; from?: string } = {},
  ) => {
    const page = await open(more.at);
    await t.pass(3);
    return send({ ...page.fields, ...fields }, more);
  };
  const list = async (who: Username = 'li', query = '') =>
    (await t.http(who, 'GET', `/api/poster-requests${query}`)).body.items as PosterRequest[];
  const left = async (fields?: Record<string, string>) => {
    expect((await leave(fields)).status).toBe(200);
    return (await list('li', '?state=open')).at(-1)!;
  };
  const raised = (id: string, who: Username = 'li') =>
    t.http(who, 'POST', `/api/poster-requests/${id}/raise`, {});
  const setAside = (id: string, body: object, who: Username = 'li') =>
    t.http(who, 'POST', `/api/poster-requests/${id}/set-aside`, body);
  /** Whom notices of it went to, and about what. */
  const told = async () => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind in ('request', 'alert') order by created_at, id",
    );
    return rows
      .filter(({ params }) => !params.includes('"watch"'))
      .map(({ person_id, params }) => {
        const who = USERNAMES.find((name) => t.world.ids[name] === person_id);
        return `${who} ${(JSON.parse(params) as { about?: string }).about || 'new'}`;
      })
      .sort();
  };

  test('a poster: made once by the community or a coordinator, replaced by a coordinator; the old paper says so', async () => {
    const posters = async (who: Username) =>
      (await t.http(who, 'GET', '/api/posters')).body.items as CommunityPoster[];
    const [caita, shagang] = [t.world.community.caita, t.world.community.shagang];
    expect(path).toMatch(/^\/p\/[\w-]{22}$/);
    // Printed again: the same.
    expect(await hang('li', caita)).toBe(path);
    expect((await posters('li')).map(({ id, poster }) => [id, poster !== undefined])).toEqual([
      [caita, true],
    ]);
    expect((await posters('li'))[0]).not.toHaveProperty('requests');
    expect((await posters('sun')).map(({ id, poster }) => [id, poster !== undefined])).toEqual([
      [caita, true],
      [shagang, false],
    ]);
    expect((await posters('zhou'))[1]).toMatchObject({ id: shagang, requests: { came: 0, open: 0 } });
    expect(await posters('gao')).toHaveLength(1);
    for (const [who, place, status] of [
      ['qian', caita, 404],
      ['gao', caita, 404],
      ['wang', caita, 403],
      ['deng', caita, 403],
    ] as const)
      expect([who, (await made(who, place)).status]).toEqual([who, status]);

    const { id } = (await posters('li'))[0]!.poster!;
    const before = await open();
    await t.pass(3);
    const replace = (who: Username) => t.http(who, 'POST', `/api/posters/${id}/replace`, {});
    expect((await replace('li')).status).toBe(403);
    expect((await replace('gao')).status).toBe(404);
    const next = (await replace('zhou')).body as CommunityPoster;
    expect((await replace('zhou')).body).toEqual(next);
    expect((await replace('xie')).body).toMatchObject({ code: 'conflict', holder: { name: 'zhou' } });
    expect(new URL(next.poster!.url).pathname).not.toBe(path);
    const old = await open();
    expect(old.status).toBe(410);
    expect(old.text).toContain('这张海报是旧的');
    for (const number of ['110', '120', '119', '02423456789']) expect(old.text).toContain(`tel:${number}"`);
    // Sent from the page of before: said, with what was typed.
    const late = await send({ ...before.fields, words: '押金', phone: PHONE });
    expect(late.status).toBe(410);
    expect(late.text).toContain('押金');
    expect(await list()).toEqual([]);
    // No token is nearer than another, and none names anybody's place.
    const unknown = await open(`/p/${'A'.repeat(22)}`);
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('tel:110"');
    for (const odd of [`${path}x`, '/p/a', `/p/${'x'.repeat(200)}`, '/p/%00', '/p/..%2fr']) {
      const { status, text } = await open(odd);
      const bare = (page: string) => page.replace(/\/p\/[^"?]*/g, '');
      expect([odd, status, bare(text)]).toEqual([odd, 404, bare(unknown.text)]);
    }
  });

  test('the page says first whom to telephone, and at night who is there and when the community is', async () => {
    const day = await open();
    expect(day.headers.get('cache-control')).toBe('no-store');
    expect(day.headers.get('referrer-policy')).toBe('no-referrer');
    const numbers = [...day.text.matchAll(/href="tel:([^"]+)"/g)].map(([, to]) => to);
    expect(numbers.slice(0, 4)).toEqual(['110', '120', '119', '02423456789']);
    expect(day.text.indexOf('tel:110')).toBeLessThan(day.text.indexOf('<form'));
    expect(day.text).toContain('彩塔街社区');
    expect(day.text).toContain('现在是工作时间');
    expect(day.text).not.toMatch(/家暴|未成年|家庭暴力/);
    const english = await open(`${path}?lang=en&size=large`);
    expect(english.text).toContain('<html lang="en" class="large"');
    expect(english.fields).toMatchObject({ lang: 'en', size: 'large' });

    // A Friday night.
    await t.leap((instantAt('2026-11-27', '22:00') - t.clock.now()) / 1000);
    const night = await open();
    expect(night.text).toContain('社区11月30日08:30上班后联系您');
    expect(night.text).toContain('急事请打电话');
    t.signInAgain();
    await (await t.page('wang')).do('duty:start');
    expect((await open()).text).toContain('检察院现在有人值班');
    expect((await open(`${path}?lang=en`)).text).toContain('It opens on 30 November at 08:30');
    await t.leap((instantAt('2026-11-29', '22:00') - t.clock.now()) / 1000);
    expect((await open()).text).toContain('社区明天08:30上班后联系您');
  });

  test('left without script, it rings the community’s workers, and one touch makes the call: once, whoever else touches it', async () => {
    const pages = { li: await t.page('li'), sun: await t.page('sun'), qian: await t.page('qian') };
    const board = await t.page('zhou');
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const done = await leave({ words: WORDS, phone: PHONE, desk: '1' });
    expect(done.status).toBe(200);
    for (const who of ['li', 'sun'] as const) {
      const heard = await pages[who].hear<RequestsWaiting>('requests:waiting');
      expect(heard).toMatchObject({ community: { name: '彩塔街社区' }, waiting: 1, late: 0 });
      expect(done.text).toContain(heard.came);
    }
    expect(await board.hear<RequestsWaiting>('requests:waiting')).toMatchObject({ waiting: 1 });
    expect(pages.qian.heard('requests:waiting')).toEqual([]);
    expect(done.text).toContain('打您留的电话');
    await t.pass(1);
    for (const who of ['li', 'sun'] as const) await pages[who].hear('notice');
    // Who may read it: the community's workers and the coordinators of the unit.
    for (const who of ['li', 'sun', 'zhou', 'xie'] as const)
      expect(await list(who)).toMatchObject([{ state: 'open', words: WORDS, phone: PHONE, atDesk: true }]);
    for (const who of ['qian', 'he', 'gao'] as const) expect(await list(who)).toEqual([]);
    const [{ id, number }] = (await list()) as [PosterRequest];
    for (const [who, status] of [
      ['qian', 404],
      ['he', 404],
      ['zhou', 403],
      ['wang', 403],
    ] as const)
      expect([who, (await raised(id, who)).status]).toEqual([who, status]);
    for (const [who, status] of [
      ['qian', 404],
      ['gao', 404],
      ['wang', 403],
    ] as const)
      expect([who, (await setAside(id, { reason: 'no_matter' }, who)).status]).toEqual([who, status]);

    // Two at once: one call, and the later one is told who was first.
    const both = await Promise.all([raised(id, 'li'), raised(id, 'sun')]);
    const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
    expect(won.body).toMatchObject({ id, number, state: 'raised', callNumber: '20261124-001' });
    expect(won.body).not.toHaveProperty('words');
    const winner = won === both[0] ? 'li' : 'sun';
    expect(lost.body).toMatchObject({ status: 409, code: 'conflict', holder: { name: winner } });
    const ring = await ringOf(wang, won.body.callId as string);
    expect(JSON.stringify(ring)).not.toContain('金丝雀');
    // Touched again by the same person: the same; by another or set aside: too late, and nothing is changed.
    expect((await raised(id, winner)).body).toEqual(won.body);
    for (const who of ['li', 'zhou'] as const)
      expect((await setAside(id, { reason: 'duplicate' }, who)).body).toMatchObject({
        code: 'conflict',
        holder: { name: winner },
      });
    expect(await list('zhou')).toMatchObject([{ state: 'raised', callId: won.body.callId }]);
    expect((await t.http('zhou', 'GET', '/api/calls')).body.items).toHaveLength(1);
    const held = (await accept(wang, won.body.callId as string)) as CallDetail;
    expect(held).toMatchObject({
      resident: { phone: PHONE, basis: 'consent' },
      community: { name: '彩塔街社区' },
    });
    expect(held.summary).toContain(WORDS);
    expect(held.summary).toContain('居民在社区服务台等候');
    expect(
      await board.hear<RequestsWaiting>('requests:waiting', ({ waiting }) => waiting === 0),
    ).toBeDefined();

    // Nothing of it in clear on the disk, in the notices or in the audit trail; after the touch only in the call.
    const rows = await t.foundations.store.read.rows('select * from poster_request');
    expect(rows).toMatchObject([{ words: null, phone: null, basis: 'consent' }]);
    for (const table of ['notice', 'audit', 'poster_request'])
      expect(JSON.stringify(await t.foundations.store.read.rows(`select * from ${table}`))).not.toMatch(
        /金丝雀|13912345678|203\.0\.113/,
      );
    expect(await told()).toEqual(['li new', 'sun new']);
    // The resident's page, opened again, says so without a name.
    expect((await send({ form: done.fields['form']! })).text).toContain('社区已经处理了');
  });

  test('set aside with a reason, by a worker or a coordinator; its words are gone after 30 days', async () => {
    const { id } = await left();
    expect((await setAside(id, { reason: 'other' })).body.fields).toHaveProperty('reason');
    const done = await setAside(id, { reason: 'done_here', note: '当面说清楚了' });
    expect(done.body).toMatchObject({
      state: 'set_aside',
      reason: 'done_here',
      note: '当面说清楚了',
      words: WORDS,
      settledBy: { name: 'li' },
    });
    expect((await setAside(id, { reason: 'done_here' })).body).toEqual(done.body);
    expect((await setAside(id, { reason: 'no_matter' })).body).toMatchObject({ code: 'conflict' });
    expect((await raised(id)).body).toMatchObject({ code: 'conflict', holder: { name: 'li' } });
    const next = await left({ words: '', desk: '1' });
    expect((await setAside(next.id, { reason: 'no_matter' }, 'zhou')).body).toMatchObject({
      settledBy: { name: 'zhou' },
    });
    const { items } = (await t.http('zhou', 'GET', '/api/posters')).body as { items: CommunityPoster[] };
    expect(items[0]!.requests).toEqual({ came: 2, inTime: 2, raised: 0, setAside: 2, open: 0 });
    expect((await t.http('zhou', 'GET', '/api/calls')).body.items).toEqual([]);
    await t.leap(30 * DAY);
    t.signInAgain();
    const kept = await list('zhou');
    expect(kept).toHaveLength(2);
    for (const one of kept)
      for (const field of ['words', 'phone', 'note']) expect(one).not.toHaveProperty(field);
    expect(
      await t.foundations.store.read.rows(
        'select id from poster_request where words is not null or address_key is not null',
      ),
    ).toEqual([]);
  });

  test('untouched for ten minutes, the coordinators are told, once each, over a restart; they remind, and telephone', async () => {
    const { body } = await t.http('xie', 'PUT', '/api/settings', { posters: { waitMinutes: 0 } });
    expect(body.fields).toHaveProperty(['posters.waitMinutes']);
    expect((await t.http('xie', 'GET', '/api/settings')).body).toMatchObject({
      posters: { waitMinutes: 10 },
    });
    // An alert is on the board already; outside the hub it goes where the unit has a way.
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9',
      gatewaySecret: 'x'.repeat(32),
    });
    const { id, number } = await left();
    await t.pass(9 * MINUTE);
    expect(await told()).toEqual(['li new', 'sun new']);
    await t.restart();
    const board = await t.page('zhou');
    const li = await t.page('li');
    await t.pass(MINUTE + 15);
    expect(await board.hear<RequestsWaiting>('requests:waiting')).toMatchObject({ waiting: 1, late: 1 });
    await t.pass(30 * MINUTE);
    expect(await told()).toEqual(['li new', 'sun new', 'zhou request_late']);
    const remind = (who: Username = 'zhou') => t.http(who, 'POST', `/api/poster-requests/${id}/remind`, {});
    expect((await remind('li')).status).toBe(403);
    expect((await remind('gao')).status).toBe(404);
    expect((await remind()).body).toMatchObject({ id, number, state: 'open', phone: PHONE });
    expect((await remind()).body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('5分钟'),
    });
    await t.pass(1);
    await li.hear('notice', ({ text }: { text: string }) => text.includes('值班调度提醒'));
    await t.pass(6 * MINUTE);
    expect((await remind()).status).toBe(200);
    expect((await raised(id)).status).toBe(200);
    expect((await remind()).body).toMatchObject({ code: 'conflict', holder: { name: 'li' } });
    const { items } = (await t.http('zhou', 'GET', '/api/posters')).body as { items: CommunityPoster[] };
    expect(items[0]!.requests).toEqual({ came: 1, inTime: 0, raised: 1, setAside: 0, open: 0 });
  });

  test('by a machine or by mistake: a clear sentence, every typed word still there, and nothing is sent twice', async () => {
    const page = await open();
    const typed = { words: WORDS, phone: PHONE };
    const kept = (answer: Shown) => {
      expect(answer.text).toContain('金丝雀：房东不退押金 &lt;b&gt;&amp;');
      expect(answer.fields['phone']).toBe(PHONE);
      expect(answer.text).toContain('tel:110"');
      return [answer.status, /role="alert"[^>]*>\s*([^<]+?)\s*</.exec(answer.text)?.[1]];
    };
    const quick = await send({ ...page.fields, ...typed });
    expect(kept(quick)).toEqual([400, '按得太快，没有发出去。请再按一次。']);
    await t.pass(3);
    expect(kept(await send({ ...quick.fields, ...typed, website: 'http://x' }))[1]).toContain('不该填');
    // Larger print on such a page sends nothing.
    expect((await send({ ...quick.fields, ...typed, look: '1', size: 'large' })).text).toContain('金丝雀');
    for (const form of ['', 'x', page.fields['form']!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))]) {
      const wrong = await send({ ...page.fields, ...typed, form });
      expect(kept(wrong)[1]).toContain('打开太久');
      expect(wrong.fields['form']).not.toBe(form);
    }
    // The form of one poster is none of another.
    const other = await hang('zhou', t.world.community.shagang);
    expect((await send({ ...page.fields, ...typed }, { at: other })).text).toContain('打开太久');
    for (const [fields, sentence] of [
      [{ phone: '' }, '不然找不到您'],
      [{ words: `${WORDS}${'长'.repeat(500)}` }, '最多500个字'],
      [{ words: `${WORDS}\u0007` }, '有些符号读不出来'],
    ] as const) {
      const answer = await send({ ...page.fields, ...typed, ...fields });
      expect([answer.status, answer.text.includes(sentence), answer.text.includes('金丝雀')]).toEqual([
        400,
        true,
        true,
      ]);
    }
    expect((await send({ ...page.fields, ...typed, phone: '12' })).text).toContain('号码好像不对');
    expect((await send({ ...page.fields, words: 'x'.repeat(20_000) })).status).toBe(400);
    expect(await list()).toEqual([]);

    // Reloaded, pressed twice, sent again after going back with other words: one request.
    const sent = { ...page.fields, ...typed };
    const twice = await Promise.all([send(sent), send(sent)]);
    const again = await send({ ...sent, words: '别的' });
    const numbers = [...twice, again].map(({ text }) => /\d{8}-Q\d+/.exec(text)?.[0]);
    expect(new Set(numbers)).toEqual(new Set(['20261124-Q001']));
    expect(await list()).toMatchObject([{ words: WORDS }]);
    const stale = await open();
    await t.leap(13 * HOUR);
    t.signInAgain();
    expect(kept(await send({ ...stale.fields, ...typed }))[1]).toContain('打开太久');
    // Sent again long after it was taken it is still what it was.
    expect((await send(sent)).text).toContain('20261124-Q001');
    expect(await list()).toHaveLength(1);
  });

  test('a flood from one address or many is held back, is told as a count, and drowns nobody', async () => {
    const page = await t.page('li');
    const opened = await Promise.all(Array.from({ length: 42 }, () => open()));
    await t.pass(3);
    const next = (from?: string) =>
      send({ ...opened.pop()!.fields, words: WORDS, phone: PHONE }, from ? { from } : {});
    for (let i = 0; i < 10; i++) expect([i, (await next()).status]).toEqual([i, 200]);
    const over = await next();
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(3000);
    expect(over.text).toContain('急事请打上面的电话');
    expect(over.text).toContain('金丝雀');
    // Another address may; each of the first five was told of, then how many, then nothing more.
    for (let i = 0; i < 30; i++) await next(`198.51.100.${i}`);
    expect((await next('198.51.100.200')).status).toBe(429);
    expect(await list('li', '?state=open')).toHaveLength(40);
    expect(await told()).toEqual(
      ['li', 'sun'].flatMap((who) => [`${who} many`, ...Array<string>(5).fill(`${who} new`)]),
    );
    expect(
      await page.hear<RequestsWaiting>('requests:waiting', ({ waiting }) => waiting === 40),
    ).toBeDefined();
    // Another community is not held back by it.
    const other = await hang('zhou', t.world.community.shagang);
    expect((await leave(undefined, { at: other, from: '198.51.100.200' })).status).toBe(200);
    await t.pass(HOUR);
    expect((await leave()).status).toBe(200);
    // Oldest first, page by page.
    const first = (await t.http('li', 'GET', '/api/poster-requests?state=open&limit=25')).body;
    const second = (
      await t.http('li', 'GET', `/api/poster-requests?state=open&limit=25&cursor=${first.nextCursor}`)
    ).body;
    const times = [...first.items, ...second.items].map(({ leftAt }: PosterRequest) => leftAt);
    expect(times).toEqual([...times].sort());
    expect(times).toHaveLength(41);
    for (const query of ['state=none', 'cursor=x', 'limit=0'])
      expect((await t.http('li', 'GET', `/api/poster-requests?${query}`)).status).toBe(400);
  });

  test('on a shared device: that something waits, to nobody in particular; what it is, to who says who they are', async () => {
    const invited = await t.http('zhou', 'POST', '/api/devices', {
      kind: 'community',
      communityId: t.world.community.caita,
    });
    const enrolled = await t.http(null, 'POST', '/api/auth/enrol', { code: invited.body.code });
    const cookie = enrolled.headers.get('set-cookie')!.split(';')[0]!;
    const headers = { cookie, origin: ORIGIN };
    const ask = (method: string, at: string, body?: object) => t.http(null, method, at, body, headers);
    const page = await openPage(t.base, 'community', undefined, { extraHeaders: headers });
    await left();
    expect(await page.hear<RequestsWaiting>('requests:waiting')).toMatchObject({ waiting: 1 });
    page.close();
    const nobody = (await ask('GET', '/api/poster-requests')).body;
    expect(nobody.items).toMatchObject([{ state: 'open', shows: 'state' }]);
    expect(JSON.stringify(nobody)).not.toMatch(/金丝雀|139/);
    const { id } = nobody.items[0] as PosterRequest;
    expect((await ask('POST', `/api/poster-requests/${id}/raise`, {})).body).toMatchObject({
      code: 'forbidden',
    });
    expect((await ask('POST', `/api/poster-requests/${id}/set-aside`, { reason: 'no_matter' })).status).toBe(
      403,
    );
    await ask('POST', '/api/device/person', { personId: t.world.ids.li });
    // Their PIN was not shown: the telephone shows its ends.
    expect((await ask('GET', '/api/poster-requests')).body.items).toMatchObject([
      { words: WORDS, phone: '139****5678', masked: true },
    ]);
    expect((await ask('POST', `/api/poster-requests/${id}/raise`, {})).body).toMatchObject({
      state: 'raised',
      settledBy: { name: 'li' },
    });
    await settled();
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  Article,
  ArticleLine,
  ArticleVersion,
  SuggestedArticle,
} from '../../src/protocol/words/articles.js';
import { addDays, instantAt, localDay } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import { USERNAMES, type Username } from '../world.js';

const WAGES = {
  kind: 'article',
  title: '欠薪怎么办',
  body: '第一步：留好考勤和转账记录。\n\n第二步：找劳动监察。',
  short: '请保存考勤、工资条和聊天记录，可以拨打 12333 投诉。',
  categories: ['labour'],
  keywords: '欠薪 拖欠工资、讨薪',
  source: '本单位整理',
};

describe.each(DATABASES)('what a unit knows has an owner and a day of review, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const ahead = (days: number) => addDays(localDay(t.clock.now()), days);
  const make = (more: object = {}, who: Username = 'zhou') =>
    t.http(who, 'POST', '/api/articles', {
      ...WAGES,
      ownerId: t.world.ids.wang,
      reviewBy: ahead(90),
      ...more,
    });
  const post = (article: { id: string }, deed: string, who: Username = 'zhou', body: object = {}) =>
    t.http(who, 'POST', `/api/articles/${article.id}/${deed}`, body);
  const published = async (more: object = {}) => {
    const made = (await make(more)).body as Article;
    return (await post(made, 'publish')).body as Article;
  };
  const change = ({ id, version }: { id: string; version: number }, body: object, who: Username = 'zhou') =>
    t.http(who, 'PATCH', `/api/articles/${id}`, { version, ...body });
  const list = async (who: Username, query = '') =>
    (await t.http(who, 'GET', `/api/articles${query}`)).body.items as ArticleLine[];
  const titles = async (who: Username, query = '') => (await list(who, query)).map(({ title }) => title);
  /** What each was told of articles, in order. */
  const told = async () => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'knowledge' order by created_at, id",
    );
    return rows.map(({ person_id, params }) => {
      const who = USERNAMES.find((name) => t.world.ids[name] === person_id);
      return `${who} ${(JSON.parse(params) as { about?: string }).about ?? 'yours'}`;
    });
  };
  const goTo = async (day: string, time = '09:01') => {
    await t.leap((instantAt(day, time) - t.clock.now()) / 1000);
    t.signInAgain();
  };

  test('without an owner or a day of review it is refused, and so is what nobody could answer for', async () => {
    const without = await make({ ownerId: undefined, reviewBy: undefined });
    expect([without.status, without.body.code, Object.keys(without.body.fields).sort()]).toEqual([
      400,
      'invalid',
      ['ownerId', 'reviewBy'],
    ]);
    const law = {
      name: '某法',
      article: '第三十条',
      inForceOn: '2023-09-01',
      checkedOn: localDay(t.clock.now()),
    };
    for (const [wrong, field] of [
      [{ ownerId: '' }, 'ownerId'],
      [{ ownerId: null }, 'ownerId'],
      [{ ownerId: randomUUID() }, 'ownerId'],
      [{ ownerId: t.world.ids.li }, 'ownerId'],
      [{ ownerId: t.world.ids.lin }, 'ownerId'],
      [{ reviewBy: '' }, 'reviewBy'],
      [{ reviewBy: '2026-02-30' }, 'reviewBy'],
      [{ reviewBy: ahead(-1) }, 'reviewBy'],
      [{ reviewBy: ahead(400) }, 'reviewBy'],
      [{ title: ' ' }, 'title'],
      [{ short: '长'.repeat(301) }, 'short'],
      [{ categories: ['none_such'] }, 'categories'],
      [{ categories: 'labour' }, 'categories'],
      [{ kind: 'law' }, 'law'],
      [{ law }, 'law'],
      [{ kind: 'law', law: { ...law, checkedOn: ahead(1) } }, 'law.checkedOn'],
      [{ kind: 'law', law: { ...law, inForceOn: '从前' } }, 'law.inForceOn'],
    ] as const) {
      const { status, body } = await make(wrong);
      expect([wrong, status, Object.keys(body.fields ?? {})]).toEqual([wrong, 400, [field]]);
    }
    expect(await list('xie')).toEqual([]);
    // An owner who goes with a change is refused as well, and nothing else of the change is kept.
    const made = (await make()).body as Article;
    expect((await change(made, { title: '改', ownerId: null })).status).toBe(400);
    expect((await t.http('zhou', 'GET', `/api/articles/${made.id}`)).body).toMatchObject({
      title: '欠薪怎么办',
      owner: { id: t.world.ids.wang, name: 'wang' },
    });
  });

  test('officers write what is theirs, coordinators publish, workers read what is meant for them, neighbours nothing', async () => {
    const id = randomUUID();
    expect((await make({ id }, 'wang')).status).toBe(201);
    const draft = (await make({ id, title: '别的' }, 'wang')).body as Article;
    expect(draft).toMatchObject({ id, title: '欠薪怎么办', state: 'draft', version: 1, mayChange: true });
    expect((await make({ id }, 'zhao')).status).toBe(409);
    expect(await told()).toEqual(['zhou proposed']);
    expect((await make({}, 'zhao')).body.code).toBe('forbidden');
    expect((await make({}, 'li')).status).toBe(403);
    const seen = async (who: Username) => (await list(who)).length;
    const reads = () =>
      Promise.all((['wang', 'zhou', 'xie', 'zhao', 'li', 'gao'] as const).map((who) => seen(who)));
    expect(await reads()).toEqual([1, 1, 1, 0, 0, 0]);
    expect((await post(draft, 'publish', 'wang')).status).toBe(403);
    expect((await post(draft, 'publish')).body).toMatchObject({ state: 'published', version: 2 });
    expect((await post(draft, 'publish')).body).toMatchObject({ version: 2 });
    expect(await reads()).toEqual([1, 1, 1, 1, 0, 0]);
    await t.pass(1);
    const now = (await change({ id, version: 2 }, { forWorkers: true }, 'wang')).body as Article;
    expect(await reads()).toEqual([1, 1, 1, 1, 1, 0]);
    expect((await t.http('li', 'GET', `/api/articles/${id}`)).body).toMatchObject({
      body: WAGES.body,
      mayChange: false,
    });
    expect((await t.http('gao', 'GET', `/api/articles/${id}`)).status).toBe(404);
    expect((await t.http('li', 'GET', `/api/articles/${id}/versions`)).status).toBe(403);
    for (const deed of ['review', 'withdraw'])
      expect([(await post(now, deed, 'zhao')).status, (await post(now, deed, 'gao')).status]).toEqual([
        403, 404,
      ]);
    expect((await change(now, { title: '抢' }, 'zhao')).body.code).toBe('forbidden');
    expect((await change(now, { ownerId: t.world.ids.zhao }, 'wang')).body.code).toBe('forbidden');
    expect((await change(now, { ownerId: t.world.ids.zhao })).body).toMatchObject({
      owner: { name: 'zhao' },
    });
    expect(await told()).toEqual(['zhou proposed', 'zhao yours']);
    expect((await post(now, 'withdraw', 'zhao')).body).toMatchObject({ state: 'withdrawn' });
    expect(await reads()).toEqual([1, 1, 1, 1, 0, 0]);
    expect(await seen('chen')).toBe(0);
  });

  test('who was faster is told, and every version is kept with who said it', async () => {
    const first = await published();
    const raced = await Promise.all([
      change(first, { title: '欠薪怎么办（甲）' }, 'wang'),
      change(first, { title: '欠薪怎么办（乙）' }),
    ]);
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = raced.find(({ status }) => status === 409)!;
    expect(loser.body).toMatchObject({ code: 'conflict', detail: '内容已被他人修改，请刷新后再试。' });
    expect(
      (await t.http('zhou', 'PATCH', `/api/articles/${first.id}`, { title: '没说看到哪版' })).status,
    ).toBe(400);
    const won = raced.find(({ status }) => status === 200)!.body as Article;
    // The same again, and what is so already, is no new version.
    expect((await change(first, { title: won.title })).body).toMatchObject({ version: won.version });
    expect((await post(first, 'review', 'wang', { version: won.version - 1 })).status).toBe(409);
    await post(first, 'withdraw');
    expect((await t.http('zhao', 'GET', `/api/articles/${first.id}/versions`)).status).toBe(404);
    const kept = (await t.http('wang', 'GET', `/api/articles/${first.id}/versions`)).body
      .items as ArticleVersion[];
    expect(kept.map(({ version, deed, title, state }) => [version, deed, title, state])).toEqual([
      [4, 'withdrawn', won.title, 'withdrawn'],
      [3, 'changed', won.title, 'published'],
      [2, 'published', '欠薪怎么办', 'published'],
      [1, 'made', '欠薪怎么办', 'draft'],
    ]);
    expect(kept[3]).toMatchObject({ body: WAGES.body, by: { name: 'zhou' }, owner: { name: 'wang' } });
    // Twenty at a time, none twice and none left out.
    let now = (await t.http('zhou', 'GET', `/api/articles/${first.id}`)).body as Article;
    for (let n = 0; n < 20; n++) now = (await change(now, { source: `第${n}次` })).body as Article;
    const page = async (query: string) =>
      (await t.http('zhou', 'GET', `/api/articles/${first.id}/versions${query}`)).body;
    const newest = await page('');
    const rest = await page(`?cursor=${newest.nextCursor}`);
    expect([...newest.items, ...rest.items].map((v: ArticleVersion) => v.version)).toEqual(
      Array.from({ length: 24 }, (_, n) => 24 - n),
    );
    expect([rest.nextCursor, (await page('?cursor=nonsense')).status]).toEqual([null, 400]);
  });

  test('its owner is reminded before the day and on it, over a restart; late it is marked and used still', async () => {
    const reviewBy = ahead(30);
    const law = { name: '某法', inForceOn: '2023-09-01', checkedOn: localDay(t.clock.now()) };
    const made = await published({ kind: 'law', law, reviewBy });
    const look = async () => (await list('chen')).map(({ review }) => review);
    expect([made.law, await look(), await told()]).toEqual([law, [undefined], []]);
    await goTo(ahead(15));
    expect([await look(), await told()]).toEqual([[undefined], []]);
    await goTo(ahead(1));
    expect([await look(), await told()]).toEqual([['soon'], ['wang near']]);
    await t.restart();
    await goTo(reviewBy, '08:59');
    expect([await look(), await told()]).toEqual([['late'], ['wang near']]);
    await t.pass(180);
    expect(await told()).toEqual(['wang near', 'wang late']);
    await t.restart();
    await t.pass(180);
    expect(await told()).toEqual(['wang near', 'wang late']);
    expect(await titles('chen', '?review=due')).toEqual(['欠薪怎么办']);
    // A draft whose day has passed is looked at before it is published.
    const old = (await make({ reviewBy: ahead(1), title: '旧的' })).body as Article;
    await goTo(ahead(1));
    expect((await post(old, 'publish')).body.code).toBe('conflict');
    // One touch: the text was compared today, and is looked at again in half a year.
    const seen = (await post(made, 'review', 'wang')).body as Article;
    expect(seen).toMatchObject({ reviewBy: ahead(180), law: { ...law, checkedOn: localDay(t.clock.now()) } });
    expect(seen.review).toBeUndefined();
    expect((await post(made, 'review', 'wang', { reviewBy: ahead(-1) })).status).toBe(400);
    await goTo(ahead(180));
    expect(await told()).toEqual(['wang near', 'wang late', 'wang late']);
  });

  test('an owner who leaves hands it to the coordinators, who are told once; theirs to review stands first', async () => {
    const first = await published({ reviewBy: ahead(20) });
    await t.pass(60);
    const second = await published({ title: '养老诈骗', categories: ['elder_fraud'] });
    expect(await titles('chen')).toEqual(['养老诈骗', '欠薪怎么办']);
    await goTo(ahead(7));
    expect(await titles('chen')).toEqual(['养老诈骗', '欠薪怎么办']);
    expect(await titles('wang')).toEqual(['欠薪怎么办', '养老诈骗']);
    const disable = (disabled: boolean) =>
      t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { disabled });
    expect((await disable(true)).status).toBe(200);
    await t.pass(180);
    expect(await told()).toEqual(['wang near', 'zhou owner_left', 'zhou owner_left']);
    await t.restart();
    await t.pass(180);
    expect(await told()).toHaveLength(3);
    expect((await list('chen'))[0]).toMatchObject({ ownerLeft: true, owner: { name: 'wang' } });
    await post(first, 'withdraw');
    expect((await post(first, 'publish')).body.detail).toContain('换一位负责人');
    const now = (await t.http('zhou', 'GET', `/api/articles/${second.id}`)).body as Article;
    expect((await change(now, { ownerId: t.world.ids.wang, title: '改' })).status).toBe(200);
    expect(
      (await change({ ...now, version: now.version + 1 }, { ownerId: t.world.ids.chen })).body,
    ).toMatchObject({
      owner: { name: 'chen' },
    });
    expect((await list('zhou', '?q=改'))[0]!.ownerLeft).toBeUndefined();
    expect((await told()).at(-1)).toBe('chen yours');
    // Here again and gone again is told again, of what is still theirs.
    const mine = await published({ title: '新的', ownerId: t.world.ids.zhao });
    const zhao = (disabled: boolean) =>
      t.http('xie', 'PATCH', `/api/people/${t.world.ids.zhao}`, { disabled });
    for (const disabled of [true, false, true]) {
      await zhao(disabled);
      await t.pass(180);
    }
    expect((await told()).slice(-2)).toEqual(['zhou owner_left', 'zhou owner_left']);
    expect(mine.version).toBe(2);
  });

  test('found by words, by pinyin and initials, by signs only where they stand; pages lose none', async () => {
    await published();
    await t.pass(60);
    await published({
      title: '100%返利是骗局',
      body: '别信_高息。',
      short: '不转账。',
      keywords: '',
      categories: ['elder_fraud'],
    });
    const find = (q: string, more = '') => titles('chen', `?q=${encodeURIComponent(q)}${more}`);
    expect(await find('欠薪')).toEqual(['欠薪怎么办']);
    expect(await find('qianxin')).toEqual(['欠薪怎么办']);
    expect(await find('tqgz')).toEqual(['欠薪怎么办']);
    expect(await find('劳动监察')).toEqual(['欠薪怎么办']);
    expect(await find('%')).toEqual(['100%返利是骗局']);
    expect(await find('_')).toEqual(['100%返利是骗局']);
    expect(await find("' or 1=1 --")).toEqual([]);
    expect(await find('骗', '&category=labour')).toEqual([]);
    expect((await t.http('chen', 'GET', `/api/articles?q=${'q'.repeat(2000)}`)).status).toBe(400);
    const page = (await t.http('chen', 'GET', '/api/articles?limit=1')).body;
    const rest = (await t.http('chen', 'GET', `/api/articles?limit=1&cursor=${page.nextCursor}`)).body;
    expect([page.items[0].title, rest.items[0].title, rest.nextCursor]).toEqual([
      '100%返利是骗局',
      '欠薪怎么办',
      null,
    ]);
  });

  describe('beside a call', () => {
    const suggested = async (who: Username, callId: string, q = '') =>
      (await t.http(who, 'GET', `/api/calls/${callId}/knowledge${q && `?q=${encodeURIComponent(q)}`}`)).body
        .items as SuggestedArticle[];
    const called = (items: readonly SuggestedArticle[]) => items.map(({ article }) => article.title);
    const open = async (more: Record<string, unknown>) => {
      const [li, wang] = [await t.page('li'), await t.page('wang')];
      await wang.do('duty:start');
      const call = await raise(li, more);
      await accept(wang, call.id);
      return { li, wang, call };
    };

    test('suggested with why to who reads it; drafts, withdrawn ones and neighbours’ never; a use is only counted', async () => {
      const wages = await published();
      await published({
        title: '养老诈骗先止付',
        categories: ['elder_fraud'],
        keywords: '转账 保健品',
        short: '先拨 110。',
      });
      await make({ title: '还是草稿' });
      await post(await published({ title: '撤下的' }), 'withdraw');
      const { li, call } = await open({ category: 'labour', summary: '老板拖欠工资三个月，工友们在讨薪' });
      const found = await suggested('wang', call.id);
      expect(found).toMatchObject([
        {
          article: { id: wages.id, short: WAGES.short, source: WAGES.source },
          reasons: [{ why: 'category' }, { why: 'keywords', words: ['拖欠工资', '讨薪'] }],
        },
      ]);
      // What is said later counts, for who takes part in the conversation.
      await li.do('call:message', { callId: call.id, clientMessageId: randomUUID(), text: '他还买了保健品' });
      expect(called(await suggested('wang', call.id))).toEqual(['欠薪怎么办', '养老诈骗先止付']);
      expect(called(await suggested('zhou', call.id))).toEqual(['欠薪怎么办']);
      expect(called(await suggested('wang', call.id, 'zhifu'))).toEqual(['养老诈骗先止付']);
      for (const [who, status] of [
        ['zhao', 404],
        ['gao', 404],
        ['li', 403],
        ['deng', 403],
      ] as const)
        expect([who, (await t.http(who, 'GET', `/api/calls/${call.id}/knowledge`)).status]).toEqual([
          who,
          status,
        ]);

      const use = (articleId: string, who: Username = 'wang') =>
        t.http(who, 'POST', `/api/calls/${call.id}/knowledge`, { articleId });
      for (let n = 0; n < 2; n++) expect((await use(wages.id)).status).toBe(200);
      expect((await use(wages.id, 'zhao')).status).toBe(404);
      expect((await use(randomUUID())).status).toBe(404);
      expect((await list('zhou', '?category=labour&state=published'))[0]).toMatchObject({
        used: 2,
        version: 2,
      });
      const trail = await t.foundations.store.read.rows<{ act: string }>(
        'select distinct act from audit where subject = ? order by act',
        [wages.id],
      );
      expect(trail.map(({ act }) => act)).toEqual(['article.made', 'article.published']);
    });

    test('on a guarded call only articles of its category, however much others fit, searched for too', async () => {
      const harm = await published({
        title: '强制报告',
        categories: ['minors'],
        keywords: '',
        short: '立即报案。',
      });
      const other = await published({
        title: '孩子被打怎么办',
        keywords: '孩子 被打',
        categories: ['family'],
      });
      const { call } = await open({ category: 'minors', summary: '孩子被打，老师打孩子' });
      expect(called(await suggested('wang', call.id))).toEqual(['强制报告']);
      expect(called(await suggested('wang', call.id, '孩子'))).toEqual([]);
      expect(called(await suggested('wang', call.id, '报告'))).toEqual(['强制报告']);
      const use = ({ id: articleId }: Article) =>
        t.http('wang', 'POST', `/api/calls/${call.id}/knowledge`, { articleId });
      expect([(await use(harm)).status, (await use(other)).status]).toEqual([200, 404]);
      // That it was of use would tell every reader of the article that there was such a call.
      expect((await t.http('zhou', 'GET', `/api/articles/${harm.id}`)).body.used).toBe(0);
    });

    test('five at most', async () => {
      for (let n = 0; n < 7; n++) await published({ title: `欠薪${n}` });
      const { call } = await open({ category: 'labour' });
      const found = await suggested('wang', call.id);
      expect(found).toHaveLength(5);
      expect(found.every(({ reasons }) => reasons.length > 0)).toBe(true);
    });
  });
});

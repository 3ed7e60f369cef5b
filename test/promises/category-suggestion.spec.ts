/** What typed words sound like: a hint to who types them, from our own sentences and the unit's own closed calls. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CategorySuggestion } from '../../src/protocol/words/category-suggestions.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Page } from '../page.js';
import type { Username } from '../world.js';

const DAY = 24 * 3600;
/** Words that stand in none of our own sentences. */
const OWN = '玄武岩地砖翘边';

describe.each(DATABASES)('a category suggested from words, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const ask = (words: unknown, who: Username | null = 'li', more: object = {}) =>
    t.http(who, 'POST', '/api/category-suggestions', { words, ...more });
  /** One after another, since each has an allowance of their own. */
  const ASKERS: readonly Username[] = ['sun', 'qian', 'zhao', 'chen', 'wu', 'zhou', 'xie', 'deng'];
  let asked = 0;
  const suggested = async (words: string, who = ASKERS[asked++ % ASKERS.length]!) => {
    const { status, body } = await ask(words, who);
    expect(status).toBe(200);
    return (body.items as CategorySuggestion[]).map(({ category }) => category);
  };

  describe('from our own sentences', () => {
    test('whoever types is told what it sounds like, and nothing more', async () => {
      for (const who of ['li', 'wang', 'zhou', 'xie', 'deng', 'he'] as const)
        expect(await suggested('包工头拖欠工资，已经三个月了', who)).toContain('labour');
      const { body } = await ask('丈夫又动手打她，不敢回家');
      expect(body).toEqual({ items: [{ category: 'domestic_violence', likelihood: expect.any(Number) }] });
      expect(await suggested('ｔｈｅ boss has not PAID our wages for months')).toContain('labour');
    });

    test('nothing where nothing is likely: of no words, of signs, of what nobody knows', async () => {
      for (const words of ['', ' ', '？！', '%', '_', '嗯', 'x', OWN])
        expect(await suggested(words)).toEqual([]);
    });

    test('2,000 characters are read and no more are taken; what is no text is refused', async () => {
      const long = '拖欠工资'.repeat(500);
      expect(await suggested(long)).toContain('labour');
      for (const words of [`${long}。`, 7, null, undefined, ['拖欠工资'], {}, '\0', '\ud800'])
        expect(await ask(words)).toMatchObject({ status: 400, body: { code: 'invalid' } });
      expect((await ask('工资', 'li', { callId: 'x' })).body.code).toBe('invalid');
      expect((await ask('工资', null)).status).toBe(401);
    });

    test('whoever asks too often is told when to ask again, and may call and write all the same', async () => {
      const answers = [];
      for (let i = 0; i < 70; i++) answers.push(await ask('工资'));
      const refused = answers.find(({ status }) => status === 429)!;
      expect(refused.body).toMatchObject({ code: 'too_many_requests' });
      const li = await t.page('li');
      await li.do('call:raise', { clientCallId: randomUUID() });
    });
  });

  describe('from the unit’s own closed calls', () => {
    const OFFICERS = ['wang', 'zhao', 'chen'] as const;
    type Officer = (typeof OFFICERS)[number];
    let pages: Record<Officer, Page>;
    const openPages = async () => {
      const opened = await Promise.all(OFFICERS.map(async (who) => [who, await t.page(who)] as const));
      pages = Object.fromEntries(opened) as typeof pages;
    };
    beforeEach(openPages);
    let taken = 0;
    const walkIn = async (category: string, summary: string) => {
      const who = OFFICERS[taken++ % OFFICERS.length]!;
      const body = { desk: true, communityId: t.world.community.caita, category, summary };
      const answer = await t.http(who, 'POST', '/api/calls', body, { 'idempotency-key': randomUUID() });
      expect(answer.status).toBe(201);
      return { id: answer.body.id as string, page: pages[who] };
    };

    const closed = async (category: string, summary: string, outcome = 'resolved') => {
      const { id, page } = await walkIn(category, summary);
      const solved = outcome === 'resolved';
      await page.do('call:close', { callId: id, outcome, solved, note: '办好了' });
      return id;
    };
    /** They may not be reopened any more, and were looked at. */
    const weekLater = async () => {
      await t.leap(7 * DAY + 700);
      t.signInAgain();
      await openPages();
    };
    const kept = () =>
      t.foundations.store.read.rows<Record<string, unknown>>('select * from category_lesson');
    const change = async (what: string, id: string) => {
      await t.foundations.store.write('test', (tx) => tx.run(`update call set ${what} where id = ?`, [id]));
      await t.pass(700);
    };

    test('a week after their closing, in this unit only, keyed, once; and taken back', async () => {
      const [first, second] = [await closed('property', `${OWN}，某某家`), await closed('property', OWN)];
      await t.leap(6 * DAY);
      t.signInAgain();
      expect(await kept()).toEqual([]);
      expect(await suggested(OWN)).toEqual([]);
      await weekLater();
      expect(await suggested(OWN)).toEqual(['property']);
      expect(await suggested(OWN, 'he')).toEqual([]);
      expect(await suggested('某某家')).toEqual([]);
      // Still so after a restart, and nothing is learned twice.
      await t.restart();
      await t.pass(700);
      expect((await kept()).map((row) => row.call_id).sort()).toEqual([first, second].sort());
      expect(await suggested(OWN)).toEqual(['property']);
      expect(JSON.stringify(await kept())).not.toMatch(/玄武|地砖|某某/);
      // Reopened by whatever way, or its words erased: one call is too few to go by.
      await change(`state = 'active', closed_at = null`, first);
      expect((await kept()).map((row) => row.call_id)).toEqual([second]);
      expect(await suggested(OWN)).toEqual([]);
      await change('summary = null', second);
      expect(await kept()).toEqual([]);
    });

    test('nothing of guarded matters, of what was one for a while, and of what was no matter', async () => {
      for (let i = 0; i < 2; i++) {
        await closed('domestic_violence', '夜里玄武岩');
        const { id, page } = await walkIn('minors', '石英石');
        await page.do('call:amend', { callId: id, category: 'family' });
        await page.do('call:close', { callId: id, outcome: 'advised', solved: true, note: '问清了' });
        await closed('labour', '大理石', 'duplicate');
        await closed('labour', '花岗岩', 'invalid');
      }
      await weekLater();
      expect(await kept()).toEqual([]);
      for (const words of ['玄武岩', '石英石', '大理石', '花岗岩'])
        expect(await suggested(words)).toEqual([]);
      // They are suggested from our own sentences all the same.
      expect(await suggested('丈夫又动手打她，不敢回家')).toEqual(['domestic_violence']);
    });

    test('a category that an administrator added is learned too', async () => {
      const added = { code: 'tiles', nameZh: '地砖', nameEn: 'Tiles' };
      expect((await t.http('xie', 'POST', '/api/categories', added)).status).toBe(201);
      for (let i = 0; i < 15; i++) await closed('tiles', `${OWN}，第 ${i} 家`);
      await weekLater();
      expect(await suggested(OWN)).toEqual(['tiles']);
    });
  });
});

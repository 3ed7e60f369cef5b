/** A resident at a community's poster without script, the worker's one touch, and the officer who is rung for it. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { CommunityPoster } from '../../src/protocol/residents/posters.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { openStage, type Stage } from './stage.js';

const NARROW = { width: 320, height: 568 };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const WORDS = '房东不退押金，找了三次';

let stage: Stage;
let path: string;
beforeAll(async () => {
  stage = await openStage();
  const answer = await fetch(`${stage.base}/api/posters`, {
    headers: { authorization: `Bearer ${await stage.token('worker1')}` },
  });
  const { items } = (await answer.json()) as { items: CommunityPoster[] };
  path = new URL(items[0]!.poster!.url).pathname;
}, 300_000);
afterAll(() => stage?.close());
beforeEach(() => expect(stage.errors).toEqual([]));

it('a resident asks by plain forms at 320 px; one touch of the worker rings an officer; the coordinator sees it wait', async () => {
  const officer = await stage.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  const worker = await stage.page('worker1', PHONE);
  const board = await stage.page('coordinator1', DESK);
  await worker.goto('/community');
  await worker.getByRole('button', { name: /^呼叫检察院/ }).waitFor();
  expect(await worker.getByText('居民留言在等').count()).toBe(0);
  await board.goto('/board');

  // Neither a telephone nor the desk: said, and the words stay.
  stage.expects(/status of 400 .*\/p\//);
  const page = await stage.page(null, { ...NARROW, scripts: false, fresh: true });
  await page.goto(path);
  for (const number of ['110', '120', '119'])
    expect(await page.locator(`a[href="tel:${number}"]`).isVisible()).toBe(true);
  await page.getByLabel('什么事').fill(WORDS);
  // Faster than anybody reads it is said to be too fast.
  const send = async () => {
    do await page.getByRole('button', { name: '发给社区' }).click();
    while (await page.getByText('按得太快').count());
  };
  await send();
  await page.getByRole('alert').getByText('不然找不到您').waitFor();
  expect(await page.getByLabel('什么事').inputValue()).toBe(WORDS);
  await page.getByLabel('我在社区服务台等').check();
  await send();
  await page.getByRole('heading', { name: '社区收到了' }).waitFor();
  const number = /\d{8}-Q\d{3}/.exec(await page.locator('main').innerText())?.[0];
  await page.reload();
  expect(await page.locator('main').innerText()).toContain(number);

  await board.getByText('1 条居民海报留言在等社区处理').waitFor();
  await worker.getByRole('button', { name: '1 条居民留言在等' }).click();
  await worker.getByText(WORDS).waitFor();
  expect(await stage.axe(worker)).toEqual([]);
  await worker.getByRole('dialog').getByRole('button', { name: '呼叫检察院' }).click();
  await worker.getByRole('heading', { name: '正在呼叫' }).waitFor();
  const ring = await officer.hear<Ring>('offer:ring');
  expect(new URL(worker.url()).searchParams.get('call')).toBe(ring.call.id);
  await board.getByText('居民海报留言在等').waitFor({ state: 'detached' });
  await officer.do('offer:accept', { offerId: ring.id });
  await officer.do('call:close', {
    callId: ring.call.id,
    outcome: 'advised',
    solved: false,
    note: '已告知办法',
  });
  await Promise.all([worker, board, page].map((one) => one.context().close()));
}, 240_000);

it.each(['zh', 'en'] as const)(
  'the page and the posters fit and have nothing for axe to find, in %s',
  async (lang) => {
    const page = await stage.page(null, { ...NARROW, lang, fresh: true });
    await page.goto(`${path}?lang=${lang}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
    expect(await stage.axe(page)).toEqual([]);
    const steering = await stage.page('coordinator1', { ...DESK, lang });
    await steering.goto('/admin/posters');
    await steering.getByRole('button', { name: lang === 'zh' ? '换新' : 'Replace' }).waitFor();
    expect(await stage.axe(steering)).toEqual([]);
    // On paper stands the poster alone, on one sheet.
    await steering.evaluate(() => Object.assign(window, { print: () => undefined }));
    await steering.getByRole('button', { name: lang === 'zh' ? '打印' : 'Print', exact: true }).click();
    await steering.emulateMedia({ media: 'print' });
    await steering.locator('.papers .code').waitFor();
    expect(
      await steering.getByRole('heading', { name: '有事，扫一扫找检察院', includeHidden: true }).isVisible(),
    ).toBe(true);
    expect(await steering.locator('#app').isVisible()).toBe(false);
    await Promise.all([page, steering].map((one) => one.context().close()));
  },
  240_000,
);

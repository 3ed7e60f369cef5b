/** The reports, the brief and the wall, as a coordinator reads them: each figure is the API's and opens its rows. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type {
  AnswerTimes,
  Breakdown,
  SummaryFigures,
  WallFigures,
  YearFigures,
} from '../../src/protocol/reports.js';
import { raise } from '../page.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WALL = { width: 1920, height: 1080 };

let stage: Stage;
let desk: Page;
let token: string;
beforeAll(async () => {
  stage = await openStage();
  token = await stage.token('coordinator1');
  desk = await stage.page('coordinator1', DESK);
}, 300_000);
afterAll(() => stage.close());

const api = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${stage.base}/api${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as T;
};
const shanghaiYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const span = () => {
  const year = shanghaiYear();
  const start = (y: number) => new Date(`${y}-01-01T00:00:00+08:00`).toISOString();
  return `from=${start(year)}&to=${start(year + 1)}`;
};
const broken = (by: string) => api<Breakdown>(`/reports/breakdown?by=${by}&${span()}`);

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const figure = (within: Locator, name: string) =>
  within.getByRole('link', { name: new RegExp(`^${name} .*查看明细$`) });
/** Follows a figure to its rows, reads the list to its end, and comes back. */
const opens = async (page: Page, link: Locator) => {
  const counted = Number((await link.innerText()).replace(',', ''));
  await link.click();
  await page.waitForURL(/\/calls\?/);
  await page.getByText(`共 ${counted.toLocaleString('en')} 件`).waitFor();
  const rows = page.locator('tbody tr');
  if (counted > 0) await rows.first().waitFor();
  while ((await rows.count()) < counted) {
    const before = await rows.count();
    await page.getByRole('button', { name: '更多' }).click();
    await rows.nth(before).waitFor();
  }
  expect(await rows.count()).toBe(counted);
  await page.goBack();
};

describe('the reports', () => {
  it('are one touch from the board, and say what the API says', async () => {
    await desk.getByRole('link', { name: '报表' }).click();
    await desk.getByRole('button', { name: '今年' }).click();
    const [{ total }, year] = await Promise.all([
      broken('month'),
      api<YearFigures>(`/reports/year?year=${shanghaiYear()}`),
    ]);
    const flow = card(desk, '呼叫和办结');
    await flow.getByText('已办结').waitFor();
    for (const [name, n] of [
      ['呼叫', total.calls.raised],
      ['已接听', total.calls.answered],
      ['已办结', total.calls.closed],
      ['已解决', total.calls.solved],
      ['已转介', total.calls.referred],
    ] as const)
      expect([name, await figure(flow, name).innerText()]).toEqual([name, n.toLocaleString('en')]);
    await desk
      .getByText(`办结报解决 ${total.calls.solved} 件，其中群众确认 ${total.calls.confirmed} 件`)
      .waitFor();
    const rates = card(desk, '三率');
    expect(await figure(rates, '解决率').innerText()).toBe(`${(total.rates.solved! * 100).toFixed(1)}%`);
    await rates.getByText('报已解决÷办结').waitFor();
    const solved = desk.getByRole('link', { name: new RegExp(`解决问题 ${year.solved.calls}`) });
    await solved.waitFor();
    const { outreach } = year.active;
    await desk.getByText(new RegExp(`^普法活动 ${outreach.activities} 场`)).waitFor();
    const active = card(desk, '主动服务').getByRole('region', { name: '精准普法' });
    expect(await active.locator('dd').first().innerText()).toBe(outreach.activities.toLocaleString('en'));
  });

  it('open the rows behind a figure, as many as it says', async () => {
    await opens(desk, figure(card(desk, '呼叫和办结'), '已解决'));
    await opens(desk, figure(card(desk, '呼叫和办结'), '已转介'));
    await opens(desk, figure(card(desk, '三率'), '应接'));
    const parts = card(desk, '分项');
    await parts.getByRole('button', { name: '街道' }).click();
    const [first] = (await broken('subdistrict')).rows;
    await opens(desk, figure(parts, `${first!.name} 已解决`));
    await parts.getByRole('button', { name: '类别' }).click();
    await opens(desk, figure(parts, '欠薪 呼叫'));
  });

  it('have a table for every picture, whose figures open their rows too', async () => {
    const { buckets } = await api<AnswerTimes>(`/reports/answers?${span()}`);
    const answers = card(desk, '接听用时');
    await answers.locator('canvas').waitFor();
    await answers.getByRole('button', { name: '表' }).click();
    expect(await answers.getByRole('row').count()).toBe(buckets.length + 1);
    await opens(desk, figure(answers, '15–30 秒 件数'));
    const week = card(desk, '什么时候来的呼叫');
    await week.getByRole('button', { name: '表' }).click();
    await opens(desk, week.getByRole('link').first());
    expect(await stage.axe(desk)).toEqual([]);
  });

  it('stand beside the span before and the year before, whose rows they open', async () => {
    const day = (ago: number) => new Date(Date.now() + (8 - 24 * ago) * 3_600_000).toISOString().slice(0, 10);
    const start = (ago: number) => new Date(`${day(ago)}T00:00:00+08:00`).toISOString();
    const summary = (from: number, to: number) =>
      api<SummaryFigures>(`/reports/summary?from=${start(from)}&to=${start(to)}`);
    const [now, then] = await Promise.all([summary(10, 0), summary(20, 10)]);
    const { raised } = then.calls;
    const by = now.calls.raised - raised;
    expect(raised).toBeGreaterThan(0);
    const said = by === 0 ? '持平' : `${by > 0 ? '+' : '−'}${Math.abs(by)}（`;
    await desk.goto(`/reports?period=own&from=${day(10)}&to=${day(1)}`);
    const flow = card(desk, '呼叫和办结');
    const link = flow.getByRole('link', { name: new RegExp(`^环比 .* 呼叫 ${raised}，`) });
    expect((await link.innerText()).startsWith(said)).toBe(true);
    await flow.getByText('同比 上年同期没有数据').first().waitFor();
    await link.click();
    await desk.waitForURL(/\/calls\?/);
    await desk.getByText(`共 ${raised} 件`).waitFor();
    await desk.goBack();
    await flow.waitFor();
    await desk.getByRole('button', { name: '今年' }).click();
  });

  it('keep the order of codes, names or time, whatever the figures are', async () => {
    const parts = card(desk, '分项');
    await parts.getByRole('button', { name: '检察人员' }).click();
    const { rows } = await broken('officer');
    await parts.getByRole('rowheader', { name: rows[0]!.name, exact: true }).waitFor();
    const shown = await parts.locator('tbody').getByRole('rowheader').allInnerTexts();
    expect(shown).toEqual(rows.map((row) => row.name));
  });

  it('can be saved as a view and found again', async () => {
    await desk.getByRole('button', { name: '常用视图' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('名称').fill('今年各人');
    await dialog.getByRole('button', { name: '保存现在的视图' }).click();
    await dialog.getByRole('link', { name: '今年各人' }).waitFor();
    expect(await stage.axe(desk)).toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.goto('/reports');
    await desk.getByRole('button', { name: '常用视图' }).click();
    await dialog.getByRole('link', { name: '今年各人' }).click();
    await desk.waitForURL(/period=year/);
    expect(desk.url()).toContain('by=officer');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('fit a phone and are English as well', async () => {
    const phone = await stage.page('coordinator1', { ...PHONE, lang: 'en' });
    await phone.goto('/');
    await phone.evaluate(() => localStorage.setItem('yihu.lang', 'en'));
    await phone.goto('/reports?period=year');
    await card(phone, 'The three rates').getByText('solved ÷ closed').waitFor();
    await card(phone, 'Time to answer').locator('canvas').waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(await stage.axe(phone)).toEqual([]);
    await phone.close();
  });
});

describe('what comes again', () => {
  it('proposes a visit with the calls it was made of, and a person decides', async () => {
    await desk.goto('/reports');
    const proposals = card(desk, '未诉先办');
    const first = proposals.getByRole('listitem').first();
    const [, place] = /^(.*?)：/.exec(await first.locator('b').innerText())!;
    const link = first.getByRole('link');
    const counted = /(\d+)/.exec(await link.innerText())![1]!;
    await link.click();
    await desk.getByText(`共 ${counted} 件`).waitFor();
    await desk.getByRole('button', { name: /一条走访建议所依据的呼叫/ }).waitFor();
    await desk.goBack();
    await first.getByRole('button', { name: '定个日子' }).click();
    const dialog = desk.getByRole('dialog', { name: '定个日子' });
    await dialog.getByRole('button', { name: '定个日子' }).click();
    await dialog.getByText('请选一个日子').waitFor();
    expect(await stage.axe(desk)).toEqual([]);
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    await dialog.getByLabel('哪天去').fill(tomorrow);
    await dialog.getByLabel('说明').fill('和社区一起上门');
    await dialog.getByRole('button', { name: '定个日子' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await proposals.getByRole('button', { name: '已定日子' }).click();
    await proposals.getByText('和社区一起上门').waitFor();
    expect(await proposals.getByRole('listitem').filter({ hasText: '和社区一起上门' }).innerText()).toContain(
      place,
    );
  });
});

describe('the monthly brief', () => {
  it('is a page in whole sentences with its definitions, and goes out to whom one chooses', async () => {
    await desk.goto('/reports');
    // A month's activities are read in the calendar of that month.
    const held = figure(card(desk, '主动服务'), '普法活动');
    expect(await held.getAttribute('href')).toMatch(/^\/outreach\?month=\d{4}-\d\d$/);
    await desk.getByRole('link', { name: '月度简报' }).click();
    await desk.getByRole('heading', { name: '指标口径' }).waitFor();
    const people = desk.getByRole('group', { name: '发给谁' }).getByRole('checkbox');
    const save = desk.getByRole('button', { name: '保存', exact: true });
    await people.first().waitFor();
    for (const one of await people.all()) await one.uncheck();
    await save.click();
    await desk.getByText('没有选人，不发送').waitFor();
    await people.first().check();
    await save.click();
    await desk.getByText(/下次发送/).waitFor();
    expect(await stage.axe(desk)).toEqual([]);
  });

  it('is a file as well, that is found again after a reload', async () => {
    await desk.getByRole('button', { name: '下载 PDF' }).click();
    const ready = desk.getByRole('link', { name: '已生成，下载' });
    await ready.waitFor({ timeout: 60_000 });
    await desk.reload();
    const [file] = await Promise.all([desk.waitForEvent('download'), ready.click()]);
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  });
});

describe('the wall', () => {
  it('shows the unit’s figures and takes in what happens', async () => {
    const before = await api<WallFigures>('/wall');
    const wall = await stage.page('coordinator1', WALL);
    await wall.goto('/wall');
    await wall.getByRole('heading', { name: '今年值守' }).waitFor();
    const raised = wall.locator('.four > div').first().locator('.big');
    expect(Number(await raised.innerText())).toBe(before.today.raised);
    await wall.getByText(`${before.outreach.activities}场活动`).waitFor();
    // Nothing is cut off below, and no pane runs into the next.
    expect(
      await wall
        .locator('main')
        .evaluate((main) => [...main.children].filter((c) => c.scrollHeight > c.clientHeight)),
    ).toEqual([]);
    expect(await wall.evaluate(() => [document.body.scrollWidth, document.body.scrollHeight])).toEqual([
      WALL.width,
      WALL.height,
    ]);
    expect(await stage.axe(wall)).toEqual([]);
    const worker = await stage.channel('community', 'worker11');
    const call = await raise(worker, { category: 'minors', summary: '不上大屏' });
    await wall.getByText('正在等待').waitFor();
    expect(Number(await raised.innerText())).toBe(before.today.raised + 1);
    const text = await wall.locator('body').innerText();
    for (const hidden of [call.number, call.community.name, '未成年人', '不上大屏'])
      expect(text).not.toContain(hidden);
    await wall.close();
  });

  it('says when its figures are old, and is right again by itself', async () => {
    const wall = await stage.page('coordinator1', WALL);
    await wall.goto('/wall');
    await wall.getByRole('heading', { name: '今年值守' }).waitFor();
    stage.expects(/\/api\/(wall|hub|me)/);
    // The service worker looks for its own news while there is no line.
    stage.expects(/when fetching the script/);
    await wall.context().setOffline(true);
    await wall.getByText(/数据停在 .*正在重连/).waitFor({ timeout: 40_000 });
    await wall.context().setOffline(false);
    await wall.getByText(/数据停在/).waitFor({ state: 'hidden', timeout: 40_000 });
    await wall.close();
  });

  it('hangs on a screen of its own, that was enrolled and shows nothing else', async () => {
    await desk.goto('/admin/devices');
    await desk.getByRole('button', { name: '登记设备' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: '大屏' }).click();
    await dialog.getByRole('button', { name: '生成登记码' }).click();
    const code = await desk.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).innerText();
    const screen = await stage.page(null, WALL);
    await screen.goto(`/enrol?code=${code}`);
    await screen.getByRole('button', { name: '登记这台设备' }).click();
    await screen.waitForURL('**/wall');
    await screen.getByRole('heading', { name: '今年值守' }).waitFor();
    await screen.goto('/');
    await screen.waitForURL('**/wall');
    await screen.goto('/reports');
    await screen.getByText('这一页不归您的账号看').waitFor();
    await screen.close();
  });
});

it('there were no errors on any page', () => {
  expect(stage.errors).toEqual([]);
});

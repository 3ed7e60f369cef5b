/** The coordinator's hours: approved by keys with the evidence beside them, claimed, closed by the month. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const DAY = 86_400_000;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  page = await stage.page('coordinator1', DESK);
  await page.goto('/hours');
  await rows(page).first().waitFor();
}, 300_000);
afterAll(() => stage.close());

const rows = (on: Page) => on.locator('tbody tr:has(.pick)');
const chosen = (on: Page) => on.locator('tbody tr.chosen');
const evidence = (on: Page) => on.getByRole('region', { name: '依据' });
/** How many wait, as the tab says. */
const waiting = async (on: Page) =>
  Number(
    await on
      .getByRole('link', { name: /^待认定/ })
      .locator('.count')
      .innerText(),
  );
const waits = (on: Page, n: number) =>
  on.getByRole('link', { name: new RegExp(`^待认定\\s*${n}$`) }).waitFor();
const ask = async (username: string, path: string, body?: unknown): Promise<any> => {
  const response = await fetch(`${stage.base}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${await stage.token(username)}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
};
/** For <input type="datetime-local">, in the unit's time. */
const local = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

describe('the ledger', () => {
  it('has the three totals apart, each with its rows behind it', async () => {
    for (const name of [/^值守时长 \d/, /^可认定志愿服务 \d/, /^解决问题 \d/])
      await page.getByRole('link', { name }).waitFor();
    await page.getByText('三个合计各算各的，不相加').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('link', { name: /^值守时长/ }).click();
    await page.waitForURL(/tab=all.*kind=duty/);
    await rows(page).first().waitFor();
    await page
      .getByRole('link', { name: /^待认定/ })
      .first()
      .waitFor();
    await page.goto('/hours');
    await rows(page).first().waitFor();
  });

  it('shows the evidence of the row that the arrows reach', async () => {
    await evidence(page).getByText('认定后', { exact: true }).waitFor();
    const first = await chosen(page).innerText();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((text) => document.querySelector('tr.chosen')?.textContent !== text, first);
    expect(await chosen(page).count()).toBe(1);
    await evidence(page).getByText('认定后', { exact: true }).waitFor();
    await page.keyboard.press('ArrowUp');
  });

  it('approves by A, and goes on with the next', async () => {
    const before = await waiting(page);
    await page.keyboard.press('a');
    await page.getByText(/^已认定：/).waitFor();
    await waits(page, before - 1);
    expect(await chosen(page).count()).toBe(1);
  });

  it('returns by R, and only with a reason', async () => {
    const before = await waiting(page);
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: /退回/ });
    await dialog.getByRole('button', { name: '退回' }).click();
    await dialog.getByText('请写明原因').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByLabel('退回原因').fill('请说明签退时间');
    // What was written survives Esc.
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    expect(await dialog.getByLabel('退回原因').inputValue()).toBe('请说明签退时间');
    await dialog.getByRole('button', { name: '退回' }).click();
    await page.getByText(/^已退回：/).waitFor();
    await waits(page, before - 1);
    const [lines, claims] = await Promise.all(
      ['/hours?state=returned', '/hours/claims?state=returned'].map((path) => ask('coordinator1', path)),
    );
    expect([
      ...lines.items.map((line: any) => line.verdict?.reason),
      ...claims.items.map((claim: any) => claim.reason),
    ]).toContain('请说明签退时间');
  });

  it('approves many at once, and says of each that could not be, why', async () => {
    const before = await waiting(page);
    // Only lines: a claim that somebody contests with would take its line along.
    await page.goto('/hours?kind=duty&who=officer');
    await rows(page).first().waitFor();
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
    }
    const go = page.getByRole('button', { name: '认定所选 3 条' });
    await go.waitFor();
    const { items } = await ask('admin', '/hours?state=pending&kind=duty&who=officer&order=oldest&limit=1');
    await ask('admin', '/hours/verdicts', { ids: [items[0].id], verdict: 'approved' });
    await go.click();
    // What cannot be taken back at once is asked for twice.
    await page.getByRole('dialog', { name: '认定所选 3 条' }).getByRole('button', { name: '认定' }).click();
    const strip = page.getByRole('alert').filter({ hasText: '1 条没有办成' });
    await strip.getByText(/已经认定/).waitFor();
    await strip.getByText('已认定 2 条。').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await strip.getByRole('button', { name: '关闭' }).click();
    await page.goto('/hours');
    await waits(page, before - 3);
  });

  it('corrects a line by another, and keeps both', async () => {
    await page.goto('/hours?tab=approved&kind=duty&who=officer');
    await rows(page).first().waitFor();
    await evidence(page).getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog', { name: '更正一条时长' });
    await dialog.getByRole('button', { name: '更正' }).click();
    await dialog.getByText('请写明原因').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByLabel('这条不应计时（只冲回）').check();
    await dialog.getByLabel('更正原因').fill('当日未到岗');
    await dialog.getByRole('button', { name: '更正' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: '已更正' }).click();
    await page.locator('tbody').getByText('冲回', { exact: true }).first().waitFor();
    await evidence(page).getByText('当日未到岗').first().waitFor();
  });

  it('is read and decided on a phone, the evidence coming up from below', async () => {
    const phone = await stage.page('coordinator1', PHONE);
    await phone.goto('/hours');
    await rows(phone).first().waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    const before = await waiting(phone);
    await rows(phone).first().locator('.pick').click();
    const sheet = phone.getByRole('dialog', { name: '依据' });
    await sheet.getByText('认定后', { exact: true }).waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    await sheet.getByRole('button', { name: '认定' }).click();
    await phone.getByText(/^已认定：/).waitFor();
    // The next one comes up at once.
    await sheet.getByText('认定后', { exact: true }).waitFor();
    await sheet.getByRole('button', { name: '关闭' }).click();
    await waits(phone, before - 1);
    await phone.close();
  });
});

describe('a claim', () => {
  const note = '设备没有电，以签到表为准';
  let from: number;

  it('is entered for somebody else', async () => {
    // Far enough back that the demo has nobody serving then.
    from = Math.floor(Date.now() / DAY) * DAY - 2 * DAY - 4 * 3_600_000;
    await page.goto('/hours');
    await page.getByRole('button', { name: '补录' }).click();
    const dialog = page.getByRole('dialog', { name: '补录一条时长' });
    await dialog.getByRole('button', { name: '补录' }).click();
    await dialog.getByText('请选择人员').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: '谁的时长' }).fill('志愿者');
    await page.getByRole('listbox').getByRole('option').first().click();
    await dialog.getByRole('button', { name: '普法活动' }).click();
    await dialog.getByLabel('开始').fill(local(from));
    await dialog.getByLabel('结束').fill(local(from + 90 * 60_000));
    await dialog.getByText('共 90 分钟').waitFor();
    await dialog.getByLabel('做了什么').fill('反诈宣讲');
    await dialog.getByLabel('服务对象').selectOption('elders');
    // What was written survives a reload.
    await page.reload();
    await page.getByRole('button', { name: '补录' }).click();
    await dialog.getByText('上次没有写完的内容还在。').waitFor();
    await dialog.getByLabel('补录原因和依据').fill(note);
    await dialog.getByRole('button', { name: '补录' }).click();
    await page.getByText('已补录，等另一位值班调度认定。').waitFor();
  });

  it('is decided by another than who entered it', async () => {
    const { items } = await ask('coordinator1', '/hours/claims?state=pending');
    const claim = items.find((one: any) => one.note === note);
    const find = async (on: Page) => {
      await on.goto(`/hours?source=back_filled&person=${claim.officer.id}`);
      await rows(on).filter({ hasText: '反诈宣讲' }).locator('.pick').click();
      await evidence(on).getByText(note).waitFor();
    };
    await find(page);
    await evidence(page).getByText('这条是您补录的，请由其他人认定。').waitFor();
    expect(await evidence(page).getByRole('button', { name: /认定/ }).count()).toBe(0);
    const admin = await stage.page('admin', DESK);
    await find(admin);
    await admin.keyboard.press('a');
    await admin.getByText(/^已认定：/).waitFor();
    const lines = await ask('coordinator1', `/hours?officerId=${claim.officer.id}&source=back_filled`);
    expect(lines.items.map((line: any) => [line.minutes, line.state, line.activity])).toContainEqual([
      90,
      'approved',
      '反诈宣讲',
    ]);
    await admin.close();
  });
});

describe('months and rules', () => {
  it('closes a month that is decided, and opens it again for a reason', async () => {
    await page.goto('/hours/months');
    const month = page.locator('tbody tr').filter({ has: page.getByRole('button', { name: '封账' }) });
    const idle = month.filter({ has: page.locator('td[data-name="待认定"] span.note') }).first();
    await idle.waitFor();
    const name = await idle.getByRole('rowheader').innerText();
    const row = page.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    expect(await stage.axe(page)).toEqual([]);
    await row.getByRole('button', { name: '封账' }).click();
    const dialog = page.getByRole('dialog', { name: /封账/ });
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确认封账' }).click();
    await row.getByText('已封账').waitFor();
    await row.getByRole('button', { name: '重新打开' }).click();
    const again = page.getByRole('dialog', { name: /重新打开/ });
    await again.getByRole('button', { name: '重新打开' }).click();
    await again.getByText('请写明原因').waitFor();
    await again.getByLabel('原因').fill('补录签到表');
    await again.getByRole('button', { name: '重新打开' }).click();
    await row.getByText('未封账').waitFor();
    await row.getByText('补录签到表').waitFor();
  });

  it('changes what counts from a day on, and keeps what counted before', async () => {
    await page.goto('/hours/policy');
    await page.getByRole('heading', { name: '历次规则' }).waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: '修改规则' }).click();
    const dialog = page.getByRole('dialog', { name: '修改规则' });
    await dialog.getByRole('checkbox', { name: '志愿者 培训' }).check();
    await dialog.getByLabel('从哪天起').fill(local(Date.now() + 40 * DAY).slice(0, 10));
    await dialog.getByRole('button', { name: '保存新规则' }).click();
    await dialog.getByText('请写明原因').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByLabel('为什么改').fill('培训计入志愿服务');
    await dialog.getByRole('button', { name: '保存新规则' }).click();
    await page.getByText('将要生效').waitFor();
    await page.getByText('培训计入志愿服务').waitFor();
  });
});

it('left nothing in the consoles', () => {
  expect(stage.errors).toEqual([]);
});

/** A volunteer on a phone: in and out with one thumb, and their own ledger; and the officer's, from the same parts. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

let stage: Stage;
let phone: Page;
beforeAll(async () => {
  stage = await openStage();
  phone = await stage.page('volunteer1', PHONE);
}, 300_000);
afterAll(() => stage.close());

const rows = (page: Page) => page.getByRole('region', { name: '我的台账' }).getByRole('listitem');
/** On the first days of a month there may be nothing yet: then the month before. */
const filled = async (page: Page) => {
  const none = page.getByText('这个月还没有记录');
  await rows(page).first().or(none).waitFor();
  if (await none.isVisible()) await page.getByRole('button', { name: '上个月' }).click();
  await rows(page).first().waitFor();
};
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe('a volunteer', () => {
  it('comes home to one large button in the first screen, and reads what they served', async () => {
    await filled(phone);
    expect(new URL(phone.url()).pathname).toBe('/service');
    const start = await phone.getByRole('button', { name: '开始服务' }).boundingBox();
    expect(start!.height).toBeGreaterThanOrEqual(80);
    expect(start!.width).toBeGreaterThan(300);
    expect(start!.y + start!.height).toBeLessThan(PHONE.height);
    expect(await wide(phone)).toBe(PHONE.width);
    const text = await phone.locator('main').innerText();
    for (const words of ['今天', '本月', '系统计时', '值守']) expect(text).toContain(words);
    expect(text).toMatch(/待认定|已认定/);
    expect(text).not.toMatch(/null|undefined|pending|approved|outreach/);
    expect(await stage.axe(phone)).toEqual([]);
  });

  it('checks in with a kind and a length, finds it running after a reload, and ends it knowingly', async () => {
    await phone.getByRole('button', { name: '值守', exact: true }).click();
    await phone.getByRole('button', { name: '2 小时', exact: true }).click();
    await phone.getByRole('button', { name: '开始服务' }).click();
    await phone.getByRole('timer').waitFor();
    await phone.reload();
    const running = phone.getByRole('region', { name: '服务中' });
    await running.getByText('计划 2 小时').waitFor();
    expect(await running.innerText()).toMatch(/\d:\d\d:\d\d/);
    expect(await running.innerText()).toContain('自动结束');
    expect(await stage.axe(phone)).toEqual([]);
    await running.getByRole('button', { name: '结束服务' }).click();
    const dialog = phone.getByRole('dialog');
    await dialog.getByText('服务了谁').waitFor();
    await phone.keyboard.press('Escape');
    await running.waitFor();
    await running.getByRole('button', { name: '结束服务' }).click();
    await dialog.getByRole('button', { name: '老年人' }).click();
    expect(await stage.axe(phone)).toEqual([]);
    await dialog.getByRole('button', { name: '结束服务' }).click();
    await phone.getByRole('button', { name: '开始服务' }).waitFor();
  });

  it('claims what was not checked in: what was typed survives Esc, what is wrong stands at its field, and it can be withdrawn', async () => {
    const page = await stage.page('volunteer2', PHONE);
    await filled(page);
    await page.getByRole('button', { name: '补记时长' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('做了什么').fill('楼道普法海报张贴');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '补记时长' }).click();
    expect(await dialog.getByLabel('做了什么').inputValue()).toBe('楼道普法海报张贴');
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByText('请填日期和起止时间').waitFor();
    const day = new Date(Date.now() + 8 * 3_600_000 - 3 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('日期').fill(day);
    await dialog.getByLabel('开始').fill('20:30');
    await dialog.getByLabel('结束').fill('21:45');
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: '提交' }).click();
    const row = rows(page).filter({ hasText: '楼道普法海报张贴' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/补记[\s\S]*1 小时 15 分[\s\S]*待认定/);
    await row.getByRole('button', { name: '撤回' }).click();
    await dialog.getByRole('button', { name: '撤回' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('objects to a line, and the line stands until somebody else has decided', async () => {
    const page = await stage.page('volunteer4', PHONE);
    await filled(page);
    const row = rows(page).filter({ hasText: '有异议' }).first();
    await row.getByRole('button', { name: '有异议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('这段时间没有服务，请取消这条').check();
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByText('请写明哪里不对').waitFor();
    await dialog.getByLabel('哪里不对').fill('那天临时有事，没有去。');
    await dialog.getByRole('button', { name: '提交' }).click();
    const contested = rows(page).filter({ hasText: '您说这条不对' });
    await contested.waitFor();
    expect(await contested.getByRole('button', { name: '撤回' }).count()).toBe(1);
  });

  it('reads all of it in English and in large print', async () => {
    const page = await stage.page('volunteer3', { ...PHONE, lang: 'en' });
    await page.getByRole('button', { name: 'Start service' }).waitFor();
    const text = await page.locator('main').innerText();
    for (const words of ['Today', 'Duty', 'Outreach', '2 hours', 'Claim hours'])
      expect(text).toContain(words);
    expect(text).not.toMatch(/小时|认定|补记|普法活动\n/);
    await page.evaluate(() => document.documentElement.setAttribute('data-elder', ''));
    expect(await wide(page)).toBe(PHONE.width);
    expect(await stage.axe(page)).toEqual([]);
  });

  it('finds the way to what is not theirs closed', async () => {
    const page = await stage.page('volunteer5', PHONE);
    for (const path of ['/desk', '/community', '/board', '/hours', '/admin']) {
      await page.goto(path);
      await page.getByText('这一页不归您的账号看').waitFor();
    }
  });
});

describe('an officer', () => {
  it('has the same ledger beside the duty switch, and checks in to outreach in any community', async () => {
    const page = await stage.page('officer3', DESK);
    await page.goto('/desk/hours');
    await filled(page);
    expect(await page.getByRole('button', { name: '值守', exact: true }).count()).toBe(0);
    await page.getByLabel('在哪个社区').selectOption({ label: '水源地社区' });
    await page.getByRole('button', { name: '开始服务' }).click();
    const running = page.getByRole('region', { name: '服务中' });
    await running.getByText('水源地社区').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await running.getByRole('button', { name: '结束服务' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束服务' }).click();
    await page.getByRole('button', { name: '开始服务' }).waitFor();
  });
});

it('nothing was wrong on any page', () => expect(stage.errors).toEqual([]));

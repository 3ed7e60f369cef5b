/** The roster as the coordinator keeps it, by mouse and by keyboard, and as officers live by it on a phone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDays, localDay, mondayOf } from '../../src/protocol/time/local-day.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const TABS = ['grid', 'shifts', 'asked', 'warnings', 'fairness', 'attendance', 'settings'];

let stage: Stage;
let desk: Page;
let phone: Page;
beforeAll(async () => {
  stage = await openStage();
  desk = await stage.page('coordinator1', DESK);
  phone = await stage.page('officer2', PHONE);
}, 300_000);
afterAll(() => stage.close());

/** The week after this one, in which the demo leaves something to do. */
const next = addDays(mondayOf(localDay(Date.now())), 7);
const cell = (page: Page, shift: string, day: number) =>
  page.getByRole('row').filter({ hasText: shift }).first().getByRole('gridcell').nth(day);
const openNext = async () => {
  await desk.goto(`/roster/grid?day=${next}`);
  await desk.getByRole('grid').waitFor();
};

describe('the grid', () => {
  it('marks the empty place in words, and is filled by keyboard alone', async () => {
    await openNext();
    const empty = cell(desk, '夜班', 5);
    expect(await empty.innerText()).toContain('缺 1 人');
    await cell(desk, '白班', 0).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft'])
      await desk.keyboard.press(key);
    expect(await empty.evaluate((at) => at === document.activeElement)).toBe(true);
    await desk.keyboard.press('Enter');
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('可以排上').waitFor();
    expect(await stage.axe(desk)).toEqual([]);
    await dialog
      .getByRole('listitem')
      .filter({ hasText: '王检察官' })
      .getByRole('button', { name: '排上' })
      .press('Enter');
    await empty.getByText('王检察官').waitFor();
    await empty.focus();
    await desk.keyboard.press('Delete');
    await empty.getByText('缺 1 人').waitFor();
  });

  it('takes somebody dragged from the list, and gives them back', async () => {
    await openNext();
    const empty = cell(desk, '夜班', 5);
    await desk
      .getByRole('region', { name: '检察人员' })
      .getByRole('listitem')
      .filter({ hasText: '刘检察官' })
      .dragTo(empty);
    await empty.getByText('刘检察官').waitFor();
    await desk.getByRole('button', { name: '撤销' }).click();
    await empty.getByText('缺 1 人').waitFor();
  });

  it('shows the month, and the people as rows', async () => {
    await openNext();
    await desk.getByRole('button', { name: '月', exact: true }).click();
    await desk.waitForFunction(() => document.querySelectorAll('[role=grid]').length >= 4);
    await desk.getByRole('button', { name: '周', exact: true }).click();
    // Until the other weeks are gone each of them has the person's row.
    await desk.waitForFunction(() => document.querySelectorAll('[role=grid]').length < 4);
    await desk.getByRole('button', { name: '按人员' }).click();
    await desk.getByRole('rowheader', { name: '赵检察官' }).waitFor();
    expect(await desk.getByRole('row').filter({ hasText: '赵检察官' }).innerText()).toContain('带班');
  });
});

describe('every part', () => {
  it.each(TABS)('%s can be read by everybody, in both languages, on a desk and on a phone', async (tab) => {
    const small = await stage.page('coordinator1', PHONE);
    for (const page of [desk, small]) {
      await page.goto(`/roster/${tab}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await stage.axe(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await page.locator('main').innerText()).not.toMatch(/roster\.\w|null|undefined|NaN/);
    }
    await small.getByRole('button', { name: 'English' }).click();
    await small.getByRole('heading', { name: 'Roster', level: 1 }).waitFor();
    expect(await small.locator('main').innerText()).not.toMatch(/roster\.\w|null|undefined|NaN/);
    await small.context().close();
  });

  it('a shift is added as a form, and stands on the grid', async () => {
    await desk.goto('/roster/shifts');
    await desk.getByRole('button', { name: '添加班次' }).click();
    const form = desk.getByRole('dialog');
    await form.getByLabel('名称').fill('周末班');
    await form.getByLabel('哪些日子').selectOption('off');
    await form.getByLabel(/第 1 周 加人/).selectOption({ label: '黄书记员' });
    expect(await stage.axe(desk)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await desk.getByRole('listitem').filter({ hasText: '周末班' }).waitFor();
    await openNext();
    expect(await cell(desk, '周末班', 6).innerText()).toContain('黄书记员');
  });
});

describe('an officer’s own page', () => {
  it('takes an offered shift and an open place, offers one, and has a calendar address', async () => {
    await phone.goto('/desk/roster');
    const offered = phone.getByRole('listitem').filter({ hasText: '想让出' });
    await offered.getByRole('button', { name: '我来接' }).click();
    await phone.getByText('接下了，这是您的班了。').waitFor();
    await phone.getByText('没有人让班。').waitFor();
    await phone
      .getByRole('listitem')
      .filter({ hasText: '夜班' })
      .filter({ hasText: '缺 1 人' })
      .getByRole('button', { name: '报名' })
      .click();
    await phone.getByText('已报名，这是您的班了。').waitFor();
    await phone.getByRole('button', { name: '换班' }).first().click();
    await phone.getByRole('dialog').getByRole('button', { name: '换班' }).click();
    await phone.getByText('正在找人接：谁都可以').waitFor();
    await phone.getByRole('button', { name: '不换了' }).click();
    await phone.getByRole('button', { name: '生成地址' }).click();
    const address = await phone.getByRole('textbox', { name: '我的日历地址' }).inputValue();
    expect(await (await fetch(address)).text()).toContain('BEGIN:VEVENT');
    expect(await stage.axe(phone)).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  });
});

describe('a sheet', () => {
  it('shows what it would change and names the shifts it would empty, before anything is changed', async () => {
    await desk.goto('/roster/settings');
    const rows = `日期,班次,人员\n${next},夜班,\n${addDays(next, 1)},夜班,刘检察官\n`;
    await desk
      .getByLabel('选择要导入的表格')
      .setInputFiles({ name: '排班.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    const go = desk.getByRole('button', { name: '导入', exact: true });
    expect(await go.count()).toBe(0);
    await desk.getByRole('button', { name: '看看会改什么' }).click();
    const emptied = desk.getByRole('alert').filter({ hasText: '导入后有 1 个班次没有人' });
    await emptied.waitFor();
    expect(await emptied.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/周一 夜班$/),
    ]);
    const first = desk.getByRole('region', { name: '会改的班次' }).getByRole('row').nth(1);
    expect(await first.innerText()).toMatch(/周一 夜班\s.+\s没有人$/);
    expect(await stage.axe(desk)).toEqual([]);
    await go.click();
    await desk.getByText('导入完成：改了 2 个班次').waitFor();
    expect(await emptied.count()).toBe(0);
    await openNext();
    expect(await cell(desk, '夜班', 0).innerText()).toContain('缺 1 人');
    expect(await cell(desk, '夜班', 1).innerText()).toContain('刘检察官');
  });
});

it('nothing went wrong on any page', () => expect(stage.errors).toEqual([]));

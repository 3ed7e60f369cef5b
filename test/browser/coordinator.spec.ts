/** The coordinator's board and calls, and the administrator's forms, as they are used. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { raise as raiseCall } from '../page.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
type Channel = Awaited<ReturnType<Stage['channel']>>;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SECRET = '13900139000';

let stage: Stage;
let worker: Channel;
let board: Page;
let admin: Page;
beforeAll(async () => {
  stage = await openStage();
  worker = await stage.channel('community', 'worker10');
  board = await stage.page('coordinator1', DESK);
  admin = await stage.page('admin', DESK);
}, 300_000);
afterAll(() => stage.close());

const card = (page: Page, call: CallSummary) => page.locator(`[data-call="${call.id}"]`);
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('the board', () => {
  let call: CallSummary;
  let second: Channel;

  it('says that nobody is on duty, and reminds of a call that nobody can be rung for', async () => {
    await board.goto('/board');
    await board.getByText('现在无人值守。').first().waitFor();
    call = await raiseCall(worker, {
      category: 'labour',
      urgency: 'urgent',
      summary: '拖欠工资',
      resident: { name: '张桂兰', phone: SECRET, basis: 'consent' },
    });
    await column(board, '等待接听').locator(`[data-call="${call.id}"]`).waitFor();
    await column(board, '提醒').getByText('无人值守').first().waitFor();
    expect(await board.getByRole('link', { name: /谁在等/ }).innerText()).toMatch(/[1-9]/);
  });

  it('says that a reminder makes no sound on a page that nobody has touched, until any key wakes it', async () => {
    const silent = board.getByText('这台设备现在没有声音');
    await board.keyboard.press('Shift');
    await silent.waitFor({ state: 'detached' });
    await board.reload();
    await silent.waitFor();
    await board.keyboard.press('Shift');
    await silent.waitFor({ state: 'detached' });
  });

  it('shows who comes on duty, and rings them for it', async () => {
    const first = await stage.channel('procuratorate', 'officer5');
    await first.do('duty:start');
    const strip = column(board, '值守人员');
    await strip.getByText('陈检察官').waitFor();
    await strip.getByText('响铃中').waitFor();
    await column(board, '呼叫中').locator(`[data-call="${call.id}"]`).getByText('陈检察官').waitFor();
    second = await stage.channel('procuratorate', 'officer7');
    await second.do('duty:start');
    await strip.getByText('赵检察官').waitFor();
  });

  it('assigns by keys alone: G, the arrows, Enter', async () => {
    await card(board, call).getByRole('link').focus();
    await board.keyboard.press('g');
    const dialog = board.getByRole('dialog', { name: '指派给谁' });
    const choice = dialog.getByRole('button', { name: /赵检察官/ });
    await choice.waitFor();
    for (let i = 0; i < 8 && !(await choice.evaluate((e) => e === document.activeElement)); i++)
      await board.keyboard.press('ArrowDown');
    expect(await stage.axe(board)).toEqual([]);
    await board.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const ring = await second.hear(
      'offer:ring',
      (r: { id: string; call: { id: string } }) => r.call.id === call.id,
    );
    await second.do('offer:accept', { offerId: ring.id });
    await column(board, '办理中').locator(`[data-call="${call.id}"]`).getByText('赵检察官').waitFor();
  });

  it('no longer reminds of a call that was answered', async () => {
    await column(board, '提醒').getByText('无人值守').first().waitFor({ state: 'hidden' });
  });

  it('can be read by everybody, on a phone as well', async () => {
    expect(await stage.axe(board)).toEqual([]);
    const phone = await stage.page('coordinator1', PHONE);
    await phone.goto('/board');
    await phone.getByRole('heading', { name: '办理中' }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await phone.close();
  });

  it('opens the rows of a number, and the call, masked until a reason is given', async () => {
    await board.goto('/calls?state=active');
    await board.getByRole('link', { name: call.number.slice(4) }).click();
    await board.getByRole('heading', { name: '经过' }).waitFor();
    await board.getByText(/指派给 赵检察官/).waitFor();
    expect(await board.locator('main').innerText()).not.toContain(SECRET);
    await board.getByRole('button', { name: '查看', exact: true }).click();
    const dialog = board.getByRole('dialog');
    await dialog.getByLabel('为什么要看').fill('需要回电核实');
    // What was written survives Esc.
    await board.keyboard.press('Escape');
    await board.getByRole('button', { name: '查看', exact: true }).click();
    expect(await dialog.getByLabel('为什么要看').inputValue()).toBe('需要回电核实');
    await dialog.getByRole('button', { name: '查看并记录' }).click();
    await board.locator(`a[href*="${SECRET.slice(-8)}"]`).waitFor();
    expect(await stage.axe(board)).toEqual([]);
  });

  it('opens the calls behind the year’s problems solved, and they are as many', async () => {
    await board.goto('/hours');
    const solved = board.getByRole('link', { name: /^解决问题/ });
    const counted = Number((await solved.innerText()).replaceAll(',', ''));
    await solved.click();
    await board.getByLabel('结果').waitFor();
    expect(await board.getByLabel('结果').inputValue()).toBe('solved');
    await board.getByText(`共 ${counted.toLocaleString('en')} 件`).waitFor();
    const rows = board.locator('tbody tr');
    await rows.first().waitFor();
    while ((await rows.count()) < counted) {
      const before = await rows.count();
      await board.getByRole('button', { name: '更多' }).click();
      await rows.nth(before).waitFor();
    }
    expect(await rows.count()).toBe(counted);
  });

  it('finds calls as one types, and has the place again after one was read', async () => {
    await board.goto('/calls');
    await board.getByRole('searchbox').pressSequentially('shequ');
    await board.waitForURL(/q=shequ/);
    const rows = board.locator('tbody tr');
    await board.getByText(/^共 [\d,]+ 件$/).waitFor();
    await board.getByRole('button', { name: '更多' }).click();
    await rows.nth(60).waitFor();
    const opened = rows.nth(58).getByRole('link');
    const number = await opened.innerText();
    for (const back of [
      () => board.goBack(),
      () => board.getByRole('link', { name: '回到呼叫事项' }).click(),
    ]) {
      await opened.click();
      await board.getByRole('heading', { name: '经过' }).waitFor();
      await back();
      await board.waitForURL(/\/calls\?q=shequ$/);
      await rows.nth(60).waitFor();
      await board.waitForFunction(() => window.scrollY > 1000);
      expect(await opened.innerText()).toBe(number);
      expect(await board.getByRole('searchbox').inputValue()).toBe('shequ');
    }
  });
});

describe('the watch', () => {
  it('does not say that all is well where nobody can hear a call', async () => {
    for (const officer of ['officer5', 'officer7']) {
      const channel = await stage.channel('procuratorate', officer);
      await channel.do('duty:end', { keep: true });
    }
    const page = await stage.page('coordinator1', PHONE);
    await page.goto('/watch');
    // It looks once a minute. On a busy machine it finds that the hub stood still, which is not well either.
    await page
      .getByRole('heading', { name: /没人能听到|在等接听|发现 \d+ 个问题/ })
      .waitFor({ timeout: 100_000 });
    expect(await page.getByText('一切正常').count()).toBe(0);
    expect(await stage.axe(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the administration', () => {
  it('has every section, and none that a reader cannot use', async () => {
    for (const section of [
      'people',
      'places',
      'liaisons',
      'policy',
      'settings',
      'notice',
      'directory',
      'categories',
      'calendar',
      'deadlines',
      'devices',
      'checkups',
    ]) {
      await admin.goto(`/admin/${section}`);
      await admin.locator('.page h2').first().waitFor();
      expect([section, await stage.axe(admin)]).toEqual([section, []]);
    }
  }, 180_000);

  it('ends where somebody else is signed in, one by one and all at once', async () => {
    for (let n = 0; n < 3; n++) {
      const answer = await admin.request.post('/api/auth/token', {
        data: { username: 'worker12', password: 'yihu-demo' },
      });
      expect(answer.status()).toBe(200);
    }
    await admin.goto('/admin/people');
    await admin.getByLabel('姓名或账号').fill('worker12');
    const person = admin.getByRole('listitem').filter({ hasText: 'worker12' });
    await person.getByRole('button', { name: '登录设备' }).click();
    const dialog = admin.getByRole('dialog');
    const rows = dialog.getByRole('listitem').filter({ hasText: '最近使用' });
    await rows.nth(2).waitFor();
    expect(await stage.axe(admin)).toEqual([]);
    await rows.first().getByRole('button', { name: '结束' }).click();
    await rows.nth(2).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '全部结束' }).click();
    await dialog.getByText('现在没有在任何地方登录。').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
  });

  it('changes the order of calling, in words', async () => {
    await admin.goto('/admin/policy');
    await admin.getByRole('button', { name: '修改“通用呼叫顺序”' }).click();
    await admin.getByLabel('第 1 步呼叫多少秒').fill('15');
    await admin
      .getByText(/派驻副书记 15 秒/)
      .first()
      .waitFor();
    await admin.getByRole('button', { name: '保存' }).click();
    await admin.getByText('已保存，从下一次呼叫起生效。').waitFor();
  });

  it('imports nothing where a row is wrong, and names the row', async () => {
    stage.expects(/communities\/import/);
    await admin.goto('/admin/places');
    const csv =
      'community_code,community,subdistrict_code,subdistrict,district_code,district\n12,某社区,210102001,某街道,210102,和平区';
    await admin.getByLabel('或粘贴内容').fill(csv);
    await admin.getByRole('button', { name: '检查', exact: true }).click();
    await admin.getByText(/什么都没有导入/).waitFor();
    await admin.getByRole('cell', { name: '社区代码', exact: true }).waitFor();
    expect(await admin.getByLabel('或粘贴内容').inputValue()).toBe(csv);
  });

  it('shows one’s own account', async () => {
    await admin.goto('/account');
    await admin.getByText('这台设备').waitFor();
    expect(await stage.axe(admin)).toEqual([]);
  });
});

it('left nothing in the consoles', () => {
  expect(stage.errors).toEqual([]);
});

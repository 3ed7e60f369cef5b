/** A shared phone as a community has it, an officer's shift phone, and the coordinator who gives and takes them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openStage } from './stage.js';

const PHONE = { width: 390, height: 844 };
const PIN = '482915';
let stage: Awaited<ReturnType<typeof openStage>>;
let coordinator: Page;
beforeAll(async () => {
  stage = await openStage();
  coordinator = await stage.page('coordinator1', { width: 1440, height: 900 });
}, 300_000);
afterAll(() => stage.close());

/** The code as the coordinator reads it from the screen. */
const codeFor = async (
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown>,
): Promise<string> => {
  await coordinator.goto('/admin/devices');
  await coordinator.getByRole('button', { name: '登记设备' }).click();
  const dialog = coordinator.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: '生成登记码' }).click();
  await coordinator.getByRole('img', { name: '登记用的二维码' }).waitFor();
  expect(await stage.axe(coordinator)).toEqual([]);
  const code = await coordinator.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).innerText();
  await coordinator.keyboard.press('Escape');
  return code;
};
const firstPin = async (page: Page) => {
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel('账号密码').fill('yihu-demo');
  await dialog.getByLabel('新的 6 位 PIN 码').fill(PIN);
  await dialog.getByRole('button', { name: '设好并继续' }).click();
};

describe('a community’s phone', () => {
  let phone: Page;
  let community: string;

  it('is enrolled with the code, by a press and not by opening the link', async () => {
    community = await (await stage.page('worker1', PHONE)).getByRole('heading', { level: 1 }).innerText();
    const code = await codeFor((dialog) =>
      dialog.getByLabel('社区', { exact: true }).selectOption({ label: community }),
    );
    phone = await stage.page(null, PHONE);
    await phone.goto(`/enrol?code=${code}`);
    const go = phone.getByRole('button', { name: '登记这台设备' });
    await go.waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    await go.click();
    await phone.getByRole('button', { name: '呼叫检察院' }).waitFor();
  });

  it('raises with one touch, then asks who it is, and the officer is told', async () => {
    await phone.getByRole('button', { name: '呼叫检察院' }).click();
    await phone.getByRole('heading', { name: '已经在呼叫。您是哪位？' }).waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    await phone.getByRole('group', { name: '已经在呼叫。您是哪位？' }).getByRole('button').first().click();
    await phone.getByRole('button', { name: /^我是 / }).waitFor();
    expect(await phone.getByText('您是哪位？').count()).toBe(0);
    const officer = await stage.channel('procuratorate', 'officer1');
    await officer.do('duty:start');
    const ring = await officer.hear('offer:ring', (r: any) => r.call.community.name === community);
    const detail = await officer.do('offer:accept', { offerId: ring.id });
    expect(detail.raisedBy.name).toBe(`${community} 共用设备`);
    expect(await phone.getByRole('button', { name: /^我是 / }).innerText()).toContain(detail.callback.name);
  });

  it('shows particulars for a PIN only, which a person sets at first use', async () => {
    await phone.getByRole('button', { name: /^我是 / }).click();
    await phone.getByRole('button', { name: '输入 PIN 码，查看联系方式' }).click();
    await firstPin(phone);
    await phone.getByRole('button', { name: /^隐藏联系方式/ }).waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    await phone.getByRole('button', { name: /^隐藏联系方式/ }).click();
    await phone.getByRole('button', { name: '输入 PIN 码，查看联系方式' }).click();
    await phone.getByLabel('6 位 PIN 码').fill(PIN);
    await phone.getByRole('button', { name: /^隐藏联系方式/ }).waitFor();
  });

  it('shows how the call stands and nothing of it, once nobody says who they are', async () => {
    const talk = phone.getByRole('textbox').first();
    await talk.waitFor();
    // Where one unlocks one also says that it is somebody else.
    await phone.getByRole('button', { name: '不是我，换人' }).click();
    await phone.getByText('先选您是哪位，才能看到这件呼叫的内容。').waitFor();
    await talk.waitFor({ state: 'detached' });
    expect(await stage.axe(phone)).toEqual([]);
    await phone.getByRole('group', { name: '已经在呼叫。您是哪位？' }).getByRole('button').first().click();
    await talk.waitFor();
  });

  it('is withdrawn at a touch, says so, and hides no call that was pressed without a line', async () => {
    await phone.getByText('返回', { exact: true }).first().click();
    stage.expects(/ERR_INTERNET_DISCONNECTED/);
    await phone.context().setOffline(true);
    await phone.getByRole('button', { name: '呼叫检察院' }).click();
    await phone.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();

    await coordinator.goto('/admin/devices');
    const row = coordinator.getByRole('listitem').filter({ hasText: community });
    await row.getByRole('button', { name: '停用' }).click();
    await coordinator.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    // It is withdrawn before the phone has a line again: until then its call would be taken, and rightly.
    await coordinator.getByText('已停用，这台设备已断开。').waitFor();
    stage.expects(/status of 401 .*\/api\/(device|calls)$/);
    await phone.context().setOffline(false);
    await phone.getByText('这台共用设备已停用或到期').waitFor();
    await phone.getByRole('heading', { name: '这台设备上有 1 个呼叫没有发出去' }).waitFor();
    expect(await stage.axe(phone)).toEqual([]);
  });
});

it('a shift phone is taken with a PIN, is its officer’s desk, and goes back', async () => {
  const code = await codeFor(async (dialog) => {
    await dialog.getByRole('button', { name: '值班手机' }).click();
    await dialog.getByLabel('谁可以领用').selectOption({ index: 1 });
  });
  const phone = await stage.page(null, PHONE);
  await phone.goto('/enrol');
  await phone.getByLabel('登记码').fill(code.toLowerCase());
  await phone.getByRole('button', { name: '登记这台设备' }).click();
  await phone.getByRole('heading', { name: '值班手机' }).waitFor();
  const officers = phone.getByRole('group', { name: '谁来领用' }).getByRole('button');
  await officers.nth(1).waitFor();
  expect(await officers.count()).toBe(2);
  expect(await stage.axe(phone)).toEqual([]);
  const name = await officers.last().innerText();
  await officers.last().click();
  await firstPin(phone);
  await phone.waitForURL('**/desk');
  await phone.getByText(name.trim()).first().waitFor();
  expect(await stage.axe(phone)).toEqual([]);
  await phone.getByRole('button', { name: '交还手机' }).click();
  await phone
    .getByRole('dialog')
    .getByRole('button', { name: /^(交还手机|只交还)$/ })
    .click();
  await officers.first().waitFor();
  expect(stage.errors).toEqual([]);
});

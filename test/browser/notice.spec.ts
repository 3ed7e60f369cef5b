/** Notice and proof as people use them: the channels are set and tried, a person chooses, a ring's way is seen, a push is shown. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { raise } from '../page.js';
import { postOffice } from '../pure/notice/post.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
let stage: Stage;
let office: Awaited<ReturnType<typeof postOffice>>;
let admin: Page;
beforeAll(async () => {
  [stage, office] = await Promise.all([openStage(), postOffice(() => ({}))]);
  admin = await stage.page('admin');
}, 300_000);
afterAll(async () => {
  await stage.close();
  await office.close();
});

it('the administrator switches a channel on, is told what is missing, allows an address and tries it', async () => {
  stage.expects(/notice\/setup/);
  await admin.goto('/admin/notice');
  await admin.getByRole('checkbox', { name: '对接系统' }).check();
  await admin.getByLabel('接收地址').fill(`${office.base}/in`);
  await admin.getByRole('button', { name: '保存' }).click();
  await admin.getByText('必填').waitFor();
  await admin.getByLabel('签名密钥').fill('quiet');
  await admin.getByRole('checkbox', { name: '浏览器推送' }).check();
  await admin.getByRole('button', { name: '保存' }).click();
  const card = admin.locator('li.channel', { hasText: '对接系统' });
  await card.getByText('可用').waitFor();
  await card.getByRole('button', { name: '发一条给我试试' }).click();
  await card.getByText(/内部网络/).waitFor();
  expect(office.letters).toEqual([]);
  await admin.getByLabel('允许的内部地址').fill('127.0.0.1');
  await admin.getByRole('button', { name: '保存' }).click();
  await admin.getByRole('button', { name: '放弃修改' }).waitFor({ state: 'detached' });
  await card.getByRole('button', { name: '发一条给我试试' }).click();
  await card.getByText('已发出，请看是否收到。').waitFor();
  expect(office.letters).toMatchObject([{ json: { kind: 'test' } }]);
  expect(await stage.axe(admin)).toEqual([]);
});

it('a person moves their channels by keyboard, keeps quiet hours, and finds both again', async () => {
  const page = await stage.page('officer5', { lang: 'en' });
  await page.goto('/account');
  await page.getByRole('checkbox', { name: 'Choose my own channels and order' }).check();
  await page.getByRole('button', { name: 'Move "Connected system" up' }).press('Enter');
  await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
  await page.getByLabel('From').fill('21:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/saved/i).first().waitFor();
  await page.reload();
  await page.getByLabel('From').waitFor();
  expect(await page.getByLabel('From').inputValue()).toBe('21:30');
  const names = await page.locator('ol.rows > li').allInnerTexts();
  expect(names.map((n) => n.trim())).toEqual(['Connected system', 'Open page', 'Browser push']);
  expect(await stage.axe(page)).toEqual([]);
});

it("the call's page shows that the ring arrived on the officer's page and was heard or seen", async () => {
  const desk = await stage.page('officer1');
  await desk.goto('/desk');
  await desk.getByRole('button', { name: '开始值守' }).first().click();
  const understood = desk.getByRole('button', { name: '我知道了' });
  await understood
    .or(desk.getByRole('button', { name: '听到了', exact: true }))
    .first()
    .waitFor();
  if (await understood.isVisible()) await understood.click();
  const worker = await stage.channel('community', 'worker1');
  const call = await raise(worker);
  await desk.getByRole('button', { name: /接听/ }).first().waitFor();
  const board = await stage.page('coordinator1');
  await board.goto(`/calls/${call.id}`);
  const proof = board.locator('section.proof');
  for (const mark of ['已呼叫', '已发出', '已送达']) await proof.getByText(mark).first().waitFor();
  await proof
    .getByText(/已响铃|已显示/)
    .first()
    .waitFor();
  await proof
    .getByText(/Chrome/)
    .first()
    .waitFor();
  expect(await stage.axe(board)).toEqual([]);
  await worker.do('call:cancel', { callId: call.id });
  await proof.getByText('已停止呼叫').first().waitFor();
});

it('what is pushed is shown by the browser, in the words of the notice', async () => {
  const page = await stage.page('officer6', { installed: true });
  await page.goto('/account');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const [worker] = page.context().serviceWorkers();
  // This Chromium has no screen to show it on: what would be shown is kept.
  await worker!.evaluate(() => {
    const hub = globalThis as unknown as {
      shown: unknown[];
      registration: { showNotification: (title: string, more: { body: string }) => Promise<void> };
    };
    hub.shown = [];
    hub.registration.showNotification = async (title, { body }) => void hub.shown.push({ title, body });
  });
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find((r) => r.scopeURL.startsWith(stage.base) && !r.isDeleted);
      if (mine) resolve(mine.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const text = '彩塔街社区来电，编号1124-007，请接听';
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: stage.base,
    registrationId: await registered,
    data: JSON.stringify({ id: 'n1', title: '一呼', body: text, link: `${stage.base}/desk` }),
  });
  const shown = () => worker!.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown);
  for (let i = 0; i < 50 && !(await shown()).length; i++) await page.waitForTimeout(100);
  expect(await shown()).toEqual([{ title: '一呼', body: text }]);
  // Touching it shows its page in the window that is open, without a reload that would put the sound to sleep.
  await page.evaluate(() => void Object.assign(globalThis, { stays: true }));
  await worker!.evaluate(async () => {
    let done: Promise<unknown> | undefined;
    const link = `${location.origin}/desk/hours?from=notice`;
    const touch = Object.assign(new Event('notificationclick'), {
      notification: { close: () => undefined, data: { link } },
      waitUntil: (work: Promise<unknown>) => void (done = work),
    });
    globalThis.dispatchEvent(touch);
    await done;
  });
  await page.waitForURL('**/desk/hours?from=notice');
  expect(await page.evaluate(() => (globalThis as unknown as { stays?: boolean }).stays)).toBe(true);
  expect(page.context().pages()).toHaveLength(1);
  expect(stage.errors).toEqual([]);
});

/** An administrator sets up a button on a wall; it is pressed, rings an officer, and everybody sees where the call came from. */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { openStage, type Stage } from './stage.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 300_000);
afterAll(() => stage?.close());
beforeEach(() => expect(stage.errors).toEqual([]));

const press = async (source: string, unit: string, secret: string, body: object) => {
  const sent = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  return fetch(`${stage.base}/api/intake/${source}`, {
    method: 'POST',
    body: sent,
    headers: {
      'content-type': 'application/json',
      'x-yihu-unit': unit,
      'x-yihu-timestamp': timestamp,
      'x-yihu-signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${sent}`).digest('hex')}`,
    },
  });
};

it('a button is made with its secret shown once, is tried, is pressed, and rings; who answers sees where it came from', async () => {
  const officer = await stage.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  const admin = await stage.page('admin', DESK);
  await admin.goto('/admin/outside');
  await admin.getByText('还没有来源').waitFor();
  await admin.getByRole('button', { name: '添加来源' }).click();
  const form = admin.getByRole('dialog');
  await form.getByRole('button', { name: '墙上按钮' }).click();
  await form.getByLabel('名称').fill('一楼大厅按钮');
  await form.getByLabel('代号').fill('大厅');
  stage.expects(/status of 400 .*\/api\/intake-sources$/);
  await form.getByRole('button', { name: '保存' }).click();
  // What is wrong stands at its field, and what was typed stays.
  await form.getByText('只能用字母、数字').waitFor();
  await form.getByLabel('代号').fill('lobby');
  await form.getByLabel('装在哪个社区').selectOption({ index: 1 });
  const community = await form.getByLabel('装在哪个社区').locator('option:checked').innerText();
  await form.getByLabel('按钮旁的电话').fill('024-22334455');
  expect(await stage.axe(admin)).toEqual([]);
  await form.getByRole('button', { name: '保存' }).click();
  const once = admin.getByRole('dialog', { name: '密钥只显示这一次' });
  await once.waitFor();
  expect(await stage.axe(admin)).toEqual([]);
  const secret = await once.locator('dd').nth(2).innerText();
  const unit = (await once.locator('dd').nth(1).innerText()).replace(/^.*: /, '');
  await once.getByRole('button', { name: '已经记好' }).click();
  await once.waitFor({ state: 'detached' });
  expect(await admin.content()).not.toContain(secret);

  await admin.getByRole('button', { name: '试一下' }).click();
  await admin.getByRole('button', { name: '看结果' }).click();
  await admin.getByText(`会为${community}呼叫`).waitFor();
  await admin.getByRole('button', { name: '关闭' }).first().click();
  expect(officer.heard<Ring>('offer:ring')).toEqual([]);

  const pressed = await press('lobby', unit, secret, { id: randomUUID() });
  expect(pressed.status).toBe(201);
  const ring = await officer.hear<Ring>('offer:ring');
  await officer.do('offer:accept', { offerId: ring.id });
  const desk = await stage.page('officer1', DESK);
  await desk.goto('/desk');
  await desk.getByText('来自 一楼大厅按钮').first().waitFor();
  await desk.getByRole('link', { name: /电话回呼/ }).waitFor();
  const worker = await stage.page('worker1', PHONE);
  await worker.goto(`/community?call=${ring.call.id}`);
  await worker.getByText('来自 一楼大厅按钮').waitFor();
  expect(await stage.axe(worker)).toEqual([]);
  await officer.do('call:close', { callId: ring.call.id, outcome: 'advised', solved: true, note: '已告知' });
  await Promise.all([admin, desk, worker].map((one) => one.context().close()));
}, 240_000);

it('an address is told each state: added with its secret shown once, tested, and its last answers looked at', async () => {
  const admin = await stage.page('admin', DESK);
  await admin.goto('/admin/outside');
  await admin.getByText('还没有推送地址').waitFor();
  await admin.getByRole('button', { name: '添加推送地址' }).click();
  const form = admin.getByRole('dialog');
  await form.getByLabel('名称').fill('区平台');
  await form.getByLabel('地址').fill('http://127.0.0.1:9/hook');
  stage.expects(/status of 400 .*\/api\/webhooks$/);
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('须是 https 地址').waitFor();
  await form.getByLabel('地址').fill('https://127.0.0.1:9/hook');
  expect(await stage.axe(admin)).toEqual([]);
  await form.getByRole('button', { name: '保存' }).click();
  await admin.getByRole('dialog', { name: '密钥只显示这一次' }).waitFor();
  await admin.getByRole('button', { name: '已经记好' }).click();
  await admin.getByRole('button', { name: '发一条测试' }).click();
  await admin.getByText('内部网络的地址没有放行').waitFor();
  expect(await stage.axe(admin)).toEqual([]);
  await admin.getByRole('button', { name: '最近的回应' }).click();
  await admin.getByText('还没有推送过').waitFor();
  expect(await stage.axe(admin)).toEqual([]);
  await admin.context().close();
}, 240_000);

it('the page in English, on a phone, has nothing for axe to find and fits', async () => {
  const admin = await stage.page('admin', { ...PHONE, lang: 'en' });
  await admin.goto('/admin/outside');
  await admin.getByText('Button on a wall').waitFor();
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  expect(await stage.axe(admin)).toEqual([]);
  await admin.getByRole('button', { name: 'New secret' }).first().click();
  await admin.getByRole('button', { name: 'Make a new secret' }).click();
  await admin.getByRole('dialog', { name: 'The secret is shown once' }).waitFor();
  expect(await stage.axe(admin)).toEqual([]);
  await admin.context().close();
}, 240_000);

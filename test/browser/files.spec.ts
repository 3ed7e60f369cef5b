/** Pictures and documents as a worker sends them and an officer sees them: before the touch, on a bad line, on a shared screen. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Message } from '../../src/protocol/calls/message.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { accept } from '../page.js';
import { openStage, type Stage } from './stage.js';

const PHONE = { width: 390, height: 844 };
const UPLOADS = /\/api\/calls\/[^/]+\/files$/;
/** Larger than a bad line wants to carry, and with where it was taken. */
const photo = (background: string) =>
  sharp({
    create: {
      width: 3200,
      height: 2400,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
    .withExif({ IFD0: { ImageDescription: 'taken somewhere' } })
    .jpeg()
    .toBuffer();
const text = (name: string, words: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words),
});

let s: Stage;
let officer: Awaited<ReturnType<Stage['channel']>>;
let phone: Page;
let desk: Page;
let callId: string;
beforeAll(async () => {
  s = await openStage();
  officer = await s.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
}, 300_000);
afterAll(() => s?.close());

const messages = async (page: Page): Promise<Message[]> =>
  (await (await page.request.get(`/api/calls/${callId}/messages`)).json()).items as Message[];
const documents = (page: Page) => page.getByRole('dialog').locator('input[type=file]').last();

/** All that lies in the browser, as somebody reads it who has the disk. */
const diskOf = (page: Page) =>
  page.evaluate(async () => {
    const opened = indexedDB.open('yihu-files');
    const db = await new Promise<IDBDatabase>((give) => (opened.onsuccess = () => give(opened.result)));
    const asked = db.transaction('files').objectStore('files').getAll();
    const all = await new Promise<Uint8Array[][]>((give) => (asked.onsuccess = () => give(asked.result)));
    db.close();
    const bytes = all.flat().map((piece) => new TextDecoder().decode(piece));
    return { count: all.length, all: JSON.stringify({ ...localStorage }) + bytes.join('') };
  });
const emptied = async (page: Page) => {
  while ((await diskOf(page)).count > 0) await page.waitForTimeout(50);
};

test('what was given before the touch arrives with the call, a picture smaller than it was taken', async () => {
  phone = await s.page('worker1', PHONE);
  await phone.getByRole('button', { name: '先说一句、加照片' }).click();
  await phone.getByRole('textbox', { name: /^出了什么事/ }).fill('刚给骗子转了三万元');
  const taken = await photo('#806040');
  await phone
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: '转账截图.jpg', mimeType: 'image/jpeg', buffer: taken });
  await phone.getByText(/和呼叫一起发出/).waitFor();
  expect(await s.axe(phone)).toEqual([]);
  const button = phone.getByRole('button', { name: /^呼叫检察院.*一句话 · 照片 1 张/ });
  await button.click();
  const call = await officer.hear<{ call: CallSummary }>('offer:ring', () => true);
  callId = call.call.id;
  await phone.getByText('已发出').waitFor();
  await accept(officer, callId);
  const [message] = (await messages(phone)).filter(({ file }) => file);
  expect(message?.file).toMatchObject({ kind: 'picture', name: '转账截图.jpg' });
  expect(Math.max(message!.file!.width!, message!.file!.height!)).toBe(2560);
  await phone.getByRole('button', { name: /^看大图：.*转账截图/ }).waitFor();
  // Nothing of it stays behind.
  expect(await phone.evaluate(() => Object.keys(localStorage).filter((key) => /file/.test(key)))).toEqual([]);
}, 180_000);

test('the officer sees words and picture, and opens it large by keys', async () => {
  desk = await s.page('officer1', { width: 1440, height: 900 });
  await desk.goto(`/desk?call=${callId}`);
  await desk.getByText('刚给骗子转了三万元').first().waitFor();
  const thumb = desk.getByRole('button', { name: /^看大图：.*转账截图/ });
  await thumb.waitFor();
  const shown = thumb.locator('img');
  await desk.waitForFunction(
    (image) => (image as HTMLImageElement).naturalWidth > 0,
    await shown.elementHandle(),
  );
  await thumb.focus();
  await desk.keyboard.press('Enter');
  const viewer = desk.getByRole('dialog', { name: /转账截图/ });
  await viewer.getByText('第 1 张，共 1 张').waitFor();
  const image = viewer.getByRole('img');
  const before = (await image.boundingBox())!.width;
  await desk.keyboard.press('+');
  expect((await image.boundingBox())!.width).toBeGreaterThan(before);
  expect(await s.axe(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await thumb.evaluate((one) => one === document.activeElement)).toBe(true);
}, 120_000);

test('what cannot go is said before a byte goes; what the hub refuses stays with its reason until it is dropped', async () => {
  const asked: string[] = [];
  desk.on('request', (request) => UPLOADS.test(request.url()) && asked.push(request.url()));
  await desk.getByRole('button', { name: '发图片、文件' }).click();
  await desk.getByText(/非涉密平台，不传涉密和案卷材料；图片不是证据/).waitFor();
  await documents(desk).setInputFiles([
    { name: '程序.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
    { name: '空.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    { name: '不是.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') },
  ]);
  await desk.getByText('程序.exe：这种文件发不了。', { exact: false }).waitFor();
  await desk.getByText('空.pdf：是空文件。').waitFor();
  expect(await s.axe(desk)).toEqual([]);
  expect(asked).toEqual([]);
  s.expects(/status of (400|415|422) .*\/files$/);
  await desk.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  const row = desk.getByRole('listitem').filter({ hasText: '不是.pdf' }).last();
  await row.getByText('没有发出').waitFor();
  expect(asked).toHaveLength(1);
  await row.getByRole('button', { name: '删除 不是.pdf' }).click();
  await row.waitFor({ state: 'detached' });
}, 120_000);

test('on a slow line it is seen how far a file has come', async () => {
  const line = await desk.context().newCDPSession(desk);
  const slow = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await line.send('Network.enable');
  await slow(60 * 1024);
  await desk.getByRole('button', { name: '发图片、文件' }).click();
  await documents(desk).setInputFiles(text('很长.txt', '长'.repeat(120_000)));
  await desk.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  const bar = desk.getByRole('progressbar', { name: '很长.txt' });
  await bar.waitFor();
  await desk.waitForFunction((one) => (one as HTMLProgressElement).value > 0, await bar.elementHandle());
  expect(await s.axe(desk)).toEqual([]);
  await slow(-1);
  await desk.getByRole('button', { name: '下载 很长.txt' }).waitFor();
}, 120_000);

test('without a line it is kept unreadable, goes on after a reload and arrives once; the officer downloads it', async () => {
  s.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  await phone.route(UPLOADS, (route) => route.abort());
  await phone.getByRole('button', { name: '发图片、文件' }).click();
  await documents(phone).setInputFiles(text('经过.txt', '欧阳女士的经过'));
  await phone.getByRole('dialog').getByPlaceholder('说一句（可以不写）').fill('经过写在文件里');
  await phone.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  await phone.getByText('没有网络，已保存，恢复后自动发出').waitFor();
  const disk = await diskOf(phone);
  expect(disk.count).toBe(1);
  expect(disk.all).not.toMatch(/欧阳|经过/);
  await phone.reload();
  await phone.getByText('没有网络，已保存，恢复后自动发出').waitFor();
  await phone.unroute(UPLOADS);
  await phone.getByRole('button', { name: '再发一次：经过.txt' }).click();
  await phone.getByRole('button', { name: '下载 经过.txt' }).waitFor();
  await phone.getByText('没有网络，已保存，恢复后自动发出').waitFor({ state: 'detached' });
  const all = await messages(phone);
  expect(all.filter(({ file }) => file?.name === '经过.txt')).toHaveLength(1);
  expect(all.some((one) => one.text === '经过写在文件里')).toBe(true);
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '下载 经过.txt' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('经过.txt');
  expect(desk.url()).toContain('/desk');
}, 180_000);

test('who signs out leaves nothing behind that could be read', async () => {
  await phone.route(UPLOADS, (route) => route.abort());
  await phone.getByRole('button', { name: '发图片、文件' }).click();
  await documents(phone).setInputFiles(text('没发出.txt', '没有发出的话'));
  await phone.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  await phone.getByText('没有网络，已保存，恢复后自动发出').waitFor();
  const key = () =>
    phone.evaluate(() => Object.keys(localStorage).filter((one) => one.includes('draft.file.')).length);
  expect(await key()).toBe(1);
  await phone.getByRole('button', { name: /^我是 / }).click();
  await phone.getByText('还有 1 个图片、文件没有发出，退出后会从这台设备删除。').waitFor();
  await phone.getByRole('button', { name: '退出' }).click();
  await phone.waitForURL('**/sign-in');
  expect(await key()).toBe(0);
  await emptied(phone);
}, 120_000);

test('on a shared phone it stays its sender’s, who is asked what becomes of it before another acts', async () => {
  const asking = async (username: string, path: string, body?: object) => {
    const response = await fetch(`${s.base.replace('localhost', '127.0.0.1')}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${await s.token(username)}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json() as Promise<any>;
  };
  const [community] = (await asking('worker2', '/api/me')).communities as { id: string }[];
  const { code } = await asking('coordinator1', '/api/devices', {
    kind: 'community',
    communityId: community!.id,
  });
  const shared = await s.page(null, PHONE);
  await shared.goto(`/enrol?code=${code}`);
  await shared.getByRole('button', { name: '登记这台设备' }).click();
  await shared.getByRole('button', { name: /^呼叫检察院/ }).click();
  await shared.route(UPLOADS, (route) => route.abort());
  const who = shared.getByRole('group', { name: '已经在呼叫。您是哪位？' });
  await who.getByRole('button').first().click();
  await who.waitFor({ state: 'detached' });
  await shared.getByRole('button', { name: '加照片' }).click();
  await documents(shared).setInputFiles(text('谁写的.txt', '欧阳女士写的'));
  await shared.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  await shared.getByText('没有网络，已保存，恢复后自动发出').waitFor();
  const disk = await diskOf(shared);
  expect(disk.count).toBe(1);
  expect(disk.all).not.toMatch(/欧阳|谁写的/);
  await shared.getByRole('button', { name: /^我是 / }).click();
  await shared.getByRole('button', { name: '不是我，换人' }).click();
  const question = shared.getByRole('dialog', { name: /还有没发出的话/ });
  await question.getByText('没发出的图片、文件：1 个').waitFor();
  expect(await s.axe(shared)).toEqual([]);
  await question.getByRole('button', { name: '删除，再换人' }).click();
  await emptied(shared);
  expect((await diskOf(shared)).all).not.toContain('yihu.files.');
}, 120_000);

test('of a minor’s matter it is asked for one more touch, in English too', async () => {
  const page = await s.page('worker2', { ...PHONE, lang: 'en' });
  await page.getByRole('button', { name: 'Minors' }).click();
  await page.getByRole('button', { name: 'Add words or a photo' }).click();
  await page.getByText(/do not photograph minors/i).waitFor();
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'bruise.jpg', mimeType: 'image/jpeg', buffer: await photo('#405060') });
  await page.getByText(/Goes with the call/).waitFor();
  expect(await s.axe(page)).toEqual([]);
  let uploads = 0;
  page.on('request', (request) => (uploads += UPLOADS.test(request.url()) ? 1 : 0));
  await page.getByRole('button', { name: /^Call the procuratorate/ }).click();
  await page.getByRole('button', { name: 'None is, send it' }).waitFor();
  await page.getByRole('button', { name: 'Take back' }).waitFor();
  expect(uploads).toBe(0);
  expect(await s.axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('Pictures and files not sent were deleted with it: 1.').waitFor();
  expect(uploads).toBe(0);
  expect(s.errors).toEqual([]);
}, 120_000);

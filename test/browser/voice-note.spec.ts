/** Words that are said instead of written: recorded at one side, heard at the other. Chromium's own microphone beeps. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { accept, raise } from '../page.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;

const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
let stage: Stage;
let call: CallSummary;
let phone: Page;
let desk: Page;
const talk = (page: Page) => page.getByRole('region', { name: '对话' });
const record = (page: Page) => talk(page).getByRole('button', { name: '说一段话（语音）' });
const panel = (page: Page) => page.getByRole('group', { name: '录一段语音' });
const notes = (page: Page) => talk(page).getByRole('group', { name: /的语音，\d:\d\d$/ });
const said = async (page: Page) => {
  await record(page).click();
  await panel(page).getByText('正在录音').waitFor();
  await panel(page).getByText('0:01').waitFor();
};
const audio = (note: Locator) => note.locator('audio');
const heard = (note: Locator) =>
  audio(note).evaluate((element: HTMLAudioElement) => ({
    seconds: element.duration,
    at: element.currentTime,
    paused: element.paused,
  }));
/** It goes on beyond the second. */
const sounds = (note: Locator, from = 0) =>
  audio(note).evaluate(
    (element: HTMLAudioElement, from) =>
      new Promise<void>((on) => {
        const look = () =>
          element.currentTime > from && !element.paused ? on() : requestAnimationFrame(look);
        look();
      }),
    from,
  );

beforeAll(async () => {
  stage = await openStage({ flags: MICROPHONE });
  const officer = await stage.channel('procuratorate', 'officer1');
  const worker = await stage.channel('community', 'worker1');
  await officer.do('duty:start', {});
  call = await raise(worker, { category: 'elder_fraud' });
  await accept(officer, call.id);
  phone = await stage.page('worker1', { width: 390, height: 844 });
  await phone.goto(`/community?call=${call.id}`);
  desk = await stage.page('officer1', { width: 1440, height: 900, fresh: true });
  await desk.goto(`/desk?call=${call.id}`);
}, 120_000);
afterAll(() => stage.close());
beforeEach(() => {
  expect(stage.errors).toEqual([]);
});

it('is recorded with two touches, and plays at the other side', async () => {
  await record(phone).click();
  await panel(phone).getByText('正在录音').waitFor();
  await phone.waitForFunction(() => {
    const level = document.querySelector<HTMLElement>('.level span');
    return level !== null && level.getBoundingClientRect().width > 2;
  });
  await panel(phone).getByText('0:01').waitFor();
  expect(await stage.axe(phone)).toEqual([]);
  await panel(phone).getByRole('button', { name: '发送' }).click();
  await notes(phone).waitFor();
  expect(await panel(phone).count()).toBe(0);

  const note = notes(desk);
  await note.waitFor();
  // Its length is there before a byte of it is, and nothing sounds by itself.
  expect(await note.getByText(/^0:0\d$/).count()).toBe(1);
  expect((await heard(note)).paused).toBe(true);
  expect(await stage.axe(desk)).toEqual([]);
  await note.getByRole('button', { name: '播放' }).focus();
  await desk.keyboard.press('Enter');
  await sounds(note, 0.2);
  const { seconds } = await heard(note);
  expect(seconds).toBeGreaterThan(0.5);
  expect(seconds).toBeLessThan(30);
  await note.getByRole('button', { name: '暂停' }).click();
  await note.getByRole('slider', { name: '播放位置' }).fill('1');
  expect((await heard(note)).at).toBeGreaterThan(0.5);
});

it('is thrown away by Escape, and the keys are where they were', async () => {
  await record(desk).focus();
  await desk.keyboard.press('Enter');
  await panel(desk).getByText('正在录音').waitFor();
  await desk.keyboard.press('Escape');
  await panel(desk).waitFor({ state: 'detached' });
  expect(await record(desk).evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await notes(phone).count()).toBe(1);
});

it('waits without a line and is sent once; one plays at a time', async () => {
  stage.expects(/ERR_INTERNET_DISCONNECTED/);
  await said(phone);
  await phone.context().setOffline(true);
  await panel(phone).getByRole('button', { name: '发送' }).click();
  await talk(phone).getByText('没有网络，已保存').waitFor();
  await phone.context().setOffline(false);
  await notes(desk).nth(1).waitFor();
  await notes(phone).nth(1).waitFor();
  expect(await notes(desk).count()).toBe(2);
  const [first, second] = [notes(desk).nth(0), notes(desk).nth(1)];
  await first.getByRole('button', { name: '播放' }).click();
  await sounds(first);
  await second.getByRole('button', { name: '播放' }).click();
  await sounds(second);
  expect((await heard(first)).paused).toBe(true);
});

it('what was said is there again after another page was looked at', async () => {
  await said(desk);
  await desk.locator('a[href="/desk/calls"]').first().click();
  await panel(desk).waitFor({ state: 'detached' });
  await desk.goBack();
  await panel(desk).getByText('离开这一页时停了').waitFor();
  await panel(desk).getByRole('button', { name: '发送' }).click();
  await notes(phone).nth(2).waitFor();
});

it('says why the microphone is not there, and how it would be', async () => {
  const page = await stage.page('worker1', { width: 360, height: 640, fresh: true });
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.goto(`/community?call=${call.id}`);
  await record(page).click();
  await panel(page).getByText('浏览器没有允许用麦克风').waitFor();
  await panel(page).getByRole('button', { name: '再试一次' }).waitFor();
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wide)).toBe(0);
  expect(await stage.axe(page)).toEqual([]);
  await panel(page).getByRole('button', { name: '知道了' }).click();
  await panel(page).waitFor({ state: 'detached' });
});

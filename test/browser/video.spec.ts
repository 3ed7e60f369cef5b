/** 视频连线 in two and three windows with cameras that are not there: pixels and sound really arrive, and a cut heals. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { freePort } from '../setup/server.js';
import { accept, raise } from '../page.js';
import { openStage, type Stage } from './stage.js';
import {
  countsOf,
  FAKE_DEVICES,
  hears,
  hearsNothing,
  makeLine,
  relayOn,
  type Relay,
  seesMoving,
  watched,
  waysOf,
} from './video-stage.js';

type Channel = Awaited<ReturnType<Stage['channel']>>;
const PHONE = { width: 390, height: 844 };
const SMALL = { width: 360, height: 640 };
const DESK = { width: 1440, height: 900 };
const SECRET = randomBytes(24).toString('base64');

let s: Stage;
let officer: Channel;
let worker: Channel;
let relay: Relay;
beforeAll(async () => {
  const port = await freePort();
  relay = await relayOn(port, SECRET);
  s = await openStage({
    flags: FAKE_DEVICES,
    env: { YIHU_TURN_URLS: `turn:127.0.0.1:${port}?transport=udp`, YIHU_TURN_SECRET: SECRET },
  });
  officer = await s.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  worker = await s.channel('community', 'worker1');
}, 300_000);
afterAll(async () => {
  await relay?.cut();
  await s?.close();
});

const answered = async (): Promise<string> => {
  const { id } = await raise(worker, { category: 'family', summary: '老人听不见，想当面说' });
  await accept(officer, id);
  return id;
};
const open = async (who: string | null, path: string, look: object, how: { relay?: boolean } = {}) => {
  const page = await s.page(who, { ...look, fresh: true });
  await watched(page, how);
  await page.goto(path);
  return page;
};
const both = async (id: string, how = {}): Promise<[Page, Page]> => {
  const pages = await Promise.all([
    open('worker1', `/community?call=${id}`, PHONE, how),
    open('officer1', `/desk?call=${id}`, DESK, how),
  ]);
  for (const page of pages) await page.getByRole('button', { name: '视频连线' }).waitFor();
  return pages;
};
const start = (page: Page) => page.getByRole('button', { name: '视频连线' }).click();
const take = (page: Page) => page.getByRole('button', { name: '接听' }).click();
const agree = (page: Page) => page.getByRole('button', { name: '本人同意', exact: true }).click();
const nobodyElse = async (...pages: Page[]) => {
  for (const page of pages) await page.context().close();
};

describe('a worker and an officer', () => {
  it('see and hear each other after the resident’s yes, and not before; mute, picture off, words, a reload, the end', async () => {
    const id = await answered();
    const [phone, desk] = await both(id);
    await start(phone);
    await phone.getByText('请念给当事人听').waitFor();
    expect(await s.axe(phone)).toEqual([]);
    await desk.getByText('请您视频连线').waitFor();
    expect(await s.axe(desk)).toEqual([]);
    await take(desk);
    await desk.getByText('社区正在问当事人').waitFor();
    // Nothing of anybody goes before the yes.
    expect(await countsOf(phone)).toEqual({ asked: 0, made: 0 });
    expect((await countsOf(desk)).made).toBe(0);
    await agree(phone);
    await Promise.all([seesMoving(phone, '王检察官'), seesMoving(desk, '周')]);
    await Promise.all([hears(phone, '王检察官'), hears(desk, '周')]);
    await phone.getByText('已当面问过，本人同意；不录音录像').waitFor();
    expect(await s.axe(phone)).toEqual([]);
    expect(await s.axe(desk)).toEqual([]);
    const journal = (await (await desk.request.get(`/api/calls/${id}/timeline`)).json()) as {
      items: { deed: string; data: object }[];
    };
    expect(journal.items.find(({ deed }) => deed === 'video_consented')?.data).toMatchObject({ given: true });

    await phone.getByRole('button', { name: '静音', exact: true }).click();
    await desk.locator('figure', { hasText: '已静音' }).waitFor();
    await hearsNothing(desk, '周');
    await phone.keyboard.press('m');
    await hears(desk, '周');

    await phone.getByRole('button', { name: '关画面' }).click();
    await desk.getByText('画面已关').waitFor();
    expect(await desk.locator('figure', { hasText: '周' }).locator('video').isVisible()).toBe(false);
    await phone.getByRole('button', { name: '开画面' }).click();
    await seesMoving(desk, '周');

    // The words open and the call goes on.
    await phone.getByRole('button', { name: '打字' }).click();
    await phone.getByRole('textbox').fill('她说听得清');
    await phone.getByRole('button', { name: '发送' }).click();
    await desk.getByText('她说听得清').waitFor();
    await seesMoving(desk, '周');
    await phone.getByRole('region', { name: '视频连线中' }).getByText('回到画面').click();
    await seesMoving(phone, '王检察官');

    // Loaded anew it goes on, and the resident is not asked twice.
    await phone.reload();
    await seesMoving(phone, '王检察官');
    await seesMoving(desk, '周');
    expect(await phone.getByText('请念给当事人听').count()).toBe(0);

    await desk.getByRole('button', { name: '结束', exact: true }).click();
    await phone.getByText('视频连线已结束，文字还在').waitFor();
    await phone.getByText('她说听得清').waitFor();
    expect(s.errors).toEqual([]);
    await nobodyElse(phone, desk);
  }, 180_000);

  it('who begin at the same instant are in one; a no sends nothing and ends it for both', async () => {
    const id = await answered();
    const [phone, desk] = await both(id);
    await Promise.all([start(phone), start(desk)]);
    await desk.getByText('社区正在问当事人').waitFor();
    await phone.getByRole('button', { name: '不同意', exact: true }).click();
    await Promise.all([phone, desk].map((page) => page.getByText('当事人不同意视频').waitFor()));
    expect(await countsOf(phone)).toEqual({ asked: 0, made: 0 });
    expect((await countsOf(desk)).made).toBe(0);
    // Once more, and this time they agree.
    await Promise.all([start(phone), start(desk)]);
    await agree(phone);
    await Promise.all([seesMoving(phone, '王检察官'), seesMoving(desk, '周')]);
    await phone.getByRole('button', { name: '结束', exact: true }).click();
    await desk.getByText('视频连线已结束').waitFor();
    expect(s.errors).toEqual([]);
    await nobodyElse(phone, desk);
  }, 180_000);
});

describe('by the relay alone', () => {
  it('a cut of the way heals; a third comes by a link, sees and is seen, and is asked to leave', async () => {
    s.expects(/ERR_INTERNET_DISCONNECTED|WebSocket/);
    const id = await answered();
    const [phone, desk] = await both(id, { relay: true });
    await start(phone);
    await take(desk);
    await agree(phone);
    await Promise.all([seesMoving(phone, '王检察官'), seesMoving(desk, '周')]);
    for (const page of [phone, desk]) expect(new Set(await waysOf(page))).toEqual(new Set(['relay']));

    // The way of the pictures is cut, and with it the worker's line to the hub.
    await relay.cut();
    await phone.context().setOffline(true);
    await phone.getByText(/断线了，正在自己接回，\d+ 秒内不用重拨/).waitFor();
    await relay.mend();
    await phone.context().setOffline(false);
    await Promise.all([seesMoving(phone, '王检察官'), seesMoving(desk, '周')]);
    for (const page of [phone, desk]) expect(new Set(await waysOf(page))).toEqual(new Set(['relay']));

    await desk.getByRole('button', { name: '请人加入' }).click();
    await desk.getByRole('button', { name: '生成链接' }).click();
    const said = await desk.getByText(/只能用一次，15 分钟内有效）：/).innerText();
    const link = new URL(/https?:\S+/.exec(said)![0]);
    expect(await s.axe(desk)).toEqual([]);
    await desk.keyboard.press('Escape');
    const guest = await open(null, `${link.pathname}${link.hash}`, { ...SMALL, lang: 'en' }, { relay: true });
    const field = guest.getByRole('textbox', { name: 'Your name' });
    await field.waitFor();
    expect(guest.url()).not.toContain('#');
    expect(await s.axe(guest)).toEqual([]);
    await field.fill('手语翻译 林');
    await guest.getByRole('button', { name: 'Join' }).click();
    await Promise.all([
      seesMoving(guest, '王检察官'),
      seesMoving(guest, '周'),
      seesMoving(phone, '手语翻译 林'),
      seesMoving(desk, '手语翻译 林'),
    ]);
    // The interpreter's hands are the large picture, and nobody else's.
    expect(await phone.locator('figure.at-large').innerText()).toContain('手语翻译 林');
    expect(await s.axe(guest)).toEqual([]);
    expect(await s.axe(phone)).toEqual([]);

    // A weak line costs the officer's picture first, and keeps the hands.
    await makeLine(phone, 'weak');
    await phone.getByText('网络较弱，先保住手语画面').waitFor();
    await phone.locator('figure', { hasText: '王检察官' }).getByText('暂时只有声音').waitFor();
    await seesMoving(phone, '手语翻译 林');
    expect(await s.axe(phone)).toEqual([]);
    await makeLine(phone, 'good');

    await desk.getByRole('button', { name: '请手语翻译 林离开' }).click();
    await guest.getByText('The video call is over').waitFor();
    await phone.locator('figure', { hasText: '手语翻译 林' }).waitFor({ state: 'detached' });
    await seesMoving(phone, '王检察官');
    await phone.getByRole('button', { name: '结束', exact: true }).click();
    await desk.getByText('视频连线已结束').waitFor();
    expect(s.errors).toEqual([]);
    await nobodyElse(phone, desk, guest);
  }, 240_000);
});

describe('where there is no camera, or none may be used', () => {
  it('each is said with the way out: WeChat’s browser, a no of the browser, a voice alone', async () => {
    const id = await answered();
    const there = `/community?call=${id}`;
    const weChat = await s.page('worker1', { ...PHONE, fresh: true });
    await weChat.addInitScript(() =>
      Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 MicroMessenger/8.0.50' }),
    );
    await weChat.goto(there);
    await start(weChat);
    await weChat.getByText('选“在浏览器打开”').waitFor();
    expect(await weChat.getByRole('textbox', { name: '网址' }).inputValue()).toBe(`${s.base}${there}`);
    await weChat.getByRole('dialog').getByRole('link', { name: /\d{3}/ }).waitFor();
    expect(await s.axe(weChat)).toEqual([]);
    await nobodyElse(weChat);

    const refusing = await s.page('worker1', { ...PHONE, fresh: true });
    await refusing.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await refusing.goto(there);
    await start(refusing);
    await agree(refusing);
    await refusing.getByText('没有得到麦克风和摄像头的许可').waitFor();
    expect(await s.axe(refusing)).toEqual([]);
    await nobodyElse(refusing);

    const phone = await s.page('worker1', { ...PHONE, fresh: true });
    await phone.addInitScript(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (wanted) =>
        wanted?.video ? Promise.reject(new DOMException('none', 'NotFoundError')) : ask(wanted);
      mediaDevices.enumerateDevices = () => Promise.resolve([]);
    });
    await phone.goto(there);
    const desk = await open('officer1', `/desk?call=${id}`, DESK);
    await start(phone);
    await take(desk);
    await agree(phone);
    await seesMoving(phone, '王检察官');
    await hears(desk, '周');
    await desk.getByText('没有摄像头').waitFor();
    await phone.getByRole('button', { name: '结束', exact: true }).click();
    expect(s.errors).toEqual([]);
    await nobodyElse(phone, desk);
  }, 180_000);
});

/** The community worker's page as a worker uses it: one hand, one touch, a bad line. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { DAY } from '../../src/protocol/time/durations.js';
import { localDay } from '../../src/protocol/time/local-day.js';
import { openStage, type Look } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
type Channel = Awaited<ReturnType<Stage['channel']>>;

const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };
/** All scripts of the page while it waits, long after its button works (first-load.spec.ts). */
const KILOBYTES = 160;
/** What Chromium says while the line is gone; the second of the service worker, which looks for its newer self. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED|error occurred when fetching the script/;

let stage: Stage;
let officer: Channel;
/** Another worker's device of the same community: what truly exists. */
let colleague: Channel;

beforeAll(async () => {
  stage = await openStage();
  officer = await stage.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  colleague = await stage.channel('community', 'worker1');
}, 300_000);
afterAll(() => stage.close());

const button = (page: Page) => page.getByRole('button', { name: /^呼叫检察院/ });
const ours = () => colleague.heard<CallSummary>('call:changed');
const ringingCalls = () =>
  new Set(
    ours()
      .filter((call) => call.state === 'ringing')
      .map((call) => call.id),
  );
/** How many ring once another has been heard of: the page that raised it may know of it first. */
const oneMoreThan = async (before: ReadonlySet<string>): Promise<number> => {
  await colleague.hear<CallSummary>('call:changed', (c) => c.state === 'ringing' && !before.has(c.id));
  return ringingCalls().size;
};
/** The newest call anybody heard of. */
const latest = () => {
  const call = ours().pop();
  if (!call) throw new Error('no call has been heard of');
  return call;
};
/** The newest ring of the call is answered: one that was reopened has older ones. */
const accept = async (call: CallSummary, after = 0): Promise<void> => {
  const ring = await officer.hear<Ring>('offer:ring', (r) => r.call.id === call.id && r.call.version > after);
  await officer.do('offer:accept', { offerId: ring.id });
};
const open = async (look: Look): Promise<Page> => {
  const page = await stage.page('worker1', look);
  await page.locator('#screen').waitFor();
  return page;
};
const withdraw = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '撤回' }).click();
  await button(page).waitFor();
};

describe('one touch', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open(PHONE);
    await button(page).waitFor();
  });
  afterAll(() => page.context().close());

  it('stands below the emergency numbers, a third of the screen, with little script', async () => {
    for (const number of ['110', '120', '119']) {
      expect(await page.locator(`a[href="tel:${number}"]`).first().isVisible()).toBe(true);
    }
    const box = await button(page).boundingBox();
    expect(box?.height).toBeGreaterThan(PHONE.height / 4);
    await page.getByText('检察人员值守').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('.js') && !/\/(sw|workbox)/.test(entry.name))
        .map((entry) => entry.name),
    );
    expect(bytes.length).toBeGreaterThan(0);
    const sizes = await Promise.all(
      [...new Set(bytes)].map(async (url) => {
        const response = await fetch(url);
        const packed = new Response(response.body?.pipeThrough(new CompressionStream('gzip')));
        return (await packed.arrayBuffer()).byteLength;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThan(KILOBYTES);
  });

  it('ten taps in two seconds are one call, and press nothing else', async () => {
    const box = await button(page).boundingBox();
    if (!box) throw new Error('no button');
    for (let tap = 0; tap < 10; tap += 1) {
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForTimeout(120);
    }
    await page.getByRole('heading', { name: '正在呼叫' }).waitFor();
    await page.getByText('王检察官', { exact: true }).waitFor();
    await page.getByText(/再过 \d+ 秒/).waitFor();
    expect(await oneMoreThan(new Set())).toBe(1);
    expect(await stage.axe(page)).toEqual([]);
  });

  it('tells what to do about money that has just gone, and takes words while it rings', async () => {
    await page.getByRole('button', { name: '养老诈骗' }).click();
    await page.locator('a[href="tel:96110"]').waitFor();
    await page.getByRole('button', { name: '补充一句话' }).click();
    await page.getByRole('textbox', { name: '出了什么事' }).fill('老人要取钱');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('button', { name: '老人要取钱' }).waitFor();
    // The page shows what was written before the other page has heard of it.
    await colleague.hear<CallSummary>('call:changed', (told) => told.summary === '老人要取钱');
    expect(latest()).toMatchObject({ category: 'elder_fraud', summary: '老人要取钱' });
  });

  it('shows who has answered, the telephone first, and the conversation', async () => {
    const call = latest();
    await page.getByRole('button', { name: '老人要取钱' }).click();
    await page.getByRole('textbox', { name: '出了什么事' }).fill('在银行柜台');
    await accept(call);
    await page.getByRole('heading', { name: /王检察官/ }).waitFor();
    // Who was writing when somebody answered has lost nothing.
    const writing = page.getByRole('textbox', { name: '写一句' });
    expect(await writing.inputValue()).toBe('在银行柜台');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByRole('listitem').filter({ hasText: '在银行柜台' }).waitFor();
    await page.getByRole('link', { name: /打给王检察官/ }).waitFor();
    await officer.do('call:message', {
      callId: call.id,
      clientMessageId: crypto.randomUUID(),
      text: '老人现在在哪里？',
    });
    await page.getByText('老人现在在哪里？').waitFor();
    await page.getByRole('button', { name: '已报警' }).click();
    await page.getByRole('listitem').filter({ hasText: '已报警' }).waitFor();
    await page.getByRole('button', { name: '过程' }).click();
    await page.getByText('王检察官接听').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('says how it ended, asks in words how it went, and calls again', async () => {
    const call = latest();
    await officer.do('call:close', {
      callId: call.id,
      outcome: 'referred',
      solved: false,
      note: '转司法所',
      referral: { body: '司法所', contact: '024-22223333', how: 'warm' },
    });
    await page.getByText('这件事由司法所办理').waitFor();
    await page.getByText('我们已帮您联系。').waitFor();
    // The sentence was written for the community.
    await page.getByText('转司法所', { exact: true }).waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: '非常满意', exact: true }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('您的评价：非常满意').waitFor();
    await page.getByRole('button', { name: '还没解决' }).click();
    await page.getByRole('textbox', { name: '哪里还没有解决？' }).fill('司法所没有人接');
    const closed = latest().version;
    await page.getByRole('button', { name: '再次呼叫', exact: true }).click();
    await page.getByRole('heading', { name: '正在呼叫' }).waitFor();
    await accept(call, closed);
    await page.getByRole('heading', { name: /王检察官/ }).waitFor();
    const desk = await stage.page('officer1', PHONE);
    await desk.goto(`/desk?call=${call.id}`);
    // Why it was opened again stands before everything, until it was read.
    await desk.getByText('司法所没有人接').first().waitFor();
    await desk.getByRole('button', { name: '看过了' }).click();
    await desk.getByRole('button', { name: '看过了' }).waitFor({ state: 'hidden' });
    // By this person: whoever takes a shift phone over is shown it anew.
    const { user } = (await (await desk.request.get('/api/me')).json()) as { user: { id: string } };
    const read = await desk.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.read.')));
    expect(read).toEqual([`yihu.read.${user.id}.${call.id}`]);
    await desk.context().close();
    await officer.do('call:close', { callId: call.id, outcome: 'advised', solved: false, note: '已解答' });
    await page.getByText('已经解答，告诉了怎么办。').waitFor();
    // Another closing, another question: the old reason is not asked for again.
    await page.getByRole('button', { name: '还没解决' }).waitFor();
  });
});

describe('a bad line', () => {
  it('keeps the call through a reload and sends it once when the line is back', async () => {
    stage.expects(OFFLINE);
    const page = await open({ ...PHONE, installed: true });
    await button(page).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const before = ringingCalls();
    await page.context().setOffline(true);
    await page.getByText(/连接断了/).waitFor();
    await button(page).click();
    await page.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();
    await page.getByRole('link', { name: /值班电话 \d/ }).waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();
    expect(ringingCalls().size).toBe(before.size);
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '正在呼叫' }).waitFor();
    expect(await oneMoreThan(before)).toBe(before.size + 1);
    await withdraw(page);
    await page.context().close();
  });

  it('keeps the call without IndexedDB too, and says how far it can be trusted', async () => {
    stage.expects(OFFLINE);
    const page = await open({ ...PHONE, installed: true });
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.getByText(/这个浏览器保存能力有限/).waitFor();
    const before = ringingCalls();
    await page.context().setOffline(true);
    await button(page).click();
    await page.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '正在呼叫' }).waitFor();
    expect(await oneMoreThan(before)).toBe(before.size + 1);
    await withdraw(page);
    await page.context().close();
  });

  it('forgets a call taken back before it was sent', async () => {
    stage.expects(OFFLINE);
    const page = await open(PHONE);
    await button(page).waitFor();
    const before = ringingCalls();
    await page.context().setOffline(true);
    await button(page).click();
    await page.getByRole('heading', { name: /没有网络/ }).waitFor();
    await withdraw(page);
    await page.context().setOffline(false);
    await page.waitForTimeout(3_000);
    expect(ringingCalls().size).toBe(before.size);
    await page.context().close();
  });
});

describe('a visit of the liaison officer', () => {
  it('is asked for from one’s menu, seen by who goes, settled by their visit, and what came of it is read', async () => {
    const page = await open(PHONE);
    await page.getByRole('button', { name: /^我是/ }).click();
    await page.getByRole('link', { name: '派驻走访' }).click();
    await page.getByText('派驻副书记：王检察官').waitFor();
    await page.getByRole('button', { name: '请副书记走访一户' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('居民姓名').fill('赵桂兰');
    await form.getByLabel('情况').fill('81 岁，独居，想当面谈');
    await form.getByLabel('哪天以前去').fill(localDay(Date.now() + 3 * DAY));
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('赵＊＊，81 岁，独居，想当面谈').waitFor();
    expect(await stage.axe(page)).toEqual([]);

    const liaison = await stage.page('officer1', PHONE);
    await liaison.goto('/liaison');
    await liaison.getByText('赵＊＊，81 岁，独居，想当面谈').waitFor();
    await liaison.getByRole('button', { name: /^我到.+了/ }).click();
    await liaison.getByRole('button', { name: '离开' }).click();
    const end = liaison.getByRole('dialog');
    await end.getByRole('checkbox', { name: /赵＊＊/ }).check();
    expect(await stage.axe(liaison)).toEqual([]);
    await end.getByRole('button', { name: '结束走访' }).click();
    await liaison.getByRole('region', { name: '等走访' }).getByText('赵＊＊').waitFor({ state: 'detached' });
    await liaison.context().close();

    await page.reload();
    await page.getByRole('region', { name: '已有结果' }).getByText('已走访').first().waitFor();
    await page.getByRole('button', { name: '上个月' }).click();
    await page.getByText(/走访 \d+ 次，共/).waitFor();
    expect(new URL(page.url()).search).toMatch(/month=/);
    await page.context().close();
  });
});

describe('safety', () => {
  it('rings on while a minor’s case is asked to be reported, and never asks a guardian', async () => {
    const page = await open(NARROW);
    const minors = page.getByRole('button', { name: '未成年人', exact: true });
    await page.getByText(/检察人员值守/).waitFor();
    const stood = [await button(page).boundingBox(), await minors.boundingBox()];
    await minors.click();
    // Said at the choice: neither the button nor a chip moves for it, and the answer goes with the call.
    await page.getByText(/本呼叫不能代替强制报告/).waitFor();
    expect([await button(page).boundingBox(), await minors.boundingBox()]).toEqual(stood);
    await page.getByRole('button', { name: '尚未报案' }).click();
    expect(await stage.axe(page)).toEqual([]);
    await button(page).click();
    await page.getByText(/已记下：尚未报案/).waitFor();
    await page.getByRole('button', { name: '服务对象和回电' }).click();
    await page.getByText(/不要向孩子本人询问/).waitFor();
    await page.getByRole('button', { name: '法定职责' }).waitFor();
    expect(await page.getByRole('button', { name: '监护人同意' }).count()).toBe(0);
    expect(await stage.axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
    await accept(latest());
    await page.getByRole('heading', { name: /王检察官/ }).waitFor();
    expect(await page.getByRole('button', { name: '老人情绪稳定' }).count()).toBe(0);
    await page.getByRole('button', { name: '已报警' }).click();
    await page.getByRole('button', { name: '已报案', pressed: true }).waitFor();
    // After a reload too the box to write in is on the screen, and the newest words stand above it.
    await page.reload();
    const newest = page.getByRole('listitem').filter({ hasText: '已向公安机关报案' });
    await newest.waitFor();
    await stage.still(page);
    const [said, box] = [await newest.boundingBox(), await page.locator('.composer').boundingBox()];
    expect(said!.y + said!.height).toBeLessThanOrEqual(box!.y);
    expect(box!.y + box!.height).toBeLessThanOrEqual(NARROW.height);
    // Not without a word about it: here the conversation has said it.
    const end = { callId: latest().id, outcome: 'resolved', solved: true, note: '孩子已安全' };
    await officer.do('call:close', end);
    await page.getByText('这件事已经解决。').waitFor();
    await page.context().close();
  });

  it('an emergency shows the emergency numbers large', async () => {
    const page = await open(PHONE);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '特急' }).click();
    await page.getByText(/先打 110、120、119/).waitFor();
    expect((await page.locator('main a[href="tel:110"]').boundingBox())?.height).toBeGreaterThanOrEqual(90);
    await button(page).click();
    await page.getByRole('heading', { name: '正在呼叫' }).waitFor();
    const number = await page.locator('a[href="tel:110"]').first().boundingBox();
    expect(number?.height).toBeGreaterThanOrEqual(90);
    await withdraw(page);
    await page.context().close();
  });

  it('speaks English and large print without losing anything', async () => {
    const page = await open(NARROW);
    await page.getByRole('button', { name: /我是/ }).click();
    await page.getByRole('button', { name: '大字' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /^Call the procuratorate/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
    expect(await stage.axe(page)).toEqual([]);
    await page.context().close();
  });
});

beforeEach(() => {
  expect(stage.errors).toEqual([]);
});

/** The officer's screens as an officer uses them: sign on, be rung, answer, talk, hand over, close. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { DAY } from '../../src/protocol/time/durations.js';
import { localDay } from '../../src/protocol/time/local-day.js';
import { accept as acceptCall, raise as raiseCall } from '../page.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
type Community = Awaited<ReturnType<Stage['channel']>>;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SECRET = '老人拟取 8 万元';

let stage: Stage;
let worker: Community;
beforeAll(async () => {
  stage = await openStage();
  worker = await stage.channel('community', 'worker1');
}, 300_000);
afterAll(() => stage.close());

const raise = (more: Record<string, unknown> = {}) =>
  raiseCall(worker, {
    category: 'elder_fraud',
    urgency: 'urgent',
    summary: SECRET,
    resident: { name: '张桂兰', phone: '13900139000', basis: 'consent' },
    ...more,
  });

/** Whatever was declined goes on looking for somebody; the next test shall not be rung for it. */
const callOff = async (call: CallSummary): Promise<void> => {
  await worker.do('call:cancel', { callId: call.id });
};

/** A ring whose buttons answer: they are deaf while it has just come. */
const answerable = (page: Page) => page.getByRole('button', { name: '接听', disabled: false });
/** What the page knows of time and sound, in a test's hands. */
interface Hands {
  steady: { at: number | null };
  dateBy: number;
  contexts: AudioContext[];
  tones: number;
}
const inHands = (page: Page) =>
  page.addInitScript(() => {
    const hands: Hands = { steady: { at: null }, dateBy: 0, contexts: [], tones: 0 };
    Object.assign(globalThis, { hands });
    const [steady, date] = [performance.now.bind(performance), Date.now.bind(Date)];
    performance.now = () => hands.steady.at ?? steady();
    Date.now = () => date() + hands.dateBy;
    const Made = AudioContext;
    globalThis.AudioContext = class extends Made {
      constructor() {
        super();
        hands.contexts.push(this);
      }
      override createOscillator() {
        hands.tones += 1;
        return super.createOscillator();
      }
    };
  });
const hand = <T>(page: Page, work: (hands: Hands) => T | Promise<T>): Promise<T> =>
  page.evaluate(`(${work.toString()})(globalThis.hands)`) as Promise<T>;

/** On duty, with the sound heard. */
const signOn = async (page: Page): Promise<void> => {
  await page.goto('/desk');
  await page.getByRole('button', { name: '开始值守' }).first().click();
  const understood = page.getByRole('button', { name: '我知道了' });
  const heard = page.getByRole('button', { name: '听到了', exact: true });
  await understood.or(heard).first().waitFor();
  if (await understood.isVisible()) await understood.click();
  await heard.click();
};
const signOff = async (page: Page): Promise<void> => {
  await page.goto('/desk');
  await page.getByRole('button', { name: '结束值守' }).click();
  const keep = page.getByRole('button', { name: '我继续办，结束值守' });
  const off = page.getByText('未值守');
  await keep.or(off).first().waitFor();
  if (await keep.isVisible()) await keep.click();
  await off.waitFor();
};

describe('at the desk', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.page('officer1', DESK);
    await page.goto('/desk');
    await page.getByRole('button', { name: '开始值守' }).first().click();
  });
  afterAll(async () => {
    await signOff(page);
    await page.context().close();
  });

  it('shows once what an officer may not do here, then tests the sound', async () => {
    await page.getByText('不插手经济纠纷').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: '我知道了' }).click();
    await page.getByRole('button', { name: '听到了', exact: true }).click();
    await page.getByText('声音已测试').waitFor();
    await page.getByText('值守中', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('值守中', { exact: true }).waitFor();
    expect(await page.getByText('不插手经济纠纷').count()).toBe(0);
  });

  it('rings without a word of the matter, and answers with A', async () => {
    const call = await raise();
    const accept = page.getByRole('button', { name: '接听' });
    await accept.waitFor();
    expect(await page.locator('body').innerText()).toContain(call.number.slice(4));
    expect(await page.locator('body').innerText()).not.toContain(SECRET);
    expect(await page.locator('body').innerText()).not.toContain('张桂兰');
    expect(await stage.axe(page)).toEqual([]);
    await answerable(page).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('link', { name: /电话回呼/ }).waitFor();
    await page.getByText('张桂兰').waitFor();
    await page.getByText('本人同意').waitFor();
    expect(await stage.axe(page)).toEqual([]);
  });

  it('does not answer while somebody writes, and keeps what was written', async () => {
    const box = page.getByRole('textbox', { name: '写一句…' });
    await box.fill('半句');
    const call = await raise({ category: 'family' });
    const accept = page.getByRole('button', { name: '接听' });
    await accept.waitFor();
    await box.press('a');
    expect(await accept.isVisible()).toBe(true);
    expect(await box.inputValue()).toBe('半句a');
    await page.getByRole('button', { name: '暂不能接' }).click();
    await accept.waitFor({ state: 'detached' });
    await callOff(call);
    await page.reload();
    await page.getByRole('link', { name: /电话回呼/ }).waitFor();
    expect(await box.inputValue()).toBe('半句a');
  });

  it('asks about what is still held before duty ends', async () => {
    await page.getByRole('button', { name: '结束值守' }).click();
    await page.getByText(/交接 \d+ 件在办事项/).waitFor();
    await page.getByRole('button', { name: '去转交' }).click();
    await page.getByText('值守中', { exact: true }).waitFor();
  });

  it('closes only with an outcome and a sentence; the draft survives a reload', async () => {
    const form = page.locator('form.close');
    expect(await form.getByRole('radio', { checked: true }).count()).toBe(0);
    await form.getByRole('button', { name: '办结' }).click();
    await form.getByText('请选择结果').waitFor();
    await form.getByText('已转介').click();
    await form.getByLabel('一句话结果').fill('已请居民拨打 12348');
    await page.reload();
    await form.getByLabel('一句话结果').waitFor();
    expect(await form.getByLabel('一句话结果').inputValue()).toBe('已请居民拨打 12348');
    // A lead for supervision goes by itself: Enter in it closes nothing.
    await form.getByText('办理中发现监督线索了吗').click();
    await form.getByRole('button', { name: '公益诉讼' }).click();
    await form.getByLabel('看到了什么').fill('楼道堵着，消防车进不去');
    await form.getByLabel('在什么地方').press('Enter');
    await form.getByText(/已收到，编号 .*-S\d+/).waitFor();
    await form.getByLabel('转给哪里').selectOption({ index: 5 });
    await form.getByRole('button', { name: '请您联系' }).click();
    await form.getByRole('button', { name: '3 天', exact: true }).click();
    await form.getByRole('button', { name: '办结' }).click();
    await page.getByText(/已办结：已转介/).waitFor();
    // The demo's history may have left this officer another call, which opens instead.
    await page.getByText(SECRET).first().waitFor({ state: 'detached' });
  });

  it('finds what follows the closing, and records it with a sentence', async () => {
    await page.goto('/calls?followUp=open');
    await page.getByText('还有 3 天').first().waitFor();
    await page.locator('tbody th a').first().click();
    const follow = page.getByRole('article', { name: '回访', exact: true });
    await follow.getByText('还有 3 天').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await follow.getByRole('button', { name: '记录回访' }).click();
    await follow.getByRole('button', { name: '保存' }).click();
    await follow.getByText('请写一句').waitFor();
    await follow.getByLabel('回访情况').fill('电话回访，已咨询 12348');
    await follow.getByRole('button', { name: '保存' }).click();
    await follow.getByText('已回访').waitFor();
    await page.getByText('检察官记录了回访').waitFor();
  });

  it('records who walked in by keyboard, keeps the draft over a reload, and holds the call at once', async () => {
    const place = await page.evaluate(async () => {
      const map = (await (await fetch('/api/places')).json()) as {
        subdistricts: { communities: { name: string }[] }[];
      };
      return map.subdistricts[0]!.communities[0]!.name;
    });
    await page.goto('/desk');
    const open = page.getByRole('button', { name: '登记来访' });
    await open.focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: '登记来访' });
    const go = form.getByRole('button', { name: '登记，由我办理' });
    await go.click();
    await form.getByText('请选一个社区').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await form.getByLabel('情况').fill('来问欠薪怎么办');
    await page.reload();
    await open.click();
    expect(await form.getByLabel('情况').inputValue()).toBe('来问欠薪怎么办');
    await form.getByRole('searchbox').fill(place);
    await form.getByRole('button', { name: place, exact: true }).waitFor();
    await form.getByRole('searchbox').press('Enter');
    await form.getByRole('button', { name: place, pressed: true }).waitFor();
    await form.getByLabel('来访人姓名（可以不填）').fill('张桂兰');
    await go.click();
    await form.getByText('填了姓名或电话，请选一个依据').waitFor();
    await form.getByRole('button', { name: '本人同意' }).click();
    await go.click();
    await form.waitFor({ state: 'detached' });
    const call = page.getByRole('region', { name: '这件呼叫' });
    await call.getByText('窗口接待').waitFor();
    await call.getByText('来访时没有留电话').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    // Five held calls are the most with which an officer is rung.
    const callId = new URL(page.url()).searchParams.get('call');
    const hand = await stage.channel('procuratorate', 'officer1');
    await hand.do('call:close', { callId, outcome: 'advised', solved: false, note: '已解答' });
    hand.close();
  });

  it('says that a ring sent by a text message has ended', async () => {
    await page.goto(`/ring/${randomUUID()}`);
    await page.getByText('这次响铃已经结束').waitFor();
  });

  it('pauses with a reason and an end, seen on the other device too', async () => {
    const other = await stage.page('officer1', PHONE);
    await other.goto('/desk');
    await page.goto('/desk');
    await page.getByRole('button', { name: '暂离' }).click();
    await page.getByRole('button', { name: '开庭' }).click();
    await page.getByRole('button', { name: '开始暂离' }).click();
    await other.getByText('暂离 · 开庭').waitFor();
    await other.getByRole('button', { name: '恢复' }).click();
    await page.getByText('值守中', { exact: true }).waitFor();
    expect(await page.getByText('去做什么').count()).toBe(0);
    await other.context().close();
  });

  it('has the choice of a pause give way to a ring', async () => {
    await page.getByRole('button', { name: '暂离' }).click();
    await page.getByText('去做什么').waitFor();
    const call = await raise();
    await page.getByRole('button', { name: '接听' }).waitFor();
    expect(await page.getByText('去做什么').count()).toBe(0);
    await page.getByRole('button', { name: '暂不能接' }).click();
    await page.getByRole('button', { name: '接听' }).waitFor({ state: 'detached' });
    await callOff(call);
  });

  it('rings on a page that is not the desk, and leads to the call', async () => {
    const first = await raise();
    // Once, whatever page it is: the hours and the roster stand in the desk's frame.
    for (const [path, text] of [
      ['/desk/hours', '系统计时'],
      ['/account', '我的设备'],
    ] as const) {
      await page.goto(path);
      await page.getByText(text).first().waitFor();
      await page.getByRole('button', { name: '接听' }).waitFor();
    }
    await callOff(first);
    await page.getByRole('button', { name: '接听' }).waitFor({ state: 'detached' });
    const said = () => page.getByRole('alert').filter({ hasText: '来了一个呼叫' }).locator('span');
    const again = { category: 'family', urgency: 'normal' };
    const once = await raise(again);
    await said().waitFor();
    const before = await said().elementHandle();
    await callOff(once);
    await page.getByRole('button', { name: '接听' }).waitFor({ state: 'detached' });
    await raise(again);
    await page.getByRole('button', { name: '接听' }).waitFor();
    // The same words again are another node, which a screen reader says anew.
    expect(await before!.evaluate((node) => node.isConnected)).toBe(false);
    await said().waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await answerable(page).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('link', { name: /电话回呼/ }).waitFor();
  });

  it('says at once that the network is gone, and rings as soon as it is back', async () => {
    stage.expects(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    // Before the 10 s in which a dead peer is noticed.
    await page.getByText(/连接断了/).waitFor({ timeout: 8000 });
    const call = await raise();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '接听' }).waitFor();
    await page.getByText(/连接断了/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '暂不能接' }).click();
    await page.getByRole('button', { name: '接听' }).waitFor({ state: 'detached' });
    await callOff(call);
  });
});

describe('a ring is never silent and never answered by accident', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.page('officer1', DESK);
    await inHands(page);
    await signOn(page);
  });
  afterAll(async () => {
    await signOff(page);
    await page.context().close();
  });
  const gone = () => page.getByRole('button', { name: '接听' }).first().waitFor({ state: 'detached' });
  const howOf = async (call: CallSummary): Promise<string | undefined> => {
    const token = await stage.token('coordinator1');
    const answer = await fetch(`${stage.base}/api/calls/${call.id}/rings`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = (await answer.json()) as { items: { ways: { how?: string }[] }[] };
    return items.flatMap((ring) => ring.ways.map((way) => way.how)).find((how) => how !== undefined);
  };
  const until = async (call: CallSummary, how: string) => {
    for (let i = 0; i < 60 && (await howOf(call)) !== how; i++) await page.waitForTimeout(100);
    expect(await howOf(call)).toBe(how);
  };

  it('says at once that its sound was interrupted; a ring is shown, not sounded, until any touch wakes it', async () => {
    await hand(page, ({ contexts }) => contexts.at(-1)!.suspend());
    await page.getByText('这台设备现在不会响').waitFor();
    const call = await raise();
    await page.getByText('没有铃声，按任意键恢复').waitFor();
    expect(await hand(page, ({ tones }) => tones)).toBe(1);
    await until(call, 'shown');
    await page.keyboard.press('Shift');
    await page.getByText('没有铃声，按任意键恢复').waitFor({ state: 'detached' });
    expect(await hand(page, ({ tones }) => tones)).toBe(2);
    await until(call, 'sounded');
    await callOff(call);
    await gone();
    await page.getByText('声音已测试').waitFor();
  });

  it('moves nothing, and for 600 ms answers neither a click nor a key; a decline can be taken back', async () => {
    const call = page.getByRole('link', { name: /电话回呼|呼叫/ }).first();
    const stood = await call.boundingBox();
    await hand(page, (hands) => void (hands.steady.at = performance.now()));
    const rung = await raise();
    const accept = page.getByRole('button', { name: '接听' });
    const decline = page.getByRole('button', { name: '暂不能接' });
    await accept.waitFor();
    expect(await call.boundingBox()).toEqual(stood);
    await page.getByRole('button', { name: '说明原因' }).click();
    for (const after of [83, 516]) {
      await hand(page, `({ steady }) => void (steady.at += ${after})` as never);
      await decline.click({ force: true });
      for (const reason of ['正在开庭', '需要回避']) await page.getByRole('button', { name: reason }).click();
      await page.keyboard.press('a');
      await page.keyboard.press('F8');
      expect(await accept.isVisible()).toBe(true);
    }
    await hand(page, ({ steady }) => void (steady.at! += 2));
    await page.keyboard.press('d');
    await accept.waitFor({ state: 'detached' });
    await hand(page, ({ steady }) => void (steady.at = null));
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await answerable(page).waitFor();
    await callOff(rung);
    await gone();
  });

  it('has its keys act on the ring named first, not at once on the one that comes into its place', async () => {
    const first = await raise();
    await answerable(page).waitFor();
    const second = await raise({ category: 'domestic_violence', urgency: 'emergency' });
    const accepts = page.getByRole('button', { name: '接听' });
    await accepts.nth(1).waitFor();
    await page.getByRole('button', { name: '说明原因' }).first().click();
    await page.getByText('正在开庭').waitFor();
    await hand(page, ({ steady }) => void (steady.at = performance.now()));
    await callOff(first);
    await accepts.nth(1).waitFor({ state: 'detached' });
    expect(await page.getByText('正在开庭').count()).toBe(0);
    await hand(page, ({ steady }) => void (steady.at! += 60));
    await page.keyboard.press('a');
    expect(await accepts.isVisible()).toBe(true);
    await hand(page, ({ steady }) => void (steady.at = null));
    await callOff(second);
    await gone();
  });

  it.each([30_000, -600_000])(
    'whose clock is set by %i ms meanwhile rings, sounds and counts as before',
    async (by) => {
      // Socket.IO counts its pings by that clock, and comes anew.
      stage.expects(/WebSocket is already in CLOSING/);
      await hand(page, `(hands) => void (hands.dateBy = ${by})` as never);
      const tones = await hand(page, (hands) => hands.tones);
      const call = await raise();
      await page.getByRole('button', { name: '接听' }).first().waitFor();
      const left = Number(await page.getByRole('timer').first().innerText());
      expect(left).toBeGreaterThan(0);
      // On a busy machine the answer that told the time may have been long on its way; the fault read 619.
      expect(left).toBeLessThan(30);
      expect((await hand(page, (hands) => hands.tones)) - tones).toBe(1);
      await until(call, 'sounded');
      await callOff(call);
      await gone();
      await hand(page, (hands) => void (hands.dateBy = 0));
    },
  );

  it('sends no half sentence with the Enter that confirms a word', async () => {
    const box = page.getByRole('textbox', { name: '写一句…' });
    await box.fill('我马上');
    await box.evaluate((field) => {
      const enter = { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '上' }));
      field.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    expect(await box.inputValue()).toBe('我马上');
    await box.press('Enter');
    expect(await box.inputValue()).toBe('');
  });
});

describe('on a phone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.page('officer1', PHONE);
    await signOn(page);
  });
  afterAll(async () => {
    await signOff(page);
    await page.context().close();
  });

  it('gives a ring the whole screen, and the telephone first afterwards', async () => {
    await raise({ category: 'minors' });
    const ring = page.getByRole('dialog', { name: '正在响铃' });
    await ring.waitFor();
    const box = await ring.boundingBox();
    expect([box?.width, box?.height]).toEqual([PHONE.width, PHONE.height]);
    expect(await stage.axe(page)).toEqual([]);
    await ring.getByRole('button', { name: '接听' }).click();
    await page.getByRole('link', { name: /电话回呼/ }).waitFor();
    await page.getByText(/不能代替强制报告/).waitFor();
    // What is due next is named, and done with beside the button that dials.
    await page.getByRole('button', { name: '打过电话' }).click();
    await page.getByText(/^已联系 \d/).waitFor();
    expect(await stage.axe(page)).toEqual([]);
  });

  it('leaves the caret and every half-written word where they are; F8 answers from there', async () => {
    await page.getByRole('tab', { name: '办结' }).click();
    const note = page.getByLabel('一句话结果');
    const words = '已联系家属'.repeat(48);
    await note.fill(words);
    const first = new URL(page.url()).searchParams.get('call');
    await raise({ category: 'family' });
    const ring = page.getByRole('dialog', { name: '正在响铃' });
    await ring.waitFor();
    expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
    await answerable(page).waitFor();
    await page.keyboard.type('ad');
    expect(await ring.isVisible()).toBe(true);
    expect(await note.inputValue()).toBe(`${words}ad`);
    await page.keyboard.press('F8');
    await ring.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /电话回呼/ }).waitFor();
    await page.goto(`/desk?call=${first}`);
    await page.getByRole('tab', { name: '办结' }).click();
    expect(await note.inputValue()).toBe(`${words}ad`);
  });

  it('says what is called and lets it be answered also where hardly any height is left', async () => {
    await page.setViewportSize({ width: 320, height: 256 });
    const call = await raise({ urgency: 'emergency' });
    const ring = page.getByRole('dialog', { name: '正在响铃' });
    await ring.waitFor();
    for (const text of ['养老诈骗', '特急']) {
      const box = (await ring.getByText(text, { exact: true }).boundingBox())!;
      expect(box.y >= 0 && box.y + box.height <= 256).toBe(true);
    }
    for (const name of ['接听', '暂不能接']) {
      const box = (await ring.getByRole('button', { name }).boundingBox())!;
      expect([name, box.height >= 44, box.y + box.height <= 256]).toEqual([name, true, true]);
    }
    expect(await stage.axe(page)).toEqual([]);
    await callOff(call);
    await ring.waitFor({ state: 'detached' });
    await page.setViewportSize(PHONE);
  });

  it('lists its hours', async () => {
    await page.goto('/desk/hours');
    await page.getByText('系统计时').first().waitFor();
    expect(await stage.axe(page)).toEqual([]);
  });
});

describe('two officers', () => {
  it('tells the slower one calmly who has answered', async () => {
    const slow = await stage.page('officer2', DESK);
    await signOn(slow);
    const quick = await stage.channel('procuratorate', 'officer3');
    await quick.do('duty:start', {});
    const call = await raise({ urgency: 'emergency' });
    await slow.getByRole('button', { name: '接听' }).waitFor();
    await acceptCall(quick, call.id);
    await slow.getByRole('button', { name: '接听' }).waitFor({ state: 'detached' });
    await slow
      .getByText(/已有人接听|已接听/)
      .first()
      .waitFor();
    await signOff(slow);
    await quick.do('duty:end', { keep: true });
    await slow.context().close();
  });
});

beforeEach(() => {
  expect(stage.errors).toEqual([]);
});

describe('posted to communities, on a phone', () => {
  it('notes a promise, measures a visit between two touches and settles the promise with it', async () => {
    const page = await stage.page('officer1', PHONE);
    await page.goto('/desk/hours');
    await page.getByRole('link', { name: '派驻', exact: true }).click();
    await page.getByRole('heading', { name: '我派驻的社区' }).waitFor();
    await page.getByRole('button', { name: '记一项' }).click();
    await page.getByLabel('答应的事').fill('给刘桂兰送低保申请表');
    await page.getByLabel(/居民姓名/).fill('刘桂兰');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填日期').waitFor();
    await page.getByLabel('什么时候以前').fill(localDay(Date.now() + 2 * DAY));
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('给刘＊＊送低保申请表').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: /^我到.*了/ }).click();
    await page.getByText(/^正在.*走访/).waitFor();
    await page.reload();
    await page.getByRole('button', { name: '离开' }).click();
    await page.getByLabel('给刘＊＊送低保申请表').check();
    await page.getByLabel(/^情况怎样/).fill('表已送到');
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: '结束走访' }).click();
    await page.getByRole('button', { name: /^我到.*了/ }).waitFor();
    await page.getByText('给刘＊＊送低保申请表').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '补记一次' }).click();
    expect(await page.getByLabel('做了什么').inputValue()).toBe('走访');
    await page.context().close();
  });
});

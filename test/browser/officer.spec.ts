/** The officer's screens as an officer uses them: sign on, be rung, answer, talk, hand over, close. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/shapes.js';
import { accept as acceptCall, raise as raiseCall } from '../hub.js';
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
    expect(await page.locator('body').innerText()).toContain(call.number);
    expect(await page.locator('body').innerText()).not.toContain(SECRET);
    expect(await page.locator('body').innerText()).not.toContain('张桂兰');
    expect(await stage.axe(page)).toEqual([]);
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
    await form.getByLabel('转给哪里').selectOption({ index: 5 });
    await form.getByRole('button', { name: '请您联系' }).click();
    await form.getByRole('button', { name: '办结' }).click();
    await page.getByText(/已办结：已转介/).waitFor();
    // The demo's history may have left this officer another call, which opens instead.
    await page.getByText(SECRET).first().waitFor({ state: 'detached' });
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
    await page.goto('/account');
    await page.getByText('我的设备').waitFor();
    await raise();
    await page.getByRole('button', { name: '接听' }).waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.keyboard.press('a');
    await page.getByRole('link', { name: /电话回呼/ }).waitFor();
  });

  it('says at once that the network is gone, and rings as soon as it is back', async () => {
    stage.expects(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.getByText(/连接断了/).waitFor({ timeout: 2000 });
    const call = await raise();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '接听' }).waitFor({ timeout: 2000 });
    await page.getByText(/连接断了/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '暂不能接' }).click();
    await page.getByRole('button', { name: '接听' }).waitFor({ state: 'detached' });
    await callOff(call);
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
    await page.getByText(/强制报告/).waitFor();
    expect(await stage.axe(page)).toEqual([]);
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

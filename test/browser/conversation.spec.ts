/** A conversation as both of its people have it: what became of their words, answers to one of them, looking for words. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { accept, raise } from '../page.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
type Channel = Awaited<ReturnType<Stage['channel']>>;

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

let stage: Stage;
let officer: Channel;
let colleague: Channel;
let call: CallSummary;
let phone: Page;
let desk: Page;
const conversation = (page: Page) => page.getByRole('region', { name: '对话' });
const list = (page: Page) => conversation(page).getByRole('list', { name: '对话' });
const field = (page: Page) => conversation(page).getByRole('textbox', { name: '写一句…' });
const row = (page: Page, words: string): Locator =>
  list(page)
    .getByRole('listitem')
    .filter({ has: page.locator('.bubble', { hasText: words }) });
const say = async (page: Page, words: string) => {
  await field(page).fill(words);
  await conversation(page).getByRole('button', { name: '发送', exact: true }).click();
  await row(page, words).getByRole('time').waitFor();
};
/** Whether somebody is before the page, as it is told by its browser. */
const look = (page: Page, here: boolean) =>
  page.evaluate((visible) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (visible ? 'visible' : 'hidden'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, here);

beforeAll(async () => {
  stage = await openStage();
  officer = await stage.channel('procuratorate', 'officer1');
  colleague = await stage.channel('community', 'worker1');
  await officer.do('duty:start', {});
  call = await raise(colleague, { category: 'elder_fraud' });
  await accept(officer, call.id);
  phone = await stage.page('worker1', PHONE);
  await phone.goto(`/community?call=${call.id}`);
}, 300_000);
afterAll(() => stage.close());
beforeEach(() => {
  expect(stage.errors).toEqual([]);
});

describe('what became of one’s words', () => {
  it('is sent, then delivered to a page that nobody looks at, then read', async () => {
    await say(phone, '老人在柜台前');
    await row(phone, '老人在柜台前').getByText('已发送').waitFor();
    desk = await stage.page('officer1', { ...DESK, fresh: true });
    await desk.addInitScript(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    });
    await desk.goto(`/desk?call=${call.id}`);
    await row(desk, '老人在柜台前').waitFor();
    await row(phone, '老人在柜台前').getByText('已送达').waitFor();
    await look(desk, true);
    await row(phone, '老人在柜台前').getByText('已读').waitFor();
  });

  it('is said once, at the last of them, and not aloud', async () => {
    await say(phone, '柜员已经拦下');
    await row(phone, '柜员已经拦下').getByText('已读').waitFor();
    expect(await list(phone).getByText('已读').count()).toBe(1);
    expect(await list(phone).getByText('已读').getAttribute('aria-live')).toBe('off');
    await say(desk, '好的，我马上打电话');
    await row(desk, '好的，我马上打电话').getByText('已读').waitFor();
  });

  it('shows that the other side is writing, until their words come', async () => {
    await field(desk).pressSequentially('请');
    const writing = conversation(phone).getByText('正在输入');
    await writing.waitFor();
    await say(desk, '请看住存折');
    await writing.waitFor({ state: 'detached' });
  });
});

describe('an answer to one message', () => {
  it('is chosen by a touch, quotes it, and leads to it; letting go leaves the draft', async () => {
    await field(phone).fill('在我这里');
    await row(phone, '请看住存折').getByRole('button', { name: '回复这条' }).click();
    await conversation(phone)
      .getByText(/^回复 王/)
      .waitFor();
    await conversation(phone).getByRole('button', { name: '取消回复' }).click();
    expect(await field(phone).inputValue()).toBe('在我这里');
    await row(phone, '请看住存折').getByRole('button', { name: '回复这条' }).click();
    await conversation(phone).getByRole('button', { name: '发送', exact: true }).click();
    const quote = row(desk, '在我这里').getByRole('button', { name: /请看住存折/ });
    await quote.click();
    await list(desk).locator('.shown').getByText('请看住存折').waitFor();
  });

  it('is chosen by keys', async () => {
    await field(desk).fill('收好');
    await field(desk).press('Alt+ArrowUp');
    await field(desk).press('Alt+ArrowUp');
    await conversation(desk).getByText('回复 我').waitFor();
    await field(desk).press('Escape');
    await conversation(desk).getByText('回复 我').waitFor({ state: 'detached' });
    await field(desk).press('Alt+ArrowUp');
    await field(desk).press('Enter');
    await row(phone, '收好')
      .getByRole('button', { name: /在我这里/ })
      .waitFor();
    expect(await field(desk).inputValue()).toBe('');
  });

  it('survives a reload with its words, and is there for a page that opens later', async () => {
    await field(phone).fill('明白');
    await row(phone, '收好').getByRole('button', { name: '回复这条' }).click();
    await phone.reload();
    await conversation(phone)
      .getByText(/^回复 王检察官/)
      .waitFor();
    expect(await field(phone).inputValue()).toBe('明白');
    await conversation(phone).getByRole('button', { name: '发送', exact: true }).click();
    await row(phone, '明白').getByRole('button', { name: /收好/ }).waitFor();
  });
});

describe('looking for words', () => {
  it('is done by keys: newest first, in any width and case, and back to where one was', async () => {
    for (const words of ['转账 ＡＢＣ Bank 两次', '没有别的', 'abc bank 的单据在'])
      await colleague.do('call:message', {
        callId: call.id,
        clientMessageId: crypto.randomUUID(),
        text: words,
      });
    await row(desk, 'abc bank 的单据在').waitFor();
    await field(desk).focus();
    await desk.keyboard.press('Control+f');
    const find = conversation(desk).getByRole('textbox', { name: '在对话中查找' });
    await find.waitFor();
    await desk.keyboard.type('Abc bank');
    await conversation(desk).getByText('第 2 条，共 2 条').waitFor();
    await list(desk).locator('.shown mark').getByText('abc bank').waitFor();
    await desk.keyboard.press('Enter');
    await list(desk).locator('.shown mark').getByText('ＡＢＣ Bank').waitFor();
    await conversation(desk).getByText('第 1 条，共 2 条').waitFor();
    expect(await stage.axe(desk)).toEqual([]);
    await desk.keyboard.press('Escape');
    await find.waitFor({ state: 'detached' });
    expect(await field(desk).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await list(desk).locator('mark').count()).toBe(0);
  });

  it('finds who said it, on a phone by its button, and says where there is nothing', async () => {
    await conversation(phone).getByRole('button', { name: '在对话中查找' }).click();
    const find = conversation(phone).getByRole('textbox', { name: '在对话中查找' });
    await find.fill('王检察官');
    await conversation(phone)
      .getByText(/^第 3 条，共 3 条$/)
      .waitFor();
    await find.fill('没有这回事');
    await conversation(phone).getByText('没有找到').waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    await conversation(phone).getByRole('button', { name: '关闭查找' }).click();
    // What is said to readers aloud inside the list makes the page no longer than what is seen of it.
    const below = await phone.evaluate(
      () =>
        document.documentElement.scrollHeight -
        scrollY -
        document.querySelector('.worker-page')!.getBoundingClientRect().bottom,
    );
    expect(below).toBeLessThan(2);
  });

  it('goes on when the call is closed, in English too', async () => {
    await officer.do('call:close', { callId: call.id, outcome: 'resolved', solved: true, note: '已拦下' });
    const english = await stage.page('worker1', { ...PHONE, lang: 'en', dark: true, fresh: true });
    await english.goto(`/community?call=${call.id}`);
    const room = english.getByRole('region', { name: 'Conversation' });
    await room.getByRole('button', { name: 'Find in the conversation' }).click();
    await room.getByRole('textbox', { name: 'Find in the conversation' }).fill('BANK');
    await room.getByText('2 of 2').waitFor();
    expect(await stage.axe(english)).toEqual([]);
  });
});

/** The end of a shift, help from others and giving back, on the screens of those who do them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { accept, raise, type Page as Channel } from '../page.js';
import { openStage, type Stage } from './stage.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844, phone: true };

let stage: Stage;
let worker: Channel, first: Channel, second: Channel;
let desk: Page;
beforeAll(async () => {
  stage = await openStage();
  worker = await stage.channel('community', 'worker1');
  first = await stage.channel('procuratorate', 'officer1');
  second = await stage.channel('procuratorate', 'officer2');
  await first.do('duty:start');
}, 300_000);
afterAll(() => stage.close());

const held = async (more: object = {}): Promise<string> => {
  const { id } = await raise(worker, { clientCallId: randomUUID(), category: 'labour', ...more });
  await accept(first, id);
  return id;
};
const open = async (username: string, path: string, look: object): Promise<Page> => {
  const page = await stage.page(username, look);
  await page.goto(path);
  return page;
};

describe('help from others', () => {
  it('is asked for beside the matter, agreed to and answered on a phone, and read by the holder', async () => {
    const id = await held({ summary: '工地欠薪三个月' });
    desk = await open('officer1', `/desk?call=${id}`, DESK);
    await desk.getByRole('button', { name: '请人协办' }).click();
    await desk.getByLabel('请谁').selectOption({ label: '李检察官助理' });
    await desk.getByLabel('请协助什么').fill('请查用工单位是否备案');
    await desk.getByRole('button', { name: '发出商请' }).click();
    await desk.getByText('等待答复').waitFor();
    expect(await stage.axe(desk)).toEqual([]);

    const phone = await stage.page('officer2', PHONE);
    // Its line comes up only after it was touched: what is asked meanwhile waits for it.
    const touched = Promise.withResolvers<void>();
    await phone.routeWebSocket(/\/socket\.io\//, async (socket) => {
      await touched.promise;
      socket.connectToServer();
    });
    await phone.goto('/desk/helping');
    const part = phone.getByRole('article').filter({ hasText: '请查用工单位是否备案' });
    await part.getByRole('button', { name: '同意协办' }).click();
    touched.resolve();
    await part.getByRole('button', { name: '看情况和对话' }).click();
    await part.getByText('工地欠薪三个月').waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    await part.getByRole('button', { name: '答复', exact: true }).click();
    await part.getByLabel('答复内容').fill('没有备案');
    await part.getByRole('button', { name: '答复', exact: true }).click();
    await desk.getByText('没有备案').first().waitFor();
    await phone.context().close();
  });
});

describe('the internal thread', () => {
  const inside = (page: Page) => page.getByRole('region', { name: '内部讨论' });
  const box = (page: Page) => page.getByRole('textbox', { name: /^内部留言/ });

  it('is written by holder and helper beside the conversation, and the community’s page shows nothing of it', async () => {
    const id = await held({ summary: '老人被骗买保健品' });
    const people = await (
      await fetch(`${stage.base}/api/me`, {
        headers: { authorization: `Bearer ${await stage.token('officer2')}` },
      })
    ).json();
    const { id: helpId } = await first.do('help:ask', {
      callId: id,
      officerId: people.user.id,
      what: '请查商家',
      answerBy: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await second.do('help:agree', { helpId });
    const community = await open('worker1', '/', PHONE);
    await community.getByText('老人被骗买保健品').first().click();
    await community.getByRole('region', { name: '对话' }).waitFor();

    await desk.goto(`/desk?call=${id}`);
    // Half a sentence for each side: each stays in its own box, over a reload too.
    const reply = desk.getByRole('textbox', { name: '写一句…' });
    await reply.fill('给社区的半句');
    await desk.getByRole('tab', { name: '内部讨论' }).click();
    await inside(desk).getByText('仅承办人和协办人可见').waitFor();
    expect(await box(desk).inputValue()).toBe('');
    await box(desk).fill('商家有前科');
    await desk.reload();
    expect(await reply.inputValue()).toBe('给社区的半句');
    await desk.getByRole('tab', { name: '内部讨论' }).click();
    expect(await box(desk).inputValue()).toBe('商家有前科');
    expect(await stage.axe(desk)).toEqual([]);
    await box(desk).press('Enter');
    await inside(desk).getByRole('listitem').filter({ hasText: '商家有前科' }).getByText('承办').waitFor();
    expect(await box(desk).inputValue()).toBe('');

    const phone = await open('officer2', '/desk/helping', { ...PHONE, lang: 'en' });
    const part = phone.getByRole('article').filter({ hasText: '请查商家' });
    await part.getByRole('button', { name: /something new in the internal discussion/ }).click();
    await part.getByRole('tab', { name: /Internal/ }).click();
    await part.getByText('商家有前科').waitFor();
    expect(await stage.axe(phone)).toEqual([]);
    // Without a line it waits here, and is said once when it is sent again.
    await phone.context().setOffline(true);
    await part.getByRole('textbox', { name: /^Internal; not sent/ }).fill('已查，两起投诉');
    await part.getByRole('button', { name: 'Add internally' }).click();
    await part.getByText('Not added').waitFor();
    await phone.context().setOffline(false);
    await part.getByRole('button', { name: 'Try again' }).click();
    await inside(desk).getByText('已查，两起投诉').waitFor();
    expect(await inside(desk).getByText('已查，两起投诉').count()).toBe(1);

    // What comes after it on the same line: by then anything for the community would have been heard.
    await first.do('call:message', { callId: id, clientMessageId: randomUUID(), text: '马上回电' });
    await community.getByText('马上回电').waitFor();
    expect(await community.locator('body').innerText()).not.toMatch(/商家有前科|两起投诉|内部/);
    await Promise.all([community.context().close(), phone.context().close()]);
  });
});

describe('giving back', () => {
  it('takes a reason, is reviewed on the call’s page, and comes back with words', async () => {
    const id = await held();
    // What is told while a page gets its snapshot comes twice; its words stand there once.
    await desk.routeWebSocket(/\/socket\.io\//, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        for (let times = String(message).includes('"call:reviewed"') ? 2 : 1; times; times--)
          socket.send(message);
      });
    });
    await desk.goto(`/desk?call=${id}`);
    await desk.getByRole('button', { name: '退回', exact: true }).click();
    await desk.getByLabel('退回原因').fill('属于民事检察部门');
    await desk.getByRole('button', { name: '退回审核' }).click();
    await desk.getByText(/已退回（第 1 次）/).waitFor();
    const board = await open('coordinator1', '/board', DESK);
    await board.getByRole('link', { name: '去审核' }).click();
    await board.getByText('属于民事检察部门').first().waitFor();
    await board.getByRole('button', { name: '退还，请其继续办理' }).click();
    await board.getByLabel('审核意见').fill('请先联系劳动监察');
    expect(await stage.axe(board)).toEqual([]);
    await board.getByRole('button', { name: '提交' }).click();
    await desk.getByText(/请您继续办理：请先联系劳动监察/).waitFor();
    await board.context().close();
  });
});

describe('the end of a shift', () => {
  it('hands over all that is held with one note, and ends by itself when it is taken', async () => {
    await second.do('duty:start');
    await desk.getByRole('button', { name: '结束值守' }).click();
    await desk.getByText(/交接 \d+ 件在办事项/).waitFor();
    await desk.getByRole('button', { name: '全部交接' }).click();
    await desk.getByText('请写一句交接说明').waitFor();
    expect(await stage.axe(desk)).toEqual([]);
    await desk.getByLabel('交接说明').fill('明早回访');
    await desk.getByRole('button', { name: '全部交接' }).click();
    await desk.getByText('正在交接下班').waitFor();
    expect(await stage.axe(desk)).toEqual([]);
    for (const ring of second.heard<Ring>('offer:ring'))
      await second.ask('offer:accept', { offerId: ring.id });
    await desk.getByText('未值守').waitFor();
    const last = second.heard<Ring>('offer:ring').at(-1)!;
    const taker = await open('officer2', `/desk?call=${last.call.id}`, PHONE);
    // Before everything, on the first tab.
    await taker.getByText('交接说明').first().waitFor();
    await taker.getByText('明早回访').first().waitFor();
    await taker.context().close();
  });
});

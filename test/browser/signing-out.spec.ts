/** A computer that colleagues share: what is left in the browser, on its disk too, when one of them has signed out. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { accept, raise } from '../page.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
const NAME = '欧阳桂芳';
const PHONE = '13904001234';
const PROFILE = 'shared';
let stage: Stage;
let callId: string;
beforeAll(async () => {
  stage = await openStage();
  const worker = await stage.channel('community', 'worker1');
  const officer = await stage.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  const call = await raise(worker, { resident: { name: NAME, phone: PHONE, basis: 'consent' } });
  await accept(officer, call.id);
  callId = call.id;
}, 120_000);
afterAll(() => stage.close());

/** Whether the words stand in any such file of the profile, in either way a browser writes them. */
const inFiles = (which: RegExp, words: readonly string[]): boolean[] => {
  const root = join(stage.directory, PROFILE);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => which.test(path))
    .map((path) => join(root, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
  const found = (bytes: Buffer) => files.some((file) => file.includes(bytes));
  return words.map((word) => found(Buffer.from(word)) || found(Buffer.from(word, 'utf16le')));
};
/** In its caches, the hub's own pages among them. */
const cached = (...words: string[]) => inFiles(/Cache/, words);
/** Anywhere: the logs of its stores hold for long what a page has dropped. */
const onDisk = (...words: string[]) => inFiles(/./, words);
const open = async (): Promise<[BrowserContext, Page]> => {
  const browser = await stage.browserAt(PROFILE);
  return [browser, browser.pages()[0]!];
};
const words = (page: Page) => page.getByRole('textbox', { name: '写一句…' });
const out = (page: Page) => page.getByRole('button', { name: '退出', exact: true });

describe('on a computer that others use too', () => {
  it('an answer with a resident in it is on the disk at no time, though pages are kept there', async () => {
    const [browser, page] = await open();
    const answer = await browser.request.post('/api/auth/login', {
      data: { username: 'officer1', password: 'yihu-demo' },
      headers: { origin: stage.base },
    });
    expect(answer.ok()).toBe(true);
    await page.goto(`/desk?call=${callId}`);
    await page.getByText(NAME).first().waitFor();
    await words(page).fill('欧阳女士说了一半');
    await page.evaluate(() => localStorage.setItem('beside', '这一句没有封'));
    await browser.close();
    expect(onDisk('这一句没有封', 'draft.talk.', '欧阳女士')).toEqual([true, true, false]);
    expect(cached('/assets/', `${stage.base}/api/`, NAME, PHONE)).toEqual([true, false, false, false]);
  }, 60_000);

  it('on duty signing out is a choice: one may go back, or leave with duty running on', async () => {
    const [browser, page] = await open();
    await page.goto(`/desk?call=${callId}`);
    await words(page).waitFor();
    expect(await words(page).inputValue()).toBe('欧阳女士说了一半');
    await out(page).click();
    await page.getByText('您还在值守').waitFor();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('值守中', { exact: true }).waitFor();
    await out(page).click();
    await page.getByRole('button', { name: '继续值守，只退出这台设备' }).click();
    await page.waitForURL('**/sign-in');
    await page.getByRole('textbox', { name: '账号' }).waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).not.toContain('draft.');
    expect(kept).not.toContain('欧阳');
    await page.goBack();
    await page.waitForURL('**/sign-in**');
    expect(await page.locator('body').innerText()).not.toContain(NAME);
    await browser.close();
    expect(cached(`${stage.base}/api/`)).toEqual([false]);
    expect(onDisk('draft.talk.', '欧阳', PHONE)).toEqual([true, false, false]);
    const mine = await fetch(`${stage.base.replace('localhost', '127.0.0.1')}/api/me`, {
      headers: { authorization: `Bearer ${await stage.token('officer1')}` },
    });
    expect(await mine.json()).toMatchObject({ onDuty: true });
  }, 60_000);

  it('the other way it is the sign-off step: what is held is spoken of first, and then one is out', async () => {
    const page = await stage.page('officer1');
    await page.goto('/account');
    await out(page).click();
    await page.getByRole('button', { name: '结束值守并退出' }).click();
    const sheet = page.getByRole('dialog').filter({ hasText: /交接 \d+ 件在办事项/ });
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('值守中', { exact: true }).waitFor();
    expect(page.url()).toContain('/desk');
    const officer = await stage.channel('procuratorate', 'officer1');
    await officer.do('duty:end', { keep: true });
    await officer.do('duty:start', {});
    expect(stage.errors).toEqual([]);
  }, 60_000);

  it('with nothing in hand duty ends at once and the page is signed out', async () => {
    const everybody = await Promise.all(
      ['officer5', 'officer6', 'officer7', 'officer8'].map(async (username) => {
        const channel = await stage.channel('procuratorate', username);
        return { username, channel, held: channel.heard<{ calls: unknown[] }>('snapshot')[0]!.calls.length };
      }),
    );
    const { username, channel } = everybody.find(({ held }) => held === 0)!;
    await channel.do('duty:start', {});
    const page = await stage.page(username);
    await page.goto('/desk');
    await page.getByText('值守中').first().waitFor();
    await out(page).click();
    await page.getByRole('button', { name: '结束值守并退出' }).click();
    await page.waitForURL('**/sign-in');
    expect((await channel.ask('duty:resume')).ok).toBe(false);
    expect(stage.errors).toEqual([]);
  }, 60_000);
});

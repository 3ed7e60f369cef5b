/** The resident's page on a borrowed telephone, and the slip that leads to it as worker and officer give it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import type { Slip } from '../../src/protocol/residents/slips.js';
import { openStage, type Stage } from './stage.js';

type Channel = Awaited<ReturnType<Stage['channel']>>;
const NARROW = { width: 320, height: 568 };
const PHONE = { width: 390, height: 844 };

let stage: Stage;
let officer: Channel;
let worker: Channel;
beforeAll(async () => {
  stage = await openStage();
  officer = await stage.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  worker = await stage.channel('community', 'worker1');
}, 300_000);
afterAll(() => stage?.close());

const raised = async (fields: Record<string, unknown> = {}): Promise<CallSummary> => {
  const call = (await worker.do('call:raise', {
    clientCallId: randomUUID(),
    category: 'labour',
    summary: '老板欠薪三个月',
    ...fields,
  })) as CallSummary;
  const ring = await officer.hear<Ring>('offer:ring', (r) => r.call.id === call.id);
  await officer.do('offer:accept', { offerId: ring.id });
  return call;
};
const close = (callId: string) =>
  officer.do('call:close', { callId, outcome: 'resolved', solved: true, note: '工资已经发到您的卡上。' });
const slipOf = async ({ id }: CallSummary, payload: object = {}): Promise<Slip> => {
  const answer = await fetch(`${stage.base}/api/calls/${id}/slip`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await stage.token('worker1')}`, 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  expect([200, 201]).toContain(answer.status);
  return (await answer.json()) as Slip;
};
const pathOf = ({ url }: Slip) => url.slice(new URL(url).origin.length);
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
/** What each form said of itself to the hub, and every address that was gone to. */
const watched = (page: Page) => {
  const forms: { origin: string | undefined; referer: string | undefined }[] = [];
  const addresses: string[] = [];
  page.on('request', (request) => {
    addresses.push(request.url());
    if (request.method() === 'POST' && request.isNavigationRequest())
      void request
        .allHeaders()
        .then(({ origin, referer }) => forms.push({ origin, referer }))
        .catch(() => undefined);
  });
  return { forms, addresses };
};

describe('the resident’s page', () => {
  it('with scripts switched off and at 320 px: says how it stands, takes the answer by plain forms, no code in any address', async () => {
    const call = await raised();
    await close(call.id);
    const slip = await slipOf(call);
    const page = await stage.page(null, { ...NARROW, scripts: false, fresh: true });
    const { forms, addresses } = watched(page);
    // A wrong code.
    stage.expects(/status of 404 .*\/r$/);
    await page.goto(`/r?n=${slip.number}`);
    expect(await page.getByLabel('编号').inputValue()).toBe(slip.number);
    await page.getByLabel('查询码').fill('AAAA-AAAA-AAAA');
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('编号').inputValue()).toBe(slip.number);
    await page.getByLabel('查询码').fill(slip.code.toLowerCase());
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('heading', { name: /工资已经发到您的卡上/ }).waitFor();
    expect(await fits(page)).toBe(true);
    expect(await page.getByRole('link', { name: '打给检察院' }).getAttribute('href')).toMatch(/^tel:\d+/);
    // Larger print and the other language go along with the form that brought the page.
    await page.getByRole('button', { name: '字再大些' }).click();
    await page.locator('html.large').waitFor();
    expect(await fits(page)).toBe(true);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Not solved' }).click();
    await page.getByRole('status').filter({ hasText: 'not solved' }).waitFor();
    await page.getByLabel('Anything to add?').fill('Only half of it');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('status').filter({ hasText: 'Received' }).waitFor();
    const ring = await officer.hear<Ring>('offer:ring', (r) => r.call.id === call.id && r.call.version > 4);
    await officer.do('offer:accept', { offerId: ring.id });
    await close(call.id);
    expect(forms.length).toBeGreaterThan(3);
    for (const { origin, referer } of forms) expect([origin, referer]).toEqual(['null', undefined]);
    expect(addresses.filter((address) => address.includes(slip.code) || address.includes('AAAA-'))).toEqual(
      [],
    );
  }, 120_000);

  it('with the QR: the code is filled in and gone from the address, keys alone do it, and it is read aloud', async () => {
    const call = await raised();
    await close(call.id);
    const slip = await slipOf(call);
    const page = await stage.page(null, { ...PHONE, fresh: true });
    await page.addInitScript(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      Object.defineProperty(globalThis, 'speechSynthesis', {
        value: {
          cancel: () => undefined,
          speak: (one: SpeechSynthesisUtterance) => said.push(`${one.lang} ${one.text}`),
        },
      });
    });
    await page.goto(pathOf(slip));
    expect(await page.getByLabel('查询码').inputValue()).toBe(slip.code);
    expect(page.url()).not.toContain('#');
    expect(page.url()).not.toContain(slip.code);
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(slip.code);
    // The button has the focus: Enter, then the keys to the answer.
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /工资已经发到您的卡上/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join(' '));
    expect(said).toContain('zh-CN 工资已经发到您的卡上');
    expect(said).toContain('事情解决了吗');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toContain('已解决');
    expect(await focused.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '记下了：已解决' }).waitFor();
  }, 120_000);

  it('is the hub’s own where the pages are installed, too', async () => {
    const page = await stage.page(null, { ...PHONE, installed: true });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null || location.reload());
    for (const address of ['/r', '/r?n=20261124-007']) {
      await page.goto(address);
      expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await page.getByRole('heading', { name: '看看您的事，办到哪了' }).waitFor();
    }
  }, 120_000);

  it('axe finds nothing: both languages, large print, dark, twice as large', async () => {
    const call = await raised();
    await close(call.id);
    const slip = await slipOf(call);
    for (const look of [
      { lang: 'zh', ...NARROW },
      { lang: 'en', ...PHONE, dark: true },
      // 200 %: half the width for everything.
      { lang: 'zh', width: 195, height: 422 },
    ] as const) {
      const page = await stage.page(null, { ...look, fresh: true });
      await page.goto(pathOf(slip));
      expect(await stage.axe(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      await page.locator('main form button').click();
      await page.locator('button.yes').waitFor();
      await page.locator('summary').click();
      expect(await stage.axe(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      await page.close();
    }
  }, 120_000);
});

describe('the slip', () => {
  const given = async (page: Page) => {
    await page.getByRole('button', { name: '给居民回执单' }).click();
    return page.getByRole('dialog');
  };
  it('a worker gives it by one touch, shows it large, prints it alone; a new one ends the old', async () => {
    const call = await raised();
    const page = await stage.page('worker1', NARROW);
    await page.goto(`/community?call=${call.id}`);
    const dialog = await given(page);
    const code = (await dialog.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/).textContent())!;
    expect(await dialog.textContent()).toContain(call.number);
    expect(await stage.axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: '给居民扫' }).click();
    const square = (await page.getByRole('img', { name: /扫码/ }).boundingBox())!;
    expect(square.width).toBeGreaterThan(NARROW.width * 0.8);
    await page.getByRole('button', { name: '返回' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('body').innerText()).toMatch(
      new RegExp(`^[^]*回执单[^]*${call.number}[^]*${code}`),
    );
    expect(await page.locator('#app').isVisible()).toBe(false);
    const sizes = await page
      .locator('.slip-paper *')
      .evaluateAll((all) =>
        all.filter((one) => one.textContent?.trim()).map((one) => parseFloat(getComputedStyle(one).fontSize)),
      );
    // Twenty points in pixels.
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual((20 * 96) / 72);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '关闭' }).click();

    const again = await given(page);
    await again.getByText('原来那张就不能用了').waitFor();
    await again.getByRole('button', { name: '再给一张' }).click();
    await again.getByText('从现在起不能用了').waitFor();
    const old = await fetch(`${stage.base}/r`, {
      method: 'POST',
      body: new URLSearchParams({ number: call.number, code }),
    });
    expect(old.status).toBe(404);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.context().setOffline(true);
    stage.expects(/ERR_INTERNET_DISCONNECTED/);
    await (await given(page)).getByRole('alert').filter({ hasText: '没有网络' }).waitFor();
    await page.context().close();
    await close(call.id);
  }, 120_000);

  it('of a guarded matter an officer is asked first whether it is safe', async () => {
    const call = await raised({ category: 'domestic_violence', summary: '' });
    const page = await stage.page('officer1', { width: 1440, height: 900 });
    await page.goto(`/desk?call=${call.id}`);
    const dialog = await given(page);
    await dialog.getByText('交给居民安全吗？').waitFor();
    await dialog.getByRole('button', { name: '问过了，安全' }).click();
    await dialog.getByText(call.number).waitFor();
    await page.context().close();
    await close(call.id);
  }, 120_000);

  it('left nothing in the consoles', () => {
    expect(stage.errors).toEqual([]);
  });
});

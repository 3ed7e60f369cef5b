/** What comes over the wire before the red button, that it works before the rest, and what an old page does. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
type Channel = Awaited<ReturnType<Stage['channel']>>;

const PHONE = { width: 390, height: 844 };
const MOST_BYTES = 60 * 1024;
const MOST_REQUESTS = 8;
/** Scripts and styles of the page in all: a browser asks for six at once, and the next ones wait a round trip. */
const MOST_FILES = 16;

let stage: Stage;
let officer: Channel;
let colleague: Channel;
beforeAll(async () => {
  stage = await openStage();
  officer = await stage.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  colleague = await stage.channel('community', 'worker1');
}, 120_000);
afterAll(() => stage.close());
beforeEach(() => {
  expect(stage.errors).toEqual([]);
});

const fresh = (username: string, look = PHONE): Promise<Page> =>
  stage.page(username, { ...look, fresh: true });
const ringingCalls = () =>
  new Set(
    colleague
      .heard<CallSummary>('call:changed')
      .filter((call) => call.state === 'ringing')
      .map((call) => call.id),
  );
/** The colleague hears of it on a line of their own, which may be later than the page that raised it. */
const hearAnother = (before: ReadonlySet<string>): Promise<CallSummary> =>
  colleague.hear('call:changed', (call) => call.state === 'ringing' && !before.has(call.id));

describe('the worker’s page on a slow line', () => {
  let page: Page;
  let rest: () => void;
  let isNamed: (url: string) => boolean;
  /** What came over the wire, as Chromium counts it: heads and packed bodies. */
  const wire = { bytes: 0, requests: [] as string[], packed: new Set<string | undefined>() };

  beforeAll(async () => {
    page = await fresh('worker1');
    const html = await (await fetch(`${stage.base.replace('localhost', '127.0.0.1')}/community`)).text();
    isNamed = (url) => html.includes(new URL(url).pathname);
    const held = new Promise<void>((resolve) => (rest = resolve));
    // Everything that the page's HTML does not name itself is the rest, and stands still on the line.
    await page.route(/\/assets\//, async (route: Route) => {
      if (!isNamed(route.request().url())) await held;
      await route.continue();
    });
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    network.on('Network.requestWillBeSent', ({ request }) => wire.requests.push(request.url));
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (wire.bytes += encodedDataLength));
    network.on('Network.responseReceived', ({ response }) => {
      if (response.url.includes('/assets/')) wire.packed.add(response.headers['Content-Encoding']);
    });
    await page.goto('/community', { waitUntil: 'commit' });
  }, 60_000);
  afterAll(() => page.context().close());

  it('shows the button after few bytes and few requests, packed', async () => {
    const button = page.getByRole('button', { name: /^呼叫检察院/ });
    await button.waitFor();
    // What stands still on the line was asked for by the script that had drawn the button.
    const asked = wire.requests.filter((url) => !url.includes('/assets/') || isNamed(url));
    expect(wire.bytes).toBeGreaterThan(5_000);
    expect(wire.bytes).toBeLessThan(MOST_BYTES);
    expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect([...wire.packed]).toEqual(['br']);
    for (const number of ['110', '120', '119'])
      expect(await page.locator(`a[href="tel:${number}"]`).isVisible()).toBe(true);
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThan(PHONE.height / 4);
    expect(await stage.axe(page)).toEqual([]);
  });

  it('a touch is a call before anything else has come, and the page takes it over as the same one', async () => {
    const before = ringingCalls();
    await page.getByRole('button', { name: /^呼叫检察院/ }).click();
    await page.getByRole('heading', { name: '呼叫已发出' }).waitFor();
    const call = await hearAnother(before);
    expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0);
    rest();
    await page.getByRole('heading', { name: '正在呼叫' }).waitFor();
    expect(new URL(page.url()).searchParams.get('call')).toBe(call.id);
    const files = new Set(wire.requests.filter((url) => url.includes('/assets/')));
    expect(files.size).toBeLessThanOrEqual(MOST_FILES);
    expect(ringingCalls().size).toBe(before.size + 1);
    await page.getByRole('button', { name: '撤回' }).click();
    await page.getByRole('button', { name: /^呼叫检察院/ }).waitFor();
  });

  it('without a line it is kept, and sent once when there is one', async () => {
    stage.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const late = await fresh('worker1');
    let dead = true;
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await late.route(/\/assets\/main-/, async (route) => {
      await held;
      await route.continue();
    });
    await late.route(/\/api\/calls$/, (route) =>
      dead ? route.abort('internetdisconnected') : route.continue(),
    );
    await late.goto('/community', { waitUntil: 'commit' });
    const before = ringingCalls();
    await late.getByRole('button', { name: /^呼叫检察院/ }).click();
    await late.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();
    await late.getByRole('link', { name: /值班电话 \d/ }).waitFor();
    expect(ringingCalls().size).toBe(before.size);
    dead = false;
    go();
    await late.getByRole('heading', { name: '正在呼叫' }).waitFor();
    await hearAnother(before);
    expect(ringingCalls().size).toBe(before.size + 1);
    // Opened anew elsewhere, whoever is being called already is shown that, not the button.
    await late.goto('/community');
    await late.getByRole('heading', { name: '正在呼叫' }).waitFor();
    await late.getByRole('button', { name: '撤回' }).click();
    await late.getByRole('button', { name: /^呼叫检察院/ }).waitFor();
    await late.context().close();
  });
});

describe('an old page after an update', () => {
  /** The hub serves another build from now on; `lost` of the old one's files are gone. */
  const updated = async (page: Page, lost: RegExp) => {
    const renamed = (text: string) => text.replace(/"build":"[^"]+"/, '"build":"/assets/index-another.js"');
    await page.routeWebSocket(/\/socket\.io\//, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => socket.send(typeof message === 'string' ? renamed(message) : message));
    });
    const { build, ...hub } = (await (await page.request.get('/api/hub')).json()) as { build: string };
    expect(build).toMatch(/^\/assets\/index-/);
    await page.route(/\/api\/hub$/, (route) =>
      route.fulfill({ json: { ...hub, build: '/assets/index-another.js' } }),
    );
    await page.route(lost, (route) => route.fulfill({ status: 404, body: '' }));
  };
  const staying = (page: Page) => page.evaluate(() => 'marked' in window);

  it('says so from its connection, and says what a page needs whose script is gone', async () => {
    stage.expects(/404/);
    stage.expects(/dynamically imported module|preload CSS/);
    const page = await fresh('coordinator1', { width: 1280, height: 800 });
    await updated(page, /\/assets\/ReportsPage-/);
    await page.goto('/board');
    await page.getByText('有新版本。').waitFor();
    await page.evaluate(() => Object.assign(window, { marked: true }));
    await page.getByRole('link', { name: '报表' }).click();
    await page.getByText('系统已经更新，更新后才能打开这一页。').waitFor();
    expect(new URL(page.url()).pathname).toBe('/board');
    expect(await stage.axe(page)).toEqual([]);
    expect(await staying(page)).toBe(true);
    await page.unrouteAll();
    await page.getByRole('button', { name: '现在更新' }).click();
    await page.waitForURL('**/reports');
    await page.context().close();
  });

  it('shows the fallback of the first bundle where no page stands yet', async () => {
    const page = await fresh('coordinator1', { width: 1280, height: 800 });
    await updated(page, /\/assets\/(BoardPage|MessagePage|OfflinePage)-/);
    await page.goto('/board');
    await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
    await page.locator('a[href="tel:110"]').waitFor();
    await page.context().close();
  });

  it('is not reloaded while it rings', async () => {
    const page = await fresh('officer2', { width: 1280, height: 800 });
    await updated(page, /\/assets\/none/);
    await page.goto('/desk');
    await page.getByText('有新版本。').waitFor();
    await officer.do('duty:pause', { reason: 'meeting' });
    const second = await stage.channel('procuratorate', 'officer2');
    await second.do('duty:start', {});
    await page.evaluate(() => Object.assign(window, { marked: true }));
    const { id } = await colleague.do('call:raise', { clientCallId: crypto.randomUUID() });
    const ring = await second.hear<Ring>('offer:ring', (r) => r.call.id === id);
    await page.getByRole('button', { name: '接听' }).first().waitFor();
    await page.getByRole('button', { name: '现在更新' }).click();
    await page.getByText('响铃结束、写完之后马上更新…').waitFor();
    await page.waitForTimeout(1_500);
    expect(await staying(page)).toBe(true);
    await Promise.all([page.waitForEvent('load'), second.do('offer:accept', { offerId: ring.id })]);
    expect(await staying(page)).toBe(false);
    await page.context().close();
    await officer.do('duty:resume', {});
  });
});

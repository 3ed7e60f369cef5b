/**
 * A process of workers in real browsers, whose tab or whole browser is killed after a press: `press` clicks while nobody
 * answers, waits until the page says that the call is kept, and kills; `return` opens the page anew and waits until it
 * shows the call, and takes it back. `node tabs.ts SETTINGS.json`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumPath, FLAGS } from '../../browser/chromium.ts';
import { pause, readSettings, write, type ClientSettings, type Person } from './client.ts';

const settings = readSettings<ClientSettings & { profiles: string }>();
const PATIENCE = 60_000;
const base = settings.bases[0]!;
const executablePath = await chromiumPath();

/** What the page keeps of calls that nobody has taken yet. */
const keptCalls = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const open = (globalThis as any).indexedDB.open('yihu');
        open.addEventListener('error', () => reject(open.error!));
        open.addEventListener('success', () => {
          const keys = open.result.transaction('raises').objectStore('raises').getAllKeys();
          keys.addEventListener('error', () => reject(keys.error!));
          keys.addEventListener('success', () => (open.result.close(), resolve(keys.result.map(String))));
        });
      }),
  );

class Phone {
  private readonly person: Person;
  private readonly profile: string;
  private context: BrowserContext | undefined;
  private page: Page | undefined;
  private kept: string | undefined;

  constructor(person: Person) {
    this.person = person;
    this.profile = join(settings.profiles, person.name);
    mkdirSync(this.profile, { recursive: true });
  }

  async open(): Promise<Page> {
    this.context ??= await this.browser();
    this.page = await this.context.newPage();
    await this.page.goto(`${base}/community`, { waitUntil: 'commit' });
    return this.page;
  }
  private async browser(): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(this.profile, {
      executablePath,
      args: FLAGS,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(PATIENCE);
    await context.addCookies([{ name: 'yihu_session', value: this.person.token, url: base }]);
    return context;
  }

  /** The button, and all of the page behind it. */
  async idle(): Promise<void> {
    await this.page!.getByRole('button', { name: /^呼叫检察院/ }).waitFor();
    await this.page!.waitForLoadState('networkidle');
  }

  /** Nobody answers: the call is kept, and the page is gone in the next moment. */
  async press(how: 'tab' | 'browser'): Promise<void> {
    const page = this.page!;
    await page.getByRole('button', { name: /^呼叫检察院/ }).click();
    await page.getByRole('heading', { name: '没有网络，已保存，恢复后自动发出' }).waitFor();
    const keys = await keptCalls(page);
    if (keys.length !== 1) throw new Error(`${this.person.name} keeps ${keys.length} calls`);
    this.kept = keys[0]!;
    write({ t: 'asked', who: this.person.id, event: 'call:raise', key: this.kept });
    const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
    const cdp = await this.context!.newCDPSession(page);
    if (how === 'tab') {
      void cdp.send('Page.crash').catch(() => undefined);
      await crashed;
      await page.close();
    } else {
      const { processInfo } = await (
        await this.context!.browser()!.newBrowserCDPSession()
      ).send('SystemInfo.getProcessInfo');
      const gone = new Promise<void>((resolve) => this.context!.once('close', () => resolve()));
      process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
      await gone;
      this.context = undefined;
    }
  }

  /** The page comes back, sends what was kept, and rings for it. */
  async return(): Promise<void> {
    const page = await this.open();
    // First it shows the call that it keeps, by its own id, then the one that the hub made of it.
    const shown = (url: string | URL) => new URL(url).searchParams.get('call');
    await page.waitForURL((url) => ![null, this.kept].includes(shown(url)));
    const id = shown(page.url());
    write({ t: 'answered', who: this.person.id, event: 'call:raise', key: this.kept, id });
    await page.getByRole('button', { name: '撤回' }).click();
    await this.idle();
    for (const until = Date.now() + PATIENCE; (await keptCalls(page)).length; await pause(50))
      if (Date.now() > until) throw new Error(`${this.person.name} still keeps a call that was shown`);
  }
  close = (): Promise<void> | undefined => this.context?.close();
}

const phones = settings.people.map((person) => new Phone(person));
await Promise.all(phones.map((phone) => phone.open().then(() => phone.idle())));
let presses = 0;
const DOES: Record<string, () => Promise<unknown>> = {
  press: () =>
    Promise.all(phones.map((phone, n) => phone.press((n + presses) % 2 ? 'browser' : 'tab'))).then(
      () => presses++,
    ),
  return: () => Promise.all(phones.map((phone) => phone.return())),
};
process.once('disconnect', () => process.exit());
process.on('message', (told: string) => {
  if (told === 'end')
    return void Promise.all(phones.map((phone) => phone.close())).finally(() => process.exit());
  void Promise.resolve(DOES[told]?.()).then(
    () => process.send!(told),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
process.send!('ready');

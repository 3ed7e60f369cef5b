/** The built server with the demo's district, and Chromium before it: what people see is what is looked at. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';
import type { Namespace } from '../../src/protocol/events.js';
import { openPage, type Page as Channel } from '../page.js';
import { freePort, launch, type Server } from '../setup/server.js';
import { chromiumPath, FLAGS } from './chromium.js';

const PASSWORD = 'yihu-demo';
/** Milliseconds: what comes, comes long before; a busy machine gets its time. */
const PATIENCE = 60_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Pictures of two machines are alike. */
const ALIKE = ['--hide-scrollbars', '--force-color-profile=srgb'];

export interface Look {
  width?: number;
  height?: number;
  lang?: 'zh' | 'en';
  /** A phone: touch, and two pixels a point. */
  phone?: boolean;
  /** Not yet at any address. */
  fresh?: boolean;
  /** With the hub's service worker, which takes a while to fetch what it keeps; else without, as in WeChat. */
  installed?: boolean;
  /** Off: a browser whose scripts are switched off. */
  scripts?: boolean;
  dark?: boolean;
}
export interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: string[];
}
export interface Stage {
  base: string;
  /** Everything of this stage lies in it, and is deleted with it. */
  directory: string;
  server: Server;
  /** Console errors, page errors and requests that failed, from all pages, in order. */
  errors: string[];
  /** Says that an error is meant to happen: what fits is not kept. */
  expects(error: RegExp): void;
  /** A page of its own browser profile; signed in where a name is given, at `/`. */
  page(username: string | null, look?: Look): Promise<Page>;
  /** A browser of its own whose profile lies in this folder, as on a computer that colleagues share. */
  browserAt(profile: string): Promise<BrowserContext>;
  /** The person's channel without a browser, as the pages of the other specs. */
  channel(namespace: Namespace, username: string): Promise<Channel>;
  token(username: string): Promise<string>;
  /** What axe finds that is serious or critical under WCAG 2.0 to 2.2, A and AA. */
  axe(page: Page): Promise<Violation[]>;
  /** Waits until nothing moves any more. */
  still(page: Page): Promise<void>;
  close(): Promise<void>;
}

async function launching(directory: string, flags: readonly string[] = []): Promise<LaunchOptions> {
  return {
    executablePath: await chromiumPath(),
    args: [...FLAGS, ...ALIKE, ...flags],
    env: { ...process.env, TMPDIR: directory } as Record<string, string>,
  };
}

/** What a spec needs besides: of the server's settings, of the browser's flags. */
export interface Besides {
  env?: Record<string, string>;
  flags?: readonly string[];
}
export async function openStage({ env = {}, flags = [] }: Besides = {}): Promise<Stage> {
  // Filling the demo is a thousand commits, and no page cares what a disk keeps.
  const directory = mkdtempSync(join(process.env['TEST_DIRECTORY'] ?? tmpdir(), 'yihu-stage-'));
  const port = await freePort();
  // The browser keeps to localhost: there cookies and service workers are as they are over https.
  const base = `http://localhost:${port}`;
  const [server, browser] = await Promise.all([
    launch({
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(directory, 'demo.sqlite')}`,
      YIHU_DEMO: '1',
      YIHU_LIMITS: 'off',
      ...env,
    }),
    launching(directory, flags).then((options) => chromium.launch(options)),
  ]);
  const errors: string[] = [];
  // Who is not signed in is told so: the sign-in page asks first, and Chromium calls every 401 an error.
  const expected: RegExp[] = [/status of 401 .*\/api\/me$/];
  const contexts: BrowserContext[] = [];
  const channels: Channel[] = [];
  const tokens = new Map<string, Promise<string>>();
  const keep = (error: string) => {
    if (!expected.some((e) => e.test(error))) errors.push(error);
  };
  const watch = (page: Page, who: string) => {
    page.on('pageerror', (error) => keep(`${who}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') keep(`${who}: ${message.text()} ${message.location().url}`);
    });
    page.on('requestfailed', (request) => {
      // A page that is left drops what it was asking for.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED')
        keep(`${who}: ${request.method()} ${request.url()} ${request.failure()?.errorText}`);
    });
  };
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json() as Promise<any>;
  };

  const stage: Stage = {
    base,
    directory,
    server,
    errors,
    expects: (error) => void expected.push(error),
    token: (username) => {
      const known =
        tokens.get(username) ??
        post('/api/auth/token', { username, password: PASSWORD }).then((s) => s.accessToken as string);
      tokens.set(username, known);
      return known;
    },
    page: async (
      username,
      {
        width = 1280,
        height = 800,
        lang = 'zh',
        phone = width < 600,
        fresh = false,
        installed = false,
        scripts = true,
        dark = false,
      } = {},
    ) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
        timezoneId: 'Asia/Shanghai',
        baseURL: base,
        hasTouch: phone,
        isMobile: phone,
        deviceScaleFactor: phone ? 2 : 1,
        serviceWorkers: installed ? 'allow' : 'block',
        javaScriptEnabled: scripts,
        colorScheme: dark ? 'dark' : 'light',
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE);
      context.on('page', (page) => watch(page, username ?? 'nobody'));
      if (username !== null) {
        const answer = await context.request.post('/api/auth/login', {
          data: { username, password: PASSWORD },
          headers: { origin: base },
        });
        if (!answer.ok())
          throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`);
      }
      const page = await context.newPage();
      if (!fresh) await page.goto('/');
      return page;
    },
    browserAt: async (profile) => {
      const context = await chromium.launchPersistentContext(join(directory, profile), {
        ...(await launching(directory, flags)),
        viewport: { width: 1440, height: 900 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        baseURL: base,
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE);
      for (const page of context.pages()) watch(page, profile);
      return context;
    },
    channel: async (namespace, username) => {
      const channel = await openPage(`http://127.0.0.1:${port}`, namespace, await stage.token(username));
      channels.push(channel);
      return channel;
    },
    still: async (page) => {
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.evaluate(() =>
        Promise.all(
          document
            .getAnimations()
            .filter((a) => a.effect?.getComputedTiming().iterations !== Infinity)
            .map((a) => a.finished.catch(() => undefined)),
        ).then(() => undefined),
      );
    },
    axe: async (page) => {
      await stage.still(page);
      // Into the tools' world and not by a script tag: the page's own policy forbids those, and rightly.
      await page.evaluate(AXE);
      const found = await page.evaluate(
        (tags) =>
          (
            globalThis as unknown as {
              axe: { run(root: Document, options: object): Promise<{ violations: any[] }> };
            }
          ).axe.run(document, { runOnly: { type: 'tag', values: tags } }),
        WCAG,
      );
      return found.violations
        .filter((v) => v.impact === 'serious' || v.impact === 'critical')
        .map((v) => ({
          id: v.id,
          impact: v.impact,
          help: v.help,
          nodes: v.nodes.map(
            (n: { html: string; failureSummary: string }) => `${n.html} ${n.failureSummary}`,
          ),
        }));
    },
    close: async () => {
      for (const channel of channels) channel.close();
      await Promise.all(contexts.map((c) => c.close().catch(() => undefined)));
      await browser.close().catch(() => undefined);
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return stage;
}

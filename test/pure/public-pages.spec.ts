/** The frame of the pages that work without script, and the two files they load. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { type Request, type Response } from 'express';
import { html } from 'hono/html';
import { Refusal } from '../../src/kernel/refusal/refusal.js';
import {
  PAGE_FILES_PATH,
  SCRIPT_HREF,
  servePageFiles,
  STYLE_HREF,
} from '../../src/public-pages/page-files.js';
import { renderPage, type PublicPage } from '../../src/public-pages/page.js';
import { emergencyLine, hidden } from '../../src/public-pages/parts.js';
import { readForm } from '../../src/public-pages/read-form.js';
import { readerOf, type Reader } from '../../src/public-pages/reader.js';

const request = (query: Record<string, unknown>, language?: string) =>
  ({ query, headers: { 'accept-language': language } }) as unknown as Request;
const ZH: Reader = { lang: 'zh', large: false, asked: {} };
const rendered = async (more: Partial<PublicPage> = {}) =>
  (
    await renderPage({ reader: ZH, path: '/r', title: '您的事', body: html`<p>正文</p>`, ...more })
  ).toString();

describe('who reads', () => {
  test('is told by the page, then by the form, else by the browser', () => {
    expect(readerOf(request({}, 'en-GB')).lang).toBe('en');
    expect(readerOf(request({ lang: 'zh' }, 'en-GB'))).toEqual({
      lang: 'zh',
      large: false,
      asked: { lang: 'zh' },
    });
    expect(readerOf(request({ lang: 'zh' }), { lang: 'en', size: 'large' })).toEqual({
      lang: 'en',
      large: true,
      asked: { lang: 'en', size: 'large' },
    });
  });
  test('what is no language and no size is not asked', () => {
    for (const odd of ['fr', ['en', 'zh'], '', '__proto__', { en: 1 }])
      expect(readerOf(request({ lang: odd, size: odd }))).toEqual(ZH);
  });
});

describe('a page', () => {
  test('has no inline script and no inline style, one file of each, and speaks its language', async () => {
    const page = await rendered();
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script>/);
    expect(page.match(/<script/g)).toEqual(['<script']);
    expect(page).toContain(`href="${STYLE_HREF}"`);
    expect(page).toContain(`src="${SCRIPT_HREF}"`);
    expect(page).toContain('<html lang="zh-CN" class="plain">');
    expect(await rendered({ reader: { lang: 'en', large: true, asked: { size: 'large' } } })).toContain(
      '<html lang="en" class="large">',
    );
  });
  test('writes nothing of a stranger as markup', async () => {
    const evil = `"><script>alert(1)</script>'`;
    const page = await rendered({
      title: evil,
      unit: evil,
      query: { n: evil },
      body: html`<p title="${evil}">${evil}</p>
        ${hidden({ code: evil })}`,
    });
    expect(page).not.toContain('<script>alert');
    expect(page.match(/<script/g)).toEqual(['<script']);
  });
  test('with an address is asked for again by links, and one that was posted by forms that carry it', async () => {
    const asked = await rendered({ query: { n: '20261124-007' } });
    expect(asked).toContain('href="/r?n=20261124-007&amp;size=large"');
    expect(asked).toContain('href="/r?n=20261124-007&amp;lang=en"');
    expect(asked).not.toContain('<form');
    const posted = await rendered({
      form: { number: '20261124-007', code: 'AAAA-BBBB-CCCC' },
      reader: { lang: 'zh', large: true, asked: { size: 'large' } },
    });
    expect(posted).not.toMatch(/href="\/r/);
    expect(posted.match(/<form method="post" action="\/r"/g)).toHaveLength(2);
    expect(posted.match(/name="code" value="AAAA-BBBB-CCCC"/g)).toHaveLength(2);
    // Smaller again takes the size back, and the other language keeps it.
    expect(posted.match(/name="size" value="large"/g)).toHaveLength(1);
  });
  test('the numbers in danger are links, with the duty telephone or else the hotline', async () => {
    const withDuty = (await emergencyLine('zh', '024-1234 5678')).toString();
    expect([...withDuty.matchAll(/tel:([^"]+)"/g)].map(([, to]) => to)).toEqual([
      '110',
      '120',
      '119',
      '02412345678',
    ]);
    expect((await emergencyLine('en')).toString()).toContain('tel:12309');
  });
});

describe('over the line', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    const app = express();
    app.use(PAGE_FILES_PATH, servePageFiles);
    app.post('/form', (asked: Request, answer: Response) =>
      readForm(asked).then(
        (form) => answer.json(form),
        (error: Refusal) => answer.status(400).json({ code: error.code }),
      ),
    );
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test.each([
    [() => STYLE_HREF, 'text/css'],
    [() => SCRIPT_HREF, 'text/javascript'],
  ])('a file is packed, kept for ever and gone under another name', async (href, type) => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await fetch(base + href(), { headers: { 'accept-encoding': encoding } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect((await answer.text()).length).toBeGreaterThan(500);
    }
    expect((await fetch(base + href().replace(/-[\w-]+\./, '-another000.'))).status).toBe(404);
  });
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    fetch(`${base}/form`, { method: 'POST', body, headers: { 'content-type': type } });
  test('a form is read, and nothing but a small form', async () => {
    expect(await (await post('a=1&b=%E5%A5%BD+%2B&__proto__=x')).json()).toEqual(
      JSON.parse('{"a":"1","b":"好 +","__proto__":"x"}'),
    );
    expect((await post('code=1&code=2')).status).toBe(400);
    expect((await post(`words=${'x'.repeat(2_000_000)}`)).status).toBe(400);
    expect((await post(`words=${'x'.repeat(20_000)}`)).status).toBe(400);
    expect((await post('{"a":1}', 'application/json')).status).toBe(400);
    expect((await post(Array.from({ length: 40 }, (_, i) => `f${i}=1`).join('&'))).status).toBe(400);
  });
});

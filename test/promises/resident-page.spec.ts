/** The resident's page by plain forms: what a browser without script sends, and what it is answered. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { PUBLIC_PAGES } from '../../src/access/access-table.js';
import { RouteAccessCheck } from '../../src/access/route-access.check.js';
import type { Slip } from '../../src/protocol/residents/slips.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

describe.each(DATABASES)('the resident’s page, on %s', (kind) => {
  let t: TestHub;
  let [li, wang] = [] as unknown as [Page, Page];
  beforeAll(async () => {
    t = await openTestHub(kind);
    await t.http('xie', 'PUT', '/api/settings', { dutyPhone: '024-23456789' });
    [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
  });
  afterAll(() => t.close());

  /** As our own pages are sent: they tell nobody where their reader came from, so browsers say no origin. */
  const post = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${t.base}/r`, {
      method: 'POST',
      headers: { origin: 'null', ...headers },
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  };
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(t.base + path, { headers });
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  };
  const slipOf = async (callId: string, payload: object = {}): Promise<Slip> =>
    (await t.http('li', 'POST', `/api/calls/${callId}/slip`, payload)).body as Slip;
  const open = async (payload: Record<string, unknown> = {}) => {
    const { id } = await raise(li, { summary: '老板欠薪三个月', category: 'labour', ...payload });
    await accept(wang, id);
    return id;
  };
  const closed = async () => {
    const callId = await open();
    await wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '工资已经发到您的卡上' });
    return callId;
  };
  const stateOf = async (callId: string) => (await t.http('li', 'GET', `/api/calls/${callId}`)).body;

  test('every page of the table has its route, asks no cookie and is kept by nobody', async () => {
    const routes = t.hub.app.get(RouteAccessCheck).routes();
    for (const route of PUBLIC_PAGES) expect(routes).toContain(route);
    const { status, headers, page } = await get('/r?n=20261124-007', { cookie: 'yihu=nobody' });
    expect(status).toBe(200);
    expect(page).toContain('value="20261124-007"');
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const [, file] of page.matchAll(/(?:href|src)="(\/plain\/[^"]+)"/g))
      expect((await get(file!)).headers.get('cache-control')).toContain('immutable');
  });

  test('number and code open it, from whatever page the form was sent; the code is in no address', async () => {
    const { number, code } = await slipOf(await open());
    for (const origin of ['null', 'https://elsewhere.example', t.base]) {
      const { status, page } = await post({ number, code, do: 'see' }, { origin });
      expect(status).toBe(200);
      expect(page).toContain('正在办理您的事');
      expect(page).toContain('tel:02423456789');
      for (const [, address] of page.matchAll(/(?:href|action|src)="([^"]*)"/g))
        expect(address).not.toContain(code);
    }
    const english = await post({ number, code, do: 'see', lang: 'en' });
    expect(english.page).toContain('is seeing to your matter');
    expect(english.page).toContain('<html lang="en"');
  });

  test('wrong, unknown and ill-formed are one answer, which keeps the number and never shows the code again', async () => {
    const { number, code } = await slipOf(await open());
    const wrong = `${code[0] === '0' ? '1' : '0'}${code.slice(1)}`;
    const answers = await Promise.all(
      [
        { number, code: wrong },
        { number: '19990101-999', code },
        { number, code: '<b>' },
        { number, code: '' },
      ].map((key) => post({ ...key, do: 'see' })),
    );
    for (const { status, page } of answers) {
      expect(status).toBe(404);
      expect(page).toContain('role="alert"');
      expect(page).not.toContain(wrong);
      expect(page).not.toContain(code);
      expect(page).not.toContain('<b>&lt;');
    }
    expect(answers[0]!.page).toContain(`value="${number}"`);
    const said = answers.map(({ page }) => /role="alert"[^>]*>([^<]+)</.exec(page)![1]);
    expect(new Set(said).size).toBe(1);
  });

  test('不满意 and a word go with the answer; the same again is the same page, and not solved rings again', async () => {
    const callId = await closed();
    const key = await slipOf(callId);
    const before = (await post({ ...key, do: 'see' })).page;
    expect(before).toContain('工资已经发到您的卡上');
    expect(before).toContain('name="solved" value="yes"');
    const answer = {
      number: key.number,
      code: key.code,
      do: 'answer',
      solved: 'no',
      satisfied: '2',
      words: '只发了\r\n一半',
    };
    for (let again = 0; again < 2; again++) {
      const { status, page } = await post(answer);
      expect(status).toBe(200);
      expect(page).toContain('记下了：没解决');
      expect(page).not.toContain('name="solved"');
    }
    expect((await stateOf(callId)).state).not.toBe('closed');
    const { status, page } = await post({ ...answer, solved: 'yes' });
    expect(status).toBe(409);
    expect(page).toContain('role="alert"');
  });

  test('a word is added while it is open; nothing and too much are said, and what was typed is still there', async () => {
    const callId = await open();
    const { number, code } = await slipOf(callId);
    const add = (words: string) => post({ number, code, do: 'add', words });
    expect((await add('今天又来催了')).page).toContain('收到了');
    const { items } = (await t.http('li', 'GET', `/api/calls/${callId}/messages`)).body as {
      items: { text: string; from: { role: string } }[];
    };
    expect(items.map(({ text, from }) => [text, from.role])).toContainEqual(['今天又来催了', 'resident']);
    expect((await add('  ')).status).toBe(400);
    const long = await add('长'.repeat(501));
    expect(long.status).toBe(400);
    expect(long.page).toContain('长'.repeat(501));
  });

  test('of a guarded call the page names nothing of the matter', async () => {
    const callId = await open({ category: 'domestic_violence', summary: '丈夫打人' });
    expect((await t.http('li', 'POST', `/api/calls/${callId}/slip`, {})).status).toBe(409);
    const key = await slipOf(callId, { safeContact: true });
    const first = (await post({ ...key, do: 'see' })).page;
    const visit = { solved: false, followUpBy: '2026-11-30' };
    await wang.do('call:close', { callId, outcome: 'advised', note: '已申请保护令', ...visit });
    const last = (await post({ ...key, do: 'see' })).page;
    const after = (await post({ ...key, do: 'answer', solved: 'no' })).page;
    for (const page of [first, last, after]) {
      // Nobody comes or telephones unasked.
      expect(page).toContain('想知道进展，请打下面的电话。');
      expect(page).not.toMatch(/上门|告诉您|另请人|11月30/);
      expect(page).toContain(key.number);
      expect(page).not.toMatch(/家庭|暴力|打人|保护令|妇女|未成年|domestic|violence/i);
    }
    expect(last).toContain('name="solved"');
  });

  test('what is no small form is a page that says so, in the reader’s language', async () => {
    const large = await post({ number: '1', code: 'x'.repeat(20_000) }, { 'accept-language': 'en' });
    expect([large.status, large.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(large.page).toContain('<html lang="en"');
    expect(large.page).toContain('tel:110');
    const json = await fetch(`${t.base}/r`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"number":"1","code":"2"}',
    });
    expect(json.status).toBe(400);
  });

  test('too many tries are told in minutes, and the number is kept', async () => {
    const from = { number: '20261124-001', code: 'AAAABBBBCCCC', do: 'see' };
    let last = await post(from);
    for (let n = 0; n < 40 && last.status !== 429; n++) last = await post(from);
    expect(last.status).toBe(429);
    expect(last.page).toMatch(/请过 \d+ 分钟再试/);
    expect(last.page).toContain('value="20261124-001"');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('no code of a slip is in any log: given, right, wrong, by forms, and where the database fails', async () => {
    const loud = await openTestHub(kind, { LOG_LEVEL: 'debug' });
    loud.foundations.log.level = 'trace';
    const logged: string[] = [];
    const keep = (line: unknown) => logged.push(String(line)) > 0;
    Object.defineProperty(loud.foundations.log, pino.symbols.streamSym, { value: { write: keep } });
    const printed = jest.spyOn(process.stdout, 'write').mockImplementation(keep);
    try {
      loud.foundations.log.trace('as far down as it goes');
      const worker = await loud.page('li');
      const { id } = await raise(worker);
      const given = async (): Promise<Slip> =>
        (await loud.http('li', 'POST', `/api/calls/${id}/slip`, {})).body;
      const [old, slip] = [await given(), await given()];
      const wrong = 'ZZZZ-ZZZZ-ZZZ7';
      const form = (fields: Record<string, string>) =>
        fetch(`${loud.base}/r`, {
          method: 'POST',
          headers: { origin: 'null' },
          body: new URLSearchParams(fields),
        });
      const everywhere = async () => {
        const answers: number[] = [];
        for (const code of [slip.code, old.code, wrong]) {
          const key = { number: slip.number, code };
          for (const [what, more] of [
            ['state', {}],
            ['words', { words: '一句话' }],
            ['answer', { solved: false }],
            ['answer', { solved: 'maybe' }],
          ] as const)
            answers.push(
              (await loud.http(null, 'POST', `/api/resident/${what}`, { ...key, ...more })).status,
            );
          for (const more of [{ do: 'see' }, { do: 'add', words: '一句话' }, { do: 'answer', solved: 'no' }])
            answers.push((await form({ ...key, ...(more as object) })).status);
        }
        return answers;
      };
      expect(await everywhere()).toEqual(expect.arrayContaining([200, 404, 400]));
      await loud.foundations.store.write('break', (tx) => tx.run('alter table slip rename to lost'));
      expect(await everywhere()).toContain(500);
      const all = logged.join('\n');
      expect(all).toMatch(/as far down as it goes/);
      expect(all).toMatch(/a request failed/);
      for (const code of [slip.code, old.code, wrong])
        for (const typed of [code, code.replaceAll('-', ''), code.toLowerCase()])
          expect(all).not.toContain(typed);
    } finally {
      printed.mockRestore();
      await loud.close();
    }
  });
});

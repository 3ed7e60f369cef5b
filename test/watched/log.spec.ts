/** What the hub logs, everything that it refuses and every fault of its own driven through it, at `debug`: nobody's words, names or telephones. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EVENT_ACCESS, HTTP_ACCESS } from '../../src/access/access-table.js';
import { makeLogger } from '../../src/kernel/logger.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const WORDS = '金丝雀说的话';
const NAME = '赵铁柱';
const PHONE = '13912345678';
const LATIN = 'zebrafinch';
const CANARY = new RegExp([WORDS, NAME, PHONE, LATIN].join('|'));
/** Whatever a payload or a body may be asked for. */
const EVERYTHING = {
  callId: WORDS,
  offerId: LATIN,
  officerId: NAME,
  clientMessageId: LATIN,
  clientCallId: PHONE,
  text: WORDS,
  note: WORDS,
  reason: WORDS,
  summary: WORDS,
  operatorName: NAME,
  callbackPhone: PHONE,
  resident: { name: NAME, phone: PHONE, basis: 'consent' },
  outcome: LATIN,
  username: LATIN,
  name: NAME,
  phone: PHONE,
  password: WORDS,
  number: PHONE,
  code: LATIN,
  title: WORDS,
  from: LATIN,
  to: WORDS,
};

let t: TestHub;
const lines: string[] = [];
const of = (message: string) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === message);

beforeAll(async () => {
  const log = makeLogger('debug', { write: (line) => void lines.push(line) });
  t = await openTestHub('sqlite', { YIHU_DEMO: '1', YIHU_LIMITS: 'off' }, log);
});
afterAll(() => t.close());

describe('the log', () => {
  test('has a line for each thing that was asked, by its event or route and its code, and its operation with a fault', async () => {
    const [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    const call = await raise(li, { summary: WORDS, operatorName: NAME, callbackPhone: PHONE });
    await accept(wang, call.id);
    const damage = (sql: string) => t.foundations.store.write('damage', (tx) => tx.run(sql));
    await damage(`update call set ringing = '{"${LATIN}": "${WORDS}"' where id = '${call.id}'`);
    expect(
      await wang.ask('call:message', { callId: call.id, clientMessageId: randomUUID(), text: WORDS }),
    ).toMatchObject({ ok: false, error: { code: 'internal' } });
    const [fault] = of('an event failed');
    const answered = of('an event was answered').find(
      ({ event, code }) => event === 'call:message' && code === 'internal',
    );
    expect(answered!.operation).toMatch(/^[\da-f]{16}$/);
    expect(fault).toMatchObject({
      operation: answered!.operation,
      error: { type: 'SyntaxError', stack: expect.any(String) },
    });
    // What else was asked is another operation.
    expect(of('an event was answered').find(({ event }) => event === 'call:raise')!.operation).not.toBe(
      fault!.operation,
    );

    // A body is read before it is known what it is for: what follows belongs to the request all the same.
    expect((await t.http('li', 'POST', `/api/calls/${call.id}/slip`, {})).status).toBe(500);
    const [failed] = of('a request failed');
    expect(failed!.operation).toMatch(/^[\da-f]{16}$/);
    expect(failed!.operation).toBe(of('a request was answered').at(-1)!.operation);

    await t.http('zhou', 'GET', `/api/calls/${LATIN}`);
    expect(of('a request was answered').at(-1)).toMatchObject({ request: 'GET /api/calls/:id', status: 404 });
    await t.http('zhou', 'GET', `/api/${LATIN}`);
    expect(of('a request was answered').at(-1)).toMatchObject({ request: 'GET *path', status: 404 });
  });

  test('says nothing of what a database said with it: a statement, its parameters, the row that stood in the way', async () => {
    const { store, log } = t.foundations;
    await expect(
      store.write('fault', (tx) => tx.run(`insert into nowhere (name) values (?)`, [NAME])),
    ).rejects.toThrow();
    const own = Object.assign(new Error(`invalid input syntax for type integer: "${WORDS}"`), {
      name: 'QueryFailedError',
      query: `insert into account (name) values ('${NAME}')`,
      parameters: [NAME, PHONE],
      detail: `Key (username)=(${LATIN}) already exists.`,
      driverError: Object.assign(new Error(`near "${LATIN} ${PHONE}": syntax error`), { code: '22P02' }),
    });
    log.error({ error: own, name: NAME, who: { phone: PHONE, deep: { resident: NAME } } }, `told ${PHONE}`);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({
      error: {
        type: 'QueryFailedError',
        message: 'invalid input syntax for type integer: "…"',
        cause: { code: '22P02', message: 'near "…": syntax error' },
      },
      msg: 'told …',
    });
  });

  test('none of it, whatever is sent to whatever event and route, right or wrong', async () => {
    const pages: Record<string, Page> = {
      community: await t.page('li'),
      procuratorate: await t.page('wang'),
      coordination: await t.page('zhou'),
    };
    let refused = 0;
    for (const name of Object.keys(EVENT_ACCESS)) {
      const [namespace, event] = name.split(' ') as [string, string];
      const page = pages[namespace];
      if (!page) continue;
      for (const payload of [EVERYTHING, WORDS, [NAME], { ...EVERYTHING, clientCallId: randomUUID() }])
        refused += Number(!(await page.ask(event, payload)).ok);
    }
    await pages.community!.ask(LATIN, EVERYTHING);
    for (const route of Object.keys(HTTP_ACCESS)) {
      const [method, template] = route.split(' ') as [string, string];
      if (/logout|sessions|password$/.test(route)) continue;
      const path = `${template.replaceAll(/:\w+/g, LATIN)}?q=${encodeURIComponent(WORDS)}&from=${PHONE}`;
      const { status } = await t.http('xie', method, path, method === 'GET' ? undefined : EVERYTHING, {
        'idempotency-key': LATIN,
      });
      refused += Number(status >= 400);
    }
    await t.http(null, 'POST', '/api/auth/login', { username: LATIN, password: WORDS });
    await t.http(null, 'POST', '/api/auth/login', `{"username": "${LATIN}`, {
      'content-type': 'application/json',
    });
    await t.pass(120);
    await settled();
    // All of them were driven through, and the log speaks of them.
    expect(refused).toBeGreaterThan(400);
    expect(of('an event was answered').length + of('a request was answered').length).toBeGreaterThan(500);
    expect(lines.filter((line) => CANARY.test(line))).toEqual([]);
  });
});

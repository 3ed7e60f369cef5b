import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { EVENT_ACCESS, HTTP_ACCESS } from '../../src/access/access-table.js';
import { NAMESPACES } from '../../src/protocol/events.js';
import { schemas } from '../../src/kernel/schemas.js';
import { described, describedOverChannels } from '../described.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { ringOf } from '../page.js';

type Schema = Record<string, unknown>;
interface Response {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
}
interface Document {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        summary?: string;
        tags?: string[];
        security: object[];
        responses: Record<string, Response>;
      }
    >
  >;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, object>;
  };
}
/** What a route cannot be asked without. */
const SPAN = '?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';
const QUESTIONS: Record<string, string> = {
  '/api/reports/summary': SPAN,
  '/api/reports/breakdown': `${SPAN}&by=category`,
  '/api/figures/outreach': SPAN,
  '/api/reports/answers': SPAN,
  '/api/reports/hours': `${SPAN}&by=kind`,
  '/api/briefs': '?month=2026-10',
  '/api/certificates/people': '?from=2026-11-01&to=2026-11-20&paper=record',
  '/api/hours/months': '?year=2026',
  '/api/places/communities': '?q=caita',
  '/api/certificates/check': '?number=1&code=1',
  '/api/search': '?q=menqian',
  '/api/quick-replies': '?for=worker',
};
/** Nothing is said of it, or only that it is an object. */
const isEmpty = (schema: Schema) => {
  const said = Object.keys(schema).filter((key) => key !== 'description');
  return said.length === 0 || (said.length === 1 && schema.type === 'object');
};
/** Where a field may be anything at all. */
const unknownIn = (value: unknown, at = ''): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, v]) => [
        ...(/properties$|items$/.test(at) && isEmpty(v as Schema) ? [`${at}.${key}`] : []),
        ...unknownIn(v, `${at}.${key}`),
      ]);

describe('the hub describes itself', () => {
  let t: TestHub;
  beforeAll(async () => {
    t = await openTestHub();
  });
  afterAll(() => t.close());

  test('in OpenAPI, every route of the access table but its own documents', async () => {
    const { body } = await t.http(null, 'GET', '/api/docs-json');
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((m) => `${m.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const owed = Object.keys(HTTP_ACCESS).filter((route) => !route.endsWith('-json'));
    expect(described.sort()).toEqual(owed.sort());
  });

  test('with a summary, a tag, every answer and every refusal of each', async () => {
    const { paths, components } = (await t.http(null, 'GET', '/api/docs-json')).body as Document;
    const lacking: string[] = [];
    const ids = Object.values(paths).flatMap((one) =>
      Object.values(one).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('getCallsByIdWhy');
    for (const [path, methods] of Object.entries(paths))
      for (const [method, operation] of Object.entries(methods)) {
        const { summary, tags, responses } = operation;
        const named = `${method} ${path}`;
        if (!summary || !tags?.length) lacking.push(`${named} says nothing of itself`);
        for (const [status, response] of Object.entries(responses)) {
          const { $ref } = response;
          const { content } = $ref ? components.responses[$ref.split('/').pop()!]! : response;
          if (status.startsWith('2')) {
            const schemas = Object.values(content ?? {}).map(({ schema }) => schema);
            if (status === '204' ? content : !schemas.length || schemas.some(isEmpty))
              lacking.push(`${named} ${status}`);
          } else if (!content?.['application/problem+json']) lacking.push(`${named} ${status}`);
        }
        const refused = [
          '400',
          '401',
          '403',
          '404',
          ...(method === 'get' ? [] : ['409']),
          '429',
          '500',
          '503',
        ];
        if (refused.some((status) => !(status in responses))) lacking.push(`${named} lacks a refusal`);
      }
    expect(lacking).toEqual([]);
    expect(unknownIn(components.schemas)).toEqual([]);
    expect(components.schemas.Problem).toMatchObject({
      required: expect.arrayContaining(['type', 'title', 'status', 'code', 'detail']),
    });
  });

  test('with whom the access table lets in, and by what', async () => {
    const { paths, components } = (await t.http(null, 'GET', '/api/docs-json')).body as Document;
    expect(Object.keys(components.securitySchemes).sort()).toEqual(['bearer', 'cookie', 'device']);
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { security }] of Object.entries(methods)) {
        const { who, device } = HTTP_ACCESS[`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`]!;
        const schemes = security.flatMap((one) => Object.keys(one));
        expect([path, method, schemes.includes('bearer')]).toEqual([
          path,
          method,
          who.length > 0 && who !== 'anybody',
        ]);
        expect([path, method, schemes.includes('device')]).toEqual([path, method, device !== 'no']);
      }
  });

  test('as the types of now say, in which no two have one name', async () => {
    // Beside the hub, which goes on answering meanwhile. Where they differ it fails, and says what is to be done.
    const { stderr } = await promisify(execFile)(process.execPath, ['scripts/schemas.ts', '--check']);
    expect(stderr).toBe('');
  });

  test('as it really answers, whoever asks', async () => {
    const document = (await t.http(null, 'GET', '/api/docs-json')).body as Document;
    const wrong = described(document as never);
    const page = await t.page('li');
    await page.do('call:raise', { clientCallId: randomUUID(), summary: '门前积水' });
    const { id } = (await t.http('li', 'GET', '/api/calls')).body.items[0] as { id: string };
    const routes = Object.keys(HTTP_ACCESS)
      .filter((route) => route.startsWith('GET ') && !route.endsWith('-json'))
      .map((route) => route.slice(4).replace('calls/:id', `calls/${id}`));
    const found: string[] = [];
    const answered = new Set<string>();
    for (const username of [null, 'li', 'wang', 'deng', 'zhou', 'xie'] as const)
      for (const path of routes) {
        const address = path.replace(/:\w+/g, 'nobody') + (QUESTIONS[path] ?? '');
        const answer = await t.http(username, 'GET', address);
        if (answer.status === 200) answered.add(path);
        found.push(...wrong('GET', address, answer));
      }
    expect(found).toEqual([]);
    // Nobody stands at a shared device here, nothing is there to be put to a campaign, no certificate was issued.
    expect(routes.filter((path) => !answered.has(path) && !path.includes(':'))).toEqual([
      '/api/device',
      '/api/campaigns/of',
      '/api/certificates/check',
    ]);
  });

  test('with what a question may ask and what a click needs', async () => {
    const { paths } = (await t.http(null, 'GET', '/api/docs-json')).body as {
      paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
    };
    const named = (path: string, method: string) =>
      paths[path]![method]!.parameters.map((p) => `${p.in} ${p.name}`);
    expect(named('/api/calls', 'post')).toEqual(['header Idempotency-Key']);
    expect(named('/api/hours', 'get')).toEqual(
      expect.arrayContaining(['query officerId', 'query from', 'query to']),
    );
    expect(named('/api/roster/import', 'post')).toEqual(['query dry', 'query tag']);
    expect(named('/api/reports/summary', 'get')).toEqual(['query from', 'query to']);
  });

  test('as it really acknowledges and tells, through the whole life of a call', async () => {
    const wrong = describedOverChannels((await t.http(null, 'GET', '/api/channels-json')).body);
    const found: string[] = [];
    const heard = new Set<string>();
    const join = async (name: 'sun' | 'wang' | 'zhao' | 'zhou', namespace: string) => {
      const page = await t.page(name);
      return {
        page,
        async ask(event: string, payload: object = {}) {
          const ack = await page.ask(event, payload);
          found.push(...wrong(namespace, 'ask', event, payload), ...wrong(namespace, 'ack', event, ack));
          return (ack as { data?: { id?: string } }).data;
        },
        told: () => {
          for (const [event, payload] of page.told) {
            heard.add(event);
            found.push(...wrong(namespace, 'tell', event, payload));
          }
        },
      };
    };
    const [sun, wang, zhao, zhou] = [
      await join('sun', 'community'),
      await join('wang', 'procuratorate'),
      await join('zhao', 'procuratorate'),
      await join('zhou', 'coordination'),
    ];
    await wang.ask('duty:start');
    const raised = await sun.ask('call:raise', { clientCallId: randomUUID(), summary: '漏水' });
    const callId = raised!.id!;
    const rung = async (who: typeof wang) => ({ offerId: (await ringOf(who.page, callId)).id });
    await wang.ask('offer:received', await rung(wang));
    await wang.ask('offer:shown', { ...(await rung(wang)), how: 'shown' });
    await wang.ask('offer:accept', await rung(wang));
    await zhao.ask('duty:start');
    await sun.ask('call:message', { callId, clientMessageId: randomUUID(), text: '在吗' });
    await wang.ask('call:contact', { callId, how: 'phone' });
    await wang.ask('call:pause', { callId, reason: 'resident' });
    await wang.ask('call:continue', { callId });
    await wang.ask('help:ask', {
      callId,
      officerId: t.world.ids.zhao,
      what: '查一下',
      answerBy: new Date(t.clock.now() + 3_600_000).toISOString(),
    });
    await wang.ask('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
    await zhao.ask('offer:decline', await rung(zhao));
    await wang.ask('duty:pause', { reason: 'court' });
    await wang.ask('duty:resume');
    await wang.ask('call:return', { callId, reason: '不归我办' });
    await zhou.ask('call:review', { callId, verdict: 'sent_back', words: '请继续' });
    await wang.ask('call:close', {
      callId,
      outcome: 'advised',
      solved: false,
      note: '已解释',
      help: 'withdraw',
    });
    await sun.ask('call:rate', { callId, rating: 4 });
    await sun.ask('call:reopen', { callId, reason: '又漏了' });
    await sun.ask('call:cancel', { callId: 'nothing' });
    await t.pass(120);
    await settled();
    for (const who of [sun, wang, zhao, zhou]) who.told();
    expect(found).toEqual([]);
    expect([...heard]).toEqual(
      expect.arrayContaining([
        'snapshot',
        'offer:ring',
        'offer:ended',
        'call:changed',
        'call:progress',
        'help:changed',
        'call:kept',
        'call:reviewed',
      ]),
    );
  });

  test('in AsyncAPI that is valid and names every event', async () => {
    const { body } = await t.http(null, 'GET', '/api/channels-json');
    const { diagnostics } = await new Parser().parse(body);
    expect(diagnostics.filter((d) => d.severity === 0)).toEqual([]);
    const asked = Object.entries(
      body.channels as Record<string, { messages: Record<string, { name: string }> }>,
    ).flatMap(([ns, c]) =>
      Object.entries(c.messages)
        .filter(([id]) => id.startsWith('ask_'))
        .map(([, m]) => `${ns} ${m.name}`),
    );
    expect(asked.sort()).toEqual(Object.keys(EVENT_ACCESS).sort());
    for (const namespace of NAMESPACES) {
      const { messages } = body.channels[namespace] as { messages: Record<string, { payload: Schema }> };
      const of = (way: string) => Object.keys(messages).filter((id) => id.startsWith(way));
      expect(of('tell_')).toHaveLength(Object.keys(schemas().serverEvents[namespace]!).length);
      expect(of('ack_')).toHaveLength(of('ask_').length);
      // What says only that it is an object says nothing.
      const vague = Object.entries(messages).filter(
        ([, { payload }]) => Object.keys(payload).join() === 'type',
      );
      expect(vague.map(([name]) => `${namespace} ${name}`)).toEqual([]);
    }
  });
});

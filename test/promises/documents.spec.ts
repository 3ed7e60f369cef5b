import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { EVENT_ACCESS, HTTP_ACCESS } from '../../src/access/access-table.js';
import { openTestHub, type TestHub } from '../hub.js';

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
  });
});

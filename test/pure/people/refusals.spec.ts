import {
  BadRequestException,
  type ArgumentsHost,
  NotFoundException,
  PayloadTooLargeException,
} from '@nestjs/common';
import { expect, test } from '@jest/globals';
import type { Logger } from 'pino';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { RefusalFilter } from '../../../src/kernel/refusal/refusal.filter.js';

function answer(error: unknown, lang?: string) {
  const sent = {
    status: 0,
    type: '',
    headers: {} as Record<string, string>,
    body: {} as Record<string, unknown>,
    logged: 0,
  };
  const response = {
    headersSent: false,
    status: (status: number) => ((sent.status = status), response),
    type: (type: string) => ((sent.type = type), response),
    setHeader: (name: string, value: string) => ((sent.headers[name] = value), response),
    send: (text: string) => (sent.body = JSON.parse(text) as Record<string, unknown>),
  };
  const http = { getRequest: () => ({ headers: { 'accept-language': lang } }), getResponse: () => response };
  new RefusalFilter({ error: () => (sent.logged += 1) } as unknown as Logger).catch(error, {
    switchToHttp: () => http,
  } as unknown as ArgumentsHost);
  return sent;
}

test('a refusal is problem+json in the reader’s language', () => {
  const refusal = new Refusal('taken', { holder: { id: '1', name: '王', title: '检察官' } });
  const { status, type, body } = answer(refusal);
  expect([status, type]).toEqual([409, 'application/problem+json']);
  expect(body).toEqual({
    type: 'about:blank',
    title: 'conflict',
    status: 409,
    code: 'conflict',
    detail: '王检察官已接听。',
    holder: { id: '1', name: '王', title: '检察官' },
  });
  expect(answer(refusal, 'en-GB,zh;q=0.5').body.detail).toBe('王检察官 has already answered.');
});
test('who asks too often is told when to come back', () => {
  const { status, headers, body } = answer(new Refusal('too_many_requests', { retryAfterSeconds: 30 }));
  expect([status, headers['retry-after'], body.retryAfterSeconds]).toEqual([429, '30', 30]);
});
test('fields are named with their sentence', () => {
  const fields = {
    words: { sentence: 'field_too_long' as const, params: { max: 5 } },
    id: 'field_uuid' as const,
  };
  expect(answer(new Refusal('invalid', { fields })).body.fields).toEqual({
    words: '最多 5 个字',
    id: '须是 UUID',
  });
});
test.each<[string, unknown, number, string]>([
  [
    'broken JSON',
    Object.assign(new SyntaxError('Unexpected token } in /srv/yihu'), { status: 400 }),
    400,
    'invalid',
  ],
  ['a body too large', new PayloadTooLargeException(), 400, 'invalid'],
  ['a bad request', new BadRequestException('select 1'), 400, 'invalid'],
  ['a path nobody has', new NotFoundException('Cannot GET /secret'), 404, 'not_found'],
  ['a full disk', { code: 'SQLITE_FULL' }, 503, 'unavailable'],
  [
    'a database that is away',
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    503,
    'unavailable',
  ],
  ['a fault', new Error('select password_hash from account at /srv/yihu/dist/main.js'), 500, 'internal'],
  ['nothing at all', undefined, 500, 'internal'],
  ['null', null, 500, 'internal'],
])('%s says no more than it may', (_, error, status, code) => {
  const sent = answer(error);
  expect([sent.status, sent.body.code]).toEqual([status, code]);
  expect(JSON.stringify(sent.body)).not.toMatch(/select|srv|secret|Cannot|stack/);
  expect(sent.logged).toBe(status === 500 ? 1 : 0);
});

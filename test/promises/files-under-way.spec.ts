/** An upload takes minutes: what its sender may do is asked again once it is whole. */
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SessionsService } from '../../src/access/sessions.service.js';
import { FileIntakeService } from '../../src/files/file-intake.service.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { DATABASES } from '../databases.js';
import { pdf } from '../files/documents.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise } from '../page.js';

const ORIGIN = 'http://localhost:0';

describe.each(DATABASES)('a file that is on its way, on %s', (kind) => {
  let t: TestHub;
  let call: CallSummary;
  let here: () => Promise<void>;
  beforeEach(async () => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN });
    call = await raise(await t.page('li'));
    const intake = t.hub.app.get(FileIntakeService, { strict: false });
    const { take } = intake;
    let begun = Promise.withResolvers<void>();
    here = async () => {
      await begun.promise;
      begun = Promise.withResolvers<void>();
    };
    jest.spyOn(intake, 'take').mockImplementation((...given) => {
      begun.resolve();
      return take.apply(intake, given);
    });
  });
  afterEach(() => t.close());

  const stored = () => {
    const { fileStore } = t.foundations.config;
    const folder = fileStore.kind === 'folder' ? fileStore.path : '';
    return readdirSync(folder, { recursive: true }).filter((name) =>
      statSync(join(folder, String(name))).isFile(),
    );
  };
  const messages = async () => (await t.http('li', 'GET', `/api/calls/${call.id}/messages`)).body.items;
  const tokenOf = async (who: 'li' | 'sun') =>
    (await t.hub.app.get(SessionsService).open(t.world.ids[who], 'bearer', 'slow')).token;

  /** Sends half of it, lets something happen, and sends the rest. */
  const sendWhile = async (headers: Record<string, string>, happens: () => Promise<unknown>) => {
    const body = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'),
      pdf(),
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const asked = request(`${t.base}/api/calls/${call.id}/files`, {
      method: 'POST',
      headers: {
        ...headers,
        'idempotency-key': randomUUID(),
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': body.length,
      },
    });
    const status = new Promise<number>((resolve, reject) => {
      asked.once('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      });
      asked.once('error', reject);
    });
    asked.write(body.subarray(0, 120));
    await here();
    await happens();
    asked.end(body.subarray(120));
    return status;
  };

  test('goes through while its sender is there, and is nobody’s once they are not', async () => {
    const li = async () => ({ authorization: `Bearer ${await tokenOf('li')}` });
    expect(await sendWhile(await li(), async () => undefined)).toBe(201);
    const out = await li();
    expect(
      await sendWhile(out, () => fetch(`${t.base}/api/auth/logout`, { method: 'POST', headers: out })),
    ).toBe(401);
    const sun = { authorization: `Bearer ${await tokenOf('sun')}` };
    const left = () => t.http('xie', 'PATCH', `/api/people/${t.world.ids.sun}`, { disabled: true });
    expect(await sendWhile(sun, left)).toBe(401);
    expect(stored()).toHaveLength(1);
    expect(await messages()).toHaveLength(1);
  });

  test('from a shared device: theirs who began it, and nobody’s once the device is withdrawn', async () => {
    const { id, code } = (
      await t.http('zhou', 'POST', '/api/devices', {
        kind: 'community',
        communityId: t.world.community.caita,
      })
    ).body;
    const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code });
    const device = { cookie: headers.get('set-cookie')!.split(';')[0]!, origin: ORIGIN };
    const acts = (who: 'li' | 'sun') =>
      t.http(null, 'POST', '/api/device/person', { personId: t.world.ids[who] }, device);
    await acts('li');
    expect(await sendWhile(device, () => acts('sun'))).toBe(201);
    expect(await messages()).toMatchObject([{ from: { id: t.world.ids.li } }]);
    expect(await sendWhile(device, () => t.http('zhou', 'DELETE', `/api/devices/${id}`))).toBe(401);
    expect(stored()).toHaveLength(1);
  });
});

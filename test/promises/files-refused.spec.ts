/** Whatever is sent that is no file for a conversation: a clear sentence, and nothing is left of it. */
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { FileStore } from '../../src/file-store/file-store.js';
import { FileIntakeService } from '../../src/files/file-intake.service.js';
import { Refusal } from '../../src/kernel/refusal/refusal.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { DATABASES } from '../databases.js';
import { office, pdf } from '../files/documents.js';
import { hugeJpeg, picture } from '../files/pictures.js';
import { sendFile } from '../files/send.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise } from '../page.js';

describe.each(DATABASES)('what is no file for a conversation, on %s', (kind) => {
  let t: TestHub;
  let call: CallSummary;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_DEMO: '1', YIHU_LIMITS: 'off' });
    call = await raise(await t.page('li'));
  });
  afterEach(() => t.close());

  /** All that lies in the folder, drafts too. */
  const left = () => {
    const { fileStore } = t.foundations.config;
    const folder = fileStore.kind === 'folder' ? fileStore.path : '';
    return readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => statSync(join(folder, name)).isFile());
  };
  const messages = async () =>
    (await t.http('li', 'GET', `/api/calls/${call.id}/messages`)).body.items.length as number;

  test('wrong kinds, whatever they are called and said to be, each with what is wrong, in both languages', async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const bomb = office('docx', { 'word/a.xml': new Uint8Array(210 * 1024 * 1024) });
    const wrong: [Buffer, string, string][] = [
      [Buffer.from(script), 'a.png', '是网页或程序'],
      [Buffer.from('<!doctype html><script>1</script>'), 'a.pdf', '是网页或程序'],
      [Buffer.from(zipSync({ 'a.exe': Buffer.from('MZ') })), 'a.docx', '这种文件不能发送'],
      [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(900)]), 'a.jpg', '这种文件不能发送'],
      [Buffer.concat([pdf(), office('docx')]), 'a.pdf', '里面还带着别的文件'],
      [office('docx', { 'word/vbaProject.bin': Buffer.from('x') }), 'a.docx', '带有宏'],
      [bomb, 'a.docx', '展开后太大'],
      [await hugeJpeg(), 'a.jpg', '像素太多'],
      [(await picture('jpeg', 300, 300)).subarray(0, 400), 'a.jpg', '打不开'],
      [await picture('tiff'), 'a.jpg', '这种文件不能发送'],
      [Buffer.alloc(0), 'a.txt', '是空文件'],
    ];
    for (const [bytes, name, sentence] of wrong) {
      const { status, body } = await sendFile(t, 'li', call.id, bytes, { name, type: 'image/png' });
      expect([name, status, body.code, body.fields?.['file']]).toEqual([
        name,
        400,
        'invalid',
        expect.stringContaining(sentence),
      ]);
    }
    const english = await sendFile(t, 'li', call.id, Buffer.from(script), {
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.fields?.['file']).toContain('is a web page or a program');
    expect(left()).toEqual([]);
    expect(await messages()).toBe(0);
  });

  test('no form, no file, two files, a file under another name, a field too many', async () => {
    const path = `/api/calls/${call.id}/files`;
    const key = () => ({ 'idempotency-key': randomUUID() });
    const form = (...parts: [string, string | Blob][]) => {
      const made = new FormData();
      for (const [name, value] of parts) made.append(name, value);
      return made;
    };
    const post = async (body: string | FormData, headers: Record<string, string> = {}) => {
      const authorization = `Bearer ${await t.token('li')}`;
      const answer = await fetch(t.base + path, {
        method: 'POST',
        body,
        headers: { ...key(), authorization, ...headers },
      });
      return { status: answer.status, body: (await answer.json()) as { fields?: object } };
    };
    const paper = new Blob([new Uint8Array(pdf())]);
    for (const [body, headers] of [
      [JSON.stringify({ file: 'a' }), { 'content-type': 'application/json' }],
      ['a', { 'content-type': 'text/plain' }],
      ['a', { 'content-type': 'multipart/form-data' }],
      ['--a\r\nbroken', { 'content-type': 'multipart/form-data; boundary=a' }],
      [form(['by', '']), {}],
      [form(['file', 'words']), {}],
      [form(['other', paper]), {}],
      [form(['file', paper], ['file', paper]), {}],
      [form(['file', paper], ['a', '1'], ['b', '2'], ['c', '3']), {}],
      [form(['by', 'x'.repeat(200)], ['file', paper]), {}],
    ] as [string | FormData, Record<string, string>][])
      expect(await post(body, headers)).toMatchObject({
        status: 400,
        body: { fields: { file: expect.any(String) } },
      });
    expect(await post(form(['by', t.world.ids.sun], ['file', paper]))).toMatchObject({ status: 403 });
    expect(left()).toEqual([]);
    expect(await messages()).toBe(0);
  });

  /** Begins to send and is there to be cut off. */
  const begun = async (bytes: Buffer, length = bytes.length + 5000) => {
    const head = Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
    );
    const asked = request(`${t.base}/api/calls/${call.id}/files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await t.token('li')}`,
        'idempotency-key': randomUUID(),
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': head.length + length,
        connection: 'close',
      },
    });
    const gone = new Promise<void>((resolve) => asked.once('close', resolve));
    asked.on('error', () => undefined);
    await new Promise((sent) => asked.write(Buffer.concat([head, bytes]), sent));
    return { asked, gone };
  };
  const taken = () => {
    const intake = t.hub.app.get(FileIntakeService, { strict: false });
    const { take } = intake;
    const ends: Promise<unknown>[] = [];
    let here!: () => void;
    const first = new Promise<void>((resolve) => (here = resolve));
    jest.spyOn(intake, 'take').mockImplementation((...given) => {
      const end = take.apply(intake, given);
      ends.push(end.catch(() => undefined));
      here();
      return end;
    });
    return { first, ends };
  };

  test('uploads that are given up, a thousand of them, leave nothing, and the next one is taken', async () => {
    const { ends } = taken();
    const some = Buffer.concat([pdf(), Buffer.alloc(20_000, 'a')]);
    for (let round = 0; round < 334; round++) {
      const three = await Promise.all([1, 2, 3].map(() => begun(some)));
      for (const { asked } of three) asked.destroy();
      await Promise.all(three.map(({ gone }) => gone));
    }
    let last = await sendFile(t, 'li', call.id, pdf());
    while (last.status === 503) last = await sendFile(t, 'li', call.id, pdf());
    expect(last.status).toBe(201);
    await Promise.all(ends);
    expect(left()).toHaveLength(1);
    expect(await messages()).toBe(1);
  });

  test('an upload on which nothing comes any more is let go, one that is slow is not', async () => {
    const { first, ends } = taken();
    const { asked, gone } = await begun(pdf(), pdf().length + 8);
    await first;
    for (let round = 0; round < 8; round++) {
      await t.clock.push(20_000);
      const before = asked.socket!.bytesWritten;
      await new Promise((sent) => asked.write('a', sent));
      expect(asked.socket!.bytesWritten).toBeGreaterThan(before);
      expect(asked.destroyed).toBe(false);
      // It is heard before the clock goes on.
      await t.http('li', 'GET', '/api/me');
    }
    const stalled = await begun(pdf(), 50_000);
    while (ends.length < 2) await t.http('li', 'GET', '/api/me');
    await t.clock.push(40_000);
    await stalled.gone;
    await gone;
    await Promise.all(ends);
    expect(left()).toEqual([]);
  });

  test('a full disk, and a database that takes nothing: told as they are, and nothing is left', async () => {
    const files = t.hub.app.get(FileStore, { strict: false });
    const { put } = files;
    const spy = jest.spyOn(files, 'put').mockImplementation((id, bytes) =>
      put.call(
        files,
        id,
        (async function* () {
          for await (const piece of bytes) {
            yield piece;
            throw new Refusal('storage_full');
          }
        })(),
      ),
    );
    const key = randomUUID();
    expect(await sendFile(t, 'li', call.id, pdf(), { key })).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
    spy.mockRestore();
    const { store } = t.foundations;
    const write = store.write.bind(store);
    const stopped = jest
      .spyOn(store, 'write')
      .mockImplementation(((name: string, ...rest: never[]) =>
        name === 'file'
          ? Promise.reject(new Refusal('unavailable'))
          : (write as (...all: unknown[]) => Promise<never>)(name, ...rest)) as typeof store.write);
    expect(await sendFile(t, 'li', call.id, pdf(), { key })).toMatchObject({ status: 503 });
    stopped.mockRestore();
    expect(left()).toEqual([]);
    expect((await sendFile(t, 'li', call.id, pdf(), { key })).status).toBe(201);
    expect(await messages()).toBe(1);
  });
});

test('twenty files a minute of one person; a repeat costs nothing', async () => {
  const t = await openTestHub('sqlite');
  try {
    const call = await raise(await t.page('li'));
    const key = randomUUID();
    for (let n = 0; n < 25; n++)
      expect([201, 200]).toContain((await sendFile(t, 'li', call.id, pdf(), { key })).status);
    for (let n = 0; n < 19; n++) expect((await sendFile(t, 'li', call.id, pdf())).status).toBe(201);
    expect(await sendFile(t, 'li', call.id, pdf())).toMatchObject({
      status: 429,
      body: { code: 'too_many_requests' },
    });
    expect((await sendFile(t, 'li', call.id, pdf(), { key })).status).toBe(200);
  } finally {
    await t.close();
  }
});

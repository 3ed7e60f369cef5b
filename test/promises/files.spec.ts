import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { FileStore } from '../../src/file-store/file-store.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Message } from '../../src/protocol/calls/message.js';
import { DATABASES } from '../databases.js';
import { office, pdf } from '../files/documents.js';
import { photograph } from '../files/pictures.js';
import { fetchFile, sendFile } from '../files/send.js';
import { mp4InPieces } from '../files/voices.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

describe.each(DATABASES)('files of a conversation on %s', (kind) => {
  let t: TestHub;
  let worker: Page;
  let officer: Page;
  let call: CallSummary;
  beforeEach(async () => {
    t = await openTestHub(kind);
    [worker, officer] = [await t.page('li'), await t.page('wang')];
    await officer.do('duty:start');
    call = await raise(worker);
    await accept(officer, call.id);
  });
  afterEach(() => t.close());

  const stored = async () => {
    const ids: string[] = [];
    for await (const { id } of t.hub.app.get(FileStore, { strict: false }).all()) ids.push(id);
    return ids;
  };

  test('a photograph is sent once, told to both sides, counted, and shows what it shows and nothing else', async () => {
    const taken = await photograph();
    const key = randomUUID();
    const first = await sendFile(t, 'li', call.id, taken, { name: '门前.JPG', key });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: expect.any(String),
      kind: 'picture',
      name: '门前.JPG',
      bytes: expect.any(Number),
      at: expect.any(String),
    });
    for (const page of [worker, officer]) {
      const told = await page.hear<Message>('call:message', (m) => m.file?.id === first.body.id);
      expect(told).toMatchObject({
        callId: call.id,
        clientMessageId: key,
        text: '',
        from: { id: t.world.ids.li, role: 'worker' },
        file: { kind: 'picture', name: '门前.JPG', type: 'image/jpeg', width: 300, height: 400 },
      });
    }
    expect(await officer.hear<CallSummary>('call:changed', (c) => c.messages.count === 1)).toBeDefined();
    const again = await sendFile(t, 'li', call.id, taken, { name: '别的名字.jpg', key });
    expect(again).toEqual({ status: 200, body: first.body });
    expect(await stored()).toHaveLength(1);

    const read = await fetchFile(t, 'wang', first.body.id);
    expect(read.status).toBe(200);
    expect(read.bytes).toHaveLength(first.body.bytes);
    expect(await sharp(read.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 400 });
    expect(await sharp(read.bytes).metadata()).not.toMatchObject({ exif: expect.anything() });
    expect(read.bytes.includes('SecretMaker')).toBe(false);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': expect.stringMatching(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''/),
    });
  });

  test('documents are downloads, voice notes are heard in the page, both by ranges', async () => {
    const paper = await sendFile(t, 'wang', call.id, pdf(), { name: '告知书.pdf' });
    expect(paper).toMatchObject({
      status: 201,
      body: { kind: 'document', name: '告知书.pdf', bytes: pdf().length },
    });
    const read = await fetchFile(t, 'li', paper.body.id);
    expect(read.bytes.equals(pdf())).toBe(true);
    expect(read.headers.get('content-disposition')).toMatch(/^attachment; /);
    const some = await fetchFile(t, 'li', paper.body.id, { range: 'bytes=5-9' });
    expect([some.status, some.headers.get('content-range'), some.bytes.toString()]).toEqual([
      206,
      `bytes 5-9/${pdf().length}`,
      pdf().subarray(5, 10).toString(),
    ]);
    expect(await fetchFile(t, 'li', paper.body.id, { range: 'bytes=99999-' })).toMatchObject({ status: 416 });
    const head = await fetchFile(t, 'li', paper.body.id, {}, { method: 'HEAD' });
    expect([head.status, head.bytes.length, head.headers.get('content-length')]).toEqual([
      200,
      0,
      String(pdf().length),
    ]);
    const word = await sendFile(t, 'li', call.id, office('docx'), { name: '证明' });
    expect(word).toMatchObject({ status: 201, body: { kind: 'document', name: '证明.docx' } });
    const voice = await sendFile(t, 'li', call.id, mp4InPieces(3), { name: 'voice.m4a' });
    expect(voice).toMatchObject({ status: 201, body: { kind: 'voice' } });
    const heard = await officer.hear<Message>('call:message', (m) => m.file?.id === voice.body.id);
    expect(heard.file).toMatchObject({ kind: 'voice', type: 'audio/mp4', seconds: 3 });
    expect((await fetchFile(t, 'wang', voice.body.id)).headers.get('content-disposition')).toMatch(
      /^inline; /,
    );
  });
});

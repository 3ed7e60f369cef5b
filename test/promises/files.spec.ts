import { randomUUID } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
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
import type { Username } from '../world.js';

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

  test('whoever stops reading in the middle is let go', async () => {
    const bytes = Buffer.alloc(19 * 1024 * 1024, 'a');
    const sent = await sendFile(t, 'li', call.id, bytes);
    const reader = connect(Number(new URL(t.base).port), '127.0.0.1');
    reader.on('error', () => undefined);
    reader.write(
      `GET /api/files/${sent.body.id} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${await t.token('li')}\r\n\r\n`,
    );
    await new Promise((begins) => reader.once('readable', begins));
    await t.leap(3700);
    let read = 0;
    reader.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read >= bytes.length) reader.destroy();
    });
    await new Promise((closed) => reader.once('close', closed));
    expect(read).toBeLessThan(bytes.length);
  });

  test('one key is one file: of its sender, in its call, whatever was answered or cut short meanwhile', async () => {
    const key = randomUUID();
    const bytes = pdf();
    const both = await Promise.all([1, 2].map(() => sendFile(t, 'li', call.id, bytes, { key })));
    const made = both.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    for (const { status } of both) expect([201, 200, 409]).toContain(status);
    const other = await sendFile(t, 'li', call.id, office('docx'), { key });
    expect(other).toMatchObject({ status: 409, body: { code: 'conflict' } });
    // Somebody else's key is theirs.
    const sun = await sendFile(t, 'sun', call.id, bytes, { key });
    expect(sun.status).toBe(201);
    expect(sun.body.id).not.toBe(made[0]!.body.id);
    const clientMessageId = randomUUID();
    await worker.do('call:message', { callId: call.id, clientMessageId, text: '您好' });
    expect(await sendFile(t, 'li', call.id, bytes, { key: clientMessageId })).toMatchObject({ status: 409 });
    for (const wrong of ['', 'a b', 'x'.repeat(60)])
      expect(await sendFile(t, 'li', call.id, bytes, { key: wrong })).toMatchObject({
        status: 400,
        body: { fields: { 'Idempotency-Key': expect.any(String) } },
      });
    expect(await stored()).toHaveLength(2);
    const { items } = (await t.http('wang', 'GET', `/api/calls/${call.id}/messages`)).body as {
      items: Message[];
    };
    expect(items.map((m) => m.file?.kind ?? m.text)).toEqual(['document', 'document', '您好']);
    await t.restart();
    expect((await sendFile(t, 'li', call.id, bytes, { key })).body).toEqual(made[0]!.body);
  });

  test('who writes in the call sends, who reads its words reads, as things stand now; for everybody else there is none', async () => {
    const sent = await sendFile(t, 'li', call.id, pdf());
    const status = async (who: Username) => (await fetchFile(t, who, sent.body.id)).status;
    const seen = async () => {
      const readers: Username[] = [];
      for (const who of ['li', 'sun', 'qian', 'wang', 'zhao', 'zhou', 'xie', 'he', 'lin', 'gao'] as const)
        if ((await status(who)) === 200) readers.push(who);
        else expect([who, await status(who)]).toEqual([who, 404]);
      return readers;
    };
    expect(await seen()).toEqual(['li', 'sun', 'wang']);
    expect(await status('deng')).toBe(403);
    const tries = async (who: Username) => (await sendFile(t, who, call.id, pdf())).status;
    expect([await tries('wang'), await tries('sun')]).toEqual([201, 201]);
    for (const who of ['qian', 'zhao', 'he', 'lin'] as const)
      expect([who, await tries(who)]).toEqual([who, 404]);
    expect(await tries('zhou')).toBe(403);
    expect((await sendFile(t, null, call.id, pdf())).status).toBe(401);
    expect((await sendFile(t, 'li', 'nothing', pdf())).status).toBe(404);
    expect((await fetchFile(t, 'li', 'nothing')).status).toBe(404);

    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    await officer.do('call:transfer', { callId: call.id, officerId: t.world.ids.zhao, note: '请接' });
    await accept(zhao, call.id);
    expect(await seen()).toEqual(['li', 'sun', 'zhao']);
    // Guarded from now on: its community is who raised it.
    await worker.do('call:amend', { callId: call.id, category: 'minors' });
    expect(await seen()).toEqual(['li', 'zhao']);
    await zhao.do('call:recuse', { callId: call.id, reason: '与当事人相识' });
    expect(await seen()).toEqual(['li']);
    await t.pass(1);
    await worker.do('call:cancel', { callId: call.id }).catch(() => undefined);
  });

  test('the journal says that a file was sent, by whom, and not what it is called', async () => {
    await sendFile(t, 'li', call.id, pdf(), { name: '秘密.pdf' });
    const { body } = await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`);
    expect(body.items.findLast((f: { deed: string }) => f.deed === 'messaged')).toMatchObject({
      actor: { id: t.world.ids.li },
      data: { file: 'document', role: 'worker' },
    });
    expect(JSON.stringify(body)).not.toContain('秘密');
    const rows = await t.foundations.store.read.rows(
      'select m.file, f.name, f.digest from message m join conversation_file f on f.message_id = m.id',
    );
    expect(JSON.stringify(rows)).not.toContain('秘密');
  });

  test('a unit says how large, how many and how long', async () => {
    const { body } = await t.http('xie', 'GET', '/api/settings');
    expect(body.files).toEqual({
      megabytes: 20,
      voiceMinutes: 5,
      perCall: 100,
      callMegabytes: 300,
      unitGigabytes: 20,
      keepDays: 180,
    });
    const wrong = await t.http('xie', 'PUT', '/api/settings', {
      files: { ...body.files, keepDays: 1 },
      tag: body.tag,
    });
    expect(wrong).toMatchObject({ status: 400, body: { fields: { 'files.keepDays': expect.any(String) } } });
    const files = { ...body.files, megabytes: 1, perCall: 2, voiceMinutes: 1 };
    expect((await t.http('xie', 'PUT', '/api/settings', { files, tag: body.tag })).status).toBe(200);
    const large = await sendFile(
      t,
      'li',
      call.id,
      Buffer.concat([Buffer.alloc(1024 * 1024, 'a'), Buffer.from('b')]),
    );
    expect(large).toMatchObject({ status: 400, body: { fields: { file: '最大 1 MB' } } });
    expect((await sendFile(t, 'li', call.id, Buffer.alloc(1024 * 1024, 'a'))).status).toBe(201);
    const long = await sendFile(t, 'li', call.id, mp4InPieces(70));
    expect(long).toMatchObject({ status: 400, body: { fields: { file: '语音最长 1 分钟' } } });
    expect((await sendFile(t, 'li', call.id, mp4InPieces(60))).status).toBe(201);
    expect(await sendFile(t, 'li', call.id, pdf())).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    expect(await stored()).toHaveLength(2);
  });

  test('a closed call takes none; after its time a file is gone, and its message says so', async () => {
    const sent = await sendFile(t, 'li', call.id, pdf(), { name: '证明.pdf' });
    const open = await raise(worker);
    const kept = await sendFile(t, 'li', open.id, pdf());
    await officer.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已答复' });
    expect(await sendFile(t, 'li', call.id, pdf())).toMatchObject({ status: 409 });
    await t.leap(179 * 24 * 3600);
    t.signInAgain();
    expect((await fetchFile(t, 'li', sent.body.id)).status).toBe(200);
    await t.leap(2 * 24 * 3600);
    const gone = await fetchFile(t, 'li', sent.body.id);
    expect([gone.status, JSON.parse(String(gone.bytes)).detail]).toEqual([
      404,
      '这个文件已过保存期，不再保存。',
    ]);
    const { items } = (await t.http('li', 'GET', `/api/calls/${call.id}/messages`)).body as {
      items: Message[];
    };
    expect(items[0]!.file).toMatchObject({ id: sent.body.id, name: '证明.pdf', gone: true });
    // Of a call that is open nothing goes.
    expect((await fetchFile(t, 'li', kept.body.id)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  test('what nobody knows of is swept once no upload can be under way any more, and nothing else', async () => {
    const sent = await sendFile(t, 'li', call.id, pdf());
    const files = t.hub.app.get(FileStore, { strict: false });
    const { fileStore } = t.foundations.config;
    for (const id of ['conversation-stray', 'conversation-young', 'somebody-elses']) {
      await files.put(id, inPieces(Buffer.from('a')));
      const at = (t.clock.now() + (id.endsWith('young') ? 3_600_000 : 0)) / 1000;
      if (fileStore.kind === 'folder') utimesSync(join(fileStore.path, id), at, at);
    }
    if (fileStore.kind === 'folder')
      for (const id of await stored()) if (id.length > 40) utimesSync(join(fileStore.path, id), 1000, 1000);
    await t.leap(6.5 * 3600);
    expect((await stored()).sort()).toEqual([
      expect.stringMatching(/^conversation-[0-9a-f-]{36}$/),
      'conversation-young',
      'somebody-elses',
    ]);
    expect((await fetchFile(t, 'li', sent.body.id)).status).toBe(200);
  });
});

async function* inPieces(bytes: Buffer) {
  yield bytes;
}

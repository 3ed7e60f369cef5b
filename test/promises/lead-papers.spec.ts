/** Papers about a lead: drafted as PDF and as DOCX, particulars masked unless somebody says why, and each look logged. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Job } from '../../src/protocol/papers/jobs.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

const SOON = 240_000;
const nap = () => new Promise((next) => setTimeout(next, 50));

jest.setTimeout(300_000);
describe.each(DATABASES)('papers about a lead, on %s', (kind) => {
  let t: TestHub;
  let leadId: string;
  beforeEach(async () => {
    t = await openTestHub(kind);
    const { body } = await t.http('wang', 'POST', '/api/leads', {
      from: { departmentId: t.world.department.first },
      note: '被打伤，家里没有收入',
      beneficiary: { name: '金丝雀', phone: '13912345678', address: '太原街 12 号', basis: 'consent' },
    });
    leadId = body.id;
  });
  afterEach(() => t.close());

  const ask = (body: object, who: Username = 'wang', id = leadId) =>
    t.http(who, 'POST', `/api/leads/${id}/papers`, body);
  const made = async (body: object, who: Username = 'wang') => {
    const asked = await ask(body, who);
    expect([asked.status, asked.body.code]).toEqual([201, undefined]);
    let job = asked.body as Job;
    for (const end = Date.now() + SOON; job.state === 'queued' || job.state === 'running'; await nap()) {
      job = (await t.http(who, 'GET', `/api/jobs/${job.id}`)).body;
      if (Date.now() > end) throw new Error(`the job is ${JSON.stringify(job)}`);
    }
    expect(job).toMatchObject({ state: 'done' });
    const response = await fetch(`${t.base}/api/jobs/${job.id}/file`, {
      headers: { authorization: `Bearer ${await t.token(who)}` },
    });
    expect(response.status).toBe(200);
    return {
      name: job.file!.name,
      type: response.headers.get('content-type'),
      bytes: await response.bytes(),
    };
  };
  /** All words of a document, in order. */
  const wordsOf = (bytes: Uint8Array) =>
    [...strFromU8(unzipSync(bytes)['word/document.xml']!).matchAll(/<w:t[^>]*>([^<]*)</g)]
      .map(([, text]) => text)
      .join('\n');
  const looks = () =>
    t.foundations.store.read.rows<{ actor_id: string; reason: string }>(
      "select actor_id, reason from audit where act = 'lead.reveal' and subject = ?",
      [leadId],
    );

  test('masked without a reason; with one in clear, and the look stands in the audit trail', async () => {
    const masked = await made({ kind: 'rights', format: 'docx' });
    expect(masked.name).toMatch(/^国家司法救助权利告知书_\d{8}-J001\.docx$/);
    expect(masked.type).toContain('wordprocessingml');
    const words = wordsOf(masked.bytes);
    expect(words).toContain('国家司法救助权利告知书');
    expect(words).toContain('10 个工作日内决定是否救助');
    expect(words).toContain('身份证或者户口簿');
    expect(words).toContain('金＊＊');
    expect(words).not.toMatch(/金丝雀|13912345678|太原街/);
    expect(await looks()).toEqual([]);

    const clear = await made({ kind: 'transfer', format: 'docx', reason: '移送控申部门' });
    expect(wordsOf(clear.bytes)).toMatch(/金丝雀[\s\S]*13912345678[\s\S]*太原街 12 号/);
    expect(await looks()).toEqual([{ actor_id: t.world.ids.wang, reason: '移送控申部门' }]);
    // What is kept of the job says neither who it is about nor why.
    const jobs = await t.foundations.store.read.rows('select params, title from job');
    expect(JSON.stringify(jobs)).not.toMatch(/金丝雀|移送控申部门/);

    const pdf = await made({ kind: 'transfer', format: 'pdf', reason: '移送控申部门' });
    expect(pdf.type).toContain('application/pdf');
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(pdf.bytes.slice(-8)).toString()).toContain('%%EOF');
    expect(await looks()).toHaveLength(2);
  });

  test('what applicants bring is the unit’s own list', async () => {
    const papersToBring = ['只带身份证'];
    expect((await t.http('xie', 'PUT', '/api/settings', { papersToBring })).body).toMatchObject({
      papersToBring,
    });
    const words = wordsOf((await made({ kind: 'rights', format: 'docx' }, 'zhou')).bytes);
    expect(words).toContain('只带身份证');
    expect(words).not.toContain('户口簿');
    for (const wrong of [[''], 'x', Array(16).fill('a')])
      expect(
        (await t.http('xie', 'PUT', '/api/settings', { papersToBring: wrong })).body.fields,
      ).toHaveProperty('papersToBring');
  });

  test('only what there is something to say of, for the unit’s staff, by either door', async () => {
    expect((await ask({ kind: 'legal_aid', format: 'pdf' })).body).toMatchObject({ code: 'conflict' });
    expect((await ask({ kind: 'visit', format: 'pdf', months: 1 })).body).toMatchObject({ code: 'conflict' });
    expect((await ask({ kind: 'agency', format: 'pdf', requestId: 'none' })).body.fields).toHaveProperty(
      'requestId',
    );
    for (const [field, value] of [
      ['kind', 'verdict'],
      ['format', 'odt'],
      ['reason', ''],
      ['months', 0],
    ] as const)
      expect((await ask({ kind: 'rights', format: 'pdf', [field]: value })).body.fields).toHaveProperty(
        field,
      );
    for (const who of ['li', 'deng'] as const)
      expect((await ask({ kind: 'rights', format: 'pdf' }, who)).status).toBe(403);
    for (const who of ['gao', 'lin'] as const)
      expect((await ask({ kind: 'rights', format: 'pdf' }, who)).status).toBe(404);
    // In clear is only what a reason was given for.
    const params = { leadId, paper: 'rights', format: 'pdf', clear: true };
    expect((await t.http('wang', 'POST', '/api/jobs', { kind: 'lead_paper', params })).status).toBe(400);
    expect(await looks()).toEqual([]);
  });
});

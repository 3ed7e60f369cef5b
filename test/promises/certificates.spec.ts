/** A certificate says what was approved on the day of its issue, for ever, under a number that is nobody else's. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IssueCertificateService } from '../../src/certificates/issuing/issue-certificate.service.js';
import { JobProcesses } from '../../src/jobs/job-processes.js';
import { HoursLedgerService, type ServedTime } from '../../src/ledger/hours-ledger.service.js';
import { dayBegins, localDay } from '../../src/protocol/time/local-day.js';
import { VerdictsService } from '../../src/hours/verdicts/verdicts.service.js';
import type { Actor } from '../../src/kernel/actor.js';
import { Directory } from '../../src/directory/directory.js';
import type {
  Certificate,
  CertificateCheck,
  CertificatePeople,
  CertifiedFigures,
} from '../../src/protocol/certificates.js';
import type { HoursLine, HoursPage } from '../../src/protocol/hours.js';
import type { YearFigures } from '../../src/protocol/reports.js';
import type { Job } from '../../src/protocol/papers/jobs.js';
import { morningOfActiveService } from '../active-service.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { addOfficers, type Username } from '../world.js';

const HOUR = 3600_000;
const NOVEMBER = { from: '2026-11-01', to: '2026-11-24', paper: 'record' } as const;
/** Processes of the lowest priority on a machine that does much else. */
const PATIENCE = 300_000;
/** A picture as small as one can be. */
const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const RESIDENT_ID = '21010219900307109X';
/** Of the papers, drawn by poppler; without it a PDF is only looked at from outside. */
const poppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.each(DATABASES)('certificates on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
    await t.http('zhou', 'PUT', '/api/certificates/settings', { inCharge: '周敏', contact: '024-23450000' });
  });
  afterEach(() => t.close());

  const actor = (id: string): Actor => {
    const person = t.hub.app.get(Directory).person(id)!;
    return { ...person, sessionId: 'test', lang: 'zh' };
  };
  /** A line of so many minutes that begins at nine. */
  const serve = (personId: string, day: string, minutes: number, more: Partial<ServedTime> = {}) => {
    const from = dayBegins(day) + 9 * HOUR;
    const unitId = t.hub.app.get(Directory).person(personId)!.unitId;
    return t.foundations.store.write('serve', (tx) =>
      t.hub.app.get(HoursLedgerService).record(tx, {
        personId,
        who: 'volunteer',
        unitId,
        kind: 'outreach',
        source: 'measured',
        flags: [],
        sessionId: null,
        from,
        to: from + minutes * 60_000,
        ...more,
      }),
    );
  };
  const approve = async (ids: readonly string[], by: Username = 'zhou') => {
    const { refused } = await t.hub.app
      .get(VerdictsService)
      .decide(actor(t.world.ids[by]), ids, { verdict: 'approved' });
    expect(refused).toEqual([]);
  };
  const served = async (personId: string, day: string, minutes: number, more: Partial<ServedTime> = {}) => {
    const lines = await serve(personId, day, minutes, more);
    await approve(lines.map((line) => line.id));
    return lines;
  };
  const issue = (by: Username, personId: string, more: Record<string, unknown> = {}) =>
    t.http(by, 'POST', '/api/certificates', { personId, ...NOVEMBER, ...more });
  const check = async (c: { number: string; code: string }) => {
    const question = new URLSearchParams({ number: c.number, code: c.code });
    return t.http(null, 'GET', `/api/certificates/check?${question}`);
  };
  const register = async (question = '') =>
    (await t.http('zhou', 'GET', `/api/certificates${question}`)).body.items as Certificate[];

  test('only approved minutes that stand are in it, and its total never changes, whatever happens to the ledger', async () => {
    const { deng } = t.world.ids;
    const [wrong] = await served(deng, '2026-11-02', 120);
    const [pending] = await serve(deng, '2026-11-03', 45);
    await served(deng, '2026-11-04', 60, {
      source: 'back_filled',
      activity: '反诈宣讲',
      served: undefined,
    } as never);
    const { status, body } = await issue('zhou', deng);
    expect(status).toBe(201);
    const paper = body as Certificate;
    expect(paper).toMatchObject({
      number: '210102-2026-000001',
      total: 180,
      sources: { measured: 120, back_filled: 60 },
      state: 'valid',
      person: { name: 'deng' },
    });

    await approve([pending!.id]);
    const taken = await t.http('zhou', 'POST', `/api/hours/${wrong!.id}/corrections`, {
      from: new Date(wrong!.fromAt).toISOString(),
      to: new Date(wrong!.fromAt).toISOString(),
      reason: '记错了',
    });
    expect(taken.status).toBe(201);
    expect(await register()).toMatchObject([{ total: 180, sources: { measured: 120, back_filled: 60 } }]);
    expect((await check(paper)).body).toMatchObject({ total: 180, state: 'valid' });
    // What would be issued now is another one, and the old one must be taken back before it.
    const again = await issue('zhou', deng);
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
    const people = (await t.http('zhou', 'GET', `/api/certificates/people?${new URLSearchParams(NOVEMBER)}`))
      .body as CertificatePeople;
    expect(people).toMatchObject({
      items: [{ minutes: 105, pending: 0, already: '210102-2026-000001', identified: false }],
      totals: { ready: 0, minutes: 0, already: 1, unidentified: 0 },
    });
  });

  test('activities and visits stand in it under their own names, each minute once, and not that of the duty beside them', async () => {
    await morningOfActiveService(t);
    const send = (path: string, body: object, lang = 'zh') =>
      t.http('wang', 'POST', `/api${path}`, body, { 'accept-language': lang });
    // A visit of somebody who reads English is one all the same; the paper is Chinese.
    const id = randomUUID();
    await send('/liaison/visits/begin', { id, communityId: t.world.community.caita }, 'en');
    await t.leap(600 - 5);
    await send('/liaison/visits/end', { id }, 'en');
    await (await t.page('wang')).do('duty:end');
    const { items, totalMinutes } = (await t.http('zhou', 'GET', `/api/hours?officerId=${t.world.ids.wang}`))
      .body as HoursPage;
    expect(totalMinutes).toBe(130);
    const minutes = (of: (line: HoursLine) => boolean) =>
      items.filter(of).reduce((all, line) => all + line.minutes, 0);
    expect(items.map((line) => line.activity).filter(Boolean)).toEqual(
      expect.arrayContaining(['走访', 'Visit', '反诈宣讲']),
    );
    expect(minutes((line) => line.kind === 'outreach')).toBe(100);
    expect(minutes((line) => line.kind === 'duty')).toBe(30);
    await approve(items.map((line) => line.id));
    const year = (await t.http('zhou', 'GET', '/api/reports/year')).body as YearFigures;
    expect(year.credited).toMatchObject({ minutes: 100, kinds: { outreach: 100 } });
    const paper = (await issue('zhou', t.world.ids.wang)).body as Certificate;
    expect(paper.total).toBe(100);
    const [row] = await t.foundations.store.read.rows<{ figures: string }>('select figures from certificate');
    const { kinds, items: told } = JSON.parse(row!.figures) as CertifiedFigures;
    expect(kinds).toEqual([{ kind: 'outreach', minutes: 100 }]);
    expect(told.map(({ activity, times, minutes: n }) => [activity, times, n])).toEqual([
      ['反诈宣讲', 1, 60],
      ['走访', 2, 40],
    ]);
  });

  test('nothing approved, no certificate; not for oneself, not for another unit’s people, not by those who served', async () => {
    const { deng, meng, zhou } = t.world.ids;
    await serve(deng, '2026-11-02', 120);
    const told = async (by: Username, whom: string, more = {}) =>
      (await issue(by, whom, more)).body.code ?? 'ok';
    expect(await told('zhou', deng)).toBe('conflict');
    expect(await told('zhou', meng)).toBe('not_found');
    expect(await told('zhou', zhou)).toBe('forbidden');
    expect(await told('deng', deng)).toBe('forbidden');
    expect(await told('wang', deng)).toBe('forbidden');
    expect(await told('zhou', deng, { to: '2026-11-25' })).toBe('invalid');
    expect(await told('zhou', deng, { from: '2026-11-23', to: '2026-11-22' })).toBe('invalid');
    expect(await told('zhou', deng, { to: '2026-11-31' })).toBe('invalid');
    expect(await register()).toEqual([]);
  });

  test('twenty issues at once by two hands: twenty numbers, none twice and none left out; a repeat issues nothing', async () => {
    const officers = await addOfficers(10, t.world, t.foundations.store, t.clock, t.hub.app.get(Directory));
    for (const id of officers) await served(id, '2026-11-02', 60, { who: 'officer' });
    const asked = officers.flatMap((id) => [issue('zhou', id), issue('xie', id)]);
    const answers = await Promise.all(asked);
    expect(answers.filter((a) => a.status === 201)).toHaveLength(10);
    expect(answers.filter((a) => a.status === 409)).toHaveLength(10);
    const numbers = (await register()).map((c) => c.number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 10 }, (_, i) => `210102-2026-${String(i + 1).padStart(6, '0')}`),
    );
    // The same person asks again for what they issued.
    const own = answers.find((a) => a.status === 201)!.body as Certificate;
    const by = own.issuedBy.id === t.world.ids.zhou ? 'zhou' : 'xie';
    expect((await issue(by, own.person.id)).body).toMatchObject({ id: own.id, number: own.number });
    // A refused one uses no number up.
    await served(t.world.ids.deng, '2026-11-02', 60);
    expect((await issue('zhou', t.world.ids.deng)).body.number).toBe('210102-2026-000011');
  });

  test('anybody with the paper checks it: number, period, total and status and no name; unknown and wrong are the same', async () => {
    const { deng } = t.world.ids;
    await t.http('zhou', 'PUT', '/api/certificates/settings', { publicityDays: 7 });
    await served(deng, '2026-11-02', 90);
    const paper = (await issue('zhou', deng)).body as Certificate;
    expect(paper).toMatchObject({ state: 'publicity', publicUntil: '2026-12-01' });

    const { status, body } = await check(paper);
    expect(status).toBe(200);
    expect(body as CertificateCheck).toEqual({
      number: paper.number,
      paper: 'record',
      from: '2026-11-01',
      to: '2026-11-24',
      total: 90,
      state: 'publicity',
      issuedOn: '2026-11-24',
      issuer: '和平区人民检察院',
      publicUntil: '2026-12-01',
    });
    // As people type it who read it from paper.
    const typed = {
      number: ` ${paper.number.replaceAll('-', '－')} `,
      code: ` ${paper.code.toLowerCase().replace(/^(.{4})/, '$1 ')}`,
    };
    expect((await check(typed)).status).toBe(200);

    const wrongCode = await check({ ...paper, code: paper.code === 'AAAAAAAA' ? 'CCCCCCCC' : 'AAAAAAAA' });
    const unknown = await check({ ...paper, number: '210102-2026-000099' });
    const strange = await check({ number: "'; drop table certificate", code: '证明' });
    expect([wrongCode.status, wrongCode.body]).toEqual([404, unknown.body]);
    expect(strange.body).toEqual(unknown.body);

    await t.leap(7 * 24 * 3600);
    expect((await check(paper)).body.state).toBe('publicity');
    await t.leap(24 * 3600);
    expect((await check(paper)).body.state).toBe('valid');

    // A total that was changed in the database does not check.
    await t.foundations.store.write('forger', (tx) => tx.run('update certificate set total = 90000'));
    expect((await check(paper)).status).toBe(404);
  });

  test('who guesses codes is stopped, by origin', async () => {
    await t.close();
    t = await openTestHub(kind);
    const answers = [];
    for (let i = 0; i < 31; i++)
      answers.push(await check({ number: '210102-2026-000001', code: 'AAAAAAAA' }));
    expect(answers.slice(0, 30).map((a) => a.status)).toEqual(Array(30).fill(404));
    expect(answers[30]).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  });

  test('revoked with a reason by one of two, kept in the register, and the check says so; then a new one may be issued', async () => {
    const { deng } = t.world.ids;
    await served(deng, '2026-11-02', 90);
    const paper = (await issue('zhou', deng)).body as Certificate;
    const revoke = (by: Username, reason?: string) =>
      t.http(by, 'POST', `/api/certificates/${paper.id}/revoke`, reason === undefined ? {} : { reason });
    expect((await revoke('zhou')).status).toBe(400);
    expect((await revoke('gao', '别院')).status).toBe(404);
    expect((await revoke('deng', '我的')).status).toBe(403);
    const both = await Promise.all([revoke('zhou', '期间有误'), revoke('xie', '人员有误')]);
    expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
    const winner = both.find((a) => a.status === 200)!.body as Certificate;
    expect(
      (await revoke(winner.revoked!.by.id === t.world.ids.zhou ? 'zhou' : 'xie', winner.revoked!.reason))
        .status,
    ).toBe(200);
    expect((await check(paper)).body).toMatchObject({ state: 'revoked', revokedOn: '2026-11-24', total: 90 });
    expect(JSON.stringify((await check(paper)).body)).not.toMatch(/有误|deng/);
    expect((await issue('xie', deng)).body).toMatchObject({ number: '210102-2026-000002', state: 'valid' });
    expect((await register('?state=revoked')).map((c) => c.number)).toEqual(['210102-2026-000001']);
    expect((await register('?state=valid')).map((c) => c.number)).toEqual(['210102-2026-000002']);
    expect((await register('?q=000002')).map((c) => c.number)).toEqual(['210102-2026-000002']);
    expect(await register('?q=den')).toHaveLength(2);
    expect(await register('?q=%25')).toEqual([]);
    const trail = await t.foundations.store.read.rows<{ act: string }>(
      "select act from audit where act like 'certificate.%'",
    );
    expect(trail.map((e) => e.act).sort()).toEqual([
      'certificate.issue',
      'certificate.issue',
      'certificate.revoke',
    ]);
  });

  test('the papers of a person: set by them or a coordinator, sealed, masked, in clear on a logged click', async () => {
    const { deng } = t.world.ids;
    const identity = (by: Username, method = 'GET', body?: object, more = '') =>
      t.http(by, method, `/api/identities/${deng}${more}`, body);
    const given = {
      idType: 'resident_id',
      idNumber: '21010219900307109x',
      volunteerNumber: '2101020000123456',
    };
    expect(
      (await identity('deng', 'PUT', { ...given, idNumber: '210102199003071234' })).body.fields,
    ).toHaveProperty('idNumber');
    expect((await identity('deng', 'PUT', given)).body).toMatchObject({
      idType: 'resident_id',
      idNumber: '210***********109X',
      masked: true,
      volunteerNumber: '2101020000123456',
    });
    const statuses = await Promise.all(
      (['deng', 'zhou', 'xie', 'wang', 'gao', 'li', 'meng'] as const).map(
        async (who) => (await identity(who)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 403, 404, 403, 404]);
    expect((await identity('zhou')).body.idNumber).toBe('210***********109X');
    expect((await identity('zhou', 'POST', {}, '/reveal')).body).toMatchObject({
      idNumber: RESIDENT_ID,
      masked: false,
    });
    expect((await identity('zhou', 'PUT', { volunteerNumber: '' })).body.volunteerNumber).toBeUndefined();
    const kept = await t.foundations.store.read.rows<Record<string, unknown>>(
      'select * from service_identity',
    );
    expect(JSON.stringify(kept)).not.toContain(RESIDENT_ID);
    const trail = await t.foundations.store.read.rows<{ actor_id: string; act: string; data: string }>(
      "select actor_id, act, data from audit where act like 'identity.%'",
    );
    expect(trail.map((e) => e.act).sort()).toEqual(['identity.change', 'identity.change', 'identity.reveal']);
    expect(JSON.stringify(trail)).not.toContain(RESIDENT_ID);
  });

  const named = async (personId: string, name: string) => {
    await t.foundations.store.write('name', async (tx) => {
      await tx.run('update account set name = ? where id = ?', [name, personId]);
      await t.hub.app.get(Directory).touch(tx);
    });
    await t.hub.app.get(Directory).reload();
  };

  test(
    'no paper has a box for a character: rare ones come from a second typeface, and what none has uses no number up',
    async () => {
      const { deng } = t.world.ids;
      await served(deng, '2026-11-02', 90, { about: { activity: '反诈𰻝宣讲' } });
      await named(deng, '孙𰻝');
      const refused = await issue('zhou', deng);
      expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
      expect(refused.body.detail).toContain('𰻝');
      const people = await t.http('zhou', 'GET', `/api/certificates/people?${new URLSearchParams(NOVEMBER)}`);
      expect((people.body as CertificatePeople).items).toMatchObject([{ undrawable: ['𰻝'] }]);
      // A picture is of the name alone, and is looked at before anything decodes it.
      expect((await issue('zhou', deng, { namePicture: ONE_PIXEL })).body.detail).toContain('𰻝');
      const bomb = Buffer.from(ONE_PIXEL, 'base64');
      bomb.writeUInt32BE(60_000, 16);
      for (const namePicture of [bomb.toString('base64'), Buffer.from('名').toString('base64'), '名'])
        expect((await issue('zhou', deng, { namePicture })).body.fields).toHaveProperty('namePicture');
      expect(await register()).toEqual([]);

      await named(deng, '张𠮷𡋤བཀྲ');
      expect((await issue('zhou', deng)).status).toBe(409);
      const { ids } = t.world;
      await served(ids.wang, '2026-11-02', 60, { who: 'officer' });
      await named(ids.wang, '张𠮷𡋤བཀྲ');
      const rare = (await issue('zhou', ids.wang)).body as Certificate;
      expect(rare.number).toBe('210102-2026-000001');
      const rareText = (await textOf('zhou', rare.id)) ?? '张𠮷𡋤';
      for (const character of '张𠮷𡋤') expect(rareText).toContain(character);
      await named(ids.wang, '孙𰻝');
      const drawn = await issue('zhou', ids.wang, { paper: 'honour', namePicture: ONE_PIXEL });
      expect(drawn.status).toBe(201);
      const text = await textOf('zhou', (drawn.body as Certificate).id);
      expect(text ?? '同志').toContain('同志');
    },
    PATIENCE,
  );

  test(
    'the PDF is drawn in a process beside the hub: Chinese that can be read and searched, masked as the unit says',
    async () => {
      const { deng } = t.world.ids;
      await named(deng, '邓䶮华');
      await t.http('deng', 'PUT', `/api/identities/${deng}`, {
        idType: 'resident_id',
        idNumber: RESIDENT_ID,
      });
      await served(deng, '2026-11-02', 90, { about: { activity: '防范养老诈骗宣讲' } });
      for (const paper of ['record', 'honour'] as const) {
        const { id, number, code } = (await issue('zhou', deng, { paper })).body as Certificate;
        const text = await textOf('deng', id);
        if (text === undefined) continue;
        expect(text).toContain('邓䶮华');
        expect(text).toContain('210***********109X');
        expect(text).not.toContain(RESIDENT_ID);
        for (const word of [
          number,
          `${code.slice(0, 4)} ${code.slice(4)}`,
          '1小时30分',
          '周敏',
          '024-23450000',
          'zhou',
          '和平区人民检察院',
        ])
          expect([paper, word, text.includes(word)]).toEqual([paper, word, true]);
        if (paper === 'record') expect(text).toContain('防范养老诈骗宣讲');
        for (const [who, status] of [
          ['wang', 404],
          ['gao', 404],
          ['li', 403],
        ] as const)
          expect((await t.http(who, 'GET', `/api/certificates/${id}/file`)).status).toBe(status);
      }
      // One process has drawn them all; it goes when nobody has asked for a while.
      const press = t.hub.app.get(JobProcesses).warm()!;
      const [{ id }] = (await register()) as [Certificate];
      await t.http('zhou', 'PUT', '/api/certificates/settings', { fullIdNumber: true });
      expect((await textOf('zhou', id)) ?? RESIDENT_ID).toContain(RESIDENT_ID);
      expect(t.hub.app.get(JobProcesses).warm()).toBe(press);
      const gone = once(press, 'exit');
      await t.leap(11 * 60);
      await gone;
      expect(t.hub.app.get(JobProcesses).warm()).not.toBe(press);
    },
    PATIENCE,
  );

  /** undefined where there is nothing here to read a PDF with. */
  const textOf = async (who: Username, id: string): Promise<string | undefined> => {
    const response = await fetch(`${t.base}/api/certificates/${id}/file`, {
      headers: { authorization: `Bearer ${await t.token(who)}` },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return readPdf(Buffer.from(await response.arrayBuffer()));
  };
  const readPdf = (bytes: Buffer): string | undefined => {
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    if (!poppler) return undefined;
    const folder = mkdtempSync(join(tmpdir(), 'yihu-pdf-'));
    try {
      writeFileSync(join(folder, 'a.pdf'), bytes);
      return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test(
    'an order for everybody: one each however often it is carried out, numbered in a row, one PDF for the printer',
    async () => {
      const directory = t.hub.app.get(Directory);
      const officers = await addOfficers(12, t.world, t.foundations.store, t.clock, directory);
      for (const id of officers) await served(id, '2026-11-02', 60, { who: 'officer' });
      await served(t.world.ids.deng, '2026-11-02', 60);
      await serve(t.world.ids.wang, '2026-11-02', 60, { who: 'officer' });
      const before = (await issue('zhou', officers[3]!)).body as Certificate;

      const asked = await t.http('zhou', 'POST', '/api/jobs', {
        kind: 'certificates',
        params: { ...NOVEMBER },
      });
      expect(asked.status).toBe(201);
      const job = await over(asked.body as Job);
      expect(job).toMatchObject({ state: 'done', title: '开具志愿服务记录证明 2026-11-01 至 2026-11-24' });
      const issued = await register(`?orderId=${job.id}`);
      expect(issued).toHaveLength(12);
      expect(new Set(issued.map((c) => c.person.id))).toEqual(
        new Set([...officers, t.world.ids.deng].filter((id) => id !== before.person.id)),
      );
      expect((await register()).map((c) => c.number).sort()).toEqual(
        Array.from({ length: 13 }, (_, i) => `210102-2026-${String(i + 1).padStart(6, '0')}`),
      );
      const text = readPdf(await fileOf(job.id));
      if (text !== undefined) for (const { number } of issued) expect(text).toContain(number);

      // Carried out again, as after a death half-way: the hub answers what is there and writes nothing.
      const order = { personId: t.world.ids.deng, ...NOVEMBER, orderId: job.id };
      const repeated = await t.hub.app.get(IssueCertificateService).issue(actor(t.world.ids.zhou), order);
      expect([repeated.repeated, repeated.row.number]).toEqual([
        true,
        issued.find((c) => c.person.id === t.world.ids.deng)!.number,
      ]);
      // A second order finds nobody left.
      const second = await t.http('xie', 'POST', '/api/jobs', {
        kind: 'certificates',
        params: { ...NOVEMBER },
      });
      expect(await over(second.body as Job, 'xie')).toMatchObject({ state: 'failed' });
      expect(await register()).toHaveLength(13);
      // What is there already is printed once more.
      const prints = { kind: 'certificate_prints', params: { ids: issued.slice(0, 3).map((c) => c.id) } };
      const printing = await t.http('zhou', 'POST', '/api/jobs', prints);
      expect(await over(printing.body as Job)).toMatchObject({ state: 'done' });
      for (const who of ['wang', 'deng', 'li'] as const)
        expect((await t.http(who, 'POST', '/api/jobs', prints)).status).toBe(403);
      const wrong = { kind: 'certificates', params: { ...NOVEMBER, personIds: [randomUUID(), 'x'] } };
      expect((await t.http('zhou', 'POST', '/api/jobs', wrong)).status).toBe(400);
    },
    PATIENCE,
  );

  /** The process beside the hub lives in real time. */
  const over = async (job: Job, who: Username = 'zhou'): Promise<Job> => {
    for (let tries = 0; tries < 1000; tries++) {
      const { body } = await t.http(who, 'GET', `/api/jobs/${job.id}`);
      if (body.state !== 'queued' && body.state !== 'running') return body as Job;
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error('the job is not over');
  };
  const fileOf = async (jobId: string): Promise<Buffer> => {
    const response = await fetch(`${t.base}/api/jobs/${jobId}/file`, {
      headers: { authorization: `Bearer ${await t.token('zhou')}` },
    });
    return Buffer.from(await response.arrayBuffer());
  };

  test('one’s own: the certificates, the credited minutes and the stars, nothing of others', async () => {
    const { deng } = t.world.ids;
    for (let day = 1; day <= 20; day++) {
      const date = `2026-11-${String(day).padStart(2, '0')}`;
      await served(deng, date, 300);
    }
    await served(t.world.ids.wang, '2026-11-02', 60, { who: 'officer' });
    await issue('zhou', deng);
    const { body } = await t.http('deng', 'GET', '/api/certificates/own');
    expect(body).toMatchObject({
      credited: 6000,
      stars: 1,
      items: [{ total: 6000, stars: 1 }],
      identity: { masked: true },
    });
    const wang = await t.http('wang', 'GET', '/api/certificates/own');
    expect(wang.body).toMatchObject({ items: [], credited: 60, stars: 0 });
    expect(localDay(t.clock.now())).toBe('2026-11-24');
  });

  test('a unit that has not said who is in charge and how to reach them issues none', async () => {
    await t.http('zhou', 'PUT', '/api/certificates/settings', { inCharge: ' ' });
    await served(t.world.ids.deng, '2026-11-02', 60);
    expect((await issue('zhou', t.world.ids.deng)).status).toBe(409);
    const order = { kind: 'certificates', params: { ...NOVEMBER } };
    expect((await t.http('zhou', 'POST', '/api/jobs', order)).status).toBe(409);
  });
});

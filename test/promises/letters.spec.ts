/** A letter from frozen figures: drafted by one, signed by another, sent, answered by a day, followed until lifted. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Directory } from '../../src/directory/directory.js';
import type { Letter, LetterSummary } from '../../src/protocol/trends/letters.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

const DAY = 86_400;
/** Processes of a low priority on a machine that does much else. */
const PATIENCE = 300_000;
const poppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.each(DATABASES)('letters on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  /** 沈河 stands above 和平 from here on: gao coordinates there, luo administers, lin is an officer. */
  const standAbove = async () => {
    await t.foundations.store.write('above', async (tx) => {
      await tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]);
      await t.hub.app.get(Directory).touch(tx);
    });
    await t.hub.app.get(Directory).reload();
  };
  const enter = (unit: 'heping' | 'shenhe', figures: object) =>
    t.http('luo', 'PUT', '/api/trends/relief/base', {
      unitId: t.world.unit[unit],
      year: 2025,
      source: '年度统计报表',
      ...figures,
    });
  const ready = async () => {
    await standAbove();
    await enter('heping', { granted: 12, base: 1000 });
    await enter('shenhe', { granted: 379, base: 7767 });
  };
  const draft = (who: Username = 'gao', given: object = {}) =>
    t.http(who, 'POST', '/api/letters', { toUnitId: t.world.unit.heping, year: 2025, ...given });
  const send = (who: Username, id: string, step: string, body: object = {}) =>
    t.http(who, 'POST', `/api/letters/${id}/${step}`, body);
  const change = (who: Username, id: string, body: object) =>
    t.http(who, 'PATCH', `/api/letters/${id}`, body);
  const read = async (who: Username, id: string) =>
    (await t.http(who, 'GET', `/api/letters/${id}`)).body as Letter;
  const list = async (who: Username) =>
    (await t.http(who, 'GET', '/api/letters')).body.items as LetterSummary[];
  const told = async (about: string) => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'trends' order by id",
    );
    return rows
      .filter(({ params }) => (JSON.parse(params) as { about: string }).about === about)
      .map(({ person_id }) => person_id)
      .sort();
  };
  const ids = (...who: Username[]) => who.map((name) => t.world.ids[name]).sort();

  test('no base and a base below the floor get no letter, and nobody writes beside or upwards', async () => {
    expect((await draft()).status).toBe(404);
    await standAbove();
    expect(await draft()).toMatchObject({
      status: 409,
      body: { detail: '和平区人民检察院2025年还没有填报基数，没有可以提示的数据。' },
    });
    await enter('heping', { granted: 1, base: 29 });
    expect(await draft()).toMatchObject({
      status: 409,
      body: { detail: '和平区人民检察院2025年的基数是 29，不足 30，样本不足，不发提示函。' },
    });
    expect((await draft('zhou', { toUnitId: t.world.unit.shenhe })).status).toBe(404);
    expect((await draft('gao', { toUnitId: t.world.unit.shenhe })).status).toBe(400);
    expect(await list('gao')).toEqual([]);
    const recipients = async (who: Username) =>
      (await t.http(who, 'GET', '/api/letters/recipients')).body.items;
    expect(await recipients('lin')).toEqual([{ id: t.world.unit.heping, name: '和平区人民检察院' }]);
    expect(await recipients('zhou')).toEqual([]);
  });

  test('the figures are those of the drafting, whatever is entered after; somebody else signs', async () => {
    await ready();
    const { status, body } = await draft();
    expect(status).toBe(201);
    const { id, number } = body as Letter;
    expect(body).toMatchObject({
      number: '20261124-T001',
      state: 'draft',
      figures: {
        year: 2025,
        granted: 12,
        base: 1000,
        rate: 0.012,
        pooled: { granted: 391, base: 8767, rate: 0.0446, units: 2 },
        source: '年度统计报表',
        floor: 30,
      },
      may: { edit: true, sign: false, send: false, withdraw: true, answer: false },
      notSigner: '起草人不能签发自己起草的提示函，请由他人签发。',
    });
    expect(body.text).toContain('救助率1.20%');
    expect(body.text).toContain('4.46%');
    expect(body.figures.definitions.join()).toMatch(/合并救助率：.*Σn\/Σd/);
    expect((await draft('luo')).body.detail).toContain(number);
    expect(await told('letter_to_sign')).toEqual(ids('luo'));
    // What is entered afterwards changes nothing of it.
    const { version } = (await t.http('luo', 'GET', '/api/trends/relief?year=2025')).body.items.find(
      (one: { unit: { id: string } }) => one.unit.id === t.world.unit.heping,
    );
    expect((await enter('heping', { granted: 100, base: 1000, version })).status).toBe(200);
    expect((await read('gao', id)).figures).toMatchObject({
      granted: 12,
      rate: 0.012,
      pooled: { granted: 391 },
    });

    // The unit it goes to reads nothing of a draft, nor its officers anything at all.
    expect((await t.http('zhou', 'GET', `/api/letters/${id}`)).status).toBe(404);
    expect(await list('zhou')).toEqual([]);
    expect((await change('gao', id, { text: '请核查线索。', version: 1 })).body).toMatchObject({
      text: '请核查线索。',
      version: 2,
    });
    expect(await change('gao', id, { text: '晚了一步', version: 1 })).toMatchObject({ status: 409 });
    // Who signs does not write it first, nor does who stands above who signs.
    expect(await change('luo', id, { text: '我来写' })).toMatchObject({
      status: 403,
      body: { detail: '请由起草人修改；要换人起草，请先撤回，再重新起草。' },
    });
    expect((await read('luo', id)).may).toMatchObject({ edit: false, sign: true, withdraw: true });
    // Not signed by its drafter, nor by who has no right; sent by nobody before.
    expect(await send('gao', id, 'sign')).toMatchObject({
      status: 403,
      body: { detail: '起草人不能签发自己起草的提示函，请由他人签发。' },
    });
    expect((await send('lin', id, 'sign')).body.detail).toContain('您没有签发权');
    expect((await send('zhou', id, 'sign')).status).toBe(404);
    expect((await send('gao', id, 'send')).body.detail).toBe('这份提示函还没有签发。');
    expect((await send('luo', id, 'sign', { version: 1 })).status).toBe(409);
    expect((await send('luo', id, 'sign', { version: 2 })).body).toMatchObject({
      state: 'signed',
      signed: { by: { id: t.world.ids.luo } },
    });
    expect((await change('gao', id, { text: '再改' })).body.detail).toBe('这份提示函已经签发。');
    expect((await send('gao', id, 'withdraw', { reason: '数据要核对' })).body).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason: '数据要核对' },
    });
    expect((await send('gao', id, 'send')).body.detail).toBe('这份提示函已撤回。');
    // Another may be drafted then, by the figures as they are now.
    expect((await draft('lin')).body).toMatchObject({ number: '20261124-T002', figures: { granted: 100 } });
  });

  test('a letter is never signed by its drafter’s subordinate; who is named in the settings signs', async () => {
    await ready();
    const name = (...signers: Username[]) =>
      t.http('luo', 'PUT', '/api/settings', {
        letters: { signers: signers.map((who) => t.world.ids[who]), answerDays: 10 },
      });
    expect((await name('zhou')).body.fields).toHaveProperty(['letters.signers']);
    expect((await name('lin')).status).toBe(200);
    // lin is named: above coordinators and administrators, who do not sign what lin drafted.
    const { id } = (await draft('lin')).body as Letter;
    expect(await send('gao', id, 'sign')).toMatchObject({
      status: 403,
      body: { detail: '起草人的职责在您之上，下级不能签发上级起草的提示函。' },
    });
    await send('lin', id, 'withdraw', { reason: '换人起草' });
    const other = (await draft('gao')).body as Letter;
    expect(await told('letter_to_sign')).toEqual(ids('lin', 'luo'));
    expect((await send('lin', other.id, 'sign')).body).toMatchObject({ state: 'signed' });
    // Not of the letter: who neither drafted it nor keeps the unit's work together.
    expect((await send('lin', other.id, 'send')).body.detail).toBe('请由起草人、值班调度或管理员办理。');
  });

  test('sent by notice, reminded, answered by a day that is explained, read, and lifted with its programme', async () => {
    await ready();
    const { id } = (await draft()).body as Letter;
    await send('luo', id, 'sign');
    const sent = (await send('gao', id, 'send')).body as Letter;
    // Ten working days from a Tuesday: the Tuesday two weeks later.
    expect(sent).toMatchObject({ state: 'sent', light: 'on_time', why: { amount: 10 } });
    expect(sent.due!.slice(0, 10)).toBe('2026-12-08');
    expect(sent.why!.days.filter(({ kind }) => kind === 'counted')).toHaveLength(10);
    expect(sent.why!.rule).toBe('发出后 10 个工作日内答复，发出当日不计');
    expect(await told('letter')).toEqual(ids('zhou'));
    expect((await list('zhou')).map((one) => one.id)).toEqual([id]);
    expect((await t.http('wang', 'GET', `/api/letters/${id}`)).status).toBe(404);
    // Sent again it is as it is; it is withdrawn no more, and answered by the other unit alone.
    expect((await send('gao', id, 'send')).body.version).toBe(sent.version);
    expect((await send('gao', id, 'withdraw', { reason: '晚了' })).body.detail).toBe('这份提示函已经发出。');
    expect((await send('gao', id, 'answer', { text: '自己答' })).body.detail).toBe('提示函由收到的院答复。');
    expect((await send('zhou', id, 'lift', { reason: '好了' })).body.detail).toBe(
      '这份提示函由发函的院办理。',
    );
    await t.leap(13 * DAY);
    await t.pass(600);
    expect(await told('letter_near')).toEqual(ids('zhou'));
    await t.leap(2 * DAY);
    await t.pass(600);
    expect(await told('letter_late')).toEqual(ids('zhou', 'gao'));
    await t.leap(DAY);
    await t.pass(600);
    expect(await told('letter_late')).toHaveLength(2);
    t.signInAgain();
    const answer = { text: '已查找原因，拟开展专项核查。' };
    expect((await send('zhou', id, 'answer', answer)).body).toMatchObject({
      state: 'answered',
      answer: { ...answer, by: { id: t.world.ids.zhou }, inTime: false },
      light: 'late',
    });
    expect((await send('zhou', id, 'answer', answer)).status).toBe(200);
    expect((await send('xie', id, 'answer', { text: '另一个答复' })).body.detail).toBe(
      '这份提示函已经答复。',
    );
    expect(await told('letter_answered')).toEqual(ids('gao'));
    expect((await change('zhou', id, { read: true })).status).toBe(403);
    expect((await change('luo', id, { read: true })).body).toMatchObject({
      read: { by: { id: t.world.ids.luo } },
    });

    // Not by one that was over before: it would be lifted for what was said of another time.
    const past = (
      await t.http('gao', 'POST', '/api/programmes', {
        unitId: t.world.unit.heping,
        reasons: ['从前'],
        from: '2026-01-10',
        until: '2026-03-10',
      })
    ).body as { id: string };
    await t.http('gao', 'POST', `/api/programmes/${past.id}/end`, { lifted: true, reason: '从前达到' });
    expect((await change('gao', id, { programmeId: past.id })).body.fields).toHaveProperty('programmeId');
    await t.pass(600);
    expect((await read('gao', id)).state).toBe('answered');

    // Followed by the unit’s programme: over when that has lifted it.
    const programme = (
      await t.http('gao', 'POST', '/api/programmes', {
        unitId: t.world.unit.heping,
        reasons: ['线索少'],
        from: '2026-12-10',
        until: '2027-03-10',
      })
    ).body as { id: string };
    expect((await change('gao', id, { programmeId: t.world.unit.heping })).body.fields).toHaveProperty(
      'programmeId',
    );
    expect((await change('gao', id, { programmeId: programme.id })).body).toMatchObject({
      programme: { id: programme.id, state: 'open' },
    });
    expect((await send('gao', id, 'lift', { reason: '好了' })).status).toBe(409);
    await t.http('gao', 'POST', `/api/programmes/${programme.id}/end`, { lifted: true, reason: '已达到' });
    await t.pass(600);
    expect(await read('zhou', id)).toMatchObject({
      state: 'lifted',
      lifted: { by: { id: t.world.ids.gao }, reason: '已达到' },
    });
    expect(await told('letter_lifted')).toEqual(ids('zhou'));
  });

  test(
    'a paragraph that is longer than a page goes on, on the next, and none of it runs off the paper',
    async () => {
      await ready();
      const { id } = (await draft('gao', { text: '字'.repeat(2990) })).body as Letter;
      const answer = await fetch(`${t.base}/api/letters/${id}/letter.pdf`, {
        headers: { authorization: `Bearer ${await t.token('gao')}` },
      });
      expect(answer.status).toBe(200);
      if (!poppler) return;
      const folder = mkdtempSync(join(tmpdir(), 'yihu-letter-'));
      try {
        const path = join(folder, 'letter.pdf');
        writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
        const boxes = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' });
        const words = [...boxes.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)/g)];
        // A4 is 842 points high; its margins stay free.
        expect(words.filter(([, top, foot]) => Number(top) < 40 || Number(foot) > 802)).toEqual([]);
        expect(
          words
            .map(([, , , word]) => word)
            .join('')
            .split('字'),
        ).toHaveLength(2991);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    PATIENCE,
  );

  test(
    'the paper says the words, the figures as they stood, what each counts, and who signed',
    async () => {
      await ready();
      const { id } = (await draft()).body as Letter;
      /** undefined where nothing is there to read it with. */
      const print = async (lang: string) => {
        const answer = await fetch(`${t.base}/api/letters/${id}/letter.pdf?lang=${lang}`, {
          headers: { authorization: `Bearer ${await t.token('gao')}` },
        });
        expect(answer.headers.get('content-type')).toBe('application/pdf');
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
        if (!poppler) return undefined;
        const folder = mkdtempSync(join(tmpdir(), 'yihu-letter-'));
        try {
          const path = join(folder, 'letter.pdf');
          writeFileSync(path, bytes);
          return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(
            /\s/g,
            '',
          );
        } finally {
          rmSync(folder, { recursive: true });
        }
      };
      expect((await print('zh')) ?? '草稿，未签发').toContain('草稿，未签发');
      await send('luo', id, 'sign');
      const text = await print('zh');
      const english = await print('en');
      if (text === undefined || english === undefined) return;
      for (const said of [
        '提示函',
        '20261124-T001',
        '和平区人民检察院：',
        '12件',
        '1000件',
        '1.20%',
        '4.46%',
        '年度统计报表',
        'Σn/Σd',
        '签发：luo',
        '2026年11月24日',
      ])
        expect(text).toContain(said);
      expect(text).not.toContain('草稿');
      expect(english).toContain('Pooledrate');
    },
    PATIENCE,
  );
});

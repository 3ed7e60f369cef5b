import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { Directory } from '../../src/directory/directory.js';
import { callExport } from '../../src/exports/calls/calls.export.js';
import { agencyRequestsExport } from '../../src/exports/agencies/agency-requests.export.js';
import { actorOfJob } from '../../src/jobs/job-actor.js';
import { JobKindRegistry } from '../../src/jobs/job-kinds.js';
import { JobProcesses } from '../../src/jobs/job-processes.js';
import type { JobWorker } from '../../src/jobs/job-worker.js';
import { petitionsExport } from '../../src/petitions/export/petitions.export.js';
import type { AgencyRequest } from '../../src/protocol/relief/agency-requests.js';
import type { Petition } from '../../src/protocol/relief/petitions.js';
import type { SupervisionLead } from '../../src/protocol/relief/supervision.js';
import { ReaderStore } from '../../src/store/reader-store.js';
import { supervisionLeadsExport } from '../../src/supervision/export/supervision-leads.export.js';
import { reliefTrendExport } from '../../src/trends/relief/export/relief-trend.export.js';
import type { Job } from '../../src/protocol/papers/jobs.js';
import { ACTIVE_FIGURES, activeFiguresByName } from '../../src/protocol/outreach/active.js';
import type { ReliefTrend } from '../../src/protocol/trends/relief.js';
import type { ReportSummary } from '../../src/protocol/reports.js';
import { ACTIVE_PARTS, ACTIVE_WORDS, PART_OF } from '../../src/protocol/vocabulary/active.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const run = promisify(execFile);
/** Each file is made by a process of its own, of the lowest priority. */
const SOON = 240_000;
const nap = () => new Promise((next) => setTimeout(next, 50));

jest.setTimeout(300_000);
describe.each(DATABASES)('what is exported is what the page shows, on %s', (kind) => {
  let t: TestHub;
  let processed = false;
  const pages = {} as Record<'li' | 'qian' | 'he' | 'wang' | 'zhao', Page>;
  beforeEach(async () => {
    t = await openTestHub(kind);
    processed = false;
    for (const who of ['li', 'qian', 'he', 'wang', 'zhao'] as const) pages[who] = await t.page(who);
  });
  afterEach(() => t.close());

  const ask = async (who: Username, params: object, jobKind = 'export_calls') =>
    t.http(who, 'POST', '/api/jobs', { kind: jobKind, params });
  const until = async (who: Username, id: string, fits: (job: Job) => boolean): Promise<Job> => {
    for (const end = Date.now() + SOON; ; await nap()) {
      const { body } = await t.http(who, 'GET', `/api/jobs/${id}`);
      if (fits(body)) return body;
      if (Date.now() > end) throw new Error(`the job is ${JSON.stringify(body)}`);
    }
  };
  const filesOf = () => readdirSync(join(dirname(t.database.keyFile), 'files'));
  const over = (job: Job) => job.state !== 'queued' && job.state !== 'running';
  const fetchFile = async (who: Username, id: string): Promise<Buffer> => {
    const response = await fetch(`${t.base}/api/jobs/${id}/file`, {
      headers: { authorization: `Bearer ${await t.token(who)}` },
    });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const made = async (who: Username, params: { format: string; filter: object }, jobKind?: string) => {
    const { status, body } = await ask(who, params, jobKind);
    expect([status, body.code]).toEqual([201, undefined]);
    const job = await until(who, body.id, over);
    expect(job).toMatchObject({ state: 'done' });
    return { job, bytes: await fetchFile(who, job.id) };
  };
  /** What stands above the header, and the rows below it. */
  const partsOf = (lines: (string | number)[][], first: string) => {
    const at = lines.findIndex((line) => line[0] === first);
    const header = lines[at]!.map(String);
    return {
      notes: new Map(lines.slice(0, at).map(([name, value]) => [String(name ?? ''), value])),
      rows: lines.slice(at + 1).map((row) => Object.fromEntries(header.map((h, i) => [h, row[i] ?? '']))),
    };
  };
  const csv = async (who: Username, filter: object, first = '编号', jobKind?: string) => {
    const { bytes } = await made(who, { format: 'csv', filter }, jobKind);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    return partsOf(parse(bytes, { bom: true, relaxColumnCount: true }), first);
  };
  const xlsx = async (who: Username, filter: object, first = '编号', jobKind?: string) => {
    const { bytes } = await made(who, { format: 'xlsx', filter }, jobKind);
    const { sheets } = await readXlsx(bytes);
    return partsOf(sheets[0]!.rows as (string | number)[][], first);
  };
  /** Once in a test and on one database by a process of its own; else its work is done here, with a reader of its own. */
  const csvOnce = async (who: Username, filter: object, worker: JobWorker<never>, first = '编号') => {
    if (kind === 'sqlite' && !processed) {
      processed = true;
      return csv(who, filter, first, worker.name);
    }
    const folder = mkdtempSync(join(tmpdir(), 'yihu-export-'));
    const { config, seal } = t.foundations;
    const store = await ReaderStore.open(config.database);
    try {
      const directory = new Directory(store);
      await directory.reload();
      const person = directory.person(t.world.ids[who])!;
      const { unitId, roles } = person;
      const context = {
        jobId: '',
        store,
        directory,
        seal,
        clock: t.clock,
        actor: actorOfJob({ unitId, roles: [...roles], lang: 'zh' }, person)!,
        lang: 'zh' as const,
        publicUrl: '',
        path: join(folder, 'file'),
        progress: () => {},
        ask: () => Promise.reject(new Error('nothing is asked')),
      };
      const asked = t.hub.app.get(JobKindRegistry).get(worker.name);
      const params = await asked.validate({ format: 'csv', filter }, context.actor);
      await (worker as JobWorker).run(context, params);
      return partsOf(parse(readFileSync(context.path), { bom: true, relaxColumnCount: true }), first);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  };
  const some = async () => {
    for (const who of ['wang', 'zhao'] as const) await pages[who].do('duty:start');
    const one = await raise(pages.li, { category: 'labour', urgency: 'emergency', summary: '不可出现的话' });
    await accept(pages.wang, one.id);
    await pages.wang.do('call:close', { callId: one.id, outcome: 'resolved', solved: true, note: '办好了' });
    await raise(pages.li, { category: 'domestic_violence', summary: '不可出现的话' });
    await raise(pages.qian, { category: 'minors' });
    await raise(pages.qian);
    await raise(pages.he, { category: 'family' });
  };

  test('as many rows as the list, totals as the figures, in both forms; no words, no guarded category', async () => {
    await some();
    const span = { from: '2026-11-23T16:00:00Z', to: '2026-11-24T16:00:00Z' };
    const query = new URLSearchParams(span);
    const list = (await t.http('zhou', 'GET', `/api/calls?${query}`)).body.items;
    const { calls } = (await t.http('zhou', 'GET', `/api/reports/summary?${query}`)).body;
    for (const read of [csv, xlsx]) {
      const { notes, rows } = await read('zhou', span);
      expect(rows.map((r) => r['编号'])).toEqual(list.map((c: { number: string }) => c.number));
      expect(Number(notes.get('行数'))).toBe(list.length);
      expect(notes.get('筛选条件')).toBe('发起时间：2026-11-24');
      expect(notes.get('单位')).toBe('和平区人民检察院');
      const totals = ['发起', '接听', '办结', '报已解决', '其中群众确认', '转介', '撤回', '等待接听'];
      expect(totals.map((name) => Number(notes.get(name)))).toEqual([
        calls.raised,
        calls.answered,
        calls.closed,
        calls.solved,
        calls.confirmedSolved,
        calls.referred,
        calls.cancelled,
        calls.waiting,
      ]);
      const text = [...notes, ...rows].map((line) => Object.values(line).join(' ')).join('\n');
      expect(text).not.toMatch(/不可出现|家庭暴力|domestic|minors|null|undefined/);
      expect(notes.get('导出时间（北京时间）')).toMatch(/^2026-11-24 09:/);
      expect(rows.map((r) => r['类别']).sort()).toEqual(['其他', '其他', '其他', '欠薪']);
    }
  });

  test('the same filter as the list, and the same rights: an officer their own, a worker their community, the neighbours theirs', async () => {
    await some();
    for (const [who, filter] of [
      ['zhou', { state: 'closed', category: 'labour' }],
      ['zhou', { communityId: t.world.community.shagang, holderId: 'nobody', weekday: '2' }],
      ['wang', {}],
      ['zhao', {}],
      ['li', {}],
      ['gao', {}],
    ] as const) {
      const { body } = await t.http(who, 'GET', `/api/calls?${new URLSearchParams(filter as never)}`);
      const { rows, notes } = await csv(who, filter);
      expect([who, filter, rows.map((r) => r['编号'])]).toEqual([
        who,
        filter,
        body.items.map((c: { number: string }) => c.number),
      ]);
      if (who === 'wang') expect(JSON.stringify([...notes, rows])).not.toMatch(/评价|群众确认/);
      if ('weekday' in filter)
        expect(notes.get('筛选条件')).toBe('社区：沙岗社区；办理人：无；发起星期：周二');
    }
    expect((await ask('deng', { format: 'csv', filter: {} })).status).toBe(403);
    const wrong = [
      { format: 'pdf', filter: {} },
      { format: 'csv' },
      { format: 'csv', filter: { nobody: '1' } },
    ];
    for (const params of wrong) expect((await ask('zhou', params)).status).toBe(400);
    expect((await ask('zhou', { format: 'csv', filter: {} }, 'nothing')).status).toBe(400);
  });

  test('who handled a call learns from no list how it was rated or what its resident said, though they coordinate', async () => {
    await some();
    const [{ id }] = (await t.http('zhou', 'GET', '/api/calls?state=closed')).body.items;
    await pages.li.do('call:rate', { callId: id, rating: 3 });
    const { number, code } = (await t.http('li', 'POST', `/api/calls/${id}/slip`, {})).body;
    const said = { number, code, solved: true, satisfied: 2 };
    expect((await t.http(null, 'POST', '/api/resident/answer', said)).status).toBe(200);
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { roles: ['officer', 'coordinator'] });
    const told = async (who: Username) => {
      const { rows } = await csvOnce(who, { state: 'closed' }, callExport);
      return ['评价（1至5分）', '居民答复已解决', '居民满意度（1至5分）'].map((name) => rows[0]![name]);
    };
    expect(await told('zhou')).toEqual(['3', '是', '2']);
    expect(await told('wang')).toEqual(['', '', '']);
  });

  test('nobody else sees the job or its file, not even a colleague; whoever moved gets no file', async () => {
    await some();
    const { job } = await made('zhou', { format: 'csv', filter: {} });
    for (const who of ['xie', 'gao', 'wang', 'deng'] as const)
      for (const [method, path] of [
        ['GET', `/api/jobs/${job.id}`],
        ['GET', `/api/jobs/${job.id}/file`],
        ['DELETE', `/api/jobs/${job.id}`],
      ] as const)
        expect((await t.http(who, method, path)).status).toBe(404);
    expect((await t.http('xie', 'GET', '/api/jobs')).body.items).toEqual([]);
    expect((await t.http('zhou', 'GET', '/api/jobs')).body.items).toEqual([job]);
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.zhou}`, { roles: ['officer'] });
    const other = await t.http('zhou', 'GET', `/api/jobs/${job.id}/file`);
    expect(other.status).toBeGreaterThanOrEqual(401);
  });

  test('hours: the lines, minutes and credit of the page, under every filter, and figures by anything', async () => {
    await some();
    const at = (minutes: number) => new Date(t.clock.now() + minutes * 60_000).toISOString();
    const talk = { theme: 'labour', title: '普法', from: at(10), to: at(40), place: '活动室' };
    await t.http('wang', 'POST', '/api/activities', talk);
    await t.pass(3600);
    for (const who of ['wang', 'zhao'] as const) await pages[who].do('duty:end', { keep: true });
    for (const [who, filter] of [
      ['zhou', {}],
      ['zhou', { kind: 'duty', source: 'measured', from: '2026-11-23T16:00:00Z' }],
      ['wang', {}],
      ['gao', {}],
    ] as const) {
      const { body } = await t.http(who, 'GET', `/api/hours?${new URLSearchParams(filter)}`);
      const { rows, notes } = await csv(who, filter, '姓名', 'export_hours');
      expect([who, filter, rows.length]).toEqual([who, filter, body.items.length]);
      expect(rows.reduce((sum, r) => sum + Number(r['分钟']), 0)).toBe(body.totalMinutes);
      expect(['行数', '记录条数', '分钟合计', '认定分钟合计'].map((name) => Number(notes.get(name)))).toEqual(
        [body.items.length, body.lines, body.totalMinutes, body.totalCredited],
      );
    }
    const span = { from: '2026-10-31T16:00:00Z', to: '2026-11-30T16:00:00Z' };
    for (const [by, first] of [
      ['category', '类别'],
      ['hour', '星期和钟点'],
    ] as const) {
      const filter = { ...span, by };
      const { body } = await t.http('zhou', 'GET', `/api/reports/breakdown?${new URLSearchParams(filter)}`);
      const { rows, notes } = await xlsx('zhou', filter, first, 'export_figures');
      const sum = (name: string) => rows.reduce((all, r) => all + Number(r[name]), 0);
      expect([sum('发起'), Number(notes.get('发起'))]).toEqual([
        body.total.calls.raised,
        body.total.calls.raised,
      ]);
      expect(Number(notes.get('办结'))).toBe(body.total.calls.closed);
      // What was done without a call stands above the rows as it does on the page.
      const summary = await t.http('zhou', 'GET', `/api/reports/summary?${new URLSearchParams(span)}`);
      const figures = activeFiguresByName((summary.body as ReportSummary).active);
      expect(figures.activities).toBe(1);
      expect(
        ACTIVE_FIGURES.map((name) =>
          Number(
            notes.get(
              `${ACTIVE_PARTS[PART_OF[name]][0]} ${ACTIVE_WORDS[name][0]}${name.endsWith('Minutes') ? '（分钟）' : ''}`,
            ),
          ),
        ),
      ).toEqual(ACTIVE_FIGURES.map((name) => figures[name]));
      if (by === 'category') expect(rows.map((r) => r[first])).toEqual(['欠薪', '其他']);
      else expect(rows.map((r) => r[first])).toEqual(body.rows.map((r: { name: string }) => r.name));
    }
  });

  test('outreach: the activities, order and sums of the page, and who served at one to who runs it', async () => {
    const at = (minutes: number) => new Date(t.clock.now() + minutes * 60_000).toISOString();
    const make = async (who: Username, more: object) => {
      const given = { theme: 'elder_fraud', title: '反诈宣讲', from: at(30), to: at(120), place: '活动室' };
      const { status, body } = await t.http(who, 'POST', '/api/activities', { ...given, ...more });
      expect([status, body.code]).toEqual([201, undefined]);
      return body as { id: string; number: string };
    };
    const { caita } = t.world.community;
    const first = await make('wang', { communityId: caita, title: '=1+1', capacity: 3 });
    await make('chen', {
      theme: 'labour',
      from: at(200),
      to: at(300),
      communityId: t.world.community.shagang,
    });
    const path = `/api/activities/${first.id}`;
    await t.http('deng', 'POST', `${path}/sign-ups`);
    await t.http('zhao', 'POST', `${path}/sign-ups`);
    await t.pass(30 * 60);
    await t.http('wang', 'POST', `${path}/people/${t.world.ids.deng}/check-in`);
    const { code } = (await t.http('wang', 'GET', `${path}/code`)).body;
    await t.http('zhao', 'POST', `${path}/check-in`, { code });
    for (const band of ['from_60', 'from_60', 'from_80'])
      await t.http('wang', 'POST', `${path}/arrivals`, { id: randomUUID(), band });
    await t.pass(60 * 60);
    await t.http('wang', 'POST', `${path}/people/${t.world.ids.deng}/check-out`);
    await t.http('wang', 'POST', `${path}/feedback`, { text: '不可出现的话' });

    const span = { from: '2026-10-31T16:00:00Z', to: '2026-11-30T16:00:00Z' };
    const kind = 'export_activities';
    const firstOf = new Map<string, unknown>();
    for (const [who, filter] of [
      ['zhou', span],
      ['wang', { ...span, mine: '1', theme: 'elder_fraud', state: 'running' }],
      ['li', { communityId: caita }],
    ] as const) {
      const { body } = await t.http(who, 'GET', `/api/activities?${new URLSearchParams(filter as never)}`);
      const { rows, notes } = await csv(who, filter, '编号', kind);
      expect([who, rows.map((r) => r['编号'])]).toEqual([
        who,
        body.items.map((one: { number: string }) => one.number),
      ]);
      expect(['行数', '场次', '已办', '到场居民'].map((name) => Number(notes.get(name)))).toEqual([
        body.items.length,
        body.total.planned + body.total.done,
        body.total.done,
        body.total.arrivals,
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/不可出现|null|undefined/);
      firstOf.set(who, rows[0]);
    }
    const toWhoRunsIt = { 签到人数: '2', 服务分钟: '60', 反馈条数: '1' };
    expect(firstOf.get('zhou')).toMatchObject({
      ...toWhoRunsIt,
      主题: '养老诈骗',
      名称: "'=1+1",
      社区: '彩塔街社区',
      开始: '2026-11-24 09:30:00',
      状态: '进行中',
      名额: '3',
      报名人数: '2',
      到场居民: '3',
      '60–69 岁': '2',
      '80 岁以上': '1',
      '60 岁以下': '0',
    });
    expect(firstOf.get('wang')).toMatchObject(toWhoRunsIt);
    expect(firstOf.get('li')).toMatchObject({ 报名人数: '2', 签到人数: '', 服务分钟: '', 反馈条数: '' });

    const one = { activityId: first.id };
    const { people } = (await t.http('wang', 'GET', path)).body;
    const list = await csv('wang', one, '姓名', 'export_attendance');
    expect(list.rows.map((r) => [r['姓名'], r['签到方式'], r['分钟']])).toEqual(
      people.map((p: { person: { name: string }; byList: boolean; minutes?: number }) => [
        p.person.name,
        p.byList ? '名单代签' : '签到码',
        p.minutes === undefined ? '' : String(p.minutes),
      ]),
    );
    expect(list.notes.get('分钟合计')).toBe('60');
    const refused = async (who: Username, filter: object) =>
      (await ask(who, { format: 'csv', filter }, 'export_attendance')).status;
    expect(await refused('chen', one)).toBe(403);
    expect(await refused('li', one)).toBe(403);
    expect(await refused('gao', one)).toBe(404);
    expect(await refused('wang', { ...one, number: first.number })).toBe(400);
  });

  test('enterprises: those of the list with their check-ups and what was found, nobody’s contact, no word', async () => {
    const { caita, shagang } = t.world.community;
    const post = async (path: string, body: object) => {
      const answer = await t.http('wang', 'POST', path, body);
      expect([path, answer.status, answer.body.fields]).toEqual([path, expect.any(Number), undefined]);
      return answer.body;
    };
    const enter = (name: string, communityId: string) =>
      post('/api/enterprises', {
        name,
        kind: 'food',
        communityId,
        contactName: '金丝雀',
        contactPhone: '13912345678',
        note: '秘密的话',
      });
    const one = await enter('张记面馆', caita);
    await t.pass(1);
    await enter('=红日修车', shagang);
    const about = { enterpriseId: one.id, kind: 'checkup', invitedBy: '金丝雀店主', place: '店里' };
    const made = await post('/api/checkups', {
      ...about,
      at: new Date(t.clock.now() + 3_600_000).toISOString(),
    });
    const [first, second] = made.points as { id: string; text: string }[];
    for (const point of [first, second])
      await post(`/api/checkups/${made.id}/points/${point!.id}`, { finding: 'problem', words: '秘密的话' });
    await post(`/api/checkups/${made.id}/points/${first!.id}/solved`, { words: '秘密的话' });

    const kind = 'export_enterprises';
    const { rows, notes } = await csv('zhou', {}, '企业名称', kind);
    const listed = (await t.http('zhou', 'GET', '/api/enterprises')).body.items;
    expect(listed.map((l: { name: string }) => l.name)).toEqual(['=红日修车', '张记面馆']);
    expect(rows.map((r) => [r['企业名称'], r['社区'], r['形式'], r['发现问题'], r['其中已解决']])).toEqual([
      ["'=红日修车", '沙岗社区', '', '', ''],
      ['张记面馆', '彩塔街社区', '法治体检', '2', '1'],
    ]);
    expect(rows[1]).toMatchObject({
      未解决的问题: '1',
      未解决的项: second!.text,
      已解决的项: first!.text,
      参加人: 'wang',
      时间: '2026-11-24 10:00:01',
    });
    expect([notes.get('企业'), notes.get('发现问题'), notes.get('筛选条件')]).toEqual([
      '2',
      '2',
      '状态：在营',
    ]);
    const narrowed = await csv('wang', { openProblems: 'true' }, '企业名称', kind);
    expect(narrowed.rows.map((r) => r['企业名称'])).toEqual(['张记面馆']);
    expect(JSON.stringify([rows, [...notes], narrowed.rows])).not.toMatch(/金丝雀|13912345678|秘密的话/);
    for (const who of ['li', 'deng'] as const)
      expect((await ask(who, { format: 'csv', filter: {} }, kind)).status).toBe(403);
  });

  test('leads: as many rows as the list, how far each is, and nobody’s particulars', async () => {
    const post = async (path: string, body: object) =>
      (await t.http('wang', 'POST', `/api/leads${path}`, body)).body as { id: string; number: string };
    const beneficiary = { name: '金丝雀', phone: '13912345678', basis: 'consent' };
    const from = { departmentId: t.world.department.first };
    const first = await post('', { from, note: '不可出现的话', kind: 'homicide', beneficiary });
    await t.pass(1);
    const second = await post('', { from, note: '也不可出现', beneficiary });
    await post(`/${second.id}/steps`, { step: 'withdrawn', reason: '秘密的话' });

    const kind = 'export_leads';
    const { rows, notes } = await csv('zhou', {}, '编号', kind);
    const listed = (await t.http('zhou', 'GET', '/api/leads')).body.items as { number: string }[];
    expect(rows.map((row) => row['编号'])).toEqual(listed.map(({ number }) => number));
    expect(rows).toMatchObject([
      {
        编号: first.number,
        情形: '命案、致人死亡',
        办到哪一步: '已登记，等把关',
        经办人: 'wang检察官',
        来源: '部门',
      },
      { 编号: second.number, 办到哪一步: '本人撤回', 期限: '' },
    ]);
    expect([notes.get('线索'), notes.get('其中超期')]).toEqual(['2', '0']);
    const narrowed = await csv('wang', { open: 'true', mine: 'true' }, '编号', kind);
    expect(narrowed.rows.map((row) => row['编号'])).toEqual([first.number]);
    expect(JSON.stringify([rows, [...notes], narrowed.rows])).not.toMatch(
      /金丝雀|13912345678|不可出现|秘密的话/,
    );
    expect((await ask('zhou', { format: 'csv', filter: { step: 'nothing' } }, kind)).status).toBe(400);
    for (const who of ['li', 'deng'] as const)
      expect((await ask(who, { format: 'csv', filter: {} }, kind)).status).toBe(403);
  });

  test('petitions: those of the list, how far each is and what is due, no word of anybody', async () => {
    await pages.wang.do('duty:start');
    const handedOn = async () => {
      const { id: callId } = await raise(pages.li, { summary: '不可出现的话', category: 'petition' });
      await accept(pages.wang, callId);
      const referral = { body: '检察服务热线', contact: '12309', how: 'warm' };
      const closed = { callId, outcome: 'referred', solved: false, note: '不可出现的话', referral };
      await pages.wang.do('call:close', closed);
      await t.pass(60);
      return callId;
    };
    const ids = [await handedOn(), await handedOn(), await handedOn()];
    const listed = async (query = '') =>
      (await t.http('zhou', 'GET', `/api/petitions${query}`)).body.items as Petition[];
    const noted = async (callId: string, body: object) => {
      const [{ id }] = (await listed(`?callId=${callId}`)) as [Petition];
      expect((await t.http('wang', 'POST', `/api/petitions/${id}/steps`, body)).status).toBe(200);
    };
    const steps = [
      { step: 'receipt', receipt: '辽检控1号', note: '不可出现的话' },
      { step: 'procedure', how: 'letter' },
      { step: 'outcome', how: 'phone', note: '不可出现的话' },
    ];
    for (const step of steps) await noted(ids[1]!, step);
    await noted(ids[2]!, steps[0]!);

    const all = await listed();
    const { rows, notes } = await csvOnce('zhou', {}, petitionsExport);
    expect(rows.map((row) => row['编号'])).toEqual(all.map(({ call }) => call.number));
    expect(all.map(({ state }) => state)).toEqual(['open', 'open', 'told']);
    expect(rows).toMatchObject([
      { 社区: '彩塔街社区', 状态: '等待答复', 等待: '程序性答复', 期限: '2026-12-01 17:00:00', 经过: '' },
      { '12309 编号': '辽检控1号', 期限状态: '按时', 经过: '2026-11-24 12309 已接收（辽检控1号）' },
      {
        状态: '已答复结果',
        经办人: 'wang检察官',
        期限: '',
        程序性答复日: '2026-11-24',
        结果答复日: '2026-11-24',
        经过: expect.stringContaining('；2026-11-24 程序性答复（书面，按期）；'),
      },
    ]);
    expect([notes.get('件数'), notes.get('其中超期')]).toEqual(['3', '0']);
    const filter = { state: 'open', light: 'on_time', mine: 'true' };
    const narrowed = await csvOnce('wang', filter, petitionsExport);
    expect(narrowed.rows.map((row) => row['编号'])).toEqual(all.slice(0, 2).map(({ call }) => call.number));
    expect(narrowed.notes.get('筛选条件')).toBe('状态：等待答复；期限：按时；我转出的：是');
    expect((await csvOnce('xie', { light: 'late' }, petitionsExport)).rows).toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/null|undefined/);
    expect(JSON.stringify([rows, [...notes]])).not.toContain('不可出现');
    const asked = async (who: Username, more: object) =>
      (await ask(who, { format: 'csv', filter: more }, petitionsExport.name)).status;
    expect(await asked('zhou', { state: 'nothing' })).toBe(400);
    for (const who of ['li', 'deng'] as const) expect(await asked(who, {})).toBe(403);
  });

  test('agencies: those of the list and their answers; of what is hidden from the reader no more than it shows', async () => {
    await pages.wang.do('duty:start');
    const held = async (category: string) => {
      const { id } = await raise(pages.li, { category });
      await accept(pages.wang, id);
      return id;
    };
    const callId = await held('labour');
    const guarded = await held('domestic_violence');
    const post = async (path: string, body: object) => {
      const answer = await t.http('wang', 'POST', path, body);
      expect([path, answer.status, answer.body.fields]).toEqual([path, expect.any(Number), undefined]);
      return answer.body as AgencyRequest;
    };
    const request = (of: string, agency: string, kindOf = 'ask') =>
      post(`/api/calls/${of}/requests`, {
        kind: kindOf,
        agency,
        contact: '金丝雀',
        phone: '13912345678',
        what: '不可出现的话',
        consent: { way: 'written', on: '2026-11-23' },
      });
    const first = await request(callId, '区人社局');
    const third = await request(guarded, '区妇联', 'transfer');
    await t.pass(1);
    const second = await request(callId, '=区残联');
    const done = { answer: 'done', text: '不可出现的话' };
    await post(`/api/agency-requests/${second.id}/answer`, done);
    await post(`/api/agency-requests/${third.id}/receipt`, { receipt: '受保护的回执' });

    const list = async (who: Username, query: Record<string, string> = {}) =>
      (await t.http(who, 'GET', `/api/agency-requests?${new URLSearchParams(query)}`)).body
        .items as AgencyRequest[];
    const read = async (who: Username, filter: Record<string, string> = {}) => {
      const { rows, notes } = await csvOnce(who, filter, agencyRequestsExport, '请的时间');
      const items = await list(who, filter);
      const agencies = rows.map((row) => String(row['单位']).replace(/^'/, ''));
      expect([who, filter, agencies]).toEqual([who, filter, items.map(({ agency }) => agency)]);
      expect(rows.map((row) => row['对方回执'])).toEqual(items.map(({ receipt = '' }) => receipt));
      expect(JSON.stringify(rows)).not.toMatch(/null|undefined/);
      expect(JSON.stringify([rows, [...notes]])).not.toMatch(/金丝雀|13912345678|不可出现/);
      return { rows, notes };
    };
    const { rows, notes } = await read('wang');
    expect(rows.find((row) => row['单位'] === '区人社局')).toMatchObject({
      方式: '商请',
      事项: '呼叫',
      事项编号: first.subject.number,
      社区: '彩塔街社区',
      经办人: 'wang检察官',
      同意: '书面同意',
      同意日期: '2026-11-23',
      状态: '等答复',
      答复期限: '2026-12-01 17:00:00',
      答复日: '',
    });
    expect(rows.at(-1)).toMatchObject({
      状态: '已答复',
      答复日: '2026-11-24',
      答复: '已落实',
      按时答复: '是',
    });
    expect(['等答复', '已答复', '超期'].map((name) => notes.get(name))).toEqual(['2', '1', '0']);
    // Not theirs to read: no receipt of the guarded matter.
    const [hidden] = (await list('zhao')).filter((one) => one.hidden);
    expect(hidden).toMatchObject({ id: third.id });
    expect(JSON.stringify((await read('zhao')).rows)).not.toContain('受保护的回执');
    const narrowed = await read('wang', { state: 'waiting', kind: 'ask', mine: 'true', year: '2026' });
    expect(narrowed.notes.get('筛选条件')).toBe('状态：等答复；方式：商请；年份：2026；我请的、我经办的：是');
    const refused = (who: Username, filter: object) =>
      ask(who, { format: 'csv', filter }, agencyRequestsExport.name).then(({ status }) => status);
    expect(await refused('zhou', { state: 'nothing' })).toBe(400);
    for (const who of ['li', 'deng'] as const) expect(await refused(who, {})).toBe(403);
  });

  test('leads for supervision: those of the list, the unit’s or one’s own, where each is and no word', async () => {
    const handIn = async (who: Username, kindOf: string) => {
      const body = { kind: kindOf, note: '不可出现的话', place: '秘密的地方' };
      const answer = await t.http(who, 'POST', '/api/supervision-leads', body);
      await t.pass(1);
      return answer.body as SupervisionLead;
    };
    const [first, minors, third] = [
      await handIn('deng', 'public_interest'),
      await handIn('li', 'minors'),
      await handIn('wang', 'administrative'),
    ];
    const act = async (id: string, deed: string, body: object) =>
      expect((await t.http('zhou', 'POST', `/api/supervision-leads/${id}/${deed}`, body)).status).toBe(200);
    for (const { id } of [first!, minors!])
      await act(id, 'hand-over', { departmentId: t.world.department.first });
    await act(first!.id, 'receipt', { receipt: '检收1号' });
    await act(minors!.id, 'receipt', { receipt: '受保护的回执' });
    await act(first!.id, 'outcome', { outcome: 'taken_up', text: '不可出现的话' });

    const read = async (who: Username, filter: Record<string, string> = {}) => {
      const { rows, notes } = await csvOnce(who, filter, supervisionLeadsExport);
      const { body } = await t.http(who, 'GET', `/api/supervision-leads?${new URLSearchParams(filter)}`);
      const items = body.items as SupervisionLead[];
      expect([who, rows.map((row) => [row['编号'], row['部门回执']])]).toEqual([
        who,
        items.map(({ number, receipt = '' }) => [number, receipt]),
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/null|undefined/);
      expect(JSON.stringify([rows, [...notes]])).not.toMatch(/不可出现|秘密的地方/);
      return { rows, notes };
    };
    const { rows, notes } = await read('zhou');
    expect(rows.map((row) => row['编号'])).toEqual([third!.number, minors!.number, first!.number]);
    expect(rows[2]).toMatchObject({
      类别: '公益诉讼',
      状态: '已告知结果',
      交线索的人: 'deng',
      部门回执: '检收1号',
      结果: '已立案办理',
      告知时间: expect.stringMatching(/^2026-11-24 09:/),
    });
    expect(['已收到', '已移交部门', '已告知结果'].map((name) => notes.get(name))).toEqual(['1', '1', '1']);
    // Of a minor, to who is not trained for it: the row, and no receipt.
    expect(JSON.stringify((await read('wang')).rows)).not.toContain('受保护的回执');
    expect((await read('deng')).rows).toHaveLength(1);
    const filter = { state: 'received,handed_over', kind: 'minors' };
    expect((await read('zhou', filter)).notes.get('筛选条件')).toBe(
      '状态：已收到、已移交部门；类别：未成年人保护',
    );
    const refused = async (who: Username, filter: object) =>
      (await ask(who, { format: 'csv', filter }, supervisionLeadsExport.name)).status;
    expect(await refused('zhou', { suggestionId: 'none' })).toBe(400);
    expect(await refused('gao', { state: 'nothing' })).toBe(400);
  });

  test('a year of relief: the units of the page in the order of names, pooled, nothing judged below the floor', async () => {
    const year = '2025';
    const enter = async (unitId: string, body: object) => {
      const base = { unitId, year: 2025, grantedFen: 127_000_000, source: '年度统计报表', ...body };
      expect((await t.http('gao', 'PUT', '/api/trends/relief/base', base)).status).toBe(200);
    };
    const read = async (who: Username) => {
      const { body } = await t.http(who, 'GET', `/api/trends/relief?year=${year}`);
      return { trend: body as ReliefTrend, ...(await csvOnce(who, { year }, reliefTrendExport, '检察院')) };
    };
    const { heping, shenhe } = t.world.unit;
    await t.foundations.store.write('above', async (tx) => {
      await tx.run("update unit set parent_id = ?, level = 'district' where id = ?", [shenhe, heping]);
      await tx.run("update unit set level = 'city' where id = ?", [shenhe]);
      await t.hub.app.get(Directory).touch(tx);
    });
    await t.hub.app.get(Directory).reload();
    await enter(heping, { granted: 391, base: 8767 });
    const { floor } = (await t.http('gao', 'GET', '/api/trends/relief')).body as ReliefTrend;
    await enter(shenhe, { granted: 3, base: floor - 1 });

    const { trend, rows, notes } = await read('gao');
    expect(rows.map((row) => row['检察院'])).toEqual(trend.items.map(({ unit }) => unit.name));
    expect(new Map(rows.map((row) => [row['基数'], [row['救助率（%）'], row['样本']]]))).toEqual(
      new Map([
        ['8767', ['4.46', '']],
        [String(floor - 1), ['', '样本不足，不作判断']],
      ]),
    );
    const { granted, base, rate, units } = trend.pooled;
    expect(
      ['合计救助案件', '合计基数', '有基数的院', '合并救助率（%）'].map((name) => Number(notes.get(name))),
    ).toEqual([granted, base, units, Math.round(rate! * 10_000) / 100]);
    expect([granted, units, notes.get('筛选条件')]).toEqual([394, 2, '年份：2025']);
    expect(rows[0]).toMatchObject({ 线索: '0', 来源: '年度统计报表', 填报人: 'gao' });
    // Of one unit alone there is nothing to pool, and those beside it are not in it.
    const own = await read('zhou');
    expect(own.rows.map((row) => row['检察院'])).toEqual(['和平区人民检察院']);
    expect(own.notes.has('合计基数')).toBe(false);
    const asked = async (who: Username, filter: object) =>
      (await ask(who, { format: 'csv', filter }, reliefTrendExport.name)).status;
    expect(await asked('zhou', { year: '1999' })).toBe(400);
    for (const who of ['li', 'wang', 'deng'] as const) expect(await asked(who, { year })).toBe(403);
  });

  test('a community’s month with its liaison officer: the visits and promises it counts, no word of anybody', async () => {
    const communityId = t.world.community.caita;
    const post = async (who: Username, path: string, body: object) => {
      const answer = await t.http(who, 'POST', `/api/liaison${path}`, body);
      expect([path, answer.status, answer.body.fields]).toEqual([path, 200, undefined]);
    };
    const said = (more: object) => ({
      id: randomUUID(),
      communityId,
      text: '不可出现的话',
      name: '刘桂兰',
      ...more,
    });
    const kept = said({ dueDay: '2026-11-24' });
    await post('wang', '/promises', kept);
    await post('wang', '/promises', said({ dueDay: '2026-11-25' }));
    await post('li', '/visits-wanted', said({ byDay: '2026-11-26' }));
    const id = randomUUID();
    await post('wang', '/visits/begin', { id, communityId });
    await t.pass(40 * 60);
    await post('wang', '/visits/end', { id, words: '不可出现的话', kept: [kept.id] });

    const filter = { communityId, month: '2026-11' };
    const [of, kind] = [`/api/liaison/communities/${communityId}/month`, 'export_liaison_month'];
    const month = (await t.http('li', 'GET', of)).body;
    const { rows, notes } = await csv('li', filter, '类别', kind);
    expect(rows.map((r) => [r['类别'], r['人员'], r['分钟'], r['期限'], r['状态'], r['逾期']])).toEqual([
      ['走访', 'wang', '40', '', '', ''],
      ['承诺', 'wang', '', '2026-11-24', '已办', ''],
      ['承诺', 'wang', '', '2026-11-25', '未办', ''],
      ['约请走访', 'li', '', '2026-11-26', '未办', ''],
    ]);
    const { visits, minutes, promises, sentence } = month;
    expect(
      ['走访次数', '走访分钟', '本月承诺', '本月兑现', '逾期', '未办'].map((n) => Number(notes.get(n))),
    ).toEqual([visits, minutes, promises.made, promises.kept, promises.late, promises.open]);
    expect([visits, minutes, notes.get('说明')]).toEqual([1, 40, sentence]);
    expect(JSON.stringify([rows, [...notes]])).not.toMatch(/不可出现|刘桂兰/);
    for (const [who, status] of [
      ['zhao', 403],
      ['qian', 403],
      ['deng', 403],
      ['gao', 404],
    ] as const)
      expect([who, (await ask(who, { format: 'csv', filter }, kind)).status]).toEqual([who, status]);
  });

  test('what would be a formula is text in both forms', async () => {
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { name: '=1+1' });
    pages.wang = await t.page('wang');
    await pages.wang.do('duty:start');
    const call = await raise(pages.li);
    await accept(pages.wang, call.id);
    // In a workbook each cell says that it is text; a CSV file has no other way than an apostrophe.
    expect((await csv('zhou', {})).rows[0]!['办理人']).toBe("'=1+1检察官");
    expect((await xlsx('zhou', {})).rows[0]!['办理人']).toBe('=1+1检察官');
  });

  test('a killed child, and a hub that closes, cost nothing: the job is taken up again', async () => {
    await some();
    const killAt = async (id: string) => {
      for (const end = Date.now() + SOON; Date.now() < end; await nap()) {
        const child = t.hub.app.get(JobProcesses).living.get(id);
        if (child) return void child.kill('SIGKILL');
      }
      throw new Error('no child was seen');
    };
    const { body: one } = await ask('zhou', { format: 'csv', filter: {} });
    await killAt(one.id);
    await until('zhou', one.id, (job) => job.state === 'done');
    const { body: two } = await ask('zhou', { format: 'csv', filter: {} });
    await t.restart();
    const job = await until('zhou', two.id, over);
    expect(job.state).toBe('done');
    expect((await fetchFile('zhou', two.id)).length).toBe(job.file!.bytes);
  });

  test('cancelled it stops, forgotten it leaves no file, and after seven days nothing is left', async () => {
    await some();
    const { body: one } = await ask('zhou', { format: 'csv', filter: {} });
    expect((await t.http('zhou', 'DELETE', `/api/jobs/${one.id}`)).status).toBe(204);
    await until('zhou', one.id, (job) => job.state === 'cancelled');
    const { job: two } = await made('zhou', { format: 'csv', filter: {} });
    await t.http('zhou', 'DELETE', `/api/jobs/${two.id}`);
    expect((await t.http('zhou', 'GET', `/api/jobs/${two.id}`)).status).toBe(404);
    const { job: three } = await made('zhou', { format: 'csv', filter: {} });
    expect(filesOf()).toHaveLength(1);
    await t.leap(8 * 24 * 3600);
    expect(filesOf()).toEqual([]);
    expect(await t.foundations.store.read.rows('select id from job where id = ?', [three.id])).toEqual([]);
  });

  test('volunteers: what was credited, under the unit’s own headings, the header in the first line', async () => {
    const claim = async (name: Username, day: string) => {
      const span = { from: `${day}T01:00:00Z`, to: `${day}T03:30:00Z` };
      const more = { activity: '反诈宣传', served: 'elders', personId: t.world.ids[name] };
      const body = { id: randomUUID(), kind: 'outreach', ...span, ...more };
      return (await t.http('zhou', 'POST', '/api/hours/claims', body)).body.id as string;
    };
    const ids = [await claim('deng', '2026-11-20'), await claim('wang', '2026-11-20')];
    await claim('deng', '2026-11-21');
    await t.http('xie', 'POST', '/api/hours/claims/decisions', { ids, verdict: 'approved' });
    const { body: unset } = await t.http('zhou', 'GET', '/api/exports/volunteer-columns');
    expect(unset.columns[0]).toEqual({ field: 'name', heading: '志愿者姓名' });
    const columns = [
      { field: 'day', heading: '日期' },
      { field: 'name', heading: '=姓名' },
      { field: 'hours', heading: '小时' },
      { field: 'to', heading: '止' },
      { field: 'unit', heading: '单位' },
    ];
    const put = (who: Username, wanted: object[]) =>
      t.http(who, 'PUT', '/api/exports/volunteer-columns', { columns: wanted });
    expect((await put('zhou', columns)).status).toBe(403);
    expect((await put('xie', [{ field: 'idNumber', heading: '证件号码' }])).status).toBe(400);
    expect((await put('xie', columns)).body.columns).toEqual(columns);
    const { bytes } = await made('zhou', { format: 'csv', filter: {} }, 'export_volunteer_hours');
    expect(parse(bytes, { bom: true })).toEqual([
      ['日期', "'=姓名", '小时', '止', '单位'],
      ['2026-11-20', 'deng', '2.5', '11:30', '和平区人民检察院'],
    ]);
    expect((await ask('wang', { format: 'csv', filter: {} }, 'export_volunteer_hours')).status).toBe(403);
  });

  // What it opens is the same from whichever database.
  if (kind === 'sqlite')
    test('LibreOffice opens the workbook and reads the same', async () => {
      await some();
      const { bytes } = await made('zhou', { format: 'xlsx', filter: {} });
      if (!process.env.PATH!.split(':').some((folder) => existsSync(join(folder, 'soffice')))) {
        process.stderr.write('LibreOffice is not here: the workbook was read by hucre only\n');
        return;
      }
      const folder = mkdtempSync(join(tmpdir(), 'yihu-soffice-'));
      try {
        const workbook = join(folder, 'calls.xlsx');
        writeFileSync(workbook, bytes);
        const home = `-env:UserInstallation=file://${folder}/home`;
        const form = 'csv:Text - txt - csv (StarCalc):44,34,76';
        await run('soffice', [home, '--headless', '--convert-to', form, '--outdir', folder, workbook]);
        const lines = parse(readFileSync(join(folder, 'calls.csv')), { bom: true, relaxColumnCount: true });
        expect(partsOf(lines, '编号').rows).toEqual((await csv('zhou', {})).rows);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

  test('asking and fetching stand in the audit trail', async () => {
    const { job } = await made('zhou', { format: 'csv', filter: {} });
    const acts = await t.foundations.store.read.rows<{ act: string }>(
      'select act from audit where subject = ?',
      [job.id],
    );
    expect(acts.map(({ act }) => act).sort()).toEqual(['job.ask', 'job.file']);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { packedBomb, stringsBomb, wideBomb } from '../pure/sheets/made.js';
import type { Username } from '../world.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = [
  '姓名',
  '服务',
  '日期',
  '开始时间',
  '结束时间',
  '社区',
  '服务对象',
  '服务内容',
  '负责人',
  '说明',
];

describe.each(DATABASES)('back-filled hours from a workbook, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const send = async (
    who: Username,
    rows: (string | number)[][],
    query = '',
    header = HEADER,
    lang = 'zh',
  ) => {
    const body = await writeXlsx({ sheets: [{ name: '补录', rows: [header, ...rows] }] });
    const response = await fetch(`${t.base}/api/hours/import${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await t.token(who)}`,
        'content-type': XLSX,
        'accept-language': lang,
      },
      body,
    });
    return { status: response.status, body: (await response.json()) as any };
  };
  const claims = async () => (await t.http('zhou', 'GET', '/api/hours/claims')).body.items;
  const GOOD = [
    [
      'deng',
      '普法活动',
      '2026-11-20',
      '09:00',
      '11:30',
      '彩塔街社区',
      '老年人',
      '反诈宣传',
      'wang检察官',
      '名单在社区',
    ],
    ['wang检察官', '培训', '2026-11-21', 0.375, '10:00'],
  ];
  const BAD = [
    ['deng', '普法活动', '2026-11-20', '10:00', '12:00'],
    ['无此人', '值守', '2026-11-19', '09:00', '10:00'],
    ['deng', '聊天', '2026-11-31', '25点', '10:00', '', '外星人'],
    ['lin', '值守', '2026-11-19', '09:00', '10:00', '丰乐社区'],
    ['deng', '普法活动', '2026-12-20', '09:00', '10:00'],
  ];

  test('a dry run writes nothing and names every wrong row; then what is right is claimed and counts only once approved', async () => {
    const dry = await send('zhou', [...GOOD, ...BAD], '?dry=1');
    expect(dry.body).toMatchObject({ rows: 7, right: 2, wrong: 5, already: 0, entered: 0, moreErrors: 0 });
    expect(dry.body.errors.map((e: { row: number; column?: string }) => [e.row, e.column])).toEqual([
      [4, undefined],
      [5, 'person'],
      [6, 'kind'],
      [6, 'day'],
      [6, 'from'],
      [6, 'served'],
      [7, 'person'],
      [7, 'community'],
      [8, 'to'],
    ]);
    expect(dry.body.errors[0].message).toContain('2026-11-20 09:00–11:30');
    expect(dry.body.errors[1].message).toBe('本单位没有这个人');
    const inEnglish = await send('zhou', BAD.slice(1, 2), '?dry=1', HEADER, 'en');
    expect(inEnglish.body.errors[0].message).toBe('there is nobody of this name in the unit');
    expect(await claims()).toEqual([]);

    const { body } = await send('zhou', [...GOOD, ...BAD]);
    expect(body).toMatchObject({ right: 2, wrong: 5, entered: 2 });
    const entered = await claims();
    expect(
      entered.map((c: any) => [c.officer.name, c.kind, c.minutes, c.state, c.enteredBy.name]).sort(),
    ).toEqual([
      ['deng', 'outreach', 150, 'pending', 'zhou'],
      ['wang', 'training', 60, 'pending', 'zhou'],
    ]);
    expect(entered.find((c: any) => c.kind === 'outreach')).toMatchObject({
      community: { name: '彩塔街社区' },
      served: 'elders',
      activity: '反诈宣传',
      inCharge: { name: 'wang' },
      note: '名单在社区',
    });
    expect((await t.http('zhou', 'GET', '/api/hours')).body.totalMinutes).toBe(0);
    const ids = entered.map((c: { id: string }) => c.id);
    const mine = await t.http('zhou', 'POST', '/api/hours/claims/decisions', { ids, verdict: 'approved' });
    expect(mine.body.decided).toEqual([]);
    const decided = await t.http('xie', 'POST', '/api/hours/claims/decisions', { ids, verdict: 'approved' });
    expect(decided.body.decided).toHaveLength(2);
    expect((await t.http('zhou', 'GET', '/api/hours')).body.totalMinutes).toBe(210);
  });

  test('the same workbook again writes nothing twice; what was withdrawn may come again', async () => {
    await send('zhou', GOOD);
    expect((await send('zhou', GOOD)).body).toMatchObject({ right: 0, already: 2, entered: 0, errors: [] });
    const [one] = await claims();
    await t.http('zhou', 'POST', `/api/hours/claims/${one.id}/withdraw`);
    expect((await send('zhou', GOOD)).body).toMatchObject({ right: 1, already: 1, entered: 1, errors: [] });
  });

  test('a row of an import is held to what the page asks of a claim; the same row twice is one claim', async () => {
    const row = (day: number, activity: string, note = '') => [
      'deng',
      '普法活动',
      `2026-11-${day}`,
      '09:00',
      '10:00',
      '',
      '',
      activity,
      '',
      note,
    ];
    const sent = [
      row(10, '长'.repeat(51)),
      row(11, '讲座', '长'.repeat(32_000)),
      row(12, '讲\u0000座'),
      row(13, '讲\u200b座谈会'),
      row(13, '讲座谈会'),
    ];
    const { body } = await send('zhou', sent);
    expect(body).toMatchObject({ rows: 5, right: 1, entered: 1, wrong: 4, already: 0 });
    expect(body.errors.map((e: any) => [e.row, e.column, e.message])).toEqual([
      [2, 'activity', '最多 50 个字'],
      [3, 'note', '最多 2000 个字'],
      [4, 'activity', expect.any(String)],
      [6, undefined, '与前面的行重复'],
    ]);
    expect((await claims()).map((c: any) => c.activity)).toEqual(['讲座谈会']);
  });
  test('a dry run says what each row would be', async () => {
    const { body } = await send(
      'zhou',
      [...GOOD, ['deng', '值守', '2026-11-22', '22:00', '次日02:00']],
      '?dry=1',
    );
    expect(body).toMatchObject({ right: 3, minutes: 450, moreUnderstood: 0 });
    expect(body.understood).toEqual([
      {
        row: 2,
        person: 'deng',
        from: '2026-11-20T01:00:00.000Z',
        to: '2026-11-20T03:30:00.000Z',
        minutes: 150,
      },
      {
        row: 3,
        person: 'wang检察官',
        from: '2026-11-21T01:00:00.000Z',
        to: '2026-11-21T02:00:00.000Z',
        minutes: 60,
      },
      {
        row: 4,
        person: 'deng',
        from: '2026-11-22T14:00:00.000Z',
        to: '2026-11-22T18:00:00.000Z',
        minutes: 240,
      },
    ]);
    expect((await send('zhou', GOOD)).body).not.toHaveProperty('understood');
  });

  test('no workbook, no header, nothing below it; and nobody but who reviews', async () => {
    const broken = await fetch(`${t.base}/api/hours/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await t.token('zhou')}`, 'content-type': XLSX },
      body: 'no workbook',
    });
    expect(broken.status).toBe(400);
    expect((await send('zhou', GOOD, '', ['谁', '什么'])).body.fields.xlsx).toContain('表头');
    expect((await send('zhou', [])).body.fields.xlsx).toBe('表头之后没有内容');
    for (const who of ['wang', 'deng', 'li'] as const) expect((await send(who, GOOD)).status).toBe(403);
    const other = await send('gao', GOOD, '?dry=1');
    expect(other.body).toMatchObject({ right: 0, wrong: 2 });
  });

  test.each([
    ['4,999 rows of one cell in the last column', wideBomb, '第 100 列以后还有内容，请删去再导入'],
    ['800,000 texts', stringsBomb, '表里的内容太多，请只把要导入的几列复制到新表里再导入'],
    ['600 megabytes', packedBomb, '表里的内容太多，请只把要导入的几列复制到新表里再导入'],
  ])('%s: the hub goes on answering, and says what to do', async (_, make, sentence) => {
    const body = await make();
    expect(body.length).toBeLessThan(1024 * 1024);
    for (const path of ['hours', 'roster']) {
      let answered: { status: number; body: any } | undefined;
      const sent = fetch(`${t.base}/api/${path}/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await t.token('zhou')}`, 'content-type': XLSX },
        body,
      }).then(async (response) => (answered = { status: response.status, body: await response.json() }));
      let alive = 0;
      while (!answered) {
        expect((await fetch(`${t.base}/api/health/live`)).status).toBe(200);
        alive += 1;
        await new Promise((next) => setTimeout(next, 20));
      }
      await sent;
      expect(alive).toBeGreaterThan(0);
      expect(answered).toMatchObject({ status: 400, body: { fields: { xlsx: sentence } } });
    }
  });

  test('an older file, an ODS sheet and a page say what to do; CSV is read', async () => {
    const bring = async (body: string | Uint8Array, type: string) => {
      const response = await fetch(`${t.base}/api/hours/import?dry=1`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await t.token('zhou')}`, 'content-type': type },
        body,
      });
      return (await response.json()) as any;
    };
    const old = await bring(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'application/vnd.ms-excel');
    expect(old.fields.xlsx).toContain('另存为 .xlsx');
    const csv = [HEADER, ...GOOD].map((row) => row.join()).join('\r\n');
    expect(await bring(csv, 'text/csv')).toMatchObject({ right: 2, wrong: 0 });
  });

  test('the template is a workbook that names its columns and imports as nothing', async () => {
    const response = await fetch(`${t.base}/api/hours/import/template`, {
      headers: { authorization: `Bearer ${await t.token('zhou')}` },
    });
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    expect(sheets[0]!.rows[0]).toEqual(HEADER);
    const [, example] = sheets[0]!.rows;
    expect((await send('zhou', [example as string[], ...GOOD], '?dry=1')).body).toMatchObject({
      right: 2,
      wrong: 0,
    });
  });
});

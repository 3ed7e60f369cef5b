import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { USERNAMES, type Username } from '../world.js';

const HEADER = ['姓名', '用户名', '角色', '内设机构', '社区', '职务', '电话'];
const GOOD = [
  ['新来的', 'newcomer', '检察人员', '第一检察部', '', '检察官', '13800138000'],
  ['社区的', 'second', '社区工作者、志愿者', '', '沙岗社区、彩塔街社区', '', ''],
];

describe.each(DATABASES)('people from a sheet, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const post = async (who: Username, body: Awaited<ReturnType<typeof writeXlsx>> | string, query = '') => {
    const response = await fetch(`${t.base}/api/people/import${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await t.token(who)}`,
        'content-type': 'application/octet-stream',
        'accept-language': 'zh',
      },
      body,
    });
    return { status: response.status, body: (await response.json()) as any };
  };
  const send = async (who: Username, rows: string[][], query = '') =>
    post(who, await writeXlsx({ sheets: [{ name: '人员', rows: [HEADER, ...rows] }] }), query);
  const everybody = async () =>
    (
      await t.foundations.store.read.rows<{ username: string }>(
        'select username from account order by username',
      )
    ).map(({ username }) => username);
  const listed = async (who: Username) =>
    (await t.http(who, 'GET', '/api/people?limit=100')).body.items as { username: string }[];

  test('looked at it makes nobody; imported it makes all, whose first step is a password of their own', async () => {
    const neighbours = await listed('luo');
    const looked = await send('xie', GOOD, '?dry=1');
    expect(looked).toEqual({
      status: 200,
      body: {
        rows: 2,
        wrong: 0,
        errors: [],
        people: [
          { row: 2, username: 'newcomer', name: '新来的', roles: ['officer'] },
          { row: 3, username: 'second', name: '社区的', roles: ['worker', 'volunteer'] },
        ],
      },
    });
    expect(await everybody()).toEqual([...USERNAMES].sort());

    const { status, body } = await send('xie', GOOD);
    expect([status, body.people.length]).toEqual([200, 2]);
    expect(body.people[0].password).not.toBe(body.people[1].password);
    const kept = (await listed('xie')).filter(({ username }) => /newcomer|second/.test(username));
    expect(kept).toMatchObject([
      {
        username: 'newcomer',
        name: '新来的',
        title: '检察官',
        roles: ['officer'],
        departmentId: t.world.department.first,
        communityIds: [],
        phone: '138****8000',
      },
      {
        username: 'second',
        title: null,
        roles: ['worker', 'volunteer'],
        departmentId: null,
        communityIds: [t.world.community.shagang, t.world.community.caita],
        phone: null,
      },
    ]);
    expect(JSON.stringify(kept)).not.toContain(body.people[0].password);
    expect(await listed('luo')).toEqual(neighbours);

    for (const { username, password } of body.people as { username: string; password: string }[]) {
      const signedIn = await t.http(null, 'POST', '/api/auth/token', { username, password });
      const own = (method: string, path: string, given?: object) =>
        t.http(null, method, path, given, { authorization: `Bearer ${signedIn.body.accessToken}` });
      expect((await own('GET', '/api/me')).body.mustChangePassword).toBe(true);
      expect((await own('GET', '/api/calls')).status).toBe(403);
      const next = 'eleven kites over a dry river';
      expect((await own('POST', '/api/me/password', { current: password, next })).status).toBe(204);
      expect((await own('GET', '/api/calls')).status).toBe(200);
    }

    const written = await t.foundations.store.read.rows<{ act: string; actor_id: string; data: unknown }>(
      `select act, actor_id, data from audit where act in ('people.import', 'account.create') order by act`,
    );
    expect(written.map(({ act, actor_id }) => [act, actor_id])).toEqual([
      ['account.create', t.world.ids.xie],
      ['account.create', t.world.ids.xie],
      ['people.import', t.world.ids.xie],
    ]);
    expect(JSON.stringify(written)).not.toContain(body.people[0].password);

    // The same sheet again: they are there.
    const again = await send('xie', GOOD);
    expect([again.status, again.body.fields]).toEqual([
      400,
      { '2.username': '已被使用', '3.username': '已被使用' },
    ]);
  });

  test('one wrong row, and nobody is made; each is named with its reason', async () => {
    const rows = [
      ...GOOD,
      // The name of a neighbour's account, in another writing: a user name is one person's of the whole hub.
      ['重名的', 'HE', '志愿者', '', '', '', ''],
      // The neighbours' community.
      ['外面的', 'outside', '社区工作者', '', '丰乐社区', '', ''],
      ['错的', 'li', '书记', '第九检察部', '', '', '12345678901'],
      ['再来的', 'Newcomer', '志愿者', '', '', '', ''],
    ];
    const looked = await send('xie', rows, '?dry=1');
    expect([looked.status, looked.body.rows, looked.body.wrong]).toEqual([200, 6, 4]);
    expect(looked.body.people.map((p: { username: string }) => p.username)).toEqual(['newcomer', 'second']);
    expect(
      looked.body.errors.map((e: { row: number; column: string }) => `${e.row}.${e.column}`).sort(),
    ).toEqual([
      '4.username',
      '5.communities',
      '6.department',
      '6.phone',
      '6.roles',
      '6.username',
      '7.username',
    ]);
    expect(looked.body.errors[0]).toEqual({ row: 4, column: 'username', message: '已被使用' });
    const refused = await send('xie', rows);
    expect([refused.status, refused.body.fields['6.department']]).toEqual([400, '本单位没有这个内设机构']);
    expect(await everybody()).toEqual([...USERNAMES].sort());
  });

  test('a CSV file is read too; only administrators send one or take the template', async () => {
    const csv = [HEADER, ...GOOD].map((row) => row.join(',')).join('\r\n');
    expect((await post('xie', csv, '?dry=1')).body.people).toHaveLength(2);
    for (const who of ['li', 'zhao', 'deng', 'zhou'] as const) {
      expect([who, (await post(who, csv)).status]).toEqual([who, 403]);
      expect([who, (await t.http(who, 'GET', '/api/people/import/template')).status]).toEqual([who, 403]);
    }
    const { headers, status } = await t.http('xie', 'GET', '/api/people/import/template');
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(await everybody()).toEqual([...USERNAMES].sort());
  });
});

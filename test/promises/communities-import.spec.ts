import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { standAbove } from '../unit-above.js';

const HEADER = 'community_code,community,subdistrict_code,subdistrict,district_code,district';
const LIST = [
  HEADER,
  '210102001001,彩塔社区,210102001,浑河湾街道,210102,和平区',
  '210102001002,沙岗社区,210102001,浑河湾街道,210102,和平区',
  '210102001003,新社区,210102001,浑河湾街道,210102,和平区',
].join('\r\n');
/** As the office's programs on Windows save it: Node reads GBK and does not write it, so its letters are looked up. */
const GBK = new Map<string, number[]>();
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++)
    GBK.set(new TextDecoder('gbk').decode(Uint8Array.from([high, low])), [high, low]);
const inGbk = (text: string) =>
  Buffer.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : GBK.get(c)!)));

describe.each(DATABASES)('a list of communities, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());
  const bring = async (body: Buffer | string, query = '', type = 'text/csv', who: 'xie' | 'luo' = 'xie') => {
    const response = await fetch(`${t.base}/api/places/communities/import${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await t.token(who)}`, 'content-type': type },
      body,
    });
    return { status: response.status, body: (await response.json()) as any };
  };
  const names = async () =>
    (await t.foundations.store.read.rows<{ name: string }>('select name from community order by code')).map(
      ({ name }) => name,
    );
  const BEFORE = ['彩塔街社区', '沙岗社区', '丰乐社区'];

  test('saved in GBK it is read as it is meant; what would change is seen before it changes', async () => {
    const gbk = inGbk(LIST);
    expect(gbk.includes(Buffer.from([0xb2, 0xca, 0xcb, 0xfe]))).toBe(true);
    expect(await bring(gbk, '?dry=1')).toMatchObject({
      status: 200,
      body: {
        created: 1,
        updated: 1,
        unchanged: 1,
        changes: [
          { code: '210102001001', before: '彩塔街社区', name: '彩塔社区' },
          { code: '210102001003', name: '新社区' },
        ],
        moreChanges: 0,
      },
    });
    expect(await names()).toEqual(BEFORE);
    expect((await bring(gbk)).body).toEqual({ created: 1, updated: 1, unchanged: 1 });
    expect(await names()).toEqual(['彩塔社区', '沙岗社区', '新社区', '丰乐社区']);
  });

  test('letters that were lost before it came are no names, in a file or in what was pasted', async () => {
    const lost = LIST.replace('彩塔社区', '\uFFFD\uFFFD社区');
    const said = { status: 400, body: { fields: { csv: expect.stringContaining('读不出') } } };
    expect(await bring(lost)).toMatchObject(said);
    expect(await bring(JSON.stringify({ csv: lost }), '', 'application/json')).toMatchObject(said);
    expect(await names()).toEqual(BEFORE);
  });

  test('a unit above serves no community of a district that has a unit of its own, nor renames its streets', async () => {
    await standAbove(t);
    await t.foundations.store.write('city', async (tx) => {
      await tx.run("update unit set code = '210100' where id = ?", [t.world.unit.shenhe]);
    });
    const city = (...lines: string[]) => bring([HEADER, ...lines].join('\r\n'), '', 'text/csv', 'luo');
    expect((await city('210102001003,抢先社区,210102001,浑河湾街道,210102,和平区')).body.fields).toEqual({
      '2.district_code': '不属于本院辖区',
    });
    expect((await city('210102001001,改名社区,210102001,浑河湾街道,210102,和平区')).body.fields).toEqual({
      '2.community_code': '这个社区由其他检察院服务',
    });
    // A code of one of its own communities does not open the street of others.
    await t.foundations.store.write('beside', async (tx) => {
      await tx.run("update community set code = '210102001009' where id = ?", [t.world.community.fengle]);
    });
    expect((await city('210102001009,丰乐社区,210102001,改名街道,210102,和平区')).body.fields).toEqual({
      '2.subdistrict': '这个街道有社区由其他检察院服务，不能改名',
    });
    expect((await names()).sort()).toEqual([...BEFORE].sort());
    const streets = await t.foundations.store.read.rows('select name from subdistrict');
    expect(streets).toEqual([{ name: '浑河湾街道' }]);
    // One that nobody else serves it takes.
    expect((await city('210104001001,大东社区,210104001,大东街道,210104,大东区')).body.created).toBe(1);
  });
});

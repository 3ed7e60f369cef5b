import { describe, expect, test } from '@jest/globals';
import {
  hashPassword,
  spendPasswordTime,
  passwordMatches,
  requireGoodPassword,
} from '../../../src/people/sign-in/password-rules.js';
import { judgePassword } from '../../../src/people/sign-in/password-judge.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { passwordWeakness } from '../../../src/people/sign-in/password-strength.js';

const OWN = ['wangfang', '王芳', '沈阳市和平区人民检察院'];
/** As the thread judges it, which runs as it was built. */
const why = async (password: string) => passwordWeakness(password, OWN) ?? 'good';
const refusal = async (password: string) => {
  try {
    await requireGoodPassword(password, OWN, 'password');
    return 'good';
  } catch (error) {
    const field = (error as Refusal).details.fields!.password!;
    return typeof field === 'string' ? field : field.sentence;
  }
};

describe('a password', () => {
  test.each([
    'correct horse battery',
    '海河边的一棵老槐树很高很高',
    'tr0ubadour&3xyz',
    'x9!kQz72mLp0',
    'a quiet morning in Shenyang',
    'laohuaishu xiade qipan san fu',
    'x9!kQz72mLp0'.repeat(16),
  ])('%s is good', async (password) => expect(await why(password)).toBe('good'));
  test.each(['', 'short', 'elevenchars', '一二三四五六七八九十一'])('“%s” is too short', async (password) =>
    expect(await refusal(password)).toBe('field_password_short'),
  );
  test.each([
    ['123456789012', 'common'],
    ['qwertyuiop123', 'common'],
    ['1q2w3e4r5t6y', 'common'],
    ['zhongguo1234', 'common'],
    ['woaizhongguo', 'common'],
    ['woaini1314520', 'common'],
    ['password123456', 'common'],
    ['PASSWORDpassword', 'repeat'],
    ['jianchayuan2025', 'common'],
    ['admin@123456', 'keys'],
    ['renminjianchayuan', 'common'],
    ["asdfghjkl;'#", 'keys'],
    ['zxcvbnm,./123', 'keys'],
    ['aaaaaaaaaaaaaaaa', 'repeat'],
    ['abababababababab', 'repeat'],
    ['１１１１１１１１１１１１', 'repeat'],
    ['my wangfang 2025', 'own'],
    ['MY WANGFANG 2025', 'own'],
    ['我是王芳很高兴认识大家呀', 'own'],
    ['沈阳市和平区人民检察院2025', 'own'],
  ])('%s is refused, and why is said: %s', async (password, reason) =>
    expect(await why(password)).toBe(`field_password_${reason}`),
  );
  test.each([
    ['chenjianguo1978', '陈建国'],
    ['1978Jianguochen!', '陈建国'],
    ['zhang-xiao-ming@85', '张晓明'],
    ['shanxiaoming88', '单晓明'],
    ['lvlvhua20252025', '吕绿华'],
    ['luluhua20252025', '吕绿华'],
  ])('%s says what %s or the unit is called, in pinyin', (password, name) =>
    expect(passwordWeakness(password, ['officer7', name, OWN[2]!])).toBe('field_password_own'),
  );
  test.each([
    ['jianguo19780101', 'row'],
    ['cjg197801011978', 'common'],
    ['chenjg19780101', 'row'],
    ['hepingqujianchayuan2026', 'common'],
  ])('nor does a part of it carry %s', (password, reason) =>
    expect(passwordWeakness(password, ['officer7', '陈建国', OWN[2]!])).toBe(`field_password_${reason}`),
  );
  test('a name in pinyin is nobody else’s, and a short one stands in many words', async () => {
    expect(passwordWeakness('berlinale kraut suppe', ['officer7', '李娜', OWN[2]!])).toBeUndefined();
    expect(passwordWeakness('chenjianguo huaishu qipan san', OWN)).toBeUndefined();
  });
  test.each(['110101199003074514', '21010219850229123X', 'sfz 11010119900307451x'])(
    '%s holds a number that colleagues have seen',
    async (password) => expect(await why(password)).toBe('field_password_row'),
  );
  test('of a very long one the beginning is judged, and no longer than it may be', async () => {
    expect(await why('a'.repeat(190) + 'x9!kQz72mL')).toBe('field_password_repeat');
    expect(await refusal('x9!kQz72mLp0'.repeat(20))).toBe('field_too_long');
  });
  test('twelve characters are counted as people count them', async () => {
    expect(await refusal('𠮷野家𠀀河的ab7cd')).toBe('field_password_short');
    expect(await refusal('𠮷野家𠀀河的ab7cdx')).toBe('good');
  });
});

describe('the thread that judges', () => {
  test('says the same, each to who asked, while many ask', async () => {
    const asked = ['x9!kQz72mLp0', '123456789012', 'my wangfang 2025', 'correct horse battery'];
    expect(await Promise.all(asked.map(refusal))).toEqual(await Promise.all(asked.map(why)));
  });
  test('lets so many wait and no more, and goes on', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, () => judgePassword('x9!kQz72mLp0', OWN)),
    );
    const refused = all.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(7);
    expect(refused.every(({ reason }) => (reason as Refusal).sentence === 'too_many_requests')).toBe(true);
    expect(await refusal('qwertyuiop123')).toBe('field_password_common');
  });
});

describe('what is kept of it', () => {
  test('is argon2id with 19 MiB and two passes, and never the same twice', async () => {
    const [a, b] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a).not.toBe(b);
    expect(await passwordMatches(a, 'correct horse battery')).toBe(true);
    expect(await passwordMatches(a, 'correct horse batterz')).toBe(false);
  });
  test('a broken hash matches nothing and throws nothing', async () => {
    for (const stored of ['', 'x', '$argon2id$']) expect(await passwordMatches(stored, 'x')).toBe(false);
  });
  test('a name nobody has is never let in', async () =>
    expect(await spendPasswordTime('anything', true)).toBe(false));
});

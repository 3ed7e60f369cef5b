import { describe, expect, test } from '@jest/globals';
import {
  MAX_PEOPLE,
  PEOPLE_COLUMNS,
  PEOPLE_TEMPLATE,
  readPeople,
} from '../../../src/people/import/people-import-sheet.js';
import { initialPassword } from '../../../src/people/accounts/initial-password.js';
import { passwordWeakness } from '../../../src/people/sign-in/password-strength.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { findTable } from '../../../src/sheets/find-table.js';
import { templateRows } from '../../../src/sheets/sheet-template.js';

const HEADER = ['姓名', '用户名', '角色', '内设机构', '社区', '职务', '电话'];
const KNOWN = {
  departments: [
    { id: 'd1', name: '第一检察部' },
    { id: 'd2', name: '同名部' },
    { id: 'd3', name: '同名部' },
  ],
  communities: [
    { id: 'c1', name: '彩塔街社区', code: '210102001001' },
    { id: 'c2', name: '沙岗社区', code: '210102001002' },
    { id: 'c3', name: '新华社区', code: '210102001003' },
    { id: 'c4', name: '新华社区', code: '210102002003' },
  ],
};
const read = (rows: string[][], header = HEADER) =>
  readPeople(
    findTable({ rows: [header, ...rows].map((cells, i) => ({ row: i + 1, cells })) }, PEOPLE_COLUMNS, 'xlsx'),
    KNOWN,
  );
const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.details.fields;
    throw error;
  }
  return undefined;
};
const GOOD = ['张三', 'zhangsan', '检察人员', '第一检察部', '', '检察官', '13800138000'];

describe('people in a sheet', () => {
  test('are read as an account is that is made on the page', () => {
    expect(
      read([
        GOOD,
        ['李 四', ' ｌｉｓｉ ', '社区工作者、志愿者', '', '沙岗社区，210102002003', '', ''],
        ['王五', 'wang.wu', 'worker', '', '', '', '０２４－２３８４１２３４'],
      ]),
    ).toEqual({
      rows: 3,
      errors: [],
      names: [
        { row: 2, key: 'zhangsan' },
        { row: 3, key: 'lisi' },
        { row: 4, key: 'wang.wu' },
      ],
      people: [
        {
          row: 2,
          account: {
            name: '张三',
            username: 'zhangsan',
            roles: ['officer'],
            departmentId: 'd1',
            communityIds: [],
            title: '检察官',
            phone: '13800138000',
          },
        },
        {
          row: 3,
          account: {
            name: '李 四',
            username: 'lisi',
            roles: ['worker', 'volunteer'],
            communityIds: ['c2', 'c4'],
          },
        },
        {
          row: 4,
          account: {
            name: '王五',
            username: 'wang.wu',
            roles: ['worker'],
            communityIds: [],
            phone: '024-23841234',
          },
        },
      ],
    });
  });

  test('with English headings and words, in any order', () => {
    const { people, errors } = read(
      [['Duty coordinator; Administrator', 'jane', 'Jane Doe']],
      ['Roles', 'User name', 'Name'],
    );
    expect(errors).toEqual([]);
    expect(people[0]!.account).toMatchObject({
      username: 'jane',
      name: 'Jane Doe',
      roles: ['coordinator', 'admin'],
    });
  });

  test.each([
    ['no name', 0, '', 'name', 'field_required'],
    ['a name too long', 0, '长'.repeat(51), 'name', { sentence: 'field_too_long', params: { max: 50 } }],
    ['a name with a control character', 0, '张\u0001三', 'name', 'field_signs'],
    ['no user name', 1, '', 'username', 'field_required'],
    ['a user name of Chinese characters', 1, '张三', 'username', 'people_username'],
    ['no role', 2, '', 'roles', 'field_required'],
    ['separators and no role', 2, '、', 'roles', 'field_required'],
    ['a role that is none', 2, '检察人员、书记', 'roles', 'people_role'],
    ['a department of nobody', 3, '第九检察部', 'department', 'people_department'],
    ['a department of two', 3, '同名部', 'department', 'people_department_twice'],
    ['a community of nobody', 4, '沙岗社区、丰乐社区', 'communities', 'import_community'],
    ['a community of two', 4, '新华社区', 'communities', 'people_community_twice'],
    ['a title too long', 5, '长'.repeat(51), 'title', { sentence: 'field_too_long', params: { max: 50 } }],
    ['a phone that is none', 6, '12345678901', 'phone', 'field_phone'],
  ] as const)('%s is named with its row and column', (_, place, cell, column, why) => {
    const { people, errors } = read([['赵六', 'zhaoliu', '志愿者'], GOOD.with(place, cell)]);
    expect(errors).toEqual([{ row: 3, column, sentence: why }]);
    expect(people.map(({ row }) => row)).toEqual([2]);
  });

  test('a user name twice in the sheet, in whichever writing', () => {
    expect(read([GOOD, GOOD.with(1, 'ZhangSan')]).errors).toEqual([
      { row: 3, column: 'username', sentence: 'xlsx_repeated' },
    ]);
  });

  test('every fault of a row is told at once', () => {
    const { errors } = read([['', 'x', '书记', '无', '无', '', '1']]);
    expect(errors.map(({ column }) => column).sort()).toEqual(
      ['name', 'username', 'roles', 'department', 'communities', 'phone'].sort(),
    );
  });

  test('another sheet, an empty one, the template alone and one of too many', () => {
    expect(refused(() => read([GOOD], ['姓名', '日期']))).toEqual({ xlsx: 'people_header' });
    expect(refused(() => read([]))).toEqual({ xlsx: 'xlsx_empty' });
    for (const lang of ['zh', 'en'] as const) {
      const { header, example } = templateRows(PEOPLE_TEMPLATE, lang);
      expect(refused(() => read([example], header))).toEqual({ xlsx: 'xlsx_empty' });
      expect(read([example, GOOD], header).rows).toBe(1);
    }
    const many = Array.from({ length: MAX_PEOPLE + 1 }, (_, i) => GOOD.with(1, `user${i}`));
    expect(refused(() => read(many))).toEqual({ xlsx: 'people_many' });
    expect(read(many.slice(1)).people).toHaveLength(MAX_PEOPLE);
  });
});

test('a first password is another one each time, can be read aloud, and is not easy to guess', () => {
  const all = Array.from({ length: 50 }, initialPassword);
  expect(new Set(all).size).toBe(all.length);
  for (const one of all) {
    expect(one).toMatch(/^([b-hj-np-tv-z2-9]{4}-){3}[b-hj-np-tv-z2-9]{4}$/);
    expect(passwordWeakness(one, ['张三', 'zhangsan', '和平区人民检察院'])).toBeUndefined();
  }
});

import { describe, expect, test } from '@jest/globals';
import { matchesName, filterByName } from '../../../src/directory/name-match.js';

describe('what is typed means a name', () => {
  test.each([
    ['丰雨', true],
    ['fengyu', true],
    ['fengyushequ', true],
    ['FYSQ', true],
    ['fy', true],
    ['feng yu', true],
    ["feng'yu", true],
    ['fengyushe', true],
    ['yusheq', true],
    ['fyshequ', true],
    ['engyu', false],
    ['fengshequ', false],
    ['yf', false],
    ['', false],
    [' ', false],
    ['%', false],
    ['1124', false],
  ])('%j: %s for 丰雨社区', (text, meant) => {
    expect(matchesName(text)('丰雨社区')).toBe(meant);
  });
  test.each([
    ['changjiang', '长江社区'],
    ['zhangj', '长江社区'],
    ['zhcsq', '正长社区'],
    ['nver', '女儿河社区'],
    ['nüer', '女儿河社区'],
    ['zhz', '中华庄'],
    ['zz', '中庄'],
    ['2q', '吉祥2区'],
    ['jx2', '吉祥2区'],
    ['ELDER', 'Elder fraud'],
    ['𠮷', '𠮷祥里'],
  ])('%s finds %s', (text, name) => {
    expect(matchesName(text)(name)).toBe(true);
  });
  test('a long text over a name of one sound is decided at once', () => {
    expect(matchesName('a'.repeat(49) + 'b')('啊'.repeat(50))).toBe(false);
  });
});

test('among thousands of names others are answered in between, and all that are meant are found in their order', async () => {
  const names = Array.from({ length: 3000 }, (_, i) => (i % 1000 === 7 ? `彩塔${i}` : `丰雨${i}`));
  let between = 0;
  const turn = () => void (between++, waiting && setImmediate(turn));
  let waiting = true;
  setImmediate(turn);
  const found = await filterByName(names, 'ct', (name) => [name]);
  waiting = false;
  expect(found).toEqual(['彩塔7', '彩塔1007', '彩塔2007']);
  expect(between).toBeGreaterThan(3);
});

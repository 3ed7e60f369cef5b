import { expect, test } from '@jest/globals';
import { contentDisposition } from '../../src/kernel/content-disposition.js';

test.each([
  ['呼叫事项_2026-01.xlsx', 'yihu-2026-01.xlsx', '%E5%91%BC%E5%8F%AB%E4%BA%8B%E9%A1%B9_2026-01.xlsx'],
  ['补录模板.xlsx', 'yihu.xlsx', '%E8%A1%A5%E5%BD%95%E6%A8%A1%E6%9D%BF.xlsx'],
  ['roster-2026-11-24.xlsx', 'yihu-roster-2026-11-24.xlsx', 'roster-2026-11-24.xlsx'],
  [`a"b\\c'(d)*.pdf`, 'yihu-a-b-c-d.pdf', 'a%22b%5Cc%27%28d%29%2A.pdf'],
])('%s is called %s where only plain letters are read', (name, plain, encoded) =>
  expect(contentDisposition(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`),
);

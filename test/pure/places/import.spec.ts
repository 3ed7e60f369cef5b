import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCommunityCsv } from '../../../src/demo/community-csv.js';
import {
  COMMUNITY_IMPORT_COLUMNS,
  type ReadCommunities,
} from '../../../src/units/import/communities-import-sheet.js';
import { shippedData } from '../../../src/kernel/shipped-data.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { decodeText } from '../../../src/sheets/read-csv.js';

const csv = shippedData('heping-communities.csv');
const rows = csv.trim().split(/\r?\n/);
/** Where nothing of it can be read, the reader's own words. */
function readCommunities(text: string): ReadCommunities {
  try {
    return readCommunityCsv(text);
  } catch (error) {
    const fields = error instanceof Refusal ? Object.entries(error.details.fields ?? {}) : [];
    return {
      lines: [],
      errors: fields.map(([row, sentence]) => ({
        row: Number(row),
        column: '',
        sentence: sentence as never,
      })),
    };
  }
}
const withCell = (row: number, column: number, cell: string) =>
  rows.map((line, i) => (i === row ? line.split(',').with(column, cell).join() : line)).join('\n');

describe('a list of communities', () => {
  test('the district: 125 communities in 10 subdistricts', () => {
    const { lines, errors } = readCommunities(csv);
    expect(errors).toEqual([]);
    expect(lines).toHaveLength(125);
    expect(new Set(lines.map((l) => l.subdistrict_code)).size).toBe(10);
  });
  test('with a byte order mark, Windows line ends and empty lines', () => {
    expect(readCommunities(`\uFEFF${rows.join('\r\n')}\r\n\r\n`).errors).toEqual([]);
  });
  test('line ends of several programs in one list, and a line of nothing but commas', () => {
    const mixed = `${rows.slice(0, 3).join('\r\n')}\r\n,,\n${rows[1]}\r\n`;
    expect(readCommunities(mixed).errors).toEqual([
      { row: 5, column: 'community_code', sentence: 'csv_duplicate' },
    ]);
  });
  test.each([
    ['UTF-8', Buffer.from('社区')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF社区')],
    ['GBK', Buffer.from([0xc9, 0xe7, 0xc7, 0xf8])],
    ['GB 18030 with four bytes a letter', Buffer.from([0xc9, 0xe7, 0xc7, 0xf8, 0x95, 0x32, 0x82, 0x36])],
    ['UTF-16', Buffer.from('\uFEFF社区', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\uFEFF社区', 'utf16le').swap16()],
    ['UTF-16 without its mark', Buffer.from('社区,a\n', 'utf16le')],
  ])('%s is read as it is meant', (_, bytes) => {
    expect(decodeText(bytes, 'csv')).toMatch(/^社区/);
  });
  test.each([
    ['a letter that was lost before', Buffer.from('社\uFFFD')],
    ['two of them, taken for GBK and saved', Buffer.from('锟斤拷')],
    ['what no encoding makes of it', Buffer.from([0x61, 0xff, 0xff, 0x80])],
    ['bytes of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
  ])('%s is not guessed at', (_, bytes) => {
    expect(() => decodeText(bytes, 'csv')).toThrow(
      expect.objectContaining({ details: { fields: { csv: 'sheet_letters' } } }),
    );
  });
  test('separated by semicolons or tabs, with empty columns behind, a title above, in Chinese', () => {
    for (const separator of [';', '\t'])
      expect(readCommunities(rows.map((row) => row.replaceAll(',', separator)).join('\n')).errors).toEqual(
        [],
      );
    const behind = [...rows.map((row) => `${row},,,`), ',,,,,,,,'].join('\r\n');
    expect(readCommunities(behind)).toMatchObject({ errors: [], lines: { length: 125 } });
    const inChinese = [
      '社区名单,,,,,',
      '社区代码,社区名称,街道代码,街道,区划代码,区县',
      ...rows.slice(1),
    ].join('\n');
    expect(readCommunities(inChinese)).toMatchObject({ errors: [], lines: { length: 125 } });
  });
  test('another header, nothing below it, a broken quote', () => {
    expect(readCommunities('a,b,c\n1,2,3').errors).toEqual([{ row: 1, column: '', sentence: 'csv_header' }]);
    expect(readCommunities(rows[0]!).errors).toEqual([{ row: 2, column: '', sentence: 'csv_empty' }]);
    expect(readCommunities(`${rows[0]}\n"210102001002,甲`).errors[0]?.sentence).toBe('csv_broken');
    expect(readCommunities('').errors[0]?.sentence).toBe('csv_header');
  });

  const bad: Record<string, fc.Arbitrary<string>> = {
    code: fc.constantFrom(
      '',
      '12',
      '2101020010021',
      '２１０１０２００１００２',
      'abcdefghijkl',
      '999999999999',
      '999999999',
      '999999',
    ),
    name: fc.constantFrom('', '很'.repeat(51), '甲\u0007乙', '甲\uFFFE乙', '\u200B\u3164'),
  };
  test('any row that is spoilt is reported by its number', () => {
    const spoilt = fc
      .integer({ min: 1, max: rows.length - 1 })
      .chain((row) =>
        fc
          .integer({ min: 0, max: COMMUNITY_IMPORT_COLUMNS.length - 1 })
          .chain((column) =>
            fc.tuple(
              fc.constant(row),
              fc.constant(column),
              COMMUNITY_IMPORT_COLUMNS[column]!.endsWith('code') ? bad['code']! : bad['name']!,
            ),
          ),
      );
    fc.assert(
      fc.property(spoilt, ([row, column, cell]) => {
        expect(readCommunities(withCell(row, column, cell)).errors.map((e) => e.row)).toContain(row + 1);
      }),
    );
  });
  test('a row twice, a row cut short, a row too long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: rows.length - 1 }), (row) => {
        const line = rows[row]!;
        const last = rows.length + 1;
        expect(readCommunities([...rows, line].join('\n')).errors).toEqual([
          { row: last, column: 'community_code', sentence: 'csv_duplicate' },
        ]);
        for (const wrong of [line.slice(0, line.lastIndexOf(',')), `${line},x`]) {
          expect(readCommunities([...rows, wrong].join('\n')).errors).toEqual([
            { row: last, column: '', sentence: 'csv_columns' },
          ]);
        }
      }),
    );
  });
  test('one code with two names', () => {
    const { errors } = readCommunities(withCell(2, 3, '另一街道'));
    expect(errors).toEqual([{ row: 3, column: 'subdistrict', sentence: 'csv_contradicts' }]);
  });
  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readCommunities(text).errors.length).toBeGreaterThan(0);
        readCommunities(`${rows[0]}\n${text}`);
      }),
    );
  });
});

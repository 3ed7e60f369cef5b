import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COLUMNS, decodeCsv, readCommunities } from '../../../src/places/import.js';
import { shippedData } from '../../../src/places/shipped.js';

const csv = shippedData('heping-communities.csv');
const rows = csv.trim().split(/\r?\n/);
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
  test('line ends of several programs in one list', () => {
    const mixed = `${rows.slice(0, 3).join('\r\n')}\r\n,,\n${rows[1]}\r\n`;
    expect(readCommunities(mixed).errors).toEqual([
      { row: 4, column: '', sentence: 'csv_columns' },
      { row: 5, column: 'community_code', sentence: 'csv_duplicate' },
    ]);
  });
  test('another encoding is not guessed at', () => {
    expect(decodeCsv(Uint8Array.from([0xc9, 0xe7, 0xc7, 0xf8]))).toBeUndefined();
    expect(decodeCsv(Buffer.from('社区'))).toBe('社区');
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
    name: fc.constantFrom('', '很'.repeat(51), '甲\u0007乙', '甲\u200B乙'),
  };
  test('any row that is spoilt is reported by its number', () => {
    const spoilt = fc
      .integer({ min: 1, max: rows.length - 1 })
      .chain((row) =>
        fc
          .integer({ min: 0, max: COLUMNS.length - 1 })
          .chain((column) =>
            fc.tuple(
              fc.constant(row),
              fc.constant(column),
              COLUMNS[column]!.endsWith('code') ? bad['code']! : bad['name']!,
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

/** In which order tables are filled, and what of a table is the same on both sides. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Row } from '../../../src/move/end.query.js';
import { inFillingOrder } from '../../../src/move/table-order.js';
import { isSame, TableSum } from '../../../src/move/table-sum.js';

describe('the order', () => {
  /** Each table names only those before it, so some order is there; they are asked for in any. */
  const world = fc
    .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    .chain((names) => {
      const references = names.flatMap((own, n) =>
        own.map((to, i) => ({ table: `t${n}`, column: `c${i}`, names: `t${to % (n + 1)}` })),
      );
      const tables = names.map((_, n) => ({ name: `t${n}` }));
      return fc
        .shuffledSubarray(tables, { minLength: tables.length })
        .map((shuffled) => ({ references, tables: shuffled }));
    });

  test('has each table once, behind all that it names', () => {
    fc.assert(
      fc.property(world, ({ tables, references }) => {
        const order = inFillingOrder(tables, references);
        expect(order.map(({ table }) => table.name).sort()).toEqual(tables.map(({ name }) => name).sort());
        const place = new Map(order.map(({ table }, n) => [table.name, n]));
        for (const { table, names } of references.filter((r) => r.table !== r.names))
          expect(place.get(names)!).toBeLessThan(place.get(table)!);
        for (const { table, selfReference } of order)
          expect(selfReference !== undefined).toBe(
            references.some((r) => r.table === table.name && r.names === table.name),
          );
      }),
    );
  });
  test('tables that name each other have none', () => {
    const ring = [
      { table: 'a', column: 'b_id', names: 'b' },
      { table: 'b', column: 'a_id', names: 'a' },
    ];
    expect(() => inFillingOrder([{ name: 'a' }, { name: 'b' }], ring)).toThrow('name each other: a, b');
  });
});

describe('the sum', () => {
  const table = {
    name: 't',
    columns: [
      { name: 'id', type: 'text' as const },
      { name: 'at', type: 'bigint' as const },
      { name: 'n', type: 'integer' as const },
    ],
    key: ['id'],
  };
  const sumOf = (...batches: Row[][]) => {
    const sum = new TableSum(table);
    for (const rows of batches) sum.add(rows);
    return sum.sum();
  };
  const row = fc.record({
    id: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    at: fc.maxSafeInteger(),
    n: fc.option(fc.integer()),
  });

  test('is the same in any order and in any batches, and another where one value is', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.nat(), (rows, cut) => {
        const at = cut % rows.length;
        expect(isSame(sumOf(rows), sumOf(rows.slice(at).toReversed(), rows.slice(0, at)))).toBe(true);
        const changed = rows.with(at, { ...rows[at]!, at: rows[at]!.at === 0 ? 1 : 0 });
        expect(isSame(sumOf(rows), sumOf(changed))).toBe(false);
        expect(isSame(sumOf(rows), sumOf([...rows, rows[at]!]))).toBe(false);
      }),
    );
  });
  test.each([-(2 ** 31), 2 ** 31 - 1])('the outermost whole number of a column is kept: %s', (n) =>
    expect(sumOf([{ id: 'a', at: 0, n }]).rows).toBe(1),
  );
  test.each([
    ['half a number', { id: 'a', at: 0.5, n: null }],
    ['one that PostgreSQL has no room for', { id: 'a', at: 0, n: 2 ** 31 }],
    ['one below its least', { id: 'a', at: 0, n: -(2 ** 31) - 1 }],
    ['a text among numbers', { id: 'a', at: 'soon', n: null }],
    ['a sign that no text of PostgreSQL holds', { id: 'a\0b', at: 0, n: null }],
  ])('%s is named by its row', (_, offending) => {
    expect(() => sumOf([offending as Row])).toThrow(/^t\.(at|n|id) of the row with id "a/);
  });
});

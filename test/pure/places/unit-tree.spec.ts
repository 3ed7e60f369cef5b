/** Who stands above whom among units. */
import { describe, expect, test } from '@jest/globals';
import { isAbove, treeOf } from '../../../src/directory/units/unit-tree.js';
import type { UnitRow } from '../../../src/directory/places.entity.js';

const unit = (id: string, parentId: string | null, name = id): UnitRow => ({
  id,
  parentId,
  name,
  code: id,
  level: 'district',
});
const directoryOf = (units: UnitRow[]) => ({
  unit: (id: string) => units.find((u) => u.id === id),
  allUnits: () => units,
});
const tree = directoryOf([
  unit('province', null, '辽宁省'),
  unit('city', 'province', '沈阳市'),
  unit('dadong', 'city', '大东区'),
  unit('heping', 'city', '和平区'),
  unit('other', null, '长春市'),
]);

describe('the tree of units', () => {
  test('a unit sees itself and those below it, by name, and none beside it', () => {
    expect(treeOf(tree, 'city').map(({ name }) => name)).toEqual(['大东区', '和平区', '沈阳市']);
    expect(treeOf(tree, 'heping').map(({ id }) => id)).toEqual(['heping']);
  });
  test('above is above at any distance, and never oneself, below or beside', () => {
    expect(isAbove(tree, 'province', 'heping')).toBe(true);
    for (const id of ['heping', 'dadong', 'other']) expect(isAbove(tree, id, 'heping')).toBe(false);
    expect(isAbove(tree, 'heping', 'city')).toBe(false);
  });
  test('a circle, entered by mistake, ends', () => {
    const circle = directoryOf([unit('a', 'b'), unit('b', 'a')]);
    expect(isAbove(circle, 'c', 'a')).toBe(false);
    expect(isAbove(circle, 'b', 'a')).toBe(true);
  });
});

/**
 * Where the generated people live and serve: real names and codes of the national statistical divisions, of one
 * district, one city or one province (the first of each is the district of the demo's).
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { newId } from '#hub/kernel/ids.js';
import { CommunityRow, DepartmentRow, SubdistrictRow, UnitRow } from '#hub/directory/places.entity.js';
import type { Into } from './into.ts';

export const SCOPES = ['district', 'city', 'province'] as const;
export type Scope = (typeof SCOPES)[number];
/** The codes of which a scope's divisions begin. */
const BEGINS = { district: '210102', city: '2101', province: '21' } as const;
const PROVINCE = '辽宁省';
const DEPARTMENTS = ['第一检察部', '第二检察部', '第三检察部', '控告申诉检察部'] as const;

export interface Served {
  id: string;
  departmentIds: string[];
  communityIds: string[];
}
interface Division {
  code: string;
  name: string;
}

/** How long the codes of each level are; what a code begins with is the code of what it lies in. */
const DIGITS = { city: 4, area: 6, street: 9, village: 12 } as const;
const within = (code: string, level: keyof typeof DIGITS) => code.slice(0, DIGITS[level]);
const read = (): Division[] =>
  parse(readFileSync(new URL('liaoning.csv', import.meta.url)), { columns: true, comment: '#' });

/** Districts serve communities; cities and the province stand above them in the tree of units. */
export async function makePlaces(into: Into, scope: Scope, now: number): Promise<Served[]> {
  const begins = BEGINS[scope];
  const id = () => newId({ now: () => now });
  const divisions = read().filter(({ code }) => code.startsWith(begins));
  const of = (level: keyof typeof DIGITS) => divisions.filter(({ code }) => code.length === DIGITS[level]);
  const cities = scope === 'district' ? [] : of('city');

  const provinceId = scope === 'province' ? id() : null;
  if (provinceId)
    await into.add(UnitRow, {
      id: provinceId,
      parentId: null,
      level: 'provincial',
      code: '21',
      name: `${PROVINCE}人民检察院`,
    });
  const cityIds = new Map<string, string>();
  for (const { code, name } of cities) {
    cityIds.set(code, id());
    const unit = { parentId: provinceId, level: 'city' as const, code, name: `${name}人民检察院` };
    await into.add(UnitRow, { id: cityIds.get(code)!, ...unit });
  }
  const served = new Map<string, Served>();
  for (const { code, name } of of('area')) {
    const unit = {
      id: id(),
      parentId: cityIds.get(within(code, 'city')) ?? null,
      level: 'district' as const,
    };
    await into.add(UnitRow, { ...unit, code, name: `${name}人民检察院` });
    const departmentIds = DEPARTMENTS.map(id);
    for (const [position, departmentId] of departmentIds.entries())
      await into.add(DepartmentRow, {
        id: departmentId,
        unitId: unit.id,
        name: DEPARTMENTS[position]!,
        remit: '',
        headId: null,
        position,
      });
    served.set(code, { id: unit.id, departmentIds, communityIds: [] });
  }
  const streetIds = new Map<string, string>();
  for (const { code, name } of of('street')) {
    streetIds.set(code, id());
    await into.add(SubdistrictRow, { id: streetIds.get(code)!, code, name });
  }
  for (const { code, name } of of('village')) {
    const unit = served.get(within(code, 'area'));
    const subdistrictId = streetIds.get(within(code, 'street'));
    if (!unit || !subdistrictId) continue;
    const community = { id: id(), code, name: name.replace(/居委会$|村委会$/, ''), subdistrictId };
    await into.add(CommunityRow, { ...community, unitId: unit.id });
    unit.communityIds.push(community.id);
  }
  return [...served.values()].filter(({ communityIds }) => communityIds.length);
}

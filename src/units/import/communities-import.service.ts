/** Brings a list of communities, already found well formed, into a unit: within one transaction. */
import { nextTurn } from '../../kernel/clock.js';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { CommunitiesImported, NameChange } from '../../protocol/imports/places.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import type { CommunityImportRow, CommunityRowError } from './communities-import-sheet.js';
import type { CommunityRow, SubdistrictRow, UnitRow } from '../../directory/places.entity.js';
import { codesOfOtherUnits, findUnit } from '../../directory/units/units.repository.js';
import {
  findAllCommunities,
  findAllSubdistricts,
  insertCommunity,
  insertSubdistrict,
  setCommunityName,
  setSubdistrictName,
} from '../places.repository.js';

export type ImportCounts = Pick<CommunitiesImported, 'created' | 'updated' | 'unchanged'>;
export interface ImportPlan {
  counts: ImportCounts;
  subdistricts: NameChange[];
  communities: (NameChange & { subdistrict: string })[];
}
/** A long list is taken over between other things; whoever writes meanwhile waits for its end. */
const A_LOOK = 50;

/** 210102 serves 210102…, a city's 210100 serves 2101…, a province's 210000 serves 21…. */
const areaOf = (unitCode: string) => unitCode.replace(/(00)+$/, '');

export class CommunitiesImportService {
  private constructor(
    private readonly tx: Tx,
    private readonly unit: UnitRow,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly known: Map<string, CommunityRow>,
    private readonly streets: Map<string, SubdistrictRow>,
    private readonly otherUnits: ReadonlySet<string>,
  ) {}

  static async begin(tx: Tx, unitId: string, clock: Pick<Clock, 'now'>): Promise<CommunitiesImportService> {
    const unit = (await findUnit(tx, unitId)) ?? refuse('not_found');
    const known = new Map((await findAllCommunities(tx)).map((c) => [c.code, c]));
    const streets = new Map((await findAllSubdistricts(tx)).map((s) => [s.code, s]));
    const others = new Set(await codesOfOtherUnits(tx, unitId));
    return new CommunitiesImportService(tx, unit, clock, known, streets, others);
  }

  /** A unit above serves communities too, but none in a district that has a unit of its own, nor renames its streets. */
  misplaced(lines: readonly CommunityImportRow[]): CommunityRowError[] {
    const area = areaOf(this.unit.code);
    const foreign = [...this.known.values()].filter(({ unitId }) => unitId !== this.unit.id);
    return lines.flatMap((line): CommunityRowError[] => {
      const { row, district_code, community_code, subdistrict_code, subdistrict } = line;
      const there = this.known.get(community_code);
      if (!district_code.startsWith(area) || (!there && this.otherUnits.has(district_code)))
        return [{ row, column: 'district_code', sentence: 'csv_other_district' }];
      if (there && there.unitId !== this.unit.id)
        return [{ row, column: 'community_code', sentence: 'csv_elsewhere' }];
      const street = this.streets.get(subdistrict_code);
      const renamed = street !== undefined && street.name !== subdistrict;
      return renamed && foreign.some(({ code }) => code.startsWith(subdistrict_code))
        ? [{ row, column: 'subdistrict', sentence: 'csv_street_elsewhere' }]
        : [];
    });
  }

  /** What would change. A community counts as updated where its own name or its subdistrict's changes. */
  plan(lines: readonly CommunityImportRow[]): ImportPlan {
    const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0 };
    const streets = new Map<string, NameChange>();
    const plan: ImportPlan = { counts, subdistricts: [], communities: [] };
    for (const { community_code: code, community: name, subdistrict_code, subdistrict } of lines) {
      const street = this.streets.get(subdistrict_code);
      if (street?.name !== subdistrict)
        streets.set(subdistrict_code, renaming(subdistrict_code, street?.name, subdistrict));
      const there = this.known.get(code);
      if (there?.name !== name)
        plan.communities.push({ ...renaming(code, there?.name, name), subdistrict: subdistrict_code });
      const renamed = there?.name !== name || streets.get(subdistrict_code)?.before !== undefined;
      counts[there ? (renamed ? 'updated' : 'unchanged') : 'created']++;
    }
    plan.subdistricts = [...streets.values()];
    return plan;
  }

  async take(lines: readonly CommunityImportRow[]): Promise<ImportCounts> {
    const plan = this.plan(lines);
    for (const { code, name } of plan.subdistricts) await this.street(code, name);
    for (const [place, { code, name, subdistrict }] of plan.communities.entries()) {
      if (place % A_LOOK === 0) await nextTurn();
      await this.community(code, name, subdistrict);
    }
    return plan.counts;
  }

  idOf = (communityCode: string): string => this.known.get(communityCode)!.id;

  private async street(code: string, name: string): Promise<void> {
    const there = this.streets.get(code);
    if (there) await setSubdistrictName(this.tx, there.id, name);
    const now = { id: there?.id ?? newId(this.clock), code, name };
    if (!there) await insertSubdistrict(this.tx, now);
    this.streets.set(code, now);
  }

  private async community(code: string, name: string, subdistrict: string): Promise<void> {
    const there = this.known.get(code);
    if (there) return setCommunityName(this.tx, there.id, name);
    const subdistrictId = this.streets.get(subdistrict)!.id;
    const created = { id: newId(this.clock), code, name, subdistrictId, unitId: this.unit.id };
    await insertCommunity(this.tx, created);
    this.known.set(code, created);
  }
}

const renaming = (code: string, before: string | undefined, name: string): NameChange => ({
  code,
  name,
  ...(before !== undefined && { before }),
});

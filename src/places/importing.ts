/** Brings a list of communities, already found well formed, into a unit: within one transaction. */
import type { Clock } from '../clock.js';
import { newId } from '../ids.js';
import { refuse } from '../refusal.js';
import type { Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import type { CommunityLine, RowError } from './import.js';
import { Community, Subdistrict, Unit } from './places.entities.js';

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
}
const communities = new Table(Community);
const subdistricts = new Table(Subdistrict);

/** 210102 serves 210102…, a city's 210100 serves 2101…, a province's 210000 serves 21…. */
const areaOf = (unitCode: string) => unitCode.replace(/(00)+$/, '');

export class Importing {
  private constructor(
    private readonly tx: Tx,
    private readonly unit: Unit,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly known: Map<string, Community>,
    private readonly streets: Map<string, Subdistrict>,
  ) {}

  static async begin(tx: Tx, unitId: string, clock: Pick<Clock, 'now'>): Promise<Importing> {
    const unit = (await new Table(Unit).one(tx, 'where id = ?', [unitId])) ?? refuse('not_found');
    const known = new Map((await communities.find(tx, '')).map((c) => [c.code, c]));
    const streets = new Map((await subdistricts.find(tx, '')).map((s) => [s.code, s]));
    return new Importing(tx, unit, clock, known, streets);
  }

  misplaced(lines: readonly CommunityLine[]): RowError[] {
    const area = areaOf(this.unit.code);
    return lines.flatMap(({ row, district_code, community_code }): RowError[] => {
      if (!district_code.startsWith(area))
        return [{ row, column: 'district_code', sentence: 'csv_other_district' }];
      const there = this.known.get(community_code);
      return there && there.unitId !== this.unit.id
        ? [{ row, column: 'community_code', sentence: 'csv_elsewhere' }]
        : [];
    });
  }

  /** Counts communities; a community counts as updated where its own name or its subdistrict's changed. */
  async take(lines: readonly CommunityLine[]): Promise<ImportCounts> {
    const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0 };
    const renamed = new Set<string>();
    for (const line of lines) {
      const { id, changed } = await this.street(line);
      if (changed) renamed.add(id);
      counts[await this.community(line, id, renamed.has(id))]++;
    }
    return counts;
  }

  idOf = (communityCode: string): string => this.known.get(communityCode)!.id;

  private async street({
    subdistrict_code: code,
    subdistrict: name,
  }: CommunityLine): Promise<{ id: string; changed: boolean }> {
    const there = this.streets.get(code);
    if (there?.name === name) return { id: there.id, changed: false };
    if (there) await this.tx.run('update subdistrict set name = ? where id = ?', [name, there.id]);
    const now = { id: there?.id ?? newId(this.clock), code, name };
    if (!there) await subdistricts.insert(this.tx, now);
    this.streets.set(code, now);
    return { id: now.id, changed: there !== undefined };
  }

  private async community(
    line: CommunityLine,
    subdistrictId: string,
    renamed: boolean,
  ): Promise<keyof ImportCounts> {
    const { community_code: code, community: name } = line;
    const there = this.known.get(code);
    if (!there) {
      const created = { id: newId(this.clock), code, name, subdistrictId, unitId: this.unit.id };
      await communities.insert(this.tx, created);
      this.known.set(code, created);
      return 'created';
    }
    if (there.name === name) return renamed ? 'updated' : 'unchanged';
    await this.tx.run('update community set name = ? where id = ?', [name, there.id]);
    return 'updated';
  }
}

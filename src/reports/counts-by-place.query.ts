/**
 * Counts for pages that many read, the wall and the brief: by subdistrict and by category, with the guarded
 * categories left out of the one and merged in the other. In the order of codes.
 */
import { Injectable } from '@nestjs/common';
import type { Interval } from '../kernel/time/intervals.js';
import { CATEGORY_WORDS } from '../protocol/vocabulary/calls.js';
import { Directory } from '../directory/directory.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../protocol/codes.js';
import { Store } from '../store/store.js';
import { FiguresQuery } from './figures.query.js';

interface Counted {
  key: string;
  raised: number;
  solved: number;
}
export interface PlaceCount {
  name: string;
  raised: number;
  solved: number;
}
export interface CategoryCount {
  code: string;
  nameZh: string;
  nameEn: string;
  raised: number;
  solved: number;
}
/** Guarded categories are spelled as their index spells them. */
const GUARDED = `select community_id as key, count(*) as raised,
    coalesce(sum(case when solved = 1 then 1 else 0 end), 0) as solved
  from call where unit_id = ? and raised_at >= ? and raised_at < ? and drill is null
    and category in ('minors', 'domestic_violence') group by community_id`;

@Injectable()
export class CountsByPlaceQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly figures: FiguresQuery,
  ) {}

  /**
   * Every subdistrict with a community of the unit.
   * @param guarded whether calls of guarded categories are in it: beside a total that holds them they must be, or the
   * difference would tell how many there are
   */
  async subdistricts(
    unitId: string,
    span: Interval,
    { guarded: withGuarded }: { guarded: boolean },
  ): Promise<PlaceCount[]> {
    const [all, guarded] = await Promise.all([
      this.count('community', unitId, span),
      withGuarded ? [] : this.guarded(unitId, span),
    ]);
    const own = this.directory.communitiesOf(unitId);
    const ids = [...new Set(own.map((c) => c.subdistrictId))];
    return ids
      .flatMap((id) => this.directory.subdistrict(id) ?? [])
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ id, name }) => {
        const here = new Set(own.filter((c) => c.subdistrictId === id).map((c) => c.id));
        const sum = (rows: Counted[], of: 'raised' | 'solved') =>
          rows.reduce((n, row) => n + (here.has(row.key) ? row[of] : 0), 0);
        return {
          name,
          raised: sum(all, 'raised') - sum(guarded, 'raised'),
          solved: sum(all, 'solved') - sum(guarded, 'solved'),
        };
      });
  }

  /** Each category but the guarded ones, those that ship and then those added; guarded and unknown ones are in `other`, the last. */
  async categories(unitId: string, span: Interval): Promise<CategoryCount[]> {
    const rows = await this.count('category', unitId, span);
    const added = this.directory.addedCategories(unitId);
    const names = new Map([
      ...CATEGORIES.map((code) => [code as string, CATEGORY_WORDS[code]] as const),
      ...added.map(({ code, nameZh, nameEn }) => [code, [nameZh, nameEn]] as const),
    ]);
    const codes = [...names.keys()].filter((code) => code !== 'other' && !GUARDED_CATEGORIES.includes(code));
    const sum = (code: string, own: readonly Counted[]): CategoryCount => ({
      code,
      nameZh: names.get(code)![0],
      nameEn: names.get(code)![1],
      raised: own.reduce((n, row) => n + row.raised, 0),
      solved: own.reduce((n, row) => n + row.solved, 0),
    });
    const named = codes.map((code) =>
      sum(
        code,
        rows.filter((row) => row.key === code),
      ),
    );
    return [
      ...named,
      sum(
        'other',
        rows.filter((row) => !codes.includes(row.key)),
      ),
    ];
  }

  private async count(by: 'community' | 'category', unitId: string, span: Interval): Promise<Counted[]> {
    const rows = await this.figures.breakdown(unitId, span, by);
    return rows.map(({ key, calls: { raised, solved } }) => ({ key, raised, solved }));
  }

  private async guarded(unitId: string, { from, to }: Interval): Promise<Counted[]> {
    const rows = await this.store.long.rows<Counted>(GUARDED, [unitId, from, to]);
    return rows.map(({ key, raised, solved }) => ({ key, raised: Number(raised), solved: Number(solved) }));
  }
}

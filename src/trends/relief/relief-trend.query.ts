/** Relief of a unit and of those below it, a year beside each other or a unit over the years. Nothing is in order of size. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { isInTree, treeOf } from '../../directory/units/unit-tree.js';
import { iso } from '../../protocol/time/instant.js';
import { localDay } from '../../protocol/time/local-day.js';
import {
  RELIEF_TREND_LIMITS,
  type ReliefCount,
  type ReliefCourse,
  type ReliefTrend,
} from '../../protocol/trends/relief.js';
import { Store } from '../../store/store.js';
import { leadYearKey, LeadYearsQuery, type LeadYear } from './lead-years.query.js';
import { averageFen, isBelowFloor, pooled, rateOf } from './pooled-rate.js';
import type { ReliefBaseRow } from './relief-base.entity.js';
import { findReliefBases } from './relief-bases.repository.js';
import { reliefDefinitions } from './relief-definitions.js';

const NONE: LeadYear = { leads: 0, handedOver: 0 };

@Injectable()
export class ReliefTrendQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly leadYears: LeadYearsQuery,
  ) {}

  /** @throws Refusal `invalid` for a year that is not kept */
  async ofYear({ unitId, lang }: Actor, asked?: number): Promise<ReliefTrend> {
    const year = this.yearAsked(asked);
    const units = treeOf(this.directory, unitId);
    const floor = this.floorOf(unitId);
    const count = await this.counts(
      units.map(({ id }) => id),
      { from: year, to: year },
      floor,
    );
    const items = units.map(({ id, name }) => ({ unit: { id, name }, ...count(id, year) }));
    return { year, floor, items, pooled: pooled(items, floor), definitions: reliefDefinitions(lang, floor) };
  }

  /** @throws Refusal `not_found` for a unit that is not in one's tree, `invalid` */
  async course(
    actor: Actor,
    { unitId = actor.unitId, from, to = this.thisYear() }: { unitId?: string; from?: number; to?: number },
  ): Promise<ReliefCourse> {
    if (!isInTree(this.directory, actor.unitId, unitId)) refuse('not_found');
    this.requireYear('to', to);
    const first = from ?? Math.max(to - 4, RELIEF_TREND_LIMITS.firstYear);
    this.requireYear('from', first);
    const { mostYears } = RELIEF_TREND_LIMITS;
    if (first > to || to - first >= mostYears)
      refuse('invalid', { fields: { from: { sentence: 'field_year_order', params: { max: mostYears } } } });
    const tree = treeOf(this.directory, actor.unitId);
    const floor = this.floorOf(actor.unitId);
    const count = await this.counts(
      tree.map(({ id }) => id),
      { from: first, to },
      floor,
    );
    const { id, name } = this.directory.unit(unitId)!;
    return {
      unit: { id, name },
      floor,
      years: Array.from({ length: to - first + 1 }, (_, n) => first + n).map((year) => ({
        year,
        ...count(id, year),
        pooled: pooled(
          tree.map((one) => count(one.id, year)),
          floor,
        ),
      })),
      units: tree.length,
      definitions: reliefDefinitions(actor.lang, floor),
    };
  }

  /** This year where none is asked. @throws Refusal `invalid` for a year that is not kept */
  yearAsked(year = this.thisYear()): number {
    this.requireYear('year', year);
    return year;
  }

  private async counts(
    unitIds: readonly string[],
    years: { from: number; to: number },
    floor: number,
  ): Promise<(unitId: string, year: number) => ReliefCount> {
    // One after the other: an export reads on one connection.
    const bases = await findReliefBases(this.store.read, unitIds, years);
    const leads = await this.leadYears.of(unitIds, years);
    const entered = new Map(bases.map((row) => [leadYearKey(row.unitId, row.year), row]));
    return (unitId, year) => {
      const key = leadYearKey(unitId, year);
      return { ...(leads.get(key) ?? NONE), ...this.shown(entered.get(key), floor) };
    };
  }

  private shown(row: ReliefBaseRow | undefined, floor: number): Omit<ReliefCount, keyof LeadYear> {
    if (!row) return { granted: null, base: null, rate: null, belowFloor: false };
    const average = averageFen(row.granted, row.grantedFen);
    return {
      granted: row.granted,
      base: row.base,
      rate: rateOf(row, floor),
      belowFloor: isBelowFloor(row, floor),
      ...(row.grantedFen !== null && { grantedFen: row.grantedFen }),
      ...(average !== undefined && { averageFen: average }),
      source: row.source,
      enteredBy: holderOf(this.directory, row.enteredBy),
      enteredAt: iso(row.enteredAt),
      version: row.version,
    };
  }

  private floorOf = (unitId: string): number => this.directory.settings(unitId).trends.floor;
  private thisYear = (): number => Number(localDay(this.clock.now()).slice(0, 4));
  private requireYear(field: string, year: number): void {
    const min = RELIEF_TREND_LIMITS.firstYear;
    const max = this.thisYear();
    if (year < min || year > max)
      refuse('invalid', { fields: { [field]: { sentence: 'field_year_range', params: { min, max } } } });
  }
}

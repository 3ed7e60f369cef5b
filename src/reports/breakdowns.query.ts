/** The calls of a span by something: named, in the order of codes, names or time, with the filter of the rows behind. */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { inTurns } from '../kernel/clock.js';
import { fromToFields } from '../kernel/time/query-span.js';
import type { Interval } from '../kernel/time/intervals.js';
import { CategoriesService } from '../units/categories.service.js';
import { Directory } from '../directory/directory.js';
import type { BreakdownBy, BreakdownRow } from '../protocol/reports.js';
import { NOBODY, URGENCIES } from '../protocol/codes.js';
import { CallCountsQuery } from './call-counts.query.js';
import { spanOfPeriod } from '../ledger/period-cover.js';
import { keyText, noneText } from './key-text.js';
import { ZERO_COUNTS, addCounts, type Counts } from '../figures/call-measures.js';
import { figuresView } from './figures.view.js';

interface Key {
  name: string;
  /** By what it is put in order; what has none comes last. */
  order: string | null;
  /** The filter of GET /calls beside the span. */
  rows?: Record<string, string>;
}
const inOrder = new Intl.Collator('zh-Hans-CN', { numeric: true });
const byOrder = (a: Key, b: Key) =>
  a.order === null || b.order === null
    ? Number(a.order === null) - Number(b.order === null)
    : inOrder.compare(a.order, b.order);

@Injectable()
export class BreakdownsQuery {
  constructor(
    private readonly counts: CallCountsQuery,
    private readonly directory: Directory,
    private readonly categories: CategoriesService,
  ) {}

  /**
   * By unit: this one and all below it, whose rows nobody here may see. Otherwise the unit's own calls. The total is
   * what the rows come to together.
   */
  async of(
    unitId: string,
    span: Interval,
    by: BreakdownBy,
    lang: Lang = 'zh',
  ): Promise<{ rows: BreakdownRow[]; total: Counts }> {
    const counted = await this.counted(unitId, span, by);
    const sorted = [...counted]
      .map(([key, counts]) => ({ key, counts, of: this.keyOf(unitId, by, key, lang) }))
      .sort((a, b) => byOrder(a.of, b.of));
    const rows: BreakdownRow[] = [];
    for await (const { key, counts, of } of inTurns(sorted)) {
      const own = by !== 'unit' || key === unitId;
      rows.push({
        key,
        name: of.name,
        ...figuresView(counts, own),
        ...(own && { rows: { ...fromToFields(within(span, by, key)), ...of.rows } }),
      });
    }
    return { rows, total: [...counted.values()].reduce(addCounts, ZERO_COUNTS) };
  }

  private async counted(unitId: string, span: Interval, by: BreakdownBy): Promise<Map<string, Counts>> {
    switch (by) {
      case 'unit':
        return this.units(unitId, span);
      case 'day':
      case 'month':
        return this.counts.over(unitId, span, by);
      case 'department':
        return regrouped(await this.counts.by(unitId, span, 'officer'), this.departmentsOf(unitId));
      case 'subdistrict':
        return regrouped(
          await this.counts.by(unitId, span, 'community'),
          (id) => this.directory.community(id)?.subdistrictId ?? '',
        );
      case 'deskPlace':
        return this.counts.walkIns(unitId, span);
      case 'weekday':
        return regrouped(await this.counts.by(unitId, span, 'hour'), (hour) => hour.slice(0, 1));
      default:
        return this.counts.by(unitId, span, by);
    }
  }

  private async units(unitId: string, span: Interval): Promise<Map<string, Counts>> {
    const all = new Map<string, Counts>();
    for (const id of this.below(unitId)) {
      const counts = await this.counts.all(id, span);
      if (id === unitId || counts.raised) all.set(id, counts);
    }
    return all;
  }

  /** The unit and all below it in the tree. */
  private below(unitId: string): string[] {
    const children = Map.groupBy(this.directory.allUnits(), (unit) => unit.parentId);
    const found = [unitId];
    for (const id of found)
      for (const child of children.get(id) ?? []) if (!found.includes(child.id)) found.push(child.id);
    return found;
  }

  /** Of today; empty for nobody's, and for who belongs to none of this unit. */
  private departmentsOf(unitId: string): (officerId: string) => string {
    const of = new Map(this.directory.peopleOf(unitId).map((p) => [p.id, p.departmentId ?? '']));
    return (officerId) => {
      const id = of.get(officerId) ?? '';
      return this.directory.department(id)?.unitId === unitId ? id : '';
    };
  }

  private keyOf(unitId: string, by: BreakdownBy, key: string, lang: Lang): Key {
    const { directory } = this;
    const none: Key = { name: noneText(by, lang), order: null };
    switch (by) {
      case 'unit': {
        const unit = directory.unit(key);
        return unit ? { name: unit.name, order: unit.code } : none;
      }
      case 'officer': {
        const rows = { holderId: key || NOBODY };
        const name = directory.person(key)?.name;
        return name === undefined ? { ...none, rows } : { name, order: name, rows };
      }
      case 'department': {
        const rows = { departmentId: key || NOBODY };
        const name = directory.department(key)?.name;
        return name === undefined ? { ...none, rows } : { name, order: name, rows };
      }
      case 'subdistrict': {
        const found = directory.subdistrict(key);
        const rows = { subdistrictId: key || NOBODY };
        return found ? { name: found.name, order: found.code, rows } : { ...none, rows };
      }
      case 'community': {
        const found = directory.community(key);
        const rows = { communityId: key };
        return found ? { name: found.name, order: found.code, rows } : { ...none, rows };
      }
      case 'category': {
        const all = this.categories.list(unitId);
        const place = all.findIndex((c) => c.code === key);
        const found = all[place];
        const rows = { category: key };
        if (!found) return { ...none, rows };
        return { name: lang === 'zh' ? found.nameZh : found.nameEn, order: String(place), rows };
      }
      case 'urgency':
        return {
          name: keyText(by, key, lang),
          order: String((URGENCIES as readonly string[]).indexOf(key)),
          rows: { urgency: key },
        };
      case 'deskPlace':
        return key
          ? { name: keyText(by, key, lang), order: key, rows: { desk: key } }
          : { ...none, rows: { desk: 'unsaid' } };
      case 'hour':
      case 'weekday':
        return { name: keyText(by, key, lang), order: key, rows: { [by]: key } };
      case 'month':
      case 'day':
        return { name: keyText(by, key, lang), order: key };
    }
  }
}

function regrouped(by: ReadonlyMap<string, Counts>, keyOf: (key: string) => string): Map<string, Counts> {
  const all = new Map<string, Counts>();
  for (const [key, counts] of by) all.set(keyOf(key), addCounts(all.get(keyOf(key)) ?? ZERO_COUNTS, counts));
  return all;
}

function within(span: Interval, by: BreakdownBy, key: string): Interval {
  if (by !== 'day' && by !== 'month') return span;
  const period = spanOfPeriod(key);
  return { from: Math.max(span.from, period.from), to: Math.min(span.to, period.to) };
}

/** The units' own deadline rules, held in memory by the directory: asked with every ring, changed seldom. */
import type { DeadlineRule } from '../../protocol/administration.js';
import { DeadlineRuleRow } from '../../deadline/deadlines.entity.js';
import type { Queries } from '../../store/store.js';
import { allRows } from '../../store/table.js';

export class DeadlinesCache {
  private byUnit = new Map<string, DeadlineRule[]>();

  of = (unitId: string): readonly DeadlineRule[] => this.byUnit.get(unitId) ?? [];

  async read(from: Queries): Promise<void> {
    this.byUnit = Map.groupBy(await allRows(from, DeadlineRuleRow), (rule) => rule.unitId);
  }
}

/** The units' own deadline rules, held in memory by the directory: asked with every ring, changed seldom. */
import type { EntityManager } from 'typeorm';
import type { DeadlineRule } from '../../protocol/administration.js';
import { DeadlineRuleRow } from '../../deadline/deadlines.entity.js';

export class DeadlinesCache {
  private byUnit = new Map<string, DeadlineRule[]>();

  of = (unitId: string): readonly DeadlineRule[] => this.byUnit.get(unitId) ?? [];

  async read(manager: EntityManager): Promise<void> {
    this.byUnit = Map.groupBy(await manager.find(DeadlineRuleRow), (rule) => rule.unitId);
  }
}

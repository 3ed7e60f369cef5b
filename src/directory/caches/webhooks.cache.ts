/** Which addresses of a unit are told of what, held in memory by the directory: every write of a call asks. */
import type { WebhookRow } from '../../notice/webhooks/webhooks.entity.js';

const NONE: readonly WebhookRow[] = [];

export class WebhooksCache {
  private hooks = new Map<string, WebhookRow[]>();

  /** Those that are switched on. */
  of = (unitId: string): readonly WebhookRow[] => this.hooks.get(unitId) ?? NONE;
  get any(): boolean {
    return this.hooks.size > 0;
  }

  keep(rows: readonly WebhookRow[]): void {
    this.hooks = Map.groupBy(
      rows.filter(({ offAt }) => offAt === null),
      ({ unitId }) => unitId,
    );
  }
}

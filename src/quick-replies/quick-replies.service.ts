/** The words that stand ready in a call: read by whose they are, kept by the unit's coordinators. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Role } from '../protocol/codes.js';
import {
  QUICK_REPLY_LIMITS,
  type QuickReplies,
  type QuickReply,
  type QuickReplySide,
} from '../protocol/conversation/quick-replies.js';
import { SHIPPED_OFFICER_REPLIES } from '../protocol/conversation/shipped-officer-replies.js';
import { SHIPPED_WORKER_REPLIES } from '../protocol/conversation/shipped-worker-replies.js';
import { Store, type Queries } from '../store/store.js';
import { findQuickReplies, insertQuickReplies, updateQuickReplies } from './quick-replies.repository.js';

/** Without an id: a new one. */
export type GivenReply = Pick<QuickReply, 'zh' | 'categories'> & {
  id?: string;
  en?: string;
  hidden?: boolean;
};
export interface GivenReplies {
  for: QuickReplySide;
  replies: readonly GivenReply[];
  version: number;
}
const SHIPPED = { worker: SHIPPED_WORKER_REPLIES, officer: SHIPPED_OFFICER_REPLIES } as const;
const keeps = (roles: readonly Role[]) => roles.includes('coordinator') || roles.includes('admin');

@Injectable()
export class QuickRepliesService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal `forbidden` where they are another side's */
  async read({ unitId, roles }: Actor, side: QuickReplySide): Promise<QuickReplies> {
    if (!keeps(roles) && !roles.includes(side)) refuse('forbidden');
    const found = await this.of(this.store.read, unitId, side);
    return keeps(roles) ? found : { ...found, items: found.items.filter(({ hidden }) => !hidden) };
  }

  /** @throws Refusal `too_many_kept`, `stale` where somebody was faster, `invalid` for an id or a category that is not there */
  async replace(actor: Actor, { for: side, replies: given, version }: GivenReplies): Promise<QuickReplies> {
    const max = QUICK_REPLY_LIMITS.replies;
    if (given.length > max) refuse('too_many_kept', { params: { max } });
    const { unitId } = actor;
    return this.store.write(
      'quick-replies',
      async (tx) => {
        const before = await this.of(tx, unitId, side);
        const items = this.kept(unitId, given, [...before.items, ...SHIPPED[side]]);
        if (JSON.stringify(items) === JSON.stringify(before.items)) return before;
        if (version !== before.version) refuse('stale');
        const row = { unitId, side, items, version, changedBy: actor.id, changedAt: this.clock.now() };
        if (version === 0) await insertQuickReplies(tx, { ...row, version: 1 });
        else if (!(await updateQuickReplies(tx, row))) refuse('stale');
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'quick.replies',
          subject: unitId,
          data: { side, replies: items.length },
        });
        return { for: side, items, version: version + 1 };
      },
      { queue: `quick-replies:${unitId}` },
    );
  }

  private async of(from: Queries, unitId: string, side: QuickReplySide): Promise<QuickReplies> {
    const row = await findQuickReplies(from, unitId, side);
    return { for: side, items: row?.items ?? [...SHIPPED[side]], version: row?.version ?? 0 };
  }

  /** Those that are there, or ship, keep their ids, each once. */
  private kept(unitId: string, given: readonly GivenReply[], known: readonly QuickReply[]): QuickReply[] {
    const free = new Set(known.map(({ id }) => id));
    return given.map(({ id, zh, en, categories, hidden }) => {
      const isUnknown = id !== undefined && !free.delete(id);
      if (isUnknown || !categories.every((code) => this.directory.hasCategory(unitId, code)))
        refuse('invalid', { fields: { replies: 'field_choice' } });
      return {
        id: id ?? newId(this.clock),
        zh,
        ...(en && { en }),
        categories: [...new Set(categories)],
        ...(hidden && { hidden }),
      };
    });
  }
}

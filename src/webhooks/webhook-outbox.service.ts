/**
 * What other programs are to be told is written with the facts it tells of, in one statement: what was committed is
 * told, what was not is not. Where the unit has no such address nothing is asked and nothing is written.
 */
import { Injectable } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import type { Fact } from '../call/facts.js';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { WebhookEventRow } from '../notice/webhooks/webhooks.entity.js';
import { WEBHOOK_LIMITS, type WebhookBody } from '../protocol/intake/webhooks.js';
import { HOUR } from '../protocol/time/durations.js';
import { iso } from '../protocol/time/instant.js';
import type { Tx } from '../store/store.js';
import { callOf, eventsOf } from './webhook-events.js';
import { insertEvents } from './webhook-events.repository.js';

/** At most two of one write. */
const EVENTS_OF_VERSION = 2;

@Injectable()
export class WebhookOutbox {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @param before undefined for one that is raised; a drill is told to nobody */
  async note(
    tx: Tx,
    before: Readonly<CallRow> | undefined,
    after: Readonly<CallRow>,
    facts: readonly Fact[],
    at: number,
  ): Promise<void> {
    const hooks = this.directory.webhooks.of(after.unitId);
    if (!hooks.length || after.drill !== null) return;
    const events = eventsOf(before, after, facts);
    if (!events.length) return;
    const call = callOf(after, this.directory.community(after.communityId)?.code ?? '');
    const unit = this.directory.unit(after.unitId)?.code ?? '';
    const rows = hooks.flatMap((hook) =>
      events.flatMap((event, n): WebhookEventRow[] => {
        if (!hook.events.includes(event)) return [];
        const id = newId(this.clock);
        const body: WebhookBody = { id, event, at: iso(at), unit, call };
        return [
          {
            id,
            webhookId: hook.id,
            callId: after.id,
            seq: after.version * EVENTS_OF_VERSION + n,
            number: after.number,
            event,
            body: JSON.stringify(body),
            at,
            dueAt: at,
            until: at + WEBHOOK_LIMITS.hours * HOUR,
            attempts: 0,
            state: 'waiting',
            answer: null,
            answeredAt: null,
          },
        ];
      }),
    );
    if (rows.length) await insertEvents(tx, rows);
  }
}

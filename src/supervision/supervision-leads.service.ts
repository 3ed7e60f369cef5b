/** A lead for supervision is handed in, with a number as its receipt. */
import { Injectable } from '@nestjs/common';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import { relationsOf } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { NewSupervisionLead, SupervisionLead } from '../protocol/relief/supervision.js';
import { HOUR } from '../protocol/time/durations.js';
import { Store, type Tx } from '../store/store.js';
import { SuggestRepeatedService } from './suggestions/suggest-repeated.service.js';
import type { SupervisionLeadRow } from './supervision.entity.js';
import { leadSealContext, SupervisionLeadViews } from './supervision-lead.view.js';
import { findLeadsHandedInSince, insertLead, nextSupervisionNumber } from './supervision-leads.repository.js';
import { SupervisionNoticesService } from './supervision-notices.service.js';
import { isStaff } from './supervision-readers.js';

export const supervisionQueue = (unitId: string): string => `supervision:${unitId}`;
/** The same again within it is one lead: a line was bad, or a button was pressed twice. */
const AGAIN = 24 * HOUR;
/** With the community that it is of. */
type Resolved = Omit<NewSupervisionLead, 'communityId'> & { communityId: string | null };

@Injectable()
export class SupervisionLeadsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly repeated: SuggestRepeatedService,
    private readonly notices: SupervisionNoticesService,
    private readonly views: SupervisionLeadViews,
  ) {}

  /** @throws Refusal `invalid` for a community that is not theirs, `call_not_found` for a call they do not see */
  handIn(actor: Actor, given: NewSupervisionLead): Promise<SupervisionLead> {
    const now = this.clock.now();
    return this.store.write(
      'supervision-hand-in',
      async (tx) => {
        const call = given.callId === undefined ? undefined : await this.callOf(tx, actor, given.callId);
        const communityId = this.communityOf(actor, given.communityId ?? call?.communityId);
        const known = (await findLeadsHandedInSince(tx, actor.id, now - AGAIN)).find((row) =>
          this.isSame(row, { ...given, communityId }),
        );
        if (known) return this.views.one(actor, known, tx);
        const row = await this.rowOf(tx, actor, { ...given, communityId });
        await insertLead(tx, row);
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'supervision.hand_in',
          subject: row.id,
          data: { kind: row.kind, ...(row.callId !== null && { callId: row.callId }) },
        });
        await this.notices.coordinators(tx, row, '', actor.id);
        await this.repeated.look(tx, row, given.place);
        return this.views.one(actor, row, tx);
      },
      { queue: supervisionQueue(actor.unitId) },
    );
  }

  private async rowOf(
    tx: Tx,
    actor: Actor,
    { kind, note, place, communityId, callId }: Resolved,
  ): Promise<SupervisionLeadRow> {
    const now = this.clock.now();
    const id = newId(this.clock);
    const { unitId } = actor;
    return {
      id,
      unitId,
      number: await nextSupervisionNumber(tx, unitId, now),
      kind,
      state: 'received',
      note: this.seal.seal(leadSealContext('note', id), note),
      place: place ? this.seal.seal(leadSealContext('place', id), place) : null,
      placeKey: place ? this.seal.index('supervision_lead.place', plain(place)) : null,
      communityId,
      callId: callId ?? null,
      handedInBy: actor.id,
      handedInAt: now,
      departmentId: null,
      handedOverBy: null,
      handedOverAt: null,
      receipt: null,
      receiptAt: null,
      outcome: null,
      outcomeText: null,
      closedBy: null,
      toldAt: null,
      version: 1,
    };
  }

  /** Of the unit; a worker's and a volunteer's own, the first of them where they name none. */
  private communityOf(actor: Actor, communityId: string | undefined): string | null {
    if (communityId === undefined) return isStaff(actor) ? null : (actor.communityIds[0] ?? null);
    const own = isStaff(actor) || actor.communityIds.includes(communityId);
    if (!own || this.directory.community(communityId)?.unitId !== actor.unitId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    return communityId;
  }

  /** Who sees a call may say that a lead came up in it; who held it as well, since it comes with the closing. */
  private async callOf(tx: Tx, actor: Actor, callId: string): Promise<CallRow> {
    const found = await readCall(tx, callId);
    const line = found && rowForDisplay(found);
    if (line?.unitId !== actor.unitId || !relationsOf(line, actor).length) return refuse('call_not_found');
    return line;
  }

  private isSame(row: SupervisionLeadRow, { kind, note, place, communityId, callId }: Resolved): boolean {
    const open = (field: 'note' | 'place', sealed: string | null) =>
      sealed === null ? undefined : this.seal.tryOpen(leadSealContext(field, row.id), sealed);
    return (
      row.kind === kind &&
      row.callId === (callId ?? null) &&
      // The same words of another community are another matter.
      row.communityId === communityId &&
      open('note', row.note) === note &&
      (open('place', row.place) ?? '') === (place ?? '')
    );
  }
}

/** As a place is compared: without blanks and signs, whatever width they were typed in. */
const plain = (place: string): string =>
  place
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

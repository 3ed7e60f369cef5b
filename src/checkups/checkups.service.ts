/** A check-up is arranged by invitation, changed until it is done, and done or cancelled. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import { isOfficerOf } from '../directory/holder.js';
import { findEnterpriseOfUnit } from '../enterprises/enterprises.repository.js';
import type { Checkup, CheckupKind, CheckupState } from '../protocol/outreach/enterprises.js';
import { Store, type Tx } from '../store/store.js';
import { CheckupNoticesService } from './checkup-notices.service.js';
import { CheckupPointsService } from './checkup-points.service.js';
import { requireOfficers, requireTimes, type CheckupTerms } from './checkup-terms.js';
import { invitedByContext, reasonContext, writesIn } from './checkup.view.js';
import type { CheckupFindingRow, CheckupRow } from './checkups.entity.js';
import { CheckupsQuery } from './checkups.query.js';
import {
  findCheckupOfUnit,
  findFindingsOf,
  findPlannedCheckupsIn,
  insertCheckup,
  insertFindings,
  unsaid,
  updateCheckup,
} from './checkups.repository.js';

export interface NewCheckup extends Omit<CheckupTerms, 'officers'> {
  enterpriseId: string;
  kind: CheckupKind;
  officers?: readonly string[];
}
export interface CheckupChange extends Partial<CheckupTerms> {
  state?: CheckupState;
  /** Of a cancellation, which needs one. */
  reason?: string;
  /** As the reader saw it. */
  version?: number;
}

@Injectable()
export class CheckupsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly points: CheckupPointsService,
    private readonly query: CheckupsQuery,
    private readonly notices: CheckupNoticesService,
  ) {}

  /** The same again by the same person is the one that is arranged. @throws Refusal `invalid`, `enterprise_closed` */
  async arrange(actor: Actor, given: NewCheckup): Promise<Checkup> {
    const officers = requireOfficers(this.directory, actor, this.withMaker(actor, given.officers ?? []));
    const now = this.clock.now();
    requireTimes(given, now);
    const id = newId(this.clock);
    const { enterpriseId, kind, invitedBy, invitedAt, at, place } = given;
    return this.store.write(
      'checkup-arrange',
      async (tx) => {
        const enterprise =
          (await findEnterpriseOfUnit(tx, enterpriseId, actor.unitId)) ??
          refuse('invalid', { fields: { enterpriseId: 'field_choice' } });
        if (enterprise.state === 'closed') refuse('enterprise_closed');
        const known = await this.arrangedBefore(tx, actor, { ...given, officers });
        if (known) return this.query.whole(tx, actor, known);
        const row: CheckupRow = {
          id,
          unitId: actor.unitId,
          enterpriseId,
          kind,
          state: 'planned',
          invitedBy: this.seal.seal(invitedByContext(id), invitedBy),
          invitedAt,
          at,
          place,
          officers,
          reason: null,
          cancelledBy: null,
          version: 1,
          madeBy: actor.id,
          madeAt: now,
          changedAt: now,
        };
        await insertCheckup(tx, row);
        await this.note(tx, actor, 'checkup.arrange', row, { enterpriseId, kind });
        await this.notices.arranged(tx, row, actor.id);
        return this.query.whole(tx, actor, row);
      },
      { queue: checkupsQueue(actor.unitId) },
    );
  }

  private async arrangedBefore(
    tx: Tx,
    actor: Actor,
    { enterpriseId, kind, invitedBy, at, place, officers }: NewCheckup,
  ): Promise<CheckupRow | undefined> {
    const then = await findPlannedCheckupsIn(tx, actor.unitId, { from: at - 1, to: at + 1 });
    return then.find(
      (row) =>
        row.madeBy === actor.id &&
        row.enterpriseId === enterpriseId &&
        row.kind === kind &&
        !Object.keys(this.differing(row, { invitedBy, at, place, ...(officers && { officers }) }, actor))
          .length,
    );
  }

  /**
   * The same again is the thing as it is.
   * @throws Refusal `not_found`, `checkup_not_own`, `checkup_done`, `checkup_cancelled`, `checkup_not_begun`, `stale`,
   * `invalid`
   */
  async change(actor: Actor, id: string, given: CheckupChange): Promise<Checkup> {
    const now = this.clock.now();
    return this.store.write(
      'checkup-change',
      async (tx) => {
        const before = (await findCheckupOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
        if (!writesIn(actor, before)) refuse('checkup_not_own');
        const changes = this.differing(before, given, actor);
        const changed = Object.keys(changes).filter((key) => key !== 'reason' && key !== 'cancelledBy');
        if (!changed.length) return this.query.whole(tx, actor, before);
        if (given.version !== undefined && given.version !== before.version) refuse('stale');
        const after = { ...before, ...changes, changedAt: now, version: before.version + 1 };
        if (before.state === 'cancelled') refuse('checkup_cancelled');
        // What is done is opened again first.
        if (before.state === 'done' && !(after.state === 'planned' && changed.length === 1))
          refuse('checkup_done');
        if (changed.some((key) => key === 'at' || key === 'invitedAt')) requireTimes(after, now);
        if (after.state === 'done' && after.at > now) refuse('checkup_not_begun');
        if (!(await updateCheckup(tx, before, { ...changes, changedAt: now }))) refuse('stale');
        if (after.state === 'done' && after.kind === 'checkup') await this.keepUnasked(tx, after);
        await this.note(tx, actor, 'checkup.change', before, {
          changed,
          ...(after.state !== before.state && { state: after.state }),
        });
        await this.notices.changed(tx, before, after, actor.id);
        return this.query.whole(tx, actor, after);
      },
      { queue: checkupsQueue(actor.unitId) },
    );
  }

  private differing(row: CheckupRow, given: CheckupChange, actor: Actor): Partial<CheckupRow> {
    const { invitedBy, officers, state, at, invitedAt, place, reason } = given;
    const changes: Partial<CheckupRow> = {};
    if (state !== undefined && state !== row.state) changes.state = state;
    if (changes.state === 'cancelled') {
      changes.cancelledBy = actor.id;
      changes.reason = this.seal.seal(
        reasonContext(row.id),
        reason ?? refuse('invalid', { fields: { reason: 'field_required' } }),
      );
    }
    if (at !== undefined && at !== row.at) changes.at = at;
    if (invitedAt !== undefined && invitedAt !== row.invitedAt) changes.invitedAt = invitedAt;
    if (place !== undefined && place !== row.place) changes.place = place;
    if (officers && officers.join() !== row.officers.join())
      changes.officers = requireOfficers(this.directory, actor, officers);
    const context = invitedByContext(row.id);
    if (invitedBy !== undefined && this.seal.tryOpen(context, row.invitedBy) !== invitedBy)
      changes.invitedBy = this.seal.seal(context, invitedBy);
    return changes;
  }

  /** The maker first, where they are an officer, who comes along. */
  private withMaker = ({ id, unitId }: Actor, given: readonly string[]): readonly string[] =>
    isOfficerOf(this.directory, unitId, id) ? [id, ...given] : given;

  /** Points that nobody said anything of were not looked at: they stay so, whatever becomes of the list. */
  private async keepUnasked(tx: Tx, { id, unitId }: CheckupRow): Promise<void> {
    const said = new Set((await findFindingsOf(tx, id)).map(({ pointId }) => pointId));
    const { items } = await this.points.of(unitId, tx);
    const rows = items.flatMap((point, position): CheckupFindingRow[] =>
      point.isUsed && !said.has(point.id)
        ? [unsaid(newId(this.clock), id, { pointId: point.id, text: point.text, position })]
        : [],
    );
    if (rows.length) await insertFindings(tx, rows);
  }

  private note = (tx: Tx, actor: Actor, act: string, { id }: CheckupRow, data: Record<string, unknown>) =>
    this.audit.write(tx, { actorId: actor.id, act, subject: id, data });
}

export const checkupsQueue = (unitId: string): string => `checkups:${unitId}`;

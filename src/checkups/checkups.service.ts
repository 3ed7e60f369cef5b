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
import { LIMITS } from '../protocol/limits.js';
import { Store, type Tx } from '../store/store.js';
import { CheckupPointsService } from './checkup-points.service.js';
import { invitedByContext, writesIn } from './checkup.view.js';
import type { CheckupFindingRow, CheckupRow } from './checkups.entity.js';
import { CheckupsQuery } from './checkups.query.js';
import {
  findCheckupOfUnit,
  findFindingsOf,
  insertCheckup,
  insertFindings,
  updateCheckup,
} from './checkups.repository.js';

/** Instants in milliseconds since 1970. */
export interface CheckupTerms {
  invitedBy: string;
  invitedAt: number;
  at: number;
  place: string;
  officers: readonly string[];
}
export interface NewCheckup extends Omit<CheckupTerms, 'officers'> {
  enterpriseId: string;
  kind: CheckupKind;
  officers?: readonly string[];
}
export interface CheckupChange extends Partial<CheckupTerms> {
  state?: CheckupState;
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
  ) {}

  /** @throws Refusal `invalid`, `enterprise_closed` */
  async arrange(actor: Actor, given: NewCheckup): Promise<Checkup> {
    const officers = this.officersOf(actor, given.officers ?? [], actor);
    const now = this.clock.now();
    this.requireTimes(given, now);
    const id = newId(this.clock);
    const { enterpriseId, kind, invitedBy, invitedAt, at, place } = given;
    return this.store.write(
      'checkup-arrange',
      async (tx) => {
        const enterprise =
          (await findEnterpriseOfUnit(tx, enterpriseId, actor.unitId)) ??
          refuse('invalid', { fields: { enterpriseId: 'field_choice' } });
        if (enterprise.state === 'closed') refuse('enterprise_closed');
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
          version: 1,
          madeBy: actor.id,
          madeAt: now,
          changedAt: now,
        };
        await insertCheckup(tx, row);
        await this.note(tx, actor, 'checkup.arrange', row, { enterpriseId, kind });
        return this.query.whole(tx, actor, row);
      },
      { queue: checkupsQueue(actor.unitId) },
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
        const changed = Object.keys(changes);
        if (!changed.length) return this.query.whole(tx, actor, before);
        if (given.version !== undefined && given.version !== before.version) refuse('stale');
        const after = { ...before, ...changes, changedAt: now, version: before.version + 1 };
        if (before.state === 'cancelled') refuse('checkup_cancelled');
        // What is done is opened again first.
        if (before.state === 'done' && !(after.state === 'planned' && changed.length === 1))
          refuse('checkup_done');
        if (changed.some((key) => key === 'at' || key === 'invitedAt')) this.requireTimes(after, now);
        if (after.state === 'done' && after.at > now) refuse('checkup_not_begun');
        if (!(await updateCheckup(tx, before, { ...changes, changedAt: now }))) refuse('stale');
        if (after.state === 'done' && after.kind === 'checkup') await this.keepUnasked(tx, after);
        await this.note(tx, actor, 'checkup.change', before, {
          changed,
          ...(after.state !== before.state && { state: after.state }),
        });
        return this.query.whole(tx, actor, after);
      },
      { queue: checkupsQueue(actor.unitId) },
    );
  }

  private differing(row: CheckupRow, given: CheckupChange, actor: Actor): Partial<CheckupRow> {
    const { invitedBy, officers, state, at, invitedAt, place } = given;
    const changes: Partial<CheckupRow> = {};
    if (state !== undefined && state !== row.state) changes.state = state;
    if (at !== undefined && at !== row.at) changes.at = at;
    if (invitedAt !== undefined && invitedAt !== row.invitedAt) changes.invitedAt = invitedAt;
    if (place !== undefined && place !== row.place) changes.place = place;
    if (officers) {
      const [maker] = row.officers;
      const asked = this.officersOf(actor, officers, { id: maker!, unitId: row.unitId });
      if (asked.join() !== row.officers.join()) changes.officers = asked;
    }
    const context = invitedByContext(row.id);
    if (invitedBy !== undefined && this.seal.tryOpen(context, row.invitedBy) !== invitedBy)
      changes.invitedBy = this.seal.seal(context, invitedBy);
    return changes;
  }

  /** Each once; the maker first, where they are an officer who comes along or nobody else was named. */
  private officersOf(
    { unitId }: Actor,
    given: readonly string[],
    maker: Pick<Actor, 'id' | 'unitId'>,
  ): string[] {
    const isOfficer = (id: string) => isOfficerOf(this.directory, unitId, id);
    const officers = [...new Set(isOfficer(maker.id) ? [maker.id, ...given] : given)];
    if (!officers.length || !officers.every(isOfficer))
      refuse('invalid', { fields: { officers: 'field_officers' } });
    return officers;
  }

  /** Nobody is visited before they have invited, and nothing is arranged further ahead than a year. */
  private requireTimes({ invitedAt, at }: Pick<CheckupTerms, 'invitedAt' | 'at'>, now: number): void {
    if (invitedAt > now) refuse('invalid', { fields: { invitedAt: 'field_not_yet' } });
    if (at < invitedAt) refuse('invalid', { fields: { at: 'field_after_invitation' } });
    if (at > now + LIMITS.aheadSeconds * 1000) refuse('invalid', { fields: { at: 'field_beyond_year' } });
  }

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

export const unsaid = (
  id: string,
  checkupId: string,
  point: Pick<CheckupFindingRow, 'pointId' | 'text' | 'position'>,
): CheckupFindingRow => ({
  id,
  checkupId,
  ...point,
  finding: 'not_looked_at',
  words: null,
  advice: null,
  solvedAt: null,
  solvedBy: null,
  solvedWords: null,
  callId: null,
  dispute: false,
});

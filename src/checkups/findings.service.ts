/** What is found at the points of a check-up, and which problems were solved. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Checkup, Finding } from '../protocol/outreach/enterprises.js';
import { isOpen } from '../call/call-state.js';
import { Store, type Tx } from '../store/store.js';
import { CheckupPointsService } from './checkup-points.service.js';
import { findingContext, writesIn } from './checkup.view.js';
import type { CheckupFindingRow, CheckupRow } from './checkups.entity.js';
import { CheckupsQuery } from './checkups.query.js';
import { findCallsOf, isSolved } from './calls/finding-calls.query.js';
import { checkupsQueue } from './checkups.service.js';
import {
  findCheckupOfUnit,
  findFindingsOf,
  insertFindings,
  markFindingSolved,
  unsaid,
  updateCheckup,
  updateFinding,
} from './checkups.repository.js';

export interface GivenFinding {
  finding: Finding;
  /** What was found; required with a problem. */
  words?: string;
  /** What the enterprise was advised. */
  advice?: string;
  /** The problem was solved on the spot. */
  solved?: boolean;
  /** The problem is a dispute over a contract or a debt. */
  dispute?: boolean;
}

@Injectable()
export class FindingsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly points: CheckupPointsService,
    private readonly query: CheckupsQuery,
  ) {}

  /**
   * Says what was found at a point, anew where something was said of it. What has become a call stays a problem.
   * @throws Refusal `not_found`, `checkup_not_own`, `checkup_done`, `checkup_cancelled`, `point_in_call`, `stale`,
   * `invalid` for a problem without words
   */
  record(actor: Actor, checkupId: string, pointId: string, given: GivenFinding): Promise<Checkup> {
    const { finding, words = '', advice = '', solved = false, dispute = false } = given;
    if (finding === 'problem' && !words) refuse('invalid', { fields: { words: 'field_required' } });
    if (solved && finding !== 'problem') refuse('invalid', { fields: { solved: 'field_invalid' } });
    if (dispute && finding !== 'problem') refuse('invalid', { fields: { dispute: 'field_invalid' } });
    return this.write(actor, checkupId, async (tx, checkup) => {
      if (checkup.state === 'done') refuse('checkup_done');
      const before = await this.findingAt(tx, checkup, pointId);
      const { row } = before;
      const wasSolved = row.solvedAt !== null;
      const same =
        before.isKept &&
        row.finding === finding &&
        row.dispute === dispute &&
        this.opened('words', row) === words &&
        this.opened('advice', row) === advice &&
        (wasSolved || !solved);
      if (same) return false;
      if (row.callId !== null && (finding !== 'problem' || dispute || solved))
        await this.refuseInCall(tx, row);
      const staysSolved = finding === 'problem' && wasSolved;
      const changes: Partial<CheckupFindingRow> = {
        finding,
        dispute,
        words: this.sealed('words', row.id, words),
        advice: this.sealed('advice', row.id, advice),
        ...(!staysSolved && (solved ? this.solvedNow(actor, row.id, words) : NOT_SOLVED)),
      };
      if (!before.isKept) await insertFindings(tx, [{ ...row, ...changes }]);
      else if (!(await updateFinding(tx, row, changes))) refuse('stale');
      await this.note(tx, actor, 'checkup.finding', checkup, {
        pointId,
        finding,
        ...(solved && { solved }),
        ...(dispute && { dispute }),
      });
      return true;
    });
  }

  /**
   * Also long after the check-up. The same again by the same person is the thing as it is.
   * @throws Refusal `not_found`, `checkup_not_own`, `checkup_cancelled`, `point_no_problem`, `point_solved` naming who
   * was faster, `point_in_call` while its call goes on, `stale`
   */
  solve(actor: Actor, checkupId: string, pointId: string, words: string): Promise<Checkup> {
    return this.write(actor, checkupId, async (tx, checkup) => {
      const row = (await findFindingsOf(tx, checkupId)).find((finding) => finding.pointId === pointId);
      if (row?.finding !== 'problem') return refuse('point_no_problem');
      if (row.solvedBy === actor.id && this.opened('solved_words', row) === words) return false;
      if (row.solvedBy !== null) refuse('point_solved', { holder: holderOf(this.directory, row.solvedBy) });
      const call = (await findCallsOf(tx, [row])).get(row.callId ?? '');
      if (call && isSolved(row, call)) refuse('point_solved_already');
      if (call && isOpen(call)) await this.refuseInCall(tx, row);
      if (!(await markFindingSolved(tx, row, this.solvedNow(actor, row.id, words)))) refuse('stale');
      await this.note(tx, actor, 'checkup.solved', checkup, { pointId });
      return true;
    });
  }

  /** @param work answers whether it changed anything */
  private write(
    actor: Actor,
    checkupId: string,
    work: (tx: Tx, checkup: CheckupRow) => Promise<boolean>,
  ): Promise<Checkup> {
    return this.store.write(
      'checkup-point',
      async (tx) => {
        const before = (await findCheckupOfUnit(tx, checkupId, actor.unitId)) ?? refuse('not_found');
        if (!writesIn(actor, before)) refuse('checkup_not_own');
        if (before.state === 'cancelled') refuse('checkup_cancelled');
        if (!(await work(tx, before))) return this.query.whole(tx, actor, before);
        const changedAt = this.clock.now();
        if (!(await updateCheckup(tx, before, { changedAt }))) refuse('stale');
        return this.query.whole(tx, actor, { ...before, changedAt, version: before.version + 1 });
      },
      { queue: checkupsQueue(actor.unitId) },
    );
  }

  /** What was said of the point, or the point as the list has it, of which nothing was said yet. */
  private async findingAt(
    tx: Tx,
    { id, unitId }: CheckupRow,
    pointId: string,
  ): Promise<{ row: CheckupFindingRow; isKept: boolean }> {
    const kept = (await findFindingsOf(tx, id)).find((finding) => finding.pointId === pointId);
    if (kept) return { row: kept, isKept: true };
    const { items } = await this.points.of(unitId, tx);
    const position = items.findIndex((point) => point.id === pointId && point.isUsed);
    const point = items[position] ?? refuse('not_found');
    return { row: unsaid(newId(this.clock), id, { pointId, text: point.text, position }), isKept: false };
  }

  private async refuseInCall(tx: Tx, row: CheckupFindingRow): Promise<void> {
    const call = (await findCallsOf(tx, [row])).get(row.callId ?? '');
    refuse('point_in_call', { params: { number: call?.number ?? '' } });
  }

  private solvedNow = (actor: Actor, id: string, words: string) => ({
    solvedAt: this.clock.now(),
    solvedBy: actor.id,
    solvedWords: this.sealed('solved_words', id, words),
  });
  private sealed = (field: 'words' | 'advice' | 'solved_words', id: string, text: string): string | null =>
    text ? this.seal.seal(findingContext(field, id), text) : null;
  private opened(field: 'words' | 'advice' | 'solved_words', row: CheckupFindingRow): string | undefined {
    const kept = { words: row.words, advice: row.advice, solved_words: row.solvedWords }[field];
    return kept === null ? '' : this.seal.tryOpen(findingContext(field, row.id), kept);
  }
  private note = (tx: Tx, actor: Actor, act: string, { id }: CheckupRow, data: Record<string, unknown>) =>
    this.audit.write(tx, { actorId: actor.id, act, subject: id, data });
}

const NOT_SOLVED = { solvedAt: null, solvedBy: null, solvedWords: null } as const;

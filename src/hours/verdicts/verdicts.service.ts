/** What somebody else says of lines of the ledger: approved, or returned with a reason. One by one and in bulk. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import { requireOpenMonths } from '../../ledger/closed-months.query.js';
import { isOnlyShortened } from './corrections.service.js';
import { isCreditable } from '../../ledger/credit-rules.js';
import type { HoursEntryRow, VerdictRow } from '../../ledger/hours.entity.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import { servicePolicyOn } from '../../ledger/service-policy.repository.js';
import { requireReviewer, requireReason, type HoursRuling } from '../review-rules.js';
import { adjustHoursRollups } from '../../ledger/hours-rollup.repository.js';
import { settleDay, type Approval } from './settle-day.js';
import { insertVerdict, verdictsOf } from './verdicts.repository.js';
import { findEntries, findEntry, reversalOf, updateEntry } from '../../ledger/hours-entries.repository.js';

/** What became of each: decided in the order asked for, refused with why. */
export interface DecisionResult<Row> {
  decided: Row[];
  refused: { id: string; why: Refusal }[];
}
/** So many lines are decided in one write: rings wait no longer than that. */
const A_WRITE = 20;

@Injectable()
export class VerdictsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly ledger: HoursLedgerService,
  ) {}

  /** @throws Refusal `invalid` where a reason is owed; what is refused of single lines is in the answer */
  async decide(
    actor: Actor,
    ids: readonly string[],
    ruling: HoursRuling,
  ): Promise<DecisionResult<HoursEntryRow>> {
    requireReason(ruling);
    const wanted = [...new Set(ids)];
    const known = await findEntries(this.store.read, wanted);
    const ordered = [...known.map((e) => e.id), ...wanted.filter((id) => !known.some((e) => e.id === id))];
    const done = new Map<string, HoursEntryRow | Refusal>();
    for (let first = 0; first < ordered.length; first += A_WRITE) {
      const some = ordered.slice(first, first + A_WRITE);
      const written = await this.store.write('hours:verdict', (tx) => this.some(tx, actor, some, ruling), {
        queue: `desk:${actor.unitId}`,
      });
      for (const [id, result] of written) done.set(id, result);
    }
    return sortById(wanted, done);
  }

  private async some(
    tx: Tx,
    actor: Actor,
    ids: readonly string[],
    ruling: HoursRuling,
  ): Promise<Map<string, HoursEntryRow | Refusal>> {
    const now = this.clock.now();
    const results = new Map<string, HoursEntryRow | Refusal>();
    const lines: HoursEntryRow[] = [];
    for (const id of ids)
      await resultOrRefusal(
        async () => {
          const line = (await findEntry(tx, id)) ?? refuse('not_found');
          if (await this.mayBe(tx, actor, line, ruling)) lines.push(line);
          else results.set(id, line);
        },
        (why) => results.set(id, why),
      );
    for (const personId of [...new Set(lines.map((e) => e.personId))].sort())
      await this.ledger.hold(tx, personId);
    if (ruling.verdict === 'returned')
      for (const line of lines) results.set(line.id, await this.giveBack(tx, line, actor, ruling, now));
    else for (const line of await approveEntries(tx, lines, actor, ruling, now)) results.set(line.id, line);
    return results;
  }

  /** @returns false where the same person has said so already: nothing is written then */
  private async mayBe(tx: Tx, actor: Actor, line: HoursEntryRow, ruling: HoursRuling): Promise<boolean> {
    requireReviewer(actor, line);
    if (line.reverses !== null || (await reversalOf(tx, line.id))) return refuse('line_corrected');
    if (line.recordedBy === actor.id && !(await isOnlyShortened(tx, actor, line))) refuse('own_entry');
    const last = (await verdictsOf(tx, [line.id])).findLast((v) => v.givenBy !== null);
    // More than the cap is a decision of its own.
    const more = ruling.overCap === true && (await wasCapped(tx, line));
    if (last && !more && this.isRepeat(actor, line, last, ruling)) return false;
    await requireOpenMonths(tx, line.unitId, [line.day]);
    return true;
  }

  /** @throws Refusal naming who decided otherwise before */
  private isRepeat(actor: Actor, line: HoursEntryRow, last: VerdictRow, ruling: HoursRuling): boolean {
    const same = last.verdict === ruling.verdict;
    if (same && last.givenBy === actor.id) return true;
    const holder = holderOf(this.directory, last.givenBy!);
    if (line.state === 'approved') return refuse('hours_approved', { holder });
    if (same) return refuse('hours_returned', { holder });
    if (last.givenBy !== actor.id && !ruling.reason?.trim())
      return refuse('hours_returned_before', { holder });
    return false;
  }

  private async giveBack(
    tx: Tx,
    line: HoursEntryRow,
    actor: Actor,
    { reason }: HoursRuling,
    now: number,
  ): Promise<HoursEntryRow> {
    const after: HoursEntryRow = { ...line, state: 'returned' };
    await insertVerdict(tx, {
      entryId: line.id,
      seq: 1 + (await verdictsOf(tx, [line.id])).length,
      verdict: 'returned',
      credited: 0,
      overCap: false,
      givenBy: actor.id,
      givenAt: now,
      reason: reason ?? null,
    });
    await updateEntry(tx, line.id, { state: 'returned' });
    await adjustHoursRollups(tx, [line], [after]);
    return after;
  }
}

/** Approved, and the cap left no room for all of it. */
async function wasCapped(tx: Tx, line: HoursEntryRow): Promise<boolean> {
  if (line.state !== 'approved' || line.credited >= line.minutes) return false;
  return isCreditable(await servicePolicyOn(tx, line.unitId, line.day), line.who, line.kind);
}

/** Lines of open months, of people who are held. */
export async function approveEntries(
  tx: Tx,
  lines: readonly HoursEntryRow[],
  actor: Pick<Actor, 'id'>,
  { reason, overCap }: HoursRuling,
  now: number,
): Promise<HoursEntryRow[]> {
  const approval: Approval = { by: actor.id, reason: reason?.trim() || null, overCap: overCap === true };
  const days = Map.groupBy(lines, (e) => `${e.personId} ${e.day}`);
  const approved: HoursEntryRow[] = [];
  for (const [, [first, ...rest]] of days) {
    const fresh = new Map([first!, ...rest].map((e) => [e.id, approval] as const));
    approved.push(...(await settleDay(tx, first!, now, fresh)));
  }
  return approved;
}

/** Nothing was written where it refuses: the others of the same write are not touched by it. */
export async function resultOrRefusal(
  work: () => Promise<void>,
  refused: (why: Refusal) => void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused(error);
  }
}

export function sortById<Row extends object>(
  ids: readonly string[],
  done: ReadonlyMap<string, Row | Refusal>,
): DecisionResult<Row> {
  const results = ids.map((id) => [id, done.get(id)!] as const);
  return {
    decided: results.flatMap(([, r]) => (r instanceof Refusal ? [] : [r])),
    refused: results.flatMap(([id, r]) => (r instanceof Refusal ? [{ id, why: r }] : [])),
  };
}

export const refusalsOf = (refused: DecisionResult<object>['refused'], { lang }: Pick<Actor, 'lang'>) =>
  refused.map(({ id, why }) => ({ id, code: why.code, message: why.body(lang).message }));

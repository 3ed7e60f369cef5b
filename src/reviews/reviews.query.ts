/** Calls back and samples as coordinators read them: never those of calls that the reader handled. */
import { Injectable } from '@nestjs/common';
import { hasHandled, mayHaveInterest } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import { readClosingNote } from '../desk/views/closing-note.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { intactRows, readCallsById } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import type { CallBack, CallBackState, SampleReview } from '../protocol/residents/reviews.js';
import { iso } from '../protocol/time/instant.js';
import { Store } from '../store/store.js';
import { callBackSealContext, sampleSealContext } from './review-seal.js';
import type { CallBackRow, SampleReviewRow } from './reviews.entity.js';
import { listCallBacks, listSamples } from './reviews.repository.js';

/** No unit has more of these open at once that anybody could see to. */
const MOST = 500;

@Injectable()
export class ReviewsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly views: CallViewsService,
  ) {}

  async callBacks(actor: Actor, state: CallBackState): Promise<CallBack[]> {
    return this.callBackViews(actor, await listCallBacks(this.store.long, actor.unitId, state, MOST));
  }
  async samples(actor: Actor): Promise<SampleReview[]> {
    return this.sampleViews(actor, await listSamples(this.store.long, actor.unitId, MOST));
  }

  async callBackViews(actor: Actor, rows: readonly CallBackRow[]): Promise<CallBack[]> {
    const calls = await this.callsOf(actor, rows);
    return rows.flatMap((row) => {
      const line = calls.get(row.callId);
      return line ? [this.callBack(actor, row, line)] : [];
    });
  }

  async sampleViews(actor: Actor, rows: readonly SampleReviewRow[]): Promise<SampleReview[]> {
    const calls = await this.callsOf(actor, rows);
    const shown: SampleReview[] = [];
    for (const row of rows) {
      const line = calls.get(row.callId);
      if (line) shown.push(await this.sample(actor, row, line));
    }
    return shown;
  }

  private async callsOf(actor: Actor, rows: readonly { callId: string }[]): Promise<Map<string, CallRow>> {
    if (!rows.length) return new Map();
    const found = await readCallsById(
      this.store.long,
      rows.map(({ callId }) => callId),
    );
    const seen = intactRows(found).filter((line) => !hasHandled(line, actor.id));
    return new Map(seen.map((line) => [line.id, line]));
  }

  private ofCall(
    actor: Actor,
    line: CallRow,
    version: number,
  ): Pick<CallBack, 'call' | 'recused' | 'version'> {
    const { id, number, category, communityId, outcome } = line;
    return {
      call: {
        id,
        number,
        category,
        community: this.views.community(communityId),
        ...(outcome !== null && { outcome }),
      },
      ...(mayHaveInterest(line, actor) && { recused: true as const }),
      version,
    };
  }

  private callBack(actor: Actor, row: CallBackRow, line: CallRow): CallBack {
    const { doneBy, doneAt, way, outcome, note, assigneeId } = row;
    const apart = mayHaveInterest(line, actor);
    const words = note === null || apart ? undefined : this.seal.tryOpen(callBackSealContext(row.id), note);
    return {
      id: row.id,
      ...this.ofCall(actor, line, row.version),
      reason: row.reason,
      openedAt: iso(row.openedAt),
      due: iso(row.dueAt),
      late: row.state === 'open' && row.dueAt <= this.clock.now(),
      state: row.state,
      ...(assigneeId !== null && { assignee: holderOf(this.directory, assigneeId) }),
      ...(doneBy !== null && { doneBy: holderOf(this.directory, doneBy) }),
      ...(doneAt !== null && { doneAt: iso(doneAt) }),
      ...(way !== null && { way }),
      ...(outcome !== null && { outcome }),
      ...(words !== undefined && { note: words }),
    };
  }

  private async sample(actor: Actor, row: SampleReviewRow, line: CallRow): Promise<SampleReview> {
    const { doneBy, doneAt, contactMade, sentencePlain, outcomeTrue, followUpKept, remark } = row;
    const apart = mayHaveInterest(line, actor);
    const words = remark === null || apart ? undefined : this.seal.tryOpen(sampleSealContext(row.id), remark);
    return {
      id: row.id,
      ...this.ofCall(actor, line, row.version),
      month: row.month,
      closedAt: iso(row.closedAt),
      ...(!apart && (await readClosingNote(this.store.read, this.views, line))),
      ...(contactMade !== null &&
        sentencePlain !== null &&
        outcomeTrue !== null && { checks: { contactMade, sentencePlain, outcomeTrue, followUpKept } }),
      ...(words !== undefined && { remark: words }),
      ...(doneBy !== null && { doneBy: holderOf(this.directory, doneBy) }),
      ...(doneAt !== null && { doneAt: iso(doneAt) }),
    };
  }
}

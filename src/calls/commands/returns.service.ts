/** Giving a call back to a reviewer, and the review. */
import { MINUTE } from '../../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { addWorking } from '../../calendar/working-time.js';
import type { CommandActor } from '../../kernel/actor.js';
import { reviewerOf } from '../../directory/reviewer.js';
import type { ReturnPayload, ReviewPayload } from '../../protocol/events/return-payloads.js';
import { DeskService } from '../../desk/desk.service.js';
import * as decide from '../../call/decide/return-rules.js';
import { Directory } from '../../directory/directory.js';

@Injectable()
export class ReturnsService {
  constructor(
    private readonly desk: DeskService,
    private readonly directory: Directory,
  ) {}

  giveBack = (asker: CommandActor, p: ReturnPayload) =>
    this.desk.command('return', asker.unitId, asker, p.callId, (decision) =>
      decide.returnCall(decision, asker, p.reason, this.reviewBy(asker.unitId, decision.now)),
    );

  review = (asker: CommandActor, p: ReviewPayload) =>
    this.desk.command('review', asker.unitId, asker, p.callId, (decision, known) =>
      decide.reviewReturn(decision, known, asker, {
        verdict: p.verdict,
        officerId: p.officerId,
        words: p.words,
        reviewer: reviewerOf(this.directory, decision.call.line.unitId),
      }),
    );

  /** So much working time from now; by the clock where the calendar has no day left. */
  private reviewBy(unitId: string, now: number): number {
    const { directory } = this;
    const span = directory.settings(unitId).reviewMinutes * MINUTE;
    return addWorking(directory.calendars.of(unitId), now, span) ?? now + span;
  }
}

/** Giving a call back to a reviewer, and the review. */
import { Injectable } from '@nestjs/common';
import { addWorking } from '../../calendar/working-time.js';
import type { Asker } from '../../kernel/actor.js';
import { reviewerOf } from '../../directory/reviewer.js';
import type { ReturnPayload, ReviewPayload } from '../../protocol/channels.js';
import { Desk } from '../../desk/desk.js';
import * as decide from '../../call/decide/returns.js';

@Injectable()
export class Returns {
  constructor(private readonly desk: Desk) {}

  giveBack = (asker: Asker, p: ReturnPayload) =>
    this.desk.command('return', asker.unitId, asker, p.callId, (script) =>
      decide.giveBack(script, asker, p.reason, this.reviewBy(asker.unitId, script.now)),
    );

  review = (asker: Asker, p: ReviewPayload) =>
    this.desk.command('review', asker.unitId, asker, p.callId, (script, known) =>
      decide.review(script, known, asker, {
        verdict: p.verdict,
        officerId: p.officerId,
        words: p.words,
        reviewer: reviewerOf(this.desk.tools.directory, script.call.line.unitId),
      }),
    );

  /** So much working time from now; by the clock where the calendar has no day left. */
  private reviewBy(unitId: string, now: number): number {
    const { directory } = this.desk.tools;
    const span = directory.settings(unitId).reviewMinutes * 60_000;
    return addWorking(directory.calendars.of(unitId), now, span) ?? now + span;
  }
}

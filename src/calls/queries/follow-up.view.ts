/** What is to be done after a call's closing and what was, with the words that were said of it. */
import { iso } from '../../protocol/time/instant.js';
import type { FollowUp as Shown } from '../../protocol/calls/follow-up.js';
import type { Queries } from '../../store/store.js';
import type { CallRow } from '../../call/call.entity.js';
import type { FollowUpState } from '../../call/care/care-book.js';
import { isFollowUpLate } from '../../call/care/follow-up-rules.js';
import { followUpFacts } from '../../call/facts.repository.js';
import { type CallViewsService } from '../../desk/views/call-views.service.js';

/** Open ones first, by when they are due; what a reopening ended is in the journal only. */
export async function followUpViews(
  from: Queries,
  views: CallViewsService,
  { id, unitId, ringing }: Pick<CallRow, 'id' | 'unitId' | 'ringing'>,
  now: number,
): Promise<Shown[]> {
  const all = (ringing.followUps ?? []).filter((f) => f.state !== 'dropped');
  if (!all.length) return [];
  const seqs = all.map((f) => f.endedSeq ?? f.setSeq);
  const said = await followUpFacts(from, id, seqs);
  const note = (f: FollowUpState) => {
    const fact = said.find((one) => one.seq === (f.endedSeq ?? f.setSeq));
    if (!fact?.sealedWords) return {};
    const words = views.words(id, fact.seq, fact.sealedWords);
    return words === undefined ? { broken: true as const } : { note: words };
  };
  return all
    .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || a.dueAt - b.dueAt)
    .map((f) => ({
      kind: f.kind,
      dueAt: iso(f.dueAt),
      by: views.holder(f.by),
      ...(f.stage !== null && { stage: f.stage }),
      late: f.state === 'open' && isFollowUpLate(f.dueAt, now),
      ...(f.state === 'open' && !views.isOfficerOf(unitId, f.by) && { coordinators: true as const }),
      ...(f.endedAt !== null && { doneAt: iso(f.endedAt) }),
      ...(f.doneBy !== null && { doneBy: views.holder(f.doneBy) }),
      ...note(f),
    }));
}

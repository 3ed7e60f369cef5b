/** The note a call was handed over with, for whoever took it: what they read first. */
import type { CallDetail } from '../../protocol/calls/call-summary.js';
import { iso } from '../../protocol/time/instant.js';
import type { Queries } from '../../store/store.js';
import { listedFacts } from '../../call/facts.repository.js';
import type { CallRow } from '../../call/call.entity.js';
import { type CallViewsService } from '../../desk/views/call-views.service.js';

/** Nothing where its holder answered it themselves, or was given it without a word. */
export async function readHandoverNote(
  from: Queries,
  views: CallViewsService,
  { id, holderId, ringing }: CallRow,
): Promise<Pick<CallDetail, 'handover'>> {
  if (ringing.holders.length < 2) return {};
  const came = await listedFacts(
    from,
    "where call_id = ? and deed in ('transferring', 'transferred', 'accepted', 'reviewed') order by seq desc limit 10",
    [id],
  );
  const taken = came.findIndex(
    (f) =>
      f.deed === 'accepted' ||
      (f.deed === 'transferred' && f.data.to === holderId) ||
      (f.deed === 'reviewed' && f.data.verdict === 'ruled'),
  );
  const how = came[taken];
  if (!how || how.deed === 'accepted') return {};
  const said = how.deed === 'reviewed' ? how : came.slice(taken).find((f) => f.deed === 'transferring');
  if (!said?.sealedWords || said.actorId === null) return {};
  const note = views.words(id, said.seq, said.sealedWords);
  return {
    handover: {
      from: views.holder(said.actorId),
      at: iso(said.at),
      note: note ?? '',
      ...(note === undefined && { broken: true }),
    },
  };
}

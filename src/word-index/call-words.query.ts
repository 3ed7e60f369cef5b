/** What was said in calls, opened: summaries, messages, and what was written to what was done. */
import type { CallRow } from '../call/call.entity.js';
import { messageSealContext } from '../desk/message.view.js';
import { factTextSealContext, summarySealContext } from '../desk/journal/journal.repository.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { DeedName } from '../protocol/codes.js';
import { placeholders, type Queries } from '../store/store.js';

export interface SaidWords {
  /** `summary`, `message`, or the kind of the fact that it was written to; what came of a resident's answer is one. */
  in: 'summary' | 'message' | DeedName;
  text: string;
}
type Worded = Pick<CallRow, 'id' | 'summary'>;

/** Words that cannot be opened are left out; why somebody may not have a call is for nobody to find. */
export async function saidWordsOf(
  from: Queries,
  seal: Pick<Seal, 'tryOpen'>,
  calls: readonly Worded[],
): Promise<Map<string, SaidWords[]>> {
  const said = new Map(calls.map(({ id }): [string, SaidWords[]] => [id, []]));
  if (!calls.length) return said;
  const open = (callId: string, of: SaidWords['in'], context: string, sealed: string) => {
    const text = seal.tryOpen(context, sealed);
    if (text) said.get(callId)!.push({ in: of, text });
  };
  for (const { id, summary } of calls)
    if (summary !== null) open(id, 'summary', summarySealContext(id), summary);
  const ids = calls.map(({ id }) => id);
  const these = `call_id in (${placeholders(ids)})`;
  const messages = await from.rows<{ id: string; call_id: string; text: string }>(
    `select id, call_id, text from message where ${these} order by at, id`,
    ids,
  );
  for (const { id, call_id, text } of messages) open(call_id, 'message', messageSealContext(id), text);
  const facts = await from.rows<{
    call_id: string;
    seq: number;
    deed: DeedName;
    words: string;
    resident: number;
  }>(
    `select call_id, seq, deed, words, case when data like '%"ofResident":true%' then 1 else 0 end as resident from fact
      where ${these} and words is not null and deed not in ('recused', 'unrecused') order by call_id, seq`,
    ids,
  );
  for (const { call_id, seq, deed, words, resident } of facts) {
    // The newest summary stands with its call.
    const text = seal.tryOpen(factTextSealContext(call_id, seq), words);
    if (text && !said.get(call_id)!.some((one) => one.text === text))
      said.get(call_id)!.push({ in: Number(resident) ? 'resident_answered' : deed, text });
  }
  return said;
}

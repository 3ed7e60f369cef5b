/** The search itself: some calls at a time are opened and matched, and what came of them is handed on. */
import { nextTurn } from '../../kernel/clock.js';
import type { Seal } from '../../kernel/seal/seal.js';
import { factTextSealContext, summarySealContext } from '../../desk/journal/journal.repository.js';
import { messageSealContext } from '../../desk/message.view.js';
import type { LookBackKind } from '../../protocol/relief/look-back.js';
import type { Queries } from '../../store/store.js';
import { closedCallsAfter, sealedWordsOf, type ClosedCall } from './closed-calls.query.js';
import type { LookBackStart, LookedAt } from './look-back-job.js';
import { matcherOf } from './matching.js';

const CALLS_AT_ONCE = 100;

export interface LookBackSearch {
  read: Queries;
  seal: Pick<Seal, 'tryOpen'>;
  unitId: string;
  kinds: readonly LookBackKind[];
}

/** @param tell is handed what came of each portion, newest calls first, and is waited for */
export async function searchCalls(
  { read, seal, unitId, kinds }: LookBackSearch,
  start: LookBackStart,
  tell: (portion: LookedAt) => Promise<void>,
): Promise<void> {
  const match = matcherOf(kinds);
  for (let { after } = start; ;) {
    const calls = await closedCallsAfter(read, unitId, start, after, CALLS_AT_ONCE);
    const last = calls.at(-1);
    if (!last) return;
    const opened = await openWords(read, seal, calls);
    const found = calls.map(({ id, at }) => ({
      callId: id,
      closedAt: at,
      kinds: match(opened.get(id)!.texts),
    }));
    after = { at: last.at, id: last.id };
    await tell({
      looked: calls.length,
      unread: [...opened.values()].filter(({ broken }) => broken).length,
      last: after,
      hits: found.filter((one) => one.kinds.length > 0),
    });
    await nextTurn();
  }
}

interface Opened {
  texts: string[];
  /** Some of its words could not be opened. */
  broken: boolean;
}
async function openWords(
  read: Queries,
  seal: Pick<Seal, 'tryOpen'>,
  calls: readonly ClosedCall[],
): Promise<Map<string, Opened>> {
  const opened = new Map(calls.map(({ id }): [string, Opened] => [id, { texts: [], broken: false }]));
  const open = (callId: string, context: string, sealed: string) => {
    const of = opened.get(callId)!;
    const text = seal.tryOpen(context, sealed);
    if (text === undefined) of.broken = true;
    else of.texts.push(text);
  };
  for (const { id, summary } of calls) if (summary !== null) open(id, summarySealContext(id), summary);
  const { messages, facts } = await sealedWordsOf(
    read,
    calls.map(({ id }) => id),
  );
  for (const { id, call_id, text } of messages) open(call_id, messageSealContext(id), text);
  for (const { call_id, seq, words } of facts) open(call_id, factTextSealContext(call_id, seq), words);
  return opened;
}

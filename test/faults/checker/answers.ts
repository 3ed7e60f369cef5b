/** What clients were told against what is there: nothing acknowledged is lost, nothing is there that nobody asked for. */
import type { Outside } from '../../setup/checker.js';
import type { Line } from '../clients/client-process.js';

/** The fact that a command on a call leaves behind. */
const FACTS: Record<string, readonly string[]> = {
  'call:amend': ['amended'],
  'call:cancel': ['cancelled'],
  'call:rate': ['rated'],
  'call:reopen': ['reopened', 'close_taken_back'],
  'call:transfer': ['transferring'],
  'call:close': ['closed'],
  'call:assign': ['assigned'],
  'offer:accept': ['accepted', 'transferred'],
};

/** @returns how many raises were acknowledged, and what of them is not as it was told */
export async function raisesHold(from: Outside, lines: readonly Line[]): Promise<Answers> {
  const calls = await from.rows<{ id: string; client_call_id: string; raised_by: string }>(
    'select id, client_call_id, raised_by from call',
  );
  const byKey = Map.groupBy(calls, (c) => `${c.raised_by} ${c.client_call_id}`);
  const asked = new Set(lines.filter((l) => l.event === 'call:raise').map((l) => `${l.who} ${l.key}`));
  const told = lines.filter((l) => l.t === 'answered' && l.event === 'call:raise');
  const lost = told
    .filter((l) => byKey.get(`${l.who} ${l.key}`)?.[0]?.id !== l.id)
    .map(
      (l) => `raise ${l.key} was acknowledged as ${l.id} and is ${byKey.get(`${l.who} ${l.key}`)?.[0]?.id}`,
    );
  const twice = [...byKey]
    .filter(([, rows]) => rows.length > 1)
    .map(([key]) => `raise ${key} is there twice`);
  const unasked = [...byKey.keys()]
    .filter((key) => !asked.has(key))
    .map((key) => `nobody asked for raise ${key}`);
  return { looked: told.length, lost, wrong: [...twice, ...unasked] };
}

interface Answers {
  looked: number;
  lost: string[];
  wrong: string[];
}

/** @returns how many other answers there were, and which of them the database does not know of */
export async function answersHold(from: Outside, lines: readonly Line[]): Promise<Answers> {
  const facts = await from.rows<{ call_id: string; seq: number; deed: string }>(
    'select call_id, seq, deed from fact',
  );
  const offers = new Map(
    (
      await from.rows<{ id: string; ending: string | null; received_at: number | null }>(
        'select id, ending, received_at from offer',
      )
    ).map((o) => [o.id, o]),
  );
  const messages = new Set((await from.rows<{ id: string }>('select id from message')).map((m) => m.id));
  const duties = await from.rows<{ officer_id: string; ended_at: number | null }>(
    'select officer_id, ended_at from duty_session',
  );
  const byCall = Map.groupBy(facts, (f) => f.call_id);
  const isThere = (l: Line): boolean => {
    const made = FACTS[l.event];
    if (made)
      return (byCall.get(l.id!) ?? []).some((f) => made.includes(f.deed) && Number(f.seq) <= l.version!);
    const offer = offers.get(l.payload?.offerId ?? '');
    switch (l.event) {
      case 'offer:received':
        return offer?.received_at != null;
      case 'offer:decline':
        return offer?.ending === 'declined';
      case 'call:message':
        return messages.has(l.id!);
      case 'duty:start':
        return duties.some((d) => d.officer_id === l.who);
      case 'duty:end':
        return duties.some((d) => d.officer_id === l.who && d.ended_at !== null);
      default:
        return l.event === 'call:raise';
    }
  };
  const told = lines.filter((l) => l.t === 'answered' && l.event !== 'call:raise');
  const lost = told
    .filter((l) => !isThere(l))
    .map((l) => `${l.event} ${l.key} was acknowledged and is not there`);
  const asked = new Set(lines.map((l) => l.key));
  const own = await from.rows<{ client_message_id: string }>('select client_message_id from message');
  const wrong = own
    .filter((m) => !asked.has(m.client_message_id))
    .map((m) => `nobody asked for message ${m.client_message_id}`);
  return { looked: told.length, lost, wrong };
}

/** @returns what a page was ever told of that is not there, or not yet: a page hears of nothing that could still be lost */
export async function newsHolds(from: Outside, lines: readonly Line[]): Promise<string[]> {
  const rows = await from.rows<{ id: string; version: number }>('select id, version from call');
  const versions = new Map(rows.map((c) => [c.id, Number(c.version)]));
  const offers = new Set((await from.rows<{ id: string }>('select id from offer')).map((o) => o.id));
  return lines
    .filter((l) => l.t === 'told')
    .flatMap(({ who, calls = {}, rings = [] }) => [
      ...Object.entries(calls)
        .filter(([id, version]) => (versions.get(id) ?? 0) < version)
        .map(([id, version]) => `${who} was told of call ${id} at ${version}, it is at ${versions.get(id)}`),
      ...rings.filter((id) => !offers.has(id)).map((id) => `${who} heard ring ${id}, which is not there`),
    ]);
}

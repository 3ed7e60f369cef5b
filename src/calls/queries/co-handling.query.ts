/** Parts others help with, as they are shown: a call's, and all that an officer was asked for. */
import { DAY } from '../../protocol/time/durations.js';
import type { Actor } from '../../kernel/actor.js';
import { iso } from '../../protocol/time/instant.js';
import type { HelpItem } from '../../protocol/calls/help-item.js';
import type { Queries } from '../../store/store.js';
import type { CallRow } from '../../call/call.entity.js';
import { isHelpOpen, type Help } from '../../call/care/care-book.js';
import { coHandlers } from '../../desk/journal/co-handling.repository.js';
import type { CoHandlerRow } from '../../call/co-handling.entity.js';
import { intactRows, readCallsById } from '../../desk/views/readable-call.query.js';
import { factsBySeq } from '../../call/facts.repository.js';
import { type CallViewsService } from '../../desk/views/call-views.service.js';

const ENDED_SHOWN = 14 * DAY;
const MOST = 200;

/** Open ones first, by when they are due; then those that ended lately. */
export async function helpItemsForOfficer(
  from: Queries,
  views: CallViewsService,
  actor: Pick<Actor, 'id' | 'departmentId'>,
  now: number,
): Promise<HelpItem[]> {
  const rows = await coHandlers.find(
    from,
    `where (officer_id = ? or (department_id = ? and state = 'asked')) and (ended_at is null or ended_at > ?)
      order by asked_at desc limit ${MOST}`,
    [actor.id, actor.departmentId ?? '', now - ENDED_SHOWN],
  );
  if (!rows.length) return [];
  const ids = [...new Set(rows.map((r) => r.callId))];
  const lines = new Map(intactRows(await readCallsById(from, ids)).map((line) => [line.id, line]));
  // One that cannot be read keeps nobody from the others; the watch tells of its call.
  const items = await Promise.allSettled(
    rows
      .filter((row) => lines.has(row.callId))
      .map((row) => itemOf(from, views, lines.get(row.callId)!, row, now)),
  );
  const shown = items.flatMap((item) => (item.status === 'fulfilled' ? [item.value] : []));
  const rank = (item: HelpItem) => (item.endedAt === undefined ? 0 : 1);
  return shown.sort((a, b) => rank(a) - rank(b) || (a.answerBy < b.answerBy ? -1 : 1));
}

/** All that were ever asked for a call, oldest first. */
export async function helpItemsOfCall(
  from: Queries,
  views: CallViewsService,
  line: CallRow,
  now: number,
): Promise<HelpItem[]> {
  const rows = await coHandlers.find(from, 'where call_id = ? order by asked_at, id', [line.id]);
  // A book that cannot be read knows of none of them.
  const known = rows.filter((row) => line.ringing.help?.some((h) => h.id === row.id));
  return Promise.all(known.map((row) => itemOf(from, views, line, row, now)));
}

async function itemOf(
  from: Queries,
  views: CallViewsService,
  line: CallRow,
  row: CoHandlerRow,
  now: number,
): Promise<HelpItem> {
  const help = line.ringing.help!.find((h) => h.id === row.id)!;
  const said = await factsBySeq(from, line.id, [help.askedSeq, help.endedSeq ?? help.askedSeq]);
  const words = (seq: number | null) => {
    const sealed = said.find((f) => f.seq === seq)?.sealedWords;
    return sealed ? views.words(line.id, seq!, sealed) : '';
  };
  const [what, answer] = [words(help.askedSeq), words(help.endedSeq)];
  const contact = row.contact === null ? '' : views.contact(row.id, row.contact);
  return {
    id: help.id,
    call: views.ringCall(line),
    ...(line.holderId !== null && { holder: views.holder(line.holderId) }),
    askedBy: views.holder(help.askedBy),
    askedAt: iso(help.askedAt),
    what: what ?? '',
    answerBy: iso(help.answerBy),
    to: addressee(views, help),
    state: help.state,
    late: isHelpOpen(help) && help.answerBy <= now,
    ...(help.helper !== null && { helper: views.holder(help.helper) }),
    ...(help.resident !== null && { resident: help.resident }),
    ...(contact && { contact }),
    ...(answer && { answer }),
    ...([what, answer, contact].includes(undefined) && { broken: true }),
    ...(help.endedAt !== null && { endedAt: iso(help.endedAt) }),
  };
}

const addressee = (views: CallViewsService, { to }: Help): HelpItem['to'] => {
  if ('officer' in to) return { officer: views.holder(to.officer) };
  if ('department' in to) return { department: views.department(to.department) };
  return { body: to.name };
};

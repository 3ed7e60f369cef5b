/** Letters as they are shown, in a list and whole. */
import { countWorkingDays } from '../../deadline/day-count.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { inLang } from '../../protocol/lang.js';
import type { Letter, LetterSummary } from '../../protocol/trends/letters.js';
import type { ProgrammeState } from '../../protocol/trends/programmes.js';
import { iso } from '../../protocol/time/instant.js';
import { unitNamed } from '../help/help.view.js';
import type { LetterAccessService } from './letter-access.service.js';
import type { LetterRow } from './letters.entity.js';

export interface LetterSources {
  directory: Directory;
  access: Pick<LetterAccessService, 'whyNot'>;
  actor: Actor;
  now: number;
}

export function letterSummary({ directory, now }: LetterSources, row: LetterRow): LetterSummary {
  const { sentAt, dueAt, nearAt, answeredAt } = row;
  return {
    id: row.id,
    number: row.number,
    unit: unitNamed(directory, row.unitId),
    to: unitNamed(directory, row.toUnitId),
    year: row.year,
    state: row.state,
    draftedAt: iso(row.draftedAt),
    draftedBy: holderOf(directory, row.draftedBy),
    ...(sentAt !== null && { sentAt: iso(sentAt) }),
    ...(dueAt !== null &&
      nearAt !== null && { due: iso(dueAt), light: lightOf(nearAt, dueAt, answeredAt, now) }),
    version: row.version,
  };
}

/** In time is what comes at its very end. */
const lightOf = (
  near: number,
  due: number,
  answered: number | null,
  now: number,
): NonNullable<Letter['light']> => {
  if (answered !== null) return answered <= due ? 'on_time' : 'late';
  return now > due ? 'late' : now >= near ? 'soon' : 'on_time';
};

export function letterView(
  sources: LetterSources,
  row: LetterRow,
  programmeState: ProgrammeState | undefined,
): Letter {
  const { access, actor, directory } = sources;
  const may = (deed: keyof Letter['may']) => access.whyNot(actor, row, deed) === undefined;
  const notSigner = row.state === 'draft' ? access.whyNot(actor, row, 'sign') : undefined;
  const by = (id: string | null, at: number | null) =>
    id !== null && at !== null ? { by: holderOf(directory, id), at: iso(at) } : undefined;
  const [signed, sent, read] = [
    by(row.signedBy, row.signedAt),
    by(row.sentBy, row.sentAt),
    by(row.readBy, row.readAt),
  ];
  const answered = by(row.answeredBy, row.answeredAt);
  const ended = by(row.endedBy, row.endedAt);
  const why = countOf(sources, row);
  return {
    ...letterSummary(sources, row),
    text: row.text,
    figures: { ...row.figures, definitions: [...row.figures.definitions[actor.lang]] },
    ...(signed && { signed }),
    ...(sent && { sent }),
    ...(why && { why }),
    ...(answered && {
      answer: { ...answered, text: row.answer ?? '', inTime: (row.answeredAt ?? 0) <= (row.dueAt ?? 0) },
    }),
    ...(read && { read }),
    ...(row.programmeId !== null &&
      programmeState && { programme: { id: row.programmeId, state: programmeState } }),
    ...(ended && row.state === 'lifted' && { lifted: { ...ended, reason: row.reason ?? '' } }),
    ...(ended && row.state === 'withdrawn' && { withdrawn: { ...ended, reason: row.reason ?? '' } }),
    may: {
      edit: may('edit'),
      sign: may('sign'),
      send: may('send'),
      withdraw: may('withdraw'),
      answer: may('answer'),
      read: row.readAt === null && may('read'),
      lift: may('lift'),
    },
    ...(notSigner && { notSigner: new Refusal(notSigner).body(actor.lang).message }),
  };
}

/** By the calendar of the unit that answers; the day that was set stands, whatever has become of the calendar since. */
function countOf(
  { directory, actor }: LetterSources,
  { toUnitId, sentAt, answerDays, dueAt }: LetterRow,
): Letter['why'] {
  if (sentAt === null || answerDays === null || dueAt === null) return undefined;
  const counted = countWorkingDays(directory.calendars.of(toUnitId), sentAt, answerDays);
  const rule = inLang(
    [
      '发出后 {n} 个工作日内答复，发出当日不计',
      'answered within {n} working days; the day it is sent does not count',
    ],
    actor.lang,
  );
  return { ...counted, due: iso(dueAt), rule: rule.replace('{n}', String(answerDays)) };
}

/** What was promised, and what others were asked for, each with its time. Pure. */
import { isOpen } from '../call/call-state.js';
import { openFollowUps, openHelps, type FollowUpState, type Help } from '../call/care/care-book.js';
import { clockBookOf } from '../call/clocks/call-clocks.js';
import type { CallClock } from '../call/clock-book.js';
import { nextMidnight } from '../protocol/time/local-day.js';
import type { DigestLine } from '../protocol/words/call-digest.js';
import type { DigestSource } from './digest-source.js';
import type { DigestWriter } from './digest-writer.js';

const CLOCK_SENTENCES = { answer: 'answerBy', contact: 'contactBy', close: 'closeBy' } as const;

/** What is due first, first. */
export function promisedLines(source: DigestSource, write: DigestWriter): DigestLine[] {
  const { line, requests, promises } = source;
  const clocks = isOpen(line) ? clockBookOf(line).clocks : [];
  const returned = line.ringing.returned?.open;
  const all = [
    ...clocks.flatMap((clock) => ofClock(clock, write)),
    ...openHelps(line.ringing).map((help) => ofHelp(help, source, write)),
    ...openFollowUps(line.ringing).map((one) => ofFollowUp(one, source, write)),
    ...requests.map(({ agency, dueAt }) => write.due('request', dueAt, { agency })),
    ...promises.map(({ by, dueAt, wholeDay }) =>
      write.due(
        'promise',
        dueAt,
        { name: write.name(by) },
        { wholeDay, ...(wholeDay && { lateAt: nextMidnight(dueAt) }) },
      ),
    ),
    ...(returned ? [write.due('review', returned.reviewBy, { name: write.name(returned.by) })] : []),
  ];
  return all.sort((a, b) => (a.at! < b.at! ? -1 : a.at! > b.at! ? 1 : 0));
}

/** One that stands still is told among what is open. */
const ofClock = ({ kind, due, doneAt }: CallClock, write: DigestWriter): DigestLine[] =>
  due === null || doneAt !== null ? [] : [write.due(CLOCK_SENTENCES[kind], due)];

function ofHelp(help: Help, { names }: DigestSource, write: DigestWriter): DigestLine {
  const { to, helper, state, answerBy } = help;
  const asked =
    'officer' in to ? write.name(to.officer) : 'department' in to ? names.department(to.department) : to.name;
  return write.due(state === 'agreed' ? 'helpAgreed' : 'helpAsked', answerBy, {
    name: helper === null ? asked : write.name(helper),
  });
}

/** A day's work: on its day it is not late yet. */
function ofFollowUp({ kind, dueAt }: FollowUpState, { line }: DigestSource, write: DigestWriter): DigestLine {
  const more = { wholeDay: true, lateAt: nextMidnight(dueAt) };
  if (kind === 'visit') return write.due('visit', dueAt, {}, more);
  const body = line.referral?.body;
  return body === undefined
    ? write.due('reply', dueAt, {}, more)
    : write.due('replyOf', dueAt, { body }, more);
}

/** What nobody has answered, done or said yet. Pure. */
import type { StoredFact } from '../call/facts.repository.js';
import { clockBookOf } from '../call/clocks/call-clocks.js';
import { inLang } from '../protocol/lang.js';
import { HOLD_WORDS } from '../protocol/vocabulary/calls.js';
import type { DigestLine } from '../protocol/words/call-digest.js';
import type { DigestSource } from './digest-source.js';
import type { DigestWriter } from './digest-writer.js';

export const openLines = (source: DigestSource, write: DigestWriter): DigestLine[] => [
  ...unanswered(source, write),
  ...notReached(source, write),
  ...report(source, write),
  ...standing(source, write),
  ...onItsWay(source, write),
  ...unreadable(source, write),
];

/** What the community wrote since an officer wrote last. */
function unanswered({ facts }: DigestSource, write: DigestWriter): DigestLine[] {
  const said = facts.filter(
    (fact): fact is StoredFact<'messaged'> => fact.deed === 'messaged' && !fact.broken,
  );
  const since = said.slice(said.findLastIndex(({ data }) => data.role === 'officer') + 1);
  const [first] = since.filter(({ data }) => data.role === 'worker' && data.report === undefined);
  if (!first) return [];
  const n = since.filter(({ data }) => data.role === 'worker' && data.report === undefined).length;
  return [n === 1 ? write.at('unanswered', first.at) : write.at('unansweredMany', first.at, { n })];
}

const notReached = ({ line }: DigestSource, write: DigestWriter): DigestLine[] =>
  line.state === 'active' && clockBookOf(line).contact === null ? [write.say('notContacted')] : [];

/** Harm to a minor is reported to the police (强制报告), whatever else is done. */
function report({ line: { category, ringing } }: DigestSource, write: DigestWriter): DigestLine[] {
  if (category !== 'minors') return [];
  if (ringing.report === undefined) return [write.say('reportUnsaid')];
  return ringing.report === 'not_reported' ? [write.say('notReported')] : [];
}

function standing({ line, lang }: DigestSource, write: DigestWriter): DigestLine[] {
  const { pause } = clockBookOf(line);
  if (!pause) return [];
  const why = inLang(HOLD_WORDS[pause.reason], lang);
  return [
    pause.until === null
      ? write.at('paused', pause.since, { why })
      : write.due('pausedUntil', pause.until, { why }),
  ];
}

function onItsWay({ line: { ringing }, names }: DigestSource, write: DigestWriter): DigestLine[] {
  const { transfer, left } = ringing;
  const target =
    transfer &&
    (transfer.officerId === null
      ? names.department(transfer.departmentId ?? '')
      : write.name(transfer.officerId));
  return [
    ...(target ? [write.say('moving', { name: target })] : []),
    ...(left ? [write.at('left', left.at, { name: write.name(left.by) })] : []),
  ];
}

function unreadable({ facts }: DigestSource, write: DigestWriter): DigestLine[] {
  const n = facts.filter(({ broken }) => broken).length;
  return n ? [write.say('broken', { n })] : [];
}

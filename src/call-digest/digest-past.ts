/** Who called and has had it, what it is about and what became of it. Pure. */
import type { StoredFact } from '../call/facts.repository.js';
import { helpersOf } from '../call/care/care-book.js';
import { inLang } from '../protocol/lang.js';
import { CONTACT_WAY_WORDS, OUTCOME_WORDS, URGENCY_WORDS } from '../protocol/vocabulary/calls.js';
import type { DigestLine } from '../protocol/words/call-digest.js';
import type { DigestSource } from './digest-source.js';
import type { DigestWriter } from './digest-writer.js';

/** Characters: the first of what was said; the rest stands in the call. */
const FIRST_WORDS = 80;

export function whoLines({ line, names, facts, lang }: DigestSource, write: DigestWriter): DigestLine[] {
  const { ringing, holderId } = line;
  const comma = lang === 'zh' ? '、' : ', ';
  const listed = (ids: readonly string[]) => [...new Set(ids)].map(write.name).join(comma);
  const before = ringing.holders.filter((id) => id !== holderId);
  const helpers = helpersOf(line);
  const since = holderId === null ? null : heldSince(line, facts, holderId);
  return [
    line.desk
      ? write.at('walkedIn', line.raisedAt, { name: write.name(line.raisedBy) })
      : write.at('raised', line.raisedAt, {
          community: names.community(line.communityId),
          name: write.name(line.raisedBy),
        }),
    since === null ? write.say('nobody') : write.at('holds', since, { name: write.name(holderId!) }),
    ...(before.length ? [write.say('before', { names: listed(before) })] : []),
    ...(helpers.length ? [write.say('helping', { names: listed(helpers) })] : []),
  ];
}

function heldSince(
  { ringing, answeredAt, raisedAt }: DigestSource['line'],
  facts: DigestSource['facts'],
  holderId: string,
): number {
  if (ringing.heldSince !== undefined) return ringing.heldSince;
  const came = facts.findLast(
    (fact) =>
      !fact.broken &&
      ((fact.deed === 'accepted' && fact.data.officer === holderId) ||
        (fact.deed === 'transferred' && fact.data.to === holderId)),
  );
  return came?.at ?? answeredAt ?? raisedAt;
}

export function whatLines(source: DigestSource, write: DigestWriter): DigestLine[] {
  const { line, summary, names, lang } = source;
  return [
    saidLine(summary, write),
    write.say('kind', {
      category: names.category(line.category),
      urgency: inLang(URGENCY_WORDS[line.urgency], lang),
    }),
    ...changes(source, write),
  ];
}

function saidLine(summary: string | undefined, write: DigestWriter): DigestLine {
  if (summary === undefined) return write.say('unreadWords');
  const said = summary.trim().replace(/\s+/g, ' ');
  if (!said) return write.say('noWords');
  const characters = [...said];
  const first = characters.slice(0, FIRST_WORDS).join('');
  return write.say('words', { words: characters.length > FIRST_WORDS ? `${first}…` : first });
}

/** What was changed, closed, opened again, and when somebody was reached last; in the order of the journal. */
function changes(source: DigestSource, write: DigestWriter): DigestLine[] {
  const facts = source.facts.filter((fact): fact is StoredFact => !fact.broken);
  const lastContact = facts.findLast(({ deed }) => deed === 'contacted');
  const told: DigestLine[] = [];
  let category = '';
  for (const fact of facts) {
    if (fact.deed === 'contacted' && fact !== lastContact) continue;
    told.push(...change(fact, source, write, category));
    if (fact.deed === 'raised' || fact.deed === 'amended') category = fact.data.category ?? category;
  }
  return told;
}

function change(
  fact: StoredFact,
  { names, lang }: DigestSource,
  write: DigestWriter,
  category: string,
): DigestLine[] {
  const name = fact.actorId === null ? '' : write.name(fact.actorId);
  switch (fact.deed) {
    case 'amended': {
      const { category: after, changed } = fact.data;
      const words = { name, before: names.category(category), after: names.category(after ?? category) };
      return [
        ...(after !== undefined && after !== category ? [write.at('recategorised', fact.at, words)] : []),
        ...(changed.includes('summary') ? [write.at('reworded', fact.at, { name })] : []),
      ];
    }
    case 'contacted':
      return [write.at('contacted', fact.at, { name, how: inLang(CONTACT_WAY_WORDS[fact.data.how], lang) })];
    case 'closed': {
      const { referral, outcome } = fact.data;
      return [
        referral
          ? write.at('referred', fact.at, { name, body: referral.body })
          : write.at('closed', fact.at, { name, outcome: inLang(OUTCOME_WORDS[outcome], lang) }),
      ];
    }
    case 'close_taken_back':
      return [write.at('takenBack', fact.at, { name })];
    case 'reopened':
      return [write.at('reopened', fact.at)];
    default:
      return [];
  }
}

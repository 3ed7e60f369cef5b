/** What happened to a call, fact by fact, and what was said in it: each reader is told what is theirs. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import type { Actor } from '../../kernel/actor.js';
import type { TimelineFact, TimelineItem } from '../../protocol/calls/timeline.js';
import type { Message } from '../../protocol/calls/message.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { showsFact, showsWords } from '../../call/fact-effects.js';
import { rowForDisplay, readCall } from '../../desk/views/readable-call.query.js';
import { hasHandled, requireRelation, type CallRelation } from '../../call/call-relation.js';
import { factView } from './fact.view.js';
import { factsOfCall, listedFacts, type BrokenFact, type StoredFact } from '../../call/facts.repository.js';
import { messagesOfCall } from '../../desk/journal/messages.repository.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { messageView } from '../../desk/message.view.js';
import { Store } from '../../store/store.js';
import { Directory } from '../../directory/directory.js';
import { Seal } from '../../kernel/seal/seal.js';

type ListedFact = StoredFact | BrokenFact;

@Injectable()
export class CallJournalQuery {
  constructor(
    private readonly views: CallViewsService,
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async timeline(actor: Actor, callId: string): Promise<{ items: TimelineItem[] }> {
    const { read } = this.store;
    const found = (await readCall(read, callId)) ?? refuse('call_not_found');
    const relation = requireRelation(rowForDisplay(found), actor, 'coordination', 'community', 'holder');
    const handled = hasHandled(rowForDisplay(found), actor.id);
    const rows = await factsOfCall(read, callId);
    return {
      items: rows
        .filter((f) => showsFact(f.deed, relation) && (!handled || showsFact(f.deed, 'holder')))
        .filter((f) => (relation === 'coordination' && !handled) || !cameOfResident(f))
        .map((f) => ({
          seq: f.seq,
          at: iso(f.at),
          ...(f.actorId !== null && { actor: this.views.holder(f.actorId) }),
          ...(f.data.device !== undefined && { device: this.views.named(f.data.device) }),
          ...(mayRead(f, actor, relation) && showsWords(f.deed, relation) && this.reason(f)),
          ...((relation === 'coordination' || f.deed === 'video_ended') && this.named(f)),
          ...(f.broken ? { deed: f.deed, broken: true as const, data: {} } : factView(f, relation)),
        })),
    };
  }

  private reason({ callId, seq, sealedWords: words }: ListedFact): Pick<TimelineFact, 'reason' | 'broken'> {
    const reason = words === null ? '' : this.views.words(callId, seq, words);
    if (reason === undefined) return { broken: true };
    return words === null ? {} : { reason };
  }

  /** Coordinators, workers, and who has left: the pages know the unit's officers by name themselves. */
  private named({ data }: ListedFact): Pick<TimelineFact, 'people'> {
    const people = idsIn(data).flatMap((id) => {
      const person = this.directory.person(id);
      const known = !person || (person.roles.includes('officer') && !person.disabled);
      return known ? [] : [this.views.holder(id)];
    });
    return people.length ? { people } : {};
  }

  /** The words since a message, oldest first; for those who take part in the conversation. */
  async messages(actor: Actor, callId: string, after: string | undefined): Promise<{ items: Message[] }> {
    const { store } = this;
    const found = (await readCall(store.read, callId)) ?? refuse('call_not_found');
    requireRelation(rowForDisplay(found), actor, 'community', 'holder', 'helper');
    const said = await listedFacts(store.read, "where call_id = ? and deed = 'messaged' order by seq", [
      callId,
    ]);
    // By the journal: of two messages in one millisecond the instant does not say which was first.
    const place = new Map(
      said.flatMap((f) => (f.deed === 'messaged' && !f.broken ? [[f.data.message, f.seq]] : [])),
    );
    const rows = await messagesOfCall(store.read, callId);
    rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    const from = after === undefined ? 0 : rows.findIndex((m) => m.id === after) + 1;
    return { items: rows.slice(from).map((m) => messageView(this.directory, this.seal, m)) };
  }
}

/** Why somebody is recused is for coordinators and for them. */
const mayRead = (f: ListedFact, actor: Actor, relation: CallRelation) =>
  (f.deed !== 'recused' && f.deed !== 'unrecused') ||
  relation === 'coordination' ||
  f.data.officer === actor.id;

/** What followed from a resident's answer: who handled the call would know the answer by it. */
const cameOfResident = (f: ListedFact) => 'ofResident' in f.data && f.data.ofResident === true;

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(idsIn))];
};

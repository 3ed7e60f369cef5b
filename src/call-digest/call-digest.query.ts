/** A call's digest for whoever may read the whole of it: who holds it, who helps, who coordinates. */
import { Injectable } from '@nestjs/common';
import { findRequestsOf } from '../agencies/agency-requests.repository.js';
import { asHandled } from '../call/care/care-book.js';
import { hasHandled, mayHaveInterest, relationsOf } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import { factsOfCall } from '../call/facts.repository.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import { summarySealContext } from '../desk/journal/journal.repository.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Directory } from '../directory/directory.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { addressedName, refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { openPromisesOf } from '../liaison/liaison.repository.js';
import { inLang } from '../protocol/lang.js';
import { CATEGORY_WORDS } from '../protocol/vocabulary/calls.js';
import type { CallDigest } from '../protocol/words/call-digest.js';
import { Store } from '../store/store.js';
import { digestOf } from './digest.js';
import type { DigestNames, DigestSource } from './digest-source.js';

const READERS = ['coordination', 'holder', 'helper'] as const;

@Injectable()
export class CallDigestQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly views: CallViewsService,
    private readonly seal: Seal,
  ) {}

  /** @throws Refusal `call_not_found` where they may not see it, `forbidden` where they may not read all of it */
  async of(actor: Actor, callId: string): Promise<CallDigest> {
    const { read } = this.store;
    const found = (await readCall(read, callId)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    const relations = relationsOf(line, actor);
    if (!relations.length) refuse('call_not_found');
    const relation = READERS.find((one) => relations.includes(one));
    if (!relation || mayHaveInterest(line, actor)) return refuse('forbidden');
    // What follows a closing, and what other bodies are asked, is its holder's and the coordinators'; what the resident
    // asked for is for nobody who handled it.
    const all = relation !== 'helper';
    const ringing = hasHandled(line, actor.id) ? asHandled(line.ringing) : line.ringing;
    const source: DigestSource = {
      lang: actor.lang,
      now: this.clock.now(),
      line: { ...line, ringing: all ? ringing : { ...ringing, followUps: [] } },
      summary: this.words(line),
      facts: await factsOfCall(read, callId),
      requests: all ? await this.requests(callId) : [],
      promises: all ? await this.promises(line) : [],
      names: this.names(line.unitId, actor),
    };
    return digestOf(source);
  }

  private words = ({ id, summary }: CallRow): string | undefined =>
    summary === null ? '' : this.seal.tryOpen(summarySealContext(id), summary);

  private async requests(callId: string): Promise<DigestSource['requests']> {
    const asked = await findRequestsOf(this.store.read, 'call', callId);
    return asked
      .filter(({ state }) => state === 'waiting')
      .map(({ agency, dueAt }) => ({ agency, dueAt: Number(dueAt) }));
  }

  private async promises(line: CallRow): Promise<DigestSource['promises']> {
    const open = await openPromisesOf(this.store.read, line);
    return open.map(({ promisedBy, dueAt, wholeDay }) => ({
      by: promisedBy,
      dueAt: Number(dueAt),
      wholeDay,
    }));
  }

  private names(unitId: string, { lang }: Actor): DigestNames {
    const added = this.directory.addedCategories(unitId);
    return {
      person: (id) => addressedName(this.views.holder(id)),
      community: (id) => this.views.community(id).name,
      department: (id) => this.views.department(id).name,
      category: (code) => {
        const own = added.find((one) => one.code === code);
        const shipped = Object.hasOwn(CATEGORY_WORDS, code)
          ? CATEGORY_WORDS[code as keyof typeof CATEGORY_WORDS]
          : CATEGORY_WORDS.other;
        return inLang(own ? [own.nameZh, own.nameEn] : shipped, lang);
      },
    };
  }
}

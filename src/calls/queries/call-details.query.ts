/** One call with its particulars, its journal and its words: in clear for holder and raiser, masked for who may reveal. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import type { Actor } from '../../kernel/actor.js';
import { phoneSealContext } from '../../directory/people/account-views.service.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { AccountRow } from '../../directory/people/people.entity.js';
import type { TimelineFact, TimelineItem } from '../../protocol/calls/timeline.js';
import type { CallDetail, ContactParticulars } from '../../protocol/calls/call-summary.js';
import type { Message } from '../../protocol/calls/message.js';
import { devicePhone } from '../../directory/people/device-phone.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { CallRow } from '../../call/call.entity.js';
import { isHelpOpen, type FollowUpState } from '../../call/care/care-book.js';
import { readHandoverNote } from './handover-note.query.js';
import { showsFact, showsWords } from '../../call/fact-effects.js';
import { followUpViews } from './follow-up.view.js';
import { rowForDisplay, readCall, type ReadableCall } from '../../desk/views/readable-call.query.js';
import { maskParticulars, ParticularsService } from '../commands/particulars.service.js';
import { relationsOf, requireRelation, type CallRelation } from '../../call/call-relation.js';
import { maskForVisibility, fullView } from '../../call/call-visibility.js';
import type { Call } from '../../call/call-state.js';
import { factView } from './fact.view.js';
import { factsOfCall, listedFacts, type BrokenFact, type StoredFact } from '../../call/facts.repository.js';
import { messagesOfCall } from '../../desk/journal/messages.repository.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { messageView } from '../../desk/message.view.js';
import { withActivity } from '../on-site/call-activity.query.js';
import { Store } from '../../store/store.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { Seal } from '../../kernel/seal/seal.js';

type ListedFact = StoredFact | BrokenFact;

@Injectable()
export class CallDetailsQuery {
  constructor(
    private readonly views: CallViewsService,
    private readonly particulars: ParticularsService,
    private readonly audit: AuditService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  /** @throws Refusal `call_not_found` where the actor may not see it */
  async get(actor: Actor, callId: string): Promise<CallDetail> {
    const found = (await readCall(this.store.read, callId)) ?? refuse('call_not_found');
    if (!relationsOf(rowForDisplay(found), actor).length) refuse('call_not_found');
    return this.of(found, actor);
  }

  after = ({ line }: Call, actor: Actor): Promise<CallDetail> => this.of({ whole: true, line }, actor);

  private of = async (found: ReadableCall, actor: Actor): Promise<CallDetail> =>
    withActivity(this.store.read, actor, await this.shown(found, actor));

  private async shown(found: ReadableCall, actor: Actor): Promise<CallDetail> {
    const line = rowForDisplay(found);
    const relations = relationsOf(line, actor);
    const summary = this.views.listed(found);
    if (relations.includes('holder'))
      return {
        ...this.views.forOfficer(summary),
        ...(await this.clear(line)),
        ...(await readHandoverNote(this.store.read, this.views, line)),
        ...(await this.followUps(line, (f) => !f.ofResident)),
      };
    if (relations.includes('helper')) {
      // A helper has the words; the resident only where the holder said so, and on what ground.
      const open = line.ringing.help?.some((h) => h.helper === actor.id && h.resident && isHelpOpen(h));
      const { resident } = open ? await this.clear(line) : {};
      return { ...this.views.forOfficer(summary), ...(resident && { resident }) };
    }
    if (mayReadClear(line.raisedBy, actor) && relations.includes('community'))
      return { ...fullView(summary), ...(await this.clear(line)), ...(await this.holderPhone(line)) };
    if (relations.includes('coordination'))
      return { ...summary, ...maskParticulars(await this.clear(line)), ...(await this.followUps(line)) };
    if (relations.includes('community'))
      return { ...fullView(summary), ...maskParticulars(await this.clear(line)) };
    if (relations.includes('colleague') || relations.includes('nobody'))
      return maskForVisibility(summary, line, actor);
    return this.views.withoutWords(summary);
  }

  /** The particulars in clear, with the reason in the audit trail. For the call's community, its holder and the coordinators. */
  async reveal(actor: Actor, callId: string, reason: string): Promise<CallDetail> {
    const found = (await readCall(this.store.read, callId)) ?? refuse('call_not_found');
    requireRelation(rowForDisplay(found), actor, 'community', 'holder', 'coordination');
    if (actor.device?.locked) refuse('pin_needed');
    await this.store.write('reveal', (tx) =>
      this.audit.write(tx, {
        actorId: actor.id,
        act: 'call.reveal',
        subject: callId,
        reason,
        ...(actor.device && { data: { device: actor.device.id } }),
      }),
    );
    return { ...(await this.of(found, actor)), ...(await this.clear(rowForDisplay(found))), masked: false };
  }

  private async followUps(
    line: CallRow,
    told: (one: FollowUpState) => boolean = () => true,
  ): Promise<Pick<CallDetail, 'followUps'>> {
    const { store, clock } = this;
    const followUps = await followUpViews(store.read, this.views, line, clock.now(), told);
    return followUps.length ? { followUps } : {};
  }

  private async phoneOf(accountId: string): Promise<Pick<ContactParticulars, 'phone' | 'broken'>> {
    const { store, seal } = this;
    const account = await store.read.manager.findOneBy(AccountRow, { id: accountId });
    if (!account?.phone) return {};
    const phone = seal.tryOpen(phoneSealContext(account.id), account.phone);
    return phone === undefined ? { broken: true } : { phone };
  }

  /** Who talks with one officer calls that officer, not whoever sits at the unit's telephone. */
  private async holderPhone({ state, holderId }: CallRow): Promise<Pick<CallDetail, 'holderPhone'>> {
    const { phone } = state === 'active' && holderId !== null ? await this.phoneOf(holderId) : {};
    return phone === undefined ? {} : { holderPhone: phone };
  }

  private async clear({ id, raisedBy, desk }: CallRow): Promise<Pick<CallDetail, 'callback' | 'resident'>> {
    const { store, seal } = this;
    // Whoever came in is called back, not the officer who took them.
    if (desk) return this.particulars.read(id, {});
    const own = await this.phoneOf(raisedBy);
    const phone = own.phone ?? (await devicePhone(raisedBy, store.read, seal));
    const { name } = this.views.named(raisedBy);
    return this.particulars.read(id, { name, ...own, ...(phone && { phone }) });
  }

  async timeline(actor: Actor, callId: string): Promise<{ items: TimelineItem[] }> {
    const { read } = this.store;
    const found = (await readCall(read, callId)) ?? refuse('call_not_found');
    const relation = requireRelation(rowForDisplay(found), actor, 'coordination', 'community', 'holder');
    const rows = await factsOfCall(read, callId);
    return {
      items: rows
        .filter((f) => showsFact(f.deed, relation) && (relation === 'coordination' || !cameOfResident(f)))
        .map((f) => ({
          seq: f.seq,
          at: iso(f.at),
          ...(f.actorId !== null && { actor: this.views.holder(f.actorId) }),
          ...(f.data.device !== undefined && { device: this.views.named(f.data.device) }),
          ...(mayRead(f, actor, relation) && showsWords(f.deed, relation) && this.reason(f)),
          ...(relation === 'coordination' && this.named(f)),
          ...(f.broken ? { deed: f.deed, broken: true as const, data: {} } : factView(f, relation)),
        })),
    };
  }

  private reason({ callId, seq, sealedWords: words }: ListedFact): Pick<TimelineFact, 'reason' | 'broken'> {
    const reason = words === null ? '' : this.views.words(callId, seq, words);
    if (reason === undefined) return { broken: true };
    return words === null ? {} : { reason };
  }

  /** Coordinators, and who has left: the pages know the unit's officers by name themselves. */
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

/** The raiser; at a shared device with their PIN, also what the device raised before anybody had said who acts. */
const mayReadClear = (raisedBy: string, { id, device }: Actor) =>
  !device?.locked && (raisedBy === id || raisedBy === device?.id);

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

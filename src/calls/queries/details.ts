/** One call with its particulars, its journal and its words: in clear for holder and raiser, masked for who may reveal. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/instant.js';
import type { Actor } from '../../kernel/actor.js';
import { phonePlace } from '../../directory/account-book.js';
import { Audit } from '../../directory/audit.js';
import { Account } from '../../directory/people.entities.js';
import type { CallDetail, ContactParticulars, Message, TimelineItem } from '../../protocol/shapes.js';
import { ownPhoneOf } from '../../directory/own-phone.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Table } from '../../store/table.js';
import { MessageRow, type CallRow, type FactRow } from '../../call/call.entities.js';
import { isHelpOpen } from '../../call/helping/care.js';
import { DeskTools } from '../../desk/desk-tools.js';
import { handoverNote } from './handover-note.js';
import type { FactData } from '../../call/facts.js';
import { followUpsOf } from './follow-up-shown.js';
import { lineOf, listedFacts, listedOne, type Listed } from '../../desk/views/listed.js';
import { masked, Particulars } from '../deeds/particulars.js';
import { relationsOf, requireRelation, type Relation } from '../../call/relation.js';
import { asSeen, wholeOf } from '../../call/sight.js';
import type { Call } from '../../call/state.js';
import { showsWords, shownData, shownTo } from './shown.js';
import { Views } from '../../desk/views/views.js';
import { messageOf } from '../../desk/words.js';

const messages = new Table(MessageRow);

@Injectable()
export class CallDetails {
  constructor(
    private readonly tools: DeskTools,
    private readonly views: Views,
    private readonly particulars: Particulars,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `call_not_found` where the actor may not see it */
  async get(actor: Actor, callId: string): Promise<CallDetail> {
    const found = (await listedOne(this.tools.store.read, callId)) ?? refuse('call_not_found');
    if (!relationsOf(lineOf(found), actor).length) refuse('call_not_found');
    return this.of(found, actor);
  }

  after = ({ line }: Call, actor: Actor): Promise<CallDetail> => this.of({ whole: true, line }, actor);

  private async of(found: Listed, actor: Actor): Promise<CallDetail> {
    const line = lineOf(found);
    const relations = relationsOf(line, actor);
    const summary = this.views.listed(found);
    if (relations.includes('holder'))
      return {
        ...this.views.forOfficer(summary),
        ...(await this.clear(line)),
        ...(await handoverNote(this.tools.store.read, this.views, line)),
        ...(await this.followUps(line)),
      };
    if (relations.includes('helper')) {
      // A helper has the words; the resident only where the holder said so, and on what ground.
      const open = line.ringing.help?.some((h) => h.helper === actor.id && h.resident && isHelpOpen(h));
      const { resident } = open ? await this.clear(line) : {};
      return { ...this.views.forOfficer(summary), ...(resident && { resident }) };
    }
    if (mayReadClear(line.raisedBy, actor) && relations.includes('community'))
      return { ...wholeOf(summary), ...(await this.clear(line)), ...(await this.holderPhone(line)) };
    if (relations.includes('coordination'))
      return { ...summary, ...masked(await this.clear(line)), ...(await this.followUps(line)) };
    if (relations.includes('community')) return { ...wholeOf(summary), ...masked(await this.clear(line)) };
    if (relations.includes('colleague') || relations.includes('nobody')) return asSeen(summary, line, actor);
    return this.views.withoutWords(summary);
  }

  /** The particulars in clear, with the reason in the audit trail. For the call's community, its holder and the coordinators. */
  async reveal(actor: Actor, callId: string, reason: string): Promise<CallDetail> {
    const found = (await listedOne(this.tools.store.read, callId)) ?? refuse('call_not_found');
    requireRelation(lineOf(found), actor, 'community', 'holder', 'coordination');
    if (actor.device?.locked) refuse('pin_needed');
    await this.tools.store.write('reveal', (tx) =>
      this.audit.write(tx, {
        actorId: actor.id,
        act: 'call.reveal',
        subject: callId,
        reason,
        ...(actor.device && { data: { device: actor.device.id } }),
      }),
    );
    return { ...(await this.of(found, actor)), ...(await this.clear(lineOf(found))), masked: false };
  }

  private async followUps(line: CallRow): Promise<Pick<CallDetail, 'followUps'>> {
    const { store, clock } = this.tools;
    const followUps = await followUpsOf(store.read, this.views, line, clock.now());
    return followUps.length ? { followUps } : {};
  }

  private async phoneOf(accountId: string): Promise<Pick<ContactParticulars, 'phone' | 'broken'>> {
    const { store, seal } = this.tools;
    const account = await store.read.manager.findOneBy(Account, { id: accountId });
    if (!account?.phone) return {};
    const phone = seal.tryOpen(phonePlace(account.id), account.phone);
    return phone === undefined ? { broken: true } : { phone };
  }

  /** Who talks with one officer calls that officer, not whoever sits at the unit's telephone. */
  private async holderPhone({ state, holderId }: CallRow): Promise<Pick<CallDetail, 'holderPhone'>> {
    const { phone } = state === 'active' && holderId !== null ? await this.phoneOf(holderId) : {};
    return phone === undefined ? {} : { holderPhone: phone };
  }

  private async clear({ id, raisedBy }: CallRow): Promise<Pick<CallDetail, 'callback' | 'resident'>> {
    const { store, seal } = this.tools;
    const own = await this.phoneOf(raisedBy);
    const phone = own.phone ?? (await ownPhoneOf(raisedBy, store.read, seal));
    const { name } = this.views.named(raisedBy);
    return this.particulars.read(id, { name, ...own, ...(phone && { phone }) });
  }

  async timeline(actor: Actor, callId: string): Promise<{ items: TimelineItem[] }> {
    const { read } = this.tools.store;
    const found = (await listedOne(read, callId)) ?? refuse('call_not_found');
    const relation = requireRelation(lineOf(found), actor, 'coordination', 'community', 'holder');
    const rows = await listedFacts(read, 'where call_id = ? order by seq', [callId]);
    return {
      items: rows
        .filter((f) => shownTo(f, relation))
        .map((f) => ({
          seq: f.seq,
          at: iso(f.at),
          ...(f.actorId !== null && { actor: this.views.holder(f.actorId) }),
          ...(typeof f.data.device === 'string' && { device: this.views.named(f.data.device) }),
          deed: f.deed,
          ...(f.broken && { broken: true as const }),
          ...(mayRead(f, actor, relation) && showsWords(f.deed, relation) && this.reason(f)),
          data: shownData(f, relation),
          ...(relation === 'coordination' && this.named(f)),
        })),
    };
  }

  private reason({ callId, seq, words }: FactRow): Pick<TimelineItem, 'reason' | 'broken'> {
    const reason = words === null ? '' : this.views.words(callId, seq, words);
    if (reason === undefined) return { broken: true };
    return words === null ? {} : { reason };
  }

  /** Coordinators, and who has left: the pages know the unit's officers by name themselves. */
  private named({ data }: FactRow): Pick<TimelineItem, 'people'> {
    const people = idsIn(data).flatMap((id) => {
      const person = this.tools.directory.person(id);
      const known = !person || (person.roles.includes('officer') && !person.disabled);
      return known ? [] : [this.views.holder(id)];
    });
    return people.length ? { people } : {};
  }

  /** The words since a message, oldest first; for those who take part in the conversation. */
  async messages(actor: Actor, callId: string, after: string | undefined): Promise<{ items: Message[] }> {
    const { store } = this.tools;
    const found = (await listedOne(store.read, callId)) ?? refuse('call_not_found');
    requireRelation(lineOf(found), actor, 'community', 'holder', 'helper');
    const said = await listedFacts(store.read, "where call_id = ? and deed = 'messaged' order by seq", [
      callId,
    ]);
    // By the journal: of two messages in one millisecond the instant does not say which was first.
    const place = new Map(said.map((f) => [(f.data as FactData['messaged']).message, f.seq]));
    const rows = await messages.find(store.read, 'where call_id = ?', [callId]);
    rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    const from = after === undefined ? 0 : rows.findIndex((m) => m.id === after) + 1;
    return { items: rows.slice(from).map((m) => messageOf(this.tools, m)) };
  }
}

/** The raiser; at a shared device with their PIN, also what the device raised before anybody had said who acts. */
const mayReadClear = (raisedBy: string, { id, device }: Actor) =>
  !device?.locked && (raisedBy === id || raisedBy === device?.id);

/** Why somebody is recused is for coordinators and for them. */
const mayRead = ({ deed, data }: FactRow, actor: Actor, relation: Relation) =>
  (deed !== 'recused' && deed !== 'unrecused') || relation === 'coordination' || data['officer'] === actor.id;

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(idsIn))];
};

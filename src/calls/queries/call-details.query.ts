/** One call with its particulars: in clear for holder and raiser, masked for who may reveal. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { phoneSealContext } from '../../directory/people/account-views.service.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { CallDetail, ContactParticulars } from '../../protocol/calls/call-summary.js';
import { devicePhone } from '../../directory/people/device-phone.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { CallRow } from '../../call/call.entity.js';
import { asHandled, isHelpOpen } from '../../call/care/care-book.js';
import { readClosingNote } from '../../desk/views/closing-note.query.js';
import { readHandoverNote } from './handover-note.query.js';
import { followUpViews } from './follow-up.view.js';
import { readReference } from './intake-reference.query.js';
import { rowForDisplay, readCall, type ReadableCall } from '../../desk/views/readable-call.query.js';
import { maskParticulars, ParticularsService, type Particulars } from '../commands/particulars.service.js';
import { hasHandled, relationsOf, requireRelation, type CallRelation } from '../../call/call-relation.js';
import { maskForVisibility, fullView } from '../../call/call-visibility.js';
import type { Call } from '../../call/call-state.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { withActivity } from '../on-site/call-activity.query.js';
import { Store } from '../../store/store.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { Seal } from '../../kernel/seal/seal.js';

@Injectable()
export class CallDetailsQuery {
  constructor(
    private readonly views: CallViewsService,
    private readonly particulars: ParticularsService,
    private readonly audit: AuditService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
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
    const shown = await this.shownTo(found, line, relations, actor);
    if (!relations.some((relation) => READS_CLOSING.includes(relation))) return shown;
    return {
      ...shown,
      ...(await readReference(this.store.read, this.seal, shown)),
      ...(await readClosingNote(this.store.read, this.views, line)),
    };
  }

  private async shownTo(
    found: ReadableCall,
    line: CallRow,
    relations: readonly CallRelation[],
    actor: Actor,
  ): Promise<CallDetail> {
    const summary = this.views.forReader(this.views.listed(found), line, actor);
    if (relations.includes('holder'))
      return {
        ...this.views.forOfficer(summary, line),
        ...(await this.clear(line)),
        ...(await readHandoverNote(this.store.read, this.views, line)),
        ...(await this.followUps(line, actor)),
      };
    if (relations.includes('helper')) {
      // A helper has the words; the resident only where the holder said so, and on what ground.
      const open = line.ringing.help?.some((h) => h.helper === actor.id && h.resident && isHelpOpen(h));
      const { resident } = open ? await this.clear(line) : {};
      return { ...this.views.forOfficer(summary, line), ...(resident && { resident }) };
    }
    if (mayReadClear(line.raisedBy, actor) && relations.includes('community'))
      return { ...fullView(summary), ...(await this.clear(line)), ...(await this.holderPhone(line)) };
    if (relations.includes('coordination'))
      return {
        ...summary,
        ...maskParticulars(await this.clear(line)),
        ...(await this.followUps(line, actor)),
      };
    if (relations.includes('community'))
      return { ...fullView(summary), ...maskParticulars(await this.clear(line)) };
    if (relations.includes('colleague') || relations.includes('nobody'))
      return maskForVisibility(summary, line, actor);
    return this.views.withoutWords(summary, line);
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

  private async followUps(line: CallRow, { id }: Actor): Promise<Pick<CallDetail, 'followUps'>> {
    const { store, clock } = this;
    const ringing = hasHandled(line, id) ? asHandled(line.ringing) : line.ringing;
    const followUps = await followUpViews(store.read, this.views, { ...line, ringing }, clock.now());
    return followUps.length ? { followUps } : {};
  }

  private async phoneOf(accountId: string): Promise<Pick<ContactParticulars, 'phone' | 'broken'>> {
    const { store, seal } = this;
    const [account] = await store.read.rows<{ phone: string | null }>(
      'select phone from account where id = ?',
      [accountId],
    );
    if (!account?.phone) return {};
    const phone = seal.tryOpen(phoneSealContext(accountId), account.phone);
    return phone === undefined ? { broken: true } : { phone };
  }

  /** Who talks with one officer calls that officer, not whoever sits at the unit's telephone. */
  private async holderPhone({ state, holderId }: CallRow): Promise<Pick<CallDetail, 'holderPhone'>> {
    const { phone } = state === 'active' && holderId !== null ? await this.phoneOf(holderId) : {};
    return phone === undefined ? {} : { holderPhone: phone };
  }

  private async clear({ id, raisedBy, desk }: CallRow): Promise<Particulars> {
    const { store, seal } = this;
    // Whoever came in or called elsewhere is called back, not the officer or the hotline that took them.
    if (desk || this.directory.sources.of(raisedBy)) return this.particulars.read(id, {});
    const own = await this.phoneOf(raisedBy);
    const phone = own.phone ?? (await devicePhone(raisedBy, store.read, seal));
    const { name } = this.views.named(raisedBy);
    return this.particulars.read(id, { name, ...own, ...(phone && { phone }) });
  }
}

/** It was written for these; of a guarded call its community is who raised it. */
const READS_CLOSING: readonly CallRelation[] = ['holder', 'helper', 'community', 'coordination'];

/** The raiser; at a shared device with their PIN, also what the device raised before anybody had said who acts. */
const mayReadClear = (raisedBy: string, { id, device }: Actor) =>
  !device?.locked && (raisedBy === id || raisedBy === device?.id);

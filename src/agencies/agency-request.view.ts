/** What other agencies are asked for, as its readers may see it. */
import { Injectable } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import { readCallsById, rowForDisplay } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import type { AgencyRequest } from '../protocol/relief/agency-requests.js';
import { iso } from '../protocol/time/instant.js';
import { Store, type Queries } from '../store/store.js';
import { agencyDueWhy, agencyLight } from './agency-due.js';
import type { AgencyRequestRow } from './agency-requests.entity.js';
import { readsWordsOf } from './readable-words.js';

type Sealed = 'contact' | 'phone' | 'what' | 'consent_reason' | 'answer_text';
/** Where a word of it stands, for sealing it to its place. */
export const agencySealContext = (field: Sealed, id: string) => `agency_request.${field}:${id}`;

@Injectable()
export class AgencyRequestViews {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  /** Also within a write, as it is by then. */
  async one(actor: Actor, row: AgencyRequestRow, from: Queries = this.store.read): Promise<AgencyRequest> {
    return (await this.all(actor, [row], from))[0]!;
  }

  /** In their order. */
  async all(
    actor: Actor,
    rows: readonly AgencyRequestRow[],
    from: Queries = this.store.read,
  ): Promise<AgencyRequest[]> {
    const calls = await this.calls(from, rows);
    return rows.map((row) => this.shown(actor, row, calls.get(row.callId ?? '')));
  }

  /** Whether this reader may read and write its words. */
  async reads(actor: Actor, row: AgencyRequestRow, from: Queries): Promise<boolean> {
    return reads(actor, row, (await this.calls(from, [row])).get(row.callId ?? ''));
  }

  /** Of a call it is whoever holds it now. */
  async inChargeOf(from: Queries, row: AgencyRequestRow): Promise<string> {
    return inCharge(row, (await this.calls(from, [row])).get(row.callId ?? ''));
  }

  private async calls(from: Queries, rows: readonly AgencyRequestRow[]): Promise<Map<string, CallRow>> {
    const ids = [...new Set(rows.flatMap(({ callId }) => callId ?? []))];
    const found = ids.length ? await readCallsById(from, ids) : [];
    return new Map(found.map((call) => [call.line.id, rowForDisplay(call)]));
  }

  private shown(actor: Actor, row: AgencyRequestRow, call: CallRow | undefined): AgencyRequest {
    const { directory } = this;
    const community = directory.community(row.communityId ?? '');
    const why = agencyDueWhy(directory.calendars.of(row.unitId), row, actor.lang);
    const charge = inCharge(row, call);
    return {
      id: row.id,
      subject: { kind: row.subjectKind, id: row.subjectId, number: row.subjectNumber },
      ...(community && { community: { id: community.id, name: community.name } }),
      kind: row.kind,
      agency: row.agency,
      askedAt: iso(row.askedAt),
      askedBy: holderOf(directory, row.askedBy),
      inCharge: holderOf(directory, charge),
      state: row.state,
      due: iso(row.dueAt),
      light: agencyLight(row, this.clock.now()),
      ...(why && { why }),
      ...(row.remindedAt !== null && {
        remindedAt: iso(row.remindedAt),
        remindedBy: holderOf(directory, row.remindedBy ?? ''),
      }),
      ...(row.state === 'answered' && {
        answeredAt: iso(row.endedAt ?? row.askedAt),
        ...(row.answeredOn !== null && { answeredOn: row.answeredOn }),
        ...(row.answer !== null && { answer: row.answer }),
        inTime: row.inTime === true,
      }),
      ...(row.state === 'withdrawn' && { withdrawnAt: iso(row.endedAt ?? row.askedAt) }),
      ...this.words(row, reads(actor, row, call)),
      mayWithdraw: row.state === 'waiting' && isTheirs(actor, row, charge),
      version: row.version,
    };
  }

  private words(
    row: AgencyRequestRow,
    reads: boolean,
  ): Pick<
    AgencyRequest,
    'what' | 'contact' | 'phone' | 'consent' | 'receipt' | 'receiptAt' | 'answerText' | 'hidden'
  > {
    const said = { way: row.consentWay, ...(row.consentOn !== null && { on: row.consentOn }) };
    if (!reads) return { what: '', consent: said, hidden: true };
    const open = (field: Sealed, sealed: string | null) =>
      sealed === null ? undefined : this.seal.tryOpen(agencySealContext(field, row.id), sealed);
    const contact = open('contact', row.contact);
    const phone = open('phone', row.phone);
    const reason = open('consent_reason', row.consentReason);
    const answerText = open('answer_text', row.answerText);
    return {
      what: open('what', row.what) ?? '',
      ...(contact !== undefined && { contact }),
      ...(phone !== undefined && { phone }),
      consent: { ...said, ...(reason !== undefined && { reason }) },
      ...(row.receipt !== null && { receipt: row.receipt }),
      ...(row.receiptAt !== null && { receiptAt: iso(row.receiptAt) }),
      ...(answerText !== undefined && { answerText }),
    };
  }
}

function reads(actor: Actor, row: AgencyRequestRow, call: CallRow | undefined): boolean {
  if (call?.ringing.recused.includes(actor.id)) return false;
  const charge = inCharge(row, call);
  const own = actor.id === row.askedBy || actor.id === charge;
  // Whoever has a lead need not have had its call.
  const apart = row.subjectKind === 'lead' || call?.ringing.lost === true;
  if (!readsWordsOf(call, actor) && !(own && apart)) return false;
  return !row.guarded || isTheirs(actor, row, charge);
}

const inCharge = (row: AgencyRequestRow, call: CallRow | undefined): string =>
  (row.subjectKind === 'call' ? call?.holderId : undefined) ?? row.inCharge;

/** Who asked, who is in charge, and who keeps the unit's work together. @param charge who is in charge */
export const isTheirs = (
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
  { askedBy }: Pick<AgencyRequestRow, 'askedBy'>,
  charge: string,
): boolean =>
  id === askedBy || id === charge || roles.some((role) => role === 'coordinator' || role === 'admin');

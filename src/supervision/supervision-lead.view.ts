/** Leads for supervision as their readers may see them. */
import { Injectable } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import { readCallsById, rowForDisplay } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import { inLang, type Word } from '../protocol/lang.js';
import type { SupervisionLead } from '../protocol/relief/supervision.js';
import { iso } from '../protocol/time/instant.js';
import { Store, type Queries } from '../store/store.js';
import type { SupervisionLeadRow } from './supervision.entity.js';
import { readsLead } from './supervision-readers.js';

type Sealed = 'note' | 'place' | 'outcome_text';
/** Where a word of it stands, for sealing it to its place. */
export const leadSealContext = (field: Sealed, id: string) => `supervision_lead.${field}:${id}`;

const RECEIVED: Word = [
  '已收到，编号 {number}。有了结果，我们告诉您。',
  'Received, number {number}. We will tell you what comes of it.',
];

@Injectable()
export class SupervisionLeadViews {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async one(
    actor: Actor,
    row: SupervisionLeadRow,
    from: Queries = this.store.read,
  ): Promise<SupervisionLead> {
    return (await this.all(actor, [row], from))[0]!;
  }

  /** In their order. */
  async all(
    actor: Actor,
    rows: readonly SupervisionLeadRow[],
    from: Queries = this.store.read,
  ): Promise<SupervisionLead[]> {
    const calls = await this.calls(from, rows);
    return rows.map((row) => this.shown(actor, row, calls.get(row.callId ?? '')));
  }

  /** Whether this reader may read and change it. */
  async reads(actor: Actor, row: SupervisionLeadRow, from: Queries): Promise<boolean> {
    const call = (await this.calls(from, [row])).get(row.callId ?? '');
    return readsLead(row, call, actor, this.directory.person(actor.id));
  }

  private async calls(from: Queries, rows: readonly SupervisionLeadRow[]): Promise<Map<string, CallRow>> {
    const ids = [...new Set(rows.flatMap(({ callId }) => callId ?? []))];
    const found = ids.length ? await readCallsById(from, ids) : [];
    return new Map(found.map((call) => [call.line.id, rowForDisplay(call)]));
  }

  private shown(actor: Actor, row: SupervisionLeadRow, call: CallRow | undefined): SupervisionLead {
    const { directory } = this;
    const community = directory.community(row.communityId ?? '');
    const { departmentId, handedOverAt, outcome } = row;
    return {
      id: row.id,
      number: row.number,
      kind: row.kind,
      state: row.state,
      ...(community && { community: { id: community.id, name: community.name } }),
      ...(call && { call: { id: call.id, number: call.number } }),
      handedInBy: holderOf(directory, row.handedInBy),
      handedInAt: iso(row.handedInAt),
      receiptSentence: inLang(RECEIVED, actor.lang).replace('{number}', row.number),
      ...(departmentId !== null && {
        department: { id: departmentId, name: directory.department(departmentId)?.name ?? '' },
      }),
      ...(handedOverAt !== null && {
        handedOverAt: iso(handedOverAt),
        handedOverBy: holderOf(directory, row.handedOverBy ?? ''),
      }),
      ...(outcome !== null && { outcome }),
      ...(row.toldAt !== null && { toldAt: iso(row.toldAt) }),
      ...this.words(row, readsLead(row, call, actor, directory.person(actor.id))),
      mine: row.handedInBy === actor.id,
      version: row.version,
    };
  }

  private words(
    row: SupervisionLeadRow,
    reads: boolean,
  ): Pick<SupervisionLead, 'note' | 'place' | 'receipt' | 'receiptAt' | 'outcomeText' | 'hidden'> {
    if (!reads) return { note: '', hidden: true };
    const open = (field: Sealed, sealed: string | null) =>
      sealed === null ? undefined : this.seal.tryOpen(leadSealContext(field, row.id), sealed);
    const place = open('place', row.place);
    const outcomeText = open('outcome_text', row.outcomeText);
    return {
      note: open('note', row.note) ?? '',
      ...(place !== undefined && { place }),
      ...(row.receipt !== null && { receipt: row.receipt }),
      ...(row.receiptAt !== null && { receiptAt: iso(row.receiptAt) }),
      ...(outcomeText !== undefined && { outcomeText }),
    };
  }
}

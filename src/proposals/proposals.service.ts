/** Proposals as coordinators see them, and what a person decides: a day is planned, it was done, or it is dismissed. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { toPage, pageSize, readCursor } from '../kernel/pagination.js';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { iso } from '../protocol/time/instant.js';
import { PROPOSAL_STATES, type Proposal, type ProposalState } from '../protocol/reports.js';
import type { Page } from '../protocol/answers.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { requireDayAhead } from '../kernel/time/day-ahead.js';
import { Store } from '../store/store.js';
import type { ProposalRow } from '../proposal/proposals.entity.js';
import {
  findProposalOfUnit,
  listProposalsOfUnit,
  updateStandingProposal,
} from '../proposal/proposals.repository.js';
import { countCallsOfPattern } from './recurring-groups.query.js';

const notePlace = (id: string) => `proposal.note:${id}`;

export interface ProposalDecision {
  decision: Exclude<ProposalState, 'open'>;
  /** YYYY-MM-DD */
  plannedFor?: string;
  note?: string;
}
export interface ProposalFilter {
  /** Several with commas between; absent: all. */
  state?: string;
  cursor?: string;
  limit?: number;
}

@Injectable()
export class ProposalsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
  ) {}

  /** The unit's, newest first. */
  async list({ unitId }: Actor, { state, cursor, limit }: ProposalFilter): Promise<Page<Proposal>> {
    const states = state?.split(',') ?? [...PROPOSAL_STATES];
    if (!states.every((s) => (PROPOSAL_STATES as readonly string[]).includes(s)))
      refuse('invalid', { fields: { state: 'field_choice' } });
    const after = readCursor(cursor);
    if (
      after &&
      (after.length !== 2 || !Number.isSafeInteger(after[0]) || !/^[\w-]+$/.test(String(after[1])))
    )
      refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(limit);
    const rows = await listProposalsOfUnit(this.store.read, unitId, { states, after, most: size + 1 });
    const calls = new Map<string, number>();
    for (const row of rows.slice(0, size)) calls.set(row.id, await this.calls(row));
    return toPage(
      rows,
      size,
      (row) => this.shown(row, calls.get(row.id) ?? 0),
      (row) => [row.madeAt, row.id],
    );
  }

  /**
   * The same decision by the same person again is the thing as it is.
   * @throws Refusal `not_found`, `invalid`, `proposal_decided` once it was done or dismissed, or somebody was faster
   */
  async decide(actor: Actor, id: string, given: ProposalDecision): Promise<Proposal> {
    const now = this.clock.now();
    const { decision } = given;
    const note = given.note?.trim() ?? '';
    const plannedFor = decision === 'planned' ? (given.plannedFor ?? '') : null;
    if (plannedFor === '') refuse('invalid', { fields: { plannedFor: 'field_required' } });
    requireDayAhead('plannedFor', plannedFor, now);
    if (decision === 'dismissed' && !note) refuse('invalid', { fields: { note: 'field_required' } });
    const row = await this.store.write(
      'proposal-decide',
      async (tx) => {
        const before = (await findProposalOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
        if (this.isSo(before, actor, { decision, plannedFor, note })) return before;
        if (before.state === 'done' || before.state === 'dismissed')
          refuse('proposal_decided', { holder: this.holder(before.decidedBy!) });
        const changes = {
          state: decision,
          plannedFor: plannedFor ?? before.plannedFor,
          decidedBy: actor.id,
          decidedAt: now,
          note: note ? this.seal.seal(notePlace(id), note) : null,
        };
        if (!(await updateStandingProposal(tx, id, changes))) refuse('stale');
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'proposal.decide',
          subject: id,
          data: { decision, ...(plannedFor !== null && { plannedFor }) },
        });
        return { ...before, ...changes };
      },
      { queue: `proposals:${actor.unitId}` },
    );
    return this.shown(row, await this.calls(row));
  }

  private isSo(
    row: ProposalRow,
    { id }: Actor,
    { decision, plannedFor, note }: { decision: string; plannedFor: string | null; note: string },
  ): boolean {
    if (row.decidedBy !== id || row.state !== decision || this.note(row) !== note) return false;
    return plannedFor === null || row.plannedFor === plannedFor;
  }
  private note = ({ id, note }: ProposalRow) => (note === null ? '' : this.seal.open(notePlace(id), note));

  private calls = (row: ProposalRow): Promise<number> => countCallsOfPattern(this.store.read, row);

  private shown(row: ProposalRow, calls: number): Proposal {
    const note = this.note(row);
    return {
      id: row.id,
      kind: row.kind,
      community: { id: row.communityId, name: this.directory.community(row.communityId)?.name ?? '' },
      ...(row.kind === 'repeated_matter' && { category: row.matter }),
      calls,
      from: iso(row.fromAt),
      to: iso(row.toAt),
      state: row.state,
      ...(row.plannedFor !== null && { plannedFor: row.plannedFor }),
      ...(row.decidedBy !== null && { decidedBy: this.holder(row.decidedBy) }),
      ...(row.decidedAt !== null && { decidedAt: iso(row.decidedAt) }),
      ...(note && { note }),
      // Its time stands beside it, so that nothing before or after is looked through.
      rows: { proposal: row.id, from: iso(row.fromAt), to: iso(row.toAt + 1) },
    };
  }

  private holder(id: string) {
    const person = this.directory.person(id);
    return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
  }
}

/** Finding and making activities: one write with its line in the audit trail. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { Seal } from '../../kernel/seal/seal.js';
import type { ActivityPayload } from '../../protocol/outreach.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { codeSealContext, newCodeSecret } from '../attendance/check-in-code.js';
import {
  activitiesAt,
  countSeries,
  findActivity,
  insertActivities,
  nextActivityNumber,
} from './activities.repository.js';
import type { ActivityRow } from './activities.entity.js';
import { checkDraft, differing, drafted, type ActivityDraft } from './activity-draft.js';
import { communityAt } from './activity-enterprise.js';
import { ActivityNoticesService } from './activity-notices.service.js';
import { ActivityProposalsService } from './activity-proposals.service.js';
import { runsActivity, seesActivity } from './activity-roles.js';
import { repeatedStarts } from './activity-times.js';

/** Nothing was said yet. */
const NOTHING = { communityId: null, enterpriseId: null, capacity: null };
const BLANK = { theme: '', title: '', fromAt: 0, toAt: 0, place: '', ...NOTHING };

@Injectable()
export class ActivitiesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly notices: ActivityNoticesService,
    private readonly proposals: ActivityProposalsService,
  ) {}

  /** @throws Refusal `not_found` where there is none, or the actor does not see it */
  async find(actor: Actor, id: string, from: Queries = this.store.read): Promise<ActivityRow> {
    const row = await findActivity(from, id);
    return row && seesActivity(actor, row) ? row : refuse('not_found');
  }
  /** @throws Refusal `not_found`; `forbidden` for who does not run it */
  async findOwn(actor: Actor, id: string, from?: Queries): Promise<ActivityRow> {
    const row = await this.find(actor, id, from);
    return runsActivity(actor, row) ? row : refuse('forbidden');
  }

  /**
   * With its repetitions, an activity each; a proposal that it answers is planned with the first. One that is there
   * already, the same in everything, is that one: it was asked for twice.
   * @returns the first of them
   * @throws Refusal `invalid`, naming the fields; what ActivityProposalsService says of the proposal
   */
  make(actor: Actor, given: ActivityPayload): Promise<ActivityRow> {
    return this.write('activity:make', actor.unitId, async (tx) => {
      const draft = await this.checked(tx, actor, given);
      const times = 1 + (given.repeat?.times ?? 0);
      return (await findLike(tx, actor.unitId, draft, times)) ?? this.insert(tx, actor, draft, given.repeat);
    });
  }

  /** One of its own within a write of another thing that it is made for, in the queue of the unit's desk. */
  async makeIn(tx: Tx, actor: Actor, given: Omit<ActivityPayload, 'repeat'>): Promise<ActivityRow> {
    return this.insert(tx, actor, await this.checked(tx, actor, given), undefined);
  }

  private async checked(tx: Tx, actor: Actor, given: ActivityPayload): Promise<ActivityDraft> {
    const draft = drafted({ ...BLANK, inCharge: [actor.id] }, given);
    checkDraft(this.directory, actor.unitId, draft, this.clock.now());
    const { proposalId } = given;
    if (proposalId !== undefined) draft.communityId = await this.proposals.plan(tx, actor, proposalId, draft);
    draft.communityId = await communityAt(tx, actor.unitId, draft);
    return draft;
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    draft: ActivityDraft,
    repeat: ActivityPayload['repeat'],
  ): Promise<ActivityRow> {
    const starts = [
      draft.fromAt,
      ...(repeat ? repeatedStarts(draft.fromAt, repeat.every, repeat.times) : []),
    ];
    const seriesId = starts.length > 1 ? newId(this.clock) : null;
    const rows: ActivityRow[] = [];
    for (const fromAt of starts) {
      const toAt = fromAt + draft.toAt - draft.fromAt;
      rows.push(await this.rowOf(tx, actor.unitId, { ...draft, fromAt, toAt }, seriesId));
    }
    await insertActivities(tx, rows);
    const [first] = rows;
    const data = { number: first!.number, ...(seriesId !== null && { times: rows.length }) };
    await this.audit.write(tx, { actorId: actor.id, act: 'activity.make', subject: first!.id, data });
    await this.notices.inCharge(tx, rows, actor.id);
    return first!;
  }

  private async rowOf(
    tx: Tx,
    unitId: string,
    draft: ActivityDraft,
    seriesId: string | null,
  ): Promise<ActivityRow> {
    const id = newId(this.clock);
    return {
      ...draft,
      id,
      unitId,
      number: await nextActivityNumber(tx, unitId, draft.fromAt),
      signedUp: 0,
      seriesId,
      codeSecret: this.seal.seal(codeSealContext(id), newCodeSecret()),
      cancelledAt: null,
      reason: null,
      sequence: 0,
    };
  }

  /** One after the other with whatever writes hours of the unit. */
  private write = <T>(name: string, unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write(name, work, { queue: `desk:${unitId}` });
}

/** @param times how many its series has */
async function findLike(
  from: Queries,
  unitId: string,
  draft: ActivityDraft,
  times: number,
): Promise<ActivityRow | undefined> {
  for (const row of await activitiesAt(from, unitId, draft))
    if (!Object.keys(differing(row, draft)).length && (await countSeries(from, row)) === times) return row;
  return undefined;
}

/** @throws Refusal `conflict` where it was cancelled or is over */
export function requireOpen(row: Pick<ActivityRow, 'cancelledAt' | 'toAt'>, now: number): void {
  if (row.cancelledAt !== null) refuse('activity_cancelled');
  if (row.toAt <= now) refuse('activity_over');
}

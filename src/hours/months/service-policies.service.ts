/** Which kinds of service count, for whom and from which day: the unit says, and the versions stay. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { EVER_SINCE, NEVER_CREDITABLE, SERVERS, type HoursPolicy } from '../../protocol/hours.js';
import { iso } from '../../protocol/time/instant.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import { monthOfDay } from '../../ledger/closed-months.query.js';
import { DEFAULT_SERVICE_POLICY, type ServicePolicy } from '../../ledger/credit-rules.js';
import {
  findServicePolicyVersion,
  insertServicePolicyVersion,
  servicePolicyVersions,
  updateServicePolicyVersion,
} from '../../ledger/service-policy.repository.js';
import { firstClosedMonthFrom } from './months.repository.js';
import { approvedLinesFrom } from './month-sums.query.js';

export interface PolicyVersion extends ServicePolicy {
  reason: string;
}

@Injectable()
export class ServicePoliciesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /** Newest first; the last one is the default, that counted before any was said. */
  async list({ unitId }: Actor): Promise<HoursPolicy[]> {
    const rows = await servicePolicyVersions(this.store.read, unitId);
    return [
      ...rows.map((row) => ({
        fromDay: row.fromDay,
        creditable: row.creditable,
        capMinutes: row.capMinutes,
        attendancePercent: row.attendancePercent,
        ...(row.changedBy !== null && { changedBy: holderOf(this.directory, row.changedBy) }),
        changedAt: iso(row.changedAt),
        reason: row.reason,
      })),
      ...(rows.some((row) => row.fromDay === EVER_SINCE) ? [] : [DEFAULT_SERVICE_POLICY]),
    ];
  }

  /**
   * What was approved was approved under the policy of its day: a version begins after that. The version of a
   * day that has none approved yet may be said again.
   * @throws Refusal `invalid` at its field; `conflict` where lines from that day on are approved, with their
   *   number, or a month from then on is closed
   */
  async change(actor: Actor, version: PolicyVersion): Promise<HoursPolicy[]> {
    for (const server of SERVERS)
      if (version.creditable[server].some((kind) => NEVER_CREDITABLE.includes(kind)))
        refuse('invalid', { fields: { [`creditable.${server}`]: 'field_choice' } });
    if (version.fromDay < EVER_SINCE) refuse('invalid', { fields: { fromDay: 'field_invalid' } });
    await this.store.write('hours:policy', (tx) => this.put(tx, actor, version), {
      queue: `desk:${actor.unitId}`,
    });
    return this.list(actor);
  }

  private async put(tx: Tx, actor: Actor, version: PolicyVersion): Promise<void> {
    const { unitId } = actor;
    const { fromDay, capMinutes, attendancePercent, reason } = version;
    const creditable = {
      officer: [...new Set(version.creditable.officer)].sort(),
      volunteer: [...new Set(version.creditable.volunteer)].sort(),
    };
    const said = { creditable, capMinutes, attendancePercent, reason: reason.trim() };
    const known = await findServicePolicyVersion(tx, unitId, fromDay);
    if (known?.changedBy === actor.id && isSame(said, known)) return;
    await refuseSettled(tx, unitId, fromDay);
    const changes = { ...said, changedBy: actor.id, changedAt: this.clock.now() };
    if (known) await updateServicePolicyVersion(tx, known.id, changes);
    else await insertServicePolicyVersion(tx, { id: newId(this.clock), unitId, fromDay, ...changes });
    await this.audit.write(tx, {
      actorId: actor.id,
      act: 'hours.policy',
      subject: unitId,
      reason: said.reason,
      data: { fromDay, creditable, capMinutes, attendancePercent },
    });
  }
}

type Said = Omit<PolicyVersion, 'fromDay'>;
const isSame = (one: Said, other: Said): boolean =>
  one.capMinutes === other.capMinutes &&
  one.attendancePercent === other.attendancePercent &&
  one.reason === other.reason &&
  SERVERS.every((server) => String(one.creditable[server]) === String(other.creditable[server]));

async function refuseSettled(tx: Tx, unitId: string, fromDay: string): Promise<void> {
  const count = await approvedLinesFrom(tx, unitId, fromDay);
  if (count) refuse('policy_settled', { params: { day: fromDay, count } });
  const month = await firstClosedMonthFrom(tx, unitId, monthOfDay(fromDay));
  if (month !== undefined) refuse('month_closed', { params: { month } });
}

/** Making, changing and ending campaigns. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse, type RefusalDetails } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { isAbove } from '../../directory/units/unit-tree.js';
import {
  CAMPAIGN_LIMITS,
  type CampaignChange,
  type CampaignPayload,
} from '../../protocol/trends/campaigns.js';
import { Store, type Tx } from '../../store/store.js';
import type { CampaignRow } from './campaigns.entity.js';
import { countCampaignsOf, findCampaign, insertCampaign, updateCampaign } from './campaigns.repository.js';

@Injectable()
export class CampaignsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /** @returns its id. @throws Refusal `invalid`, `too_many_kept` */
  async add(actor: Actor, given: CampaignPayload): Promise<string> {
    const { from: fromDay, to: toDay, inCharge = actor.id, ...words } = given;
    const row: CampaignRow = {
      id: newId(this.clock),
      unitId: actor.unitId,
      ...words,
      fromDay,
      toDay,
      inCharge,
      endedAt: null,
      madeBy: actor.id,
      madeAt: this.clock.now(),
      version: 1,
    };
    this.requireSound(actor, row);
    return this.write(actor, 'campaign-add', async (tx) => {
      if ((await countCampaignsOf(tx, actor.unitId)) >= CAMPAIGN_LIMITS.most)
        refuse('too_many_kept', { params: { max: CAMPAIGN_LIMITS.most } });
      await insertCampaign(tx, row);
      await this.audit.write(tx, { actorId: actor.id, act: 'campaign.add', subject: row.id });
      return row.id;
    });
  }

  /**
   * What is given, and leaves the rest.
   * @throws Refusal `not_found`, `campaign_of_another` for one of a unit above or below, `stale`, `invalid`
   */
  async change(
    actor: Actor,
    id: string,
    { version, ended, from, to, ...words }: CampaignChange,
  ): Promise<void> {
    await this.write(actor, 'campaign-change', async (tx) => {
      const before = (await findCampaign(tx, id)) ?? refuse('not_found');
      this.requireOwn(actor, before.unitId);
      const wanted: Partial<CampaignRow> = {
        ...words,
        ...(from !== undefined && { fromDay: from }),
        ...(to !== undefined && { toDay: to }),
        ...(ended !== undefined && { endedAt: ended ? (before.endedAt ?? this.clock.now()) : null }),
      };
      const changed = (Object.keys(wanted) as (keyof CampaignRow)[]).filter(
        (name) => wanted[name] !== undefined && JSON.stringify(wanted[name]) !== JSON.stringify(before[name]),
      );
      if (!changed.length) return;
      if (version !== before.version) refuse('stale');
      const changes = Object.fromEntries(changed.map((name) => [name, wanted[name]]));
      this.requireSound(actor, { ...before, ...changes });
      if (!(await updateCampaign(tx, before, changes))) refuse('stale');
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'campaign.change',
        subject: id,
        data: { changed },
      });
    });
  }

  private requireOwn({ unitId }: Actor, of: string): void {
    if (of === unitId) return;
    const isKin = isAbove(this.directory, of, unitId) || isAbove(this.directory, unitId, of);
    refuse(isKin ? 'campaign_of_another' : 'not_found');
  }
  private requireSound({ unitId }: Actor, row: CampaignRow): void {
    const fields: NonNullable<RefusalDetails['fields']> = {};
    if (row.fromDay > row.toDay) fields['to'] = 'field_before_from';
    if (!row.categories.every((code) => this.directory.hasCategory(unitId, code)))
      fields['categories'] = 'field_choice';
    const person = this.directory.person(row.inCharge);
    const isStaff = person?.roles.some((role) => role !== 'worker' && role !== 'volunteer');
    if (person?.unitId !== unitId || !isStaff) fields['inCharge'] = 'field_choice';
    if (Object.keys(fields).length) refuse('invalid', { fields });
  }
  private write<T>({ unitId }: Actor, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store.write(name, work, { queue: `campaigns:${unitId}` });
  }
}

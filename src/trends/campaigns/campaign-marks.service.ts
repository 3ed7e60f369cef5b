/** Putting leads and activities to campaigns, by the staff of the unit whose they are. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { refuseFileOfAnother } from '../../directory/units/file-of-another.js';
import { isInTree } from '../../directory/units/unit-tree.js';
import type { CampaignMarkKind, CampaignsOf } from '../../protocol/trends/campaigns.js';
import { Store, type Queries } from '../../store/store.js';
import type { CampaignRow } from './campaigns.entity.js';
import {
  deleteMark,
  findCampaign,
  findCampaignsOf,
  findMarksOfItem,
  insertMark,
  unitOfItem,
} from './campaigns.repository.js';

export interface MarkedItem {
  kind: CampaignMarkKind;
  itemId: string;
}
const named = ({ id, name }: CampaignRow) => ({ id, name });

@Injectable()
export class CampaignMarksService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal `not_found` for another unit's lead or activity */
  async of(actor: Actor, item: MarkedItem): Promise<CampaignsOf> {
    await this.requireOwn(this.store.read, actor, item);
    const units = this.directory.allUnits().filter(({ id }) => isInTree(this.directory, id, actor.unitId));
    const [all, marks] = await Promise.all([
      findCampaignsOf(
        this.store.read,
        units.map(({ id }) => id),
      ),
      findMarksOfItem(this.store.read, item.kind, item.itemId),
    ]);
    const isPut = (row: CampaignRow) => marks.some(({ campaignId }) => campaignId === row.id);
    return {
      items: all.filter(isPut).map(named),
      open: all.filter((row) => !isPut(row) && row.endedAt === null).map(named),
    };
  }

  /** The same again is no change. @throws Refusal `not_found`, `campaign_ended` */
  async put(actor: Actor, campaignId: string, item: MarkedItem): Promise<void> {
    await this.write(actor, 'campaign-mark', campaignId, item, async (tx, campaign) => {
      const marks = await findMarksOfItem(tx, item.kind, item.itemId);
      if (marks.some((mark) => mark.campaignId === campaignId)) return false;
      if (campaign.endedAt !== null) refuse('campaign_ended');
      await insertMark(tx, {
        campaignId,
        ...item,
        unitId: actor.unitId,
        markedBy: actor.id,
        markedAt: this.clock.now(),
      });
      return true;
    });
  }

  /** What was not put to it is no change. @throws Refusal `not_found` */
  async take(actor: Actor, campaignId: string, item: MarkedItem): Promise<void> {
    await this.write(actor, 'campaign-unmark', campaignId, item, (tx) =>
      deleteMark(tx, { campaignId, ...item }),
    );
  }

  private async write(
    actor: Actor,
    act: 'campaign-mark' | 'campaign-unmark',
    campaignId: string,
    item: MarkedItem,
    work: (tx: Parameters<typeof insertMark>[0], campaign: CampaignRow) => Promise<boolean>,
  ): Promise<void> {
    await this.store.write(
      act,
      async (tx) => {
        await this.requireOwn(tx, actor, item);
        const campaign = await findCampaign(tx, campaignId);
        // Of one's own unit or of one above it.
        if (!campaign || !isInTree(this.directory, campaign.unitId, actor.unitId)) return refuse('not_found');
        if (!(await work(tx, campaign))) return;
        await this.audit.write(tx, { actorId: actor.id, act, subject: campaignId, data: { ...item } });
      },
      { queue: `campaign-marks:${campaignId}` },
    );
  }

  private async requireOwn(from: Queries, actor: Actor, { kind, itemId }: MarkedItem): Promise<void> {
    const unitId = await unitOfItem(from, kind, itemId);
    if (unitId !== actor.unitId) refuseFileOfAnother(this.directory, actor, unitId);
  }
}

import { Entity, PrimaryColumn } from 'typeorm';
import type { LeadKind } from '../../protocol/relief/leads.js';
import type { CampaignMarkKind } from '../../protocol/trends/campaigns.js';
import { Id, Instant, Integer, Json, Text } from '../../store/column-types.js';

/** A campaign of a unit, in which those below it take part. Never deleted: what was put to it stays. */
@Entity('campaign')
export class CampaignRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() name!: string;
  @Text() lookFor!: string;
  @Json() categories!: string[];
  @Json() kinds!: LeadKind[];
  /** YYYY-MM-DD, both inclusive. */
  @Text() fromDay!: string;
  @Text() toDay!: string;
  @Text() inCharge!: string;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Integer() version!: number;
}

/** That a lead or an activity was put to a campaign. */
@Entity('campaign_mark')
export class CampaignMarkRow {
  @PrimaryColumn({ type: 'text', name: 'campaign_id' }) campaignId!: string;
  @PrimaryColumn({ type: 'text', name: 'kind' }) kind!: CampaignMarkKind;
  @PrimaryColumn({ type: 'text', name: 'item_id' }) itemId!: string;
  /** Whose it is. */
  @Text() unitId!: string;
  @Text() markedBy!: string;
  @Instant() markedAt!: number;
}

/** Campaigns (专项活动): for a term a unit, and those below it, look for certain people. Figures, and no ranks. */
import type { Holder, Named, ToldCount } from '../answers.js';
import type { LeadKind } from '../relief/leads.js';

export const CAMPAIGN_LIMITS = { name: 50, lookFor: 500, codes: 20, most: 200 } as const;

/** planned: before its term · running · over: its term has passed · ended: by a person. */
export const CAMPAIGN_STATES = ['planned', 'running', 'over', 'ended'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];
/** What can be put to one. */
export const CAMPAIGN_MARKS = ['lead', 'activity'] as const;
export type CampaignMarkKind = (typeof CAMPAIGN_MARKS)[number];

export interface CampaignPayload {
  name: string;
  /** Whom it looks for, in words. */
  lookFor: string;
  /** Codes of categories whose calls count; may be empty. */
  categories: string[];
  /** Kinds of leads that it looks for; may be empty. */
  kinds: LeadKind[];
  /** YYYY-MM-DD, both inclusive. */
  from: string;
  to: string;
  /** A person of the unit; absent: who makes it. */
  inCharge?: string;
}
export interface CampaignChange extends Partial<CampaignPayload> {
  /** true ends it before its term, false takes it up again. */
  ended?: boolean;
  /** As the reader saw it. */
  version: number;
}
/** Small counts of units below are not told (null), nor a sum that would tell one. */
export interface CampaignFigures {
  /** Leads put to it. */
  leads: ToldCount;
  /** Activities put to it. */
  activities: ToldCount;
  /** Calls of its categories that were raised in its term. */
  calls: ToldCount;
}
export type CampaignDefinition = keyof CampaignFigures | 'small';
export interface Campaign extends Omit<CampaignPayload, 'inCharge'> {
  id: string;
  unit: Named;
  inCharge: Holder;
  state: CampaignState;
  /** Of what the reader's unit and those below it did. */
  figures: CampaignFigures;
  /** The reader may change it: a coordinator or an administrator of its unit. */
  mayChange: boolean;
  version: number;
}
export interface CampaignList {
  /** Own ones, those of units above that one's unit takes part in, and those of units below; running ones first. */
  items: Campaign[];
  definitions: Record<CampaignDefinition, string>;
}
export interface CampaignMark {
  kind: CampaignMarkKind;
  id: string;
  number: string;
}
export interface CampaignDetail extends Campaign {
  /** In the order of names; absent where the reader's unit has none below it. */
  units?: { unit: Named; figures: CampaignFigures }[];
  /** What the reader's own unit put to it, the last first, 200 at most. */
  marks: CampaignMark[];
  definitions: Record<CampaignDefinition, string>;
}
/** Of one lead or activity: which it is put to, and which it may be put to. */
export interface CampaignsOf {
  items: Named[];
  open: Named[];
}

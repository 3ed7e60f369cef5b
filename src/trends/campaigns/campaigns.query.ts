/** Campaigns as their readers may see them: own ones, those of units above, and the figures of those of units below. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { isAbove, isInTree, treeOf } from '../../directory/units/unit-tree.js';
import { localDay } from '../../protocol/time/local-day.js';
import {
  CAMPAIGN_STATES,
  type Campaign,
  type CampaignDetail,
  type CampaignFigures,
  type CampaignList,
  type CampaignState,
} from '../../protocol/trends/campaigns.js';
import { Store } from '../../store/store.js';
import { CampaignCountsQuery } from './campaign-counts.query.js';
import {
  campaignDefinitions,
  campaignState,
  figuresOfAll,
  figuresOfAnother,
  figuresOfOwn,
  NO_COUNTS,
} from './campaign-rules.js';
import type { CampaignRow } from './campaigns.entity.js';
import { findCampaign, findCampaignsOf, marksOfUnit } from './campaigns.repository.js';

const MOST_MARKS = 200;
/** Running ones first, then those to come, then the past. */
const ORDER: readonly CampaignState[] = ['running', ...CAMPAIGN_STATES.filter((one) => one !== 'running')];

interface OfUnits {
  units: { unit: { id: string; name: string }; figures: CampaignFigures }[];
  all: CampaignFigures;
}

@Injectable()
export class CampaignsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly counts: CampaignCountsQuery,
  ) {}

  async list(actor: Actor): Promise<CampaignList> {
    const { directory } = this;
    const seen = directory.allUnits().filter(({ id }) => this.sees(actor, id));
    const rows = await findCampaignsOf(
      this.store.read,
      seen.map(({ id }) => id),
    );
    const items = await Promise.all(
      rows.map(async (row) => this.shown(actor, row, (await this.figures(actor, row)).all)),
    );
    const place = ({ state }: Campaign) => ORDER.indexOf(state);
    return {
      items: items.sort((a, b) => place(a) - place(b)),
      definitions: campaignDefinitions(actor.lang),
    };
  }

  /** @throws Refusal `not_found` for one that one's unit neither made nor takes part in nor stands above */
  async one(actor: Actor, id: string): Promise<CampaignDetail> {
    const row = await findCampaign(this.store.read, id);
    if (!row || !this.sees(actor, row.unitId)) return refuse('not_found');
    const { units, all } = await this.figures(actor, row);
    return {
      ...this.shown(actor, row, all),
      ...(units.length > 1 && { units }),
      marks: await marksOfUnit(this.store.read, id, actor.unitId, MOST_MARKS),
      definitions: campaignDefinitions(actor.lang),
    };
  }

  /** Its own, one above it or one below it. */
  private sees = ({ unitId }: Actor, of: string): boolean =>
    isInTree(this.directory, unitId, of) || isAbove(this.directory, of, unitId);

  /** Of the units that take part and that the reader may read of. */
  private async figures({ unitId }: Actor, row: CampaignRow): Promise<OfUnits> {
    const units = treeOf(this.directory, unitId).filter(({ id }) => isInTree(this.directory, row.unitId, id));
    const ids = units.map(({ id }) => id);
    const counts = await this.counts.of(row, ids);
    const of = (id: string) => counts.get(id) ?? NO_COUNTS;
    const told = units.map(({ id, name }) => ({
      unit: { id, name },
      figures: id === unitId ? figuresOfOwn(of(id)) : figuresOfAnother(of(id)),
    }));
    const [only] = told;
    const all =
      told.length === 1 && only
        ? only.figures
        : figuresOfAll(
            ids.map(of),
            told.map(({ figures }) => figures),
          );
    return { units: told, all };
  }

  private shown(actor: Actor, row: CampaignRow, figures: CampaignFigures): Campaign {
    const { id, unitId, name, lookFor, categories, kinds, fromDay, toDay, inCharge, version } = row;
    return {
      id,
      unit: { id: unitId, name: this.directory.unit(unitId)?.name ?? '' },
      name,
      lookFor,
      categories,
      kinds,
      from: fromDay,
      to: toDay,
      inCharge: holderOf(this.directory, inCharge),
      state: campaignState(row, localDay(this.clock.now())),
      figures,
      mayChange: unitId === actor.unitId && actor.roles.some((r) => r === 'coordinator' || r === 'admin'),
      version,
    };
  }
}

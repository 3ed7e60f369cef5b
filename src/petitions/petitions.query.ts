/** Petitions as they are listed: what waits first, by what is due. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { pageSize, readGroupedCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Interval } from '../kernel/time/intervals.js';
import type { Page } from '../protocol/answers.js';
import {
  PETITION_STATES,
  type Petition,
  type PetitionFigures,
  type PetitionState,
} from '../protocol/relief/petitions.js';
import { Store } from '../store/store.js';
import { petitionFigures } from './petition-figures.query.js';
import { PetitionViews } from './petition.view.js';
import { findPetition, listPetitions, placeInList, type PetitionsMeant } from './petitions.repository.js';

export interface PetitionFilter {
  /** Several with commas between; absent: all. */
  state?: string;
  light?: NonNullable<Petition['light']>;
  /** `true`: in charge of who asks. */
  mine?: 'true' | 'false';
  callId?: string;
}
export interface PetitionQuestion extends PetitionFilter {
  cursor?: string;
  limit?: number;
}

@Injectable()
export class PetitionsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly views: PetitionViews,
  ) {}

  async list(actor: Actor, { cursor, limit, ...filter }: PetitionQuestion): Promise<Page<Petition>> {
    const meant = petitionsMeant(actor, filter, this.clock.now());
    const size = pageSize(limit);
    const rows = await listPetitions(this.store.read, actor.unitId, meant, {
      after: readGroupedCursor(cursor, 2),
      most: size + 1,
    });
    const shown = await this.views.all(actor, rows);
    return toPage(
      rows.map((row, place) => ({ row, petition: shown[place]! })),
      size,
      ({ petition }) => petition,
      ({ row }) => placeInList(row),
    );
  }

  /** @throws Refusal `not_found` */
  async one(actor: Actor, id: string): Promise<Petition> {
    return this.views.one(actor, this.views.require(actor, await findPetition(this.store.read, id)));
  }

  figures = ({ unitId }: Actor, span: Interval): Promise<PetitionFigures> =>
    petitionFigures(this.store.long, unitId, { ...span, now: this.clock.now() });
}

/** @throws Refusal `invalid` where a state is none */
export function petitionsMeant(
  actor: Actor,
  { state, light, mine, callId }: PetitionFilter,
  now: number,
): PetitionsMeant {
  const states: readonly string[] = state?.split(',') ?? PETITION_STATES;
  if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
  return {
    states,
    ...(light && { light }),
    ...(mine === 'true' && { inChargeId: actor.id }),
    ...(callId !== undefined && { callId }),
    now,
  };
}

const isState = (text: string): text is PetitionState =>
  (PETITION_STATES as readonly string[]).includes(text);

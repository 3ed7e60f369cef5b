/**
 * Looks, with each lead that comes in, whether its kind has come again at that place or in that community, and puts it
 * before the coordinators. Nothing is suggested to anybody outside by itself; minors make no suggestion.
 */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Seal } from '../../kernel/seal/seal.js';
import { windowStart } from '../../proposal/proposal-rules.js';
import type { Tx } from '../../store/store.js';
import { SupervisionNoticesService } from '../supervision-notices.service.js';
import type { SupervisionLeadRow } from '../supervision.entity.js';
import { spanOfGroup, type LeadGroup } from '../supervision-leads.repository.js';
import {
  insertSuggestion,
  newestSuggestionOf,
  updateOpenSuggestion,
} from './supervision-suggestions.repository.js';

export const suggestionPlaceContext = (id: string) => `supervision_suggestion.place:${id}`;

@Injectable()
export class SuggestRepeatedService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly notices: SupervisionNoticesService,
  ) {}

  /** In the write that hands it in; @param place as that lead says it */
  async look(tx: Tx, lead: SupervisionLeadRow, place: string | undefined): Promise<void> {
    const { repeats } = this.directory.settings(lead.unitId).supervision;
    if (repeats === 0 || lead.kind === 'minors') return;
    const { kind, placeKey, communityId } = lead;
    // At one place it is said of the place, and else of the community.
    const groups: LeadGroup[] = [];
    const madeAt = this.clock.now();
    if (placeKey !== null) groups.push({ kind, placeKey, communityId: null, madeAt });
    if (communityId !== null) groups.push({ kind, placeKey: null, communityId, madeAt });
    for (const group of groups) if (await this.suggest(tx, lead, group, repeats, place)) return;
  }

  /** @returns whether there is one now */
  private async suggest(
    tx: Tx,
    { unitId, handedInAt, handedInBy }: SupervisionLeadRow,
    group: LeadGroup,
    repeats: number,
    place: string | undefined,
  ): Promise<boolean> {
    const { days } = this.directory.settings(unitId).supervision;
    const before = await newestSuggestionOf(tx, unitId, group);
    if (before?.state === 'open') return updateOpenSuggestion(tx, before.id, { toAt: handedInAt });
    // What was decided on before is over: only later ones count.
    const from = Math.max(windowStart(handedInAt, days), (before?.decidedAt ?? -1) + 1);
    const { leads, fromAt, toAt } = await spanOfGroup(tx, unitId, group, { from, to: handedInAt });
    if (leads < repeats) return false;
    const id = newId(this.clock);
    const { kind, placeKey, communityId, madeAt } = group;
    await insertSuggestion(tx, {
      id,
      unitId,
      kind,
      placeKey,
      communityId,
      place: placeKey !== null && place ? this.seal.seal(suggestionPlaceContext(id), place) : null,
      state: 'open',
      fromAt,
      toAt,
      madeAt,
      decidedBy: null,
      decidedAt: null,
      note: null,
    });
    await this.notices.coordinators(tx, { unitId, number: '' }, 'suggested', handedInBy);
    return true;
  }
}

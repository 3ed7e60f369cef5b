/** Where leads of one kind come again, coordinators see it and decide: a suggestion is drafted, or it is set aside. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { pageSize, readCursor, toPage } from '../../kernel/pagination.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import type { Page } from '../../protocol/answers.js';
import {
  SUGGESTION_STATES,
  type SuggestionDecision,
  type SuggestionState,
  type SupervisionSuggestion,
} from '../../protocol/relief/supervision.js';
import { iso } from '../../protocol/time/instant.js';
import { Store } from '../../store/store.js';
import type { SupervisionSuggestionRow } from '../supervision.entity.js';
import { spanOfGroup } from '../supervision-leads.repository.js';
import { supervisionQueue } from '../supervision-leads.service.js';
import { suggestionPlaceContext } from './suggest-repeated.service.js';
import {
  findSuggestionOfUnit,
  listSuggestions,
  updateOpenSuggestion,
} from './supervision-suggestions.repository.js';

const noteContext = (id: string) => `supervision_suggestion.note:${id}`;

@Injectable()
export class SupervisionSuggestionsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
  ) {}

  /** The newest first. */
  async list(
    { unitId }: Actor,
    { state, cursor, limit }: { state?: string; cursor?: string; limit?: number },
  ): Promise<Page<SupervisionSuggestion>> {
    const states: readonly string[] = state?.split(',') ?? SUGGESTION_STATES;
    if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
    const after = readCursor(cursor);
    if (after && !(after.length === 2 && Number.isSafeInteger(after[0]) && typeof after[1] === 'string'))
      refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(limit);
    const rows = await listSuggestions(this.store.read, unitId, { states, after, most: size + 1 });
    const shown = new Map<string, SupervisionSuggestion>();
    for (const row of rows.slice(0, size)) shown.set(row.id, await this.shown(row));
    return toPage(
      rows,
      size,
      ({ id }) => shown.get(id)!,
      ({ madeAt, id }) => [madeAt, id],
    );
  }

  /** The same decision by the same person again is the thing as it is. @throws Refusal `not_found`, `suggestion_decided` */
  async decide(
    actor: Actor,
    id: string,
    { decision, note = '' }: SuggestionDecision,
  ): Promise<SupervisionSuggestion> {
    if (decision === 'set_aside' && !note) refuse('invalid', { fields: { note: 'field_required' } });
    const row = await this.store.write(
      'supervision-suggestion',
      async (tx) => {
        const before = (await findSuggestionOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
        const decided = () =>
          refuse('suggestion_decided', { holder: holderOf(this.directory, before.decidedBy ?? '') });
        if (before.state !== 'open') {
          const same =
            before.state === decision && before.decidedBy === actor.id && this.note(before) === note;
          return same ? before : decided();
        }
        const changes = {
          state: decision,
          decidedBy: actor.id,
          decidedAt: this.clock.now(),
          note: note ? this.seal.seal(noteContext(id), note) : null,
        };
        if (!(await updateOpenSuggestion(tx, id, changes))) refuse('stale');
        const data = { decision };
        await this.audit.write(tx, { actorId: actor.id, act: 'supervision.suggestion', subject: id, data });
        return { ...before, ...changes };
      },
      { queue: supervisionQueue(actor.unitId) },
    );
    return this.shown(row);
  }

  private note = ({ id, note }: SupervisionSuggestionRow): string =>
    note === null ? '' : (this.seal.tryOpen(noteContext(id), note) ?? '');

  private async shown(row: SupervisionSuggestionRow): Promise<SupervisionSuggestion> {
    const { fromAt, toAt, communityId, decidedBy, decidedAt } = row;
    const span = { from: fromAt, to: toAt };
    const { leads } = await spanOfGroup(this.store.read, row.unitId, row, span);
    const place =
      row.place === null ? undefined : this.seal.tryOpen(suggestionPlaceContext(row.id), row.place);
    const community = this.directory.community(communityId ?? '');
    const note = this.note(row);
    return {
      id: row.id,
      kind: row.kind,
      ...(place !== undefined && { place }),
      ...(community && { community: { id: community.id, name: community.name } }),
      leads,
      from: iso(fromAt),
      to: iso(toAt),
      state: row.state,
      ...(decidedBy !== null && { decidedBy: holderOf(this.directory, decidedBy) }),
      ...(decidedAt !== null && { decidedAt: iso(decidedAt) }),
      ...(note && { note }),
    };
  }
}

const isState = (text: string): text is SuggestionState =>
  (SUGGESTION_STATES as readonly string[]).includes(text);

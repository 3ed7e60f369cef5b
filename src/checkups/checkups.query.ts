/** Check-ups of a unit, in a list, with their enterprise, and one whole. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { pageSize, readCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { enterpriseView } from '../enterprises/enterprise.view.js';
import { findEnterpriseOfUnit } from '../enterprises/enterprises.repository.js';
import type { Named, Page } from '../protocol/answers.js';
import {
  ENTERPRISE_LIMITS,
  type Checkup,
  type CheckupState,
  type CheckupSummary,
  type EnterpriseDetail,
} from '../protocol/outreach/enterprises.js';
import { Store, type Queries } from '../store/store.js';
import { checkupSummary, checkupView, type CheckupSources } from './checkup.view.js';
import { CheckupPointsService } from './checkup-points.service.js';
import type { CheckupRow } from './checkups.entity.js';
import { findCallsOf } from './calls/finding-calls.query.js';
import { countProblemsOf, findCheckupOfUnit, findCheckupsOf, findFindingsOf } from './checkups.repository.js';

export interface CheckupFilter {
  state?: CheckupState;
  /** The one whose problem became this call. */
  callId?: string;
  cursor?: string;
  limit?: number;
}

@Injectable()
export class CheckupsQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly points: CheckupPointsService,
  ) {}

  /** The latest first. */
  async list(
    { unitId }: Actor,
    { state, callId, cursor, limit }: CheckupFilter,
  ): Promise<Page<CheckupSummary>> {
    const after = readCursor(cursor);
    if (after && !(after.length === 2 && Number.isSafeInteger(after[0]) && typeof after[1] === 'string'))
      refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(limit);
    const rows = await findCheckupsOf(this.store.read, unitId, { state, callId, after, most: size + 1 });
    const summaries = new Map((await this.summaries(rows.slice(0, size))).map((one) => [one.id, one]));
    return toPage(
      rows,
      size,
      ({ id }) => summaries.get(id)!,
      ({ at, id }) => [at, id],
    );
  }

  /** @throws Refusal `not_found` */
  async one(actor: Actor, id: string): Promise<Checkup> {
    const row = (await findCheckupOfUnit(this.store.read, id, actor.unitId)) ?? refuse('not_found');
    return this.whole(this.store.read, actor, row);
  }

  /** Also within a write, as it is by then. */
  async whole(
    from: Queries,
    actor: Pick<Actor, 'id' | 'roles' | 'unitId'>,
    row: CheckupRow,
  ): Promise<Checkup> {
    const findings = await findFindingsOf(from, row.id);
    const points = (await this.points.of(row.unitId, from)).items;
    const calls = await findCallsOf(from, findings);
    const known = await findEnterpriseOfUnit(from, row.enterpriseId, row.unitId);
    const enterprise = { id: row.enterpriseId, name: known?.name ?? '' };
    const hasContact = Boolean(known?.contactName ?? known?.contactPhone);
    return checkupView(this.sources(), { row, enterprise, hasContact, findings, calls, points }, actor);
  }

  /** @throws Refusal `not_found` */
  async enterpriseDetail({ unitId }: Actor, id: string): Promise<EnterpriseDetail> {
    const row = (await findEnterpriseOfUnit(this.store.read, id, unitId)) ?? refuse('not_found');
    const checkups = await findCheckupsOf(this.store.read, unitId, {
      enterpriseId: id,
      most: ENTERPRISE_LIMITS.checkups,
    });
    return {
      ...enterpriseView({ seal: this.seal, directory: this.directory }, row, 'masked'),
      checkups: await this.summaries(checkups),
    };
  }

  private async summaries(rows: readonly CheckupRow[]): Promise<CheckupSummary[]> {
    const counts = await countProblemsOf(
      this.store.read,
      rows.map(({ id }) => id),
    );
    const names = new Map<string, Named>();
    for (const row of rows)
      if (!names.has(row.enterpriseId))
        names.set(row.enterpriseId, await this.enterprise(this.store.read, row));
    return rows.map((row) =>
      checkupSummary(this.sources(), row, names.get(row.enterpriseId)!, counts.get(row.id)),
    );
  }
  private async enterprise(from: Queries, { enterpriseId, unitId }: CheckupRow): Promise<Named> {
    const row = await findEnterpriseOfUnit(from, enterpriseId, unitId);
    return { id: enterpriseId, name: row?.name ?? '' };
  }
  private sources = (): CheckupSources => ({ seal: this.seal, directory: this.directory });
}

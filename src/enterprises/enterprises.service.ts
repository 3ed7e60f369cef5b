/** Enterprises of a unit: entered once, changed, and whom to speak to shown on a click that is logged. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import {
  ENTERPRISE_LIMITS,
  type Enterprise,
  type EnterpriseKind,
  type EnterpriseState,
} from '../protocol/outreach/enterprises.js';
import { Store, type Tx } from '../store/store.js';
import {
  enterpriseSealContext,
  enterpriseView,
  type EnterpriseReading,
  type SealedField,
} from './enterprise.view.js';
import type { EnterpriseRow } from './enterprises.entity.js';
import {
  countEnterprisesOf,
  findEnterpriseOfUnit,
  findEnterprisesLike,
  insertEnterprise,
  updateEnterprise,
} from './enterprises.repository.js';
import { likeName, placesOf } from './like-name.js';

/** null or empty takes it away; left out, what is there stays. */
type Sealable = Partial<Record<SealedField, string | null | undefined>>;
export interface NewEnterprise extends Sealable {
  name: string;
  kind: EnterpriseKind;
  communityId: string;
  /** It is another one than that of the like name. */
  evenSo?: boolean;
}
export interface EnterpriseChange extends Partial<NewEnterprise> {
  state?: EnterpriseState;
  /** As the reader saw it. */
  version?: number;
}
const SEALED = ['contactName', 'contactPhone', 'note'] as const;

@Injectable()
export class EnterprisesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal `enterprise_like` naming the one of a like name, unless `evenSo`; `invalid`, `too_many_kept` */
  async add(actor: Actor, given: NewEnterprise): Promise<Enterprise> {
    this.requireCommunity(actor, given.communityId);
    const { unitId } = actor;
    const row = await this.store.write(
      'enterprise-add',
      async (tx) => {
        if ((await countEnterprisesOf(tx, unitId)) >= ENTERPRISE_LIMITS.enterprises)
          refuse('too_many_kept', { params: { max: ENTERPRISE_LIMITS.enterprises } });
        const id = newId(this.clock);
        const { name, kind, communityId, evenSo } = given;
        const made: EnterpriseRow = {
          id,
          unitId,
          communityId,
          name,
          kind,
          state: 'active',
          ...(await this.placeOfName(tx, { id, unitId, name }, evenSo)),
          ...(this.sealed(id, given) as Record<SealedField, string | null>),
          version: 1,
          madeBy: actor.id,
          madeAt: this.clock.now(),
        };
        await insertEnterprise(tx, made);
        await this.note(tx, actor, 'enterprise.add', id, evenSo ? { evenSo } : {});
        return made;
      },
      { queue: queueOf(unitId) },
    );
    return this.shown(row, 'masked');
  }

  /** @throws Refusal `not_found`, `stale` where somebody was faster, `enterprise_like`, `invalid` */
  async change(actor: Actor, id: string, given: EnterpriseChange): Promise<Enterprise> {
    if (given.communityId !== undefined) this.requireCommunity(actor, given.communityId);
    const { unitId } = actor;
    const row = await this.store.write(
      'enterprise-change',
      async (tx) => {
        const before = (await findEnterpriseOfUnit(tx, id, unitId)) ?? refuse('not_found');
        const { name = before.name, evenSo } = given;
        const changes: Partial<EnterpriseRow> = {
          ...pick(before, given),
          ...this.sealedChanges(before, given),
          ...(name !== before.name && {
            name,
            ...(await this.placeOfName(tx, { id, unitId, name }, evenSo, before)),
          }),
        };
        const changed = Object.keys(changes).filter((key) => key !== 'likeName' && key !== 'evenSo');
        if (!changed.length) return before;
        if (given.version !== undefined && given.version !== before.version) refuse('stale');
        if (!(await updateEnterprise(tx, before, changes))) refuse('stale');
        await this.note(tx, actor, 'enterprise.change', id, { changed });
        return { ...before, ...changes, version: before.version + 1 };
      },
      { queue: queueOf(unitId) },
    );
    return this.shown(row, 'masked');
  }

  /**
   * Whom to speak to in clear, with the reason in the audit trail.
   * @throws Refusal `not_found`, `pin_needed` at a shared device whose person has not shown their PIN
   */
  async reveal(actor: Actor, id: string, reason: string): Promise<Enterprise> {
    const row = (await findEnterpriseOfUnit(this.store.read, id, actor.unitId)) ?? refuse('not_found');
    if (actor.device?.locked) refuse('pin_needed');
    await this.store.write('enterprise-reveal', (tx) =>
      this.audit.write(tx, {
        actorId: actor.id,
        act: 'enterprise.reveal',
        subject: id,
        reason,
        ...(actor.device && { data: { device: actor.device.id } }),
      }),
    );
    return this.shown(row, 'clear');
  }

  /** Under which like name it stands, and as which of that name. The one it was keeps its place. */
  private async placeOfName(
    tx: Tx,
    { id, unitId, name }: Pick<EnterpriseRow, 'id' | 'unitId' | 'name'>,
    evenSo: boolean | undefined,
    before?: EnterpriseRow,
  ): Promise<Pick<EnterpriseRow, 'likeName' | 'evenSo'>> {
    const like = likeName(name, placesOf(this.unitNames(unitId)));
    if (before?.likeName === like) return { likeName: like, evenSo: before.evenSo };
    const others = await findEnterprisesLike(tx, { id, unitId, likeName: like });
    const [first] = others;
    if (first && !evenSo) {
      const params = { name: first.name };
      refuse('enterprise_like', { params, fields: { name: { sentence: 'field_like_name', params } } });
    }
    return { likeName: like, evenSo: Math.max(-1, ...others.map((other) => other.evenSo)) + 1 };
  }

  /** The unit's own and those above it: 和平区, 沈阳市. */
  private unitNames(unitId: string): string[] {
    const unit = this.directory.unit(unitId);
    return unit ? [unit.name, ...(unit.parentId === null ? [] : this.unitNames(unit.parentId))] : [];
  }

  private sealed(id: string, given: Sealable): Partial<Record<SealedField, string | null>> {
    const seal = (field: SealedField) =>
      given[field] ? this.seal.seal(enterpriseSealContext(field, id), given[field]) : null;
    return Object.fromEntries(SEALED.map((field) => [field, seal(field)]));
  }
  /** Those that say something else than what is kept. */
  private sealedChanges(row: EnterpriseRow, given: Sealable): Partial<EnterpriseRow> {
    const all = this.sealed(row.id, given);
    const differs = (field: SealedField) => {
      if (given[field] === undefined) return false;
      const kept = row[field];
      // What cannot be opened is not what is given now.
      const said = kept === null ? '' : this.seal.tryOpen(enterpriseSealContext(field, row.id), kept);
      return said !== (given[field] ?? '');
    };
    return Object.fromEntries(SEALED.filter(differs).map((field) => [field, all[field]]));
  }

  private requireCommunity({ unitId }: Actor, communityId: string): void {
    if (this.directory.community(communityId)?.unitId !== unitId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
  }

  private shown(row: EnterpriseRow, reading: EnterpriseReading): Enterprise {
    return enterpriseView({ seal: this.seal, directory: this.directory }, row, reading);
  }
  private note = (tx: Tx, actor: Actor, act: string, subject: string, data: Record<string, unknown>) =>
    this.audit.write(tx, { actorId: actor.id, act, subject, data });
}

/** Those who enter one of a unit at the same instant wait for each other; the unique key is the last word. */
const queueOf = (unitId: string) => `enterprises:${unitId}`;

const pick = (row: EnterpriseRow, given: EnterpriseChange): Partial<EnterpriseRow> =>
  Object.fromEntries(
    (['kind', 'communityId', 'state'] as const)
      .filter((key) => given[key] !== undefined && given[key] !== row[key])
      .map((key) => [key, given[key]]),
  );

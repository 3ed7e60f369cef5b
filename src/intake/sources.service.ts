/** The administrators' hand on what calls come from: made, changed, given a secret, switched off. Each is audited. */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import { DutyBoardService } from '../desk/on-duty/duty-board.service.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Category } from '../protocol/codes.js';
import {
  SOURCE_LIMITS,
  type IntakeSource,
  type SourcePayload,
  type SourceSecret,
  type SourceTrial,
} from '../protocol/intake/sources.js';
import { DAY, HOUR } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { isSourceCode } from './source-code.js';
import { placeOf } from './source-place.js';
import { requireSourceFields } from './source-fields.js';
import { sourcePhoneSealContext, SourceViews } from './source.view.js';
import { oldSecretSealContext, secretSealContext } from './signers.service.js';
import {
  countCallsOf,
  findSource,
  findSourceByCode,
  findSourcesOf,
  insertSource,
  updateSource,
} from './sources.repository.js';

const SECRET_BYTES = 24;
const COUNTED = 30 * DAY;

@Injectable()
export class SourcesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    private readonly changes: DirectoryChangesService,
    private readonly views: SourceViews,
    private readonly board: DutyBoardService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  async list({ unitId }: Actor): Promise<IntakeSource[]> {
    const rows = await findSourcesOf(this.store.read, unitId);
    const calls = await countCallsOf(this.store.read, unitId, this.clock.now() - COUNTED);
    return rows.map((row) => this.views.of(row, calls.get(row.id) ?? 0));
  }

  /** @throws Refusal `invalid`, `already_exists`, `too_many_kept` */
  async make(actor: Actor, given: SourcePayload): Promise<SourceSecret> {
    const { unitId } = actor;
    const id = newId(this.clock);
    const { secret, sealed } = this.fresh(id);
    const row: IntakeSourceRow = {
      id,
      unitId,
      code: required('code', given.code),
      name: required('name', given.name),
      kind: required('kind', given.kind),
      communities: [],
      numbers: [],
      phone: null,
      category: null,
      urgency: null,
      perHour: SOURCE_LIMITS.usualAnHour,
      secret: sealed,
      oldSecret: null,
      oldUntil: null,
      madeBy: actor.id,
      madeAt: this.clock.now(),
      offAt: null,
      heardAt: null,
      pressedCall: null,
      pressedAt: null,
      ...this.changed(id, given),
    };
    if (!isSourceCode(row.code)) refuse('invalid', { fields: { code: 'field_source_code' } });
    requireSourceFields(this.directory, row);
    await this.changes.make(actor, 'intake_source.make', async (tx) => {
      if (await findSourceByCode(tx, unitId, row.code)) refuse('already_exists');
      if ((await findSourcesOf(tx, unitId)).length >= SOURCE_LIMITS.sources)
        refuse('too_many_kept', { params: { max: SOURCE_LIMITS.sources } });
      await insertSource(tx, row);
      return { value: undefined, subject: id, data: { code: row.code, kind: row.kind } };
    });
    return this.told(row, secret);
  }

  /** What is given, of what may change: its address and its kind stay. @throws Refusal `not_found`, `invalid` */
  async change(actor: Actor, id: string, given: SourcePayload): Promise<IntakeSource> {
    const row = await this.changes.make(actor, 'intake_source.change', async (tx) => {
      const now = (await findSource(tx, actor.unitId, id)) ?? refuse('not_found');
      const wanted = { ...now, ...this.changed(id, given), ...this.switched(now, given.off) };
      requireSourceFields(this.directory, wanted);
      const changed = (Object.keys(wanted) as (keyof IntakeSourceRow)[]).filter((key) =>
        key === 'phone'
          ? given.phone !== undefined && this.phoneIn(now) !== given.phone
          : JSON.stringify(wanted[key]) !== JSON.stringify(now[key]),
      );
      if (!changed.length) return { value: now };
      await updateSource(tx, id, Object.fromEntries(changed.map((key) => [key, wanted[key]])));
      return { value: wanted, subject: id, data: { changed } };
    });
    return this.shown(row);
  }

  /** Another secret; the one of before counts for the grace, or not at all. @throws Refusal `not_found` */
  async replaceSecret(actor: Actor, id: string, graceHours: number): Promise<SourceSecret> {
    const { secret, sealed } = this.fresh(id);
    const row = await this.changes.make(actor, 'intake_source.secret', async (tx) => {
      const now = (await findSource(tx, actor.unitId, id)) ?? refuse('not_found');
      const before = now.secret === null ? null : this.seal.open(secretSealContext(id), now.secret);
      const changes = {
        secret: sealed,
        oldSecret: graceHours && before !== null ? this.seal.seal(oldSecretSealContext(id), before) : null,
        oldUntil: graceHours ? this.clock.now() + graceHours * HOUR : null,
      };
      await updateSource(tx, id, changes);
      return { value: { ...now, ...changes }, subject: id, data: { graceHours } };
    });
    return this.told(row, secret);
  }

  /** What a call by it would be at this moment. @throws Refusal `not_found`, `source_off`, `source_no_secret`, `invalid` */
  async trial(
    actor: Actor,
    id: string,
    given: { communityCode?: string; dialled?: string },
  ): Promise<SourceTrial> {
    const row = (await findSource(this.store.read, actor.unitId, id)) ?? refuse('not_found');
    if (row.offAt !== null) refuse('source_off');
    const { secret } = this.views.of(row, 0);
    if (secret === 'none') refuse('source_no_secret');
    const place = placeOf(row, this.directory.communitiesOf(row.unitId), { given, left: {} });
    if (place instanceof Refusal) throw place;
    const board = await this.board.onDuty(row.unitId);
    return {
      community: { id: place.community.id, name: place.community.name },
      category: (row.category ?? 'other') as Category,
      urgency: row.urgency ?? 'normal',
      onDuty: board.filter(({ onDuty, paused }) => onDuty && !paused).length,
      secret,
    };
  }

  private changed(id: string, given: SourcePayload): Partial<IntakeSourceRow> {
    const { name, communityIds, numbers, phone, category, urgency, perHour } = given;
    return {
      ...(name !== undefined && { name }),
      ...(communityIds !== undefined && { communities: communityIds }),
      ...(numbers !== undefined && {
        numbers: numbers.map(({ number, communityId }) => ({ number, communityId })),
      }),
      ...(phone !== undefined && { phone: phone ? this.seal.seal(sourcePhoneSealContext(id), phone) : null }),
      ...(category !== undefined && { category: category || null }),
      ...(urgency !== undefined && { urgency }),
      ...(perHour !== undefined && { perHour }),
    };
  }
  private switched({ offAt }: IntakeSourceRow, off: boolean | undefined): Partial<IntakeSourceRow> {
    if (off === undefined || off === (offAt !== null)) return {};
    return { offAt: off ? this.clock.now() : null };
  }
  private phoneIn = ({ id, phone }: IntakeSourceRow) =>
    phone === null ? '' : this.seal.tryOpen(sourcePhoneSealContext(id), phone);

  private fresh(id: string): { secret: string; sealed: string } {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return { secret, sealed: this.seal.seal(secretSealContext(id), secret) };
  }
  private async shown(row: IntakeSourceRow): Promise<IntakeSource> {
    const calls = await countCallsOf(this.store.read, row.unitId, this.clock.now() - COUNTED);
    return this.views.of(row, calls.get(row.id) ?? 0);
  }
  private async told(row: IntakeSourceRow, secret: string): Promise<SourceSecret> {
    const url = `${this.config.publicUrl}/api/intake/${row.code}`;
    const unit = this.directory.unit(row.unitId)?.code ?? '';
    return { source: await this.shown(row), secret, setup: { url, unit } };
  }
}

const required = <T>(field: string, value: T | undefined): T =>
  value ?? refuse('invalid', { fields: { [field]: 'field_required' } });

/**
 * Another unit with its first administrator: below a unit of one's own tree, or above one's own where nothing stands
 * above it. Nobody gains sight of a unit that was not theirs: a new unit below is empty, and of a unit above its own
 * administrator decides, who has none above them yet (docs/decisions/0028).
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { insertAccounts } from '../../directory/people/accounts.repository.js';
import type { UnitRow } from '../../directory/places.entity.js';
import { isInTree } from '../../directory/units/unit-tree.js';
import {
  countUnits,
  findUnit,
  findUnitByCode,
  insertUnit,
  setUnitAbove,
} from '../../directory/units/units.repository.js';
import { UNIT_LIMITS, type NewUnitPayload } from '../../protocol/people/units.js';
import type { Tx } from '../../store/store.js';
import { insertShippedBodies } from '../../units/import/shipped-bodies.js';
import { findAccountByName } from '../accounts/account-by-name.query.js';
import { isNameTaken } from '../accounts/accounts.service.js';
import { initialPassword } from '../accounts/initial-password.js';
import { hashPassword } from '../sign-in/password-rules.js';
import { mayStandAbove } from './unit-levels.js';

@Injectable()
export class NewUnitService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly changes: DirectoryChangesService,
  ) {}

  /**
   * @returns the unit's id, and its administrator's first password, which is told this once
   * @throws Refusal `not_found` for a parent that is not in one's tree, `unit_has_above`, `already_exists`, `invalid`
   */
  async make(actor: Actor, given: NewUnitPayload): Promise<{ unitId: string; password: string }> {
    const parentId = given.parentId ?? actor.unitId;
    if (given.place === 'above' && given.parentId !== undefined)
      refuse('invalid', { fields: { parentId: 'field_unknown' } });
    if (!isInTree(this.directory, actor.unitId, parentId)) refuse('not_found');
    const password = initialPassword();
    const passwordHash = await hashPassword(password);
    const making = this.changes.make(actor, 'unit.add', async (tx) => {
      if ((await countUnits(tx)) >= UNIT_LIMITS.units)
        refuse('too_many_kept', { params: { max: UNIT_LIMITS.units } });
      if (await findUnitByCode(tx, given.code)) refuse('already_exists', { fields: { code: 'field_taken' } });
      if ((await findAccountByName(tx, given.username)).account)
        refuse('already_exists', { fields: { username: 'field_taken' } });
      const row = await this.insert(tx, actor, given, parentId);
      await this.insertAdministrator(tx, row, given, passwordHash);
      await insertShippedBodies(tx, row.id, this.clock);
      return { value: row.id, subject: row.id, data: { place: given.place, parentId: row.parentId } };
    });
    const unitId = await making.catch((error: unknown) => {
      // Two who named the same at once, each in a unit of their own.
      if (isNameTaken(error)) refuse('already_exists', { fields: { username: 'field_taken' } });
      if (isCodeTaken(error)) refuse('already_exists', { fields: { code: 'field_taken' } });
      throw error;
    });
    return { unitId, password };
  }

  private async insert(
    tx: Tx,
    { unitId }: Actor,
    { place, level, name, code }: NewUnitPayload,
    parentId: string,
  ): Promise<UnitRow> {
    const id = newId(this.clock);
    // As it stands now, and not as it was held in memory.
    const kin = (await findUnit(tx, place === 'above' ? unitId : parentId)) ?? refuse('not_found');
    const fits = place === 'above' ? mayStandAbove(level, kin.level) : mayStandAbove(kin.level, level);
    if (!fits) refuse('invalid', { fields: { level: 'field_unit_level' } });
    const row: UnitRow = { id, parentId: place === 'above' ? null : kin.id, level, code, name };
    await insertUnit(tx, row);
    if (place === 'above' && !(await setUnitAbove(tx, kin.id, id))) refuse('unit_has_above');
    return row;
  }

  private insertAdministrator(
    tx: Tx,
    { id: unitId }: UnitRow,
    { username, personName: name }: NewUnitPayload,
    passwordHash: string,
  ): Promise<void> {
    return insertAccounts(tx, [
      {
        id: newId(this.clock),
        unitId,
        departmentId: null,
        username,
        passwordHash,
        name,
        title: null,
        roles: ['admin'],
        skills: [],
        phone: null,
        totpSecret: null,
        totpUsedStep: null,
        createdAt: this.clock.now(),
        disabledAt: null,
        briefedAt: null,
        mustChangePassword: true,
      },
    ]);
  }
}

const isCodeTaken = (error: unknown) =>
  !(error instanceof Refusal) && /UNIQUE constraint failed: unit\.code|unit_code_key/.test(String(error));

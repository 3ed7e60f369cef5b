/** Accounts as the administrator of their unit reads them. */
import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../protocol/administration.js';
import { toPage, pageSize, readCursor } from '../../kernel/pagination.js';
import { Directory } from '../directory.js';
import type { Page } from '../../protocol/answers.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import type { AccountChangeDto, AccountFilterDto } from './accounts.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { maskPhone } from '../../kernel/mask.js';
import { findAccountOfUnit, listAccountsOfUnit } from './accounts.repository.js';
import type { AccountRow } from './people.entity.js';
import { Seal } from '../../kernel/seal/seal.js';

export const phoneSealContext = (accountId: string) => `account.phone:${accountId}`;

@Injectable()
export class AccountViewsService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async list(actor: Actor, f: AccountFilterDto): Promise<Page<AccountView>> {
    const size = pageSize(f.limit);
    const after = readCursor(f.cursor);
    if (after && (after.length !== 1 || !/^[\w.-]{1,50}$/.test(String(after[0]))))
      refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const like = `%${(f.q ?? '').replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
    const rows = await listAccountsOfUnit(this.store.read, actor.unitId, {
      like: f.q ? like : undefined,
      role: f.role,
      after: after && String(after[0]),
      most: size + 1,
    });
    return toPage(
      rows,
      size,
      (a) => this.shown(a),
      (a) => [a.username],
    );
  }

  /** @throws Refusal `not_found` for another unit's too */
  async one(actor: Actor, id: string): Promise<AccountRow> {
    return (await findAccountOfUnit(this.store.read, id, actor.unitId)) ?? refuse('not_found');
  }

  shown(a: AccountRow): AccountView {
    return {
      id: a.id,
      username: a.username,
      name: a.name,
      title: a.title,
      roles: a.roles,
      departmentId: a.departmentId,
      skills: a.skills,
      communityIds: [...(this.directory.person(a.id)?.communityIds ?? [])],
      phone: a.phone === null ? null : maskPhone(this.phoneOf(a)),
      disabled: a.disabledAt !== null,
      totp: a.totpSecret !== null,
    };
  }
  placesOf = (unitId: string) => ({
    departments: this.directory.departmentsOf(unitId),
    communities: this.directory.communitiesOf(unitId),
  });
  unitName = (unitId: string): string => this.directory.unit(unitId)?.name ?? '';
  phoneOf = (a: Pick<AccountRow, 'id' | 'phone'>): string =>
    a.phone === null ? '' : this.seal.open(phoneSealContext(a.id), a.phone);
  sealedPhone = (id: string, phone: string | undefined) =>
    phone ? this.seal.seal(phoneSealContext(id), phone) : null;

  /** Departments, communities and skills are those of the actor's unit. @throws Refusal `invalid` */
  requireOwn(actor: Actor, { departmentId, communityIds, skills }: AccountChangeDto): void {
    const { directory } = this;
    const foreign =
      departmentId && directory.department(departmentId)?.unitId !== actor.unitId
        ? 'departmentId'
        : communityIds?.some((c) => directory.community(c)?.unitId !== actor.unitId)
          ? 'communityIds'
          : skills?.some((s) => !directory.hasCategory(actor.unitId, s))
            ? 'skills'
            : undefined;
    if (foreign) refuse('invalid', { fields: { [foreign]: 'field_choice' } });
  }
}

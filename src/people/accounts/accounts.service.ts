/** The administrator's hand on accounts, within their unit. Nobody can shut out themselves or the last administrator. */
import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../protocol/administration.js';
import { Clock } from '../../kernel/clock.js';
import { ReEnabledOfficersService } from '../../desk/re-enabled-officers.service.js';
import { newId } from '../../kernel/ids.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { findDepartmentOfUnit } from '../../units/departments/departments.repository.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { AccountViewsService } from '../../directory/people/account-views.service.js';
import type { AccountChangeDto, NewAccountDto } from '../../directory/people/accounts.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { hashPassword, requireGoodPassword } from '../sign-in/password-rules.js';
import {
  communitiesOfAccount,
  deleteMembershipsOf,
  findAccountOfUnit,
  hasOtherAdministrator,
  insertAccounts,
  insertMemberships,
  updateAccount,
} from '../../directory/people/accounts.repository.js';
import type { AccountRow } from '../../directory/people/people.entity.js';
import { SessionsService } from '../../access/sessions.service.js';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

@Injectable()
export class AccountsService {
  constructor(
    private readonly accountViews: AccountViewsService,
    private readonly changes: DirectoryChangesService,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    private readonly reEnabledOfficers: ReEnabledOfficersService,
  ) {}

  /** @throws Refusal `already_exists` where the user name is taken, `invalid` */
  async create(actor: Actor, dto: NewAccountDto): Promise<AccountView> {
    const { name, roles } = dto;
    if (!roles?.length) return refuse('invalid', { fields: { roles: 'field_required' } });
    if (!name) return refuse('invalid', { fields: { name: 'field_required' } });
    this.accountViews.requireOwn(actor, dto);
    const own = [dto.username, name, this.accountViews.unitName(actor.unitId)];
    await requireGoodPassword(dto.password, own, 'password');
    const id = newId(this.clock);
    const account: AccountRow = {
      id,
      unitId: actor.unitId,
      departmentId: dto.departmentId ?? null,
      username: dto.username,
      passwordHash: await hashPassword(dto.password),
      name,
      title: dto.title || null,
      roles,
      skills: dto.skills ?? [],
      phone: this.accountViews.sealedPhone(id, dto.phone),
      totpSecret: null,
      totpUsedStep: null,
      createdAt: this.clock.now(),
      disabledAt: dto.disabled ? this.clock.now() : null,
      briefedAt: null,
      mustChangePassword: true,
    };
    await this.changes
      .make(actor, 'account.create', async (tx) => {
        await this.requireDepartment(tx, actor, account.departmentId);
        await insertAccounts(tx, [account]);
        await this.belong(tx, id, dto.communityIds ?? []);
        return { subject: id, value: undefined };
      })
      .catch((error: unknown) => {
        throw isNameTaken(error)
          ? new Refusal('already_exists', { fields: { username: 'field_taken' } })
          : error;
      });
    return this.accountViews.shown(account);
  }

  /** @throws Refusal `not_found`, `last_admin`, `invalid` */
  async change(actor: Actor, id: string, dto: AccountChangeDto): Promise<AccountView> {
    this.accountViews.requireOwn(actor, dto);
    if (dto.roles && !dto.roles.length) refuse('invalid', { fields: { roles: 'field_required' } });
    const { account, changed, able } = await this.changes.make(actor, 'account.change', async (tx) => {
      const before = (await findAccountOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      const wanted = this.wanted(before, dto);
      const changed = (Object.keys(wanted) as (keyof AccountRow)[]).filter(
        (key) => !same(wanted[key], before[key]),
      );
      const account = { ...before, ...wanted };
      if (account.departmentId !== before.departmentId)
        await this.requireDepartment(tx, actor, account.departmentId);
      await this.requireAnAdmin(tx, actor, before, account);
      if (changed.length)
        await updateAccount(tx, id, Object.fromEntries(changed.map((key) => [key, account[key]])));
      const moved =
        dto.communityIds !== undefined && !same(dto.communityIds, await communitiesOfAccount(tx, id));
      if (moved) await this.belong(tx, id, dto.communityIds!);
      const all = [...changed, ...(moved ? ['communityIds'] : [])];
      const able = mayBeRung(account) && !mayBeRung(before);
      return {
        value: { account, changed: all, able },
        ...(all.length && { subject: id, data: { changed: all } }),
      };
    });
    // What a person may do stands in their sockets: they come back as who they are now.
    if (account.disabledAt !== null) await this.sessions.endAll(id);
    else if (changed.some((key) => STANDING.has(key))) this.sessions.reconnect(id);
    if (able) await this.reEnabledOfficers.ring(id, account.unitId);
    return this.accountViews.shown(account);
  }

  private wanted(before: AccountRow, dto: AccountChangeDto): Partial<AccountRow> {
    return {
      ...(dto.name !== undefined && { name: dto.name }),
      ...(dto.title !== undefined && { title: dto.title || null }),
      ...(dto.roles !== undefined && { roles: dto.roles }),
      ...(dto.departmentId !== undefined && { departmentId: dto.departmentId }),
      ...(dto.skills !== undefined && { skills: dto.skills }),
      // Sealed anew each time: only another number is a change.
      ...(dto.phone !== undefined &&
        dto.phone !== this.accountViews.phoneOf(before) && {
          phone: this.accountViews.sealedPhone(before.id, dto.phone),
        }),
      ...(dto.disabled !== undefined && {
        disabledAt: dto.disabled ? (before.disabledAt ?? this.clock.now()) : null,
      }),
    };
  }

  /** It may have been taken away since it was looked for. */
  private async requireDepartment(tx: Tx, { unitId }: Actor, id: string | null): Promise<void> {
    if (id !== null && !(await findDepartmentOfUnit(tx, id, unitId)))
      refuse('invalid', { fields: { departmentId: 'field_choice' } });
  }
  private async requireAnAdmin(tx: Tx, actor: Actor, before: AccountRow, after: AccountRow): Promise<void> {
    if (!isAdmin(before) || isAdmin(after)) return;
    if (actor.id === before.id || !(await hasOtherAdministrator(tx, before))) refuse('last_admin');
  }
  private async belong(tx: Tx, accountId: string, communityIds: readonly string[]): Promise<void> {
    await deleteMembershipsOf(tx, accountId);
    await insertMemberships(
      tx,
      communityIds.map((communityId, position) => ({
        id: newId(this.clock),
        accountId,
        communityId,
        position,
      })),
    );
  }
}

const isAdmin = (a: AccountRow) => a.roles.includes('admin') && a.disabledAt === null;
/** The other half is that they are on duty. */
const mayBeRung = (a: AccountRow) => a.roles.includes('officer') && a.disabledAt === null;
/** What a person sees and is told hangs on these. */
const STANDING: ReadonlySet<string> = new Set(['roles', 'departmentId', 'communityIds', 'name', 'title']);
export const isNameTaken = (error: unknown) =>
  !(error instanceof Refusal) &&
  /UNIQUE constraint failed: (account\.username|index 'account_name')|account_(user)?name/.test(
    String(error),
  );

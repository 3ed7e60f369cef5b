/** The administrator's hand on accounts, within their unit. Nobody can shut out themselves or the last administrator. */
import { Injectable } from '@nestjs/common';
import { newId } from '../ids.js';
import { pageOf, pageSize, readCursor } from '../page.js';
import { Changes } from '../places/changes.js';
import type { Page } from '../protocol/shapes.js';
import type { Role } from '../protocol/words.js';
import { refuse } from '../refusal.js';
import { isTaken } from '../call/scene.js';
import { DeskTools } from '../call/desk.js';
import { Table } from '../store/table.js';
import type { Tx } from '../store/store.js';
import type { AccountChangeDto, AccountFilterDto, NewAccountDto } from './accounts.dto.js';
import type { Actor } from './actor.js';
import { maskPhone } from './mask.js';
import { hashPassword, requireGoodPassword } from './passwords.js';
import { Account, Membership } from './people.entities.js';
import { Sessions } from './sessions.js';

const accounts = new Table(Account);
const memberships = new Table(Membership);
export const phonePlace = (accountId: string) => `account.phone:${accountId}`;

export interface AccountShown {
  id: string;
  username: string;
  name: string;
  title: string | null;
  roles: Role[];
  departmentId: string | null;
  skills: string[];
  communityIds: string[];
  /** Masked. */
  phone: string | null;
  disabled: boolean;
}

@Injectable()
export class Accounts {
  constructor(
    private readonly tools: DeskTools,
    private readonly changes: Changes,
    private readonly sessions: Sessions,
  ) {}

  async list(actor: Actor, f: AccountFilterDto): Promise<Page<AccountShown>> {
    const [after] = (readCursor(f.cursor) ?? []) as [string?];
    const size = pageSize(f.limit);
    const conditions = ['unit_id = ?', ...(f.q ? ["(name like ? escape '\\' or username like ? escape '\\')"] : []), ...(f.role ? ['roles like ?'] : []), ...(after ? ['username > ?'] : [])];
    const like = `%${(f.q ?? '').replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
    const params = [actor.unitId, ...(f.q ? [like, like] : []), ...(f.role ? [`%"${f.role}"%`] : []), ...(after ? [after] : [])];
    const rows = await accounts.find(this.tools.store.read, `where ${conditions.join(' and ')} order by username limit ${size + 1}`, params);
    return pageOf(rows, size, (a) => this.shown(a), (a) => [a.username]);
  }

  private shown(a: Account): AccountShown {
    const { seal, directory } = this.tools;
    return {
      id: a.id,
      username: a.username,
      name: a.name,
      title: a.title,
      roles: a.roles,
      departmentId: a.departmentId,
      skills: a.skills,
      communityIds: [...(directory.person(a.id)?.communityIds ?? [])],
      phone: a.phone === null ? null : maskPhone(seal.open(phonePlace(a.id), a.phone)),
      disabled: a.disabledAt !== null,
    };
  }

  /** @throws Refusal `already_exists` where the user name is taken, `invalid` */
  async create(actor: Actor, dto: NewAccountDto): Promise<AccountShown> {
    requireGoodPassword(dto.password, dto.username, 'password');
    if (!dto.roles?.length) refuse('invalid', { fields: { roles: 'field_required' } });
    if (!dto.name) refuse('invalid', { fields: { name: 'field_required' } });
    this.requireOwn(actor, dto);
    const { clock } = this.tools;
    const id = newId(clock);
    const account: Account = {
      id,
      unitId: actor.unitId,
      departmentId: dto.departmentId ?? null,
      username: dto.username,
      passwordHash: await hashPassword(dto.password),
      name: dto.name!,
      title: dto.title ?? null,
      roles: dto.roles!,
      skills: dto.skills ?? [],
      phone: this.sealed(id, dto.phone),
      totpSecret: null,
      totpUsedStep: null,
      createdAt: clock.now(),
      disabledAt: null,
      briefedAt: null,
      mustChangePassword: true,
    };
    try {
      await this.changes.make(actor, 'account.create', async (tx) => {
        await accounts.insert(tx, account);
        await this.belong(tx, id, dto.communityIds ?? []);
        return { subject: id, value: undefined };
      });
    } catch (error) {
      if (isTaken(error)) refuse('already_exists', { fields: { username: 'field_taken' } });
      throw error;
    }
    return this.shown(account);
  }

  async change(actor: Actor, id: string, dto: AccountChangeDto): Promise<AccountShown> {
    this.requireOwn(actor, dto);
    const after = await this.changes.make(actor, 'account.change', async (tx) => {
      const before = (await accounts.one(tx, 'where id = ? and unit_id = ?', [id, actor.unitId])) ?? refuse('not_found');
      const changes: Partial<Account> = {
        ...(dto.name !== undefined && { name: dto.name }),
        ...(dto.title !== undefined && { title: dto.title || null }),
        ...(dto.roles !== undefined && { roles: dto.roles }),
        ...(dto.departmentId !== undefined && { departmentId: dto.departmentId }),
        ...(dto.skills !== undefined && { skills: dto.skills }),
        ...(dto.phone !== undefined && { phone: this.sealed(id, dto.phone) }),
        ...(dto.disabled !== undefined && { disabledAt: dto.disabled ? (before.disabledAt ?? this.tools.clock.now()) : null }),
      };
      const next = { ...before, ...changes };
      if (dto.roles && !dto.roles.length) refuse('invalid', { fields: { roles: 'field_required' } });
      await this.requireAnAdmin(tx, actor, before, next);
      if (Object.keys(changes).length) await accounts.update(tx, changes, 'id = ?', [id]);
      if (dto.communityIds !== undefined) await this.belong(tx, id, dto.communityIds);
      return { subject: id, value: next, data: { changed: Object.keys(dto) } };
    });
    // What a person may do stands in their sockets: they come back with what they are now.
    if (dto.disabled) await this.sessions.endAll(id);
    else if (dto.roles || dto.communityIds || dto.departmentId !== undefined) this.sessions.reconnect(id);
    return this.shown(after);
  }

  async resetPassword(actor: Actor, id: string, password: string): Promise<void> {
    const account = (await accounts.one(this.tools.store.read, 'where id = ? and unit_id = ?', [id, actor.unitId])) ?? refuse('not_found');
    requireGoodPassword(password, account.username, 'password');
    const hash = await hashPassword(password);
    await this.changes.make(actor, 'account.reset_password', async (tx) => {
      await accounts.update(tx, { passwordHash: hash, mustChangePassword: true }, 'id = ?', [id]);
      return { subject: id, value: undefined };
    });
    await this.sessions.endAll(id);
  }

  private async requireAnAdmin(tx: Tx, actor: Actor, before: Account, after: Account): Promise<void> {
    const wasAdmin = before.roles.includes('admin') && before.disabledAt === null;
    const isAdmin = after.roles.includes('admin') && after.disabledAt === null;
    if (!wasAdmin || isAdmin) return;
    const others = await accounts.find(tx, `where unit_id = ? and id <> ? and disabled_at is null and roles like '%"admin"%'`, [before.unitId, before.id]);
    if (actor.id === before.id || !others.length) refuse('last_admin');
  }

  private requireOwn(actor: Actor, dto: AccountChangeDto): void {
    const { directory } = this.tools;
    if (dto.departmentId && directory.department(dto.departmentId)?.unitId !== actor.unitId) refuse('invalid', { fields: { departmentId: 'field_choice' } });
    const foreign = dto.communityIds?.some((c) => directory.community(c)?.unitId !== actor.unitId);
    if (foreign) refuse('invalid', { fields: { communityIds: 'field_choice' } });
  }
  private async belong(tx: Tx, accountId: string, communityIds: readonly string[]): Promise<void> {
    await tx.run('delete from membership where account_id = ?', [accountId]);
    await memberships.insert(tx, ...communityIds.map((communityId, position) => ({ id: newId(this.tools.clock), accountId, communityId, position })));
  }
  private sealed = (id: string, phone: string | undefined) => (phone ? this.tools.seal.seal(phonePlace(id), phone) : null);
}

/** Accounts from a sheet: all of them in one write, or none. */
import type { Lang } from '../../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import type { PeopleImported } from '../../protocol/imports/people-import.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import type { FoundTable as SheetTable } from '../../sheets/find-table.js';
import { rowFields } from '../../sheets/row-errors.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { AccountViewsService } from '../../directory/people/account-views.service.js';
import { isNameTaken } from '../accounts/accounts.service.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { readPeople, type PeopleError, type ReadPeople } from './people-import-sheet.js';
import { initialPassword } from '../accounts/initial-password.js';
import { hashPassword } from '../sign-in/password-rules.js';
import {
  findAccountsByNames,
  insertAccounts,
  insertMemberships,
} from '../../directory/people/accounts.repository.js';
import type { AccountRow } from '../../directory/people/people.entity.js';
import { userNameKey } from '../user-name.js';

@Injectable()
export class PeopleImportService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly changes: DirectoryChangesService,
    private readonly accountViews: AccountViewsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param dry nothing is written: says what would be made, and what is wrong
   * @throws Refusal `invalid` at `xlsx`, or at each wrong row where it was to be made; `already_exists` where a user
   *   name was taken meanwhile
   */
  async import(actor: Actor, table: SheetTable | undefined, dry: boolean): Promise<PeopleImported> {
    const read = await this.read(this.store.read, actor, table);
    if (dry) return reportOf(read, actor.lang);
    requireRight(read);
    const passwords = read.people.map(() => initialPassword());
    const hashes: string[] = [];
    // One after another: the other thread is free for who signs in meanwhile.
    for (const password of passwords) hashes.push(await hashPassword(password));
    await this.changes
      .make(actor, 'people.import', async (tx) => {
        // What it was checked against may have changed while the passwords were hashed.
        const now = await this.read(tx, actor, table);
        requireRight(now);
        const ids = await this.make(tx, actor, now, hashes);
        return { subject: newId(this.clock), data: { accounts: ids }, value: undefined };
      })
      .catch((error: unknown) => {
        throw isNameTaken(error)
          ? new Refusal('already_exists', { fields: { username: 'field_taken' } })
          : error;
      });
    const report = reportOf(read, actor.lang);
    return {
      ...report,
      people: report.people.map((person, place) => ({ ...person, password: passwords[place]! })),
    };
  }

  private async read(
    queries: Queries,
    { unitId }: Actor,
    table: SheetTable | undefined,
  ): Promise<ReadPeople> {
    const read = readPeople(table, this.accountViews.placesOf(unitId));
    if (!read.names.length) return read;
    const found = await findAccountsByNames(
      queries,
      read.names.map(({ key }) => key),
    );
    const taken = new Set(found.map(({ username }) => userNameKey(username)));
    const errors = read.names
      .filter(({ key }) => taken.has(key))
      .map(({ row }): PeopleError => ({ row, column: 'username', sentence: 'field_taken' }));
    return {
      ...read,
      people: read.people.filter(({ row }) => !errors.some((e) => e.row === row)),
      errors: [...read.errors, ...errors].sort((a, b) => a.row - b.row),
    };
  }

  private async make(
    tx: Tx,
    actor: Actor,
    { people }: ReadPeople,
    hashes: readonly string[],
  ): Promise<string[]> {
    const made = people.map(({ account }, place): { account: AccountRow; communityIds: string[] } => {
      const id = newId(this.clock);
      return {
        communityIds: account.communityIds ?? [],
        account: {
          id,
          unitId: actor.unitId,
          departmentId: account.departmentId ?? null,
          username: account.username,
          passwordHash: hashes[place]!,
          name: account.name,
          title: account.title || null,
          roles: account.roles,
          skills: [],
          phone: this.accountViews.sealedPhone(id, account.phone),
          totpSecret: null,
          totpUsedStep: null,
          createdAt: this.clock.now(),
          disabledAt: null,
          briefedAt: null,
          mustChangePassword: true,
        },
      };
    });
    await insertAccounts(
      tx,
      made.map(({ account }) => account),
    );
    await insertMemberships(
      tx,
      made.flatMap(({ account, communityIds }) =>
        communityIds.map((communityId, position) => ({
          id: newId(this.clock),
          accountId: account.id,
          communityId,
          position,
        })),
      ),
    );
    for (const { account } of made)
      await this.audit.write(tx, { actorId: actor.id, act: 'account.create', subject: account.id });
    return made.map(({ account }) => account.id);
  }
}

const requireRight = ({ errors }: ReadPeople): void => {
  if (errors.length) refuse('invalid', { fields: rowFields(errors) });
};
function reportOf({ rows, people, errors }: ReadPeople, lang: Lang): PeopleImported {
  const said = new Refusal('invalid', { fields: rowFields(errors) }).body(lang).fields ?? {};
  return {
    rows,
    wrong: new Set(errors.map(({ row }) => row)).size,
    people: people.map(({ row, account: { username, name, roles } }) => ({ row, username, name, roles })),
    errors: Object.entries(said).map(([field, message]) => {
      const [row, column] = field.split('.');
      return { row: Number(row), ...(column && { column }), message };
    }),
  };
}

/**
 * Secret calendar addresses: 256 random bits, kept only as their SHA-256. A person has one for their own calendar,
 * a unit one for all shifts; a new one withdraws the one before.
 */
import { createHash, randomBytes } from 'node:crypto';
import { iso } from '../../protocol/time/instant.js';
import type { Role } from '../../protocol/codes.js';
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { CalendarAddressRow } from '../../shift/roster.entity.js';
import { RosterQuery } from '../roster.query.js';
import {
  findAddressByHash,
  findStandingAddress,
  insertAddress,
  withdrawAddress,
  type AddressScope,
} from './calendar-addresses.repository.js';

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

@Injectable()
export class CalendarAddressesService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
  ) {}

  /** When the address that stands was made; nothing of the address itself is known any more. */
  async standing(actor: Actor, scope: AddressScope): Promise<{ createdAt: string } | null> {
    const row = await findStandingAddress(this.roster.store.read, scope, of(actor, scope));
    return row && this.stands(row) ? { createdAt: iso(row.createdAt) } : null;
  }

  /** The path is told once, here. */
  make(actor: Actor, scope: AddressScope): Promise<{ path: string; createdAt: string }> {
    allowed(actor, scope);
    return this.changes.make(actor, 'calendar_address.make', async (tx) => {
      const createdAt = this.roster.clock.now();
      await withdrawAddress(tx, scope, of(actor, scope), createdAt);
      const token = randomBytes(32).toString('base64url');
      const row: CalendarAddressRow = {
        id: newId(this.roster.clock),
        unitId: actor.unitId,
        personId: scope === 'mine' ? actor.id : null,
        tokenHash: hashOf(token),
        createdBy: actor.id,
        createdAt,
        withdrawnAt: null,
      };
      await insertAddress(tx, row);
      const value = { path: `/api/ical/${token}.ics`, createdAt: iso(createdAt) };
      return { value, subject: row.id, data: { scope } };
    });
  }

  async withdraw(actor: Actor, scope: AddressScope): Promise<void> {
    allowed(actor, scope);
    await this.changes.make(actor, 'calendar_address.withdraw', async (tx) => {
      const withdrawn = await withdrawAddress(tx, scope, of(actor, scope), this.roster.clock.now());
      return { value: undefined, ...(withdrawn && { subject: of(actor, scope), data: { scope } }) };
    });
  }

  /** An address is good for as long as who made it may make it. */
  private stands(row: CalendarAddressRow): boolean {
    const maker = this.roster.directory.person(row.createdBy);
    const scope = row.personId === null ? 'unit' : 'mine';
    return maker !== undefined && !maker.disabled && maker.unitId === row.unitId && may(maker, scope);
  }

  /** @throws Refusal `not_found` for an address that never was, was withdrawn, or whose maker has lost the right to it */
  async open(token: string): Promise<CalendarAddressRow> {
    const row = await findAddressByHash(this.roster.store.read, hashOf(token));
    return row && this.stands(row) ? row : refuse('not_found');
  }
}

const of = (actor: Actor, scope: AddressScope) => (scope === 'mine' ? actor.id : actor.unitId);
/** Of one's own calendar: whoever has shifts, serves at activities or is in charge of them. */
const MAKERS: Record<AddressScope, readonly Role[]> = {
  mine: ['officer', 'volunteer', 'coordinator', 'admin'],
  unit: ['coordinator', 'admin'],
};
const may = ({ roles }: { roles: readonly Role[] }, scope: AddressScope): boolean =>
  roles.some((role) => MAKERS[scope].includes(role));
const allowed = (actor: Actor, scope: AddressScope) => {
  if (!may(actor, scope)) refuse('forbidden');
};

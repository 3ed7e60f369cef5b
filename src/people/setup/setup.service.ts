/** The first run: whoever has the set-up code makes the unit and its first administrator, once. */
import { DAY } from '../../protocol/time/durations.js';
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { newId } from '../../kernel/ids.js';
import { findUnitByCode, insertUnit } from '../../directory/units/units.repository.js';
import { Directory } from '../../directory/directory.js';
import { insertShippedBodies } from '../../units/import/shipped-bodies.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { cleanCode } from '../../kernel/input/typed-text.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { findAccountByName } from '../accounts/account-by-name.query.js';
import { hashPassword, requireGoodPassword } from '../sign-in/password-rules.js';
import { hasAnyAdministrator, insertAccounts } from '../../directory/people/accounts.repository.js';
import type { UnitLevel } from '../../protocol/people/units.js';
import type { AccountRow } from '../../directory/people/people.entity.js';

const LASTS = DAY;
/** 140 bits in groups that a person can copy: no 0 and O, no 1 and I. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const printedCode = () =>
  Array.from({ length: 7 }, () =>
    Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  ).join('-');
const plain = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\dA-Z]/g, '');
const digest = (text: string) => createHash('sha256').update(text).digest();

@Injectable()
export class SetupService {
  private code: { hash: Buffer; until: number } | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  needed = () =>
    !this.directory
      .allUnits()
      .some((u) => this.directory.peopleOf(u.id).some((p) => p.roles.includes('admin')));

  /** The code to be printed on the console; undefined where there is one in the environment or nothing to set up. */
  codeToPrint(): string | undefined {
    if (!this.needed() || this.config.setupCode !== undefined) return undefined;
    const code = printedCode();
    this.code = { hash: digest(plain(code)), until: this.clock.now() + LASTS };
    return code;
  }

  private codeIsRight(given: string): boolean {
    if (this.config.setupCode !== undefined)
      return timingSafeEqual(digest(cleanCode(given)), digest(cleanCode(this.config.setupCode)));
    return (
      this.code !== undefined &&
      this.clock.now() < this.code.until &&
      timingSafeEqual(digest(plain(given)), this.code.hash)
    );
  }

  /** @throws Refusal `setup_done`, `already_exists`, `invalid` at `setupCode` or `password` */
  async make(p: {
    setupCode: string;
    unitName: string;
    unitCode?: string;
    level?: UnitLevel;
    username: string;
    password: string;
    name: string;
  }): Promise<void> {
    if (!this.needed()) refuse('setup_done');
    if (!this.codeIsRight(p.setupCode)) refuse('invalid', { fields: { setupCode: 'field_setup_code' } });
    await requireGoodPassword(p.password, [p.username, p.name, p.unitName], 'password');
    const passwordHash = await hashPassword(p.password);
    await this.store.write(
      'setup',
      async (tx) => {
        if (await hasAnyAdministrator(tx)) refuse('setup_done');
        if (await findUnitByCode(tx, p.unitCode ?? ''))
          refuse('already_exists', { fields: { unitCode: 'field_taken' } });
        if ((await findAccountByName(tx, p.username)).account)
          refuse('already_exists', { fields: { username: 'field_taken' } });
        const unitId = newId(this.clock);
        const id = newId(this.clock);
        await insertUnit(tx, {
          id: unitId,
          parentId: null,
          level: p.level ?? 'district',
          code: p.unitCode ?? unitId,
          name: p.unitName,
        });
        const administrator: AccountRow = {
          id,
          unitId,
          departmentId: null,
          username: p.username,
          passwordHash,
          name: p.name,
          title: null,
          roles: ['admin'],
          skills: [],
          phone: null,
          totpSecret: null,
          totpUsedStep: null,
          createdAt: this.clock.now(),
          disabledAt: null,
          briefedAt: null,
          mustChangePassword: false,
        };
        await insertAccounts(tx, [administrator]);
        await insertShippedBodies(tx, unitId, this.clock);
        await this.audit.write(tx, { actorId: id, act: 'setup', subject: unitId });
        await this.directory.touch(tx);
      },
      { queue: 'setup' },
    );
    this.code = undefined;
    await this.directory.reload();
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Telephones and PCs that many use, and the PINs by which people are known on them. */
export class SharedDevices1764300000000 implements MigrationInterface {
  name = 'SharedDevices1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table device (id text primary key not null, unit_id text not null references unit (id), kind text not null,
        community_id text references community (id), department_id text references department (id), label text not null,
        phone text, code_hash text unique, code_expires_at bigint, token_hash text unique,
        invited_by text not null references account (id), created_at bigint not null, enrolled_at bigint,
        expires_at bigint, seen_at bigint, agent text not null, withdrawn_at bigint, withdrawn_by text,
        acting_id text, acting_since bigint, used_at bigint, unlocked_until bigint,
        check (kind in ('community', 'shift')), check ((kind = 'community') = (community_id is not null)))`,
      `create index device_unit on device (unit_id, created_at)`,
      `create index device_acting on device (acting_id) where acting_id is not null`,
      `create table pin (id text primary key not null references account (id), hash text not null, set_at bigint not null)`,
      `create table pin_failure (id text primary key not null, account_id text not null, count integer not null)`,
      `create index pin_failure_account on pin_failure (account_id)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['pin_failure', 'pin', 'device']) await runner.query(`drop table ${table}`);
  }
}

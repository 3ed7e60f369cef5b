import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Promises of liaison officers, visits that are waited for, and visits. */
export class Liaison1764943000000 implements MigrationInterface {
  name = 'Liaison1764943000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table liaison_promise (id text primary key not null, unit_id text not null, community_id text not null,
        call_id text, text text not null, name text, due_at bigint not null, whole_day integer not null,
        state text not null, stage text, wake_at bigint, promised_by text not null, promised_at bigint not null,
        ended_by text, ended_at bigint, reason text)`,
      `create index liaison_promise_open on liaison_promise (community_id, due_at) where state = 'open'`,
      `create index liaison_promise_wake on liaison_promise (wake_at) where wake_at is not null`,
      `create index liaison_promise_community on liaison_promise (community_id, promised_at)`,
      `create table visit_wanted (id text primary key not null, unit_id text not null, community_id text not null,
        call_id text, text text not null, name text, by_day text not null, state text not null,
        asked_by text not null, asked_at bigint not null, ended_by text, ended_at bigint, reason text)`,
      `create index visit_wanted_open on visit_wanted (community_id, by_day) where state = 'open'`,
      `create table visit (id text primary key not null, unit_id text not null, community_id text not null,
        person_id text not null, words text, told_at bigint)`,
      `create index visit_community on visit (community_id, told_at)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** The minutes of the visits stand in the ledger. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['visit', 'visit_wanted', 'liaison_promise'])
      await runner.query(`drop table ${table}`);
  }
}

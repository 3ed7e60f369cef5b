import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices of every kind to whomever they concern, where they go, and the proof of what each ring reached. */
export class Notice1764200000000 implements MigrationInterface {
  name = 'Notice1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = runner.connection.options.type === 'better-sqlite3' ? ' without rowid' : '';
    const statements = [
      `drop index notice_due`,
      `alter table notice rename to notice_before`,
      `create table notice (id text primary key not null, unit_id text not null, person_id text not null, kind text not null,
        params text not null, path text not null, offer_id text, created_at bigint not null, deadline bigint not null,
        due_at bigint, attempts integer not null, tried text not null, delivered_at bigint, delivered_by text, failure text)`,
      `insert into notice (id, unit_id, person_id, kind, params, path, offer_id, created_at, deadline, due_at, attempts,
        tried, delivered_at, failure)
        select id, unit_id, officer_id, 'ring', body, '/ring/' || offer_id, offer_id, created_at, deadline, due_at, attempts,
        '[]', delivered_at, failure from notice_before`,
      `drop table notice_before`,
      `create index notice_due on notice (due_at) where due_at is not null`,
      `create unique index notice_ring on notice (offer_id) where offer_id is not null`,

      `create table notice_setup (unit_id text primary key not null references unit (id), channels text not null,
        allowed text not null, changed_at bigint not null)`,
      `create table notice_preference (person_id text primary key not null references account (id), channels text,
        quiet text, addresses text, lang text not null, changed_at bigint not null)`,
      `create table push_subscription (id text primary key not null, person_id text not null references account (id),
        endpoint_hash text not null unique, sealed text not null, device text not null, created_at bigint not null)`,
      `create index push_person on push_subscription (person_id)`,

      `create table ring_delivery (offer_id text not null, channel text not null, device text not null,
        device_name text not null, sent_at bigint, again_at bigint, received_at bigint, shown_at bigint, shown_how text,
        failure text, primary key (offer_id, channel, device))${keyed}`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Where a ring went would be lost; a backup is restored instead. */
  async down(): Promise<void> {
    throw new Error('the proof of rings is not taken down; restore a backup instead');
  }
}

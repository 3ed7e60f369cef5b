import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that are told how calls go, and what each is to be told. */
export class Webhooks1764979000000 implements MigrationInterface {
  name = 'Webhooks1764979000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table webhook (id text primary key not null, unit_id text not null references unit (id),
        name text not null, url text not null, secret text not null, events text not null, made_by text not null,
        made_at bigint not null, off_at bigint, failures integer not null, failing_since bigint, rest_until bigint)`,
    );
    await runner.query(
      `create table webhook_event (id text primary key not null, webhook_id text not null references webhook (id),
        call_id text not null, seq integer not null, number text not null, event text not null, body text not null,
        at bigint not null, due_at bigint, until bigint not null, attempts integer not null, state text not null,
        answer text, answered_at bigint)`,
    );
    await runner.query(
      'create unique index webhook_event_order on webhook_event (webhook_id, call_id, seq) where due_at is not null',
    );
    await runner.query('create index webhook_event_due on webhook_event (due_at) where due_at is not null');
    await runner.query('create index webhook_event_list on webhook_event (webhook_id, at)');
    await runner.query('create index webhook_event_old on webhook_event (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook_event');
    await runner.query('drop table webhook');
  }
}

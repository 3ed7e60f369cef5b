import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the officers of a call say among themselves. */
export class InternalThread1764975000000 implements MigrationInterface {
  name = 'InternalThread1764975000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table thread_entry (id text primary key not null, call_id text not null, seq integer not null,
        client_message_id text not null, from_id text not null, side text not null, text text not null, at bigint not null)`,
    );
    await runner.query('create unique index thread_entry_seq on thread_entry (call_id, seq)');
    await runner.query(
      'create unique index thread_entry_key on thread_entry (call_id, from_id, client_message_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thread_entry');
  }
}

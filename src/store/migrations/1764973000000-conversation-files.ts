import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were sent in calls. */
export class ConversationFiles1764973000000 implements MigrationInterface {
  name = 'ConversationFiles1764973000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table conversation_file (id text primary key not null, unit_id text not null,
      call_id text not null, message_id text not null, by_id text not null, client_key text not null,
      kind text not null, type text not null, name text not null, bytes integer not null, state text not null,
      store_id text not null, digest text not null, at bigint not null, gone_at bigint)`);
    await runner.query(
      'create unique index conversation_file_key on conversation_file (call_id, by_id, client_key)',
    );
    await runner.query('create unique index conversation_file_store on conversation_file (store_id)');
    await runner.query(
      'create index conversation_file_unit on conversation_file (unit_id, state, at, bytes)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table conversation_file');
  }
}

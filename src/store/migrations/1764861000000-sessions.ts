import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A browser's pushes end with the session they were switched on in. */
export class Sessions1764861000000 implements MigrationInterface {
  name = 'Sessions1764861000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table push_subscription add column session_id text');
    await runner.query('create index push_session on push_subscription (session_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index push_session');
    await runner.query('alter table push_subscription drop column session_id');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The call that leads the matter that several calls are of. */
export class Matters1764968000000 implements MigrationInterface {
  name = 'Matters1764968000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call add column matter_id text');
    await runner.query('create index call_matter on call (matter_id) where matter_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index call_matter');
    await runner.query('alter table call drop column matter_id');
  }
}

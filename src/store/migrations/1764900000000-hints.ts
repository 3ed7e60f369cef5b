import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A node says in its sign of life since when hints to and from it are lost. */
export class Hints1764900000000 implements MigrationInterface {
  name = 'Hints1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table hub_node add column hints_lost_at bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table hub_node drop column hints_lost_at');
  }
}

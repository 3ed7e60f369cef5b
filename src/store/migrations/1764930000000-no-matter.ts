import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls closed as a duplicate or as a mistake are counted by themselves. The roll-ups begin anew with that column: they
 * are filled from the calls, oldest first, and until then figures are counted from the calls.
 */
export class NoMatter1764930000000 implements MigrationInterface {
  name = 'NoMatter1764930000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['call_rollup', 'answer_rollup', 'rollup_mark'])
      await runner.query(`delete from ${table}`);
    await runner.query('alter table call_rollup add column no_matter integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_rollup drop column no_matter');
  }
}

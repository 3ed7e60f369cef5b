import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often what calendars show of an activity has changed. */
export class ActivitySequence1764950000000 implements MigrationInterface {
  name = 'ActivitySequence1764950000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table activity add column sequence integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table activity drop column sequence');
  }
}

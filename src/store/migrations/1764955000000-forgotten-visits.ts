import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When it is looked whether the end of a visit was forgotten. */
export class ForgottenVisits1764955000000 implements MigrationInterface {
  name = 'ForgottenVisits1764955000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table visit add column wake_at bigint');
    await runner.query('create index visit_wake on visit (wake_at) where wake_at is not null');
    // Whose end was not said is asked for on the page.
    await runner.query('create index visit_untold on visit (person_id) where told_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index visit_untold');
    await runner.query('drop index visit_wake');
    await runner.query('alter table visit drop column wake_at');
  }
}

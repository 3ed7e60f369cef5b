import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a check-up was cancelled, and by whom. */
export class CheckupReason1764953000000 implements MigrationInterface {
  name = 'CheckupReason1764953000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table checkup add column reason text');
    await runner.query('alter table checkup add column cancelled_by text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table checkup drop column cancelled_by');
    await runner.query('alter table checkup drop column reason');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines of outreach are summed by themselves, also for a wall that asks every few seconds: few of them among all hours. */
export class OutreachLines1764951000000 implements MigrationInterface {
  name = 'OutreachLines1764951000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index hours_outreach on hours_entry (unit_id, day) where kind = 'outreach'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index hours_outreach`);
  }
}

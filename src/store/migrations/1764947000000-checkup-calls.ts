import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A problem found at a check-up becomes a call, but for a dispute over money, of which channels are explained. */
export class CheckupCalls1764947000000 implements MigrationInterface {
  name = 'CheckupCalls1764947000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table checkup_finding add column call_id text');
    await runner.query('alter table checkup_finding add column dispute integer not null default 0');
    // One call belongs to one problem.
    await runner.query(
      'create unique index checkup_finding_call on checkup_finding (call_id) where call_id is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index checkup_finding_call');
    await runner.query('alter table checkup_finding drop column dispute');
    await runner.query('alter table checkup_finding drop column call_id');
  }
}

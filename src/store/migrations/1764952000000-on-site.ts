import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A question raised at an activity is a call that says so, and an activity may be one for an enterprise. */
export class OnSite1764952000000 implements MigrationInterface {
  name = 'OnSite1764952000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call add column activity_id text');
    await runner.query(
      'create index call_activity on call (activity_id, raised_at) where activity_id is not null',
    );
    await runner.query('alter table activity add column enterprise_id text');
    await runner.query(
      'create index activity_enterprise on activity (enterprise_id, from_at) where enterprise_id is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index activity_enterprise');
    await runner.query('alter table activity drop column enterprise_id');
    await runner.query('drop index call_activity');
    await runner.query('alter table call drop column activity_id');
  }
}

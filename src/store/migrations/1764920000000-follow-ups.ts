import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the next thing is to be done after a call's closing: found among a million by the few that have one. */
export class FollowUps1764920000000 implements MigrationInterface {
  name = 'FollowUps1764920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call add column follow_up_at bigint');
    await runner.query(
      'create index call_follow_up on call (unit_id, raised_at) where follow_up_at is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index call_follow_up');
    await runner.query('alter table call drop column follow_up_at');
  }
}

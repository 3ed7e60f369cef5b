import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders of talks that are held as activities. */
export class OrdersAsActivities1764954500000 implements MigrationInterface {
  name = 'OrdersAsActivities1764954500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table talk_order add column activity_id text');
    await runner.query('alter table talk_order add column moved_at bigint');
    await runner.query(
      'create unique index talk_order_activity on talk_order (activity_id) where activity_id is not null',
    );
    // Those whose end is waited for are few among all that ever were.
    await runner.query(
      "create index talk_order_followed on talk_order (activity_id) where activity_id is not null and state = 'answered'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index talk_order_followed');
    await runner.query('drop index talk_order_activity');
    await runner.query('alter table talk_order drop column moved_at');
    await runner.query('alter table talk_order drop column activity_id');
  }
}

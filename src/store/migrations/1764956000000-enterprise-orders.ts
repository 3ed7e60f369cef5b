import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders of talks for an enterprise. */
export class EnterpriseOrders1764956000000 implements MigrationInterface {
  name = 'EnterpriseOrders1764956000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table talk_order add column enterprise_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table talk_order drop column enterprise_id');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message may carry a file, and answer another. */
export class Conversation1764972000000 implements MigrationInterface {
  name = 'Conversation1764972000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message add column file text');
    await runner.query('alter table message add column reply_to text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message drop column reply_to');
    await runner.query('alter table message drop column file');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words that stand ready in a call, of a unit and a side. */
export class QuickReplies1764976000000 implements MigrationInterface {
  name = 'QuickReplies1764976000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table quick_replies (unit_id text not null, side text not null, items text not null,
        version integer not null, changed_by text not null, changed_at bigint not null, primary key (unit_id, side))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quick_replies');
  }
}

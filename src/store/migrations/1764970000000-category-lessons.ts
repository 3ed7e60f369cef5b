import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What closed calls teach of their categories, and up to which call each unit has learned. */
export class CategoryLessons1764970000000 implements MigrationInterface {
  name = 'CategoryLessons1764970000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table category_lesson (call_id text not null primary key, unit_id text not null, category text not null,
        closed_at bigint not null, learned_at bigint not null, words text not null)`,
      'create index category_lesson_unit on category_lesson (unit_id, category, closed_at)',
      `create table category_lesson_mark (unit_id text not null primary key, closed_at bigint not null,
        call_id text not null)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table category_lesson_mark');
    await runner.query('drop table category_lesson');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pages for the talks with departments, and their lines. */
export class Outlines1764963500000 implements MigrationInterface {
  name = 'Outlines1764963500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table outline (id text primary key not null, unit_id text not null references unit (id),
        department_id text not null references department (id), talk_on text not null, talk_time text not null,
        place text not null, people text not null, version integer not null, made_by text not null,
        made_at bigint not null, changed_by text not null, changed_at bigint not null,
        unique (department_id, talk_on))`,
    );
    await runner.query(
      `create table outline_line (id text primary key not null, outline_id text not null references outline (id),
        kind text not null, position integer not null, question_id text, text text not null, note text,
        answer text, whom text not null, by_id text, due_on text, done_on text, remind_at bigint)`,
    );
    await runner.query('create index outline_line_outline on outline_line (outline_id)');
    await runner.query(
      'create index outline_line_remind on outline_line (remind_at) where remind_at is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outline_line');
    await runner.query('drop table outline');
  }
}

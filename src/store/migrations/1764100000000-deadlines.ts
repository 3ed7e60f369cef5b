import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The working calendar, the rules of deadlines, and the clocks of a call. */
export class Deadlines1764100000000 implements MigrationInterface {
  name = 'Deadlines1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table calendar_week (id text primary key not null references unit (id), week text not null,
        changed_at bigint not null)`,
      `create table calendar_year (unit_id text not null references unit (id), year integer not null,
        taken_at bigint not null, primary key (unit_id, year))`,
      `create table calendar_day (unit_id text not null references unit (id), day text not null, kind text not null,
        name text not null, intervals text, corrected integer not null, primary key (unit_id, day))`,
      `create table deadline_rule (id text primary key not null, unit_id text not null references unit (id),
        clock text not null, urgency text not null, category text, amount integer not null, unit text not null)`,
      `create unique index deadline_rule_once on deadline_rule (unit_id, clock, urgency, coalesce(category, ''))`,
      `alter table call add column clocks text`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table call drop column clocks`,
      `drop table deadline_rule`,
      `drop table calendar_day`,
      `drop table calendar_year`,
      `drop table calendar_week`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}

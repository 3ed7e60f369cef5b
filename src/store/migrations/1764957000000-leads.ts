import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads for judicial relief: their steps, deadlines, visits, and who was granted relief for which case. */
export class Leads1764957000000 implements MigrationInterface {
  name = 'Leads1764957000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table lead (id text primary key not null, unit_id text not null references unit (id),
        number text not null, kind text not null, source_kind text not null, source_id text not null,
        community_id text references community (id), made_by text not null, made_at bigint not null,
        in_charge text not null, department_id text, same_as text not null, step text not null, gate_case text,
        granted integer, ended_at bigint, near_at bigint, due_at bigint, note text not null, name text, phone text,
        id_number text, address text, circumstances text, basis text, paid_on text, told_on text, answered_at bigint,
        answered_by text, helped integer, answer_text text, version integer not null,
        check (source_kind in ('call', 'activity', 'department', 'look_back')),
        check (step in ('lead', 'gate', 'told', 'handed_over', 'decided', 'measures', 'visits', 'closed',
          'referred', 'withdrawn')))`,
      `create unique index lead_number on lead (unit_id, number)`,
      `create unique index lead_same on lead (unit_id, same_as)`,
      `create index lead_made on lead (unit_id, made_at)`,
      `create index lead_source on lead (source_id)`,
      `create table lead_step (lead_id text not null references lead (id), step text not null, place integer not null,
        at bigint not null, done_by text not null, said text, primary key (lead_id, step))`,
      `create table lead_deadline (lead_id text not null references lead (id), name text not null, unit text not null,
        amount integer not null, from_at bigint not null, near_at bigint not null, due_at bigint not null,
        remind_at bigint, done_at bigint, dropped_at bigint, primary key (lead_id, name))`,
      `create index lead_deadline_remind on lead_deadline (remind_at) where remind_at is not null`,
      `create table lead_visit (lead_id text not null references lead (id), months integer not null, at bigint not null,
        done_by text not null, way text not null, note text, primary key (lead_id, months))`,
      `create table lead_grant (id text primary key not null, lead_id text not null references lead (id))`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['lead_grant', 'lead_visit', 'lead_deadline', 'lead_step', 'lead'])
      await runner.query(`drop table ${table}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal outreach: activities, who serves at them, how many residents came, and what was said afterwards. */
export class Activities1764940000000 implements MigrationInterface {
  name = 'Activities1764940000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table activity (id text primary key not null, unit_id text not null, number text not null,
        theme text not null, title text not null, from_at bigint not null, to_at bigint not null,
        place text not null, community_id text, capacity integer, signed_up integer not null,
        in_charge text not null, series_id text, code_secret text not null, cancelled_at bigint, reason text)`,
      `create unique index activity_number on activity (unit_id, number)`,
      `create index activity_time on activity (unit_id, from_at, id)`,
      `create table attendance (id text primary key not null, unit_id text not null, activity_id text not null,
        person_id text not null, who text not null, signed_up_at bigint, started_at bigint, ended_at bigint,
        due_at bigint, by_list integer not null, forgotten integer not null)`,
      `create unique index attendance_once on attendance (activity_id, person_id)`,
      `create unique index attendance_running on attendance (person_id)
        where started_at is not null and ended_at is null`,
      `create index attendance_person on attendance (person_id, activity_id)`,
      `create index attendance_due on attendance (due_at) where due_at is not null`,
      `create table activity_arrival (id text primary key not null, activity_id text not null, band text not null,
        counted_by text not null, undone_at bigint)`,
      `create index activity_arrival_activity on activity_arrival (activity_id)`,
      `create table activity_feedback (id text primary key not null, activity_id text not null,
        person_id text not null, text text not null, at bigint not null)`,
      `create unique index activity_feedback_once on activity_feedback (activity_id, person_id)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** What was measured stands in the ledger; activities have no place in the schema below. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['activity_feedback', 'activity_arrival', 'attendance', 'activity'])
      await runner.query(`drop table ${table}`);
  }
}

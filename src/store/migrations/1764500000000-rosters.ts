import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who should be on duty: shifts, what differs on a day, leave, offers between colleagues, calendar addresses. */
export class Rosters1764500000000 implements MigrationInterface {
  name = 'Rosters1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table temporary_roster (id text primary key not null, unit_id text not null references unit (id),
        name text not null, from_day text not null, until_day text not null)`,
      `create table shift_pattern (id text primary key not null, unit_id text not null references unit (id),
        department_id text references department (id), name text not null, role text not null, min integer not null,
        max integer not null, start_minute integer not null, end_minute integer not null, weekdays text not null,
        every_weeks integer not null, days text not null, from_day text not null, until_day text, anchor_day text not null,
        rotation text not null, temporary_id text references temporary_roster (id))`,
      `create index shift_pattern_unit on shift_pattern (unit_id)`,
      `create table roster_override (id text primary key not null, unit_id text not null, pattern_id text not null references
        shift_pattern (id), day text not null, added text not null, removed text not null, version integer not null,
        changed_by text not null, unique (pattern_id, day))`,
      `create index roster_override_day on roster_override (unit_id, day)`,
      `create table leave_day (id text primary key not null, unit_id text not null, person_id text not null references
        account (id), from_day text not null, until_day text not null, blocks integer not null)`,
      `create index leave_day_until on leave_day (unit_id, until_day)`,
      `create table shift_request (id text primary key not null, unit_id text not null, kind text not null,
        pattern_id text not null references shift_pattern (id), day text not null, from_id text not null, to_id text,
        state text not null, taker_id text, decided_by text, created_at bigint not null, ended_at bigint)`,
      `create unique index shift_request_open on shift_request (pattern_id, day, from_id, kind)
        where state in ('offered', 'pending')`,
      `create index shift_request_unit on shift_request (unit_id, day)`,
      `create table calendar_address (id text primary key not null, unit_id text not null, person_id text,
        token_hash text not null unique, created_by text not null, created_at bigint not null, withdrawn_at bigint)`,
      `create table roster_watch (id text primary key not null, due_at bigint not null, reminded_until bigint not null,
        checked_day text not null, recent_day text not null, told text not null)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from this version of the database: restore a backup');
  }
}

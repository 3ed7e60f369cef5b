import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Around the figures: what comes again and who decided on it, saved views, briefs and when they go out, walls. */
export class Around1764850000000 implements MigrationInterface {
  name = 'Around1764850000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = runner.connection.options.type === 'better-sqlite3' ? ' without rowid' : '';
    const device = `id, unit_id, kind, community_id, department_id, label, phone, code_hash, code_expires_at,
      token_hash, invited_by, created_at, enrolled_at, expires_at, seen_at, agent, withdrawn_at, withdrawn_by,
      acting_id, acting_since, used_at, unlocked_until`;
    const statements = [
      // A check cannot be changed on SQLite: the table is made anew, with walls in it.
      `create table device_anew (id text primary key not null, unit_id text not null references unit (id),
        kind text not null, community_id text references community (id),
        department_id text references department (id), label text not null, phone text, code_hash text unique,
        code_expires_at bigint, token_hash text unique, invited_by text not null references account (id),
        created_at bigint not null, enrolled_at bigint, expires_at bigint, seen_at bigint, agent text not null,
        withdrawn_at bigint, withdrawn_by text, acting_id text, acting_since bigint, used_at bigint,
        unlocked_until bigint, check (kind in ('community', 'shift', 'wall')),
        check ((kind = 'community') = (community_id is not null)), check (kind = 'shift' or department_id is null))`,
      `insert into device_anew (${device}) select ${device} from device`,
      `drop table device`,
      `alter table device_anew rename to device`,
      `create index device_unit on device (unit_id, created_at)`,
      `create index device_acting on device (acting_id) where acting_id is not null`,

      `create table proposal (id text primary key not null, unit_id text not null, community_id text not null,
        kind text not null, matter text not null, state text not null, from_at bigint not null, to_at bigint not null,
        made_at bigint not null, planned_for text, decided_by text, decided_at bigint, note text)`,
      `create unique index proposal_standing on proposal (community_id, kind, matter)
        where state in ('open', 'planned')`,
      `create index proposal_unit on proposal (unit_id, made_at)`,
      `create table proposal_sweep (unit_id text primary key not null, day text not null)${keyed}`,
      // All that counting them looks at stands in the index.
      `create index call_guarded on call (unit_id, raised_at, community_id, solved, drill, category)
        where category in ('minors', 'domestic_violence')`,

      `create table report_view (id text primary key not null, person_id text not null, name text not null,
        path text not null, created_at bigint not null)`,
      `create unique index report_view_name on report_view (person_id, name)`,

      `create table brief (id text primary key not null, unit_id text not null, month text not null,
        figures text not null, made_by text, made_at bigint not null)`,
      `create index brief_month on brief (unit_id, month, made_at)`,
      `create table brief_schedule (unit_id text primary key not null, day integer not null, hour integer not null,
        recipients text not null, due_at bigint, changed_by text not null, changed_at bigint not null)${keyed}`,
      `create index brief_due on brief_schedule (due_at) where due_at is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['brief_schedule', 'brief', 'report_view', 'proposal_sweep', 'proposal'])
      await runner.query(`drop table ${table}`);
    await runner.query('drop index call_guarded');
  }
}

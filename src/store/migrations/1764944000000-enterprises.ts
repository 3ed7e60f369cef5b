import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Enterprises as beneficiaries, check-ups by their invitation, what was found, and the list of points. */
export class Enterprises1764944000000 implements MigrationInterface {
  name = 'Enterprises1764944000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = runner.connection.options.type === 'better-sqlite3' ? ' without rowid' : '';
    const statements = [
      `create table enterprise (id text primary key not null, unit_id text not null references unit (id),
        community_id text not null references community (id), name text not null, like_name text not null,
        even_so integer not null, kind text not null, state text not null, contact_name text, contact_phone text,
        note text, version integer not null, made_by text not null, made_at bigint not null)`,
      // The last word when one is entered twice at the same instant.
      `create unique index enterprise_like on enterprise (unit_id, like_name, even_so)`,
      `create index enterprise_unit on enterprise (unit_id, state, made_at)`,

      `create table checkup (id text primary key not null, unit_id text not null references unit (id),
        enterprise_id text not null references enterprise (id), kind text not null, state text not null,
        invited_by text not null, invited_at bigint not null, at bigint not null, place text not null,
        officers text not null, version integer not null, made_by text not null, made_at bigint not null,
        changed_at bigint not null)`,
      `create index checkup_unit on checkup (unit_id, at)`,
      `create index checkup_enterprise on checkup (enterprise_id, at)`,

      `create table checkup_finding (id text primary key not null, checkup_id text not null references checkup (id),
        point_id text not null, position integer not null, text text not null, finding text not null, words text,
        advice text, solved_at bigint, solved_by text, solved_words text)`,
      `create unique index checkup_finding_point on checkup_finding (checkup_id, point_id)`,

      `create table checkup_points (unit_id text primary key not null, points text not null,
        version integer not null, changed_by text not null, changed_at bigint not null)${keyed}`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['checkup_points', 'checkup_finding', 'checkup', 'enterprise'])
      await runner.query(`drop table ${table}`);
  }
}

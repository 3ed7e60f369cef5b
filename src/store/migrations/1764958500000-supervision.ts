import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads for supervision, and what is suggested where the same kind comes again. */
export class Supervision1764958500000 implements MigrationInterface {
  name = 'Supervision1764958500000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table agency_request add column guarded integer not null default 0`,
      `create table supervision_lead (id text primary key not null, unit_id text not null references unit (id),
        number text not null, kind text not null, state text not null, note text not null, place text, place_key text,
        community_id text references community (id), call_id text, handed_in_by text not null,
        handed_in_at bigint not null, department_id text, handed_over_by text, handed_over_at bigint, receipt text,
        receipt_at bigint, outcome text, outcome_text text, closed_by text, told_at bigint, version integer not null)`,
      `create index supervision_lead_unit on supervision_lead (unit_id, handed_in_at)`,
      `create index supervision_lead_person on supervision_lead (handed_in_by, handed_in_at)`,
      `create index supervision_lead_place on supervision_lead (unit_id, kind, place_key, handed_in_at)`,
      `create index supervision_lead_community on supervision_lead (unit_id, kind, community_id, handed_in_at)`,
      `create table supervision_suggestion (id text primary key not null, unit_id text not null references unit (id),
        kind text not null, community_id text, place_key text, place text, state text not null,
        from_at bigint not null, to_at bigint not null, made_at bigint not null, decided_by text, decided_at bigint,
        note text)`,
      `create index supervision_suggestion_unit on supervision_suggestion (unit_id, state, made_at)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supervision_suggestion');
    await runner.query('drop table supervision_lead');
    await runner.query('alter table agency_request drop column guarded');
  }
}

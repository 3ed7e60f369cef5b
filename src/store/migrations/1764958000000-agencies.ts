import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other agencies are asked for, and whom to ask for at one. */
export class Agencies1764958000000 implements MigrationInterface {
  name = 'Agencies1764958000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table body add column contact text not null default ''`,
      `create table agency_request (id text primary key not null, unit_id text not null references unit (id),
        subject_kind text not null, subject_id text not null, subject_number text not null, call_id text,
        community_id text, kind text not null, body_id text, agency text not null, contact text, phone text,
        what text not null, consent_way text not null, consent_on text, consent_reason text, asked_by text not null,
        asked_at bigint not null, in_charge text not null, state text not null, days integer, near_at bigint not null,
        due_at bigint not null, remind_at bigint, receipt text, receipt_at bigint, reminded_by text,
        reminded_at bigint, answer text, answer_text text, answered_on text, in_time integer, ended_by text,
        ended_at bigint, version integer not null)`,
      `create index agency_request_subject on agency_request (subject_kind, subject_id)`,
      `create index agency_request_unit on agency_request (unit_id, state, due_at)`,
      `create index agency_request_asked on agency_request (unit_id, asked_at)`,
      `create index agency_request_remind on agency_request (remind_at)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table agency_request');
    await runner.query('alter table body drop column contact');
  }
}

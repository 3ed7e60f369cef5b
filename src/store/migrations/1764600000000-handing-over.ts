import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing off as a step, and parts of a call that others help with. */
export class HandingOver1764600000000 implements MigrationInterface {
  name = 'HandingOver1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table duty add column ending_at bigint`,
      `alter table duty add column ending text`,
      `create table co_handler (id text primary key not null, call_id text not null, unit_id text not null,
        officer_id text, department_id text, state text not null, asked_at bigint not null, ended_at bigint, contact text)`,
      `create index co_handler_officer on co_handler (officer_id, asked_at) where officer_id is not null`,
      `create index co_handler_department on co_handler (department_id) where state = 'asked'`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** What was asked of whom would be lost; a backup is restored instead. */
  async down(): Promise<void> {
    throw new Error('who helped with what is not taken down; restore a backup instead');
  }
}

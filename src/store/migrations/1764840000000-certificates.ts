import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates of service, and the papers by which their bearers are known. */
export class Certificates1764840000000 implements MigrationInterface {
  name = 'Certificates1764840000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table certificate (id text primary key not null, unit_id text not null, year integer not null,
        running integer not null, number text not null, code text not null, paper text not null,
        person_id text not null, who text not null, from_day text not null, to_day text not null,
        total integer not null, figures text not null, stars integer not null, issuer text not null,
        bearer text not null, remarks text not null, issued_by text not null, issued_at bigint not null,
        valid_from bigint not null, order_id text, revoked_by text, revoked_at bigint, reason text,
        check (total > 0), check (to_day >= from_day))`,
      `create unique index certificate_number on certificate (number)`,
      `create unique index certificate_running on certificate (unit_id, year, running)`,
      `create unique index certificate_once on certificate (person_id, unit_id, paper, from_day, to_day)
        where revoked_at is null`,
      `create index certificate_unit on certificate (unit_id, issued_at, number)`,
      `create index certificate_person on certificate (person_id, issued_at)`,
      `create index certificate_order on certificate (order_id) where order_id is not null`,
      `create table service_identity (id text primary key not null, id_type text, id_number text,
        volunteer_number text, changed_by text not null, changed_at bigint not null)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** What was issued is on paper outside and must stay known here. */
  async down(): Promise<void> {
    throw new Error('issued certificates are not taken down; restore a backup instead');
  }
}

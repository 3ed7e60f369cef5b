/** Several escalation policies a unit, in order; beneficiaries found again by a keyed index of their telephone. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Policies1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table ring_policy (id text primary key not null, unit_id text not null references unit (id),
        position integer not null, name text not null, matches text not null, steps text not null,
        after_hours text not null, promise_seconds integer not null, after_promise_seconds integer not null,
        owners text not null, changed_at bigint not null, unique (unit_id, position),
        check (after_hours in ('ring', 'book')))`,
      `insert into ring_policy select id, unit_id, 0, '', '{"when":"any"}', steps, 'ring', 120, 300, '[]', changed_at
        from escalation_policy`,
      `drop table escalation_policy`,
      `alter table call_particulars add column resident_key text`,
      `create index particulars_resident on call_particulars (resident_key) where resident_key is not null`,
    ])
      await runner.query(statement);
  }

  /** The steps of each unit's last policy are kept; what the others said is not. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop index particulars_resident`,
      `alter table call_particulars drop column resident_key`,
      `create table escalation_policy (id text primary key not null, unit_id text not null unique references unit (id),
        steps text not null, changed_at bigint not null)`,
      `insert into escalation_policy select id, unit_id, steps, changed_at from ring_policy p where position =
        (select max(position) from ring_policy q where q.unit_id = p.unit_id)`,
      `drop table ring_policy`,
    ])
      await runner.query(statement);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Petitions that were handed on, and what was done of them; and the calls they are made of, found quickly. */
export class Petitions1764960000000 implements MigrationInterface {
  name = 'Petitions1764960000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table petition (id text primary key not null, unit_id text not null references unit (id),
        community_id text not null references community (id), call_id text not null references call (id),
        number text not null, round integer not null, handed_on_at bigint not null, in_charge_id text not null,
        state text not null, procedure_days integer not null, outcome_months integer not null,
        every_months integer not null, receipt text, procedure_due_at bigint not null, procedure_on text,
        awaits text, near_at bigint, due_at bigint, remind_at bigint, told_at bigint, version integer not null,
        check (state in ('open', 'told', 'withdrawn')))`,
      'create unique index petition_call on petition (call_id)',
      'create index petition_unit on petition (unit_id, state, due_at)',
      'create index petition_told on petition (community_id, told_at)',
      'create index petition_remind on petition (remind_at) where remind_at is not null',
      `create table petition_step (id text primary key not null,
        petition_id text not null references petition (id), round integer not null, place integer not null,
        step text not null, done_on text not null, at bigint not null, by_id text not null, due_at bigint,
        in_time integer, receipt text, way text, note text)`,
      'create unique index petition_step_place on petition_step (petition_id, round, place)',
      `create index call_handed_on on call (closed_at) where category = 'petition' and outcome = 'referred'`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index call_handed_on');
    await runner.query('drop table petition_step');
    await runner.query('drop table petition');
  }
}

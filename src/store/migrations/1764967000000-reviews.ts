import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was not satisfied is called back, and a sample of closed calls is reviewed. */
export class Reviews1764967000000 implements MigrationInterface {
  name = 'Reviews1764967000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table call_back (id text primary key not null, unit_id text not null references unit (id),
        call_id text not null references call (id), closed_at bigint not null, reason text not null,
        opened_at bigint not null, due_at bigint not null, remind_at bigint, state text not null,
        assignee_id text, done_by text, done_at bigint, way text, outcome text, note text,
        version integer not null, unique (call_id, closed_at))`,
    );
    await runner.query('create index call_back_unit on call_back (unit_id, state, due_at)');
    await runner.query('create index call_back_remind on call_back (remind_at) where remind_at is not null');
    await runner.query(
      `create table sample_draw (id text primary key not null, unit_id text not null references unit (id),
        month text not null, drawn_at bigint not null, closed integer not null)`,
    );
    await runner.query(
      `create table sample_review (id text primary key not null, unit_id text not null references unit (id),
        month text not null, call_id text not null references call (id), closed_at bigint not null,
        done_by text, done_at bigint, contact_made integer, sentence_plain integer, outcome_true integer,
        follow_up_kept integer, remark text, version integer not null, unique (call_id, month))`,
    );
    await runner.query('create index sample_review_unit on sample_review (unit_id, month)');
    await runner.query(
      `create index call_dissatisfied on call (closed_at)
        where rating <= 2 or resident_satisfied <= 2 or resident_solved = 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index call_dissatisfied');
    await runner.query('drop table sample_review');
    await runner.query('drop table sample_draw');
    await runner.query('drop table call_back');
  }
}

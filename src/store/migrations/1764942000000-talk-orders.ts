import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Talks on offer, and the orders of them. */
export class TalkOrders1764942000000 implements MigrationInterface {
  name = 'TalkOrders1764942000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table talk (id text primary key not null, unit_id text not null references unit (id),
        theme text not null, title text not null, given_by text not null, minutes integer not null,
        material text not null, audience text not null, is_offered integer not null)`,
      `create index talk_unit on talk (unit_id)`,
      `create table talk_order (id text primary key not null, unit_id text not null references unit (id),
        number text not null, talk_id text not null references talk (id),
        community_id text not null references community (id), audience text, people integer, wished_from text,
        wished_to text, note text, ordered_by text not null, ordered_at bigint not null, state text not null,
        answer_hours integer not null, near_at bigint not null, due_at bigint not null, remind_at bigint,
        answered_at bigint, answer_at bigint, answer_by text, answer_text text, decision text, planned_day text,
        ended_at bigint, check (state in ('open', 'answered', 'declined', 'withdrawn', 'held')))`,
      `create unique index talk_order_number on talk_order (unit_id, number)`,
      `create index talk_order_unit on talk_order (unit_id, state, due_at)`,
      `create index talk_order_remind on talk_order (remind_at) where remind_at is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table talk_order');
    await runner.query('drop table talk');
  }
}

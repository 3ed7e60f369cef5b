import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to units below, with their figures as they stood. */
export class Letters1764962500000 implements MigrationInterface {
  name = 'Letters1764962500000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table reminder_letter (id text primary key not null, number text not null,
        unit_id text not null references unit (id), to_unit_id text not null references unit (id),
        year integer not null, figures text not null, text text not null, state text not null,
        drafted_by text not null, drafted_at bigint not null, signed_by text, signed_at bigint, sent_by text,
        sent_at bigint, answer_days integer, near_at bigint, due_at bigint, remind_at bigint, answer text,
        answered_by text, answered_at bigint, read_by text, read_at bigint, programme_id text, ended_by text,
        ended_at bigint, reason text, version integer not null)`,
      `create index reminder_letter_unit on reminder_letter (unit_id, drafted_at)`,
      `create index reminder_letter_to on reminder_letter (to_unit_id, drafted_at)`,
      // The last word when two draft one at the same instant.
      `create unique index reminder_letter_open on reminder_letter (unit_id, to_unit_id, year)
        where state not in ('lifted', 'withdrawn')`,
      `create index reminder_letter_remind on reminder_letter (remind_at) where remind_at is not null`,
      `create index reminder_letter_followed on reminder_letter (programme_id) where state = 'answered'`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reminder_letter');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes of help for units, their parts, and help that is asked of the unit above. */
export class Programmes1764962000000 implements MigrationInterface {
  name = 'Programmes1764962000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table programme (id text primary key not null, unit_id text not null references unit (id),
        helper_id text, reasons text not null, from_day text not null, until_day text not null, state text not null,
        made_by text not null, made_in text not null, made_at bigint not null, ended_at bigint, ended_by text,
        ended_in text, ending text, version integer not null)`,
      `create index programme_unit on programme (unit_id, from_day)`,
      // The last word when two begin one at the same instant.
      `create unique index programme_open on programme (unit_id) where state = 'open'`,

      `create table programme_measure (id text primary key not null,
        programme_id text not null references programme (id), what text not null, who text not null,
        by_day text not null, added_by text not null, added_at bigint not null, done_by text, done_at bigint)`,
      `create index programme_measure_of on programme_measure (programme_id, by_day)`,
      `create table programme_note (id text primary key not null,
        programme_id text not null references programme (id), unit_id text not null, text text not null,
        written_by text not null, written_at bigint not null)`,
      `create index programme_note_of on programme_note (programme_id, written_at)`,
      `create table programme_training (id text primary key not null,
        programme_id text not null references programme (id), title text not null, from_at bigint not null,
        to_at bigint not null, people text not null, minutes integer not null, entered_by text not null,
        entered_at bigint not null)`,
      `create index programme_training_of on programme_training (programme_id, from_at)`,

      `create table unit_help (id text primary key not null, unit_id text not null references unit (id),
        helper_id text not null, programme_id text, kind text not null, text text not null, by_day text,
        asked_by text not null, asked_at bigint not null, state text not null, answer text, answered_by text,
        answered_at bigint, remind_at bigint)`,
      `create index unit_help_programme on unit_help (programme_id, asked_at)`,
      `create index unit_help_unit on unit_help (unit_id) where programme_id is null`,
      `create index unit_help_remind on unit_help (remind_at) where remind_at is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** The hours of training stand in the ledger. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'unit_help',
      'programme_training',
      'programme_note',
      'programme_measure',
      'programme',
    ])
      await runner.query(`drop table ${table}`);
  }
}

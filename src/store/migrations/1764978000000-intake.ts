import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other ways in: what calls come from, and which of its ids is which call. */
export class Intake1764978000000 implements MigrationInterface {
  name = 'Intake1764978000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table intake_source (id text primary key not null, unit_id text not null references unit (id),
        code text not null, name text not null, kind text not null, communities text not null, numbers text not null,
        phone text, category text, urgency text, per_hour integer not null, secret text, old_secret text,
        old_until bigint, made_by text not null, made_at bigint not null, off_at bigint, heard_at bigint,
        pressed_call text, pressed_at bigint, unique (unit_id, code))`,
    );
    await runner.query(
      `create table intake_entry (source_id text not null references intake_source (id), entry_key text not null,
        call_id text not null, at bigint not null, reference text not null, primary key (source_id, entry_key))`,
    );
    await runner.query('create index intake_entry_lately on intake_entry (source_id, at)');
    await runner.query('create index intake_entry_call on intake_entry (call_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake_entry');
    await runner.query('drop table intake_source');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At which duty place somebody walked in; and the unit's walk-ins, few among a million calls. */
export class WalkInPlaces1764954000000 implements MigrationInterface {
  name = 'WalkInPlaces1764954000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call add column desk_place text');
    await runner.query('create index call_desk on call (unit_id, raised_at) where desk = 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index call_desk');
    await runner.query('alter table call drop column desk_place');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was granted in relief and by which base, a unit and year. */
export class ReliefBases1764961000000 implements MigrationInterface {
  name = 'ReliefBases1764961000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table relief_base (id text primary key not null, unit_id text not null references unit (id),
        year integer not null, granted integer not null, base integer, granted_fen bigint, source text not null,
        entered_by text not null, entered_at bigint not null, version integer not null,
        check (granted >= 0 and (base is null or granted <= base)))`,
    );
    await runner.query('create unique index relief_base_year on relief_base (unit_id, year)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table relief_base');
  }
}

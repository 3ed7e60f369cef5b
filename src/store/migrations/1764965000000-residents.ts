import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What figures look through without going to the rows; on PostgreSQL an index of the span is enough. */
const LOOKED = `id, number, category, urgency, community_id, holder_id, outcome, solved, rating, answered_at,
  answer_by, closed_at, close_by, drill, desk`;

/** Slips for residents, and what a resident said of the closing: it counts before the rating of the community. */
export class Residents1764965000000 implements MigrationInterface {
  name = 'Residents1764965000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table slip (call_id text primary key not null references call (id), code_hash text not null,
        given_by text not null, given_at bigint not null, safe_contact integer not null)`,
    );
    await runner.query('create unique index slip_code on slip (code_hash)');
    await runner.query('alter table call add column resident_solved integer');
    await runner.query('alter table call add column resident_satisfied integer');
    await looksThrough(runner, `${LOOKED}, resident_solved`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await looksThrough(runner, LOOKED);
    await runner.query('alter table call drop column resident_satisfied');
    await runner.query('alter table call drop column resident_solved');
    await runner.query('drop table slip');
  }
}

async function looksThrough(runner: QueryRunner, columns: string): Promise<void> {
  if (runner.connection.options.type !== 'better-sqlite3') return;
  await runner.query('drop index call_unit');
  await runner.query(`create index call_unit on call (unit_id, raised_at, ${columns})`);
}

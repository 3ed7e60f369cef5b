import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What figures look through without going to the rows; on PostgreSQL an index of the span is enough. */
const LOOKED = `id, number, category, urgency, community_id, holder_id, outcome, solved, rating, answered_at,
  answer_by, closed_at, close_by, drill`;

/**
 * Walk-ins: an officer takes a call from somebody who stands before them. They are in no figure of answering and are
 * counted by themselves, so that the roll-ups begin anew with that column: they are filled from the calls, oldest
 * first, and until then figures are counted from the calls.
 */
export class WalkIns1764941000000 implements MigrationInterface {
  name = 'WalkIns1764941000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call add column desk integer not null default 0');
    await looksThrough(runner, `${LOOKED}, desk`);
    // Who took one finds it among their calls, whoever holds it since.
    await runner.query('create index call_walk_in on call (raised_by, raised_at) where desk = 1');
    for (const table of ['call_rollup', 'answer_rollup', 'rollup_mark'])
      await runner.query(`delete from ${table}`);
    await runner.query('alter table call_rollup add column desk integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_rollup drop column desk');
    await runner.query('drop index call_walk_in');
    await looksThrough(runner, LOOKED);
    await runner.query('alter table call drop column desk');
  }
}

async function looksThrough(runner: QueryRunner, columns: string): Promise<void> {
  if (runner.connection.options.type !== 'better-sqlite3') return;
  await runner.query('drop index call_unit');
  await runner.query(`create index call_unit on call (unit_id, raised_at, ${columns})`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which calls have which words, by keyed tokens; filled behind the hub's back, of calls of before too. */
export class Search1764969000000 implements MigrationInterface {
  name = 'Search1764969000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = runner.connection.options.type === 'better-sqlite3' ? ' without rowid' : '';
    await runner.query(
      `create table search_block (block integer primary key not null, unit_id text not null references unit (id),
        mark text not null, kind text not null, used integer not null, min_at bigint not null, max_at bigint not null)`,
    );
    await runner.query('create index search_block_unit on search_block (unit_id, max_at)');
    await runner.query(
      `create table search_call (place bigint primary key not null, call_id text not null, raised_at bigint not null,
        version integer not null)${keyed}`,
    );
    await runner.query('create unique index search_call_id on search_call (call_id)');
    await runner.query(
      `create table search_posting (block integer not null, token bigint not null, calls text not null,
        primary key (block, token))${keyed}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['search_posting', 'search_call', 'search_block'])
      await runner.query(`drop table ${table}`);
  }
}
